// Finds the characters that shape a text file: delimiter, quote, LF, CR, and a backslash if asked.
//
// Sixty-four bytes become one mask, as in J. Langdale and D. Lemire, "Parsing Gigabytes of JSON per
// Second" (VLDB Journal 28, 2019), section 3.1: with AVX2 where the processor has it, else SSE2 or
// WebAssembly's simd128.
#ifndef KOHORT_CORE_CSV_SCANNER_H_
#define KOHORT_CORE_CSV_SCANNER_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace kohort {

class CsvScanner {
 public:
  static constexpr std::size_t kBlock = 64;

  // So many bytes after the end of the text must be readable; their values do not matter.
  static constexpr std::size_t kPadding = kBlock;

  // Up to five characters; where there are fewer, one stands several times.
  using Characters = std::array<char, 5>;

  CsvScanner(const char* text, std::size_t begin, std::size_t end, const Characters& characters)
      : text_(text), end_(end), characters_(characters), next_(begin) {}

  // Where it is, to go back to.
  struct Mark {
    std::uint64_t mask;
    std::size_t block;
    std::size_t filled_to;
  };
  Mark mark() const { return {mask_, block_, next_}; }

  // False, and nothing done, where that is too far back.
  bool GoBack(const Mark& mark) {
    if (mark.filled_to != next_) return false;
    base_ -= (block_ - mark.block) * kBlock;
    block_ = mark.block;
    mask_ = mark.mask;
    return true;
  }

  // The position of the next such character; the end when there is none.
  std::size_t Next() {
    while (mask_ == 0) {
      if (block_ + 1 < blocks_) {
        ++block_;
        base_ += kBlock;
      } else if (next_ < end_) {
        Fill();
      } else {
        return end_;
      }
      mask_ = masks_[block_];
    }
    const int bit = std::countr_zero(mask_);
    mask_ &= mask_ - 1;
    return base_ + static_cast<std::size_t>(bit);
  }

 private:
  static constexpr std::size_t kBlocks = 32;

  // The masks of the next blocks.
  void Fill();

  const char* text_;
  std::size_t end_;
  Characters characters_;
  std::size_t next_;        // the first byte without a mask
  std::uint64_t mask_ = 0;  // of the block at hand, characters not yet returned
  std::size_t base_ = 0;    // where that block begins
  std::size_t block_ = 0;
  std::size_t blocks_ = 0;
  std::array<std::uint64_t, kBlocks> masks_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_SCANNER_H_
