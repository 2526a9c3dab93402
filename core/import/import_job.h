// Reads whole files into a data set, a piece at a time.
//
//   auto job = ImportJob::Create(sources, mapping);      // Result
//   while (job->reading()) {
//     if (job->wants_bytes()) {                          // of file job->file()
//       n = read(job->Space(kPiece));                    // from job->file_begin() on
//       job->Commit(n);                                  // 0 = the end of this file
//     }
//     job->Advance();                                    // Result
//   }
//   while (job->ArrangeStep()) {}
//   Imported imported = job->Take();
#ifndef KOHORT_CORE_IMPORT_IMPORT_JOB_H_
#define KOHORT_CORE_IMPORT_IMPORT_JOB_H_

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/dictionary.h"
#include "core/base/error.h"
#include "core/base/notice.h"
#include "core/base/record.h"
#include "core/base/side_thread.h"
#include "core/base/time_reader.h"
#include "core/data/builder.h"
#include "core/import/cell.h"
#include "core/import/intake.h"
#include "core/import/mapping.h"
#include "core/import/rejects.h"
#include "core/import/row_feed.h"
#include "core/import/row_filter.h"
#include "core/import/sources.h"

namespace kohort {

// What became of each source's rows: read = accepted + rejected + skipped.
struct RowCounts {
  std::uint64_t read = 0;
  std::uint64_t accepted = 0;
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;  // by a filter
};

// IDs from files of lists.
struct CustomerList {
  std::string name;
  std::vector<std::uint32_t> customers;  // of the data set, ascending
  std::uint64_t unknown = 0;             // IDs that are no customer's
};

struct Imported {
  std::shared_ptr<const DataSet> data;
  std::shared_ptr<const Rejects> rejects;
  std::vector<CustomerList> lists;
  std::vector<std::string> files;  // as numbered in `rejects`
  RowCounts rows;
  std::vector<Notice> rejected;  // rows set aside, by reason
  std::vector<Notice> notices;   // rows kept with a remark, by reason
};

class ImportJob {
 public:
  static constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

  // `memory_bytes`: what the rows may take until they are arranged. `beside`, which outlives the
  // job, lets the data set take rows while the next ones are read. REQUIRES: a mapping from Guess
  // or Fit of these sources. Errors: those of MakePreview, mapping_incomplete.
  static Result<std::unique_ptr<ImportJob>> Create(const Sources& sources, const Mapping& mapping,
                                                   std::size_t memory_bytes = kNoLimit,
                                                   SideThread* beside = nullptr);

  bool reading() const { return file_ < sources_.heads().size(); }
  bool wants_bytes() const { return reading() && !committed_; }
  std::size_t file_number() const { return file_; }
  const FileInfo& file() const { return head().file; }
  std::uint64_t file_begin() const { return head().format.entry.offset; }

  // REQUIRES of both: wants_bytes().
  std::span<char> Space(std::size_t bytes) { return intake_->Space(bytes); }
  void Commit(std::size_t bytes);

  // Reads on, about 1 MB of text at most. Errors: line_too_long, too_many_rows, memory_full,
  // no_usable_rows, those of Intake and JsonReader. After one the job is of no more use.
  Result<void> Advance();

  bool ArrangeStep() { return feed_->builder().ArrangeStep(feed_->beside()); }
  std::size_t arrange_steps() const { return feed_->builder().steps(); }
  std::size_t arrange_steps_done() const { return feed_->builder().steps_done(); }

  Imported Take();

  std::uint64_t rows_read() const { return rows_.read; }

