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

constexpr std::size_t kRecent = 2048;  // texts are remembered at most
constexpr std::size_t kAtOnce = 64;    // are looked up together
constexpr std::size_t kSkipped = 15;   // times so many, when few of them were recent

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

// Whether texts of the same size, longer than a word, are the same behind their first.
inline bool EqualRest(const char* a, const char* b, std::size_t size) {
  for (std::size_t i = kWord; i + kWord < size; i += kWord) {
    if (Load<std::uint64_t>(a + i) != Load<std::uint64_t>(b + i)) return false;
  }
  return Load<std::uint64_t>(a + size - kWord) == Load<std::uint64_t>(b + size - kWord);
}

}  // namespace

// How long texts are cannot be foreseen, so nothing branches on it: sixteen bytes are read whatever
// the size, and what is not of the text goes. A read that stays within a page of memory harms
// nobody, but it is no part of C++ and the address sanitizer must not look.
__attribute__((no_sanitize("address"))) inline Dictionary::Words Dictionary::WordsOf(
    std::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uintptr_t kPage = 4096;
  static constexpr std::array<char, 2 * kWord> kNothing{};
  static constexpr std::array<Words, 2 * kWord + 1> kMasks = [] {
    std::array<Words, 2 * kWord + 1> masks{};
    for (std::size_t size = 0; size < masks.size(); ++size) {
      for (std::size_t i = 0; i < size; ++i) {
        (i < kWord ? masks[size].first : masks[size].second) |= std::uint64_t{0xff}
                                                                << i % kWord * 8;
      }
    }
    return masks;
  }();
  const std::size_t size = std::min(text.size(), 2 * kWord);
  const char* at = size > 0 ? text.data() : kNothing.data();
  Words words{};
  if ((reinterpret_cast<std::uintptr_t>(at) & (kPage - 1)) > kPage - sizeof words) [[unlikely]] {
    std::memcpy(&words, at, size);
    return words;
  }
  __builtin_memcpy(&words, at, sizeof words);
  return {words.first & kMasks[size].first, words.second & kMasks[size].second};
}

// Eight bytes at a time, multiplied and folded; the last eight may overlap those before. Not for
// strangers' keys of unbounded number: it is fast, not hard to collide. Inline, so that the loops
// over a batch have no call in them.
inline void Dictionary::Key::Set(std::string_view t) {
  text = t;
  words = WordsOf(t);
  const std::size_t size = t.size();
  std::uint64_t mixed = (size * kMultiplier ^ words.first) * kMultiplier;
  const auto mix = [&mixed](std::uint64_t word) {
    mixed = (mixed ^ mixed >> 32 ^ word) * kMultiplier;
  };
  mix(words.second);
  if (size > 2 * kWord) {
    for (std::size_t i = 2 * kWord; i + kWord < size; i += kWord) {
      mix(Load<std::uint64_t>(t.data() + i));
    }
    mix(Load<std::uint64_t>(t.data() + size - kWord));
  }
  mix(0);
  hash = static_cast<std::uint32_t>(mixed >> 32);
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
  return entry.first_word == key.words.first && entry.size == size &&
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

// Of most columns nearly all texts came a moment ago, of others, as of IDs, hardly any: of these
// only now and then is it tried again.
void Dictionary::AddBatch(std::span<const std::string_view> texts, std::span<std::uint32_t> codes) {
  for (std::size_t begin = 0; begin < texts.size(); begin += kAtOnce) {
    const auto batch = texts.subspan(begin, std::min(kAtOnce, texts.size() - begin));
    if (skip_recent_ > 0) {
      --skip_recent_;
      AddAll(batch, codes.data() + begin);
    } else {
      AddRecent(batch, codes.data() + begin);
    }
  }
}

void Dictionary::AddAll(std::span<const std::string_view> texts, std::uint32_t* codes) {
  std::array<std::uint32_t, kAtOnce> which;
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    codes[i] = kNone;
    which[found] = i;
    found += texts[i].data() != nullptr ? 1 : 0;
  }
  LookUp(texts, std::span(which).first(found), codes);
}

// Those that are not recent are looked up together, so what comes twice among these has its code
// only then.
void Dictionary::AddRecent(std::span<const std::string_view> texts, std::uint32_t* codes) {
  std::array<std::uint32_t, kAtOnce> missed;
  std::array<std::uint32_t, kAtOnce> again;
  std::size_t misses = 0;
  std::size_t repeats = 0;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[i];
    if (text.data() == nullptr) {
      codes[i] = kNone;
      continue;
    }
    const Words words = WordsOf(text);
    Recent& recent = recent_[RecentOf(text, words)];
    const bool found =
        ((recent.words.first ^ words.first) | (recent.words.second ^ words.second) |
         (recent.size ^ text.size())) == 0 &&
        (text.size() <= 2 * kWord || EqualRest(recent.text, text.data(), text.size()));
    if (!found) {
      recent = {.words = words,
                .size = static_cast<std::uint32_t>(text.size()),
                .code = i,
                .text = text.data(),
                .missed = true};
      missed[misses++] = i;
      continue;
    }
    codes[i] = recent.code;
    again[repeats] = i;
    repeats += recent.missed ? 1 : 0;
  }
  LookUp(texts, std::span(missed).first(misses), codes);
  for (std::size_t i = 0; i < misses; ++i) {
    const std::string_view text = texts[missed[i]];
    const std::uint32_t code = codes[missed[i]];
    const Words words = WordsOf(text);
    recent_[RecentOf(text, words)] = {.words = words,
                                      .size = static_cast<std::uint32_t>(text.size()),
                                      .code = code,
                                      .text = At(places_[code]) + kTextOffset};
  }
  for (const std::uint32_t i : std::span(again).first(repeats)) codes[i] = codes[codes[i]];
  if (misses > kAtOnce * 3 / 4) skip_recent_ = kSkipped;
}

// Each loop reads memory at places that do not depend on one another, so that waits for it overlap.
// A text that is not there, or whose hash another has, goes the usual way.
void Dictionary::LookUp(std::span<const std::string_view> texts,
                        std::span<const std::uint32_t> which, std::uint32_t* codes) {
  std::array<Key, kAtOnce> keys;
  std::array<Place, kAtOnce> places;
  const Slot* slots = slots_.data();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < which.size(); ++i) {
    keys[i].Set(texts[which[i]]);
    __builtin_prefetch(&slots[keys[i].hash & mask]);
  }
  for (std::size_t i = 0; i < which.size(); ++i) {
    const std::uint32_t hash = keys[i].hash;
    std::size_t at = hash & mask;
    while (slots[at].hash != hash && slots[at].place != kNowhere) at = (at + 1) & mask;
    places[i] = slots[at].place;
    if (places[i] != kNowhere) __builtin_prefetch(At(places[i]));
  }
  for (std::size_t i = 0; i < which.size(); ++i) {
    const Place place = places[i];
    const Key& key = keys[i];
    if (place != kNowhere) {
      const Entry entry = EntryAt(place);
      if (Is(place, entry, key)) {
        codes[which[i]] = entry.code;
        continue;
      }
    }
    codes[which[i]] = Add(key);
  }
}

// By the words, the end and the size: what is found there is compared as a whole.
inline std::size_t Dictionary::RecentOf(std::string_view text, Words words) const {
  std::uint64_t ends = (words.first + text.size()) ^ std::rotl(words.second, 31);
  if (text.size() > 2 * kWord) {
    ends ^= Load<std::uint64_t>(text.data() + text.size() - kWord);
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
                    .first_word = key.words.first};
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
