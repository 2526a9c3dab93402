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

void DragFrom(TestPage& page, float x, float y, float to_y) {
  page.MoveTo(x, y);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  page.Settle();
  page.MoveTo(x + 4, (y + to_y) / 2);
  page.MoveTo(x + 4, to_y);
}

void Drag(TestPage& page, std::string_view row, float to_y) {
  const Item item = page.Get(row, "row");
  DragFrom(page, item.x + 40, item.y + item.h / 2, to_y);
}

// By the handle at its left.
void DragCondition(TestPage& page, std::string_view number, float to_y) {
  const Item grip = page.Get("Drag condition " + std::string(number), "button");
  DragFrom(page, grip.x + grip.w / 2, grip.y + grip.h / 2, to_y);
}

// What it says, shortly: "stage", "event" and groups in brackets.
std::string Shape(const std::vector<Condition>& conditions) {
  std::string shape;
  for (const Condition& condition : conditions) {
    if (!shape.empty()) shape += ' ';
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      shape += "[" + Shape(group->conditions) + "]";
    } else if (const auto* event = std::get_if<EventCondition>(&condition.body)) {
      shape += event->events.event.names[0];
    } else {
      shape += std::holds_alternative<RfmCondition>(condition.body) ? "rfm" : "sum";
    }
  }
  return shape;
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

TEST_CASE("Conditions are dragged among each other, into groups and out of them") {
  Definitions document;
  document.segments.push_back(samples::CartAbandoners());
  document.segments[0].id = "only";
  TestPage page({}, {{"audiences", FormatDefinitions(document)}});
  samples::ShowAudiences(page);
  const auto shape = [&page] {
    samples::AnswerAudiences(page);
    return Shape(page.host().Last<CountRequest>().definitions.segments[0].include.conditions);
  };
  REQUIRE(shape() == "Add to Cart Paid Order [sum rfm]");
  const auto bottom = [&page](const char* item) {
    const Item found = page.Get(item);
    return found.y + found.h;
  };
  const std::size_t counts = page.host().Count<CountRequest>();
  SUBCASE("above another") {
    DragCondition(page, "2", page.Get("Drag condition 1").y);
    CHECK(page.host().Count<CountRequest>() == counts);  // nothing is asked before it is dropped
    Drop(page);
    CHECK(shape() == "Paid Order Add to Cart [sum rfm]");
    CHECK(page.Find("Undo: move a condition of “High-value cart abandoners”") != nullptr);
    page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(shape() == "Add to Cart Paid Order [sum rfm]");
    page.Click("Redo: move a condition of “High-value cart abandoners”");
    CHECK(shape() == "Paid Order Add to Cart [sum rfm]");
  }
  SUBCASE("into a group, between its conditions") {
    DragCondition(page, "2", page.Get("Drag condition 3.2").y);
    Drop(page);
    CHECK(shape() == "Add to Cart [sum Paid Order rfm]");
  }
  SUBCASE("into a group, at its end") {
    DragCondition(page, "1", bottom("Drag condition 3.2"));
    Drop(page);
    CHECK(shape() == "Paid Order [sum rfm Add to Cart]");
  }
  SUBCASE("out of a group, to the top") {
    DragCondition(page, "3.2", page.Get("Drag condition 1").y);
    Drop(page);
    CHECK(shape() == "rfm Add to Cart Paid Order [sum]");
  }
  SUBCASE("a group is dragged whole, and not into itself") {
    DragCondition(page, "3", page.Get("Drag condition 3.2").y);
    Drop(page);
    CHECK(shape() == "Add to Cart Paid Order [sum rfm]");
    DragCondition(page, "3", page.Get("Drag condition 1").y);
    Drop(page);
    CHECK(shape() == "[sum rfm] Add to Cart Paid Order");
  }
  SUBCASE("given up") {
    DragCondition(page, "2", page.Get("Drag condition 1").y);
    page.Press(ImGuiKey_Escape);
    Drop(page);
    CHECK(shape() == "Add to Cart Paid Order [sum rfm]");
    CHECK(page.host().Count<CountRequest>() == counts);
  }
}

TEST_CASE("A condition dragged to the edge of the page scrolls it") {
  Definitions document;
  Segment& segment = document.segments.emplace_back(samples::CartAbandoners());
  segment.id = "only";
  for (int i = 0; i < 20; ++i) segment.include.conditions.push_back(segment.include.conditions[1]);
  TestPage page({}, {{"audiences", FormatDefinitions(document)}});
  samples::ShowAudiences(page);
  const float before = page.Get("Drag condition 2").y;
  DragCondition(page, "2", 895);
  for (int i = 0; i < 10; ++i) page.Frame();
  CHECK(page.Get("Drag condition 2").y < before - 30);
  page.Press(ImGuiKey_Escape);
  Drop(page);
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
