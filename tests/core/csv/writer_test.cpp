#include "core/csv/writer.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using std::string_literals::operator""s;

std::string Write(std::initializer_list<std::vector<std::string>> rows,
                  const CsvWriterOptions& options = {}) {
  std::string text;
  CsvWriter csv(text, options);
  for (const auto& row : rows) {
    for (const std::string& cell : row) csv.Cell(cell);
    csv.EndRow();
  }
  return text;
}

std::string WriteCell(std::string_view cell, bool guard) {
  std::string text;
  CsvWriter csv(text, {.guard_formulas = guard});
  csv.Cell(cell);
  csv.EndRow();
  return text;
}

// RFC 4180 read back by the book, and written apart from the project's parser: the judge.
std::vector<std::vector<std::string>> ReadByTheBook(std::string_view text, char delimiter = ',') {
  std::vector<std::vector<std::string>> rows;
  std::size_t at = 0;
  while (at < text.size()) {
    std::vector<std::string> row;
    for (bool more = true; more;) {
      std::string cell;
      if (at < text.size() && text[at] == '"') {
        for (++at;; ++at) {
          REQUIRE(at < text.size());
          if (text[at] == '"') {
            if (at + 1 >= text.size() || text[at + 1] != '"') break;
            ++at;
          }
          cell += text[at];
        }
        ++at;
      } else {
        while (at < text.size() && text[at] != delimiter && text[at] != '\r') {
          REQUIRE(text[at] != '"');
          REQUIRE(text[at] != '\n');
          cell += text[at++];
        }
      }
      row.push_back(cell);
      REQUIRE(at < text.size());
      more = text[at] == delimiter;
      if (more) {
        ++at;
      } else {
        REQUIRE(text.substr(at, 2) == "\r\n");
        at += 2;
      }
    }
    rows.push_back(row);
  }
  return rows;
}

TEST_CASE("csv writer: plain cells are written as they are, rows end with CRLF") {
  CHECK(Write({{"a", "b c", "d'e"}, {"1", "", "3"}}) == "a,b c,d'e\r\n1,,3\r\n");
}

TEST_CASE("csv writer: quotes only where a reader needs them") {
  CHECK(Write({{"a,b"}}) == "\"a,b\"\r\n");
  CHECK(Write({{"a\"b"}}) == "\"a\"\"b\"\r\n");
  CHECK(Write({{"\""}}) == "\"\"\"\"\r\n");
  CHECK(Write({{"\"\""}}) == "\"\"\"\"\"\"\r\n");
  CHECK(Write({{"a\nb"}}) == "\"a\nb\"\r\n");
  CHECK(Write({{"a\rb"}}) == "\"a\rb\"\r\n");
  CHECK(Write({{" a"}}) == "\" a\"\r\n");
  CHECK(Write({{"a "}}) == "\"a \"\r\n");
  CHECK(Write({{"a\t"}}) == "\"a\t\"\r\n");
  CHECK(Write({{"a\tb;c|d"}}) == "a\tb;c|d\r\n");
  CHECK(Write({{"日本, 東京", "日本"}}) == "\"日本, 東京\",日本\r\n");
}

TEST_CASE("csv writer: the delimiter decides which cells need quotes") {
  CHECK(Write({{"a,b", "c;d"}}, {.delimiter = ';'}) == "a,b;\"c;d\"\r\n");
  CHECK(Write({{"a\tb", "c,d"}}, {.delimiter = '\t'}) == "\"a\tb\"\tc,d\r\n");
}

TEST_CASE("csv writer: line ends can be LF") {
  CHECK(Write({{"a"}, {"b"}}, {.line_end = "\n"}) == "a\nb\n");
}

TEST_CASE("csv writer: a row of one empty cell is not a blank line") {
  CHECK(Write({{"a"}, {""}, {"b"}}) == "a\r\n\"\"\r\nb\r\n");
  CHECK(Write({{"", ""}}) == ",\r\n");
  CHECK(Write({{"a", ""}}) == "a,\r\n");
}

TEST_CASE("csv writer: a cell cannot pass for the byte-order mark") {
  CHECK(Write({{"\xEF\xBB\xBFid"}, {"\xEF\xBB\xBFid"}}) ==
        "\"\xEF\xBB\xBFid\"\r\n\xEF\xBB\xBFid\r\n");
}

TEST_CASE("csv writer: the owner may take the text between rows") {
  std::string text;
  CsvWriter csv(text);
  csv.Cell("a");
  csv.EndRow();
  text.clear();
  csv.Cell("b");
  csv.Cell("c");
  csv.EndRow();
  CHECK(text == "b,c\r\n");
}

