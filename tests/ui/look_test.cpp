// Pictures of every page and state, to be looked at: KOHORT_SCREENSHOTS=FOLDER ui_tests -tc="Look*"
#include <doctest/doctest.h>

#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

struct Shape {
  const char* name;
  TestPageOptions options;
};
const Shape kShapes[] = {{"light", {}},
                         {"dark", {.dark = true}},
                         {"tablet", {.width = 900, .height = 1100}},
                         {"phone", {.width = 360, .height = 760}},
                         {"sharp", {.width = 1440, .height = 900, .pixel_scale = 1.5F}}};

void LookAtPages(const Shape& shape) {
  const std::string suffix = std::string("-") + shape.name;
  TestPage page(shape.options);
  page.Look("drop" + suffix);
  page.page().FilesHover(true);
  page.Settle();
  page.Look("drop-hover" + suffix);
  page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 48'213}});
  page.Settle();
  page.Look("opening" + suffix);
  page.Answer<OpenRequest>(samples::OrdersPreview());
  page.Look("import-blocked" + suffix);

  page.page().FilesChosen({{.handle = 2, .name = "activity.csv", .size_bytes = 946'700'000}});
  page.Settle();
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Look("import" + suffix);
  page.Click("Meaning of customer_id");
  page.Look("import-menu" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click("Import", "button");
  const std::uint64_t import = page.host().LastId<ImportRequest>();
  page.Receive(import, Progress{"reading", 192'000'000, 946'700'000, 2'000'000});
  page.host().now_ms += 1000;
  page.Receive(import, Progress{"reading", 604'000'000, 946'700'000, 6'400'000});
  page.Look("importing" + suffix);
  page.Receive(import, ErrorReply{{"file_vanished", "The file can no longer be read.",
                                   "activity.csv, byte 604,000,000",
                                   "Choose it again; nothing that was loaded before is lost."}});
  page.Look("import-failed" + suffix);
  page.page().EngineStopped("out of memory");
  page.Settle();
  page.Look("engine-stopped" + suffix);

  page.Click("Dismiss", "button");
  samples::LoadActivity(page);
  page.Look("lifecycle" + suffix);
  page.Click("See customers: Active");
  samples::AnswerMembers(page, 38'272);
  page.Look("lifecycle-stage" + suffix);
  page.Click("Export", "button");
  page.Look("export-menu" + suffix);
  page.Click("Active as CSV", "option");
  page.Answer<ExportRequest>(Progress{"exporting", 20'000, 38'272, 20'000});
  page.Look("exporting" + suffix);
  page.Answer<ExportRequest>(ExportReply{"active-2026-11-12.csv", "text/csv", 38'272, 1});
  page.Look("exported" + suffix);
  page.Press(ImGuiKey_Tab);
  page.Press(ImGuiKey_Tab);
  page.Press(ImGuiKey_Tab);
  page.Look("focus" + suffix);
  page.Click("Ages of the stages");
  page.Look("lifecycle-ages" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click("As of 12 Nov 2026", "button");
  page.Look("as-of" + suffix);
  page.Press(ImGuiKey_Escape);
  page.Click("Data", "tab");
  page.Look("data" + suffix);
}

// The pages of data in Indonesian, where words are longer.
void LookInIndonesian(const Shape& shape) {
  const std::string suffix = std::string("-") + shape.name + "-id";
  TestPage page(shape.options, {{"language", "id"}});
  page.Look("drop" + suffix);
  page.page().FilesChosen({{.handle = 2, .name = "activity.csv", .size_bytes = 946'700'000}});
  page.Settle();
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Look("import" + suffix);
  page.Click(Tr(T::kImport), "button");
  page.Answer<ImportRequest>(Progress{"reading", 604'000'000, 946'700'000, 6'400'000});
  page.Look("importing" + suffix);
  page.Click(Tr(T::kCancel), "button");
  samples::LoadActivity(page);
  page.Look("lifecycle" + suffix);
  page.Click(Tr(T::kTabData), "tab");
  page.Look("data" + suffix);
}

}  // namespace

TEST_CASE("Look: every page in every shape can be drawn") {
  for (const Shape& shape : kShapes) {
    CAPTURE(shape.name);
    LookAtPages(shape);
    LookInIndonesian(shape);
  }
}

}  // namespace kohort
