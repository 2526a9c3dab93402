// Local days, weeks, months, quarters and years as numbers, so that neighbours differ by one.
#ifndef KOHORT_CORE_SEGMENT_CALENDAR_H_
#define KOHORT_CORE_SEGMENT_CALENDAR_H_

#include <cstdint>

#include "core/base/instant.h"
#include "core/base/time_zone.h"
#include "core/segment/definition.h"

namespace kohort {

// When and where an evaluation is: everything after `as_of` does not exist.
struct EvaluationTime {
  Instant as_of = 0;
  TimeZone zone;
  Weekday week_start = Weekday::kMonday;

  // The wall clock at the last instant before as-of: what "today" is the day of.
  LocalTime Today() const { return zone.ToLocal(as_of - 1); }
};

// The number of the period that holds a local time. REQUIRES of both: unit is day to year.
std::int64_t PeriodOf(TimeUnit unit, LocalTime local, Weekday week_start);

// Where the period of this number begins.
LocalTime PeriodStart(TimeUnit unit, std::int64_t period, Weekday week_start);

// The instant so many units later, earlier where count is negative: minutes and hours exactly, days
// and weeks by the local calendar, the others by months, clamped at the month's end.
Instant AddUnits(Instant instant, std::int64_t count, TimeUnit unit, const TimeZone& zone);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_CALENDAR_H_
