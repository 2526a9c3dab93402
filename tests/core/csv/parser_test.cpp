#include "core/csv/parser.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/csv/dialect.h"
#include "core/csv/writer.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Parses `text` handed over in pieces of so many bytes.
Rows Parse(std::string_view text, std::size_t piece, Dialect dialect = {}) {
  CsvParser parser(dialect);
  RecordBatch batch;
  Rows rows;
  const auto take = [&] {
    for (;;) {
      const Result<bool> more = parser.Next(batch);
      REQUIRE(more);
      if (!*more) return;
      for (const Record& record : batch.records) {
        if (record.kind != RecordKind::kRow) continue;
        std::vector<std::string>& row = rows.emplace_back();
        for (const RecordField& field : batch.Fields(record)) row.emplace_back(field.text());
      }
    }
  };
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const std::string_view part = text.substr(at, piece);
    std::ranges::copy(part, parser.Space(part.size()).begin());
    parser.Commit(part.size());
    take();
  }
  parser.Finish();
  take();
  return rows;
}

Rows Parse(std::string_view text) { return Parse(text, text.size() + 1); }

TEST_CASE("Fields, quotes and line ends of RFC 4180") {
  CHECK(Parse("a,b\r\n1,2\r\n") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(Parse("a,b\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(Parse("a,b\r1,2\r") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(Parse("\"a,1\",\"b\"\"2\"\"\"\n") == Rows{{"a,1", "b\"2\""}});
  CHECK(Parse("\"two\r\nlines\",x\n") == Rows{{"two\r\nlines", "x"}});
  CHECK(Parse(",\n\"\",\n") == Rows{{"", ""}, {"", ""}});
}

TEST_CASE("What else is met") {
  CHECK(Parse("\xef\xbb\xbf"
              "a,b\n") == Rows{{"a", "b"}});
  CHECK(Parse("\n\na\n\r\n\nb\n\n") == Rows{{"a"}, {"b"}});
  CHECK(Parse("a,b\n1\n1,2,3\n") == Rows{{"a", "b"}, {"1"}, {"1", "2", "3"}});
  CHECK(Parse("5\" disk,x\n") == Rows{{"5\" disk", "x"}});
  CHECK(Parse("\"a\"b,c\n") == Rows{{"ab", "c"}});
  CHECK(Parse("") == Rows{});
  CHECK(Parse("a") == Rows{{"a"}});
}

TEST_CASE("A quoted empty field is there, a bare one is not") {
  CsvParser parser(Dialect{});
  const std::string_view text = "\"\",,x\n";
  std::ranges::copy(text, parser.Space(text.size()).begin());
  parser.Commit(text.size());
  parser.Finish();
  RecordBatch batch;
  REQUIRE(parser.Next(batch).value());
  CHECK_FALSE(batch.fields[0].missing());
  CHECK(batch.fields[1].missing());
}

TEST_CASE("A comment amid rows is none of them, though it has as many fields") {
  CsvParser parser({.comment = '#'}, 2);
  const std::string_view text = "a,b\n1,2\n#3,4\n5,6\n";
  std::ranges::copy(text, parser.Space(text.size()).begin());
  parser.Commit(text.size());
  parser.Finish();
  RecordBatch batch;
  REQUIRE(parser.Next(batch).value());
  REQUIRE(batch.records.size() == 4);
  CHECK(batch.records[2].kind == RecordKind::kComment);
  CHECK(batch.records[2].source == "#3,4");
  CHECK(batch.records[3].kind == RecordKind::kRow);
}

TEST_CASE("Runs of spaces separate padded columns") {
  CHECK(Parse(" 00001 19970101  1   11.77\r\n 2  19970112 12\n", 9,
              {.delimiter = " ", .runs = true}) ==
        Rows{{"00001", "19970101", "1", "11.77"}, {"2", "19970112", "12"}});
}

TEST_CASE("A broken quote between runs of spaces costs no other field") {
  CsvParser parser({.delimiter = " ", .runs = true}, 4);
  const std::string_view text = "a   b  \"c   \"d\"\nu v w x\n";
  std::ranges::copy(text, parser.Space(text.size()).begin());
  parser.Commit(text.size());
  parser.Finish();
  RecordBatch batch;
  REQUIRE(parser.Next(batch).value());
  std::vector<std::string> fields;
  for (const RecordField& field : batch.Fields(batch.records[0])) fields.emplace_back(field.text());
  CHECK(fields == std::vector<std::string>{"a", "b", "\"c", "d"});
}

TEST_CASE("Lines are counted through quotes and every kind of line end") {
  CsvParser parser(Dialect{});
  const std::string_view text = "h\r\n\"a\r\nb\nc\"\rlast\n\nx\n";
  std::ranges::copy(text, parser.Space(text.size()).begin());
  parser.Commit(text.size());
  parser.Finish();
  RecordBatch batch;
  REQUIRE(parser.Next(batch).value());
  std::vector<std::uint64_t> lines;
  for (const Record& record : batch.records) lines.push_back(record.line);
  CHECK(lines == std::vector<std::uint64_t>{1, 2, 5, 6, 7});
}

TEST_CASE("A quote that never closes is a plain character, and its row says so") {
  const std::string text = "a,b\n\"open,1\nc,2\n";
  CHECK(Parse(text) == Rows{{"a", "b"}, {"\"open", "1"}, {"c", "2"}});
  CsvParser parser(Dialect{});
  std::ranges::copy(text, parser.Space(text.size()).begin());
  parser.Commit(text.size());
  parser.Finish();
  RecordBatch batch;
  REQUIRE(parser.Next(batch).value());
  CHECK_FALSE(batch.records[0].broken_quote);
  CHECK(batch.records[1].broken_quote);
  CHECK_FALSE(batch.records[2].broken_quote);
}

TEST_CASE("An endless line ends the parse early with its line number") {
  CsvParser parser(Dialect{});
  RecordBatch batch;
  std::ranges::copy(std::string_view("a\n"), parser.Space(2).begin());
  parser.Commit(2);
  std::size_t bytes = 0;
  Result<bool> more = parser.Next(batch);
  while (more && bytes < (std::size_t{1} << 30)) {
    const auto space = parser.Space(1 << 20);
    std::ranges::fill(space, 'x');
    parser.Commit(space.size());
    bytes += space.size();
    more = parser.Next(batch);
  }
  REQUIRE_FALSE(more);
  CHECK(more.error().code == "line_too_long");
  CHECK(more.error().where == "line 2");
  CHECK(bytes < std::size_t{20} << 20);
}

TEST_CASE("Cut anywhere, the records are the same") {
  std::mt19937 random(11);
  constexpr std::string_view kAlphabet = "ab,\"\n\r;";
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = kAlphabet[random() % kAlphabet.size()];
    const Rows whole = Parse(text);
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 16U}) {
      CAPTURE(text);
      CAPTURE(piece);
      REQUIRE(Parse(text, piece) == whole);
    }
  }
}

