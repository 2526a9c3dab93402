// The page and the real engine together, in one process: from files to exported bytes.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/segment/library.h"
#include "tests/ui/engine_host.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

class WholePage : public PageDriver {
 public:
  explicit WholePage(TestPageOptions options = {})
      : WholePage(std::make_unique<EngineHost>(), options) {}

  EngineHost& host() { return *host_; }

  void Drop(std::vector<FileInfo> files) {
    page().FilesChosen(std::move(files));
    Settle();
  }

  // Until the engine has nothing to do, every reply is delivered and the picture stands still.
  void Settle() override {
    for (int i = 0; i < 100'000; ++i) {
      PageDriver::Settle();
      const bool worked = host_->Step();
      while (!host_->replies.empty()) {
        const std::string reply = host_->replies.front();
        host_->replies.pop_front();
        page().Receive(reply);
      }
      if (!worked) {
        PageDriver::Settle();
        if (!host_->Step() && host_->replies.empty()) return;
      }
    }
    FAIL("the engine never comes to rest");
  }

 protected:
  void PassTime(double ms) override { host_->now_ms += ms; }

 private:
  WholePage(std::unique_ptr<EngineHost> host, TestPageOptions options)
      : PageDriver(*host, options), host_(std::move(host)) {
    Settle();
  }

  std::unique_ptr<EngineHost> host_;
};

constexpr char kOrders[] =
    "who;what;when;total;name\n"
    "a;Paid Order;2026-03-01 10:00:00;10.5;Ana\n"
    "a;Paid Order;2026-03-02 10:00:00;20;Ana\n"
    "b;Paid Order;2026-02-01 10:00:00;5;=1+1\n"
    "c;View;2026-03-03 09:00:00;;Cid\n";

std::size_t Lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("Whole: the sample, from one click to exported files") {
  WholePage page;
  page.Click("Try the sample data", "button");
  page.Look("whole-import");
  REQUIRE(page.Get("Import", "button").enabled);
  page.Click("Import", "button");
  page.Look("whole-lifecycle");
  REQUIRE(page.Find("Lifecycle", "heading") != nullptr);
  CHECK(page.Find("Purchase event", "combobox")->value == "Paid Order");

  // Every customer is in exactly one stage.
  const auto count = [&](std::string_view stage) {
    for (const Item& item : FrameItems()) {
      if (item.role != "button" || !item.label.starts_with(std::string(stage) + ": ")) continue;
      std::string digits;
      for (const char c : item.value) {
        if (c != ',') digits += c;
      }
      return std::stoul(digits);
    }
    FAIL("no stage " << stage);
    return 0UL;
  };
  const unsigned long active = count("Active");
  const unsigned long all =
      count("Leads") + count("First timers") + active + count("Defecting") + count("Inactive");
  CHECK(all > 2000);
  CHECK(active > 0);

  page.Click("See customers: Active", "link");
  page.Look("whole-active");
  page.Click("Active as CSV", "button");
  CHECK(Lines(page.host().exported) == active + 1);
  CHECK(page.Shows("is in your downloads"));
  page.Click("All as CSV", "button");
  CHECK(Lines(page.host().exported) == all + 1);
  page.Click("SQLite file", "button");
  CHECK(page.host().exported.starts_with("SQLite format 3"));

  // Rows of the table are those of the file.
  page.Click("All customers", "link");
  std::size_t rows = 0;
  for (const Item& item : FrameItems()) rows += item.role == "row" ? 1 : 0;
  CHECK(rows > 10);

  page.Click("Data", "tab");
  page.Look("whole-data");
  CHECK(page.Find("Sample data", "button") != nullptr);
  CHECK(page.Shows("Paid Order"));
}

TEST_CASE("Whole: an audience of a dropped file, its members and its file") {
  WholePage page;
  page.host().files[1] = kOrders;
  page.Drop({{.handle = 1, .name = "orders.csv", .size_bytes = sizeof kOrders - 1}});
  page.Pick("Meaning of who", "Customer ID");
  page.Pick("Meaning of what", "Event name");
  page.Pick("Meaning of when", "Event time");
  page.Pick("Meaning of total", "Amount");
  page.Pick("Meaning of name", "Customer attribute");
  page.Click("Import", "button");
  page.Click("Audiences", "tab");
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  CHECK(page.Get("New audience", "row").value == "3");
  page.Click("Add a condition to the audience", "button");
  page.Click("Did an event", "option");
  CHECK(page.Get("New audience", "row").value == "3");  // no event yet
  page.Click("Event, condition 1", "combobox");
  page.Click("Paid Order", "option");
  CHECK(page.Shows("condition 1: 1 · 33.3 %"));
  CHECK(page.Shows("after 2 Feb 2026"));
  page.Pick("Time, condition 1", "at any time");
  CHECK(page.Shows("condition 1: 2 · 66.7 %"));
  page.Click("+ filter, condition 1", "link");
  page.Click("Property, filter 1 of condition 1", "combobox");
  page.Click("total", "option");
  page.Pick("Test, filter 1 of condition 1", "≥");
  page.Click("Number, filter 1 of condition 1", "textbox");
  page.Clear();
  page.Type("20");
  CHECK(page.Shows("condition 1: 1 · 33.3 %"));
  CHECK(page.Get("New audience", "row").value == "1");
  page.Press(ImGuiKey_Enter);
  CHECK(page.Find("1 customer", "text") != nullptr);
  page.Click("Export CSV", "button");
  CHECK(Lines(page.host().exported) == 2);
  CHECK(page.host().exported.find("Ana") != std::string::npos);
  page.Click("Dismiss", "button");

  page.Click("Add a condition to the audience", "button");
  page.Click("Customer attribute", "option");
  page.Click("Attribute, condition 2", "combobox");
  page.Click("name", "option");
  page.Click("Values, condition 2", "combobox");
  CHECK(page.Get("Ana", "option").value == "1");
  page.Click("Ana", "option");
  page.Press(ImGuiKey_Escape);
  CHECK(page.Shows("condition 2: 1 · 33.3 %"));
  page.Press(ImGuiKey_Z, ImGuiMod_Ctrl);
  CHECK_FALSE(page.Shows("condition 2: 1"));
}

