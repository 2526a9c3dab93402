#include "core/import/row_feed.h"

#include <utility>

namespace kohort {

void FeedRows::Clear() {
  batch.Clear();
  kept.clear();
  columns.customers.clear();
  columns.events.clear();
  columns.times.clear();
  for (auto& values : columns.properties) values.clear();
  for (auto& values : columns.attributes) values.clear();
  profiles.customers.clear();
  for (auto& values : profiles.attributes) values.clear();
  made.Clear();
}

RowFeed::RowFeed(const DataShape& shape, SideThread* beside, Unreadable unreadable)
    : builder_(shape), beside_(beside), unreadable_(std::move(unreadable)) {
  for (Slot& slot : slots_) {
    slot.rows.columns.properties.resize(shape.properties.size());
    slot.rows.columns.attributes.resize(shape.attributes.size());
    slot.rows.profiles.attributes.resize(shape.attributes.size());
  }
}

RowFeed::~RowFeed() {
  for (const Slot& slot : slots_) {
    if (slot.ticket != 0) beside_->Wait(slot.ticket);
  }
}

void RowFeed::Add() {
  Slot& slot = slots_[at_];
  row_count_ += slot.rows.columns.rows();
  if (beside_ == nullptr) {
    Stage(slot);
    Settle(slot);
    return;
  }
  slot.ticket = beside_->Run([this, &slot] {
    if (failed_) return;
    try {
      Stage(slot);
    } catch (...) {  // there is no more memory
      failed_ = true;
      slot.failure = std::current_exception();
    }
  });
  at_ = (at_ + 1) % slots_.size();
  Settle(slots_[at_]);
}

void RowFeed::Stage(Slot& slot) {
  const auto unreadable = builder_.AddRows(slot.rows.columns);
  slot.unreadable.assign(unreadable.begin(), unreadable.end());
  builder_.AddProfiles(slot.rows.profiles);
}

void RowFeed::Settle(Slot& slot) {
  if (slot.ticket != 0) beside_->Wait(std::exchange(slot.ticket, 0));
  if (slot.failure) std::rethrow_exception(std::exchange(slot.failure, nullptr));
  for (const std::uint32_t row : slot.unreadable) {
    unreadable_(slot.rows.file, slot.rows.kept[row]->line);
  }
  slot.unreadable.clear();
  slot.rows.Clear();
}

void RowFeed::AddProperty(const std::string& name) {
  builder().AddProperty(name);
  for (Slot& slot : slots_) slot.rows.columns.properties.emplace_back();
}

DataSetBuilder& RowFeed::builder() {
  for (std::size_t i = 1; i < slots_.size(); ++i) Settle(slots_[(at_ + i) % slots_.size()]);
  return builder_;
}

}  // namespace kohort
