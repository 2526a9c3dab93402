#include "core/import/head.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/number.h"
#include "core/base/time_text.h"
#include "core/base/utf8.h"
#include "core/csv/parser.h"

namespace kohort {
namespace {

constexpr std::size_t kMaxHeadRows = 10'000;

struct Signature {
  std::string_view bytes;
  const char* what;
  const char* fix;
};

// Files that are dropped by mistake, by their first bytes.
constexpr std::array<Signature, 8> kSignatures{{
    {"PK\x03\x04", "This is a zip archive or an Excel workbook, not a CSV file.",
     "Unpack it, or save the sheet as CSV, and open that."},
    {"\xd0\xcf\x11\xe0", "This is an old Excel workbook, not a CSV file.",
     "Save the sheet as CSV and open that."},
    {"\x1f\x8b", "This file is compressed with gzip.", "Unpack it and open the CSV inside."},
    {"%PDF", "This is a PDF document, not a CSV file.", "Export the data as CSV and open that."},
    {"SQLite format 3", "This is a SQLite database, not a CSV file.",
     "Export the table as CSV and open that."},
    {"PAR1", "This is a Parquet file, not a CSV file.", "Export the data as CSV and open that."},
    {"\xff\xfe", "The text of this file is UTF-16.", "Save it as \"CSV UTF-8\" and open that."},
    {"\xfe\xff", "The text of this file is UTF-16.", "Save it as \"CSV UTF-8\" and open that."},
}};

std::unexpected<Error> Fail(const FileInfo& file, const char* code, std::string what,
                            std::string fix) {
  return std::unexpected(Error{code, std::move(what), file.name, std::move(fix)});
}

// Whether a cell could be a column's name: it is there, and no number and no date.
bool IsName(const std::string& cell) {
  if (cell.find_first_not_of(' ') == std::string::npos) return false;
  return !ParseDouble(cell) && !ParseTime(cell, TimeFormat::kYearMonthDay) &&
         !ParseTime(cell, TimeFormat::kDayMonthYear) && !ParseTime(cell, TimeFormat::kMonthDayYear);
}

// A first row of names alone, or mostly so where the second row is not.
bool HasHeader(const std::vector<std::string>& first, const std::vector<std::string>* second) {
  const auto names = std::ranges::count_if(first, IsName);
  if (names == std::ssize(first)) return true;
  if (second == nullptr) return names > 0;
  return names > std::ranges::count_if(*second, IsName);
}

}  // namespace

std::vector<std::string> ColumnNames(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::size_t begin = header[i].find_first_not_of(' ');
    std::string name = begin == std::string::npos
                           ? "column " + std::to_string(i + 1)
                           : header[i].substr(begin, header[i].find_last_not_of(' ') + 1 - begin);
    const std::string base = name;
    for (int n = 2; !taken.insert(name).second; ++n) name = base + " (" + std::to_string(n) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

Result<FileHead> ReadHead(const FileInfo& file, std::string_view bytes, bool whole) {
  if (bytes.empty()) {
    return Fail(file, "file_empty", "The file is empty.",
                "Choose a CSV file with a row of column names and rows of activity.");
  }
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) {
      return Fail(file, "file_not_text", signature.what, signature.fix);
    }
  }
  if (bytes.find('\0') != std::string_view::npos) {
    return Fail(file, "file_not_text", "This file does not hold text.",
                "Choose a CSV file: rows of text with a comma, semicolon or tab between fields.");
  }

  if (!IsUtf8(bytes, /*cut_off=*/!whole)) {
    return Fail(file, "file_encoding", "The text of this file is not UTF-8.",
                "Save it as \"CSV UTF-8\" and open that.");
  }

  FileHead head{
      .file = file, .dialect = GuessDialect(bytes), .columns = {}, .rows = {}, .missing = {}};
  head.whole = whole;
  CsvParser parser(head.dialect);
  std::ranges::copy(bytes, parser.Space(bytes.size()).begin());
  parser.Commit(bytes.size());
  if (head.whole) parser.Finish();

  std::vector<std::string> first;
  std::size_t first_bytes = 0;
  CsvBatch batch;
  for (;;) {
    const Result<bool> more = parser.Next(batch);
    if (!more) {
      Error error = more.error();
      error.where = file.name + ", " + error.where;
      return std::unexpected(error);
    }
    if (!*more || head.rows.size() >= kMaxHeadRows) break;
    for (const CsvRecord& record : batch.records) {
      std::vector<std::string> cells;
      std::vector<bool> missing;
      for (const CsvField& field : batch.Fields(record)) {
        cells.emplace_back(field.text());
        missing.push_back(field.missing());
      }
      if (first.empty()) {
        first = std::move(cells);
        first_bytes = record.source.size() + 1;
        continue;
      }
      if (cells.size() != first.size() && head.ragged_rows++ == 0) {
        head.first_ragged_line = record.line;
      }
      head.row_bytes += record.source.size() + 1;
      cells.resize(first.size());
      missing.resize(first.size(), true);
      head.rows.push_back(std::move(cells));
      head.missing.push_back(std::move(missing));
    }
  }
  if (first.empty()) {
    if (!head.whole) {
      return Fail(file, "line_too_long",
                  "The first row does not end within 1 MB, so this is no table of rows.",
                  "Choose a CSV file that has one row a line.");
    }
    return Fail(file, "file_empty", "The file holds blank lines only.",
                "Choose a CSV file with a row of column names and rows of activity.");
  }

  head.header = HasHeader(first, head.rows.empty() ? nullptr : head.rows.data());
  if (head.header) {
    head.columns = ColumnNames(first);
  } else {
    head.columns = ColumnNames(std::vector<std::string>(first.size()));
    std::vector<bool> missing;
    for (const std::string& cell : first) missing.push_back(cell.empty());
    head.rows.insert(head.rows.begin(), std::move(first));
    head.missing.insert(head.missing.begin(), std::move(missing));
    head.row_bytes += first_bytes;
  }
  if (head.rows.empty()) {
    return Fail(file, "file_no_rows", "The file has a row of column names and no rows after it.",
                "Choose a file that holds activity, or export it again with rows.");
  }
  return head;
}

}  // namespace kohort
