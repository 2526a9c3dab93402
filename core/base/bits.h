// Answers to many yes or no questions as the bits of a word.
#ifndef KOHORT_CORE_BASE_BITS_H_
#define KOHORT_CORE_BASE_BITS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kohort {

inline constexpr std::size_t kWordBits = 64;

// Bit i is holds(i), for i < count; those after are 0. The answers are collected as bytes first,
// which compilers turn into vector instructions where holds() is a comparison of neighbours.
// REQUIRES: count <= kWordBits.
template <class Holds>
[[gnu::always_inline]] inline std::uint64_t BitsOf(std::size_t count, const Holds& holds) {
  static_assert(std::endian::native == std::endian::little);
  std::array<std::uint8_t, kWordBits> bytes;
  if (count == kWordBits) {
    for (std::size_t i = 0; i < kWordBits; ++i) bytes[i] = holds(i) ? 1 : 0;
  } else {
    bytes = {};
    for (std::size_t i = 0; i < count; ++i) bytes[i] = holds(i) ? 1 : 0;
  }
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kWordBits; i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, &bytes[i], sizeof eight);
    // Byte k, times 2^(56 - 7k), is bit k of the highest byte.
    bits |= (eight * 0x0102'0408'1020'4080) >> 56 << i;
  }
  return bits;
}

// Calls use(i) for each bit i that is 1, ascending.
template <class Use>
[[gnu::always_inline]] inline void ForEachBit(std::uint64_t bits, Use&& use) {
  for (; bits != 0; bits &= bits - 1) use(static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_BITS_H_
