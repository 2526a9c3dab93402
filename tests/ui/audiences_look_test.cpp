// Pictures of the audience builder, as look_test.cpp has of the other pages.
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/customer_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"
#include "web/app/version_memory.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

struct Shape {
  const char* name;
  TestPageOptions options;
};
const Shape kShapes[] = {{"1440", {}},
                         {"1440-dark", {.dark = true}},
                         {"1024", {.width = 1024, .height = 1200}},
                         {"768", {.width = 768, .height = 1300}},
                         {"390", {.width = 390, .height = 1700}},
                         {"390-dark", {.width = 390, .height = 1700, .dark = true}},
                         {"720-2x", {.width = 720, .height = 1300, .pixel_scale = 2}},
                         {"sharp", {.width = 1440, .height = 900, .pixel_scale = 1.5F}}};

void LookAtAudiences(const Shape& shape) {
  const std::string suffix = std::string("-") + shape.name;
  {
    TestPage page(shape.options);
    samples::ShowAudiences(page);
    page.Look("audiences-none" + suffix);
  }
  TestPage page(shape.options, {{"audiences", FormatDefinitions(samples::Document())}});
  samples::ShowAudiences(page);
  if (shape.options.width < 900) page.Click("Audiences", "button");
  page.Click("High-value cart abandoners", "row");
  samples::AnswerAudiences(page);
  page.Look("audiences" + suffix);
  page.Click("Add a condition to the audience", "button");
  page.Look("audiences-kinds" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click("Event, condition 1", "combobox");
  samples::AnswerAudiences(page);
  page.Look("audiences-event" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click("More: condition 1", "button");
  page.Look("audiences-menu" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click("More of this audience", "button");
  page.Click("Compare with another", "option");
  page.Look("audiences-compare" + suffix);
  if (shape.options.width < 900) {
    page.Click("Audiences", "button");
    page.Look("audiences-drawer" + suffix);
  }
}

// What opens over the audience or instead of it, in a language.
void LookAtOthers(const Shape& shape, const std::string& language) {
  const std::string suffix = std::string("-") + shape.name + "-" + language;
  TestPage page(shape.options,
                {{"audiences", FormatDefinitions(samples::Document())}, {"language", language}});
  samples::ShowAudiences(page);
  const auto choose_new = [&](T entry) {
    if (shape.options.width < 900) page.Click(Tr(T::kAudiencesTitle), "button");
    page.Click(Tr(T::kNewAudience), "button");
    page.Look("new-menu" + suffix);
    page.Click(Tr(entry), "option");
    samples::AnswerAudiences(page);
  };
  choose_new(T::kFromSentence);
  page.Look("sentences" + suffix);
  page.Press(ImGuiKey_Escape);
  choose_new(T::kFromIds);
  ImGui::SetClipboardText("customer_id\nC0000001\nC0000002\nC0000002\nC0000017\n");
  page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
  page.Look("ids" + suffix);
  page.Press(ImGuiKey_Escape);
  if (page.Find(Tr(T::kCreateAudience), "button") != nullptr) page.Press(ImGuiKey_Escape);
  page.Press(ImGuiKey_K, ImGuiMod_Ctrl);
  page.Look("palette" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click(Tr(T::kMoreOfAudience), "button");
  page.Look("more" + suffix);
  page.Click(Tr(T::kVersions), "option");
  page.Click(Fill(T::kAddConditionTo, {Tr(T::kTheAudience)}), "button");
  page.Click(Tr(T::kNewStage), "option");
  samples::AnswerAudiences(page);
  page.host().now_ms += 2 * VersionMemory::kPauseMs;
  page.Look("versions" + suffix);
  page.Click(Tr(T::kCloseVersions), "button");
  page.Click(Tr(T::kMoreOfAudience), "button");
  page.Click(Tr(T::kCompare), "option");
  page.Look("compare" + suffix);
  page.MoveTo(shape.options.width / 2, 400);
  for (int i = 0; i < 40; ++i) page.Wheel(-10);
  samples::OpenCustomer(page, "C0000003");
  samples::AnswerCustomer(page);
  page.Look("customer" + suffix);
}

// Long names, a text that is kept nowhere, a condition on its way, the pointer on a member.
void LookAtEdges(const Shape& shape) {
  const std::string suffix = std::string("-") + shape.name;
  Definitions document = samples::Document();
  Segment& long_one = document.segments[0];
  long_one.name = "Those who put something into their cart and left it there for a long while";
  long_one.description = "For the newsletter of the second week; ask Dewi before it is changed.";
  long_one.include = samples::CartAbandoners().include;
  TestPage page(shape.options, {{"audiences", FormatDefinitions(document)}});
  samples::ShowAudiences(page);
  page.host().full = true;
  page.Click("Add a group to the audience", "button");
  samples::AnswerAudiences(page);
  page.MoveTo(shape.options.width / 2, 300);
  page.Look("edges" + suffix);
  const Item grip = page.Get("Drag condition 1", "button");
  page.MoveTo(grip.x + grip.w / 2, grip.y + grip.h / 2);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  page.Settle();
  page.MoveTo(grip.x + 8, grip.y + 150);
  page.Look("drag" + suffix);
  page.Press(ImGuiKey_Escape);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  page.Settle();
  page.MoveTo(shape.options.width / 2, 300);
  for (int i = 0; i < 40; ++i) page.Wheel(-10);
  for (const Item& item : FrameItems()) {
    if (item.role != "row" || !item.label.starts_with("C0000003")) continue;
    page.MoveTo(item.x + 60, item.y + item.h / 2);
    break;
  }
  page.Look("members" + suffix);
}

}  // namespace

TEST_CASE("Look: what opens over audiences, in both languages") {
  for (const Shape& shape : kShapes) {
    for (const char* language : {"en", "id"}) {
      CAPTURE(shape.name);
      CAPTURE(language);
      LookAtOthers(shape, language);
    }
  }
}

TEST_CASE("Look: the audience builder in every shape") {
  for (const Shape& shape : kShapes) {
    CAPTURE(shape.name);
    LookAtAudiences(shape);
    LookAtEdges(shape);
  }
}

}  // namespace kohort
