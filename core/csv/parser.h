// Bytes of a CSV file -> records of fields, a piece of the file at a time.
//
// Reads RFC 4180 and what else is met: LF, CR or CRLF ends, a byte-order mark, quotes inside an
// unquoted field (5" disk) as they are, rows of any number of fields, a last row without an end.
// Blank lines are skipped.
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
#include "core/base/record.h"
#include "core/csv/dialect.h"
#include "core/csv/scanner.h"

namespace kohort {

class CsvParser : public RecordReader {
 public:
  // A longer record means that the file is no CSV, or a quote that never closes.
  static constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;
  static constexpr std::size_t kMaxQuotedBytes = std::size_t{1} << 20;

  explicit CsvParser(Dialect dialect) : dialect_(dialect) {}

  std::span<char> Space(std::size_t least) override;
  void Commit(std::size_t bytes) override;
  bool AtEnd() const override { return begin_ == end_; }
  void Finish() override { finished_ = true; }

  // Error line_too_long.
  Result<bool> Next(RecordBatch& batch) override;

  const Dialect& dialect() const { return dialect_; }

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

  Outcome ParseRecord(CsvScanner& scanner, bool quotes, RecordBatch& batch);
  void EndField(const OpenField& field, std::size_t end, RecordBatch& batch);
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