TEST_CASE("Whole: what the data does not have is said where it stands") {
  WholePage page;
  page.Click("Try the sample data", "button");
  page.Click("Import", "button");
  page.Click("Audiences", "tab");
  ImGui::SetClipboardText(
      R"({"version": 1, "segments": [{"id": "a", "name": "Typo", "goal": "retention", "include": {"conditions": [
         {"type": "event", "events": ["Paid Oder"]}]}}]})");
  page.Press(ImGuiKey_V, ImGuiMod_Ctrl);
  CHECK(page.Get("Typo", "row").value == "–");
  CHECK(page.Shows("Paid Oder"));
  CHECK(page.Shows("did you mean \"Paid Order\"?"));
  page.Look("whole-audience-typo");
}

TEST_CASE("Whole: every audience of the library can be counted in the sample") {
  WholePage page;
  page.Click("Try the sample data", "button");
  page.Click("Import", "button");
  page.Click("Audiences", "tab");
  page.Click("New audience", "button");
  page.Type("Cart abandoners");
  page.Press(ImGuiKey_Enter);
  CHECK(page.Get("Cart abandoners", "row").value.size() >= 2);
  CHECK_FALSE(page.Shows("cannot be counted"));
  page.Look("whole-audience");
  for (const Segment& segment : Library().segments) {
    page.Click("New audience", "button");
    page.Type(segment.name);
    page.Press(ImGuiKey_Enter);
    CAPTURE(segment.name);
    CHECK_FALSE(page.Shows("cannot be counted"));
    CHECK(page.Shows(segment.name));
  }
}

TEST_CASE("Whole: a dropped file, its stages, another date") {
  WholePage page;
  page.host().files[1] = kOrders;
  page.Drop({{.handle = 1, .name = "orders.csv", .size_bytes = sizeof kOrders - 1}});
  CHECK(page.Shows("semicolon"));
  page.Pick("Meaning of who", "Customer ID");
  page.Pick("Meaning of what", "Event name");
  page.Pick("Meaning of when", "Event time");
  page.Pick("Meaning of name", "Customer attribute");
  page.Click("Import", "button");
  CHECK(page.Find("Leads: 1", "button") != nullptr);
  CHECK(page.Find("First timers: 1", "button") != nullptr);
  CHECK(page.Find("Active: 1", "button") != nullptr);

  page.Click("As of 3 Mar 2026", "button");
  page.Click("Date, year-month-day", "textbox");
  page.Clear();
  page.Type("2026-03-01");
  page.Click("Apply", "button");
  CHECK(page.Find("First timers: 2", "button") != nullptr);
  CHECK(page.Find("Active: 0", "button") != nullptr);

  page.Click("All as CSV", "button");
  CHECK(page.host().exported.find("'=1+1") != std::string::npos);
  page.Click("Guard against spreadsheet formulas", "switch");
  page.Click("All as CSV", "button");
  CHECK(page.host().exported.find("'=1+1") == std::string::npos);
  CHECK(page.host().exported.find("=1+1") != std::string::npos);
}

