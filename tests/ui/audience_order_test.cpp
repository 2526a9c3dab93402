// The order of audiences and of conditions: by dragging, by keys, by menus.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

std::string Document() {
  Definitions document;
  for (const char* name : {"One", "Lead", "Two", "Three"}) {
    Segment& segment = document.segments.emplace_back();
    segment.id = name;
    segment.name = name;
    segment.goal = std::string(name) == "Lead" ? Goal::kAcquisition : Goal::kRetention;
  }
  return FormatDefinitions(document);
}

// From top to bottom.
std::vector<std::string> Order(const TestPage& page) {
  std::vector<std::string> names;
  for (const char* name : {"One", "Lead", "Two", "Three"}) names.emplace_back(name);
  std::ranges::sort(names, {},
                    [&page](const std::string& name) { return page.Get(name, "row").y; });
  return names;
}

void Drag(TestPage& page, std::string_view row, float to_y) {
  const Item item = page.Get(row, "row");
  page.MoveTo(item.x + 40, item.y + item.h / 2);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  page.Settle();
  page.MoveTo(item.x + 44, (item.y + item.h / 2 + to_y) / 2);
  page.MoveTo(item.x + 44, to_y);
}

void Drop(TestPage& page) {
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  page.Settle();
}

}  // namespace

TEST_CASE("Audiences are dragged among those of their goal") {
  TestPage page({}, {{"audiences", Document()}});
  samples::ShowAudiences(page);
  REQUIRE(Order(page) == std::vector<std::string>{"Lead", "One", "Two", "Three"});
  SUBCASE("up") {
    Drag(page, "Three", page.Get("One", "row").y);
    Drop(page);
    CHECK(Order(page) == std::vector<std::string>{"Lead", "Three", "One", "Two"});
    CHECK(page.Get("Lead", "row").checked == false);
    page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(Order(page) == std::vector<std::string>{"Lead", "One", "Two", "Three"});
  }
  SUBCASE("to the end") {
    Drag(page, "One", page.Get("Three", "row").y + 60);
    Drop(page);
    CHECK(Order(page) == std::vector<std::string>{"Lead", "Two", "Three", "One"});
  }
  SUBCASE("not to another goal") {
    Drag(page, "Two", page.Get("Lead", "row").y);
    Drop(page);
    CHECK(Order(page) == std::vector<std::string>{"Lead", "Two", "One", "Three"});
  }
  SUBCASE("given up") {
    Drag(page, "Three", page.Get("One", "row").y);
    page.Press(ImGuiKey_Escape);
    Drop(page);
    CHECK(Order(page) == std::vector<std::string>{"Lead", "One", "Two", "Three"});
  }
  SUBCASE("a press alone selects") {
    page.Click("Three", "row");
    CHECK(page.Get("Three", "row").checked);
    CHECK(Order(page) == std::vector<std::string>{"Lead", "One", "Two", "Three"});
  }
}

TEST_CASE("Alt and an arrow move the audience that has the keyboard, which stays with it") {
  TestPage page({}, {{"audiences", Document()}});
  samples::ShowAudiences(page);
  page.Click("One", "row");
  FocusItem(page.Get("One", "row").id);
  page.Settle();
  REQUIRE(page.Get("One", "row").focused);
  page.Press(ImGuiKey_DownArrow, ImGuiMod_Alt);
  CHECK(Order(page) == std::vector<std::string>{"Lead", "Two", "One", "Three"});
  CHECK(page.Get("One", "row").focused);
  page.Press(ImGuiKey_DownArrow, ImGuiMod_Alt);
  CHECK(Order(page) == std::vector<std::string>{"Lead", "Two", "Three", "One"});
  page.Press(ImGuiKey_DownArrow, ImGuiMod_Alt);  // it is the last
  page.Press(ImGuiKey_UpArrow, ImGuiMod_Alt);
  CHECK(Order(page) == std::vector<std::string>{"Lead", "Two", "One", "Three"});
}

TEST_CASE("A condition's menu moves it into the group beside it and out again") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("From a sentence", "button");
  page.Click("Add to Cart often, no Paid Order", "option");
  samples::AnswerAudiences(page);
  const auto included = [&page] {
    return page.host().Last<CountRequest>().definitions.segments.back().include.conditions;
  };
  page.Click("More: condition 2", "button");
  page.Click("Put into a group", "option");
  samples::AnswerAudiences(page);
  page.Click("More: condition 1", "button");
  page.Click("Move into the group below", "option");
  samples::AnswerAudiences(page);
  REQUIRE(included().size() == 1);
  CHECK(std::get<Group>(included()[0].body).conditions.size() == 2);
  page.Click("More: condition 1.1", "button");
  page.Click("Move out of the group", "option");
  samples::AnswerAudiences(page);
  REQUIRE(included().size() == 2);
  page.Click("More: condition 2", "button");
  CHECK(page.Find("Move out of the group", "option") == nullptr);
  page.Click("Move into the group above", "option");
  samples::AnswerAudiences(page);
  REQUIRE(included().size() == 1);
  const auto group = std::get<Group>(included()[0].body).conditions;
  REQUIRE(group.size() == 2);
  CHECK(std::get<EventCondition>(group[1].body).events.event.names[0] == "Add to Cart");
}

}  // namespace kohort
