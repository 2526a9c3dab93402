#include "core/segment/windows.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <variant>

#include "core/base/time_text.h"

namespace kohort {
namespace {

// The local periods [first, first + count) of a unit.
Bounds Periods(TimeUnit unit, std::int64_t first, std::int64_t count, const EvaluationTime& time) {
  const auto start = [&](std::int64_t period) {
    return time.zone.ToInstant(PeriodStart(unit, period, time.week_start));
  };
  return {start(first), start(first + count)};
}

std::int64_t CurrentPeriod(TimeUnit unit, const EvaluationTime& time) {
  return PeriodOf(unit, time.Today(), time.week_start);
}

// Later than as-of less `from` units, up to as-of less `to` units.
Bounds Ago(std::int64_t from, std::int64_t to, TimeUnit unit, const EvaluationTime& time) {
  return {AddUnits(time.as_of, -from, unit, time.zone) + 1,
          AddUnits(time.as_of, -to, unit, time.zone) + 1};
}

}  // namespace

Result<Bounds> ResolveDay(const std::string& text, const TimeZone& zone) {
  const auto parsed = ParseTime(text, TimeFormat::kYearMonthDay);
  if (!parsed) {
    return std::unexpected(Error{"window_invalid", "\"" + text + "\" is no date.", "",
                                 "Write 2026-11-12, or 2026-11-12 21:04:55."});
  }
  const Instant begin = parsed->fixed ? parsed->micros : zone.ToInstant(parsed->micros);
  return Bounds{begin, parsed->date_only ? zone.ToInstant(parsed->micros + kDay) : begin + 1};
}

Result<Bounds> ResolveWindow(const Window& window, const EvaluationTime& time) {
  const std::int64_t count = window.count;
  switch (window.kind) {
    case WindowKind::kAllTime: return Bounds{};
    case WindowKind::kLast: return Ago(count, 0, window.unit, time);
    case WindowKind::kAgo: return Ago(count, window.until, window.unit, time);
    case WindowKind::kWhole: {
      const std::int64_t current = CurrentPeriod(window.unit, time);
      const Instant begin = Periods(window.unit, current - count + 1, 1, time).begin;
      return Bounds{begin, time.as_of + 1};
    }
    case WindowKind::kComplete:
      return Periods(window.unit, CurrentPeriod(window.unit, time) - count, count, time);
    case WindowKind::kThis: return Periods(window.unit, CurrentPeriod(window.unit, time), 1, time);
    case WindowKind::kPrevious:
      return Periods(window.unit, CurrentPeriod(window.unit, time) - 1, 1, time);
    case WindowKind::kBefore: {
      const auto day = ResolveDay(window.from, time.zone);
      if (!day) return day;
      return Bounds{Bounds::kNoBegin, day->begin};
    }
    case WindowKind::kAfter: {
      const auto day = ResolveDay(window.from, time.zone);
      if (!day) return day;
      return Bounds{day->end, Bounds::kNoEnd};
    }
    case WindowKind::kOn: return ResolveDay(window.from, time.zone);
    case WindowKind::kBetween: break;
  }
  const auto from = ResolveDay(window.from, time.zone);
  if (!from) return from;
  const auto to = ResolveDay(window.to, time.zone);
  if (!to) return to;
  return Bounds{from->begin, to->end};
}

Bounds UpToAsOf(Bounds bounds, const EvaluationTime& time) {
  bounds.end = std::min(bounds.end, time.as_of + 1);
  return bounds;
}

Bounds UpToAsOf(Bounds bounds, const EvaluationTime& time, Instant last_event) {
  bounds = UpToAsOf(bounds, time);
  if (bounds.end > last_event) bounds.end = Bounds::kNoEnd;
  return bounds;
}

std::optional<Bounds> PrecedingWindow(const Window& window, const Bounds& resolved,
                                      const EvaluationTime& time) {
  if (resolved.begin == Bounds::kNoBegin) return std::nullopt;
  const std::int64_t count = window.count;
  switch (window.kind) {
    case WindowKind::kLast: return Ago(2 * count, count, window.unit, time);
    case WindowKind::kAgo: return Ago(2 * count - window.until, count, window.unit, time);
    case WindowKind::kWhole:
      return Periods(window.unit, CurrentPeriod(window.unit, time) - 2 * count + 1, count, time);
    case WindowKind::kComplete:
      return Periods(window.unit, CurrentPeriod(window.unit, time) - 2 * count, count, time);
    case WindowKind::kPrevious:
      return Periods(window.unit, CurrentPeriod(window.unit, time) - 2, 1, time);
    default: break;
  }
  const Instant length = std::max<Instant>(resolved.end - resolved.begin, 0);
  return Bounds{resolved.begin - length, resolved.begin};
}

std::optional<Window> WindowOf(const Condition& condition) {
  return std::visit(
      []<class Body>(const Body& body) -> std::optional<Window> {
        if constexpr (std::is_same_v<Body, HabitCondition>) {
          if (body.kind == HabitKind::kStreak) return body.window;
          if (body.kind == HabitKind::kReturned) return std::nullopt;
          Window window;
          window.kind = WindowKind::kWhole;
          window.count = body.periods;
          window.unit = body.unit;
          return window;
        } else if constexpr (std::is_same_v<Body, AggregateCondition>) {
          return body.measure.window;
        } else if constexpr (requires { body.window; }) {
          return body.window;
        } else {
          return std::nullopt;
        }
      },
      condition.body);
}

}  // namespace kohort
