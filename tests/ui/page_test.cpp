// The page as a person uses it: found by label, clicked, typed into.
#include "web/ui/page.h"

#include <string>

#include <doctest/doctest.h>

#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {

TEST_CASE("The first page offers files, the sample, and says that nothing leaves") {
  TestPage page;
  CHECK(page.Shows("Nothing leaves this browser."));
  page.Click("Choose files", "button");
  CHECK(page.host().choosers == 1);
  page.Click("Try the sample data", "button");
  CHECK(page.host().Last<OpenRequest>().sample);
  CHECK(page.host().Last<OpenRequest>().zone == "Asia/Jakarta");
  CHECK(page.Shows("Preparing the sample data"));
}

TEST_CASE("Without data there is neither Lifecycle nor Export") {
  TestPage page;
  CHECK(page.Find("Data", "tab") != nullptr);
  CHECK(page.Find("Lifecycle", "tab") == nullptr);
  CHECK(page.Find("Export", "button") == nullptr);
}

TEST_CASE("Dragging files over the first page shows that they may drop") {
  TestPage page;
  page.page().FilesHover(true);
  page.Settle();
  CHECK(page.Shows("Drop to open"));
  page.page().FilesHover(false);
  page.Settle();
  CHECK_FALSE(page.Shows("Drop to open"));
}

TEST_CASE("Looking at files can be cancelled") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 48'213}});
  page.Settle();
  CHECK(page.Shows("Looking at orders.csv"));
  CHECK(page.page().NextFrameMs().value_or(0) > 0);  // the spinner turns
  const std::uint64_t open = page.host().LastId<OpenRequest>();
  page.Click("Cancel", "button");
  CHECK(page.host().Cancelled(open));
  CHECK(page.Find("Choose files", "button") != nullptr);
}

TEST_CASE("A file that cannot be opened says what, where and what to do") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "empty.csv", .size_bytes = 0}});
  page.Settle();
  page.Answer<OpenRequest>(ErrorReply{
      {"file_empty", "The file is empty.", "empty.csv", "Choose a file with a header row."}});
  CHECK(page.Shows("The file is empty."));
  CHECK(page.Shows("empty.csv"));
  CHECK(page.Shows("Choose a file with a header row."));
  page.Click("Dismiss", "button");
  CHECK_FALSE(page.Shows("The file is empty."));
}

TEST_CASE("The import page shows what each column means and lets it be changed") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  page.Answer<OpenRequest>(samples::ActivityPreview());
  CHECK(page.Shows("activity_2024-2026.csv"));
  CHECK(page.Shows("947 MB · CSV · UTF-8 · comma · about 10,000,000 rows"));
  CHECK(page.Get("Meaning of customer_id", "combobox").value == "Customer ID");
  CHECK(page.Shows("91.9 %"));
  page.Pick("Meaning of city", "Ignore");
  const Mapping& mapping = page.host().Last<RemapRequest>().mapping;
  CHECK(mapping.sources[0].columns[6].meaning == Meaning::kIgnore);
  CHECK(page.Get("Meaning of city", "combobox").value == "Ignore");
}

TEST_CASE("A preview that cannot be imported says why, and Import rests") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 48'213}});
  page.Answer<OpenRequest>(samples::OrdersPreview());
  CHECK_FALSE(page.Get("Import", "button").enabled);
  page.Click("Import", "button");
  CHECK(page.host().Count<ImportRequest>() == 0);
  CHECK(page.Shows("Say which column holds the Event name"));

  page.Click("Event name of every row", "textbox");
  page.Type("Pesanan é 日本");
  CHECK(page.host().Count<RemapRequest>() == 0);  // typing commits when it ends
  page.Press(ImGuiKey_Enter);
  REQUIRE(page.host().Count<RemapRequest>() == 1);
  CHECK(page.host().Last<RemapRequest>().mapping.sources[0].constant_event == "Pesanan é 日本");
}