TEST_CASE("Whole: what cannot be read leaves what was loaded, and says what to do") {
  WholePage page;
  page.host().files[1] = kOrders;
  page.Drop({{.handle = 1, .name = "orders.csv", .size_bytes = sizeof kOrders - 1}});
  page.Pick("Meaning of who", "Customer ID");
  page.Pick("Meaning of what", "Event name");
  page.Pick("Meaning of when", "Event time");
  page.Click("Import", "button");
  REQUIRE(page.Find("Active: 1", "button") != nullptr);

  SUBCASE("an empty file") {
    page.host().files[2] = "";
    page.Drop({{.handle = 2, .name = "empty.csv", .size_bytes = 0}});
    CHECK(page.Shows("empty.csv"));
  }
  SUBCASE("a file that is gone") {
    page.Drop({{.handle = 9, .name = "gone.csv", .size_bytes = 100}});
    CHECK(page.Shows("gone.csv"));
  }
  SUBCASE("a file that goes while it is read") {
    page.host().files[2] = kOrders;
    page.Drop({{.handle = 2, .name = "going.csv", .size_bytes = sizeof kOrders - 1}});
    page.Pick("Meaning of who", "Customer ID");
    page.Pick("Meaning of what", "Event name");
    page.Pick("Meaning of when", "Event time");
    page.host().files.erase(2);
    page.Click("Import", "button");
    CHECK(page.Shows("going.csv"));
    page.Click("Cancel", "button");
  }
  CHECK(page.Find("Dismiss", "button") != nullptr);
  page.Click("Lifecycle", "tab");
  CHECK(page.Find("Active: 1", "button") != nullptr);
  page.Click("See customers: Active", "link");
  CHECK(page.Shows("1 customer"));
}

TEST_CASE("Whole: IDs written as 17850.0 join the whole ones unless a person says otherwise") {
  WholePage page;
  const std::string rows =
      "customer,date,amount\n17850.0,2026-01-02,5\n17850,2026-01-03,6\n13047.0,2026-01-03,7\n";
  page.host().files[1] = rows;
  page.Drop({{.handle = 1, .name = "a.csv", .size_bytes = rows.size()}});
  page.Pick("Meaning of customer", "Customer ID");
  SUBCASE("joined") {
    page.Click("Import", "button");
    CHECK(page.Shows("3 events · 2 customers"));
  }
  SUBCASE("as written") {
    page.Pick("Read customer as", "text as written");
    CHECK(page.Get("How to read customer", "combobox").value == "text as written");
    page.Click("Import", "button");
    CHECK(page.Shows("3 events · 3 customers"));
  }
}

TEST_CASE(
    "Whole: orders and products, rows filtered, rejected and looked at, and last time's mapping") {
  WholePage page;
  const std::string orders =
      "customer;date;amount;product\n"
      "a;2026-01-02;1,50;P1\nb;2026-01-03;2,50;P2\n;2026-01-03;3,50;P1\nc;gestern;1,00;P9\n"
      "d;2026-01-04;4,00;P9\n";
  const std::string products = "product,category\nP1,Stühle\nP2,Tische\n";
  page.host().files[1] = orders;
  page.host().files[2] = products;
  const std::vector<FileInfo> files{
      {.handle = 1, .name = "orders.csv", .size_bytes = orders.size()},
      {.handle = 2, .name = "products.csv", .size_bytes = products.size()}};
  page.Drop(files);
  REQUIRE(page.Find("products.csv", "tab") != nullptr);
  CHECK(page.Get("products.csv", "tab").value == "Lookup");
  page.Look("whole-two-sources");
  page.Click("Filter rows", "link");
  page.Pick("Column of filter 1", "product");
  page.Pick("Comparison of filter 1", "is any of");
  page.Click("Value of filter 1", "textbox");
  page.Type("p1, p2");
  page.Press(ImGuiKey_Enter);
  page.Click("Import", "button");
  CHECK(page.Shows("2 events · 2 customers"));

  page.Click("Data", "tab");
  page.Look("whole-two-sources-data");
  CHECK(page.Find("as profiles, lookups and lists", "text") != nullptr);
  page.Click("Look at them: No customer ID", "link");
  CHECK(page.Shows(";2026-01-03;3,50;P1"));
  page.Click("Download rejected rows", "button");
  CHECK(Lines(page.host().exported) == 2);
  page.Click("Back to the data", "button");

  page.Drop(files);
  CHECK(page.Shows("As last time"));
  CHECK(page.Get("Value of filter 1", "textbox").value == "p1, p2");
  page.Click("Start over", "link");
  CHECK_FALSE(page.Shows("As last time"));
  CHECK(page.Find("Value of filter 1", "textbox") == nullptr);
}

TEST_CASE("Whole: a file is read in another way, and that way is remembered") {
  WholePage page;
  const std::string rows = "customer~date~amount\na~2026-01-02~5\nb~2026-01-03~6\n";
  page.host().files[1] = rows;
  const std::vector<FileInfo> files{{.handle = 1, .name = "a.csv", .size_bytes = rows.size()}};
  page.Drop(files);
  page.Click("How it is read", "link");
  page.Pick("Delimiter", "comma");
  CHECK(page.Find("Meaning of customer~date~amount", "combobox") != nullptr);
  page.Pick("Delimiter", "another character");
  page.Click("Delimiter character", "textbox");
  page.Type("~");
  page.Press(ImGuiKey_Enter);
  CHECK(page.Find("Meaning of customer", "combobox") != nullptr);
  page.Click("Import", "button");
  REQUIRE(page.Find("Lifecycle", "heading") != nullptr);
  page.Drop(files);
  CHECK(page.Shows("As last time"));
  CHECK(page.Get("Delimiter character", "textbox").value == "~");
}

}  // namespace kohort
