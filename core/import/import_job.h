// Reads whole files into a data set, a piece at a time: both halves of an import in one.
//
//   auto job = ImportJob::Create(sources, mapping);      // Result
//   while (job->reading()) {
//     if (job->wants_bytes()) {                          // of file job->file()
//       n = read(job->Space(kPiece));                    // from job->file_offset() on
//       job->Commit(n);                                  // 0 = the end of this file
//     }
//     job->Advance();                                    // Result
//   }
//   while (job->ArrangeStep()) {}
//   Imported imported = job->Take();
#ifndef KOHORT_CORE_IMPORT_IMPORT_JOB_H_
#define KOHORT_CORE_IMPORT_IMPORT_JOB_H_

#include <cstddef>
#include <memory>

#include "core/base/error.h"
#include "core/base/side_thread.h"
#include "core/import/import_plan.h"
#include "core/import/row_feed.h"
#include "core/import/row_reader.h"
#include "core/import/row_taker.h"

namespace kohort {

class ImportJob {
 public:
  static constexpr std::size_t kNoLimit = RowTaker::kNoLimit;

  // `memory_bytes`: what the rows may take until they are arranged. `beside`, which outlives the
  // job, lets the data set take rows while the next ones are read.
  ImportJob(std::shared_ptr<const ImportPlan> plan, std::size_t memory_bytes, SideThread* beside);

  // As that, for files under a mapping. REQUIRES and errors: those of ImportPlan::Make.
  static Result<std::unique_ptr<ImportJob>> Create(const Sources& sources, const Mapping& mapping,
                                                   std::size_t memory_bytes = kNoLimit,
                                                   SideThread* beside = nullptr);

  // The reading half.
  RowReader& reader() { return reader_; }
  bool reading() const { return reader_.reading(); }

  // Reads on, about 1 MB of text at most. Errors: those of RowReader::Advance, RowTaker::Check and
  // RowTaker::CheckUsable. After one the job is of no more use.
  Result<void> Advance();

  bool ArrangeStep() { return builder().ArrangeStep(feed_.beside()); }
  DataSetBuilder& builder() { return taker().builder(); }

  Imported Take() { return taker().Take(); }

 private:
  RowTaker& taker() { return feed_.taker(); }

  std::size_t memory_bytes_;
  RowTaker taker_;
  RowReader reader_;
  RowFeed feed_;  // the first to go: rows on their way refer to the others
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_IMPORT_JOB_H_