TEST_CASE("An unclear date asks which comes first, the day or the month") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "orders.csv", .size_bytes = 48'213}});
  page.Answer<OpenRequest>(samples::OrdersPreview());
  SUBCASE("another answer than the guess") {
    page.Pick("Day or month first", "month first");
    CHECK(page.host().Last<RemapRequest>().mapping.sources[0].columns[1].format == "m/d/y");
  }
  SUBCASE("the guess, now said by a person") {
    page.Pick("Day or month first", "day first");
    CHECK(page.host().Last<RemapRequest>().mapping.sources[0].columns[1].format == "d/m/y");
  }
}

TEST_CASE("A time zone is found by typing a part of its name") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Click("Time zone", "combobox");
  page.Type("new york");
  CHECK(page.Find("America/New_York", "option") != nullptr);
  CHECK(page.Find("Asia/Jakarta", "option") == nullptr);
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Last<RemapRequest>().mapping.zone == "America/New_York");
}

TEST_CASE("The currency of amounts is chosen, and shows as the one of the files does") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  Preview preview = samples::ActivityPreview();
  preview.currency = "$";
  page.Answer<OpenRequest>(preview);
  CHECK(page.Find("Currency", "combobox")->value == "$");
  page.Pick("Currency", "IDR");
  CHECK(page.host().Last<RemapRequest>().mapping.currency == "IDR");
  page.Pick("Currency", "no currency");
  CHECK(page.host().Last<RemapRequest>().mapping.currency == kNoCurrency);
}

TEST_CASE("A running import shows progress and can be cancelled") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Click("Import", "button");
  const std::uint64_t import = page.host().LastId<ImportRequest>();
  page.Receive(import, Progress{"reading", 100'000'000, 946'700'000, 1'000'000});
  page.host().now_ms += 1000;
  page.Receive(import, Progress{"reading", 500'000'000, 946'700'000, 5'000'000});
  CHECK(page.Shows("52 % · 500 MB of 947 MB"));
  CHECK(page.Shows("MB/s"));
  CHECK(page.Shows("left"));
  CHECK_FALSE(page.Get("Meaning of city", "combobox").enabled);
  page.Click("Cancel", "button");
  CHECK(page.host().Cancelled(import));
}

TEST_CASE("After the import the stages stand with their counts, shares and rules") {
  TestPage page;
  samples::LoadActivity(page);
  CHECK(page.Find("Leads: 226,084", "button") != nullptr);
  CHECK(page.Shows("8.6 % · 2+ orders, last within 6 months"));
  CHECK(page.Shows("10,000,000 events · 444,486 customers"));
  CHECK(page.Find("As of 12 Nov 2026", "button") != nullptr);
  CHECK(page.Find("All customers", "heading") != nullptr);
}

