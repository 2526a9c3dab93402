// The right column of the audiences' page: who the customers of the audience are.
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

std::map<std::string, std::string> Memory() {
  return {{"audiences", FormatDefinitions(samples::Document())}};
}

constexpr const char* kAudience = "High-value cart abandoners";

struct Column : TestPage {
  explicit Column(TestPageOptions options = {.height = 1200}) : TestPage(options, Memory()) {
    samples::ShowAudiences(*this);
    Click(kAudience, "row");
  }
  std::size_t Asked() { return host().Count<AudienceProfileRequest>(); }
  // With the count and the history, but not the profile.
  void AnswerCount() {
    const CountRequest& count = host().Last<CountRequest>();
    Answer<CountRequest>(samples::Counted(count));
  }
  void AnswerProfile(const AudienceProfileReply& reply) { Answer<AudienceProfileRequest>(reply); }
  AudienceProfileReply Sample() { return samples::Profile(host().Last<AudienceProfileRequest>()); }
};

}  // namespace

TEST_CASE("The column shows revenue, reach, what sets them apart and overlap") {
  Column page;
  samples::AnswerAudiences(page);
  CHECK(page.Shows("Rp 3.1 bn revenue and 4,102 orders in 12 months"));
  CHECK(page.Find("Reachable by channel", "heading") != nullptr);
  CHECK(page.Shows("Push notification: 1,204"));
  CHECK(page.Shows("Email: 1,890"));
  CHECK(page.Shows("Pop-up banner: 2,307"));
  CHECK_FALSE(page.Shows("SMS"));  // nobody has a telephone number
  CHECK_FALSE(page.Shows("consent"));
  CHECK(page.Find("What sets them apart", "heading") != nullptr);
  CHECK(page.Find("city Bandung: 2.1×", "button") != nullptr);
  CHECK(page.Find("channel ios_app: 1.8×", "button") != nullptr);
  CHECK(page.Find("Overlap with Leads: 1,511 · 65.5 %", "button") != nullptr);
}

TEST_CASE("A profile is asked for when the count has come, with all other audiences") {
  Column page;
  const std::size_t before = page.Asked();
  CHECK(page.Shows("Counting"));
  page.AnswerCount();
  REQUIRE(page.Asked() == before + 1);
  const auto& request = page.host().Last<AudienceProfileRequest>();
  CHECK(request.segment == "segment-6");
  CHECK(request.others.size() == 6);
  CHECK(page.Find("Reachable by channel", "heading") != nullptr);
  CHECK(page.Find("What sets them apart", "heading") != nullptr);
  CHECK(page.Shows("Counting"));
  CHECK_FALSE(page.Shows("Pop-up banner"));
  page.AnswerProfile(page.Sample());
  CHECK_FALSE(page.Shows("Counting"));
  CHECK(page.Shows("Pop-up banner: 2,307"));
}

TEST_CASE("An edit drops the profile under way, and the one before stays until the next is here") {
  Column page;
  samples::AnswerAudiences(page);
  page.Click("Times, condition 1", "textbox");
  page.Clear();
  page.Type("4");
  page.AnswerCount();
  const std::uint64_t first = page.host().LastId<AudienceProfileRequest>();
  page.Type("0");
  CHECK(page.host().Cancelled(first));
  CHECK(page.host().LastId<AudienceProfileRequest>() == first);  // until the count is here
  AudienceProfileReply late = page.Sample();
  late.channels[0].customers = 77'077;
  page.Receive(first, late);
  CHECK_FALSE(page.Shows("77,077"));
  CHECK(page.Shows("Push notification: 1,204"));
}

TEST_CASE("A profile of another audience is not shown") {
  Column page;
  samples::AnswerAudiences(page);
  page.Click("Active", "row");
  CHECK_FALSE(page.Shows("Pop-up banner"));
  CHECK_FALSE(page.Shows("revenue"));
  samples::AnswerAudiences(page);
  CHECK(page.Shows("Pop-up banner"));
}

TEST_CASE("Back at an audience whose neighbour was being counted, it is counted again") {
  Column page;
  samples::AnswerAudiences(page);
  page.Click("Active", "row");
  page.Click(kAudience, "row");
  samples::AnswerAudiences(page);
  CHECK(page.Shows("Pop-up banner"));
  CHECK(page.Shows("Size over the last 12 months"));
}

