// The engine as a host sees it: requests in, replies out, files read on demand.
#include "core/service/engine.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/import/sample_data.h"
#include "core/service/messages.h"
#include "tests/core/service/test_engine.h"

namespace kohort {
namespace {

const std::string kSmall =
    "customer_id,event,timestamp,amount,city\n"
    "C1,Paid Order,2026-11-01 10:00:00,12.50,Bandung\n"
    "C1,Paid Order,2026-11-02 10:00:00,7.50,Jakarta\n"
    "C2,View Microsite,2026-11-02 11:00:00,,\n"
    "C3,Paid Order,2026-01-02 11:00:00,1.25,=cmd()\n";

TEST_CASE("The sample goes from open to export") {
  TestEngine test;
  const auto preview = test.Ask<Preview>(OpenRequest{.files = {}, .sample = true, .zone = "UTC"});
  CHECK(preview.zone == "Asia/Jakarta");
  REQUIRE(preview.can_import);
  CHECK(preview.sources[0].notices.empty());
  const auto data = test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  CHECK(data.customers == 3000);
  CHECK(data.rejected.empty());
  CHECK(data.purchase == "Paid Order");
  CHECK(data.as_of_day == "2026-11-12");
  CHECK_FALSE(test.progress.empty());

  const auto lifecycle = test.Ask<LifecycleReply>(LifecycleRequest{});
  std::uint64_t sum = 0;
  for (const StageCount& stage : lifecycle.stages) {
    CHECK(stage.customers > 100);
    sum += stage.customers;
    const auto exported =
        test.Ask<ExportReply>(ExportRequest{.settings = {}, .stage = stage.stage, .format = "csv"});
    CHECK(exported.rows == stage.customers);
    CHECK(exported.size_bytes == test.bytes.size());
    CHECK(exported.file_name == "kohort-" + stage.stage + "-2026-11-12.csv");
    const auto lines = std::ranges::count(test.bytes, '\n');
    CHECK(static_cast<std::uint64_t>(lines) == stage.customers + 1);
  }
  CHECK(sum == 3000);
}

TEST_CASE("Columns are guessed from names and values") {
  TestEngine test;
  const Preview preview = test.Open(kSmall);
  const auto meaning = [&](std::size_t i) { return preview.sources[0].columns[i].meaning; };
  CHECK(meaning(0) == Meaning::kCustomer);
  CHECK(meaning(1) == Meaning::kEvent);
  CHECK(meaning(2) == Meaning::kTime);
  CHECK(meaning(3) == Meaning::kAmount);
  CHECK(meaning(4) == Meaning::kAttribute);
  CHECK(preview.sources[0].columns[2].format == "y-m-d");
  CHECK(preview.sources[0].columns[2].type == "date and time");
  CHECK(preview.sources[0].columns[3].empty_share == 0.25);
  CHECK(preview.rows_estimated == 4);
  CHECK(preview.rows_exact);
  CHECK(preview.sources[0].rows[2][1] == "View Microsite");
}

TEST_CASE("Members are filtered by a text in a column, whatever the case, and then sorted") {
  TestEngine test;
  const auto preview = test.Ask<Preview>(OpenRequest{.files = {}, .sample = true, .zone = ""});
  test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  MembersRequest request{.settings = {}, .stage = "", .sort = ""};
  request.limit = 10'000;
  const auto all = test.Ask<MembersReply>(request);
  for (const auto& [column, text] :
       {std::pair("customer", "c0001"), std::pair("attribute:city", "BAND"),
        std::pair("stage", "tim"), std::pair("customer", "nobody")}) {
    CAPTURE(column);
    request.filter = {column, text};
    request.sort = "";
    const auto place = std::ranges::find(all.columns, std::string(column), &MemberColumn::id) -
                       all.columns.begin();
    std::vector<std::vector<std::string>> expected;
    for (const std::vector<std::string>& row : all.rows) {
      std::string lower;
      for (const char c : row[static_cast<std::size_t>(place)]) {
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
      std::string wanted;
      for (const char c : std::string_view(text)) {
        wanted += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
      if (lower.find(wanted) != std::string::npos) expected.push_back(row);
    }
    const auto filtered = test.Ask<MembersReply>(request);
    CHECK(filtered.total == expected.size());
    CHECK(filtered.rows == expected);
    CHECK(expected.empty() == (std::string_view(text) == "nobody"));
    request.sort = "customer";
    std::ranges::sort(expected);
    CHECK(test.Ask<MembersReply>(request).rows == expected);
  }
  request.filter = {"shoe", "x"};
  CHECK(test.AskForError(request).code == "column_unknown");
}

TEST_CASE("Files have the columns that are asked for, in that order") {
  TestEngine test;
  test.Load(kSmall);
  ExportRequest request{.settings = {}, .stage = "defecting"};
  request.columns = {"attribute:city", "customer"};
  request.guard_formulas = false;
  test.Ask<ExportReply>(request);
  CHECK(test.bytes == "city,customer_id\r\n=cmd(),C3\r\n");
  request.columns = {"shoe"};
  CHECK(test.AskForError(request).code == "column_unknown");
}

TEST_CASE("Members are paged, sorted and summed") {
  TestEngine test;
  test.Load(kSmall);
  MembersRequest request{
      .settings = {}, .stage = "", .sort = "amount", .descending = true, .offset = 0, .limit = 2};
  auto page = test.Ask<MembersReply>(request);
  CHECK(page.total == 3);
  REQUIRE(page.rows.size() == 2);
  CHECK(page.rows[0] == std::vector<std::string>{"C1", "active", "2", "20.00",
                                                 "2026-11-01 10:00:00", "2026-11-02 10:00:00",
                                                 "Jakarta"});
  CHECK(page.rows[1][0] == "C3");
  request.offset = 2;
  page = test.Ask<MembersReply>(request);
  REQUIRE(page.rows.size() == 1);
  CHECK(page.rows[0] == std::vector<std::string>{"C2", "lead", "0", "0.00", "", "", ""});
  // Without a value is last in both directions.
  request = {.settings = {}, .stage = "", .sort = "first_order", .offset = 0, .limit = 9};
  CHECK(test.Ask<MembersReply>(request).rows[2][0] == "C2");
  request.descending = true;
  CHECK(test.Ask<MembersReply>(request).rows[2][0] == "C2");
  request = {.settings = {}, .stage = "inactive", .sort = ""};
  CHECK(test.Ask<MembersReply>(request).total == 0);
  request.offset = 1'000'000;
  CHECK(test.Ask<MembersReply>(request).rows.empty());
}

TEST_CASE("An export guards against formulas unless told not to") {
  TestEngine test;
  test.Load(kSmall);
  ExportRequest request{.settings = {}, .stage = "defecting"};
  test.Ask<ExportReply>(request);
  CHECK(test.bytes ==
        "customer_id,stage,orders,amount,first_order,last_order,city\r\n"
        "C3,defecting,1,1.25,2026-01-02 11:00:00,2026-01-02 11:00:00,'=cmd()\r\n");
  request.guard_formulas = false;
  test.Ask<ExportReply>(request);
  CHECK(test.bytes.ends_with(",=cmd()\r\n"));
}

TEST_CASE("A file where each row is a purchase needs no event column") {
  TestEngine test;
  const Preview preview = test.Open("customer,date,total\nA,2026-11-01,5\nB,2026-10-01,6\n");
  CHECK(preview.sources[0].constant_event == "Paid Order");
  CHECK(preview.can_import);
  const auto data = test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  CHECK(data.event_names.size() == 1);
  CHECK(data.event_names[0].name == "Paid Order");
  CHECK(data.event_names[0].rows == 2);
}

TEST_CASE("Several files are one data set, their columns meeting by name") {
  TestEngine test;
  test.files[1] = "customer,event,time\nA,Paid Order,2026-11-01\n";
  test.files[2] = "time;event;customer;channel\n2026-11-02;Paid Order;A;web\n";
  const auto preview = test.Ask<Preview>(
      OpenRequest{.files = {{1, "a.csv", test.files[1].size()}, {2, "b.csv", test.files[2].size()}},
                  .zone = ""});
  REQUIRE(preview.sources.size() == 2);
  CHECK(preview.sources[1].files[0].delimiter == "semicolon");
  REQUIRE(preview.sources[1].columns.size() == 4);
  const auto data = test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  CHECK(data.events == 2);
  CHECK(data.customers == 1);
  CHECK(data.columns[3].values == 1);
}

TEST_CASE("Rows that cannot be used are counted by reason, with the first one's place") {
  TestEngine test;
  const DataSummary data = test.Load(
      "customer,event,time,amount\n"
      ",Buy,2026-11-01,1\n"
      "A,,2026-11-01,1\n"
      "A,Buy,,1\n"
      "A,Buy,soon,1\n"
      "A,Buy,1969-12-31,1\n"
      "A,Buy,2100-01-01,1\n"
      "A,Buy,2026-11-01,1\n"
      "A,Buy,2026-11-01\n"
      "A,Buy,2026-11-01,free\n" +
      [] {
        std::string rows;
        for (int i = 0; i < 100; ++i) rows += "B,Buy,2026-11-02,2\n";
        return rows;
      }());
  CHECK(data.rows_read == 109);
  CHECK(data.events == 103);
  std::uint64_t rejected = 0;
  std::map<std::string, Notice> notices;
  for (const Notice& notice : data.rejected) {
    rejected += notice.rows;
    notices[notice.code] = notice;
  }
  for (const Notice& notice : data.notices) notices[notice.code] = notice;
  CHECK(rejected + data.events == data.rows_read);
  CHECK(notices["customer_missing"].line == 2);
  CHECK(notices["event_missing"].line == 3);
  CHECK(notices["time_missing"].line == 4);
  CHECK(notices["time_unreadable"].line == 5);
  CHECK(notices["time_out_of_range"].rows == 2);
  CHECK(notices["ragged_rows"].line == 9);
  CHECK(notices["amount_unreadable"].line == 10);
  CHECK(notices["amount_unreadable"].file == "a.csv");
}

TEST_CASE("When no row can be used, the import says why and fails") {
  TestEngine test;
  test.Load(kSmall);
  const Preview preview =
      test.Open("customer_id,event,timestamp\n,View,2026-11-12\nA,,2026-11-12\n");
  const Error error = test.AskForError(ImportRequest{preview.ToMapping()});
  CHECK(error.code == "no_usable_rows");
  CHECK(error.what == "None of the 2 rows can be used. 1: No customer ID. 1: No event name.");
  CHECK(test.Ask<LifecycleReply>(LifecycleRequest{}).customers == 3);
}

TEST_CASE("A row that is not UTF-8 far into a file is set aside") {
  TestEngine test;
  std::string text = "customer,event,time\n";
  while (text.size() < (2 << 20)) text += "Ren\xc3\xa9,Buy,2026-01-01\n";
  const DataSummary data = test.Load(text + "Ren\xe9,Buy,2026-01-01\n");
  REQUIRE(data.rejected.size() == 1);
  CHECK(data.rejected[0].code == "not_utf8");
  CHECK(data.rejected[0].rows == 1);
  CHECK(data.customers == 1);
}

TEST_CASE("A key that first appears far into a JSON file is a property all the same") {
  TestEngine test;
  std::string text;
  while (text.size() < (2 << 20)) {
    text += R"({"event":"Buy","properties":{"distinct_id":"A","time":1762955095}})"
            "\n";
  }
  text += R"({"event":"Buy","properties":{"distinct_id":"B","time":1762955096,"coupon":"X1"}})"
          "\n";
  const DataSummary data = test.Load(text);
  REQUIRE(data.columns.size() == 4);
  CHECK(data.columns[3].column == "properties.coupon");
  CHECK(data.columns[3].values == 1);
  CHECK(data.customers == 2);
}

TEST_CASE("Lines that are no rows are counted by what they are") {
  TestEngine test;
  const DataSummary data = test.Load(
      "Activity of November\n"
      "\n"
      "customer,event,time\n"
      "A,Buy,2026-11-01\n"
      "B,Buy,2026-11-01\n"
      "customer,event,time\n"
      "C,Buy,2026-11-01\n"
      "\n"
      "3 rows\n");
  CHECK(data.rows_read == 3);
  CHECK(data.rows_accepted == 3);
  std::map<std::string, Notice> notices;
  for (const Notice& notice : data.notices) notices[notice.code] = notice;
  CHECK(notices["preamble_lines"].line == 1);
  CHECK(notices["repeated_header"].line == 6);
  CHECK(notices["footer_lines"].line == 9);
}

TEST_CASE("The order of day and month may show only at the end of a file") {
  TestEngine test;
  std::string text = "customer,date,total\n";
  for (int i = 0; text.size() < (3 << 20); ++i) {
    text += "A" + std::to_string(i) + ",01/02/2026 08:26,5\n";
  }
  text += "B,01/25/2026 08:26,5\n";
  const Preview preview = test.Open(text);
  CHECK(preview.sources[0].notices.empty());
  CHECK(preview.sources[0].columns[1].format == "m/d/y");
}

TEST_CASE("A column called amount may hold a few words") {
  TestEngine test;
  const Preview preview =
      test.Open("customer,event,time,amount\nA,Buy,2026-01-01,5\nA,Buy,2026-01-01,n/a\n");
  CHECK(preview.sources[0].columns[3].meaning == Meaning::kAmount);
}

TEST_CASE("Of many files less is looked at, but long rows are still read") {
  TestEngine test;
  std::vector<FileInfo> files;
  for (std::uint64_t i = 1; i <= 300; ++i) {
    test.files[i] = "customer,event,time,note\nA,Buy,2026-11-01,x\n";
    if (i == 7) test.files[i] += "B,Buy,2026-11-02," + std::string(100'000, 'y') + "\n";
    if (i == 8) {
      test.files[i] = "customer,event,time,note\nC,Buy,2026-11-01," + std::string(200'000, 'z') +
                      "\nD,Buy,2026-11-03,z\n";
    }
    files.push_back({i, std::to_string(i) + ".csv", test.files[i].size()});
  }
  const auto preview = test.Ask<Preview>(OpenRequest{.files = files, .zone = ""});
  REQUIRE(preview.sources.size() == 1);
  const auto data = test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  CHECK(data.rows_accepted == 302);
  CHECK(data.customers == 4);
}

TEST_CASE("A file without event names may join one that has them") {
  TestEngine test;
  test.files[1] = "customer,event,time\nA,View,2026-11-01\n";
  test.files[2] = "customer,time\nB,2026-11-02\n";
  Mapping mapping = test.Ask<Preview>(OpenRequest{.files = {{1, "a.csv", test.files[1].size()},
                                                            {2, "b.csv", test.files[2].size()}},
                                                  .zone = ""})
                        .ToMapping();
  REQUIRE(mapping.sources.size() == 2);
  CHECK(mapping.sources[0].constant_event == "");
  CHECK(mapping.sources[1].constant_event == "Paid Order");
  CHECK(test.Ask<DataSummary>(ImportRequest{mapping}).event_names.size() == 2);
  mapping.sources[1].constant_event.clear();
  CHECK(test.AskForError(ImportRequest{mapping}).code == "mapping_incomplete");
}

TEST_CASE("A day and month that cannot be told apart are asked about") {
  TestEngine test;
  Preview preview = test.Open("customer,date\nA,12/1/2010 8:26\nB,12/2/2010 8:26\n");
  REQUIRE(preview.sources[0].notices.size() == 1);
  CHECK(preview.sources[0].notices[0].code == "day_month_unclear");
  Mapping mapping = preview.ToMapping();
  mapping.sources[0].columns[1].format = "m/d/y";
  preview = test.Ask<Preview>(RemapRequest{mapping});
  CHECK(preview.sources[0].notices.empty());
  CHECK(test.Ask<DataSummary>(ImportRequest{mapping}).first_event == "2010-12-01 08:26:00");
}

TEST_CASE("Files that hold no table say what to do") {
  TestEngine test;
  CHECK(test.OpenForError("").code == "file_empty");
  CHECK(test.OpenForError("\n\n\n").code == "file_empty");
  CHECK(test.OpenForError("customer,event,time\n").code == "file_no_rows");
  CHECK(test.OpenForError(std::string("\x7f"
                                      "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                                      24))
            .code == "file_not_text");
  CHECK(test.OpenForError("PK\x03\x04rest").code == "file_damaged");
  CHECK(test.OpenForError(std::string(3 << 20, 'x')).code == "line_too_long");
  CHECK(test.OpenForError("a,b\n" + std::string(3 << 20, 'x')).what ==
        "The second row does not end within 1 MB, so this is no table of rows.");
}

TEST_CASE("A mapping that cannot work is refused with what is missing") {
  TestEngine test;
  Mapping mapping = test.Open(kSmall).ToMapping();
  const auto error = [&](auto change) {
    Mapping changed = mapping;
    change(changed);
    return test.AskForError(ImportRequest{changed});
  };
  CHECK(error([](Mapping& m) { m.sources[0].columns[0].meaning = Meaning::kIgnore; }).what ==
        "Say which column holds the Customer ID.");
  CHECK(error([](Mapping& m) { m.sources[0].columns[2].meaning = Meaning::kIgnore; }).code ==
        "mapping_incomplete");
  CHECK(error([](Mapping& m) { m.sources[0].columns[1].meaning = Meaning::kProperty; }).code ==
        "mapping_incomplete");
  CHECK(error([](Mapping& m) { m.sources[0].columns[4].meaning = Meaning::kTime; }).code ==
        "mapping_incomplete");
  CHECK(error([](Mapping& m) { m.sources[0].columns[0].column = "nobody"; }).code ==
        "mapping_fits_nothing");
  CHECK(error([](Mapping& m) { m.sources[0].columns[2].format = "d.m"; }).code ==
        "mapping_format_unknown");
  CHECK(error([](Mapping& m) { m.zone = "Mars/Base"; }).code == "zone_unknown");
  // The one column that reads as no time.
  CHECK(error([](Mapping& m) {
          m.sources[0].columns[2].meaning = Meaning::kIgnore;
          m.sources[0].columns[4].meaning = Meaning::kTime;
        }).what.starts_with("Column \"city\" is marked Event time but does not hold dates"));
}

TEST_CASE("Whatever fails, what was loaded before is still there") {
  TestEngine test;
  test.Load(kSmall);
  test.OpenForError("");
  const Mapping mapping = test.Open("customer,event,time\nX,Buy,2026-01-01\n").ToMapping();
  test.files.erase(1);
  const Error gone = test.AskForError(ImportRequest{mapping});
  CHECK(gone.code == "file_unreadable");
  CHECK(gone.where == "a.csv");
  CHECK(test.Ask<LifecycleReply>(LifecycleRequest{}).customers == 3);
}

TEST_CASE("A line without an end in the middle of a file ends the import, not the data") {
  TestEngine test;
  test.Load(kSmall);
  std::string text = "customer,event,time\n";
  while (text.size() < (2 << 20)) text += "X,Buy,2026-01-01\n";
  text += std::string(40 << 20, 'x');
  const Preview preview = test.Open(text);
  const Error error = test.AskForError(ImportRequest{preview.ToMapping()});
  CHECK(error.code == "line_too_long");
  CHECK(error.where.starts_with("a.csv, line "));
  CHECK(test.Ask<LifecycleReply>(LifecycleRequest{}).customers == 3);
}

TEST_CASE("A cancelled import leaves what was there") {
  TestEngine test;
  test.Load(kSmall);
  std::string text = "customer,event,time\n";
  while (text.size() < (3 << 20)) text += "X,Buy,2026-01-01\n";
  const Mapping mapping = test.Open(text).ToMapping();
  test.replies.clear();
  const std::uint64_t import = test.Send(ImportRequest{mapping});
  while (test.engine.Step() != Next::kRead) {
  }
  test.Read();
  while (test.engine.Step() != Next::kRead) {
  }
  const std::uint64_t cancel = test.Send(CancelRequest{import});
  test.engine.ReadDone(5);  // a read that was under way
  test.Run();
  REQUIRE(test.replies.size() == 2);
  CHECK(test.replies[0].id == import);
  CHECK(std::get<ErrorReply>(test.replies[0].body).error.code == "cancelled");
  CHECK(test.replies[1].id == cancel);
  CHECK(std::get<CancelReply>(test.replies[1].body).cancelled);
  CHECK(test.Ask<LifecycleReply>(LifecycleRequest{}).customers == 3);
  CHECK_FALSE(test.Ask<CancelReply>(CancelRequest{import}).cancelled);
}

TEST_CASE("A waiting request can be cancelled before it begins") {
  TestEngine test;
  test.Load(kSmall);
  test.replies.clear();
  test.Send(LifecycleRequest{});
  const std::uint64_t second = test.Send(LifecycleRequest{});
  test.Send(CancelRequest{second});
  test.Run();
  REQUIRE(test.replies.size() == 3);
  CHECK(std::get<ErrorReply>(test.replies[0].body).error.code == "cancelled");
  CHECK(std::holds_alternative<LifecycleReply>(test.replies[2].body));
}

TEST_CASE("The pieces in which a file arrives do not matter") {
  const std::string text = WriteSampleData().substr(0, 200'000);
  std::string expected;
  for (const std::size_t piece : {1U << 20, 1U << 16, 4099U, 61U}) {
    TestEngine test;
    test.piece = piece;
    test.Load(text);
    test.Ask<ExportReply>(ExportRequest{.settings = {}, .stage = ""});
    if (expected.empty()) expected = test.bytes;
    CHECK(test.bytes == expected);
  }
  CHECK(expected.size() > 10'000);
}

TEST_CASE("Requests that cannot be served say why") {
  TestEngine test;
  CHECK(test.AskForError(LifecycleRequest{}).code == "no_data");
  CHECK(test.AskForError(ExportRequest{}).code == "no_data");
  CHECK(test.AskForError(ImportRequest{}).code == "nothing_opened");
  CHECK(test.AskForError(OpenRequest{}).code == "nothing_opened");
  test.Load(kSmall);
  CHECK(test.AskForError(MembersRequest{.settings = {}, .stage = "gone", .sort = ""}).code ==
        "stage_unknown");
  CHECK(test.AskForError(MembersRequest{.settings = {}, .stage = "", .sort = "shoe"}).code ==
        "column_unknown");
  CHECK(test.AskForError(ExportRequest{.settings = {}, .stage = "", .format = "xls"}).code ==
        "format_unknown");
  test.replies.clear();
  test.engine.Handle("{\"id\":1,\"type\":\"lifecycle\",\"setings\":{}}");
  REQUIRE(test.replies.size() == 1);
  CHECK(std::get<ErrorReply>(test.replies[0].body).error.where == "/setings");
}

TEST_CASE(
    "An import that needs too much memory says how many rows fit, and leaves what is loaded") {
  TestEngine test(/*memory_bytes=*/8 << 20);
  REQUIRE(test.Load(kSmall).events == 4);
  std::string text = "customer_id,event,timestamp\n";
  for (int i = 0; i < 400'000; ++i) {
    text += "C" + std::to_string(i * 7) + ",Paid Order,2026-11-02 10:00:00\n";
  }
  const auto mapping = test.Open(text).ToMapping();
  const Error error = test.AskForError(ImportRequest{mapping});
  CHECK(error.code == "memory_full");
  CHECK(error.fix.contains("Ignore"));
  const auto digit = error.what.find_first_of("0123456789");
  REQUIRE(digit != std::string::npos);
  const int fit = std::stoi(error.what.substr(digit));
  CHECK(fit > 50'000);
  CHECK(fit < 400'000);
  CHECK(test.Ask<LifecycleReply>(LifecycleRequest{}).customers == 3);

  // A filter that leaves less does help.
  auto fewer = mapping;
  fewer.sources[0].filters = {
      {.column = "customer_id", .op = FilterOp::kStartsWith, .value = "C12"}};
  CHECK(test.Ask<DataSummary>(ImportRequest{fewer}).events > 1000);
}

}  // namespace
}  // namespace kohort
