#include "core/import/head.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/base/time_text.h"
#include "core/base/utf8.h"

namespace kohort {
namespace {

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
bool IsName(std::string_view cell) {
  if (TrimSpaces(cell).empty()) return false;
  return !ParseDouble(cell) && !ParseTime(cell, TimeFormat::kYearMonthDay) &&
         !ParseTime(cell, TimeFormat::kDayMonthYear) && !ParseTime(cell, TimeFormat::kMonthDayYear);
}

std::size_t CountNames(const RecordBatch& batch, std::size_t row) {
  const auto fields = batch.Fields(batch.records[row]);
  return static_cast<std::size_t>(
      std::ranges::count_if(fields, [](const RecordField& field) { return IsName(field.text()); }));
}

// A first row of names alone, or with more of them than the second.
bool HasHeader(const RecordBatch& batch) {
  const std::size_t names = CountNames(batch, 0);
  if (names == batch.records[0].field_count) return true;
  return names > (batch.records.size() > 1 ? CountNames(batch, 1) : 0);
}

}  // namespace

std::vector<std::string> ColumnNames(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < header.size(); ++i) {
    std::string name(TrimSpaces(header[i]));
    if (name.empty()) name = "column " + std::to_string(i + 1);
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

  const auto text = std::make_shared<FileHead::Text>(CsvParser(GuessDialect(bytes)), RecordBatch());
  std::ranges::copy(bytes, text->parser.Space(bytes.size()).begin());
  text->parser.Commit(bytes.size());
  if (whole) text->parser.Finish();
  const Result<bool> parsed = text->parser.Next(text->batch);
  if (!parsed) {
    Error error = parsed.error();
    error.where = file.name + ", " + error.where;
    return std::unexpected(error);
  }
  const RecordBatch& batch = text->batch;
  const auto endless_row = [&](const char* which) {
    return Fail(
        file, "line_too_long",
        std::string("The ") + which + " row does not end within 1 MB, so this is no table of rows.",
        "Choose a CSV file that has one row a line.");
  };
  if (batch.records.empty()) {
    if (!whole) return endless_row("first");
    return Fail(file, "file_empty", "The file holds blank lines only.",
                "Choose a CSV file with a row of column names and rows of activity.");
  }

  FileHead head;
  head.file = file;
  head.dialect = text->parser.dialect();
  head.header = HasHeader(batch);
  head.whole = whole && text->parser.AtEnd();
  head.text_ = text;
  std::vector<std::string> names;
  for (const RecordField& field : batch.Fields(batch.records[0])) {
    names.emplace_back(head.header ? field.text() : std::string_view());
  }
  head.columns = ColumnNames(names);
  if (head.rows() == 0) {
    if (!whole) return endless_row("second");
    return Fail(file, "file_no_rows", "The file has a row of column names and no rows after it.",
                "Choose a file that holds activity, or export it again with rows.");
  }
  for (const Record& record : std::span(batch.records).subspan(head.header ? 1 : 0)) {
    head.row_bytes += record.source.size() + 1;
    if (record.field_count != head.columns.size() && head.ragged_rows++ == 0) {
      head.first_ragged_line = record.line;
    }
  }
  return head;
}

std::string_view FileHead::Cell(std::size_t row, std::size_t column) const {
  const Record& record = text_->batch.records[row + (header ? 1 : 0)];
  if (column >= record.field_count) return {};
  return text_->batch.Fields(record)[column].text();
}

}  // namespace kohort
