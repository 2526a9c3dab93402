// The beginning of a file, and what it says of the whole: dialect, header, columns.
#ifndef KOHORT_CORE_IMPORT_HEAD_H_
#define KOHORT_CORE_IMPORT_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/csv/dialect.h"
#include "core/csv/parser.h"
#include "core/import/mapping.h"

namespace kohort {

// So much of each file is looked at before importing, at most some thousands of rows.
inline constexpr std::size_t kHeadBytes = std::size_t{1} << 20;

// Cheap to copy: the text is shared.
struct FileHead {
  FileInfo file;
  Dialect dialect;
  bool header = true;                // the first row names the columns
  std::vector<std::string> columns;  // one name each, all different
  std::uint64_t ragged_rows = 0;     // with another number of fields than `columns`
  std::uint64_t first_ragged_line = 0;
  std::uint64_t row_bytes = 0;  // of the rows after the header
  bool whole = false;           // these rows are all of the file

  // The rows after the header.
  std::size_t rows() const { return text_->batch.records.size() - (header ? 1 : 0); }

  // As read; empty where the row has no such field. REQUIRES: row < rows().
  std::string_view Cell(std::size_t row, std::size_t column) const;

 private:
  friend Result<FileHead> ReadHead(const FileInfo& file, std::string_view bytes, bool whole);

  struct Text {
    CsvParser parser;  // owns what the batch points to
    RecordBatch batch;
  };
  std::shared_ptr<const Text> text_;
};

// `bytes` is the beginning of the file, or all of it where `whole`. Errors: file_empty,
// file_no_rows, file_not_text, file_encoding, line_too_long.
Result<FileHead> ReadHead(const FileInfo& file, std::string_view bytes, bool whole);

// The names that a header gives: spaces around them dropped, "column 3" for an empty one, and
// " (2)" after one that stood before.
std::vector<std::string> ColumnNames(const std::vector<std::string>& header);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_HEAD_H_
