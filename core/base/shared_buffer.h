// Bytes that views point into, which may be needed longer than their owner needs them.
#ifndef KOHORT_CORE_BASE_SHARED_BUFFER_H_
#define KOHORT_CORE_BASE_SHARED_BUFFER_H_

#include <cstddef>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

namespace kohort {

// Grows and is used again, but for bytes that someone holds: those stay as they are, and the owner
// goes on with others. Held and released by the owner's thread; any may read meanwhile.
class SharedBuffer {
 public:
  SharedBuffer() = default;
  SharedBuffer(SharedBuffer&&) = default;
  SharedBuffer& operator=(SharedBuffer&&) = default;

  // Moves the bytes [begin, end) to the front, with room for `size` in all.
  void Keep(std::size_t begin, std::size_t end, std::size_t size) {
    if (bytes_.use_count() > 1) {
      auto bytes = std::make_shared<std::vector<char>>(size);
      if (end > begin) std::memcpy(bytes->data(), data() + begin, end - begin);
      bytes_ = std::move(bytes);
      return;
    }
    if (begin > 0 && end > begin) std::memmove(data(), data() + begin, end - begin);
    if (this->size() < size) bytes_->resize(size);
  }

  // While the pointer lives the bytes stay.
  std::shared_ptr<const void> Hold() const { return bytes_; }

  char* data() { return bytes_->data(); }
  const char* data() const { return bytes_->data(); }
  std::size_t size() const { return bytes_->size(); }
  char& operator[](std::size_t i) { return (*bytes_)[i]; }
  char operator[](std::size_t i) const { return (*bytes_)[i]; }

 private:
  std::shared_ptr<std::vector<char>> bytes_ = std::make_shared<std::vector<char>>();
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_SHARED_BUFFER_H_
