// Pictures of the audience builder, as look_test.cpp has of the other pages.
#include <doctest/doctest.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

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

}  // namespace

TEST_CASE("Look: the audience builder in every shape") {
  for (const Shape& shape : kShapes) {
    CAPTURE(shape.name);
    LookAtAudiences(shape);
  }
}

}  // namespace kohort
