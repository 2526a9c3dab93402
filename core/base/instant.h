// Points in time.
#ifndef KOHORT_CORE_BASE_INSTANT_H_
#define KOHORT_CORE_BASE_INSTANT_H_

#include <cstdint>

namespace kohort {

// Microseconds since 1970-01-01 00:00:00 UTC, leap seconds not counted.
using Instant = std::int64_t;

// The same count for a wall clock: what an Instant would be if the wall were in UTC.
using LocalTime = std::int64_t;

inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kDay = 86'400 * kSecond;

// Data may lie in [1970-01-01, 2100-01-01) UTC; other rows are set aside. Seconds of it fit in 32
// bits without a sign.
inline constexpr Instant kFirstInstant = 0;
inline constexpr Instant kEndInstant = 4'102'444'800 * kSecond;

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_INSTANT_H_