TEST_CASE("What the writer writes, the parser reads") {
  std::mt19937 random(13);
  constexpr std::string_view kAlphabet = "ab,\"\n\r =";
  for (int round = 0; round < 2000; ++round) {
    Rows rows(1 + random() % 5, std::vector<std::string>(2 + random() % 3));
    std::string text;
    CsvWriter csv(text, {.guard_formulas = false});
    for (auto& row : rows) {
      for (std::string& cell : row) {
        cell.resize(random() % 6);
        for (char& c : cell) c = kAlphabet[random() % kAlphabet.size()];
        csv.Cell(cell);
      }
      csv.EndRow();
    }
    CAPTURE(text);
    REQUIRE(Parse(text, 5) == rows);
  }
}

TEST_CASE("Every file of csv-spectrum reads as its JSON") {
  for (const char* name :
       {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
        "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"}) {
    CAPTURE(name);
    const auto csv = ReadShared(std::string("cases/csv-spectrum/csvs/") + name + ".csv");
    const auto json = ReadShared(std::string("cases/csv-spectrum/json/") + name + ".json");
    if (!csv || !json) return;
    const Rows rows = Parse(*csv, 10);
    auto expected = nlohmann::json::parse(*json);
    if (expected.is_object()) expected = nlohmann::json::array({expected});  // of one row
    REQUIRE(rows.size() == expected.size() + 1);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      for (std::size_t column = 0; column < rows[0].size(); ++column) {
        // The JSON has another phone number than the file.
        if (rows[0][column] == "Contact Phone Number") continue;
        CHECK(expected[i][rows[0][column]] == rows[i + 1][column]);
      }
    }
  }
}

TEST_CASE("The delimiter is the one that splits rows alike") {
  const auto delimiter = [](std::string_view text) { return GuessDialect(text).dialect.delimiter; };
  CHECK(delimiter("a,b\n1,2\n") == ",");
  CHECK(delimiter("a;b\n1,5;2,5\n") == ";");
  CHECK(delimiter("a\tb c\n1\t2 d\n") == "\t");
  CHECK(delimiter("a|b|c\n1|2|x,y\n") == "|");
  CHECK(delimiter("name,note\nx,\"a;b;c\"\ny,\"d;e;f\"\n") == ",");
  CHECK(GuessDialect(" id  date\n 1 20260101\n 2 20260102\n").dialect.runs);
  CHECK(GuessDialect("one\ntwo\n").dialect == Dialect{});
}

}  // namespace
}  // namespace kohort
