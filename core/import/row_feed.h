// The way of rows from their reader to their taker, beside the reading of the next ones where the
// host has a second thread.
#ifndef KOHORT_CORE_IMPORT_ROW_FEED_H_
#define KOHORT_CORE_IMPORT_ROW_FEED_H_

#include <array>
#include <cstddef>
#include <exception>

#include "core/base/side_thread.h"
#include "core/import/row_batch.h"
#include "core/import/row_taker.h"

namespace kohort {

class RowFeed : public RowSink {
 public:
  // Both outlive this. `beside` may be null.
  RowFeed(RowTaker& taker, SideThread* beside) : taker_(taker), beside_(beside) {}
  ~RowFeed() override;
  RowFeed(const RowFeed&) = delete;
  RowFeed& operator=(const RowFeed&) = delete;

  FeedRows& rows() override { return slots_[at_].rows; }

  // May wait, so that few are on their way.
  void Add() override;

  // With all that were handed over in it.
  RowTaker& taker();

  // Frees what rows are filled into: arranging them has use for it. No more will be added.
  void End();

  SideThread* beside() const { return beside_; }

 private:
  struct Slot {
    FeedRows rows;
    SideThread::Ticket ticket = 0;  // 0: nothing is on its way
    std::exception_ptr failure;     // the taker's
  };

  void Settle(Slot& slot);

  RowTaker& taker_;
  SideThread* beside_;
  bool failed_ = false;  // the taker did: it takes no more rows
  std::array<Slot, 4> slots_;
  std::size_t at_ = 0;  // the slot to be filled; the next one has been on its way the longest
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_ROW_FEED_H_
