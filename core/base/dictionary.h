// Different texts, each with a code: 0, 1, 2, ... in order of first appearance.
#ifndef KOHORT_CORE_BASE_DICTIONARY_H_
#define KOHORT_CORE_BASE_DICTIONARY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kohort {

// An open-addressing hash table over texts kept in blocks that never move, so a view from it lives
// as long as the dictionary. About 30 bytes a text beside the text. Up to 2^32 - 2 texts and 4 GB
// of them; one thread while it grows.
class Dictionary {
 public:
  Dictionary();

  // The text's code, added if it is new. Amortised O(length).
  std::uint32_t Add(std::string_view text);

  // Adds each text, as Add does; codes[i] is that of texts[i], kNone where texts[i].data() is null.
  // Looks many up at a time, so that the processor waits for memory once for all of them rather
  // than for each: in a large dictionary that takes a fraction of Add's time.
  // REQUIRES: codes.size() == texts.size().
  static constexpr std::uint32_t kNone = 0xffffffff;
  void AddBatch(std::span<const std::string_view> texts, std::span<std::uint32_t> codes);

  std::optional<std::uint32_t> Find(std::string_view text) const;

  // REQUIRES: code < size().
  std::string_view operator[](std::uint32_t code) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  std::size_t memory_bytes() const;
  // What more it takes while it grows the next time: its table at twice the size beside the old.
  std::size_t growth_bytes() const {
    return 2 * (slots_.size() * sizeof(Slot) + places_.capacity() * sizeof(Place)) + kBlockBytes;
  }

 private:
  // A text in its block: its first eight bytes (zeros behind a shorter one) end the entry, and the
  // others follow.
  struct Entry {
    std::uint32_t code;
    std::uint32_t size;
    std::uint64_t first_word;
  };
  static constexpr std::size_t kTextOffset = offsetof(Entry, first_word);
  // Where an entry is: the number of its block and its offset there, in one.
  using Place = std::uint32_t;
  struct Slot {
    std::uint32_t hash = 0;
    Place place = kNowhere;
  };
  static constexpr Place kNowhere = 0xffffffff;
  static constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
  // The first sixteen bytes of a text, zeros behind a shorter one.
  struct Words {
    std::uint64_t first;
    std::uint64_t second;
  };
  static Words WordsOf(std::string_view text);

  // A text to look up.
  struct Key {
    void Set(std::string_view text);

    std::string_view text;
    Words words;
    std::uint32_t hash;
  };

  // A text met lately.
  struct Recent {
    Words words{};
    std::uint32_t size = kNone;  // that of no text
    std::uint32_t code = 0;
    const char* text = nullptr;
    bool missed = false;  // by the batch at hand: `code` is where it is among the texts
  };

  const char* At(Place place) const;
  Entry EntryAt(Place place) const;
  bool Is(Place place, const Entry& entry, const Key& key) const;
  std::uint32_t Add(const Key& key);
  void AddRecent(std::span<const std::string_view> texts, std::uint32_t* codes);
  void AddAll(std::span<const std::string_view> texts, std::uint32_t* codes);
  void LookUp(std::span<const std::string_view> texts, std::span<const std::uint32_t> which,
              std::uint32_t* codes);
  std::size_t RecentOf(std::string_view text, Words words) const;
  Place Store(const Key& key);
  void Grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_capacity_ = 0;  // of the last block
  std::size_t block_used_ = 0;      // of the last block
  std::size_t block_bytes_ = 0;     // of all blocks
  std::vector<Place> places_;       // by code
  std::vector<Slot> slots_;         // a power of two, at most half of them taken
  std::vector<Recent> recent_;      // a power of two
  std::size_t skip_recent_ = 0;     // for so many times kAtOnce texts
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_DICTIONARY_H_