TEST_CASE("Where a contact has no column, the page says what to do instead of 0") {
  Column page;
  page.AnswerCount();
  AudienceProfileReply reply = page.Sample();
  reply.channels[0] = {"push", false, false, 0};
  reply.channels[1] = {"email", true, false, 1'999};
  reply.channels[2] = {"sms", true, true, 801};
  page.AnswerProfile(reply);
  CHECK_FALSE(page.Shows("Push notification: 0"));
  CHECK(page.Shows("give a column the meaning “Push token” on the page Data"));
  CHECK(page.Shows("Email: no column holds consent, so everyone with a contact counts."));
  CHECK(page.Shows("SMS: 801"));
  page.Click("No column: Push notification", "link");
  CHECK(page.Get("Data", "tab").checked);
}

TEST_CASE("Data without purchases or amounts tells what it has") {
  Column page;
  page.AnswerCount();
  AudienceProfileReply reply = page.Sample();
  reply.revenue.clear();
  SUBCASE("orders alone") {
    page.AnswerProfile(reply);
    CHECK(page.Shows(" · 4,102 orders in 12 months"));
    CHECK_FALSE(page.Shows("revenue"));
  }
  SUBCASE("nothing") {
    reply.orders_known = false;
    page.AnswerProfile(reply);
    CHECK_FALSE(page.Shows("in 12 months"));
  }
}

TEST_CASE("What is empty says so") {
  Column page;
  page.AnswerCount();
  AudienceProfileReply reply = page.Sample();
  reply.customers = 0;
  reply.channels[4].customers = 0;
  for (SegmentOverlap& overlap : reply.overlaps) overlap.customers = 0;
  reply.distinctions.clear();
  page.AnswerProfile(reply);
  CHECK(page.Shows("Pop-up banner: 0"));
  CHECK(page.Shows("No value is clearly more frequent here"));
  CHECK(page.Shows("No other audience has any of these customers."));
}

TEST_CASE("A profile that fails says why, once") {
  Column page;
  page.AnswerCount();
  page.AnswerProfile({});  // another's: it is dropped from the screen
  page.Click("Active", "row");
  page.AnswerCount();
  page.Answer<AudienceProfileRequest>(
      ErrorReply{{"out_of_memory", "There is not enough memory for this.", "", ""}});
  std::size_t told = 0;
  for (const Item& item : FrameItems()) {
    told += item.label.find("not enough memory") != std::string::npos ? 1 : 0;
  }
  CHECK(told == 1);
  CHECK(page.Find("What sets them apart", "heading") == nullptr);
}

TEST_CASE("An audience that cannot be counted has no profile") {
  Column page;
  const std::size_t before = page.Asked();
  CountReply count = samples::Counted(page.host().Last<CountRequest>());
  count.problems = {{"/include/conditions/0", {"event_unknown", "Unknown event \"X\".", "", ""}}};
  page.Answer<CountRequest>(count);
  CHECK(page.Asked() == before);
  CHECK(page.Shows("This audience cannot be counted"));
  CHECK(page.Find("Reachable by channel", "heading") == nullptr);
  CHECK(page.Find("Overlap", "heading") == nullptr);
}

TEST_CASE("An overlap opens the other audience") {
  Column page;
  samples::AnswerAudiences(page);
  page.Click("Overlap with Leads: 1,511 · 65.5 %", "button");
  CHECK(page.Get("Leads", "row").checked);
}

TEST_CASE("A value that sets them apart becomes an audience of its own") {
  Column page;
  samples::AnswerAudiences(page);
  const auto added = [&]() -> const Segment& {
    return page.host().Last<CountRequest>().definitions.segments.back();
  };
  SUBCASE("an attribute") {
    page.Click("city Bandung: 2.1×", "button");
    CHECK(added().name == "High-value cart abandoners, Bandung");
    REQUIRE(added().include.conditions.size() == 4);
    const auto& city = std::get<AttributeCondition>(added().include.conditions[3].body);
    CHECK(city.attribute == "city");
    CHECK(city.test.texts == std::vector<std::string>{"Bandung"});
  }
  SUBCASE("a property, of any event") {
    page.Click("channel ios_app: 1.8×", "button");
    const auto& event = std::get<EventCondition>(added().include.conditions[3].body);
    CHECK(event.events.event.match == EventMatch::kAny);
    CHECK(std::get<PropertyTest>(event.events.where.filters[0].body).property == "channel");
  }
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  samples::AnswerAudiences(page);
  CHECK(page.host().Last<SizesRequest>().definitions.segments.size() == 7);
}

TEST_CASE("Where any of the conditions is enough, the value is asked for beside them") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  page.Pick("Group, the audience", "Any");
  page.Click("Add a condition to the audience", "button");
  page.Click("Lifecycle stage", "option");
  samples::AnswerAudiences(page);
  page.Click("city Bandung: 2.1×", "button");
  const Segment& added = page.host().Last<CountRequest>().definitions.segments.back();
  CHECK(added.include.kind == GroupKind::kAll);
  REQUIRE(added.include.conditions.size() == 2);
  CHECK(std::get<Group>(added.include.conditions[0].body).kind == GroupKind::kAny);
}

TEST_CASE("An audience alone has nothing to overlap with") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  samples::AnswerAudiences(page);
  CHECK(page.Find("Reachable by channel", "heading") != nullptr);
  CHECK(page.Find("Overlap", "heading") == nullptr);
}

TEST_CASE("On a narrow page the profile stands below the conditions") {
  Column page({.width = 1024, .height = 3000});
  samples::AnswerAudiences(page);
  CHECK(page.Get("Reachable by channel", "heading").y >
        page.Get("How the audience narrows", "heading").y);
  CHECK(page.Shows("Push notification: 1,204"));
}

}  // namespace kohort
