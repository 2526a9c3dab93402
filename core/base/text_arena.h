// Texts made on the way, that go all at once.
#ifndef KOHORT_CORE_BASE_TEXT_ARENA_H_
#define KOHORT_CORE_BASE_TEXT_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace kohort {

// Bytes that stay where they are until Clear, in blocks. Taking some costs an addition; the first
// block is used again.
class TextArena {
 public:
  // So many bytes to write to. Use keeps the first of them.
  char* Space(std::size_t size) {
    if (size >= free_) AddBlock(size + 1);  // an empty text is somewhere, too
    return at_;
  }
  // REQUIRES: size is at most what Space was asked for last.
  std::string_view Use(std::size_t size) {
    const std::string_view text(at_, size);
    at_ += size;
    free_ -= size;
    return text;
  }

  // A copy.
  std::string_view Keep(std::string_view text) {
    char* to = Space(text.size());
    std::ranges::copy(text, to);
    return Use(text.size());
  }

  void Clear() {
    if (blocks_.empty()) return;
    blocks_.resize(1);
    at_ = blocks_[0].get();
    free_ = first_size_;
  }

 private:
  static constexpr std::size_t kBlockBytes = std::size_t{16} << 10;

  void AddBlock(std::size_t least) {
    const std::size_t size = std::max(least, kBlockBytes);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    if (blocks_.size() == 1) first_size_ = size;
    at_ = blocks_.back().get();
    free_ = size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t first_size_ = 0;
  char* at_ = nullptr;
  std::size_t free_ = 0;  // in the last block
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_TEXT_ARENA_H_
