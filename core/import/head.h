// The beginning of a file, and what it says of the whole: layout, header, columns.
#ifndef KOHORT_CORE_IMPORT_HEAD_H_
#define KOHORT_CORE_IMPORT_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/record.h"
#include "core/base/zip.h"
#include "core/csv/layout.h"
#include "core/import/intake.h"
#include "core/import/mapping.h"

namespace kohort {

// So much of each file is looked at before importing, at most some thousands of rows; and so much
// at each of a few places further on, where the file can be read from there.
inline constexpr std::size_t kHeadBytes = std::size_t{1} << 20;
inline constexpr std::size_t kSampleBytes = std::size_t{64} << 10;

// The beginning of a file, or all of it where `whole`.
struct HeadBytes {
  FileInfo file;
  std::string_view bytes;
  bool whole = false;
  std::optional<ZipEntry> entry;  // of a file in a zip archive
  std::size_t most = kHeadBytes;  // of text that they may unpack to
};

// Cheap to copy: the text is shared.
struct FileHead {
  FileInfo file;    // of one in a zip archive, its packed size
  Reading reading;  // as it was asked for
  IntakeFormat format;
  bool encoding_sure = true;
  bool json = false;  // the rows are JSON objects; else they are laid out so:
  Layout layout;
  std::vector<std::string> header;   // as read, of several rows joined; empty if there is none
  std::vector<std::string> columns;  // one name each, all different
  std::uint64_t ragged_rows = 0;     // with another number of fields than `columns`
  std::uint64_t first_ragged_line = 0;
  std::uint64_t source_bytes = 0;  // of the file, that the rows were made of
  bool whole = false;              // these rows are all of the file

  // The rows, without header and lines that are no rows.
  std::size_t rows() const { return text_->rows.size(); }

  // As read; empty where the row has no such field. REQUIRES: row < rows().
  std::string_view Cell(std::size_t row, std::size_t column) const;

  // The rows and those of the samples.
  std::size_t rows_and_samples() const;

  // Adds the cells of a column that are not empty, of every so many of those rows. Returns how many
  // rows were looked at.
  std::size_t AddValues(std::size_t column, std::size_t every,
                        std::vector<std::string_view>& values) const;

  // Rows can be read off any place of the file.
  bool can_sample() const;

  // Looks at bytes from further on in the file as well. REQUIRES: can_sample().
  void AddSample(std::string_view bytes);

  // A reader of such files, from the beginning.
  std::unique_ptr<RecordReader> MakeReader() const;

  // The same bytes, read so. Errors: those of ReadHead.
  Result<FileHead> ReadAgain(const Reading& asked) const;

 private:
  friend Result<FileHead> ReadHeader(const HeadBytes& head, const Reading& reading);

  struct Text {
    std::string bytes;  // of the file
    bool whole = false;
    std::size_t most = 0;
    std::unique_ptr<RecordReader> reader;  // owns what the batch points to
    RecordBatch batch;
    std::vector<Record> rows;
  };
  std::shared_ptr<const Text> text_;
  std::vector<std::shared_ptr<const Text>> samples_;
};

// `bytes` begin at the entry where the file is one in a zip archive, and reach to its end or that
// of the archive where `whole`. Errors: file_empty, file_not_text, file_damaged, zip_unsupported,
// line_too_long, those of JsonReader; and file_no_rows where there is no row but a header, which is
// no error to one who only copies rows: see ReadHeader.
Result<FileHead> ReadHead(const HeadBytes& head, const Reading& reading = {});

// As ReadHead, but a file may hold a header alone.
Result<FileHead> ReadHeader(const HeadBytes& head, const Reading& reading = {});

// Whether these bytes begin a zip archive, which holds files: see core/base/zip.h.
bool IsZip(std::string_view bytes);

// The names that a header gives: spaces around them dropped, "column 3" for an empty one, and
// " (2)" after one that stood before.
std::vector<std::string> ColumnNames(const std::vector<std::string>& header);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_HEAD_H_
