#include "core/base/dictionary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

namespace kohort {
namespace {

constexpr std::uint32_t kOffsetBits = 20;  // a block's offsets; the rest of a place is its number

// A small table is kept sparse, so that nearly every text is found in its first slot.
constexpr std::size_t kSparseSlots = 4096;

// So many texts are remembered at most, and looked up together.
constexpr std::size_t kRecent = 512;
constexpr std::size_t kAtOnce = 64;

constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;  // 2^64 / the golden ratio

constexpr std::size_t kWord = sizeof(std::uint64_t);

// Fixed sizes, so that each is one instruction: a memcpy or memcmp of any length is a slow call in
// WebAssembly.
template <class Word>
std::uint64_t Load(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The first eight bytes, zeros behind a shorter text. How long texts are cannot be foreseen, so
// nothing branches on it: eight bytes are read whatever the size, and what is not of the text goes.
// A read that stays within a page of memory harms nobody, but it is no part of C++ and the address
// sanitizer must not look.
__attribute__((no_sanitize("address"))) inline std::uint64_t FirstWord(std::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uintptr_t kPage = 4096;
  static constexpr std::array<char, kWord> kNothing{};
  const std::size_t size = std::min(text.size(), kWord);
  const char* at = size > 0 ? text.data() : kNothing.data();
  std::uint64_t word = 0;
  if ((reinterpret_cast<std::uintptr_t>(at) & (kPage - 1)) > kPage - kWord) [[unlikely]] {
    std::memcpy(&word, at, size);
    return word;
  }
  __builtin_memcpy(&word, at, kWord);
  return size > 0 ? word & ~std::uint64_t{0} >> 8 * (kWord - size) : 0;
}

// Eight bytes at a time, multiplied and folded; the last eight may overlap those before. Not for
// strangers' keys of unbounded number: it is fast, not hard to collide.
inline std::uint32_t Hash(std::string_view text, std::uint64_t first_word) {
  const std::size_t size = text.size();
  std::uint64_t hash = (size * kMultiplier ^ first_word) * kMultiplier;
  const auto mix = [&hash](std::uint64_t word) { hash = (hash ^ hash >> 32 ^ word) * kMultiplier; };
  if (size > kWord) {
    for (std::size_t i = kWord; i + kWord < size; i += kWord) {
      mix(Load<std::uint64_t>(text.data() + i));
    }
    mix(Load<std::uint64_t>(text.data() + size - kWord));
  }
  mix(0);
  return static_cast<std::uint32_t>(hash >> 32);
}

// Whether texts of the same size, longer than a word, are the same behind their first.
inline bool EqualRest(const char* a, const char* b, std::size_t size) {
  for (std::size_t i = kWord; i + kWord < size; i += kWord) {
    if (Load<std::uint64_t>(a + i) != Load<std::uint64_t>(b + i)) return false;
  }
  return Load<std::uint64_t>(a + size - kWord) == Load<std::uint64_t>(b + size - kWord);
}

}  // namespace

// Inline, so that the loops over a batch have no call in them.
inline void Dictionary::Key::Set(std::string_view t) {
  text = t;
  first_word = FirstWord(t);
  hash = Hash(t, first_word);
}

inline const char* Dictionary::At(Place place) const {
  return blocks_[place >> kOffsetBits].get() + (place & (kBlockBytes - 1));
}

inline Dictionary::Entry Dictionary::EntryAt(Place place) const {
  Entry entry;
  std::memcpy(&entry, At(place), sizeof entry);
  return entry;
}

inline bool Dictionary::Is(Place place, const Entry& entry, const Key& key) const {
  const std::size_t size = key.text.size();
  return entry.first_word == key.first_word && entry.size == size &&
         (size <= kWord || EqualRest(At(place) + kTextOffset, key.text.data(), size));
}

Dictionary::Dictionary() : slots_(16), recent_(slots_.size()) {}

std::uint32_t Dictionary::Add(std::string_view text) {
  Key key;
  key.Set(text);
  return Add(key);
}

std::uint32_t Dictionary::Add(const Key& key) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = key.hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.place == kNowhere) {
      const std::uint32_t code = size();
      slot = {key.hash, Store(key)};
      places_.push_back(slot.place);
      if (places_.size() * (slots_.size() < kSparseSlots ? 8 : 2) > slots_.size()) Grow();
      return code;
    }
    if (slot.hash != key.hash) continue;
    const Entry entry = EntryAt(slot.place);
    if (Is(slot.place, entry, key)) return entry.code;
  }
}

