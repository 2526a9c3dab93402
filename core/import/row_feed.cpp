#include "core/import/row_feed.h"

#include <utility>

namespace kohort {

RowFeed::~RowFeed() {
  for (const Slot& slot : slots_) {
    if (slot.ticket != 0) beside_->Wait(slot.ticket);
  }
}

void RowFeed::Add() {
  Slot& slot = slots_[at_];
  if (beside_ == nullptr) {
    taker_.Add(slot.rows.rows);
    slot.rows.Clear();
    return;
  }
  slot.ticket = beside_->Run([this, &slot] {
    if (failed_) return;
    try {
      taker_.Add(slot.rows.rows);
    } catch (...) {  // there is no more memory
      failed_ = true;
      slot.failure = std::current_exception();
    }
  });
  at_ = (at_ + 1) % slots_.size();
  Settle(slots_[at_]);
}

void RowFeed::Settle(Slot& slot) {
  if (slot.ticket != 0) beside_->Wait(std::exchange(slot.ticket, 0));
  if (slot.failure) std::rethrow_exception(std::exchange(slot.failure, nullptr));
  slot.rows.Clear();
}

RowTaker& RowFeed::taker() {
  for (std::size_t i = 1; i < slots_.size(); ++i) Settle(slots_[(at_ + i) % slots_.size()]);
  return taker_;
}

void RowFeed::End() {
  taker();
  slots_ = {};
}

}  // namespace kohort
