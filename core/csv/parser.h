// Bytes of a delimited text file -> records of fields, a piece of the file at a time.
//
// Reads RFC 4180 in any dialect, and what else is met: LF, CR or CRLF ends in one file, a
// byte-order mark, blanks around quoted fields, quotes inside an unquoted field (5" disk) as they
// are, rows of any number of fields, a last row without an end. Where quotes are broken, or where a
// row has not the usual number of fields and a slip in its quotes or delimiters would explain it,
// the record is read as makes most sense (core/csv/repair.h): it costs its own row and no other.
#ifndef KOHORT_CORE_CSV_PARSER_H_
#define KOHORT_CORE_CSV_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/record.h"
#include "core/base/shared_buffer.h"
#include "core/base/text_arena.h"
#include "core/csv/dialect.h"
#include "core/csv/scanner.h"

namespace kohort {

class CsvParser : public RecordReader {
 public:
  // A longer record means that the file is no CSV, or a quote that never closes.
  static constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;
  static constexpr std::size_t kMaxQuotedBytes = std::size_t{1} << 20;

  // `columns`: fields that a row has, 0 if not known. The lines before `first_line` are taken
  // whole, as the preamble.
  explicit CsvParser(Dialect dialect, std::uint32_t columns = 0, std::uint64_t first_line = 1);

  std::span<char> Space(std::size_t least) override;
  void Commit(std::size_t bytes) override;
  bool AtEnd() const override { return begin_ == end_; }
  void Finish() override { finished_ = true; }

  // Records of the kinds row, preamble, comment and blank. Error line_too_long.
  Result<bool> Next(RecordBatch& batch) override;

  // Takes back the records of the last batch from this one on; Next will return them again.
  void Unread(RecordBatch& batch, std::size_t record);

  const Dialect& dialect() const { return dialect_; }

 private:
  enum class Outcome { kRecord, kNeedMore, kBroken };

  // A field being read: where it begins, and what its quotes did so far.
  struct OpenField {
    std::size_t begin = 0;
    std::size_t open = 0;   // the opening quote
    std::size_t close = 0;  // the closing quote
    bool quoted = false;
    bool rewritten = false;  // has doubled quotes or escapes
  };

  bool AtComment() const { return dialect_.comment != '\0' && buffer_[begin_] == dialect_.comment; }
  Outcome ReadLine(RecordKind kind, RecordBatch& batch);
  void ReadPlainRows(CsvScanner& scanner, RecordBatch& batch);
  std::size_t ReadPlainRow(CsvScanner& scanner, RecordField* field);
  Outcome ReadRecord(CsvScanner& scanner, RecordBatch& batch);
  Outcome ReadQuoted(CsvScanner& scanner, OpenField& field, std::uint64_t& lines);
  Outcome Repair(RecordBatch& batch);
  bool EndField(const OpenField& field, std::size_t end, RecordBatch& batch);
  std::string_view Rewrite(std::string_view text, bool quoted);
  void AddRecord(RecordKind kind, std::size_t first_field, std::size_t end, RecordBatch& batch);
  bool IsOtherDialect(std::size_t fields, std::size_t end) const;
  bool OpensText(std::size_t at) const;
  bool SwallowsRows(std::size_t begin, std::size_t end) const;
  bool Delimits(std::size_t at) const;
  CsvScanner ScannerAt(std::size_t begin) const;

  Dialect dialect_;
  CsvScanner::Characters shaping_{};
  std::uint32_t columns_;
  std::uint64_t first_line_;
  SharedBuffer buffer_;
  std::size_t begin_ = 0;  // of the first record not yet returned
  std::size_t end_ = 0;    // of the bytes that came
  std::uint64_t line_ = 1;
  std::size_t plain_rows_ = 1;  // to expect in a row, as before
  bool started_ = false;
  bool finished_ = false;
  // Fields of the batch whose bytes are not the file's.
  std::shared_ptr<TextArena> rewritten_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_PARSER_H_
