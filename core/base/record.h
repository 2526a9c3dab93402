// Rows of a file as they are read, whatever its format: records of fields of UTF-8 text.
#ifndef KOHORT_CORE_BASE_RECORD_H_
#define KOHORT_CORE_BASE_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/raw_vector.h"

namespace kohort {

// Without initial values, so that room for many costs nothing.
struct RecordField {
  const char* data;
  std::uint32_t size;
  bool quoted;

  std::string_view text() const { return {data, size}; }
  // Not there, as opposed to an empty text "".
  bool missing() const { return size == 0 && !quoted; }
};

// What a record is in its file. Rows are the data; the others are there to be counted, so that
// nothing of a file is dropped silently.
enum class RecordKind : std::uint8_t {
  kRow,
  kHeader,          // names the columns
  kRepeatedHeader,  // as the header, further down: files joined by appending
  kPreamble,        // a line above the table
  kComment,
  kBlank,
  kFooter,  // a line below the table: a sum, a source
};
inline constexpr std::size_t kRecordKinds = 7;

struct Record {
  std::uint32_t first_field = 0;
  std::uint32_t field_count = 0;  // of a comment or a line of the preamble 1, of a blank line 0
  std::uint64_t line = 0;         // where it begins, 1-based
  std::string_view source;        // its bytes as in the file, without the line end
  RecordKind kind = RecordKind::kRow;
  bool broken_quote = false;  // not written as its dialect has it, so read as makes most sense
  // Why this is no row, as a stable code; then it has no fields. Null for a row.
  const char* problem = nullptr;
};

// Some records in a row. Views are valid while `text` and `rewritten` are held, whatever becomes of
// the reader; a reader that finds them held takes new memory.
struct RecordBatch {
  RawVector<RecordField> fields;  // of all records, one after the other
  std::vector<Record> records;
  std::shared_ptr<const void> text;       // of the file
  std::shared_ptr<const void> rewritten;  // of fields whose bytes are not the file's

  void Clear() {
    fields.clear();
    records.clear();
    text.reset();
    rewritten.reset();
  }

  std::span<const RecordField> Fields(const Record& record) const {
    return std::span(fields).subspan(record.first_field, record.field_count);
  }

  // The text from the first record to the last: their sources lie in it, in order.
  std::string_view source() const {
    if (records.empty()) return {};
    const std::string_view last = records.back().source;
    return {records.front().source.data(), last.data() + last.size()};
  }
};

// UTF-8 text, a piece at a time -> records. The pieces may be cut anywhere; the records are the
// same.
//
//   while (n = read(reader.Space(1 << 20))) {
//     reader.Commit(n);
//     while (reader.Next(batch)) Use(batch);       // Result<bool>
//   }
//   reader.Finish();
//   while (reader.Next(batch)) Use(batch);
class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // Where the next bytes of the text go; at least `least` of them.
  virtual std::span<char> Space(std::size_t least) = 0;

  // So many bytes were written there.
  virtual void Commit(std::size_t bytes) = 0;

  // The text has ended.
  virtual void Finish() = 0;

  // Puts the next complete records into `batch` in place of what it held; at most some thousands.
  // False when there are none until more bytes come.
  virtual Result<bool> Next(RecordBatch& batch) = 0;

  // All bytes that came have been returned as records.
  virtual bool AtEnd() const = 0;

  // Of formats that name columns row by row: those of the rows read so far, by field.
  virtual std::span<const std::string> columns() const { return {}; }
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_RECORD_H_
