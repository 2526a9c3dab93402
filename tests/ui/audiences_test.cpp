// The audience builder as a person uses it.
#include <map>
#include <set>
#include <string>
#include <variant>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

using samples::AnswerAudiences;
using samples::Asked;
using samples::AskedSegment;
using samples::Begin;
using samples::ChooseEvent;
using samples::Only;
using samples::ShowAudiences;
using samples::TypeInto;

}  // namespace

TEST_CASE("Without audiences the page says what they are and offers one") {
  TestPage page;
  ShowAudiences(page);
  CHECK(page.Shows("Who do you want to reach?"));
  CHECK(page.host().Count<CountRequest>() == 0);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  REQUIRE(page.host().Count<CountRequest>() == 1);
  CHECK(AskedSegment(page).name == "New audience");
  CHECK(Asked(page).settings.lifecycle.purchase == "Paid Order");
  AnswerAudiences(page);
  CHECK(page.Shows("444,486"));
  CHECK(page.Shows("Every customer is in it until you add a condition."));
  CHECK(page.host().Last<MembersRequest>().segment == AskedSegment(page).id);
}

TEST_CASE("An audience of the library is added and can be changed") {
  TestPage page;
  ShowAudiences(page);
  page.Click("New audience", "button");
  page.Type("champ");
  CHECK(page.Find("Champions", "option") != nullptr);
  CHECK(page.Find("Empty audience", "option") == nullptr);
  page.Press(ImGuiKey_Enter);
  CHECK(AskedSegment(page).name == "Champions");
  CHECK(page.Find("Champions", "row") != nullptr);
}

TEST_CASE("Carted at least 3 times in the last 30 days but did not buy, by mouse") {
  TestPage page;
  Begin(page, "Did an event");
  page.Click("Event, condition 1", "combobox");
  CHECK(page.Shows("Add to Cart"));
  page.Click("Add to Cart", "option");
  TypeInto(page, "Times, condition 1", "3");
  page.Press(ImGuiKey_Enter);
  page.Click("Add a condition to the audience", "button");
  page.Click("Did not do an event", "option");
  page.Click("Event, condition 2", "combobox");
  page.Click("Paid Order", "option");
  AnswerAudiences(page);
  const auto& conditions = AskedSegment(page).include.conditions;
  REQUIRE(conditions.size() == 2);
  const auto& carted = std::get<EventCondition>(conditions[0].body);
  CHECK(carted.events.event.names == std::vector<std::string>{"Add to Cart"});
  CHECK(carted.count == Comparison{CompareOp::kGreaterOrEqual, 3, 0});
  CHECK(carted.window.kind == WindowKind::kLast);
  CHECK(carted.window.count == 30);
  const auto& bought = std::get<EventCondition>(conditions[1].body);
  CHECK(bought.events.event.names == std::vector<std::string>{"Paid Order"});
  CHECK(bought.count == Comparison{CompareOp::kEqual, 0, 0});
  CHECK(page.Shows("condition 1: 148,162 · 33.3 %"));
  CHECK(page.Shows("after 14 Oct 2026 00:00, up to 13 Nov 2026 00:00"));
  CHECK(page.Shows("How the audience narrows"));
}

TEST_CASE("The members say how long the count took, while all are shown") {
  TestPage page({}, {{"audiences", FormatDefinitions(samples::Document())}});
  ShowAudiences(page);
  CHECK(page.Shows("2,307 customers · 6.8 ms"));
  page.Click("Columns", "button");  // brings the table into sight
  page.Press(ImGuiKey_Escape);
  page.Click("Filter", "textbox");
  page.Type("C");
  AnswerAudiences(page);
  CHECK(page.Shows("2,307 customers"));
  CHECK_FALSE(page.Shows("6.8 ms"));
}

TEST_CASE("The page says whether what was edited is kept") {
  TestPage page({}, {{"audiences", FormatDefinitions(samples::Document())}});
  ShowAudiences(page);
  CHECK(page.Find("saved", "text") != nullptr);
  page.Click("Exclude", "button");
  page.Click("Lifecycle stage", "option");
  AnswerAudiences(page);
  CHECK(page.Find("saved just now", "text") != nullptr);
  REQUIRE(page.page().NextFrameMs());
  page.host().now_ms += *page.page().NextFrameMs();
  page.Settle();
  CHECK(page.Find("saved", "text") != nullptr);
  CHECK_FALSE(page.page().NextFrameMs());
  page.host().full = true;
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(page.Find("not saved", "text") != nullptr);
  page.host().full = false;
  page.Click("Redo: change “Leads”");
  CHECK(page.Find("saved just now", "text") != nullptr);
}

