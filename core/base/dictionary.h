// Different texts, each with a code: 0, 1, 2, ... in order of first appearance.
#ifndef KOHORT_CORE_BASE_DICTIONARY_H_
#define KOHORT_CORE_BASE_DICTIONARY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace kohort {

// An open-addressing hash table of codes over texts kept in blocks that never move, so a view from
// it lives as long as the dictionary. About 14 bytes a text beside the text. Up to 2^32 - 2 texts
// and 4 GB of them; one thread while it grows.
class Dictionary {
 public:
  Dictionary();

  // The text's code, added if it is new. Amortised O(length).
  std::uint32_t Add(std::string_view text);

  std::optional<std::uint32_t> Find(std::string_view text) const;

  // REQUIRES: code < size().
  std::string_view operator[](std::uint32_t code) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  std::size_t memory_bytes() const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t code = kFree;
  };
  static constexpr std::uint32_t kFree = 0xffffffff;
  static constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

  bool Is(std::uint32_t code, std::string_view text) const;
  std::uint32_t Store(std::string_view text);
  void Grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_capacity_ = 0;     // of the last block
  std::size_t block_used_ = 0;         // of the last block
  std::size_t block_bytes_ = 0;        // of all blocks
  std::vector<std::uint32_t> places_;  // code -> block number and offset in it
  std::vector<Slot> slots_;            // a power of two, at most half full
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_DICTIONARY_H_
