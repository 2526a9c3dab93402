// Lifecycle stages against SQL over the same rows, and at the edges of their rules.
#include "core/segment/lifecycle.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "core/base/time_text.h"
#include "core/data/builder.h"

namespace kohort {
namespace {

struct Row {
  std::string customer;
  std::string event;
  Instant time;
};

Instant At(std::string_view text) { return ParseTime(text, TimeFormat::kYearMonthDay)->micros; }

std::shared_ptr<const DataSet> Build(const std::vector<Row>& rows, const char* zone = "UTC") {
  DataSetBuilder builder(
      {.properties = {}, .attributes = {}, .amount = {}, .zone = *TimeZone::Find(zone)});
  RowColumns columns;
  for (const Row& row : rows) {
    columns.customers.push_back(row.customer);
    columns.events.push_back(row.event);
    columns.times.push_back(row.time);
  }
  builder.AddRows(columns);
  while (builder.ArrangeStep()) {
  }
  return builder.Take();
}

// The same by SQLite, in months of its own calendar. UTC only.
std::array<std::uint64_t, kStages> CountBySql(const std::vector<Row>& rows, std::string_view as_of,
                                              const char* age1, const char* age2) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_initialize() == SQLITE_OK);
  REQUIRE(sqlite3_open(":memory:", &db) == SQLITE_OK);
  const auto run = [&](const std::string& sql) {
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  };
  run("CREATE TABLE e(c TEXT, n TEXT, t TEXT); BEGIN");
  for (const Row& row : rows) {
    run("INSERT INTO e VALUES('" + row.customer + "','" + row.event + "','" +
        FormatLocal(row.time) + "')");
  }
  const std::string until(as_of);
  const std::string sql =
      "SELECT s, count(*) FROM (SELECT CASE WHEN n = 0 THEN 0 "
      "WHEN last > datetime('" +
      until + "','" + age1 +
      "','floor') THEN CASE n WHEN 1 THEN 1 ELSE 2 END "
      "WHEN last > datetime('" +
      until + "','" + age2 +
      "','floor') THEN 3 ELSE 4 END s FROM "
      "(SELECT c, count(*) FILTER (WHERE n = 'Paid Order' AND t <= '" +
      until +
      "') n, "
      "max(t) FILTER (WHERE n = 'Paid Order' AND t <= '" +
      until +
      "') last FROM e GROUP BY c)) "
      "GROUP BY s";
  std::array<std::uint64_t, kStages> counts{};
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    counts[static_cast<std::size_t>(sqlite3_column_int(statement, 0))] =
        static_cast<std::uint64_t>(sqlite3_column_int64(statement, 1));
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return counts;
}

TEST_CASE("Stages agree with SQL on random data") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<Row> rows(1 + random() % 300);
    for (Row& row : rows) {
      row.customer = "C" + std::to_string(random() % 40);
      row.event = random() % 3 == 0 ? "Paid Order" : "View";
      // Midnights and their neighbours, so that boundaries are hit.
      row.time = At("2024-01-01") + static_cast<Instant>(random() % 900) * kDay +
                 (static_cast<Instant>(random() % 3) - 1) * kSecond;
    }
    rows.push_back({"C0", "Paid Order", At("2024-06-01")});
    const auto data = Build(rows);
    for (const char* as_of :
         {"2025-08-31 00:00:00", "2024-08-31 00:00:00", "2026-02-28 00:00:01"}) {
      LifecycleSettings settings{.purchase = "", .as_of = as_of};
      const auto months = ComputeLifecycle(*data, settings);
      REQUIRE(months);
      CHECK(months->customers == CountBySql(rows, as_of, "-6 months", "-12 months"));
      settings.defecting_after = {90, false};
      settings.inactive_after = {180, false};
      CHECK(ComputeLifecycle(*data, settings)->customers ==
            CountBySql(rows, as_of, "-90 days", "-180 days"));
    }
  }
}

Stage StageOf(const std::vector<Row>& rows, const char* as_of, const char* zone = "UTC") {
  const auto data = Build(rows, zone);
  const auto lifecycle = ComputeLifecycle(*data, {.purchase = "Paid Order", .as_of = as_of});
  REQUIRE(lifecycle);
  return lifecycle->stage_of[0];
}

