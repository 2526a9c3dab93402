// The parser against a slow one that shares nothing with it, and against itself in pieces, in every
// dialect.
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/csv/layout.h"
#include "core/csv/parser.h"
#include "core/csv/table_reader.h"
#include "tests/core/csv/read_table.h"

namespace kohort {
namespace {

const std::vector<Dialect>& Dialects() {
  static const std::vector<Dialect> dialects{
      {},
      {.delimiter = ";"},
      {.delimiter = "\t"},
      {.delimiter = "\xc2\xa7"},
      {.delimiter = "||"},
      {.delimiter = ", "},
      {.quote = '\''},
      {.quote = '\0'},
      {.backslash = true},
      {.comment = '#'},
      {.delimiter = ";", .quote = '\'', .backslash = true, .comment = '#'},
      {.delimiter = " ", .runs = true},
      {.delimiter = "  ", .runs = true},
  };
  return dialects;
}

std::string Write(const std::vector<std::string>& row, const Dialect& dialect,
                  std::mt19937& random) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += dialect.delimiter;
    const bool shapes =
        row[i].find_first_of(dialect.delimiter + "\r\n\\#'\" ") != std::string::npos;
    if (!shapes && !(row[i].empty() && row.size() == 1) && random() % 4 != 0) {
      line += row[i];
      continue;
    }
    line += dialect.quote;
    for (const char c : row[i]) {
      if (c == dialect.quote) line += dialect.backslash ? '\\' : dialect.quote;
      if (c == '\\' && dialect.backslash) line += '\\';
      line += c;
    }
    line += dialect.quote;
  }
  return line;
}

TEST_CASE("What is written in a dialect is read in it, cut anywhere") {
  std::mt19937 random(17);
  constexpr std::string_view kAlphabet = "ab,;\t|\"'\n\r\\ #x";
  for (const Dialect& dialect : Dialects()) {
    if (dialect.quote == '\0' || dialect.runs) continue;
    CAPTURE(dialect.delimiter);
    for (int round = 0; round < 300; ++round) {
      Rows rows(1 + random() % 6, std::vector<std::string>(2 + random() % 3));
      std::string text;
      for (auto& row : rows) {
        for (std::string& cell : row) {
          cell.resize(random() % 6);
          for (char& c : cell) c = kAlphabet[random() % kAlphabet.size()];
        }
        text += Write(row, dialect, random) + "\n";
      }
      CAPTURE(text);
      for (const std::size_t piece : {1U, 3U, 1000U}) {
        CsvParser parser(dialect);
        REQUIRE(ReadAll(parser, text, piece).rows == rows);
      }
    }
  }
}

TEST_CASE("Cut anywhere, hostile texts give the same records, of every kind") {
  std::mt19937 random(19);
  constexpr std::string_view kAlphabet = "aab1,,;\"\"'\n\n\r\\ #|\xc2\xa7";
  for (const Dialect& dialect : Dialects()) {
    CAPTURE(dialect.delimiter);
    for (int round = 0; round < 400; ++round) {
      std::string text(random() % 80, ' ');
      for (char& c : text) c = kAlphabet[random() % kAlphabet.size()];
      CAPTURE(text);
      const Layout layout{.dialect = dialect,
                          .first_line = 1 + random() % 2,
                          .header_rows = static_cast<std::uint32_t>(random() % 2),
                          .columns = static_cast<std::uint32_t>(random() % 4)};
      TableReader whole(layout);
      const ReadTable expected = ReadAll(whole, text, text.size() + 1);
      for (const std::size_t piece : {1U, 2U, 5U, 17U}) {
        TableReader reader(layout);
        CAPTURE(piece);
        REQUIRE(ReadAll(reader, text, piece) == expected);
      }
    }
  }
}

// RFC 4180 with quotes at the beginning of fields alone, one character after the other.
Rows ReadSlowly(std::string_view text) {
  Rows rows;
  std::vector<std::string> row;
  std::string field;
  bool begun = false;  // the field has a character or quotes
  bool inside = false;
  const auto end_row = [&] {
    if (!row.empty() || begun) {
      row.push_back(field);
      rows.push_back(row);
    }
    row.clear();
    field.clear();
    begun = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (inside && c == '"' && next == '"') {
      field += text[++i];
    } else if (c == '"') {
      inside = !inside;
      begun = true;
    } else if (inside) {
      field += c;
    } else if (c == ',') {
      row.push_back(std::exchange(field, {}));
      begun = false;
      if (i + 1 == text.size()) begun = true;
      if (next == '\n' || next == '\r') begun = true;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && next == '\n') ++i;
      end_row();
    } else {
      field += c;
      begun = true;
    }
  }
  end_row();
  return rows;
}

TEST_CASE("A slow parser reads the same rows") {
  std::mt19937 random(23);
  // Pieces of well-formed rows in any order, longer than a block of the scanner.
  const std::vector<std::string> pieces{"a",    "bc", "1234567890123456", ",", ",", ",", "\n",
                                        "\r\n", "\r"};
  const std::vector<std::string> quoted{"\"\"",     "\"q\"",      "\"a,b\"",     "\"a\"\"b\"",
                                        "\"x\ny\"", "\"x\r\ny\"", "\"\"\"\"\"\""};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
      const bool at_field =
          text.empty() || text.back() == ',' || text.back() == '\n' || text.back() == '\r';
      if (at_field && random() % 3 == 0) {
        text += quoted[random() % quoted.size()];
        text += random() % 3 == 0 ? "\n" : ",";
      } else {
        text += pieces[random() % pieces.size()];
      }
    }
    CAPTURE(text);
    CsvParser parser(Dialect{});
    REQUIRE(ReadAll(parser, text, 7 + random() % 300).rows == ReadSlowly(text));
  }
}

}  // namespace
}  // namespace kohort
