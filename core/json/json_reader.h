// Rows that are JSON objects -> records, a piece of the text at a time.
//
// Reads these layouts, which it tells apart by itself:
//  - JSON Lines (jsonlines.org): one object a line, blank lines skipped; also objects over many
//    lines, or one after the other without anything between;
//  - an array of objects, on one line or on many;
//  - an object with such an array among its members, {"data": [...]}: the first of them holds the
//    rows, the other members are skipped.
// An object that comes first is a row, although an array of objects is among its members, if
// another value follows it within 256 KB.
//
// A row's columns are named by its keys, and those of objects in it as a.b. A column's number is by
// first appearance: a record has a field for each column known when it was read, missing where the
// row has no such key, or null. Where a row has a column twice, the last one counts.
//  - A string is unescaped, and quoted: "" is there. Half a surrogate pair becomes U+FFFD.
//  - Numbers, true and false are the text that stands there.
//  - An array is one field, its JSON without the spaces.
//  - An object without members is no field.
//
// What is no row comes as a record with a problem:
//   json_syntax       not JSON as RFC 8259 has it, or it ends too early
//   json_too_deep     more than JsonScanner::kMaxDepth objects and arrays inside each other
//   json_not_object   a number, say
// Among lines it ends with its line. In an array the next row is certain only where each row is a
// line: there, reading goes on at the next line that begins with a brace, else it ends in an error.
//
// That the text is UTF-8 is not checked. Cost: one pass, a second one over a row cut off at the end
// of a piece. About 600 MB/s natively.
#ifndef KOHORT_CORE_JSON_JSON_READER_H_
#define KOHORT_CORE_JSON_JSON_READER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/record.h"
#include "core/base/shared_buffer.h"
#include "core/json/json_keys.h"
#include "core/json/json_scanner.h"

namespace kohort {

class JsonReader : public RecordReader {
 public:
  static constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;

  // So much of an object is looked at to tell a row from what holds the rows.
  static constexpr std::ptrdiff_t kLayoutBytes = std::ptrdiff_t{256} << 10;

  std::span<char> Space(std::size_t least) override;
  void Commit(std::size_t bytes) override { end_ += bytes; }
  void Finish() override { finished_ = true; }
  bool AtEnd() const override { return begin_ == end_; }

  // Errors: json_syntax and json_too_deep, in an array; json_too_many_columns (JsonKeys);
  // line_too_long, for a row of more than kMaxRecordBytes. They come after the rows before them.
  Result<bool> Next(RecordBatch& batch) override;

  // Those of the rows read so far.
  std::span<const std::string> columns() const override { return keys_.columns(); }

 private:
  // What the bytes at begin_ are.
  enum class Place {
    kStart,      // a value outside of everything
    kLine,       // a row, or what stands in its place, among lines
    kFirstItem,  // of an array: a row or the end
    kItem,       // of an array: a row
    kAfterItem,  // a comma or the end
    kRest,       // of the object that held the rows
  };
  enum class Step { kTaken, kNeedMore };

  struct Value {
    JsonKeys::Key key = JsonKeys::kRow;
    RecordField field{};
  };

  Result<Step> Take(RecordBatch& batch);
  Step TakeStart();
  Result<Step> TakeLine(RecordBatch& batch);
  Result<Step> TakeItem(RecordBatch& batch);
  Result<Step> TakeSeparator();
  Step TakeRest();

  Step EnterArray(const JsonScanner& scanner, bool held);
  Step LeaveArray(const JsonScanner& scanner);
  bool ReadRow(JsonScanner& scanner);
  bool ReadObject(JsonScanner& scanner, JsonKeys::Key object, int depth);
  bool ReadValue(JsonScanner& scanner, JsonKeys::Key key, int depth);
  Result<Step> AddRow(JsonScanner& scanner, RecordBatch& batch);
  Result<Step> Reject(const char* end, const char* problem, RecordBatch& batch);
  Result<Step> RejectLine(const char* problem, RecordBatch& batch);
  Result<Step> ResumeAtLine(const JsonScanner& scanner, RecordBatch& batch);

  const char* begin() const { return buffer_.data() + begin_; }
  const char* end() const { return buffer_.data() + end_; }
  bool SkipSpaces();
  void Advance(const JsonScanner& scanner);
  Result<Step> NeedMore() const;
  std::unexpected<Error> Fail(const JsonScanner& scanner) const;

  SharedBuffer buffer_;    // a NUL and JsonScanner's padding follow the text
  std::size_t begin_ = 0;  // of what is not yet taken
  std::size_t end_ = 0;    // of the bytes that came
  bool started_ = false;
  bool finished_ = false;

  Place place_ = Place::kStart;
  std::uint64_t line_ = 1;       // at begin_
  std::int64_t line_begin_ = 0;  // in the buffer, or before it
  bool starts_line_ = true;      // only spaces stand before begin_ in its line
  std::uint64_t rows_ = 0;

  bool held_ = false;        // the array of rows is a member of an object
  std::uint64_t items_ = 0;  // rows of this array
  bool item_a_line_ = true;  // each began its line and ended in it
  std::uint64_t rest_depth_ = 0;
  bool rest_in_string_ = false;
  bool rest_escaped_ = false;

  JsonKeys keys_;
  std::vector<Value> values_;  // of the row being read
  SharedBuffer text_;          // of the batch's fields whose bytes are not the file's
  std::size_t text_end_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_JSON_JSON_READER_H_