TEST_CASE("The boundary instant belongs to the older stage") {
  const char* as_of = "2026-11-12 00:00:00";
  CHECK(StageOf({{"c", "Paid Order", At("2026-05-12 00:00:01")}}, as_of) == Stage::kFirstTimer);
  CHECK(StageOf({{"c", "Paid Order", At("2026-05-12 00:00:00")}}, as_of) == Stage::kDefecting);
  CHECK(StageOf({{"c", "Paid Order", At("2025-11-12 00:00:01")}}, as_of) == Stage::kDefecting);
  CHECK(StageOf({{"c", "Paid Order", At("2025-11-12 00:00:00")}}, as_of) == Stage::kInactive);
}

TEST_CASE("Events after as-of do not exist, those at as-of do") {
  const char* as_of = "2026-11-12 00:00:00";
  CHECK(StageOf({{"c", "Paid Order", At("2026-11-12 00:00:00")}}, as_of) == Stage::kFirstTimer);
  CHECK(StageOf({{"c", "Paid Order", At("2026-11-12 00:00:01")}}, as_of) == Stage::kLead);
}

TEST_CASE("One purchase within the first age is a first timer, two are active") {
  const char* as_of = "2026-11-12";
  CHECK(StageOf({{"c", "Paid Order", At("2026-11-01")}}, as_of) == Stage::kFirstTimer);
  CHECK(StageOf({{"c", "Paid Order", At("2026-11-01")}, {"c", "Paid Order", At("2020-01-01")}},
                as_of) == Stage::kActive);
  CHECK(StageOf({{"c", "View", At("2026-11-01")}, {"d", "Paid Order", At("2026-11-01")}}, as_of) ==
        Stage::kLead);
}

TEST_CASE("Ages step back by the calendar of the zone") {
  // As-of is midnight in Jakarta, 17:00 UTC of the day before.
  const char* as_of = "2026-11-12 00:00:00";
  CHECK(StageOf({{"c", "Paid Order", At("2026-05-11 17:00:00")}}, as_of, "Asia/Jakarta") ==
        Stage::kDefecting);
  CHECK(StageOf({{"c", "Paid Order", At("2026-05-11 17:00:01")}}, as_of, "Asia/Jakarta") ==
        Stage::kFirstTimer);
  // 31 August less six months is the last of February.
  CHECK(StageOf({{"c", "Paid Order", At("2026-02-28 00:00:00")}}, "2026-08-31 00:00:00") ==
        Stage::kDefecting);
}

TEST_CASE("The default as-of ends the last event's local day") {
  const auto data = Build({{"c", "Paid Order", At("2026-11-12 16:00")}}, "Asia/Jakarta");
  CHECK(data->DefaultAsOf() == At("2026-11-12 17:00"));
  // A date alone is that whole day.
  CHECK(ParseAsOf("2026-11-12", data->zone) == At("2026-11-12 17:00"));
  CHECK(ParseAsOf("2026-11-12 09:30", data->zone) == At("2026-11-12 02:30"));
  CHECK(ParseAsOf("2026-11-12T09:30Z", data->zone) == At("2026-11-12 09:30"));
}

TEST_CASE("The purchase event is guessed by name, or asked for") {
  const auto known = Build({{"c", "view", 0}, {"c", "order_completed", 0}});
  CHECK(GuessPurchase(*known) == "order_completed");
  const auto unknown = Build({{"c", "View", 0}, {"c", "Paid Ordre", 0}});
  CHECK(GuessPurchase(*unknown).empty());
  const auto none = ComputeLifecycle(*unknown, {});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == "purchase_unknown");
  CHECK(none.error().fix == "Choose one of: View, Paid Ordre.");
  const auto mistyped = ComputeLifecycle(*unknown, {.purchase = "Paid Order", .as_of = ""});
  CHECK(mistyped.error().what ==
        "There is no event \"Paid Order\" (did you mean \"Paid Ordre\"?).");
}

TEST_CASE("Ages and as-of that make no sense are refused") {
  const auto data = Build({{"c", "Paid Order", 0}});
  const auto code = [&](const LifecycleSettings& settings) {
    return ComputeLifecycle(*data, settings).error().code;
  };
  CHECK(code({.purchase = "", .defecting_after = {0, true}, .as_of = ""}) == "ages_invalid");
  CHECK(code({.purchase = "", .defecting_after = {12, true}, .as_of = ""}) == "ages_invalid");
  CHECK(code({.purchase = "", .inactive_after = {2000, true}, .as_of = ""}) == "ages_invalid");
  CHECK(code({.purchase = "", .as_of = "soon"}) == "as_of_invalid");
}

}  // namespace
}  // namespace kohort
