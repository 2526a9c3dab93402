#include "core/segment/customer_set.h"

#include <algorithm>
#include <cstdint>
#include <random>

#include <doctest/doctest.h>

namespace kohort {

// In slices, of sizes that end within a word and at its end.
TEST_CASE("customer set: filled slice by slice, it holds who is wanted") {
  std::mt19937 random(11);
  for (const std::uint32_t size : {1U, 63U, 64U, 65U, 128U, 200U}) {
    const auto seed = static_cast<std::uint32_t>(random());
    const auto wanted = [seed](std::uint32_t customer) { return (seed >> customer % 31 & 1) != 0; };
    CustomerSet set(size);
    for (std::uint32_t first = 0; first < size; first += 64) {
      set.Fill(first, std::min(first + 64, size), wanted);
    }
    CAPTURE(size);
    CAPTURE(seed);
    std::uint32_t count = 0;
    for (std::uint32_t customer = 0; customer < size; ++customer) {
      count += wanted(customer) ? 1 : 0;
      CHECK(set.Contains(customer) == wanted(customer));
    }
    CHECK(set.Count() == count);
    CHECK(set.ToVector().size() == count);
  }
}

}  // namespace kohort
