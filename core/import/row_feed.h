// The way of accepted rows into the data set's builder, beside the reading of the next ones where
// the host has a second thread.
#ifndef KOHORT_CORE_IMPORT_ROW_FEED_H_
#define KOHORT_CORE_IMPORT_ROW_FEED_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "core/base/record.h"
#include "core/base/side_thread.h"
#include "core/base/text_arena.h"
#include "core/data/builder.h"

namespace kohort {

// The rows of a batch as the data set takes them, and what their texts are part of.
struct FeedRows {
  RecordBatch batch;
  std::size_t file = 0;
  std::vector<const Record*> kept;  // of the batch: the rows of `columns`
  RowColumns columns;
  ProfileColumns profiles;
  TextArena made;  // texts that are not the file's

  void Clear();
};

class RowFeed {
 public:
  // Told of each row whose amount is there but no number, in the order of rows, during a call.
  using Unreadable = std::function<void(std::size_t file, std::uint64_t line)>;

  // `beside`, which outlives this, may be null.
  RowFeed(const DataShape& shape, SideThread* beside, Unreadable unreadable);
  ~RowFeed();
  RowFeed(const RowFeed&) = delete;
  RowFeed& operator=(const RowFeed&) = delete;

  // To be filled. Empty columns for all of the shape, and the properties that were added.
  FeedRows& rows() { return slots_[at_].rows; }

  // Hands them over, and has others to be filled. May wait, so that few are on their way.
  void Add();

  // Another property.
  void AddProperty(const std::string& name);

  // How many were handed over.
  std::uint64_t row_count() const { return row_count_; }

  // With all that were handed over in it.
  DataSetBuilder& builder();
  SideThread* beside() const { return beside_; }

 private:
  struct Slot {
    FeedRows rows;
    SideThread::Ticket ticket = 0;  // 0: nothing is on its way
    std::vector<std::uint32_t> unreadable;
    std::exception_ptr failure;  // the builder's
  };

  void Stage(Slot& slot);
  void Settle(Slot& slot);

  DataSetBuilder builder_;
  SideThread* beside_;
  Unreadable unreadable_;
  std::uint64_t row_count_ = 0;
  bool failed_ = false;  // the builder did: it takes no more rows
  std::array<Slot, 4> slots_;
  std::size_t at_ = 0;  // the slot to be filled; the next one has been on its way the longest
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_ROW_FEED_H_
