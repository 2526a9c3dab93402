// The versions of an audience: kept as it is edited, compared with now, restored.
#include <map>
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"
#include "web/app/version_memory.h"

namespace kohort {
namespace {

void Begin(TestPage& page) {
  samples::ShowAudiences(page);
  page.Click("From a sentence", "button");
  page.Click("Add to Cart often, no Paid Order", "option");
  samples::AnswerAudiences(page);
}

void SetNumber(TestPage& page, std::string_view number) {
  page.Click("Times, condition 1", "textbox");
  page.Clear();
  page.Type(number);
  page.Press(ImGuiKey_Enter);
  samples::AnswerAudiences(page);
}

void Pause(TestPage& page) { page.host().now_ms += 1 + VersionMemory::kPauseMs; }

void OpenVersions(TestPage& page) {
  page.Click("More of this audience", "button");
  page.Click("Version history", "option");
}

double NumberOf(TestPage& page) {
  const auto& conditions =
      page.host().Last<CountRequest>().definitions.segments.back().include.conditions;
  return std::get<EventCondition>(conditions.at(0).body).count.value;
}

}  // namespace

TEST_CASE("Each spell of editing is a version, with its time and what changed") {
  TestPage page;
  page.host().local_time = "2026-11-30 09:00:00";
  Begin(page);
  Pause(page);
  page.host().local_time = "2026-11-30 09:41:07";
  SetNumber(page, "4");
  SetNumber(page, "5");
  OpenVersions(page);
  CHECK(page.Shows("30 Nov 2026 09:00"));
  CHECK(page.Shows("30 Nov 2026 09:41"));
  CHECK(page.Shows("at least 3 times in the last 30 days → who did \"Add to Cart\" at least 5"));
  CHECK_FALSE(page.Shows("at least 4 times"));  // one spell
  CHECK(page.Find("Restore the version of 30 Nov 2026 09:00", "link") != nullptr);
  CHECK(page.Find("Restore the version of 30 Nov 2026 09:41", "link") == nullptr);  // it is now
  page.Look("versions");
  page.Click("Close the version history", "button");
  CHECK_FALSE(page.Shows("30 Nov 2026 09:00"));
}

TEST_CASE("A version says what restoring it would change, and restoring is a step to take back") {
  TestPage page;
  page.host().local_time = "2026-11-30 09:00:00";
  Begin(page);
  page.host().local_time = "2026-11-30 09:01:00";
  SetNumber(page, "7");
  OpenVersions(page);
  page.Click("Against now: 30 Nov 2026 09:00", "link");
  CHECK(page.Shows("at least 7 times in the last 30 days → who did \"Add to Cart\" at least 3"));
  page.Click("Restore the version of 30 Nov 2026 09:00", "link");
  samples::AnswerAudiences(page);
  CHECK(NumberOf(page) == 3);
  CHECK(page.Find("Restore the version of 30 Nov 2026 09:01", "link") != nullptr);
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(NumberOf(page) == 7);
}

TEST_CASE("Versions are there on the next visit, also of audiences from before they were kept") {
  Definitions document;
  document.segments = {samples::CartAbandoners()};
  document.segments[0].id = "old";
  std::map<std::string, std::string> memory{{"audiences", FormatDefinitions(document)}};
  {
    TestPage page({}, memory);
    samples::ShowAudiences(page);
    OpenVersions(page);
    CHECK(page.Shows("Nothing has been changed here yet."));
    page.Click("Add a condition to the audience", "button");
    page.Click("Lifecycle stage", "option");
    samples::AnswerAudiences(page);
    CHECK(page.Shows("The first that is kept"));
    memory = page.host().memory;
  }
  TestPage later({}, memory);
  samples::ShowAudiences(later);
  OpenVersions(later);
  CHECK(later.Shows("The first that is kept"));
  CHECK(later.Shows("Added: "));
}

TEST_CASE("A deleted audience takes its versions along, and brings them back") {
  TestPage page;
  Begin(page);
  SetNumber(page, "7");
  const auto kept = [&page] {
    std::size_t count = 0;
    for (const auto& [key, text] : page.host().memory) count += key.starts_with("versions-");
    return count;
  };
  CHECK(kept() == 1);
  page.Click("More of this audience", "button");
  page.Click("Delete", "option");
  CHECK(kept() == 0);
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(kept() == 1);
}

TEST_CASE("An audience that gets the ID of a deleted one has versions of its own") {
  TestPage page;
  Begin(page);
  SetNumber(page, "7");
  page.Click("More of this audience", "button");
  page.Click("Delete", "option");
  Begin(page);
  OpenVersions(page);
  CHECK_FALSE(page.Shows("at least 7 times"));
  CHECK(page.Shows("Now"));
}

}  // namespace kohort
