// A new audience from a list of IDs: pasted, typed or read from a file.
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

void OpenDialog(TestPage& page) {
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("From a list of IDs", "option");
}

// Of the last question, so many are known.
void AnswerKnown(TestPage& page, std::uint64_t customers) {
  SizesReply reply;
  reply.customers = 1000;
  reply.segments = {{.segment = "ids", .customers = customers, .problems = {}}};
  page.Answer<SizesRequest>(reply);
  page.Settle();
}

}  // namespace

TEST_CASE("Pasted IDs say how many they are, how many twice and how many the data does not know") {
  TestPage page;
  OpenDialog(page);
  CHECK_FALSE(page.Get("Create audience", "button").enabled);
  CHECK(page.Shows("One ID a line"));
  ImGui::SetClipboardText("C1\nC2,C2;C3\tC4");
  page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
  const Definitions& asked = page.host().Last<SizesRequest>().definitions;
  REQUIRE(asked.lists.size() == 1);
  CHECK(asked.lists[0].customers == SharedIds{"C1", "C2", "C3", "C4"});
  CHECK(page.Shows("4 IDs · 1 duplicate"));
  AnswerKnown(page, 3);
  CHECK(page.Shows("4 IDs · 1 duplicate · 3 customers of this data · 1 not in this data"));
  page.Look("ids");
  page.Click("Create audience", "button");
  const Definitions& made = page.host().Last<CountRequest>().definitions;
  REQUIRE(made.lists.size() == 1);
  CHECK(made.lists[0].name == "Customers on a list");
  CHECK(made.lists[0].customers.size() == 4);
  const auto& conditions = made.segments.back().include.conditions;
  REQUIRE(conditions.size() == 1);
  CHECK(std::get<ListCondition>(conditions[0].body).list == "Customers on a list");
  CHECK(page.Find("Create audience", "button") == nullptr);
  CHECK(page.Get("Customers on a list", "row").checked);
}

TEST_CASE("A second list of the same name gets a number, and goes with its audience") {
  TestPage page;
  OpenDialog(page);
  page.Type("C1");
  page.Click("Create audience", "button");
  page.Click("New audience", "button");
  page.Click("From a list of IDs", "option");
  page.Type("C2");
  page.Click("Create audience", "button");
  const auto lists = [&page] {
    samples::AnswerAudiences(page);
    return page.host().Last<SizesRequest>().definitions.lists;
  };
  REQUIRE(lists().size() == 2);
  // What the count of one needs is of one.
  REQUIRE(page.host().Last<CountRequest>().definitions.lists.size() == 1);
  CHECK(lists()[1].name == "Customers on a list 2");
  page.Click("More of this audience", "button");
  page.Click("Delete", "option");
  REQUIRE(lists().size() == 1);
  CHECK(lists()[0].name == "Customers on a list");
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(lists().size() == 2);
}

TEST_CASE("A file of IDs that is chosen or dropped is read into the dialog") {
  TestPage page;
  OpenDialog(page);
  SUBCASE("chosen") {
    page.Click("Choose a file", "button");
    CHECK(page.host().choosers == 1);
  }
  SUBCASE("dropped") {}
  page.page().FilesChosen({{.handle = 7, .name = "vip.csv", .size_bytes = 30}});
  REQUIRE(page.host().reads == std::vector<std::uint64_t>{7});
  page.page().FileRead(7, "customer_id\r\nC1\r\nC2\r\n");
  page.Settle();
  CHECK(page.Shows("2 IDs"));
  CHECK(page.Shows("“customer_id” is taken for a heading."));
  CHECK(page.Get("Create audience", "button").enabled);
}

TEST_CASE("A dialog that is closed is gone, and files are data again") {
  TestPage page;
  OpenDialog(page);
  page.Type("C1");
  page.Click("Undo", "button");
  CHECK(page.Find("Create audience", "button") == nullptr);
  page.page().FilesChosen({{.handle = 7, .name = "orders.csv", .size_bytes = 30}});
  CHECK(page.host().reads.empty());
}

TEST_CASE("IDs that are pasted over the page open the dialog") {
  TestPage page;
  samples::ShowAudiences(page);
  ImGui::SetClipboardText("C1\nC2\n");
  page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.Shows("2 IDs"));
  CHECK(page.Find("Create audience", "button") != nullptr);
}

TEST_CASE("More IDs than every edit can carry are refused with another way") {
  TestPage page;
  OpenDialog(page);
  std::string text;
  for (std::size_t i = 0; i <= IdDraft::kMost; ++i) text += "C" + std::to_string(i) + "\n";
  page.page().FilesChosen({{.handle = 7, .name = "all.csv", .size_bytes = 30}});
  page.page().FileRead(7, text);
  page.Settle();
  CHECK(page.Shows("at most 50,000 IDs"));
  CHECK_FALSE(page.Get("Create audience", "button").enabled);
}

TEST_CASE("At 200 % zoom and on a phone all of the dialog can be reached") {
  for (const TestPageOptions& options :
       {TestPageOptions{.width = 720, .height = 450, .pixel_scale = 2},
        TestPageOptions{.width = 360, .height = 640}}) {
    CAPTURE(options.width);
    TestPage page(options);
    samples::ShowAudiences(page);
    ImGui::SetClipboardText("customer_id\nC1\nC2\nnull\nC2");
    page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
    AnswerKnown(page, 1);
    for (const char* button : {"Create audience", "Choose a file"}) {
      const Item& item = page.Get(button, "button");
      CHECK(item.x + item.w <= options.width);
      CHECK(item.y + item.h <= options.height);
      CHECK(item.h > 25);  // not cut
    }
  }
}

TEST_CASE("IDs of which the data knows none say so, and what the engine refuses is told") {
  TestPage page;
  OpenDialog(page);
  page.Type("X1");
  SUBCASE("none") {
    AnswerKnown(page, 0);
    CHECK(page.Shows("1 ID · 0 customers of this data · 1 not in this data"));
  }
  SUBCASE("refused") {
    page.Answer<SizesRequest>(ErrorReply{{"segments_invalid", "It is too long.", "", ""}});
    page.Settle();
    CHECK(page.Shows("It is too long."));
  }
}

}  // namespace kohort
