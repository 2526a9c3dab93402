// Everything without a mouse.
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

std::string Focused() {
  for (const Item& item : FrameItems()) {
    if (item.focused) return item.role + " " + item.label;
  }
  return "";
}

// Presses Tab until that has the keyboard.
void TabTo(TestPage& page, std::string_view what) {
  for (int i = 0; i < 80; ++i) {
    page.Press(ImGuiKey_Tab);
    if (Focused() == what) return;
  }
  FAIL("Tab never reaches " << what);
}

}  // namespace

TEST_CASE("Tab reaches every control of the first page, Enter presses it") {
  TestPage page;
  TabTo(page, "button Choose files");
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().choosers == 1);
  page.Press(ImGuiKey_Tab);
  CHECK(Focused() == "button Try the sample data");
  page.Press(ImGuiKey_Space);
  CHECK(page.host().Last<OpenRequest>().sample);
}

TEST_CASE("Tab reaches everything on the stages' page") {
  TestPage page;
  samples::LoadActivity(page);
  std::set<std::string> reached;
  for (int i = 0; i < 60; ++i) {
    page.Press(ImGuiKey_Tab);
    reached.insert(Focused());
  }
  for (const char* what :
       {"tab Data", "tab Lifecycle", "button As of 12 Nov 2026", "button Export",
        "combobox Purchase event", "combobox Ages of the stages", "button Leads: 226,084",
        "link See customers: Inactive", "switch Guard against spreadsheet formulas",
        "button All as CSV", "button SQLite file", "columnheader Spent"}) {
    CHECK_MESSAGE(reached.contains(what), what);
  }
  std::size_t rows = 0;
  for (const std::string& what : reached) rows += what.starts_with("row ") ? 1 : 0;
  CHECK(rows == 1);  // the arrows go on from there
}

TEST_CASE("A select opens by Enter, moves by arrows, picks by Enter, closes by Escape") {
  TestPage page;
  samples::LoadActivity(page);
  TabTo(page, "combobox Purchase event");
  page.Press(ImGuiKey_Enter);
  REQUIRE(page.Find("Search", "option") != nullptr);
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("Search", "option") == nullptr);
  CHECK(Focused() == "combobox Purchase event");
  page.Press(ImGuiKey_Enter);
  CHECK(Focused() == "option Paid Order");  // what is chosen
  page.Press(ImGuiKey_DownArrow);
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Last<LifecycleRequest>().settings.purchase == "Email Open");
}

TEST_CASE("A stage opens from the keyboard") {
  TestPage page;
  samples::LoadActivity(page);
  TabTo(page, "button Defecting: 57,134");
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Last<MembersRequest>().stage == "defecting");
}

TEST_CASE("Arrow keys walk through rows and bring those out of sight into it") {
  TestPage page;
  samples::LoadActivity(page);
  for (int i = 0; i < 80 && !Focused().starts_with("row "); ++i) page.Press(ImGuiKey_Tab);
  CHECK(Focused().starts_with("row C0000001"));
  for (int i = 0; i < 40; ++i) page.Press(ImGuiKey_DownArrow);
  CHECK(Focused().starts_with("row C0000041"));
  page.Press(ImGuiKey_PageDown);
  page.Press(ImGuiKey_PageUp);
  for (int i = 0; i < 45; ++i) page.Press(ImGuiKey_UpArrow);
  CHECK_FALSE(Focused().empty());
}

}  // namespace kohort
