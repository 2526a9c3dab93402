// The first half of an import: files, a piece at a time -> rows in a RowSink.
//
//   RowReader reader(plan, sink);
//   while (reader.reading()) {
//     if (reader.wants_bytes()) {                        // of file reader.file()
//       n = read(reader.Space(kPiece));                  // from reader.file_offset() on
//       reader.Commit(n);                                // 0 = the end of this file
//     }
//     reader.Advance();                                  // Result
//   }
#ifndef KOHORT_CORE_IMPORT_ROW_READER_H_
#define KOHORT_CORE_IMPORT_ROW_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/dictionary.h"
#include "core/base/error.h"
#include "core/base/record.h"
#include "core/import/file_columns.h"
#include "core/import/import_plan.h"
#include "core/import/intake.h"
#include "core/import/row_batch.h"

namespace kohort {

class RowReader {
 public:
  // REQUIRES: the sink and what it was given go before this does.
  RowReader(std::shared_ptr<const ImportPlan> plan, RowSink& sink);

  bool reading() const { return file_ < plan_->order.size(); }
  bool wants_bytes() const { return reading() && !committed_; }
  const FileInfo& file() const { return head().file; }
  std::uint64_t file_offset() const { return file_offset_; }

  // REQUIRES of both: wants_bytes().
  std::span<char> Space(std::size_t bytes) { return intake_->Space(bytes); }
  void Commit(std::size_t bytes);

  // Reads on, about 1 MB of text at most. Errors: line_too_long, too_many_rows, those of Intake and
  // JsonReader. After one the reader is of no more use.
  Result<void> Advance();

  const RowTotals& totals() const { return totals_; }

 private:
  using Place = FileColumns::Place;

  // The rows of a lookup source, by the value that is looked up.
  struct Lookup {
    Dictionary keys;
    std::vector<std::string> values;  // of each key, those of its properties
  };

  void BeginFile();
  void BeginBatch();
  void PlaceLateColumns();
  Result<void> AddRows();
  void AddRow(const Record& record, bool is_text);
  void AddEvent(const Record& record);
  void AddProfile(const Record& record);
  void AddToLookup(const Record& record);
  void AddToList(const Record& record);
  std::string_view Field(std::optional<std::size_t> index) const;
  std::string_view Value(const Place& place, std::span<const RecordField> fields);
  std::optional<std::string_view> ReadCustomer(const Record& record);
  std::optional<Instant> ReadTime(const Record& record);
  std::string_view ComputeAmount();
  void LookUp(std::size_t lookup);
  void FillColumn(const Place& place, std::vector<std::string_view>& column);
  void HandOver();
  void Reject(RejectReason reason, const Record& record);
  Error InFile(Error error) const;

  std::uint32_t head_number() const { return static_cast<std::uint32_t>(plan_->order[file_]); }
  const FileHead& head() const { return plan_->sources.heads()[head_number()]; }
  const SourceMapping& source() const { return plan_->SourceOf(head_number()); }

  std::shared_ptr<const ImportPlan> plan_;
  RowSink& sink_;
  std::vector<std::string> property_names_;
  std::vector<Lookup> lookups_;  // as the plan's
  Dictionary event_ids_;
  std::uint64_t event_rows_ = 0;
  RowTotals totals_;

  // Of the file at hand.
  std::size_t file_ = 0;           // in the plan's order
  std::uint64_t file_offset_ = 0;  // where its next bytes are
  std::unique_ptr<RecordReader> reader_;
  std::optional<Intake> intake_;
  bool committed_ = false;         // and not yet all read
  std::size_t known_columns_ = 0;  // so far
  std::optional<FileColumns> at_;
  std::uint32_t list_ = 0;  // its own
  bool whole_ids_ = false;

  // Of the batch and the row at hand.
  FeedRows* feed_ = nullptr;
  std::span<const RecordField> fields_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_ROW_READER_H_
