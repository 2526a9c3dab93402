// The page in Bahasa Indonesia: switched in place, remembered, and no tighter than in English.
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"
#include "web/ui/draw.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

std::string Document() {
  Definitions document;
  for (Segment& segment : samples::Audiences()) {
    segment.id = "segment-" + std::to_string(document.segments.size());
    document.segments.push_back(std::move(segment));
  }
  return FormatDefinitions(document);
}

// The same text of the page in English; empty where it is none of the page's own.
std::string InEnglish(std::string_view indonesian) {
#define KOHORT_TEST_TEXT(name, english, other) \
  if (indonesian == other) return english;
  KOHORT_TEXTS(KOHORT_TEST_TEXT)
#undef KOHORT_TEST_TEXT
  return "";
}

std::set<std::string> cut_texts;

// Walks through the pages in that language and answers with what was cut off.
std::set<std::string> Walk(const std::string& language, float width) {
  const std::string suffix = "-" + language + "-" + std::to_string(static_cast<int>(width));
  TestPage page({.width = width, .height = width < 1100 ? 1900.0F : 1000.0F},
                {{"language", language}, {"audiences", Document()}});
  std::set<std::string> all;
  const auto look = [&](const std::string& name) {
    page.Look(name + suffix);
    cut_texts.clear();
    hear_cut_text = [](std::string_view text) { cut_texts.insert(std::string(text)); };
    page.Frame();  // of a page at rest
    hear_cut_text = nullptr;
    all.merge(cut_texts);
  };
  look("drop");
  page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 48'213}});
  page.Settle();
  page.Answer<OpenRequest>(samples::OrdersPreview());
  look("import-blocked");
  page.page().FilesChosen({{.handle = 2, .name = "activity.csv", .size_bytes = 946'700'000}});
  page.Settle();
  page.Answer<OpenRequest>(samples::ActivityPreview());
  look("import");
  page.Click(Tr(T::kShowReading), "link");
  page.Click(Tr(T::kFilterRows), "link");
  look("import-reading");
  samples::LoadActivity(page);
  look("lifecycle");
  page.Click(Tr(T::kExport), "button");
  look("export");
  page.Press(ImGuiKey_Escape);
  page.Click(Tr(T::kAges));
  look("ages");
  page.Press(ImGuiKey_Escape);
  page.Click(Tr(T::kTabData), "tab");
  look("data");
  page.Click(Tr(T::kTabAudiences), "tab");
  samples::AnswerAudiences(page);
  if (width < 900) page.Click(Tr(T::kTabAudiences), "button");
  page.Click("High-value cart abandoners", "row");
  samples::AnswerAudiences(page);
  look("audience");
  page.Click(Fill(T::kAddConditionTo, {Tr(T::kTheAudience)}), "button");
  look("kinds");
  page.Press(ImGuiKey_Escape);
  page.Click(Fill(T::kMenuOf, {Fill(T::kConditionNamed, {"1"})}), "button");
  look("condition-menu");
  return all;
}

}  // namespace

TEST_CASE("The language is switched in place, in the page and in its sentences") {
  TestPage page({}, {{"audiences", Document()}});
  CHECK(page.host().language == "en");
  samples::ShowAudiences(page);
  page.Click("High-value cart abandoners", "row");
  samples::AnswerAudiences(page);
  CHECK(page.Shows("Customers who did"));
  CHECK(page.Shows("444,486"));
  page.Click("Language of the page", "button");
  page.Click("Bahasa Indonesia", "option");
  CHECK(page.host().language == "id");
  CHECK(page.host().memory["language"] == "id");
  CHECK(page.Find("Audiens", "tab") != nullptr);
  CHECK(page.Find("Lifecycle", "tab") == nullptr);
  CHECK(page.Shows("Pelanggan yang melakukan"));
  CHECK(page.Shows("444.486"));
  CHECK(page.Shows("terakhir"));  // dalam 30 hari terakhir
  page.Click("Bahasa halaman", "button");
  page.Click("English", "option");
  CHECK(page.host().memory["language"] == "en");
  CHECK(page.Shows("Customers who did"));
}

TEST_CASE("The language that was chosen is there on the next visit") {
  TestPage page({}, {{"language", "id"}});
  CHECK(page.host().language == "id");
  CHECK(page.Shows("Letakkan aktivitas pelanggan di sini"));
}

TEST_CASE("A page in Indonesian reads numbers with a decimal comma") {
  TestPage page({}, {{"language", "id"}, {"audiences", Document()}});
  samples::ShowAudiences(page);
  page.Click("High-value cart abandoners", "row");
  samples::AnswerAudiences(page);
  page.Click("Angka, kondisi 3.1", "textbox");
  page.Clear();
  page.Type("1.250.000,5");
  const Definitions& asked = page.host().Last<CountRequest>().definitions;
  CHECK(CanonicalText(asked).find("1250000.5") != std::string::npos);
}

TEST_CASE("The library's audiences begin in the language of the page") {
  TestPage page({}, {{"language", "id"}, {"audiences", Document()}});
  samples::ShowAudiences(page);
  page.Click("Audiens baru", "button");
  page.Type("Ajak kembali");
  page.Press(ImGuiKey_Enter);
  const Segment& added = page.host().Last<CountRequest>().definitions.segments.back();
  CHECK(added.name == "Ajak kembali");
  CHECK(added.description.starts_with("Membeli minimal dua kali"));
}

TEST_CASE("No text is cut off in Indonesian where the English one is not") {
  for (const float width : {1440.0F, 1024.0F, 390.0F}) {
    CAPTURE(width);
    const std::set<std::string> english = Walk("en", width);
    for (const std::string& text : Walk("id", width)) {
      CAPTURE(text);
      if (text[0] >= '0' && text[0] <= '9') continue;  // a date of the data, cut in both
      CHECK((english.contains(text) || english.contains(InEnglish(text))));
    }
  }
}

}  // namespace kohort