TEST_CASE("A stage's count opens the customers in it") {
  TestPage page;
  samples::LoadActivity(page);
  SUBCASE("by its number") { page.Click("Active: 38,272", "button"); }
  SUBCASE("by its link") { page.Click("See customers: Active", "link"); }
  CHECK(page.host().Last<MembersRequest>().stage == "active");
  samples::AnswerMembers(page, 38'272);
  CHECK(page.Find("Active", "heading") != nullptr);
  CHECK(page.Shows("38,272 customers"));
  CHECK(page.Get("Active: 38,272", "button").checked);
  page.Click("All customers", "link");
  CHECK(page.host().Last<MembersRequest>().stage.empty());
}

TEST_CASE("Another purchase event counts anew") {
  TestPage page;
  samples::LoadActivity(page);
  page.Pick("Purchase event", "Store Visit");
  CHECK(page.host().Last<LifecycleRequest>().settings.purchase == "Store Visit");
  CHECK(page.host().Last<MembersRequest>().settings.purchase == "Store Visit");
  CHECK(page.Shows("Counting"));
}

TEST_CASE("The ages of the stages can be chosen or typed") {
  TestPage page;
  samples::LoadActivity(page);
  SUBCASE("chosen") {
    page.Pick("Ages of the stages", "Defecting after 180 days, inactive after 365");
    CHECK(page.host().Last<LifecycleRequest>().settings.defecting_after == Age{180, false});
    CHECK(page.host().Last<LifecycleRequest>().settings.inactive_after == Age{365, false});
  }
  SUBCASE("typed") {
    page.Click("Ages of the stages", "combobox");
    page.Click("Defecting after", "textbox");
    page.Clear();
    page.Type("30");
    CHECK_FALSE(page.Get("Apply", "button").enabled);  // 30 is not before 12
    page.Click("Inactive after", "textbox");
    page.Clear();
    page.Type("90");
    page.Click("Days", "tab");
    page.Click("Apply", "button");
    CHECK(page.host().Last<LifecycleRequest>().settings.defecting_after == Age{30, false});
    CHECK(page.host().Last<LifecycleRequest>().settings.inactive_after == Age{90, false});
  }
}

TEST_CASE("Another date is typed, or clicked in the month") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("As of 12 Nov 2026", "button");
  SUBCASE("typed") {
    page.Click("Date, year-month-day", "textbox");
    page.Clear();
    page.Type("2026-02-30");
    CHECK(page.Shows("Write the date as 2026-11-12."));
    CHECK_FALSE(page.Get("Apply", "button").enabled);
    page.Clear();
    page.Type("2026-06-30");
    page.Click("Apply", "button");
    CHECK(page.host().Last<LifecycleRequest>().settings.as_of == "2026-06-30");
  }
  SUBCASE("clicked") {
    CHECK(page.Shows("November 2026"));
    CHECK(page.Shows("Mo Tu We Th Fr Sa Su"));
    page.Click("Previous month", "button");
    CHECK(page.Shows("October 2026"));
    page.Click("31 Oct 2026", "button");
    CHECK(page.host().Last<LifecycleRequest>().settings.as_of == "2026-10-31");
  }
  SUBCASE("the end of the data, which it is already") {
    page.Click("End of the data, 12 Nov 2026", "link");
    CHECK(page.host().Count<LifecycleRequest>() == 1);
  }
}

TEST_CASE("Exports say which customers, which file, and whether formulas are guarded") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("See customers: Inactive", "link");
  SUBCASE("a stage") {
    page.Click("Inactive as CSV", "button");
    CHECK(page.host().Last<ExportRequest>().stage == "inactive");
    CHECK(page.host().Last<ExportRequest>().format == "csv");
    CHECK(page.host().Last<ExportRequest>().guard_formulas);
  }
  SUBCASE("all, unguarded") {
    page.Click("Guard against spreadsheet formulas", "switch");
    CHECK_FALSE(page.Get("Guard against spreadsheet formulas", "switch").checked);
    page.Click("All as CSV", "button");
    CHECK(page.host().Last<ExportRequest>().stage.empty());
    CHECK_FALSE(page.host().Last<ExportRequest>().guard_formulas);
  }
  SUBCASE("one SQLite file, from the top bar") {
    page.Click("Export", "button");
    page.Click("SQLite file", "option");
    CHECK(page.host().Last<ExportRequest>().format == "sqlite");
  }
  CHECK_FALSE(page.Get("All as CSV", "button").enabled);  // one at a time
  page.Answer<ExportRequest>(ExportReply{"inactive.csv", "text/csv", 87'460, 1});
  CHECK(page.Shows("inactive.csv is in your downloads, 87,460 rows."));
  CHECK(page.Get("All as CSV", "button").enabled);
}

TEST_CASE("Data without a likely purchase asks which event is one") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Click("Import", "button");
  DataSummary data = samples::ActivitySummary();
  data.purchase.clear();
  page.Answer<ImportRequest>(data);
  CHECK(page.Shows("Which event is a purchase?"));
  CHECK_FALSE(page.Get("Export", "button").enabled);
  page.Click("Paid Order", "option");
  CHECK(page.host().Last<LifecycleRequest>().settings.purchase == "Paid Order");
}

TEST_CASE("Stages that cannot be counted say why in their place") {
  TestPage page;
  samples::LoadActivity(page);
  page.Pick("Purchase event", "Search");
  page.Answer<LifecycleRequest>(ErrorReply{
      {"event_unknown", "There is no event \"Search\".", "purchase", "Choose another event."}});
  CHECK(page.Shows("There is no event \"Search\". Choose another event."));
  CHECK(page.Find("Purchase event", "combobox") != nullptr);
}