TEST_CASE("csv guard: cells that begin like a formula get an apostrophe") {
  CHECK(WriteCell("=1+1", true) == "'=1+1\r\n");
  CHECK(WriteCell("+cmd|' /C calc'!A0", true) == "'+cmd|' /C calc'!A0\r\n");
  CHECK(WriteCell("-2+3", true) == "'-2+3\r\n");
  CHECK(WriteCell("@SUM(1)", true) == "'@SUM(1)\r\n");
  CHECK(WriteCell("\t=1", true) == "\"'\t=1\"\r\n");
  CHECK(WriteCell("\r=1", true) == "\"'\r=1\"\r\n");
  CHECK(WriteCell("\n=1", true) == "\"'\n=1\"\r\n");
  CHECK(WriteCell("\0=1"s, true) == "'\0=1\r\n"s);
  CHECK(WriteCell("=HYPERLINK(\"http://a\",\"b\")", true) ==
        "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"\r\n");
}

TEST_CASE("csv guard: full-width variants and leading blanks count") {
  for (const std::string cell :
       {"＝1+1", "＋1+1", "－1+1", "＠SUM(1)", " =1", "   @a", "\u00A0=1", "\u3000=1", "\u3000＝1",
        "\uFEFF=1", " \u00A0 -a", "\ta", "\r", "\n1"}) {
    CAPTURE(cell);
    CHECK(IsSpreadsheetFormula(cell));
  }
}

TEST_CASE("csv guard: plain numbers and phone numbers stay as they are") {
  for (const std::string cell :
       {"-12.50", "+3", "1e5", "-1e5", "-1E+02", "-1.5e-7", "-0", "-1,5", "-.5", "-5.", " -12 ",
        "+62 812-3456-7890", "+1 (415) 555-0100", "(021) 555-0100", "+6281234567890",
        "+62.812.3456.7890", "0812-3456-7890", "+(62)812345"}) {
    CAPTURE(cell);
    CHECK_FALSE(IsSpreadsheetFormula(cell));
    CHECK(ReadByTheBook(WriteCell(cell, true))[0][0] == cell);
  }
}

TEST_CASE("csv guard: nearly numbers are not numbers") {
  for (const std::string cell : {"-",
                                 "+",
                                 "--1",
                                 "+-1",
                                 "-1-",
                                 "-1+1",
                                 "-1.2.3",
                                 "-1e",
                                 "-1e+",
                                 "-.",
                                 "-,",
                                 "-1,234.5",
                                 "-e5",
                                 "-1 2",
                                 "+1-2-3",
                                 "-62 812-3456-7890",
                                 "+62 812x3456",
                                 "+1234567890 12345678901",
                                 "+62 812-3456-7890+1",
                                 "=62 812-3456-7890",
                                 "-1\n",
                                 "\t-1",
                                 "\u00A0-1",
                                 "+12345\n6",
                                 "-$1",
                                 "-1/2",
                                 "- 1",
                                 "+ 62 812 3456"}) {
    CAPTURE(cell);
    CHECK(IsSpreadsheetFormula(cell));
  }
}

TEST_CASE("csv guard: ordinary text is never touched") {
  for (const std::string cell :
       {"", " ", "a", "a=b", "1+1", "'=1+1", "budi@example.com", "ーー", "→", "²", "日本",
        "12-11-2026", "2026-11-12 21:04:55", "\xEF\xBC"}) {
    CAPTURE(cell);
    CHECK_FALSE(IsSpreadsheetFormula(cell));
  }
}

TEST_CASE("csv guard: off, every cell is written as it is") {
  CHECK(WriteCell("=1+1", false) == "=1+1\r\n");
  CHECK(WriteCell("\t=1", false) == "\"\t=1\"\r\n");
}

// A reader with the guard sees the cell, or the cell after an apostrophe; without it, the cell.
void CheckHostile(const std::string& cell) {
  CAPTURE(cell);
  for (const char delimiter : {',', ';', '\t', '|'}) {
    for (const bool guard : {true, false}) {
      const std::string text =
          Write({{cell, "next", cell}, {cell}}, {.delimiter = delimiter, .guard_formulas = guard});
      const auto rows = ReadByTheBook(text, delimiter);
      const std::string seen = guard && IsSpreadsheetFormula(cell) ? "'" + cell : cell;
      REQUIRE(rows.size() == 2);
      REQUIRE(rows[0].size() == 3);
      REQUIRE(rows[1].size() == 1);
      CHECK(rows[0][0] == seen);
      CHECK(rows[0][1] == "next");
      CHECK(rows[0][2] == seen);
      CHECK(rows[1][0] == seen);
    }
  }
}

TEST_CASE("csv guard: every line of csv-injection.txt is defused") {
  const auto bytes = ReadShared("cases/strings/csv-injection.txt");
  if (!bytes) return;
  int lines = 0;
  int guarded = 0;
  std::string line;
  for (const char c : *bytes + "\n") {
    if (c != '\n') {
      line += c;
      continue;
    }
    if (line.empty()) continue;
    CheckHostile(line);
    // One line begins with the word DDE: that is text in every spreadsheet.
    const auto cell = ReadByTheBook(WriteCell(line, true))[0][0];
    CHECK((cell[0] == '\'' || cell.starts_with("DDE")));
    guarded += cell[0] == '\'' ? 1 : 0;
    ++lines;
    line.clear();
  }
  CHECK(lines == 12);
  CHECK(guarded == 11);
}

TEST_CASE("csv writer: every naughty string comes back") {
  const auto bytes = ReadShared("cases/strings/blns.json");
  if (!bytes) return;
  const auto strings = nlohmann::json::parse(*bytes).get<std::vector<std::string>>();
  CHECK(strings.size() == 485);
  int guarded = 0;
  for (const std::string& cell : strings) {
    CheckHostile(cell);
    if (!IsSpreadsheetFormula(cell)) continue;
    ++guarded;
  }
  // By hand: 21 begin with - or @; -1, -1.00, -1E2, -1E02 and -1E+02 are plain numbers.
  CHECK(guarded == 16);
}

}  // namespace
}  // namespace kohort
