// The values of a property as numbers.
#ifndef KOHORT_CORE_DATA_CODE_NUMBERS_H_
#define KOHORT_CORE_DATA_CODE_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/dictionary.h"

namespace kohort {

// Units up to this, so that their sum over all rows fits 64 bits.
std::uint64_t UnitsLimit(std::uint64_t rows);

bool Fits32(std::uint64_t units);

// By code plus one; nothing in the place of 0 and of values that are no numbers.
struct CodeNumbers {
  bool exact = true;
  bool fit32 = false;               // the units do
  int scale = 0;                    // of the units
  std::vector<std::int64_t> units;  // kMissing for none
  std::vector<double> doubles;      // if not exact; NaN for none

  // `lenient` lets values that are no numbers be missing, else every value must be one, and written
  // as a quantity rather than a name, such as 00123. Exact if all are decimals and their sum over
  // so many rows fits 64 bits.
  static std::optional<CodeNumbers> Read(const Dictionary& values, std::uint64_t rows,
                                         bool lenient);
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_CODE_NUMBERS_H_