TEST_CASE("Long names and descriptions break into lines, and what belongs to them stays") {
  Definitions document = samples::Document();
  for (Segment& segment : document.segments) {
    segment.name = "Those who carted and did not buy for a long, long while";
    segment.description =
        "For the newsletter of the second week; ask Dewi before anything changes.";
  }
  TestPage page({.width = 390, .height = 1400}, {{"audiences", FormatDefinitions(document)}});
  ShowAudiences(page);
  const Item title = page.Get("Name", "button");
  const Item goal = page.Get("Goal", "combobox");
  const Item kept = page.Get("saved", "text");
  const Item description = page.Get("Description", "button");
  CHECK(title.h > 50);
  CHECK(goal.y >= title.y + title.h);
  CHECK(kept.x > goal.x + goal.w);
  CHECK(description.y >= kept.y + kept.h);
  CHECK(description.h > 40);
  CHECK(page.Get("More of this audience", "button").y == title.y);
}

TEST_CASE("A long name takes the lines that it needs in the list, beside its size") {
  Definitions document = samples::Document();
  document.segments[1].name = "Those who carted and did not buy for a long, long while";
  document.segments[2].name = std::string(200, 'W');
  TestPage page({}, {{"audiences", FormatDefinitions(document)}});
  ShowAudiences(page);
  const float usual = page.Get(document.segments[0].name, "row").h;
  const Item two = page.Get(document.segments[1].name, "row");
  CHECK(two.h > usual + 10);
  CHECK(two.h < 3 * usual);
  CHECK(page.Get(document.segments[2].name, "row").h > 5 * usual);
  page.MoveTo(two.x + two.w / 2, two.y + two.h / 2);
  const Item menu = page.Get("More: " + document.segments[1].name, "button");
  CHECK(menu.y >= two.y);
  CHECK(menu.y + menu.h <= two.y + usual);
  page.Look("audiences-long-names");
}

TEST_CASE("The first sentence of a page of usual size is one line, its count in the middle") {
  TestPage page({}, {{"audiences", FormatDefinitions(samples::Document())}});
  ShowAudiences(page);
  page.Click("High-value cart abandoners", "row");
  AnswerAudiences(page);
  const Item what = page.Get("What, condition 1", "combobox");
  CHECK(page.Get("Unit, condition 1", "combobox").y == what.y);
  const auto middle = [](const Item& item) { return item.y + item.h / 2; };
  const auto near = [](float value) { return doctest::Approx(value).epsilon(0.01); };
  CHECK(middle(page.Get("condition 1: 148,162 · 33.3 %")) == near(middle(what)));
  const Item first = page.Get("Function, condition 3.1", "combobox");
  const Item last = page.Get("Number, condition 3.1", "textbox");
  REQUIRE(last.y > first.y);
  const float both = (middle(first) + middle(last)) / 2;
  CHECK(middle(page.Get("condition 3.1: 18,520 · 4.2 %")) == near(both));
  CHECK(middle(page.Get("More: condition 3.1", "button")) == near(both));
}

TEST_CASE("An amount of money shows its currency, and is typed with or without it") {
  TestPage page({}, {{"audiences", FormatDefinitions(samples::Document())}});
  ShowAudiences(page);
  page.Click("High-value cart abandoners", "row");
  AnswerAudiences(page);
  const char* const name = "Number, condition 3.1";
  CHECK(page.Get(name, "textbox").value == "Rp 5,000,000");
  const auto typed = [&](const char* text) {
    TypeInto(page, name, text);
    page.Press(ImGuiKey_Enter);
    return page.Get(name, "textbox").value;
  };
  CHECK(typed("6000000") == "Rp 6,000,000");
  CHECK(typed("Rp 7,500,000.50") == "Rp 7,500,000.5");
  CHECK(typed("USD 8") == "Rp 7,500,000.5");  // no number of rupiah
}

