// Chips for when and how often: windows, durations, comparisons.
#include <algorithm>
#include <array>
#include <utility>

#include "web/ui/condition_line.h"

namespace kohort {
namespace {

using Unit = TimeUnit;

constexpr std::array kWindows{std::pair{WindowKind::kAllTime, T::kWindowAllTime},
                              std::pair{WindowKind::kLast, T::kWindowLast},
                              std::pair{WindowKind::kWhole, T::kWindowWhole},
                              std::pair{WindowKind::kComplete, T::kWindowComplete},
                              std::pair{WindowKind::kThis, T::kWindowThis},
                              std::pair{WindowKind::kPrevious, T::kWindowPrevious},
                              std::pair{WindowKind::kAgo, T::kWindowAgo},
                              std::pair{WindowKind::kBefore, T::kWindowBefore},
                              std::pair{WindowKind::kAfter, T::kWindowAfterDay},
                              std::pair{WindowKind::kOn, T::kWindowOn},
                              std::pair{WindowKind::kBetween, T::kWindowFrom}};

constexpr std::array kRolling{Unit::kMinutes, Unit::kHours,  Unit::kDays,
                              Unit::kWeeks,   Unit::kMonths, Unit::kYears};
constexpr std::array kWhole{Unit::kDays, Unit::kWeeks, Unit::kMonths};
constexpr std::array kCalendar{Unit::kDays, Unit::kWeeks, Unit::kMonths, Unit::kQuarters,
                               Unit::kYears};

std::span<const Unit> UnitsOf(WindowKind kind) {
  switch (kind) {
    case WindowKind::kLast:
    case WindowKind::kAgo: return kRolling;
    case WindowKind::kWhole:
    case WindowKind::kComplete: return kWhole;
    default: return kCalendar;
  }
}

// Keeps what the new kind uses as well, and gives it what it needs.
void FitKind(Window& window) {
  const Window old = window;
  window = {};
  window.kind = old.kind;
  const bool day = old.kind >= WindowKind::kBefore;
  if (old.kind == WindowKind::kAllTime) return;
  if (day) {
    window.from = old.from;
    if (old.kind == WindowKind::kBetween) window.to = old.to;
    return;
  }
  const std::span<const Unit> units = UnitsOf(old.kind);
  for (const Unit unit : units) {
    if (unit == old.unit) window.unit = unit;
  }
  const bool one = old.kind == WindowKind::kThis || old.kind == WindowKind::kPrevious;
  if (!one) window.count = old.count;
  if (old.kind == WindowKind::kAgo) {
    window.until = std::max(0, std::min(old.until, old.count - 1));
    if (window.count < 2 && old.until == 0) window.count = 2, window.until = 1;
  }
}

T UnitName(Unit unit, bool plural) {
  switch (unit) {
    case Unit::kMinutes: return plural ? T::kUnitMinutes : T::kUnitMinute;
    case Unit::kHours: return plural ? T::kUnitHours : T::kUnitHour;
    case Unit::kDays: return plural ? T::kUnitDays : T::kUnitDay;
    case Unit::kWeeks: return plural ? T::kUnitWeeks : T::kUnitWeek;
    case Unit::kMonths: return plural ? T::kUnitMonths : T::kUnitMonth;
    case Unit::kQuarters: return plural ? T::kUnitQuarters : T::kUnitQuarter;
    case Unit::kYears: break;
  }
  return plural ? T::kUnitYears : T::kUnitYear;
}

T WindowName(WindowKind kind) {
  return std::ranges::find(kWindows, kind, &std::pair<WindowKind, T>::first)->second;
}

// "in the last 30 days" reads best in one row.
void KeepTogether(Line& line, const Window& window) {
  float width = ChipWidth(WordsBefore(Tr(WindowName(window.kind))));
  if (UsesCount(window.kind)) width += Dp(7) + NumberWidth(window.count);
  if (UsesUnit(window.kind)) {
    const bool plural = UsesCount(window.kind) && window.count != 1;
    width += Dp(7) + ChipWidth(Tr(UnitName(window.unit, plural)));
  }
  const std::string_view after = WordsAfter(Tr(WindowName(window.kind)));
  if (!after.empty()) width += Dp(7) + TextWidth(after);
  line.Keep(width);
}

constexpr std::array kCompare{std::pair{CompareOp::kGreaterOrEqual, T::kAtLeast},
                              std::pair{CompareOp::kLessOrEqual, T::kAtMost},
                              std::pair{CompareOp::kEqual, T::kExactly},
                              std::pair{CompareOp::kNotEqual, T::kOtherThan},
                              std::pair{CompareOp::kGreater, T::kMoreThan},
                              std::pair{CompareOp::kLess, T::kFewerThan},
                              std::pair{CompareOp::kBetween, T::kFromTo}};

}  // namespace

void EditUnit(Line& line, T what, TimeUnit& unit, std::span<const TimeUnit> units, bool plural) {
  std::vector<std::pair<TimeUnit, T>> choices;
  for (const TimeUnit each : units) choices.emplace_back(each, UnitName(each, plural));
  line.Choose<TimeUnit>(what, unit, choices);
}

void EditWindow(Line& line, Window& window) {
  KeepTogether(line, window);
  if (line.Choose<WindowKind>(T::kWindow, window.kind, kWindows)) FitKind(window);
  const std::span<const Unit> units = UnitsOf(window.kind);
  switch (window.kind) {
    case WindowKind::kAllTime: break;
    case WindowKind::kLast:
    case WindowKind::kWhole:
    case WindowKind::kComplete:
      line.Number(T::kWindowCount, window.count, 1, 100'000);
      EditUnit(line, T::kWindowUnit, window.unit, units, window.count != 1);
      break;
    case WindowKind::kThis:
    case WindowKind::kPrevious: EditUnit(line, T::kWindowUnit, window.unit, units, false); break;
    case WindowKind::kAgo:
      line.Number(T::kWindowCount, window.count, window.until + 1, 100'000);
      line.Word(T::kAnd);
      line.Number(T::kWindowUntil2, window.until, 0, window.count - 1);
      EditUnit(line, T::kWindowUnit, window.unit, units, true);
      line.Word(T::kAgo);
      break;
    case WindowKind::kBefore:
    case WindowKind::kAfter:
    case WindowKind::kOn: line.Day(T::kWindowDay, window.from); break;
    case WindowKind::kBetween:
      line.Day(T::kWindowFirstDay, window.from);
      line.Word(T::kTo);
      line.Day(T::kWindowLastDay, window.to);
      break;
  }
  line.WordsBehind(WindowName(window.kind));
}

void EditComparison(Line& line, Comparison& comparison, T number) {
  line.Choose<CompareOp>(T::kComparison, comparison.op, kCompare);
  line.Number(number, comparison.value, {.least = 0});
  if (comparison.op != CompareOp::kBetween) {
    comparison.upper = 0;
    return;
  }
  line.Word(T::kTo);
  if (comparison.upper < comparison.value) comparison.upper = comparison.value;
  line.Number(T::kUpperNumber, comparison.upper, {.least = comparison.value});
}

void EditSpan(Line& line, TimeSpan& span) {
  line.Number(T::kWindowCount, span.count, 1, 100'000);
  EditUnit(line, T::kWindowUnit, span.unit, kRolling, span.count != 1);
}

}  // namespace kohort
