// Windows and periods of the local calendar, as SEMANTICS.md has them: what each window's bounds
// are for one evaluation, written out kind by kind.
#ifndef KOHORT_TESTS_CORE_SEGMENT_REFERENCE_CALENDAR_H_
#define KOHORT_TESTS_CORE_SEGMENT_REFERENCE_CALENDAR_H_

#include <cstdint>
#include <limits>
#include <string>

#include "core/base/time_zone.h"
#include "core/segment/definition.h"

namespace kohort::reference {

// The instants from `begin` up to, but without, `end`. Instants are whole microseconds, so
// (a, b] is the same as [a + 1, b + 1).
struct Bounds {
  static constexpr Instant kNever = std::numeric_limits<Instant>::min();
  static constexpr Instant kForever = std::numeric_limits<Instant>::max();
  Instant begin = kNever;
  Instant end = kForever;

  bool Holds(Instant instant) const { return begin <= instant && instant < end; }
  bool operator==(const Bounds&) const = default;
};

// As-of, the zone and the start of the week: what a calendar question depends on.
struct Calendar {
  Instant as_of = 0;
  TimeZone zone;
  Weekday week_start = Weekday::kMonday;

  // So many units before an instant: minutes and hours are exact, the others go by calendar.
  Instant Before(Instant instant, int count, TimeUnit unit) const;

  // Local days since 1970-01-01 of an instant, and of the current day: the one that holds the last
  // instant before as-of.
  std::int64_t DayOf(Instant instant) const;
  std::int64_t Today() const { return DayOf(as_of - 1); }
  Instant Midnight(std::int64_t day) const;

  // The first day of the unit that a day lies in, and that of the unit `units` later.
  std::int64_t FirstDay(std::int64_t day, TimeUnit unit) const;
  std::int64_t Step(std::int64_t first_day, int units, TimeUnit unit) const;

  // Which local day, week or month an instant lies in: consecutive ones have consecutive numbers.
  std::int64_t Period(Instant instant, TimeUnit unit) const;
  std::int64_t CurrentPeriod(TimeUnit unit) const { return Period(as_of - 1, unit); }

  // As written, for dates, which may lie in the future; and up to as-of, for events.
  Bounds DateWindow(const Window& window) const;
  Bounds EventWindow(const Window& window) const;
  // The window of equal length just before. REQUIRES: it has a beginning.
  Bounds Preceding(const Window& window) const;

 private:
  Instant StartOfUnit(int units_from_current, TimeUnit unit) const;
};

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_REFERENCE_CALENDAR_H_
