#include "core/csv/scanner.h"

#include <algorithm>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace kohort {
namespace {

using Characters = CsvScanner::Characters;

#if defined(__SSE2__)

__attribute__((target("avx2"))) void FillAvx2(const char* text, std::size_t blocks,
                                              const Characters& characters, std::uint64_t* masks) {
  const __m256i c0 = _mm256_set1_epi8(characters[0]);
  const __m256i c1 = _mm256_set1_epi8(characters[1]);
  const __m256i c2 = _mm256_set1_epi8(characters[2]);
  const __m256i c3 = _mm256_set1_epi8(characters[3]);
  const __m256i c4 = _mm256_set1_epi8(characters[4]);
  for (std::size_t i = 0; i < blocks; ++i) {
    std::uint64_t mask = 0;
    for (std::size_t half = 0; half < 2; ++half) {
      const __m256i bytes = _mm256_loadu_si256(
          reinterpret_cast<const __m256i*>(text + i * CsvScanner::kBlock + half * 32));
      const __m256i found = _mm256_or_si256(
          _mm256_or_si256(
              _mm256_or_si256(_mm256_cmpeq_epi8(bytes, c0), _mm256_cmpeq_epi8(bytes, c1)),
              _mm256_or_si256(_mm256_cmpeq_epi8(bytes, c2), _mm256_cmpeq_epi8(bytes, c3))),
          _mm256_cmpeq_epi8(bytes, c4));
      mask |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(found))} << (half * 32);
    }
    masks[i] = mask;
  }
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

#endif

// Sixteen bytes' mask.
std::uint64_t Mask16(const char* text, const Characters& characters) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  __m128i found = _mm_setzero_si128();
  for (const char c : characters) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
  }
  return static_cast<std::uint32_t>(_mm_movemask_epi8(found));
#elif defined(__wasm_simd128__)
  const v128_t bytes = wasm_v128_load(text);
  v128_t found = wasm_i8x16_splat(0);
  for (const char c : characters) {
    found = wasm_v128_or(found, wasm_i8x16_eq(bytes, wasm_i8x16_splat(c)));
  }
  return wasm_i8x16_bitmask(found);
#else
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (std::ranges::find(characters, text[i]) != characters.end()) mask |= std::uint64_t{1} << i;
  }
  return mask;
#endif
}

void Fill16(const char* text, std::size_t blocks, const Characters& characters,
            std::uint64_t* masks) {
  for (std::size_t i = 0; i < blocks; ++i) {
    const char* block = text + i * CsvScanner::kBlock;
    masks[i] = Mask16(block, characters) | Mask16(block + 16, characters) << 16 |
               Mask16(block + 32, characters) << 32 | Mask16(block + 48, characters) << 48;
  }
}

}  // namespace

void CsvScanner::Fill() {
  base_ = next_;
  block_ = 0;
  blocks_ = std::min(kBlocks, (end_ - next_ + kBlock - 1) / kBlock);
#if defined(__SSE2__)
  if (kHasAvx2) {
    FillAvx2(text_ + base_, blocks_, characters_, masks_.data());
  } else {
    Fill16(text_ + base_, blocks_, characters_, masks_.data());
  }
#else
  Fill16(text_ + base_, blocks_, characters_, masks_.data());
#endif
  next_ = base_ + blocks_ * kBlock;
  if (next_ > end_) masks_[blocks_ - 1] &= (std::uint64_t{1} << (kBlock - (next_ - end_))) - 1;
}

}  // namespace kohort