// Most texts of a column came a moment ago. The others are looked up together, so what comes twice
// among these has its code only then. Nothing branches on what cannot be foreseen.
void Dictionary::AddBatch(std::span<const std::string_view> texts, std::span<std::uint32_t> codes) {
  std::array<std::uint32_t, kAtOnce> missed;
  std::array<std::uint32_t, kAtOnce> again;
  for (std::size_t begin = 0; begin < texts.size(); begin += kAtOnce) {
    const auto batch = texts.subspan(begin, std::min(kAtOnce, texts.size() - begin));
    std::uint32_t* code = codes.data() + begin;
    std::size_t misses = 0;
    std::size_t repeats = 0;
    for (std::uint32_t i = 0; i < batch.size(); ++i) {
      const std::string_view text = batch[i];
      if (text.data() == nullptr) {
        code[i] = kNone;
        continue;
      }
      const std::uint64_t first_word = FirstWord(text);
      Recent& recent = recent_[RecentOf(text, first_word)];
      const bool found = recent.first_word == first_word && recent.size == text.size() &&
                         (text.size() <= kWord || EqualRest(recent.text, text.data(), text.size()));
      recent = {.first_word = first_word,
                .size = static_cast<std::uint32_t>(text.size()),
                .code = found ? recent.code : i,
                .text = found ? recent.text : text.data(),
                .missed = !found || recent.missed};
      code[i] = recent.code;
      missed[misses] = i;
      misses += found ? 0 : 1;
      again[repeats] = i;
      repeats += found && recent.missed ? 1 : 0;
    }
    AddMissed(batch, std::span(missed).first(misses), code);
    for (const std::uint32_t i : std::span(again).first(repeats)) code[i] = code[code[i]];
  }
}

// Each loop reads memory at places that do not depend on one another, so that waits for it overlap.
// A text that is not there, or whose hash another has, goes the usual way.
void Dictionary::AddMissed(std::span<const std::string_view> texts,
                           std::span<const std::uint32_t> missed, std::uint32_t* codes) {
  std::array<Key, kAtOnce> keys;
  std::array<Place, kAtOnce> places;
  const Slot* slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < missed.size(); ++i) {
    keys[i].Set(texts[missed[i]]);
    __builtin_prefetch(&slots[keys[i].hash & mask]);
  }
  for (std::size_t i = 0; i < missed.size(); ++i) {
    const std::uint32_t hash = keys[i].hash;
    std::size_t at = hash & mask;
    while (slots[at].hash != hash && slots[at].place != kNowhere) at = (at + 1) & mask;
    places[i] = slots[at].place;
    if (places[i] != kNowhere) __builtin_prefetch(At(places[i]));
  }
  for (std::size_t i = 0; i < missed.size(); ++i) {
    const Key& key = keys[i];
    Place place = places[i];
    if (place == kNowhere || !Is(place, EntryAt(place), key)) place = places_[Add(key)];
    const Entry entry = EntryAt(place);
    codes[missed[i]] = entry.code;
    recent_[RecentOf(key.text, key.first_word)] = {.first_word = entry.first_word,
                                                   .size = entry.size,
                                                   .code = entry.code,
                                                   .text = At(place) + kTextOffset};
  }
}

// By both ends and the size: what is found there is compared as a whole.
inline std::size_t Dictionary::RecentOf(std::string_view text, std::uint64_t first_word) const {
  std::uint64_t ends = first_word + text.size();
  if (text.size() > kWord) {
    ends ^= std::rotl(Load<std::uint64_t>(text.data() + text.size() - kWord), 31);
  }
  ends *= kMultiplier;
  return static_cast<std::size_t>((ends ^ ends >> 32) * kMultiplier >> 32) & (recent_.size() - 1);
}

std::optional<std::uint32_t> Dictionary::Find(std::string_view text) const {
  Key key;
  key.Set(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = key.hash & mask; slots_[i].place != kNowhere; i = (i + 1) & mask) {
    if (slots_[i].hash != key.hash) continue;
    const Entry entry = EntryAt(slots_[i].place);
    if (Is(slots_[i].place, entry, key)) return entry.code;
  }
  return std::nullopt;
}

std::string_view Dictionary::operator[](std::uint32_t code) const {
  const Place place = places_[code];
  return {At(place) + kTextOffset, EntryAt(place).size};
}

std::size_t Dictionary::memory_bytes() const {
  return block_bytes_ + places_.capacity() * sizeof places_[0] + slots_.size() * sizeof slots_[0] +
         recent_.size() * sizeof recent_[0];
}

// A text longer than a block gets one of its own.
Dictionary::Place Dictionary::Store(const Key& key) {
  const Entry entry{.code = size(),
                    .size = static_cast<std::uint32_t>(key.text.size()),
                    .first_word = key.first_word};
  // A short text is its entry's first word. A longer one goes on behind it.
  const std::size_t rest = key.text.size() > kWord ? key.text.size() - kWord : 0;
  const std::size_t needed = sizeof entry + rest;
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
  if (rest > 0) std::memcpy(at + sizeof entry, key.text.data() + kWord, rest);
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
  if (recent_.size() < kRecent) recent_ = std::vector<Recent>(slots_.size());
}

}  // namespace kohort
