// Ctrl K.
#include <variant>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/audience_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"
#include "web/ui/type_ahead.h"

namespace kohort {
namespace {

void Open(TestPage& page) { page.Press(ImGuiKey_K, ImGuiMod_Ctrl); }

bool IsOpen(const TestPage& page) { return page.Find("Go to anything", "textbox") != nullptr; }

const Segment& Asked(TestPage& page) {
  return page.host().Last<CountRequest>().definitions.segments.back();
}

}  // namespace

TEST_CASE("Ctrl K opens over any page, and Escape closes it") {
  TestPage page;
  Open(page);
  CHECK(page.Find("Try the sample data", "option") != nullptr);
  page.Press(ImGuiKey_Escape);
  CHECK_FALSE(IsOpen(page));
  samples::LoadActivity(page);
  Open(page);
  CHECK(page.Find("Go to Data", "option") != nullptr);
  CHECK(page.Find("Go to Lifecycle", "option") == nullptr);  // it is there already
  page.Type("zzz");
  CHECK(page.Shows("Nothing found"));
  page.Press(ImGuiKey_Enter);
  CHECK(IsOpen(page));
}

TEST_CASE("The palette goes to an audience from another page, by a part of its name") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Type("champ");
  page.Press(ImGuiKey_Enter);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  samples::AnswerAudiences(page);
  page.Click("Data", "tab");
  Open(page);
  page.Type("CHAM");
  page.Press(ImGuiKey_Enter);
  CHECK_FALSE(IsOpen(page));
  CHECK(page.Get("Champions", "row").checked);
}

TEST_CASE("The palette does what buttons do, chosen by arrows") {
  TestPage page;
  samples::ShowAudiences(page);
  Open(page);
  page.Type("go to");
  page.Press(ImGuiKey_DownArrow);
  page.Press(ImGuiKey_DownArrow);
  page.Press(ImGuiKey_Enter);
  CHECK(page.Get("Lifecycle", "tab").checked);
}

TEST_CASE("What is typed before the palette has drawn itself is not lost") {
  TestPage page;
  samples::ShowAudiences(page);
  ImGuiIO& io = ImGui::GetIO();
  for (const bool down : {true, false}) {
    io.AddKeyEvent(ImGuiMod_Ctrl, down);
    io.AddKeyEvent(ImGuiKey_K, down);
  }
  io.AddInputCharactersUTF8("go to lif");
  for (const bool down : {true, false}) io.AddKeyEvent(ImGuiKey_Enter, down);
  page.Settle();
  CHECK_FALSE(IsOpen(page));
  CHECK(page.Get("Lifecycle", "tab").checked);
}

TEST_CASE("A field that never comes holds keys for some frames only") {
  TestPage page;
  samples::ShowAudiences(page);
  HoldTypingFor(/*field=*/1);
  Open(page);
  page.Settle();
  CHECK(IsOpen(page));
}

TEST_CASE("The palette finds events and attributes and adds a condition on them") {
  TestPage page;
  samples::ShowAudiences(page);
  Open(page);
  CHECK(page.Find("Search", "option") == nullptr);  // the data's names come with the first letter
  page.Type("sear");
  page.Click("Search", "option");  // without an audience, a new one has it
  const auto& first = std::get<EventCondition>(Asked(page).include.conditions.at(0).body);
  CHECK(first.events.event.names == std::vector<std::string>{"Search"});
  samples::AnswerAudiences(page);
  const std::string attribute = samples::Catalog().attributes.at(0).name;
  Open(page);
  page.Type(attribute);
  page.Click(attribute, "option");
  REQUIRE(page.host().Last<CountRequest>().definitions.segments.size() == 1);
}

}  // namespace kohort
