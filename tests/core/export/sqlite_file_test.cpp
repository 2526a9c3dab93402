#include "core/export/sqlite_file.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace kohort {
namespace {

using std::string_literals::operator""s;

// A file's bytes opened again, read-only, as another program would.
class Reader {
 public:
  explicit Reader(std::span<const char> bytes) {
    sqlite3_initialize();
    REQUIRE(sqlite3_open(":memory:", &database_) == SQLITE_OK);
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    if (!bytes.empty()) std::memcpy(copy, bytes.data(), bytes.size());
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    REQUIRE(sqlite3_deserialize(database_, "main", copy, size, size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) ==
            SQLITE_OK);
  }
  ~Reader() { sqlite3_close(database_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // All cells, as SQL literals: 'text', 12, 1.5, NULL.
  std::vector<std::vector<std::string>> Query(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    INFO(sqlite3_errmsg(database_));
    REQUIRE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    std::vector<std::vector<std::string>> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      auto& row = rows.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const int type = sqlite3_column_type(statement, i);
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        const std::string value =
            text == nullptr
                ? "NULL"
                : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
        row.push_back(type == SQLITE_TEXT ? "'" + value + "'" : value);
      }
    }
    CHECK(sqlite3_finalize(statement) == SQLITE_OK);
    return rows;
  }

 private:
  sqlite3* database_ = nullptr;
};

using Rows = std::vector<std::vector<std::string>>;

SqliteFile NewFile() {
  auto file = SqliteFile::Create();
  REQUIRE(file.has_value());
  return std::move(*file);
}

std::span<const char> Finish(SqliteFile& file) {
  const auto bytes = file.Finish();
  REQUIRE(bytes.has_value());
  return *bytes;
}

TEST_CASE("sqlite file: rows come back with their types, in their order") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable(
      {"customers",
       {{"customer", SqlType::kText}, {"orders", SqlType::kInteger}, {"amount", SqlType::kReal}},
       0}));
  REQUIRE(file.AddRow({"C2", std::int64_t{3}, 1.5}));
  REQUIRE(file.AddRow({"C1", std::int64_t{-9223372036854775807}, SqliteCell{}}));
  REQUIRE(file.AddRow({"C3", "12", "149000.50"}));
  Reader reader(Finish(file));
  CHECK(reader.Query("SELECT * FROM customers") == Rows{{"'C2'", "3", "1.5"},
                                                        {"'C1'", "-9223372036854775807", "NULL"},
                                                        {"'C3'", "12", "149000.5"}});
  CHECK(reader.Query("SELECT name, type, pk FROM pragma_table_info('customers')") ==
        Rows{{"'customer'", "'TEXT'", "1"},
             {"'orders'", "'INTEGER'", "0"},
             {"'amount'", "'REAL'", "0"}});
  CHECK(reader.Query("PRAGMA integrity_check") == Rows{{"'ok'"}});
}

TEST_CASE("sqlite file: texts come back byte for byte") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable({"t", {{"a"}}, {}}));
  const std::vector<std::string> texts = {"",     "a'b\"c", "日本", "a\0b"s,
                                          "=1+1", "007",    "1e5",  std::string(100000, 'x')};
  for (const std::string& text : texts) REQUIRE(file.AddRow({text}));
  REQUIRE(file.AddRow({std::string_view()}));
  Reader reader(Finish(file));
  const Rows rows = reader.Query("SELECT a FROM t");
  REQUIRE(rows.size() == texts.size() + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(rows[i][0] == "'" + texts[i] + "'");
  CHECK(rows.back()[0] == "''");
}

TEST_CASE("sqlite file: a number that is not one is NULL") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable({"t", {{"a", SqlType::kReal}}, {}}));
  REQUIRE(file.AddRow({std::numeric_limits<double>::quiet_NaN()}));
  REQUIRE(file.AddRow({0.1}));
  Reader reader(Finish(file));
  CHECK(reader.Query("SELECT a, a = 0.1 FROM t") == Rows{{"NULL", "NULL"}, {"0.1", "1"}});
}

