#include "core/export/sqlite_calls.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {
namespace {

const SqliteTable kTable{.name = "mem\"bers",
                         .columns = {{"id"}, {"orders", SqlType::kInteger}, {"", SqlType::kReal}},
                         .primary_key = 0};

std::vector<std::vector<SqliteCell>> Rows() {
  using std::string_view_literals::operator""sv;
  return {{"C1"sv, std::int64_t{3}, 1.5},
          {"C\0 2"sv, std::int64_t{-1} << 62, std::nan("")},
          {"é"sv, {}, ""sv}};
}

}  // namespace

TEST_CASE("Calls that went through bytes make the file that they make at once") {
  Result<SqliteFile> direct = SqliteFile::Create();
  REQUIRE(direct);
  SqliteCalls calls;
  REQUIRE(direct->AddTable(kTable));
  calls.AddTable(kTable);
  for (const std::vector<SqliteCell>& row : Rows()) {
    REQUIRE(direct->AddRow(row));
    calls.AddRow(row);
  }
  Result<SqliteFile> told = SqliteFile::Create();
  REQUIRE(told);
  REQUIRE(MakeSqliteCalls(calls.bytes(), *told));
  const auto expected = direct->Finish();
  const auto bytes = told->Finish();
  REQUIRE(expected);
  REQUIRE(bytes);
  CHECK(std::ranges::equal(*bytes, *expected));
}

TEST_CASE("The first call that fails is told, and no other is made") {
  Result<SqliteFile> file = SqliteFile::Create();
  REQUIRE(file);
  SqliteCalls calls;
  calls.AddTable(kTable);
  const auto rows = Rows();
  calls.AddRow(rows[0]);
  calls.AddRow(rows[0]);
  calls.AddTable(kTable);  // would be another error
  const Result<void> made = MakeSqliteCalls(calls.bytes(), *file);
  REQUIRE(!made);
  CHECK(made.error().code == "duplicate_key");
  calls.Clear();
  CHECK(calls.bytes().empty());
}

}  // namespace kohort