TEST_CASE("Every letter of a number asks anew, and undo takes the whole number back") {
  TestPage page;
  Begin(page, "Did an event");
  ChooseEvent(page);
  const std::size_t before = page.host().Count<CountRequest>();
  TypeInto(page, "How many, condition 1", "9");
  page.Type("0");
  CHECK(page.host().Count<CountRequest>() == before + 2);
  CHECK(Only<EventCondition>(page).window.count == 90);
  page.Type("x");  // not a number: nothing is asked, the field says so
  CHECK(page.host().Count<CountRequest>() == before + 2);
  page.Press(ImGuiKey_Backspace);
  page.Press(ImGuiKey_Enter);
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK(Only<EventCondition>(page).window.count == 30);
  page.Click("Redo: change “New audience”", "button");
  CHECK(Only<EventCondition>(page).window.count == 90);
}

TEST_CASE("Answers to earlier questions are dropped, and numbers stay until the next come") {
  TestPage page;
  Begin(page, "Did an event");
  ChooseEvent(page);
  TypeInto(page, "Times, condition 1", "2");
  const std::uint64_t first = page.host().LastId<CountRequest>();
  const CountRequest asked = page.host().Last<CountRequest>();
  page.Type("0");
  CHECK(page.host().Cancelled(first));
  CountReply late = samples::Counted(asked);
  late.customers = 77'077;
  page.Receive(first, late);
  CHECK_FALSE(page.Shows("77,077"));
  CHECK(page.Shows("condition 1: 148,162"));  // of before
}

TEST_CASE("Audiences are renamed, duplicated, deleted, and deleting is taken back") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  page.Click("Name", "button");
  page.Clear();
  page.Type("Loyal");
  page.Press(ImGuiKey_Enter);
  CHECK(page.Find("Loyal", "row") != nullptr);
  page.Click("More: Loyal", "button");
  page.Click("Duplicate", "option");
  CHECK(AskedSegment(page).name == "Loyal, copy");
  page.Click("More: Loyal, copy", "button");
  page.Click("Rename", "option");
  page.Clear();
  page.Type("Loyal 2");
  page.Press(ImGuiKey_Enter);
  CHECK(page.Find("Loyal 2", "row") != nullptr);
  page.Click("More: Loyal 2", "button");
  page.Click("Delete", "option");
  CHECK(page.Find("Loyal 2", "row") == nullptr);
  CHECK(page.Shows("“Loyal 2” is deleted."));
  page.Click("Undo", "link");
  CHECK(page.Find("Loyal 2", "row") != nullptr);
  CHECK_FALSE(page.Shows("is deleted"));
}

TEST_CASE("A limit takes so many customers, at random or the greatest") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  page.Click("Limit", "button");
  TypeInto(page, "Customers, limit", "250");
  CHECK(AskedSegment(page).cap.customers == 250);
  page.Press(ImGuiKey_Enter);
  page.Pick("Chosen, limit", "those with the greatest");
  CHECK(AskedSegment(page).cap == Cap{});  // of what is still to be chosen
  page.Click("Event, limit", "combobox");
  page.Click("Paid Order", "option");
  CHECK(AskedSegment(page).cap.kind == CapKind::kTop);
  page.Click("Remove limit", "button");
  CHECK(AskedSegment(page).cap == Cap{});
}

TEST_CASE("A name that the data does not have is said at the condition and beside") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  CountReply reply = samples::Counted(page.host().Last<CountRequest>());
  reply.problems = {
      {"/include/conditions/0",
       {"event_unknown", "There is no event \"Paid Oder\".", "", "Did you mean it?"}}};
  page.Click("Audiences", "tab");
  TypeInto(page, "Search audiences", "x");  // leaves the document alone
  page.Click("More: condition 1", "button");
  page.Click("Duplicate", "option");
  page.Answer<CountRequest>(reply);
  CHECK(page.Shows("This audience cannot be counted"));
  CHECK(page.Shows("There is no event \"Paid Oder\". Did you mean it?"));
}

TEST_CASE("A failed count is said once, in its place") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  page.Click("More: condition 1", "button");
  page.Click("Duplicate", "option");
  const Error error{"segment_cycle", "These audiences are in one another.", "", "Take one out."};
  page.Answer<CountRequest>(ErrorReply{error});
  page.Answer<SizesRequest>(ErrorReply{error});
  page.Answer<SizeHistoryRequest>(ErrorReply{error});
  std::size_t said = 0;
  for (const Item& item : FrameItems()) {
    if (item.label.find(error.what) != std::string::npos) ++said;
  }
  CHECK(said == 1);
}

