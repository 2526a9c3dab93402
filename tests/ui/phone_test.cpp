// On a phone texts break into lines; none ends in an ellipsis but in cells of tables, which scroll.
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/customer_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"
#include "web/ui/draw.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

std::set<std::string> cut_texts;

std::set<std::string> CutTexts(TestPage& page) {
  cut_texts.clear();
  hear_cut_text = [](std::string_view text) { cut_texts.insert(std::string(text)); };
  page.Frame();
  hear_cut_text = nullptr;
  return cut_texts;
}

struct PhonePage : TestPage {
  explicit PhonePage(const std::string& language)
      : TestPage({.width = 390, .height = 2400},
                 {{"language", language}, {"audiences", FormatDefinitions(samples::Document())}}) {}
};

}  // namespace

TEST_CASE("On a phone the name of a file and the figures of the data are whole") {
  for (const char* language : {"en", "id"}) {
    CAPTURE(language);
    PhonePage page(language);
    page.page().FilesChosen({{.handle = 2, .name = "activity.csv", .size_bytes = 946'700'000}});
    page.Settle();
    page.Answer<OpenRequest>(samples::ActivityPreview());
    CHECK_FALSE(CutTexts(page).contains("activity_2024-2026.csv"));
    const Item title = page.Get("activity_2024-2026.csv", "heading");
    CHECK(page.Get(Tr(T::kImport), "button").y >= title.y + title.h);
    samples::LoadActivity(page);
    page.Click(Tr(T::kTabData), "tab");
    const std::set<std::string> cut = CutTexts(page);
    for (const T text : {T::kRowsRead, T::kEvents, T::kCustomers, T::kSetAside}) {
      CHECK_FALSE(cut.contains(Tr(text)));
    }
    CHECK_FALSE(cut.contains(Fill(T::kSpan, {Date("2024-01-01"), Date("2026-11-12")})));
  }
}

TEST_CASE("On a phone the parts of a comparison and the head of the members are whole") {
  for (const char* language : {"en", "id"}) {
    CAPTURE(language);
    PhonePage page(language);
    samples::ShowAudiences(page);
    page.Click(Tr(T::kMoreOfAudience), "button");
    page.Click(Tr(T::kCompare), "option");
    const std::set<std::string> cut = CutTexts(page);
    CHECK_FALSE(cut.contains(Fill(T::kInBoth, {"Leads", "First timers"})));
    const std::string count = Number(2'307) + " " + Fill(T::kCustomersMany, {""}).substr(1);
    REQUIRE(page.Shows(count));
    for (const std::string& text : cut) CHECK_FALSE(text.starts_with(count));
    const Item exported = page.Get(Tr(T::kExportCsv), "button");
    for (const Item& item : FrameItems()) {
      if (!item.label.starts_with(count)) continue;
      CHECK((item.y >= exported.y + exported.h || item.y + item.h <= exported.y ||
             item.x + item.w <= exported.x));
    }
  }
}

TEST_CASE("On a phone the attributes of a customer are whole") {
  PhonePage page("en");
  samples::LoadActivity(page);
  samples::OpenCustomer(page, "C0000003");
  samples::AnswerCustomer(page);
  CHECK_FALSE(CutTexts(page).contains("Dewi Kusuma Wardani Purnamasari Hadiningrat"));
  CHECK(page.Shows("Dewi Kusuma Wardani Purnamasari Hadiningrat"));
}

}  // namespace kohort
