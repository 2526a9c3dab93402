// New audiences from sentences: made of the data's own events, and ordinary from then on.
#include "web/ui/sentences.h"

#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/document/unfinished.h"
#include "core/segment/check.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

CatalogReply Shop() {
  CatalogReply catalog;
  for (const char* name : {"Login", "Product Viewed", "Added to Basket", "Purchase"}) {
    EventSummary& event = catalog.events.emplace_back();
    event.name = name;
  }
  catalog.amount = "total";
  return catalog;
}

}  // namespace

TEST_CASE("Sentences name the data's own events, and each can be counted as it is") {
  for (const char* purchase : {"Purchase", ""}) {
    CAPTURE(purchase);
    Definitions document;
    document.segments = MakeSentences(Shop(), purchase, {{"19.5", 3}, {"40", 2}, {"25", 9}});
    CHECK(document.segments.size() == (*purchase == '\0' ? 3 : 10));
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
      Segment& segment = document.segments[i];
      segment.id = "s" + std::to_string(i);
      for (const Condition& condition : segment.include.conditions) CHECK(IsFinished(condition));
    }
    CHECK_FALSE(Check(document));
  }
  const Segment first = MakeSentences(Shop(), "Purchase", {})[0];
  CHECK(first.name == "Added to Basket often, no Purchase");
  CHECK(Describe(first, {}, Language::kEnglish).find("at least 3 times in the last 30 days") !=
        std::string::npos);
}

TEST_CASE("What is much follows from the amounts there are") {
  const auto spent = [](const std::vector<ValueCount>& amounts) {
    for (const Segment& segment : MakeSentences(Shop(), "Purchase", amounts)) {
      const auto* aggregate = std::get_if<AggregateCondition>(&segment.include.conditions[0].body);
      if (aggregate != nullptr) return aggregate->test.number;
    }
    return 0.0;
  };
  CHECK(spent({{"19.5", 3}, {"40", 2}, {"25", 9}}) == 80);
  CHECK(spent({{"250000", 3}}) == 800000);
  CHECK(spent({}) == 0);
  CHECK(spent({{"n/a", 3}}) == 0);
}

TEST_CASE("Data without events has no sentences") {
  CHECK(MakeSentences({}, "", {}).empty());
  CHECK(MakeSentences({}, "Purchase", {}).size() == 5);  // of the purchases that may come
}

TEST_CASE("Carted at least 3 times in the last 30 days but did not buy: two presses") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("From a sentence", "button");
  samples::AnswerAudiences(page);
  CHECK(page.Shows("Choose the nearest one."));
  page.Look("sentences");
  page.Click("Add to Cart often, no Paid Order", "option");
  CHECK_FALSE(page.Shows("Choose the nearest one."));
  const Segment& made = page.host().Last<CountRequest>().definitions.segments.back();
  REQUIRE(made.include.conditions.size() == 2);
  samples::AnswerAudiences(page);
  // Its parts are chips, as of any other.
  CHECK(page.Get("Event, condition 1", "combobox").value == "Add to Cart");
  CHECK(page.Get("Event, condition 2", "combobox").value == "Paid Order");
}

TEST_CASE("Sentences open from the menu and by Ctrl K") {
  TestPage page;
  samples::ShowAudiences(page);
  SUBCASE("menu") {
    page.Click("New audience", "button");
    page.Click("From a sentence", "option");
  }
  SUBCASE("palette") {
    page.Press(ImGuiKey_K, ImGuiMod_Ctrl);
    page.Type("from a sent");
    page.Press(ImGuiKey_Enter);
  }
  CHECK(page.Find("New audience from a sentence", "heading") != nullptr);
  CHECK(page.Find("Add to Cart often, no Paid Order", "option") != nullptr);
}

TEST_CASE("Filters of one event can be grouped by mouse") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("From a sentence", "button");
  page.Click("Add to Cart often, no Paid Order", "option");
  samples::AnswerAudiences(page);
  page.Click("+ filter, condition 1", "link");
  page.Pick("Property, filter 1 of condition 1", "brand");
  page.Click("Group of filters after filter 1 of condition 1", "button");
  page.Pick("Filters, filter 1 of filter 2 of condition 1", "none of");
  page.Pick("Property, filter 1 of filter 2 of condition 1", "channel");
  page.Press(ImGuiKey_Escape);
  page.Click("Test, filter 1 of filter 2 of condition 1");
  page.Click("is empty", "option");
  const auto& conditions =
      page.host().Last<CountRequest>().definitions.segments.back().include.conditions;
  const auto& where = std::get<EventCondition>(conditions[0].body).events.where;
  REQUIRE(where.filters.size() == 1);  // the first has no value yet
  const auto& inner = std::get<FilterGroup>(where.filters[0].body);
  CHECK(inner.kind == GroupKind::kNone);
  REQUIRE(inner.filters.size() == 1);
  CHECK(std::get<PropertyTest>(inner.filters[0].body).test.op == TestOp::kEmpty);
}

}  // namespace kohort
