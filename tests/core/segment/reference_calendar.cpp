#include "tests/core/segment/reference_calendar.h"

#include <algorithm>
#include <chrono>

#include "core/base/time_text.h"

namespace kohort::reference {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// A day, or an instant, that a window was given.
struct Moment {
  bool is_day = false;
  Instant begin = 0;     // the instant, or the midnight that begins the day
  Instant next_day = 0;  // of a day: the midnight that ends it
};

Moment Read(const std::string& text, const TimeZone& zone) {
  const auto time = ParseTime(text, TimeFormat::kYearMonthDay);
  if (!time) return {};
  if (time->date_only) {
    return {true, zone.ToInstant(time->micros), zone.ToInstant(time->micros + kDay)};
  }
  return {false, time->fixed ? time->micros : zone.ToInstant(time->micros), 0};
}

}  // namespace

Instant Calendar::Before(Instant instant, int count, TimeUnit unit) const {
  switch (unit) {
    case TimeUnit::kMinutes: return instant - count * 60 * kSecond;
    case TimeUnit::kHours: return instant - count * 3600 * kSecond;
    case TimeUnit::kDays: return zone.AddDays(instant, -count);
    case TimeUnit::kWeeks: return zone.AddDays(instant, -7 * count);
    case TimeUnit::kMonths: return zone.AddMonths(instant, -count);
    case TimeUnit::kQuarters: return zone.AddMonths(instant, -3 * count);
    case TimeUnit::kYears: return zone.AddMonths(instant, -12 * count);
  }
  return instant;
}

std::int64_t Calendar::DayOf(Instant instant) const {
  return std::chrono::floor<days>(std::chrono::microseconds(zone.ToLocal(instant))).count();
}

Instant Calendar::Midnight(std::int64_t day) const { return zone.ToInstant(day * kDay); }

std::int64_t Calendar::FirstDay(std::int64_t day, TimeUnit unit) const {
  const sys_days date{days(day)};
  const year_month_day ymd{date};
  const auto first_of_month = [&](unsigned month) {
    return sys_days(ymd.year() / std::chrono::month(month) / 1).time_since_epoch().count();
  };
  const unsigned month = static_cast<unsigned>(ymd.month());
  switch (unit) {
    case TimeUnit::kWeeks: {
      const unsigned weekday = std::chrono::weekday(date).iso_encoding() - 1;  // Monday is 0
      const unsigned start = static_cast<unsigned>(week_start);
      return day - static_cast<std::int64_t>((weekday + 7 - start) % 7);
    }
    case TimeUnit::kMonths: return first_of_month(month);
    case TimeUnit::kQuarters: return first_of_month((month - 1) / 3 * 3 + 1);
    case TimeUnit::kYears: return first_of_month(1);
    default: return day;
  }
}

std::int64_t Calendar::Step(std::int64_t first_day, int units, TimeUnit unit) const {
  int months = 0;
  switch (unit) {
    case TimeUnit::kWeeks: return first_day + std::int64_t{7} * units;
    case TimeUnit::kMonths: months = units; break;
    case TimeUnit::kQuarters: months = 3 * units; break;
    case TimeUnit::kYears: months = 12 * units; break;
    default: return first_day + units;
  }
  const year_month_day ymd{sys_days{days(first_day)}};
  return sys_days(ymd + std::chrono::months(months)).time_since_epoch().count();
}

std::int64_t Calendar::Period(Instant instant, TimeUnit unit) const {
  const std::int64_t first = FirstDay(DayOf(instant), unit);
  if (unit == TimeUnit::kWeeks) {
    const std::int64_t some_first = FirstDay(0, unit);  // at most 0
    return (first - some_first) / 7;
  }
  if (unit == TimeUnit::kMonths) {
    const year_month_day ymd{sys_days{days(first)}};
    return static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month()));
  }
  return first;
}

Instant Calendar::StartOfUnit(int units_from_current, TimeUnit unit) const {
  return Midnight(Step(FirstDay(Today(), unit), units_from_current, unit));
}

Bounds Calendar::DateWindow(const Window& w) const {
  switch (w.kind) {
    case WindowKind::kAllTime: return {};
    case WindowKind::kLast: return {Before(as_of, w.count, w.unit) + 1, as_of + 1};
    case WindowKind::kWhole: return {StartOfUnit(1 - w.count, w.unit), as_of + 1};
    case WindowKind::kComplete: return {StartOfUnit(-w.count, w.unit), StartOfUnit(0, w.unit)};
    case WindowKind::kThis: return {StartOfUnit(0, w.unit), StartOfUnit(1, w.unit)};
    case WindowKind::kPrevious: return {StartOfUnit(-1, w.unit), StartOfUnit(0, w.unit)};
    case WindowKind::kAgo:
      return {Before(as_of, w.count, w.unit) + 1, Before(as_of, w.until, w.unit) + 1};
    case WindowKind::kBefore: return {Bounds::kNever, Read(w.from, zone).begin};
    case WindowKind::kAfter: {
      const Moment from = Read(w.from, zone);
      return {from.is_day ? from.next_day : from.begin + 1, Bounds::kForever};
    }
    case WindowKind::kOn: {
      const Moment day = Read(w.from, zone);
      return {day.begin, day.next_day};
    }
    case WindowKind::kBetween: {
      const Moment to = Read(w.to, zone);
      return {Read(w.from, zone).begin, to.is_day ? to.next_day : to.begin + 1};
    }
  }
  return {};
}

Bounds Calendar::EventWindow(const Window& window) const {
  Bounds bounds = DateWindow(window);
  bounds.end = std::min(bounds.end, as_of + 1);
  return bounds;
}

Bounds Calendar::Preceding(const Window& w) const {
  switch (w.kind) {
    case WindowKind::kLast:
      return {Before(as_of, 2 * w.count, w.unit) + 1, Before(as_of, w.count, w.unit) + 1};
    case WindowKind::kAgo:
      return {Before(as_of, 2 * w.count - w.until, w.unit) + 1, Before(as_of, w.count, w.unit) + 1};
    case WindowKind::kWhole:
      return {StartOfUnit(1 - 2 * w.count, w.unit), StartOfUnit(1 - w.count, w.unit)};
    case WindowKind::kComplete:
      return {StartOfUnit(-2 * w.count, w.unit), StartOfUnit(-w.count, w.unit)};
    case WindowKind::kPrevious: return {StartOfUnit(-2, w.unit), StartOfUnit(-1, w.unit)};
    default: break;
  }
  const Bounds bounds = EventWindow(w);
  return {bounds.begin - (bounds.end - bounds.begin), bounds.begin};
}

}  // namespace kohort::reference
