// The beginning of a file, and what it says of the whole: dialect, header, columns.
#ifndef KOHORT_CORE_IMPORT_HEAD_H_
#define KOHORT_CORE_IMPORT_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/csv/dialect.h"
#include "core/import/mapping.h"

namespace kohort {

// So much of each file is looked at before importing.
inline constexpr std::size_t kHeadBytes = std::size_t{1} << 20;

struct FileHead {
  FileInfo file;
  Dialect dialect;
  bool header = true;                // the first row names the columns
  std::vector<std::string> columns;  // one name each, all different
  // The rows after the header that the head holds whole, as read.
  std::vector<std::vector<std::string>> rows;
  std::vector<std::vector<bool>> missing;  // beside `rows`: the field was not there
  std::uint64_t ragged_rows = 0;           // with another number of fields than `columns`
  std::uint64_t first_ragged_line = 0;
  std::uint64_t row_bytes = 0;  // what `rows` took
  bool whole = false;           // the head is all of the file
};

// `bytes` is the beginning of the file, or all of it where `whole`. Errors: file_empty,
// file_no_rows, file_not_text, file_encoding, line_too_long.
Result<FileHead> ReadHead(const FileInfo& file, std::string_view bytes, bool whole);

// The names that a header gives: spaces around them dropped, "column 3" for an empty one, and
// " (2)" after one that stood before.
std::vector<std::string> ColumnNames(const std::vector<std::string>& header);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_HEAD_H_
