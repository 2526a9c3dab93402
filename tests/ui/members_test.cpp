// The table over a million customers.
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

const Item* RowWith(std::string_view id) {
  for (const Item& item : FrameItems()) {
    if (item.role == "row" && item.label.starts_with(id)) return &item;
  }
  return nullptr;
}

std::size_t RowsInSight() {
  std::size_t rows = 0;
  for (const Item& item : FrameItems()) rows += item.role == "row" ? 1 : 0;
  return rows;
}

void PointAtTable(TestPage& page) {
  const Item row = *RowWith("C0000003");
  page.MoveTo(row.x + 100, row.y + row.h / 2);
}

}  // namespace

TEST_CASE("Of a million rows only those in sight are drawn and asked for") {
  TestPage page;
  samples::LoadActivity(page, 1'000'000);
  CHECK(page.Shows("1,000,000 customers"));
  CHECK(RowsInSight() < 40);
  CHECK(RowWith("C0000001") != nullptr);
  CHECK(page.host().Count<MembersRequest>() == 1);
}

TEST_CASE("Rows that scroll into sight are asked for, and shown when they come") {
  TestPage page;
  samples::LoadActivity(page, 1'000'000);
  PointAtTable(page);
  for (int i = 0; i < 60; ++i) page.Wheel(-10);
  REQUIRE(page.host().Count<MembersRequest>() > 1);
  CHECK(page.host().Last<MembersRequest>().offset >= 200);
  samples::AnswerMembers(page, 1'000'000);
  CHECK(RowWith("C0000001") == nullptr);
  std::size_t known = 0;
  for (const Item& item : FrameItems()) {
    known += item.role == "row" && item.label.starts_with("C0") ? 1 : 0;
  }
  CHECK(known == RowsInSight());
}

TEST_CASE("The end of a million rows is reached, at every pixel ratio") {
  for (const float scale : {1.0F, 1.5F, 2.0F}) {
    CAPTURE(scale);
    TestPage page({.pixel_scale = scale});
    samples::LoadActivity(page, 1'000'000);
    page.Click(std::string(RowWith("C0000003")->label), "row");
    page.Press(ImGuiKey_Escape);
    page.Press(ImGuiKey_End);
    samples::AnswerMembers(page, 1'000'000);
    const Item* last = RowWith("C1000000");
    REQUIRE(last != nullptr);
    CHECK(last->h > 28);  // whole
    const Item* before = RowWith("C0999999");
    REQUIRE(before != nullptr);
    CHECK(last->y - before->y == doctest::Approx(31).epsilon(0.02));
    page.Press(ImGuiKey_Home);
    CHECK(RowWith("C0000001") != nullptr);
  }
}

TEST_CASE("Columns are called what people call them, attributes as in the data") {
  TestPage page;
  samples::LoadActivity(page);
  for (const char* title : {"Customer", "Stage", "Orders", "Spent", "First order", "Last order",
                            "name", "email", "city"}) {
    CAPTURE(title);
    CHECK(page.Find(title, "columnheader") != nullptr);
  }
  CHECK_FALSE(page.Shows("first_order"));
}

TEST_CASE("A click on a column's head sorts, again turns it around, a third time undoes it") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("Spent", "columnheader");
  CHECK(page.host().Last<MembersRequest>().sort == "amount");
  CHECK_FALSE(page.host().Last<MembersRequest>().descending);
  samples::AnswerMembers(page, 444'486);
  CHECK(page.Get("Spent", "columnheader").value == "ascending");
  page.Click("Spent", "columnheader");
  CHECK(page.host().Last<MembersRequest>().descending);
  samples::AnswerMembers(page, 444'486);
  CHECK(page.Get("Spent", "columnheader").value == "descending");
  page.Click("Spent", "columnheader");
  CHECK(page.host().Last<MembersRequest>().sort.empty());
}

TEST_CASE("The head stays while rows scroll") {
  TestPage page;
  samples::LoadActivity(page);
  const Item head = page.Get("Spent", "columnheader");
  PointAtTable(page);
  page.Wheel(-10);
  CHECK(RowWith("C0000001") == nullptr);
  CHECK(page.Get("Spent", "columnheader").y == head.y);
  for (const Item& item : FrameItems()) {
    if (item.role == "row") CHECK(item.y >= head.y + head.h - 1);
  }
}

TEST_CASE("Rows are gone through by arrow keys, and copied with their cells") {
  static std::string clipboard;
  TestPage page;
  ImGui::GetPlatformIO().Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    clipboard = text;
  };
  samples::LoadActivity(page);
  page.Click(std::string(RowWith("C0000003")->label), "row");
  page.Press(ImGuiKey_Escape);
  CHECK(RowWith("C0000003")->checked);  // the one that was looked at
  page.Press(ImGuiKey_DownArrow);
  page.Press(ImGuiKey_C, ImGuiMod_Ctrl);
  CHECK(clipboard.starts_with("C0000004\tdefecting\t"));
}

