#include "core/data/value_sets.h"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/narrow_vector.h"

namespace kohort {
namespace {

NarrowVector Codes(const std::vector<std::uint8_t>& values) {
  NarrowVector codes(values.size(), 63);
  codes.Visit([&]<class Code>(std::span<Code> own) {
    for (std::size_t i = 0; i < own.size(); ++i) own[i] = static_cast<Code>(values[i]);
  });
  return codes;
}

TEST_CASE("value sets: of each customer the bits of its rows' codes") {
  const std::vector<std::uint32_t> first_row{0, 3, 4, 6};
  const NarrowVector sets = MakeValueSets(first_row, Codes({1, 1, 3, 0, 2, 0}), 3);
  REQUIRE(sets.size() == 3);
  CHECK(sets[0] == 0b1010);
  CHECK(sets[1] == 0b0001);
  CHECK(sets[2] == 0b0101);
  CHECK(sets.memory_bytes() == 3);
}

TEST_CASE("value sets: as wide as the number of values needs, up to 63") {
  const std::vector<std::uint32_t> first_row{0, 2};
  const auto width = [&](std::uint32_t values) {
    return MakeValueSets(first_row, Codes({0, 1}), values).memory_bytes();
  };
  CHECK(width(7) == 1);
  CHECK(width(8) == 2);
  CHECK(width(15) == 2);
  CHECK(width(16) == 4);
  CHECK(width(31) == 4);
  CHECK(width(32) == 8);
  const NarrowVector widest = MakeValueSets(first_row, Codes({63, 1}), 63);
  CHECK(widest[0] == (std::uint64_t{1} << 63 | 2));
}

TEST_CASE("value sets: kept where values are few and customers have several rows") {
  CHECK(HasValueSets(63, 10, 20));
  CHECK_FALSE(HasValueSets(64, 10, 20));
  CHECK_FALSE(HasValueSets(3, 10, 19));
  CHECK(ValueSetsBytes(64, 100) == 0);
  CHECK(ValueSetsBytes(63, 100) == 400);
  CHECK(ValueSetsBytes(7, 100) == 50);
}

}  // namespace
}  // namespace kohort
