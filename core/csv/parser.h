// Bytes of a CSV file -> records of fields, a piece of the file at a time.
//
//   CsvParser parser(dialect);
//   while (n = read(parser.Space(1 << 20))) {
//     parser.Commit(n);
//     while (parser.Next(batch)) Use(batch);       // std::expected<bool, Error>
//   }
//   parser.Finish();
//   while (parser.Next(batch)) Use(batch);
//
// Reads RFC 4180 and what else is met: LF, CR or CRLF ends, a byte-order mark, quotes inside an
// unquoted field (5" disk) as they are, rows of any number of fields, a last row without an end.
// Blank lines are skipped. The pieces may be cut anywhere; the records are the same.
#ifndef KOHORT_CORE_CSV_PARSER_H_
#define KOHORT_CORE_CSV_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/csv/dialect.h"
#include "core/csv/scanner.h"

namespace kohort {

struct CsvField {
  const char* data = nullptr;
  std::uint32_t size = 0;
  bool quoted = false;

  std::string_view text() const { return {data, size}; }
  // Not there, as opposed to an empty text "".
  bool missing() const { return size == 0 && !quoted; }
};

struct CsvRecord {
  std::uint32_t first_field = 0;
  std::uint32_t field_count = 0;
  std::uint64_t line = 0;     // where it begins, 1-based
  std::string_view source;    // its bytes as in the file, without the line end
  bool broken_quote = false;  // a quote never closes, so quotes were read as plain characters here
};

// Some records in a row. Views are valid until the parser's next Space, Commit or Next.
struct CsvBatch {
  std::vector<CsvField> fields;  // of all records, one after the other
  std::vector<CsvRecord> records;

  std::span<const CsvField> Fields(const CsvRecord& record) const {
    return std::span(fields).subspan(record.first_field, record.field_count);
  }
};

class CsvParser {
 public:
  // A longer record means that the file is no CSV, or a quote that never closes.
  static constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;
  static constexpr std::size_t kMaxQuotedBytes = std::size_t{1} << 20;

  explicit CsvParser(Dialect dialect) : dialect_(dialect) {}

  // Where the next bytes of the file go; at least `least` of them.
  std::span<char> Space(std::size_t least);

  // So many bytes were written there.
  void Commit(std::size_t bytes);

  const Dialect& dialect() const { return dialect_; }

  // All bytes that came have been returned as records.
  bool AtEnd() const { return begin_ == end_; }

  // The file has ended.
  void Finish() { finished_ = true; }

  // Puts the next complete records into `batch` in place of what it held; at most some thousands.
  // False when there are none until more bytes come. Error line_too_long.
  Result<bool> Next(CsvBatch& batch);

 private:
  enum class Outcome { kRecord, kNeedMore, kBrokenQuote };

  // A field being read: where it begins, and what its quotes did so far.
  struct OpenField {
    std::size_t begin = 0;
    std::size_t close = 0;  // the closing quote
    bool quoted = false;
    bool inside = false;   // between its quotes
    bool doubled = false;  // has a quote written as two
  };

  Outcome ParseRecord(CsvScanner& scanner, bool quotes, CsvBatch& batch);
  void EndField(const OpenField& field, std::size_t end, CsvBatch& batch);
  CsvScanner ScannerAt(std::size_t begin) const;

  Dialect dialect_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // of the first record not yet returned
  std::size_t end_ = 0;    // of the bytes that came
  std::uint64_t line_ = 1;
  bool started_ = false;
  bool finished_ = false;
  std::deque<std::string> rewritten_;  // fields of the batch whose bytes are not the file's
};

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_PARSER_H_
