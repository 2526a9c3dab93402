#include "core/import/head.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/text.h"
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
  Result<FileHead> head = ReadHeader(file, bytes, whole);
  if (head && head->rows() == 0) {
    return Fail(file, "file_no_rows", "The file has a row of column names and no rows after it.",
                "Choose a file that holds activity, or export it again with rows.");
  }
  return head;
}

Result<FileHead> ReadHeader(const FileInfo& file, std::string_view bytes, bool whole) {
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

  const Layout layout = GuessLayout(bytes, whole);
  const auto text = std::make_shared<FileHead::Text>(TableReader(layout));
  std::ranges::copy(bytes, text->reader.Space(bytes.size()).begin());
  text->reader.Commit(bytes.size());
  if (whole) text->reader.Finish();
  const Result<bool> parsed = text->reader.Next(text->batch);
  if (!parsed) {
    Error error = parsed.error();
    error.where = file.name + ", " + error.where;
    return std::unexpected(error);
  }
  FileHead head;
  head.file = file;
  head.layout = layout;
  head.whole = whole && text->reader.AtEnd();
  head.text_ = text;
  std::vector<std::vector<std::string>> header;
  for (const Record& record : text->batch.records) {
    if (record.kind == RecordKind::kRow) {
      text->rows.push_back(record);
    } else if (record.kind == RecordKind::kHeader) {
      auto& names = header.emplace_back();
      for (const RecordField& field : text->batch.Fields(record)) names.emplace_back(field.text());
    }
  }
  if (text->rows.empty() && (header.empty() || !whole)) {
    if (!whole) {
      return Fail(file, "line_too_long",
                  std::string("The ") + (header.empty() ? "first" : "second") +
                      " row does not end within 1 MB, so this is no table of rows.",
                  "Choose a CSV file that has one row a line.");
    }
    return Fail(file, "file_empty", "The file holds blank lines only.",
                "Choose a CSV file with a row of column names and rows of activity.");
  }
  head.header = JoinHeader(header, layout.columns);
  std::vector<std::string> names = head.header;
  if (layout.header_rows == 0) names.resize(layout.columns);
  head.columns = ColumnNames(names);
  for (const Record& record : text->rows) {
    head.row_bytes += record.source.size() + 1;
    if (record.field_count != head.columns.size() && head.ragged_rows++ == 0) {
      head.first_ragged_line = record.line;
    }
  }
  return head;
}

std::string_view FileHead::Cell(std::size_t row, std::size_t column) const {
  const Record& record = text_->rows[row];
  if (column >= record.field_count) return {};
  return text_->batch.Fields(record)[column].text();
}

}  // namespace kohort
