#include "core/base/bits.h"

#include <bitset>
#include <cstddef>
#include <random>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {

TEST_CASE("bits: the answers in their order, of any count") {
  std::mt19937_64 random(7);
  for (std::size_t count = 0; count <= kWordBits; ++count) {
    const std::bitset<kWordBits> answers(random());
    const std::uint64_t bits = BitsOf(count, [&](std::size_t i) { return answers[i]; });
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < count; ++i) {
      if (answers[i]) wanted.push_back(i);
    }
    std::vector<std::size_t> found;
    ForEachBit(bits, [&](std::size_t i) { found.push_back(i); });
    CAPTURE(count);
    CHECK(found == wanted);
  }
}

}  // namespace kohort