TEST_CASE("sqlite file: names may be anything, and equal ones are told apart") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable({"a \"table\"; drop",
                         {{"select"},
                          {"City"},
                          {"city"},
                          {"CITY"},
                          {"city (2)"},
                          {""},
                          {"a\"b"},
                          {"日本"},
                          {"a\0b"s}},
                         {}}));
  REQUIRE(file.AddRow({"1", "2", "3", "4", "5", "6", "7", "8", "9"}));
  REQUIRE(file.AddTable({"", {{"a"}}, {}}));
  Reader reader(Finish(file));
  CHECK(reader.Query("SELECT name FROM pragma_table_info('a \"table\"; drop')") ==
        Rows{{"'select'"},
             {"'City'"},
             {"'city (2)'"},
             {"'CITY (3)'"},
             {"'city (2) (2)'"},
             {"''"},
             {"'a\"b'"},
             {"'日本'"},
             {"'ab'"}});
  CHECK(reader.Query("SELECT \"select\", \"CITY (3)\" FROM \"a \"\"table\"\"; drop\"") ==
        Rows{{"'1'", "'4'"}});
}

TEST_CASE("sqlite file: several tables, 50,000 rows") {
  SqliteFile file = NewFile();
  const auto add = [&](const std::string& name, int rows) {
    REQUIRE(file.AddTable({name, {{"id"}, {"n", SqlType::kInteger}}, 0}));
    for (int i = 0; i < rows; ++i) {
      const std::string id = "C" + std::to_string((i * 7919LL) % 1000003);
      REQUIRE(file.AddRow({id, std::int64_t{i}}));
    }
  };
  add("lead", 50000);
  add("active", 3);
  add("inactive", 0);
  const auto bytes = Finish(file);
  CHECK(bytes.size() % 4096 == 0);
  Reader reader(bytes);
  CHECK(reader.Query("SELECT count(*), count(DISTINCT id), sum(n) FROM lead") ==
        Rows{{"50000", "50000", "1249975000"}});
  CHECK(reader.Query("SELECT * FROM active") ==
        Rows{{"'C0'", "0"}, {"'C7919'", "1"}, {"'C15838'", "2"}});
  CHECK(reader.Query("SELECT count(*) FROM inactive") == Rows{{"0"}});
  CHECK(reader.Query("PRAGMA integrity_check") == Rows{{"'ok'"}});
}

TEST_CASE("sqlite file: the same calls give the same bytes") {
  const auto write = [] {
    SqliteFile file = NewFile();
    REQUIRE(file.AddTable({"t", {{"id"}, {"x", SqlType::kReal}}, 0}));
    for (int i = 0; i < 5000; ++i) {
      REQUIRE(file.AddRow({std::to_string((i * 7919) % 5003), i / 8.0}));
    }
    const auto bytes = Finish(file);
    return std::vector<char>(bytes.begin(), bytes.end());
  };
  const auto first = write();
  CHECK(first == write());
  CHECK(first.size() > 100000);
}

TEST_CASE("sqlite file: Finish twice gives the bytes twice") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable({"t", {{"a"}}, {}}));
  const auto first = Finish(file);
  const auto second = Finish(file);
  CHECK(first.data() == second.data());
  CHECK(first.size() == second.size());
  CHECK(std::string_view(first.data(), 15) == "SQLite format 3");
}

TEST_CASE("sqlite file: without tables it is an empty file") {
  SqliteFile file = NewFile();
  Reader reader(Finish(file));
  CHECK(reader.Query("SELECT count(*) FROM sqlite_schema") == Rows{{"0"}});
}

TEST_CASE("sqlite file: a key there twice, or empty, is an error") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable({"t", {{"id"}}, 0}));
  REQUIRE(file.AddRow({"a"}));
  const auto twice = file.AddRow({"a"});
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().code == "duplicate_key");
  CHECK(twice.error().where == "table t");

  SqliteFile other = NewFile();
  REQUIRE(other.AddTable({"t", {{"id"}}, 0}));
  const auto empty = other.AddRow({SqliteCell{}});
  REQUIRE_FALSE(empty.has_value());
  CHECK(empty.error().code == "duplicate_key");
}

TEST_CASE("sqlite file: a table that cannot be is an error") {
  SqliteFile file = NewFile();
  REQUIRE(file.AddTable({"t", {{"a"}}, {}}));
  const auto again = file.AddTable({"T", {{"a"}}, {}});
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().code == "sqlite");
  CHECK(again.error().Message() ==
        "table T: SQLite could not write the file: table \"T\" already exists. Export as CSV, and "
        "report this message.");

  SqliteFile reserved = NewFile();
  CHECK_FALSE(reserved.AddTable({"sqlite_x", {{"a"}}, {}}).has_value());
  SqliteFile wide = NewFile();
  CHECK_FALSE(wide.AddTable({"t", std::vector<SqliteColumn>(2001), {}}).has_value());
}

}  // namespace
}  // namespace kohort
