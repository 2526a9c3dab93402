#include "core/segment/calendar.h"

#include <algorithm>
#include <chrono>

namespace kohort {
namespace {

constexpr std::int64_t kMinuteMicros = 60 * kSecond;

std::int64_t FloorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Months of a period from a month on.
std::int64_t MonthsOf(TimeUnit unit) {
  return unit == TimeUnit::kMonths ? 1 : unit == TimeUnit::kQuarters ? 3 : 12;
}

// 1970-01-01 was a Thursday: the week that holds it began so many days before.
std::int64_t DaysIntoWeek(Weekday week_start) {
  return (3 - static_cast<std::int64_t>(week_start) + 7) % 7;
}

}  // namespace

std::int64_t PeriodOf(TimeUnit unit, LocalTime local, Weekday week_start) {
  const std::int64_t day = FloorDivide(local, kDay);
  if (unit == TimeUnit::kDays) return day;
  if (unit == TimeUnit::kWeeks) return FloorDivide(day + DaysIntoWeek(week_start), 7);
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const std::int64_t month = (static_cast<int>(date.year()) - 1970) * std::int64_t{12} +
                             static_cast<unsigned>(date.month()) - 1;
  return FloorDivide(month, MonthsOf(unit));
}

LocalTime PeriodStart(TimeUnit unit, std::int64_t period, Weekday week_start) {
  if (unit == TimeUnit::kDays) return period * kDay;
  if (unit == TimeUnit::kWeeks) return (period * 7 - DaysIntoWeek(week_start)) * kDay;
  const std::chrono::year_month month =
      std::chrono::year(1970) / std::chrono::January +
      std::chrono::months(static_cast<int>(period * MonthsOf(unit)));
  return std::chrono::sys_days(month / 1).time_since_epoch().count() * kDay;
}

Instant AddUnits(Instant instant, std::int64_t count, TimeUnit unit, const TimeZone& zone) {
  // Beyond all data on either side; what is further away is the same.
  constexpr std::int64_t kMostDays = 500 * 366;
  switch (unit) {
    case TimeUnit::kMinutes: return instant + count * kMinuteMicros;
    case TimeUnit::kHours: return instant + count * 60 * kMinuteMicros;
    case TimeUnit::kDays:
    case TimeUnit::kWeeks:
      count *= unit == TimeUnit::kWeeks ? 7 : 1;
      return zone.AddDays(instant, static_cast<int>(std::clamp(count, -kMostDays, kMostDays)));
    case TimeUnit::kMonths:
    case TimeUnit::kQuarters:
    case TimeUnit::kYears: break;
  }
  constexpr std::int64_t kMostMonths = 500 * 12;
  return zone.AddMonths(
      instant, static_cast<int>(std::clamp(count * MonthsOf(unit), -kMostMonths, kMostMonths)));
}

}  // namespace kohort