TEST_CASE("The data page tells what was read and what was not") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("Data", "tab");
  CHECK(page.Shows("10,000,712"));
  CHECK(page.Shows("No customer ID. These rows are set aside."));
  CHECK(page.Shows("195 rows, first in activity_2024-2026.csv, line 20,411"));
  CHECK(page.Shows("View Microsite"));
  page.Click("Add files", "button");
  CHECK(page.host().choosers == 1);
  page.page().FilesChosen({{.handle = 2, .name = "b.csv", .size_bytes = 3}});
  page.Settle();
  CHECK(page.host().Last<OpenRequest>().files.size() == 2);
}

TEST_CASE("A stopped engine is told, and files can be opened again at once") {
  TestPage page;
  samples::LoadActivity(page);
  page.page().EngineStopped("it ran out of memory");
  page.Settle();
  CHECK(page.host().restarts == 1);
  CHECK(page.Shows("it ran out of memory"));
  CHECK(page.Shows("Open your files again"));
  CHECK(page.Find("Choose files", "button") != nullptr);
  CHECK(page.Find("Lifecycle", "tab") == nullptr);
}

TEST_CASE("Text from the data is never read as more than text") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "%s##%n###x.csv", .size_bytes = 10}});
  Preview preview = samples::ActivityPreview();
  preview.sources[0].files[0].name = "%s%n##a###b.csv";
  preview.sources[0].columns[4].column = "a##b###c %d";
  preview.sources[0].columns[5].column = "a##b###c %d (2)";
  preview.sources[0].rows[0][0] = std::string("x\0y\n\t\x7f\xff\xfe", 9) + std::string(5000, 'w');
  preview.sources[0].columns[8].examples = {"<b>&amp;</b>", "=cmd|' /C calc'!A0"};
  page.Answer<OpenRequest>(preview);
  CHECK(page.Shows("%s%n##a###b.csv"));
  page.Pick("Meaning of a##b###c %d (2)", "Ignore");
  CHECK(page.host().Last<RemapRequest>().mapping.sources[0].columns[5].meaning == Meaning::kIgnore);
  CHECK(page.host().Last<RemapRequest>().mapping.sources[0].columns[4].meaning ==
        Meaning::kProperty);
}

TEST_CASE("Nothing is drawn when nothing changes") {
  TestPage page;
  CHECK_FALSE(page.page().NextFrameMs().has_value());
  samples::LoadActivity(page);
  CHECK_FALSE(page.page().NextFrameMs().has_value());
  page.Click("As of 12 Nov 2026", "button");
  page.Click("Date, year-month-day", "textbox");
  CHECK(page.page().NextFrameMs().has_value());  // the caret blinks
  page.page().SetReducedMotion(true);
  page.Settle();
  CHECK_FALSE(page.page().NextFrameMs().has_value());  // for those who want no motion it does not
  page.page().SetReducedMotion(false);
}

TEST_CASE("At every width all controls stay inside the page") {
  for (const float width : {360.0F, 480.0F, 620.0F, 760.0F, 900.0F, 1080.0F, 1200.0F, 1920.0F}) {
    for (const float scale : {1.0F, 1.25F, 2.0F}) {
      CAPTURE(width);
      CAPTURE(scale);
      TestPage page({.width = width, .height = 900, .pixel_scale = scale});
      const auto check = [&] {
        for (const Item& item : FrameItems()) {
          if (item.role != "button" && item.role != "tab" && item.role != "combobox") continue;
          CAPTURE(item.label);
          CHECK(item.x >= 0);
          CHECK(item.x + item.w <= width);
          CHECK(item.w >= 10);
        }
      };
      check();
      samples::LoadActivity(page);
      check();
      CHECK(page.Find("Export", "button") != nullptr);
      CHECK(page.Find("As of 12 Nov 2026", "button") != nullptr);
      page.Click("Data", "tab");
      check();
    }
  }
}

}  // namespace kohort
