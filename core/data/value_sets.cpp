#include "core/data/value_sets.h"

#include <limits>

namespace kohort {
namespace {

constexpr std::uint64_t kMostValues = 63;
constexpr std::uint64_t kLeastRows = 2;  // of a customer, on average

// All values' bits, and that of no value.
constexpr std::uint64_t AllBits(std::uint64_t values) {
  return std::numeric_limits<std::uint64_t>::max() >> (kMostValues - values);
}
static_assert(AllBits(0) == 1);

}  // namespace

bool HasValueSets(std::uint64_t values, std::uint64_t customers, std::uint64_t rows) {
  return values <= kMostValues && rows >= kLeastRows * customers;
}

NarrowVector MakeValueSets(std::span<const std::uint32_t> first_row, const NarrowVector& codes,
                           std::uint32_t values) {
  NarrowVector sets(first_row.size() - 1, AllBits(values));
  sets.Visit([&]<class Set>(std::span<Set> own) {
    codes.Visit([&](auto code) {
      for (std::size_t i = 0; i < own.size(); ++i) {
        std::uint64_t bits = 0;
        for (std::uint32_t row = first_row[i]; row < first_row[i + 1]; ++row) {
          bits |= std::uint64_t{1} << code[row];
        }
        own[i] = static_cast<Set>(bits);
      }
    });
  });
  return sets;
}

std::uint64_t ValueSetsBytes(std::uint64_t values, std::uint64_t rows) {
  if (values > kMostValues) return 0;
  return rows / kLeastRows * NarrowVector(1, AllBits(values)).memory_bytes();
}

}  // namespace kohort
