// What a batch of a file's records has come to: the seam between reading files (row_reader.h) and
// taking their rows into a data set (row_taker.h), which may be two threads.
#ifndef KOHORT_CORE_IMPORT_ROW_BATCH_H_
#define KOHORT_CORE_IMPORT_ROW_BATCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/record.h"
#include "core/base/text_arena.h"
#include "core/data/builder.h"
#include "core/import/rejects.h"

namespace kohort {

// What became of rows: read = accepted + rejected + skipped.
struct RowCounts {
  std::uint64_t read = 0;
  std::uint64_t accepted = 0;
  std::uint64_t rejected = 0;
  std::uint64_t skipped = 0;  // by a filter
};

// How many rows something is said of, and where the first is.
struct RowTally {
  std::uint64_t rows = 0;
  std::uint32_t first_file = 0;
  std::uint64_t first_line = 0;

  void Count(std::uint32_t file, std::uint64_t line) {
    if (rows++ > 0) return;
    first_file = file;
    first_line = line;
  }
};

// What is said of the rows of all batches so far.
struct RowTotals {
  RowCounts rows;
  RowTally ragged;                             // kept, with more or fewer fields than columns
  RowTally broken_quote;                       // kept
  std::array<RowTally, kRecordKinds> lines{};  // that are no rows, by RecordKind
  std::uint64_t bytes_read = 0;                // of the files
  std::uint64_t reader_bytes = 0;              // of memory that grows with the rows
};

// Of one file. Texts are views. Files are numbered as the plan's heads.
struct RowBatch {
  std::uint32_t file = 0;
  std::vector<std::string> new_properties;  // behind those of the rows before
  RowColumns columns;
  std::vector<std::uint64_t> lines;  // of the rows in `columns`; none where there is no amount
  ProfileColumns profiles;
  std::uint32_t list = 0;  // of the plan's
  std::vector<std::string_view> list_ids;
  std::vector<Rejects::Row> rejected;
  RowTotals totals;

  void Clear();
};

// A batch while it is read, and what its texts are part of, beside the reader's lookups and plan.
struct FeedRows {
  RecordBatch batch;
  std::vector<const Record*> kept;  // of the batch: the rows of rows.columns
  RowBatch rows;
  TextArena made;  // texts that are not the file's

  void Clear();
};

// What takes rows from their reader.
class RowSink {
 public:
  virtual ~RowSink() = default;

  // To be filled. Empty, but for the number of columns, which only grows.
  virtual FeedRows& rows() = 0;

  // Hands them over, and has others to be filled.
  virtual void Add() = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_ROW_BATCH_H_
