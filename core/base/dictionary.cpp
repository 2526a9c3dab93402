#include "core/base/dictionary.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace kohort {
namespace {

constexpr std::uint32_t kOffsetBits = 20;  // a block's offsets; the rest of a place is its number

std::uint64_t Load(const char* at, std::size_t bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, bytes);
  return word;
}

// Eight bytes at a time, multiplied and folded. Not for strangers' keys of unbounded number: it
// is fast, not hard to collide.
std::uint32_t Hash(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;
  std::uint64_t hash = text.size() * kMultiplier;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; left -= 8, at += 8) {
    hash = (hash ^ Load(at, 8)) * kMultiplier;
    hash ^= hash >> 32;
  }
  if (left > 0) {
    hash = (hash ^ Load(at, left)) * kMultiplier;
    hash ^= hash >> 32;
  }
  return static_cast<std::uint32_t>(hash * kMultiplier >> 32);
}

}  // namespace

Dictionary::Dictionary() : slots_(16) {}

std::uint32_t Dictionary::Add(std::string_view text) {
  const std::uint32_t hash = Hash(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.code == kFree) {
      const std::uint32_t code = size();
      places_.push_back(Store(text));
      slot = {hash, code};
      if (places_.size() * 2 > slots_.size()) Grow();
      return code;
    }
    if (slot.hash == hash && (*this)[slot.code] == text) return slot.code;
  }
}

std::optional<std::uint32_t> Dictionary::Find(std::string_view text) const {
  const std::uint32_t hash = Hash(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].code != kFree; i = (i + 1) & mask) {
    if (slots_[i].hash == hash && (*this)[slots_[i].code] == text) return slots_[i].code;
  }
  return std::nullopt;
}

std::string_view Dictionary::operator[](std::uint32_t code) const {
  const std::uint32_t place = places_[code];
  const char* at = blocks_[place >> kOffsetBits].get() + (place & (kBlockBytes - 1));
  std::uint32_t size = 0;
  std::memcpy(&size, at, sizeof size);
  return {at + sizeof size, size};
}

std::size_t Dictionary::memory_bytes() const {
  return block_bytes_ + places_.capacity() * sizeof places_[0] + slots_.size() * sizeof slots_[0];
}

// Before each text stands its length. A text longer than a block gets one of its own.
std::uint32_t Dictionary::Store(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::size_t needed = sizeof size + text.size();
  if (block_used_ + needed > block_capacity_) {
    assert(blocks_.size() < std::size_t{1} << (32 - kOffsetBits));
    // Blocks double up to their full size, so that a few texts cost little.
    const std::size_t usual =
        blocks_.size() < 8 ? kBlockBytes >> (8 - blocks_.size()) : kBlockBytes;
    block_capacity_ = std::max(needed, usual);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_capacity_));
    block_bytes_ += block_capacity_;
    block_used_ = 0;
  }
  char* at = blocks_.back().get() + block_used_;
  std::memcpy(at, &size, sizeof size);
  if (size > 0) std::memcpy(at + sizeof size, text.data(), size);
  const auto place = static_cast<std::uint32_t>((blocks_.size() - 1) << kOffsetBits | block_used_);
  block_used_ += needed;
  return place;
}

void Dictionary::Grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.code == kFree) continue;
    std::size_t i = slot.hash & mask;
    while (slots[i].code != kFree) i = (i + 1) & mask;
    slots[i] = slot;
  }
  slots_ = std::move(slots);
}

}  // namespace kohort
