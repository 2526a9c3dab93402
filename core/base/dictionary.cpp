#include "core/base/dictionary.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace kohort {
namespace {

constexpr std::uint32_t kOffsetBits = 20;  // a block's offsets; the rest of a place is its number

// Fixed sizes, so that each is one instruction: a memcpy or memcmp of any length is a slow call in
// WebAssembly.
template <class Word>
std::uint64_t Load(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Up to eight bytes as a number; the first and the last four may overlap.
std::uint64_t LoadShort(const char* at, std::size_t size) {
  if (size == 8) return Load<std::uint64_t>(at);
  if (size >= 4) return Load<std::uint32_t>(at) << 32 | Load<std::uint32_t>(at + size - 4);
  if (size >= 2) return Load<std::uint16_t>(at) << 16 | Load<std::uint16_t>(at + size - 2);
  return size == 1 ? static_cast<std::uint8_t>(*at) : 0;
}

bool Equal(const char* a, const char* b, std::size_t size) {
  if (size <= 8) return LoadShort(a, size) == LoadShort(b, size);
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (Load<std::uint64_t>(a + i) != Load<std::uint64_t>(b + i)) return false;
  }
  return Load<std::uint64_t>(a + size - 8) == Load<std::uint64_t>(b + size - 8);
}

// Eight bytes at a time, multiplied and folded. Not for strangers' keys of unbounded number: it
// is fast, not hard to collide.
std::uint32_t Hash(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;  // 2^64 / the golden ratio
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = left * kMultiplier;
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32;
  };
  for (; left > 8; left -= 8, at += 8) mix(Load<std::uint64_t>(at));
  mix(LoadShort(at, left));
  return static_cast<std::uint32_t>(hash * kMultiplier >> 32);
}

}  // namespace

Dictionary::Dictionary() : slots_(16) {}

std::uint32_t Dictionary::Add(std::string_view text) { return Add(text, Hash(text)); }

std::uint32_t Dictionary::Add(std::string_view text, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.place == kNowhere) {
      const std::uint32_t code = size();
      slot = {hash, Store(text)};
      places_.push_back(slot.place);
      if (places_.size() * 2 > slots_.size()) Grow();
      return code;
    }
    if (slot.hash == hash && Is(slot.place, text)) return CodeAt(slot.place);
  }
}

// Each loop reads memory at places that do not depend on one another, so their misses overlap. What
// the first slot does not answer goes the usual way.
void Dictionary::AddBatch(std::span<const std::string_view> texts, std::span<std::uint32_t> codes) {
  constexpr std::size_t kAtOnce = 64;
  std::array<std::uint32_t, kAtOnce> hashes;
  std::array<Place, kAtOnce> places;
  for (std::size_t begin = 0; begin < texts.size(); begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, texts.size() - begin);
    const std::string_view* text = texts.data() + begin;
    std::uint32_t* code = codes.data() + begin;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = Hash(text[i]);
      __builtin_prefetch(&slots_[hashes[i] & mask]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Slot slot = slots_[hashes[i] & mask];
      places[i] = slot.hash == hashes[i] ? slot.place : kNowhere;
      if (places[i] != kNowhere) __builtin_prefetch(At(places[i]));
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (text[i].data() == nullptr) {
        code[i] = kNone;
      } else if (places[i] != kNowhere && Is(places[i], text[i])) {
        code[i] = CodeAt(places[i]);
      } else {
        code[i] = Add(text[i], hashes[i]);
      }
    }
  }
}

std::optional<std::uint32_t> Dictionary::Find(std::string_view text) const {
  const std::uint32_t hash = Hash(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].place != kNowhere; i = (i + 1) & mask) {
    if (slots_[i].hash == hash && Is(slots_[i].place, text)) return CodeAt(slots_[i].place);
  }
  return std::nullopt;
}

const char* Dictionary::At(Place place) const {
  return blocks_[place >> kOffsetBits].get() + (place & (kBlockBytes - 1));
}

bool Dictionary::Is(Place place, std::string_view text) const {
  const char* at = At(place);
  Entry entry;
  std::memcpy(&entry, at, sizeof entry);
  return entry.size == text.size() && Equal(at + sizeof entry, text.data(), text.size());
}

std::uint32_t Dictionary::CodeAt(Place place) const {
  Entry entry;
  std::memcpy(&entry, At(place), sizeof entry);
  return entry.code;
}

std::string_view Dictionary::operator[](std::uint32_t code) const {
  const char* at = At(places_[code]);
  Entry entry;
  std::memcpy(&entry, at, sizeof entry);
  return {at + sizeof entry, entry.size};
}

std::size_t Dictionary::memory_bytes() const {
  return block_bytes_ + places_.capacity() * sizeof places_[0] + slots_.size() * sizeof slots_[0];
}

// A text longer than a block gets one of its own.
Dictionary::Place Dictionary::Store(std::string_view text) {
  const Entry entry{.code = size(), .size = static_cast<std::uint32_t>(text.size())};
  const std::size_t needed = sizeof entry + text.size();
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
  std::memcpy(at, &entry, sizeof entry);
  if (!text.empty()) std::memcpy(at + sizeof entry, text.data(), text.size());
  const auto place = static_cast<Place>((blocks_.size() - 1) << kOffsetBits | block_used_);
  block_used_ += needed;
  return place;
}

void Dictionary::Grow() {
  std::vector<Slot> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.place == kNowhere) continue;
    std::size_t i = slot.hash & mask;
    while (slots[i].place != kNowhere) i = (i + 1) & mask;
    slots[i] = slot;
  }
  slots_ = std::move(slots);
}

}  // namespace kohort
