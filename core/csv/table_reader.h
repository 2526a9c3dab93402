// The records of a file told apart: header, rows, and what is neither.
//
// Above CsvParser, for a Layout. A record is a
//  - repeated header where it is the header's first row byte for byte;
//  - footer where nothing but such lines follow it to the end: lines of one field in a table of
//    three columns or more, and after a blank line also those of less than half the columns, or
//    with a first cell alone.
// So lines that may be footers are held back until a row follows or the file ends.
#ifndef KOHORT_CORE_CSV_TABLE_READER_H_
#define KOHORT_CORE_CSV_TABLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/base/record.h"
#include "core/csv/layout.h"
#include "core/csv/parser.h"

namespace kohort {

class TableReader : public RecordReader {
 public:
  explicit TableReader(const Layout& layout);

  std::span<char> Space(std::size_t least) override { return parser_.Space(least); }
  void Commit(std::size_t bytes) override { parser_.Commit(bytes); }
  bool AtEnd() const override { return parser_.AtEnd(); }
  void Finish() override;

  // Records of every kind. Error line_too_long.
  Result<bool> Next(RecordBatch& batch) override;

 private:
  bool MayBeFooter(const RecordBatch& batch, const Record& record) const;

  CsvParser parser_;
  std::uint32_t columns_;
  std::uint32_t header_rows_;  // still to come
  bool rows_begun_ = false;
  bool after_blank_ = false;
  bool long_tail_ = false;  // more lines than a footer has, so all of them are rows
  bool finished_ = false;
  std::string header_;  // its first row
};

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_TABLE_READER_H_