TEST_CASE("The members of an audience are exported as CSV") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  const std::string id = AskedSegment(page).id;
  page.Click("Export", "button");
  page.Click("New audience as CSV", "option");
  CHECK(page.host().Last<ExportRequest>().segment == id);
  CHECK(page.host().Last<ExportRequest>().definitions.segments.size() == 1);
  CHECK(page.Shows("Exporting New audience"));
}

TEST_CASE("Another as-of counts the audiences anew, there or when they are shown") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  const std::size_t before = page.host().Count<CountRequest>();
  SUBCASE("there") {}
  SUBCASE("when they are shown") { page.Click("Lifecycle", "tab"); }
  page.Click("As of 12 Nov 2026", "button");
  page.Click("1 Nov 2026", "button");
  page.Click("Audiences", "tab");
  CHECK(page.host().Count<CountRequest>() == before + 1);
  CHECK(Asked(page).settings.lifecycle.as_of == "2026-11-01");
}

TEST_CASE("Tab reaches everything of the audience builder") {
  TestPage page;
  Begin(page, "Did an event");
  page.Click("+ filter, condition 1", "link");
  std::set<std::string> reached;
  for (int i = 0; i < 90; ++i) {
    page.Press(ImGuiKey_Tab);
    for (const Item& item : FrameItems()) {
      if (item.focused) reached.insert(item.role + " " + item.label);
    }
  }
  for (const char* what : {"tab Audiences",
                           "textbox Search audiences",
                           "row New audience",
                           "button More: New audience",
                           "button New audience",
                           "button More: audiences",
                           "button Name",
                           "combobox Goal",
                           "button Description",
                           "combobox Group, the audience",
                           "combobox What, condition 1",
                           "combobox Event, condition 1",
                           "textbox Times, condition 1",
                           "combobox Time, condition 1",
                           "combobox Property, filter 1 of condition 1",
                           "button Remove filter 1 of condition 1",
                           "button More: condition 1",
                           "button Add a condition to the audience",
                           "button Add a group to the audience",
                           "button Exclude",
                           "button Limit",
                           "button Export CSV"}) {
    CHECK_MESSAGE(reached.contains(what), what);
  }
  CHECK_FALSE(reached.contains("button Drag condition 1"));  // the menu moves it
}

TEST_CASE("An audience is built by keyboard alone") {
  TestPage page;
  ShowAudiences(page);
  const auto tab_to = [&](std::string_view what) {
    for (int i = 0; i < 120; ++i) {
      page.Press(ImGuiKey_Tab);
      for (const Item& item : FrameItems()) {
        if (item.focused && item.role + " " + item.label == what) return;
      }
    }
    FAIL("Tab never reaches " << what);
  };
  tab_to("button New audience");
  page.Press(ImGuiKey_Enter);
  page.Type("Champions");
  page.Press(ImGuiKey_Enter);
  REQUIRE(page.Find("Champions", "row") != nullptr);
  AnswerAudiences(page);
  tab_to("button Add a condition to the audience");
  page.Press(ImGuiKey_Enter);
  page.Press(ImGuiKey_DownArrow);
  page.Press(ImGuiKey_Enter);
  const std::size_t conditions =
      page.host().Last<CountRequest>().definitions.segments.back().include.conditions.size();
  CHECK(conditions == 2);
  tab_to("combobox Event, condition 2");
  page.Press(ImGuiKey_Enter);
  page.Type("paid");
  page.Press(ImGuiKey_Enter);
  const auto& event = std::get<EventCondition>(AskedSegment(page).include.conditions[1].body);
  CHECK(event.events.event.names == std::vector<std::string>{"Paid Order"});
}

TEST_CASE("Nothing is drawn while nothing changes on the audiences' page") {
  TestPage page;
  Begin(page, "Did an event");
  REQUIRE(page.Find("saved just now", "text") != nullptr);
  CHECK(page.page().NextFrameMs().value_or(0) > 1000);
  page.host().now_ms += 60'000;
  page.Settle();
  CHECK_FALSE(page.page().NextFrameMs().has_value());
}