TEST_CASE("Columns are chosen from a menu, and files have those that are shown") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("All as CSV", "button");
  CHECK(page.host().Last<ExportRequest>().columns.empty());  // all
  page.Answer<ExportRequest>(ExportReply{});
  page.Click("Columns", "button");
  CHECK(page.Get("Spent", "option").checked);
  CHECK(page.Find("Customer", "option") == nullptr);  // always there
  page.Click("Spent", "option");
  page.Click("email", "option");  // the menu stays open
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("Spent", "columnheader") == nullptr);
  CHECK(page.Find("Last order", "columnheader") != nullptr);
  CHECK(
      RowWith("C0000003")->label ==
      "C0000003 · active · 3 · 2025-02-03 10:11:12 · 2026-10-30 09:08:07 · Agus Wijaya · Bandung");
  page.Click("All as CSV", "button");
  CHECK(page.host().Last<ExportRequest>().columns ==
        std::vector<std::string>{"customer", "stage", "orders", "first_order", "last_order",
                                 "attribute:name", "attribute:city"});
  page.Click("Columns", "button");
  page.Click("Spent", "option");
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("Spent", "columnheader") != nullptr);
}

TEST_CASE("Rows are filtered by a text in a column, and stay until others come") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("Filter", "textbox");
  page.Type("C00");
  CHECK(page.host().Last<MembersRequest>().filter == MemberFilter{"customer", "C00"});
  CHECK(RowWith("C0000001") != nullptr);
  samples::AnswerMembers(page, 12);
  CHECK(page.Shows("12 customers"));
  page.Pick("Column to filter by", "city");
  CHECK(page.host().Last<MembersRequest>().filter == MemberFilter{"attribute:city", "C00"});
  samples::AnswerMembers(page, 0);
  CHECK(page.Shows("Nobody matches the filter."));
  page.Click("Filter", "textbox");
  page.Clear();
  CHECK(page.host().Last<MembersRequest>().filter.text.empty());
  samples::AnswerMembers(page, 444'486);
  CHECK(RowWith("C0000001") != nullptr);
}

TEST_CASE("Another stage is not filtered by what was typed for the one before") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("Filter", "textbox");
  page.Type("C00");
  page.Click("See customers: Active");
  CHECK(page.host().Last<MembersRequest>().filter == MemberFilter{});
  samples::AnswerMembers(page, 38'272);
  CHECK(page.Get("Filter", "textbox").value.empty());
}

TEST_CASE("The rows in sight are copied with their headings") {
  static std::string clipboard;
  TestPage page;
  ImGui::GetPlatformIO().Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    clipboard = text;
  };
  samples::LoadActivity(page, 3);
  page.Click("Columns", "button");
  for (const char* column : {"Spent", "First order", "Last order", "name", "email", "city"}) {
    page.Click(column, "option");
  }
  page.Press(ImGuiKey_Escape);
  page.Click("Copy", "button");
  CHECK(clipboard ==
        "Customer\tStage\tOrders\nC0000001\tlead\t0\nC0000002\tfirst_timer\t2\n"
        "C0000003\tactive\t3\n");
}

TEST_CASE("A stage with nobody says so") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("See customers: Active");
  samples::AnswerMembers(page, 0);
  CHECK(page.Shows("Nobody is in this stage."));
  CHECK(page.Shows("0 customers"));
}

TEST_CASE("Rows that cannot be read say why") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("See customers: Active");
  page.Answer<MembersRequest>(
      ErrorReply{{"memory", "There is not enough memory.", "", "Close tabs."}});
  CHECK(page.Shows("There is not enough memory. Close tabs."));
}

}  // namespace kohort
