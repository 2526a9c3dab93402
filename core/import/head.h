// The beginning of a file, and what it says of the whole: layout, header, columns.
#ifndef KOHORT_CORE_IMPORT_HEAD_H_
#define KOHORT_CORE_IMPORT_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/csv/layout.h"
#include "core/csv/table_reader.h"
#include "core/import/mapping.h"

namespace kohort {

// So much of each file is looked at before importing, at most some thousands of rows.
inline constexpr std::size_t kHeadBytes = std::size_t{1} << 20;

// Cheap to copy: the text is shared.
struct FileHead {
  FileInfo file;
  Layout layout;
  std::vector<std::string> header;   // as read, of several rows joined; empty if there is none
  std::vector<std::string> columns;  // one name each, all different
  std::uint64_t ragged_rows = 0;     // with another number of fields than `columns`
  std::uint64_t first_ragged_line = 0;
  std::uint64_t row_bytes = 0;  // of the rows after the header
  bool whole = false;           // these rows are all of the file

  // The rows, without header and lines that are no rows.
  std::size_t rows() const { return text_->rows.size(); }

  // As read; empty where the row has no such field. REQUIRES: row < rows().
  std::string_view Cell(std::size_t row, std::size_t column) const;

 private:
  friend Result<FileHead> ReadHeader(const FileInfo& file, std::string_view bytes, bool whole);

  struct Text {
    TableReader reader;  // owns what the batch points to
    RecordBatch batch;
    std::vector<Record> rows;
  };
  std::shared_ptr<const Text> text_;
};

// `bytes` is the beginning of the file, or all of it where `whole`. Errors: file_empty,
// file_not_text, file_encoding, line_too_long; and file_no_rows where there is no row but a header,
// which is no error to one who only copies rows: see ReadHeader.
Result<FileHead> ReadHead(const FileInfo& file, std::string_view bytes, bool whole);

// As ReadHead, but a file may hold a header alone.
Result<FileHead> ReadHeader(const FileInfo& file, std::string_view bytes, bool whole);

// The names that a header gives: spaces around them dropped, "column 3" for an empty one, and
// " (2)" after one that stood before.
std::vector<std::string> ColumnNames(const std::vector<std::string>& header);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_HEAD_H_
