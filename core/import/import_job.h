// Reads whole files into a data set, a piece at a time.
//
//   auto job = ImportJob::Create(heads, mapping);        // Result
//   while (job->reading()) {                             // of file job->file()
//     n = read(job->Space(kPiece));
//     job->Commit(n);                                    // Result; 0 = the end of this file
//   }
//   while (job->ArrangeStep()) {}
//   Imported imported = job->Take();
#ifndef KOHORT_CORE_IMPORT_IMPORT_JOB_H_
#define KOHORT_CORE_IMPORT_IMPORT_JOB_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/notice.h"
#include "core/base/time_text.h"
#include "core/csv/table_reader.h"
#include "core/data/builder.h"
#include "core/import/head.h"
#include "core/import/mapping.h"

namespace kohort {

struct Imported {
  std::shared_ptr<const DataSet> data;
  std::uint64_t rows_read = 0;
  std::vector<Notice>
      rejected;  // rows set aside, by reason; they add up with the events to rows_read
  std::vector<Notice> notices;  // rows kept with a remark, by reason
};

class ImportJob {
 public:
  // Errors: those of MakePreview, mapping_incomplete.
  static Result<std::unique_ptr<ImportJob>> Create(std::vector<FileHead> heads,
                                                   const Mapping& mapping);

  bool reading() const { return file_ < heads_.size(); }
  const FileInfo& file() const { return heads_[file_].file; }

  std::span<char> Space(std::size_t bytes) { return reader_->Space(bytes); }

  // Errors: line_too_long, too_many_rows, no_usable_rows. After one the job is of no more use.
  Result<void> Commit(std::size_t bytes);

  bool ArrangeStep() { return builder_->ArrangeStep(); }
  std::size_t arrange_steps() const { return builder_->steps(); }
  std::size_t arrange_steps_done() const { return builder_->steps_done(); }

  Imported Take();

  std::uint64_t rows_read() const { return rows_read_; }

 private:
  // Why a row is set aside, or what is to say of it though it is kept.
  enum Remark {
    kNoCustomer,
    kNoEvent,
    kNoTime,
    kTimeUnreadable,
    kTimeOutOfRange,
    kNotUtf8,
    kFirstKept,  // from here on rows are kept
    kAmountUnreadable = kFirstKept,
    kRagged,
    kBrokenQuote,
    kRemarks
  };
  struct Tally {
    std::uint64_t rows = 0;
    std::size_t first_file = 0;
    std::uint64_t first_line = 0;
  };
  // Where a file keeps a column of the data set, and which one it is.
  struct Place {
    std::size_t field = 0;
    std::size_t column = 0;
  };

  ImportJob() = default;
  void BeginFile();
  Result<void> AddRows();
  Error NoUsableRows() const;
  void AddRow(const Record& record, std::span<const RecordField> fields);
  std::optional<Instant> ReadTime(std::string_view text, std::uint64_t line);
  void Flush();
  void Count(Remark remark, std::uint64_t line);
  std::vector<Notice> Notices(Remark begin, Remark end) const;

  std::vector<FileHead> heads_;
  Mapping mapping_;
  TimeZone zone_;
  TimeFormat time_format_ = TimeFormat::kYearMonthDay;
  std::vector<std::string> property_names_;
  std::vector<std::string> attribute_names_;
  std::optional<std::size_t> amount_;  // a property
  std::unique_ptr<DataSetBuilder> builder_;

  // Of the file at hand.
  std::size_t file_ = 0;
  std::unique_ptr<RecordReader> reader_;
  std::optional<std::size_t> customer_field_;
  std::optional<std::size_t> event_field_;
  std::optional<std::size_t> time_field_;
  std::vector<Place> properties_;
  std::vector<Place> attributes_;

  RecordBatch batch_;
  RowColumns columns_;                // its rows that are kept
  std::vector<std::uint64_t> lines_;  // and where they begin
  std::uint64_t rows_read_ = 0;
  std::array<Tally, kRemarks> tallies_{};
  std::string last_time_text_;  // rows in time order repeat it
  std::optional<Instant> last_time_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_IMPORT_JOB_H_
