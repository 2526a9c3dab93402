// Finds the characters that shape a CSV file: delimiter, quote, LF, CR.
//
// Sixteen bytes at a time where the processor can (SSE2, WebAssembly's simd128), as in J. Langdale
// and D. Lemire, "Parsing Gigabytes of JSON per Second" (VLDB Journal 28, 2019), section 3.1.
#ifndef KOHORT_CORE_CSV_SCANNER_H_
#define KOHORT_CORE_CSV_SCANNER_H_

#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace kohort {

class CsvScanner {
 public:
  // So many bytes after the end of the text must be readable; their values do not matter.
  static constexpr std::size_t kPadding = 16;

  CsvScanner(const char* text, std::size_t begin, std::size_t end, char delimiter, char quote)
      : text_(text), end_(end), delimiter_(delimiter), quote_(quote), next_block_(begin) {}

  // The position of the next such character; the end when there is none.
  std::size_t Next() {
    while (mask_ == 0) {
      if (next_block_ >= end_) return end_;
      block_ = next_block_;
      mask_ = Mask(text_ + block_);
      next_block_ += kBlock;
      if (next_block_ > end_) mask_ &= (1U << (end_ - block_)) - 1;
    }
    const int bit = std::countr_zero(mask_);
    mask_ &= mask_ - 1;
    return block_ + static_cast<std::size_t>(bit);
  }

 private:
  static constexpr std::size_t kBlock = 16;

  std::uint32_t Mask(const char* at) const {
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto equal = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i found = _mm_or_si128(_mm_or_si128(equal(delimiter_), equal(quote_)),
                                       _mm_or_si128(equal('\n'), equal('\r')));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(found));
#elif defined(__wasm_simd128__)
    const v128_t bytes = wasm_v128_load(at);
    const auto equal = [&](char c) { return wasm_i8x16_eq(bytes, wasm_i8x16_splat(c)); };
    const v128_t found = wasm_v128_or(wasm_v128_or(equal(delimiter_), equal(quote_)),
                                      wasm_v128_or(equal('\n'), equal('\r')));
    return wasm_i8x16_bitmask(found);
#else
    std::uint32_t mask = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const char c = at[i];
      if (c == delimiter_ || c == quote_ || c == '\n' || c == '\r') mask |= 1U << i;
    }
    return mask;
#endif
  }

  const char* text_;
  std::size_t end_;
  char delimiter_;
  char quote_;
  std::size_t block_ = 0;
  std::size_t next_block_;
  std::uint32_t mask_ = 0;  // of the block, characters not yet returned
};

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_SCANNER_H_