 private:
  // What is to say of a row though it is kept.
  enum Remark { kAmountUnreadable, kRagged, kBrokenQuote, kRemarks };
  struct Tally {
    std::uint64_t rows = 0;
    std::size_t first_file = 0;
    std::uint64_t first_line = 0;
  };
  // A column of the data set, where the file at hand keeps it, and how.
  struct Place {
    std::size_t field = 0;
    std::size_t column = 0;
    CellFormat format;
    bool empty_is_none = false;  // "" is no value either
  };
  // The columns that a row needs to be one.
  struct Keys {
    std::optional<std::size_t> customer;
    std::optional<std::size_t> event;
    std::optional<std::size_t> time;
    std::optional<std::size_t> event_id;
    std::optional<std::size_t> quantity;
    std::optional<std::size_t> unit_price;
    std::optional<std::size_t> lookup;
  };

  // The rows of a lookup source, by the value that is looked up.
  struct Lookup {
    std::size_t source = 0;
    std::size_t property = 0;             // whose values are looked up
    std::vector<std::size_t> properties;  // that its rows give
    Dictionary keys;
    std::vector<std::string> values;  // of each key, those of `properties`
  };
  struct List {
    std::string name;
    Dictionary ids;
  };

  ImportJob(const Sources& sources, const Mapping& mapping, std::size_t memory_bytes)
      : sources_(sources), mapping_(mapping), memory_bytes_(memory_bytes) {}
  void PlanColumns(const Preview& preview);
  void PlanAttribute(const std::string& name, Meaning meaning);
  void PlanLists(std::size_t source);
  void PlanLookup(std::size_t source);
  std::string PropertyName(const SourceMapping& source, const std::string& name) const;
  void BeginFile();
  void PlaceColumns();
  void PlaceLateColumns();
  Result<void> AddRows();
  Result<void> CheckMemory();
  Error NoUsableRows() const;
  std::vector<std::string> FileNames() const;
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
  void LookUp(const Lookup& lookup);
  void FillColumn(const Place& place, std::vector<std::string_view>& column);
  void Flush();
  void Reject(RejectReason reason, const Record& record);
  static void Count(Tally& tally, std::size_t file, std::uint64_t line);
  void Remarked(Remark remark, std::uint64_t line) { Count(tallies_[remark], order_[file_], line); }

  Error InFile(Error error) const;

  const FileHead& head() const { return sources_.heads()[order_[file_]]; }
  const SourceMapping& source() const { return mapping_.sources[source_]; }
  FeedRows& rows() const { return feed_->rows(); }  // at hand

  Sources sources_;
  Mapping mapping_;
  std::size_t memory_bytes_;
  TimeZone zone_;
  std::vector<std::vector<CellFormat>> formats_;  // by source and column
  std::vector<std::size_t> order_;                // of the heads: lookups first
  std::vector<std::string> property_names_;
  std::vector<std::string> attribute_names_;
  std::vector<AttributeRole> attribute_roles_;
  std::optional<std::size_t> amount_;  // a property
  std::string amount_name_;            // its name; empty if there is none
  std::vector<bool> whole_ids_;        // by source: IDs as 17850.0 are 17850
  std::vector<Lookup> lookups_;
  std::vector<List> lists_;
  Dictionary event_ids_;

  // Of the file at hand.
  std::size_t file_ = 0;  // in `order_`
  std::size_t source_ = 0;
  std::unique_ptr<RecordReader> reader_;
  std::optional<Intake> intake_;
  bool committed_ = false;        // and not yet all read
  std::size_t file_columns_ = 0;  // known so far
  Keys keys_;
  std::vector<Place> properties_;
  std::vector<Place> attributes_;
  List* list_ = nullptr;  // its own
  std::optional<RowFilterSet> filters_;
  TimeReader times_;
  CellFormat quantity_format_;
  CellFormat unit_price_format_;

  std::span<const RecordField> fields_;  // of the row at hand

  RowCounts rows_;
  std::shared_ptr<Rejects> rejects_ = std::make_shared<Rejects>();
  std::array<Tally, kRemarks> tallies_{};
  std::array<Tally, kRecordKinds> lines_of_kind_{};
  std::unique_ptr<RowFeed> feed_;  // the first to go: rows on their way refer to the others
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_IMPORT_JOB_H_
