// The conditions of an audience, as a person edits them.
#include <string>
#include <variant>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

using samples::AnswerAudiences;
using samples::AskedSegment;
using samples::Begin;
using samples::ChooseEvent;
using samples::Only;
using samples::ShowAudiences;
using samples::TypeInto;

}  // namespace

TEST_CASE("Conditions are put into groups, copied, moved, excluded and removed by their menus") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  page.Click("More: condition 1", "button");
  page.Click("Duplicate", "option");
  page.Click("More: condition 2", "button");
  page.Click("Put into a group", "option");
  {
    const auto& conditions = AskedSegment(page).include.conditions;
    REQUIRE(conditions.size() == 2);
    const auto& group = std::get<Group>(conditions[1].body);
    CHECK(group.kind == GroupKind::kAny);
    CHECK(group.conditions.size() == 1);
  }
  page.Click("Add a condition to condition 2", "button");
  page.Click("Random share", "option");
  CHECK(std::get<Group>(AskedSegment(page).include.conditions[1].body).conditions.size() == 2);
  page.Click("Group, condition 2", "combobox");
  page.Click("None", "option");
  page.Click("More: condition 2", "button");
  page.Click("Move up", "option");
  CHECK(std::get<Group>(AskedSegment(page).include.conditions[0].body).kind == GroupKind::kNone);
  page.Click("More: condition 1.2", "button");
  page.Click("Exclude these instead", "option");
  CHECK(AskedSegment(page).exclude.size() == 1);
  page.Click("More: exclusion 1", "button");
  page.Click("Remove", "option");
  CHECK(AskedSegment(page).exclude.empty());
}

TEST_CASE("A condition is dragged to another place") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  page.Click("Add a condition to the audience", "button");
  page.Click("Random share", "option");
  AnswerAudiences(page);
  const Item grip = page.Get("Drag condition 1", "button");
  const Item below = page.Get("Add a condition to the audience", "button");
  page.MoveTo(grip.x + grip.w / 2, grip.y + grip.h / 2);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  page.Settle();
  page.MoveTo(grip.x + 20, below.y - 10);
  page.MoveTo(grip.x + 30, below.y - 8);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  page.Settle();
  const auto& conditions = AskedSegment(page).include.conditions;
  CHECK(std::holds_alternative<RandomCondition>(conditions[0].body));
  CHECK(std::holds_alternative<StageCondition>(conditions[1].body));
}

TEST_CASE("Filters choose properties, comparisons and values with their counts") {
  TestPage page;
  Begin(page, "Did an event");
  ChooseEvent(page);
  page.Click("+ filter, condition 1", "link");
  page.Click("Property, filter 1 of condition 1", "combobox");
  page.Click("brand", "option");
  page.Click("Values, filter 1 of condition 1", "combobox");
  AnswerAudiences(page);
  CHECK(page.Get("ACE", "option").value == "120,000");
  page.Click("ACE", "option");
  page.Click("INFORMA", "option");
  page.Press(ImGuiKey_Escape);
  const auto& event = Only<EventCondition>(page);
  REQUIRE(event.events.where.filters.size() == 1);
  const auto& test = std::get<PropertyTest>(event.events.where.filters[0].body);
  CHECK(test.property == "brand");
  CHECK(test.test.texts == std::vector<std::string>{"ACE", "INFORMA"});
  page.Click("Remove ACE from filter 1 of condition 1", "button");
  CHECK(page.Find("Remove ACE from filter 1 of condition 1") == nullptr);
  page.Click("Remove filter 1 of condition 1", "button");
  CHECK(Only<EventCondition>(page).events.where.filters.empty());
}

TEST_CASE("A value that is not offered can be typed") {
  TestPage page;
  Begin(page, "Customer attribute");
  page.Click("Attribute, condition 1", "combobox");
  page.Click("city", "option");
  page.Click("Values, condition 1", "combobox");
  AnswerAudiences(page);
  page.Type("Pare-pare");
  CHECK(page.host().Last<ValuesRequest>().search == "Pare-pare");
  page.Press(ImGuiKey_Enter);
  CHECK(Only<AttributeCondition>(page).test.texts == std::vector<std::string>{"Pare-pare"});
}

TEST_CASE("Windows of every kind can be chosen, days from a month") {
  TestPage page;
  Begin(page, "Did an event");
  ChooseEvent(page);
  SUBCASE("between days") {
    page.Pick("Time, condition 1", "from");
    page.Click("First day, condition 1", "combobox");
    page.Click("2 Nov 2026", "button");
    page.Click("Last day, condition 1", "combobox");
    page.Click("5 Nov 2026", "button");
    CHECK(Only<EventCondition>(page).window.from == "2026-11-02");
    CHECK(Only<EventCondition>(page).window.to == "2026-11-05");
  }
  SUBCASE("calendar") {
    page.Pick("Time, condition 1", "this");
    page.Pick("Unit, condition 1", "quarter");
    CHECK(Only<EventCondition>(page).window.kind == WindowKind::kThis);
    CHECK(Only<EventCondition>(page).window.unit == TimeUnit::kQuarters);
    CHECK(Only<EventCondition>(page).window.count == 1);
  }
  SUBCASE("ago") {
    page.Pick("Time, condition 1", "between");
    TypeInto(page, "Until how many, condition 1", "7");
    CHECK(Only<EventCondition>(page).window.until == 7);
    TypeInto(page, "How many, condition 1", "5");  // not more than 7
    CHECK(Only<EventCondition>(page).window.count == 30);
  }
}

TEST_CASE("Every kind of condition can be added and says what it needs") {
  for (const char* kind : {"Did an event", "Did not do an event", "First or last did an event",
                           "Total, average, ...", "Customer attribute", "Lifecycle stage", "RFM",
                           "Sequence", "Habit", "Favourite", "List of customers", "Random share"}) {
    CAPTURE(kind);
    TestPage page;
    Begin(page, kind);
    CHECK(AskedSegment(page).include.conditions.size() == 1);
    CHECK(page.Find("More: condition 1", "button") != nullptr);
  }
}

TEST_CASE("A sequence gets steps, a limit and an exception") {
  TestPage page;
  Begin(page, "Sequence");
  page.Click("+ step, step 2 of condition 1", "link");
  page.Click("+ all within, condition 1", "link");
  page.Click("+ without, condition 1", "link");
  for (const char* chip : {"Event, step 1 of condition 1", "Event, step 2 of condition 1",
                           "Event, step 3 of condition 1", "Event, exception 1 of condition 1"}) {
    page.Click(chip, "combobox");
    page.Click("Paid Order", "option");
  }
  const auto& sequence = Only<SequenceCondition>(page);
  CHECK(sequence.steps.size() == 3);
  CHECK(sequence.steps[2].event.names == std::vector<std::string>{"Paid Order"});
  CHECK(sequence.within.has_value());
  CHECK(sequence.without.size() == 1);
  page.Click("Remove step 1 of condition 1", "button");
  CHECK(Only<SequenceCondition>(page).steps.size() == 2);
}

}  // namespace kohort
