// What is wrong with definitions, as far as they themselves show it: windows that hold nothing,
// numbers out of range, regular expressions that cannot be read, segments that need each other.
//
// Every error has the JSON path, "/segments/0/include/conditions/2/window/count", as in a file of
// definitions. Names that the data may not have (events, properties, attributes, lists) are not
// looked at. Cost: that of reading the definitions once, and of compiling each expression.
#ifndef KOHORT_CORE_SEGMENT_CHECK_H_
#define KOHORT_CORE_SEGMENT_CHECK_H_

#include <cstddef>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/segment/definition.h"

namespace kohort {

inline constexpr int kMaxGroupDepth = 16;           // `include` and `where` are 1
inline constexpr std::size_t kMaxConditions = 500;  // of a segment; of its groups and filters, too
inline constexpr std::size_t kMaxSegments = 1000;
inline constexpr std::size_t kMaxTextBytes = 64 << 10;
inline constexpr std::size_t kMaxTexts = 10'000;  // of a test, or names of an event
inline constexpr std::size_t kMaxPatterns = 100;  // of a segment
inline constexpr std::size_t kMinSteps = 2;
inline constexpr std::size_t kMaxSteps = 8;

// The first mistake; nothing is evaluated while there is one. Errors: segments_invalid,
// pattern_invalid, as_of_invalid, zone_unknown, segment_cycle, which names the loop: "a -> b -> a".
std::optional<Error> Check(const Definitions& definitions);

// The first condition whose segment or RFM group is not there, or whose group is of another number
// of scores. Such definitions load all the same: only what needs it cannot be evaluated. Errors:
// segment_unknown, group_unknown.
std::optional<Error> CheckReferences(const Definitions& definitions);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_CHECK_H_