TEST_CASE("What is not chosen yet keeps nothing from being counted") {
  TestPage page;
  Begin(page, "Did an event");
  const auto& conditions = AskedSegment(page).include.conditions;
  REQUIRE(conditions.size() == 1);
  CHECK(std::get<Group>(conditions[0].body).conditions.empty());  // which holds for everyone
  CHECK_FALSE(page.Shows("condition 1: "));
  page.Click("Event, condition 1", "combobox");
  page.Click("Search", "option");
  AnswerAudiences(page);
  CHECK(page.Shows("condition 1: "));
}

TEST_CASE("Audiences are there on another visit") {
  std::map<std::string, std::string> memory;
  {
    TestPage page;
    Begin(page, "Lifecycle stage");
    memory = page.host().memory;
  }
  TestPage again({}, memory);
  ShowAudiences(again);
  CHECK(again.Find("New audience", "row") != nullptr);
  CHECK(AskedSegment(again).include.conditions.size() == 1);
  again.Click("More: New audience", "button");
  again.Click("Delete", "option");
  CHECK_FALSE(again.host().memory.contains("audiences"));
}

TEST_CASE("Audiences are saved to a file, and a file that is dropped is opened") {
  std::string saved;
  {
    TestPage page;
    Begin(page, "Lifecycle stage");
    page.Click("More: audiences", "button");
    page.Click("Save all to a file", "option");
    saved = page.host().saved.at("audiences.json");
  }
  CHECK(saved.find("Paid Order") != std::string::npos);  // what a purchase is
  TestPage other;
  ShowAudiences(other);
  SUBCASE("dropped") {
    other.Click("Lifecycle", "tab");
    other.page().FilesChosen({{.handle = 9, .name = "audiences.json", .size_bytes = 900}});
  }
  SUBCASE("chosen, whatever its name") {
    other.Click("More: audiences", "button");
    other.Click("Open a file", "option");
    CHECK(other.host().choosers == 1);
    other.page().FilesChosen({{.handle = 9, .name = "audiences.txt", .size_bytes = 900}});
  }
  REQUIRE(other.host().reads.back() == 9);
  other.page().FileRead(9, saved);
  other.Settle();
  CHECK(other.Find("New audience", "row") != nullptr);
  CHECK(other.Shows("1 audience is opened."));
  CHECK(AskedSegment(other).include.conditions.size() == 1);
  CHECK(other.host().Count<OpenRequest>() == 1);  // it was no data
}

TEST_CASE("A file of audiences with a mistake says where it is") {
  TestPage page;
  ShowAudiences(page);
  page.page().FilesChosen({{.handle = 9, .name = "audiences.json", .size_bytes = 900}});
  page.page().FileRead(9, R"({"kohort": "segments", "version": 1, "segments": [{"nam": "x"}]})");
  page.Settle();
  CHECK(page.Shows("nam"));
  CHECK(page.host().Count<OpenRequest>() == 1);
}

TEST_CASE("An audience is copied as JSON and pasted") {
  TestPage page;
  Begin(page, "Lifecycle stage");
  page.Click("More of this audience", "button");
  page.Click("Copy as JSON", "option");
  const std::string json = ImGui::GetClipboardText();
  CHECK(json.find("New audience") != std::string::npos);
  page.Click("More: New audience", "button");
  page.Click("Delete", "option");
  page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.Find("New audience", "row") != nullptr);
  ImGui::SetClipboardText("{not JSON");
  page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.Find("Dismiss", "button") != nullptr);
}

TEST_CASE("At every width the audiences' controls stay inside the page") {
  for (const float width : {360.0F, 390.0F, 768.0F, 900.0F, 1024.0F, 1200.0F, 1440.0F, 1920.0F}) {
    for (const float scale : {1.0F, 1.5F}) {
      CAPTURE(width);
      CAPTURE(scale);
      TestPage page({.width = width, .height = 900, .pixel_scale = scale});
      Begin(page, "Did an event");
      page.Click("+ filter, condition 1", "link");
      for (const Item& item : FrameItems()) {
        if (item.role != "button" && item.role != "tab" && item.role != "combobox") continue;
        CAPTURE(item.label);
        CHECK(item.x >= 0);
        CHECK(item.x + item.w <= width);
        CHECK(item.w >= 10);
      }
    }
  }
}

}  // namespace kohort
