// A decimal and how it was written, in one number that is small where the decimal is short.
#ifndef KOHORT_CORE_DATA_PACKED_DECIMAL_H_
#define KOHORT_CORE_DATA_PACKED_DECIMAL_H_

#include <cstdint>
#include <string_view>

#include "core/base/number.h"

namespace kohort {

// The units with their sign in the lowest bit, four bits of scale below, and one, so that 0 is free
// to mean no value.
using PackedDecimal = std::uint64_t;

// Units from this on do not fit.
inline constexpr std::int64_t kPackedUnitsEnd = 100'000'000'000'000'000;

// REQUIRES: -kPackedUnitsEnd < units < kPackedUnitsEnd, 0 <= scale <= kMaxScale.
PackedDecimal Pack(Decimal decimal);

// REQUIRES: packed != 0.
Decimal Unpack(PackedDecimal packed);

// Packs a decimal that is written just as FormatDecimal would write it, so that its text can be had
// back; 0 for every other text.
PackedDecimal PackAsWritten(std::string_view text);

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_PACKED_DECIMAL_H_
