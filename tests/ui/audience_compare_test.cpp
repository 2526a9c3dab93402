// An audience beside another.
#include <map>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

std::map<std::string, std::string> Memory() {
  return {{"audiences", FormatDefinitions(samples::Document())}};
}

struct ComparedPage : TestPage {
  explicit ComparedPage(TestPageOptions options = {.height = 1400}) : TestPage(options, Memory()) {
    samples::ShowAudiences(*this);
    Click("High-value cart abandoners", "row");
  }
  void Compare() {
    Click("More of this audience", "button");
    Click("Compare with another", "option");
  }
};

}  // namespace

TEST_CASE("An audience is compared with the one that it shares most customers with") {
  ComparedPage page;
  samples::AnswerAudiences(page);
  page.Compare();
  CHECK(page.Find("Compared with", "heading") != nullptr);
  CHECK(page.Get("Compared with", "combobox").value == "Leads");
  CHECK(page.Shows("Customers who did \"Add to Cart\""));  // what one says
  CHECK(page.Shows("who are in the stage"));               // and the other
  CHECK(page.Find("Only in High-value cart abandoners: 796 · 0.4 %", "button") != nullptr);
  CHECK(page.Find("In High-value cart abandoners and Leads: 1,511 · 0.7 %", "button") != nullptr);
  CHECK(page.Find("Only in Leads: 224,573 · 99.0 %", "button") != nullptr);
}

TEST_CASE("Another is chosen to compare with, and the comparison ends") {
  ComparedPage page;
  samples::AnswerAudiences(page);
  page.Compare();
  page.Pick("Compared with", "Active");
  CHECK(page.Find("In High-value cart abandoners and Active: 0 · 0 %", "button") != nullptr);
  page.Click("Active", "row");  // it is not compared with itself
  samples::AnswerAudiences(page);
  CHECK(page.Find("Compared with", "heading") == nullptr);
  page.Compare();
  page.Click("End the comparison", "button");
  CHECK(page.Find("Compared with", "heading") == nullptr);
}

TEST_CASE("Until the counts are here a comparison says what the two say, and that it counts") {
  ComparedPage page;
  page.Compare();
  CHECK(page.Find("Compared with", "heading") != nullptr);
  CHECK(page.Shows("Customers who did \"Add to Cart\""));
  CHECK(page.Shows("Counting"));
  CHECK_FALSE(page.Shows("Only in"));
}

TEST_CASE("A comparison with what cannot be counted says so") {
  ComparedPage page;
  samples::AnswerAudiences(page);
  page.Click("Times, condition 1", "textbox");
  page.Clear();
  page.Type("4");
  page.Answer<CountRequest>(samples::Counted(page.host().Last<CountRequest>()));
  AudienceProfileReply reply = samples::Profile(page.host().Last<AudienceProfileRequest>());
  reply.overlaps.clear();
  page.Answer<AudienceProfileRequest>(reply);
  page.Compare();
  CHECK(page.Shows("One of the two cannot be counted."));
}

TEST_CASE("A part of a comparison becomes an audience") {
  ComparedPage page;
  samples::AnswerAudiences(page);
  page.Compare();
  page.Click("Only in Leads: 224,573 · 99.0 %", "button");
  const Segment& added = page.host().Last<CountRequest>().definitions.segments.front();
  CHECK(added.name == "Only in Leads");
  REQUIRE(added.include.conditions.size() == 2);
  CHECK(std::get<SegmentCondition>(added.include.conditions[0].body).segment == "segment-0");
  const auto& other = std::get<SegmentCondition>(added.include.conditions[1].body);
  CHECK(other.segment == "segment-6");
  CHECK_FALSE(other.member);
}

TEST_CASE("An audience alone cannot be compared") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  samples::AnswerAudiences(page);
  page.Click("More of this audience", "button");
  CHECK(page.Find("Compare with another", "option") == nullptr);
}

TEST_CASE("Deleting the other ends a comparison") {
  ComparedPage page;
  samples::AnswerAudiences(page);
  page.Compare();
  const Item row = page.Get("Leads", "row");
  page.MoveTo(row.x + 30, row.y + 10);  // its menu shows then
  page.Click("More: Leads", "button");
  page.Click("Delete", "option");
  CHECK(page.Find("Compared with", "heading") == nullptr);
}

}  // namespace kohort
