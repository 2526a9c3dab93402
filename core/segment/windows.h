// Windows resolved: from when to when, for one as-of.
#ifndef KOHORT_CORE_SEGMENT_WINDOWS_H_
#define KOHORT_CORE_SEGMENT_WINDOWS_H_

#include <cstdint>
#include <limits>
#include <optional>

#include "core/base/error.h"
#include "core/base/instant.h"
#include "core/segment/calendar.h"
#include "core/segment/definition.h"

namespace kohort {

// The instants [begin, end).
struct Bounds {
  static constexpr Instant kNoBegin = std::numeric_limits<Instant>::min();
  static constexpr Instant kNoEnd = std::numeric_limits<Instant>::max();

  Instant begin = kNoBegin;
  Instant end = kNoEnd;

  bool HoldsAll() const { return begin == kNoBegin && end == kNoEnd; }
  bool Contains(Instant instant) const { return begin <= instant && instant < end; }
  bool operator==(const Bounds&) const = default;
};

// The instants of a window as written, which may lie after as-of: for dates that are values.
// Errors: window_invalid where a date is none.
Result<Bounds> ResolveWindow(const Window& window, const EvaluationTime& time);

// Without what is after as-of: for events. Where as-of is after the last event of all, nothing
// needs to be cut, and that is quicker to go through.
Bounds UpToAsOf(Bounds bounds, const EvaluationTime& time);
Bounds UpToAsOf(Bounds bounds, const EvaluationTime& time, Instant last_event);

// The window of equal length just before; nothing for one that has no beginning. REQUIRES:
// `resolved` is the window's, up to as-of.
std::optional<Bounds> PrecedingWindow(const Window& window, const Bounds& resolved,
                                      const EvaluationTime& time);

// When a condition looks at, where it says so. Of a habit: the periods it counts.
std::optional<Window> WindowOf(const Condition& condition);

// A day or an instant as windows write them, as the instants it holds. Error window_invalid.
Result<Bounds> ResolveDay(const std::string& text, const TimeZone& zone);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_WINDOWS_H_
