#include "core/segment/check_values.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/instant.h"
#include "core/base/time_text.h"
#include "core/segment/check.h"
#include "core/segment/definition_fields.h"
#include "core/segment/definition_uses.h"
#include "core/segment/pattern.h"

namespace kohort {
namespace {

// Two hundred years of each unit: every window can be reckoned with.
constexpr std::array<int, 7> kMostOfUnit{105'192'000, 1'753'200, 73'050, 10'435, 2'400, 800, 200};

int MostOf(TimeUnit unit) { return kMostOfUnit[static_cast<std::size_t>(unit)]; }

using enum TimeUnit;
constexpr auto kSpanUnits = {kMinutes, kHours, kDays, kWeeks, kMonths, kYears};

}  // namespace

bool ValueChecker::Expect(bool good, const std::string& path, std::string_view what,
                          std::string_view fix) {
  if (!good) Fail({"segments_invalid", std::string(what), path, std::string(fix)});
  return !error_;
}

void ValueChecker::Fail(Error error) {
  if (!error_) error_ = std::move(error);
}

void ValueChecker::CheckText(const std::string& text, const std::string& path) {
  Expect(text.size() <= kMaxTextBytes, path, "This text is longer than 64 KB.", "Shorten it.");
}

void ValueChecker::CheckTexts(std::span<const std::string> texts, const std::string& path) {
  Expect(texts.size() <= kMaxTexts, path, "There are more than 10,000 texts.",
         "Load them as a list, or as a column of a file to look up.");
  for (std::size_t i = 0; i < texts.size() && !error_; ++i) {
    CheckText(texts[i], path + "/" + std::to_string(i));
  }
}

void ValueChecker::CheckName(const std::string& name, const std::string& path,
                             std::string_view what) {
  Expect(!name.empty(), path, what, "Write its name.");
  CheckText(name, path);
}

void ValueChecker::CheckFinite(double value, const std::string& path) {
  Expect(std::isfinite(value), path, "This is no number.", "Write a number.");
}

void ValueChecker::CheckWhole(int value, int least, int most, const std::string& path) {
  if (value >= least && value <= most) return;
  Expect(false, path, "This number is too " + std::string(value < least ? "small." : "large."),
         "Use " + std::to_string(least) + " to " + std::to_string(most) + ".");
}

void ValueChecker::CheckPercent(double percent, const std::string& path) {
  Expect(percent >= 0 && percent <= 100, path, "This is no percentage.", "Use 0 to 100.");
}

void ValueChecker::CheckComparison(const Comparison& comparison, const std::string& path) {
  CheckFinite(comparison.value, path + "/value");
  if (comparison.op != CompareOp::kBetween) return;
  CheckFinite(comparison.upper, path + "/upper");
  Expect(comparison.value <= comparison.upper, path + "/upper",
         "Nothing lies between these two numbers.", "Write the smaller one as the value.");
}

void ValueChecker::CheckScores(const ScoreRange& range, int scores, const std::string& path) {
  CheckWhole(range.from, 1, scores, path + "/from");
  CheckWhole(range.to, 1, 5, path + "/to");
  Expect(range.from <= range.to, path, "No score lies in this range.",
         "Write the lower score as \"from\".");
}

void ValueChecker::CheckUnit(TimeUnit unit, std::initializer_list<TimeUnit> units,
                             const std::string& path) {
  if (std::ranges::find(units, unit) != units.end()) return;
  std::string list;
  for (const TimeUnit known : units) {
    list +=
        (list.empty() ? "" : ", ") + std::string(kTimeUnitWords[static_cast<std::size_t>(known)]);
  }
  Expect(false, path, "This unit does not fit here.", "Use one of: " + list + ".");
}

void ValueChecker::CheckSpan(const TimeSpan& span, const std::string& path) {
  CheckUnit(span.unit, kSpanUnits, path + "/unit");
  CheckWhole(span.count, 1, MostOf(span.unit), path + "/count");
}

void ValueChecker::CheckDate(const std::string& text, bool day, const std::string& path) {
  const std::optional<ParsedTime> time = ParseTime(text, TimeFormat::kYearMonthDay);
  const std::string shown = text.size() > 60 ? "This" : "\"" + text + "\"";
  Expect(time.has_value(), path, shown + " is no date.",
         day ? "Write a day such as 2026-11-12." : "Write 2026-11-12, or 2026-11-12 21:04:55.");
  if (time && day) {
    Expect(time->date_only, path, "This is an instant, and a day is needed.",
           "Leave out the time of day.");
  }
}

void ValueChecker::CheckWindow(const Window& window, const std::string& path) {
  const WindowKind kind = window.kind;
  if (kind == WindowKind::kWhole || kind == WindowKind::kComplete) {
    CheckUnit(window.unit, {kDays, kWeeks, kMonths}, path + "/unit");
  } else if (UsesCount(kind)) {
    CheckUnit(window.unit, kSpanUnits, path + "/unit");
  } else if (UsesUnit(kind)) {
    CheckUnit(window.unit, {kDays, kWeeks, kMonths, kQuarters, kYears}, path + "/unit");
  }
  if (UsesCount(kind)) CheckWhole(window.count, 1, MostOf(window.unit), path + "/count");
  if (kind == WindowKind::kAgo) {
    CheckWhole(window.until, 0, MostOf(window.unit), path + "/until");
    Expect(window.until < window.count, path + "/until", "This window ends before it begins.",
           "Write the longer time ago as the count, the shorter as \"until\".");
  }
  if (UsesDate(kind)) CheckDate(window.from, kind == WindowKind::kOn, path + "/date");
  if (kind != WindowKind::kBetween) return;
  CheckDate(window.from, false, path + "/from");
  CheckDate(window.to, false, path + "/to");
  const auto from = ParseTime(window.from, TimeFormat::kYearMonthDay);
  const auto to = ParseTime(window.to, TimeFormat::kYearMonthDay);
  // An offset in one alone needs the zone to compare.
  if (!from || !to || from->fixed != to->fixed) return;
  const std::int64_t end = to->date_only ? to->micros + kDay : to->micros;
  Expect(from->micros <= end - (to->date_only ? 1 : 0), path + "/to",
         "This window ends before it begins.", "Write the earlier date as \"from\".");
}

void ValueChecker::CheckTest(const ValueTest& test, bool attribute, const std::string& path) {
  const Operand operand = OperandOf(test.op);
  if (UsesOtherAttribute(test.op) && !test.other_attribute.empty()) {
    Expect(attribute, path + "/other_attribute", "Only an attribute compares with an attribute.",
           "Write a value.");
    return CheckText(test.other_attribute, path + "/other_attribute");
  }
  switch (operand) {
    case Operand::kTexts:
    case Operand::kList:
      Expect(!test.texts.empty(), path + "/values", "There is nothing to compare with.",
             "Add a text.");
      CheckTexts(test.texts, path + "/values");
      break;
    case Operand::kNumber: CheckFinite(test.number, path + "/value"); break;
    case Operand::kTwoNumbers:
      CheckComparison({.op = CompareOp::kBetween, .value = test.number, .upper = test.upper}, path);
      break;
    case Operand::kWindow: CheckWindow(test.window, path + "/window"); break;
    case Operand::kDays: CheckWhole(test.days, 0, 366, path + "/days"); break;
    case Operand::kNothing: break;
  }
  if (test.op != TestOp::kMatches && test.op != TestOp::kNotMatches) return;
  patterns_ += test.texts.size();
  Expect(patterns_ <= kMaxPatterns, path + "/values",
         "The segment has more than 100 regular expressions.", "Join some with |.");
  for (std::size_t i = 0; i < test.texts.size() && !error_; ++i) {
    auto pattern = Pattern::Compile(test.texts[i], test.ignore_case);
    if (pattern) continue;
    pattern.error().where = path + "/values/" + std::to_string(i);
    Fail(pattern.error());
  }
}

}  // namespace kohort
