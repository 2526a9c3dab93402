// The second half of an import: rows -> a data set, and what is to say of them.
//
//   RowTaker taker(plan, memory_bytes);
//   while (more rows) { taker.Add(rows); taker.Check(); }
//   taker.CheckUsable();
//   while (taker.builder().ArrangeStep()) {}
//   Imported imported = taker.Take();
#ifndef KOHORT_CORE_IMPORT_ROW_TAKER_H_
#define KOHORT_CORE_IMPORT_ROW_TAKER_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "core/base/dictionary.h"
#include "core/base/error.h"
#include "core/base/notice.h"
#include "core/data/builder.h"
#include "core/import/import_plan.h"
#include "core/import/rejects.h"
#include "core/import/row_batch.h"

namespace kohort {

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

class RowTaker {
 public:
  static constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

  // `memory_bytes`: what the rows may take until they are arranged.
  RowTaker(const ImportPlan& plan, std::size_t memory_bytes);

  // Texts are copied.
  void Add(const RowBatch& rows);

  // Error memory_full, which says how many rows fit.
  Result<void> Check() const;

  // Once all rows are there. Error no_usable_rows.
  Result<void> CheckUsable() const;

  DataSetBuilder& builder() { return builder_; }

  // REQUIRES: the builder's ArrangeStep returned false.
  Imported Take();

 private:
  struct List {
    std::string name;
    Dictionary ids;
  };

  static CustomerList TakeList(const List& list, const DataSet& data);

  DataSetBuilder builder_;
  std::size_t memory_bytes_;
  std::vector<std::string> file_names_;
  std::vector<List> lists_;
  std::shared_ptr<Rejects> rejects_ = std::make_shared<Rejects>();
  RowTally amount_unreadable_;
  RowTotals totals_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_ROW_TAKER_H_
