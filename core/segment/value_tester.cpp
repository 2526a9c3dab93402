#include "core/segment/value_tester.h"

#include <algorithm>
#include <chrono>
#include <span>

#include <nlohmann/json.hpp>

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/base/time_text.h"
#include "core/segment/fold.h"

namespace kohort {
namespace {

constexpr auto kTrueWords = std::to_array<std::string_view>(
    {"true", "yes", "y", "t", "1", "ya", "benar", "si", "ja", "on"});
constexpr auto kFalseWords = std::to_array<std::string_view>(
    {"false", "no", "n", "f", "0", "tidak", "salah", "nein", "off"});

// The expression that fits just this text.
std::string Quoted(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (c == 0) {
      pattern += "\\x00";
    } else {
      if (!plain) pattern += '\\';
      pattern += c;
    }
  }
  return pattern;
}

// The items of "a; b" or ["a", "b"].
std::vector<std::string> ItemsOf(std::string_view text) {
  std::vector<std::string> items;
  if (text.starts_with('[')) {
    const auto array = nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (array.is_array()) {
      for (const auto& item : array) {
        if (item.is_string() && !item.get_ref<const std::string&>().empty()) {
          items.push_back(item.get<std::string>());
        }
      }
      return items;
    }
  }
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;|"), text.size());
    const std::string_view item = TrimSpaces(text.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

}  // namespace

std::optional<bool> TruthOf(std::string_view text) {
  std::string word(TrimSpaces(text));
  std::ranges::transform(word, word.begin(), LowerAscii);
  if (std::ranges::find(kTrueWords, word) != kTrueWords.end()) return true;
  if (std::ranges::find(kFalseWords, word) != kFalseWords.end()) return false;
  return std::nullopt;
}

Result<ValueTester> ValueTester::Create(const ValueTest& test, const EvaluationTime& time) {
  ValueTester tester;
  tester.test_ = test;
  tester.negative_ = IsNegative(test.op);
  tester.zone_ = time.zone;
  switch (test.op) {
    case TestOp::kEmpty:
    case TestOp::kNotEmpty: tester.family_ = Family::kEmpty; break;
    case TestOp::kEqual:
    case TestOp::kNotEqual:
    case TestOp::kGreater:
    case TestOp::kGreaterOrEqual:
    case TestOp::kLess:
    case TestOp::kLessOrEqual:
    case TestOp::kNumberBetween: tester.family_ = Family::kNumber; break;
    case TestOp::kTrue:
    case TestOp::kFalse: tester.family_ = Family::kTruth; break;
    case TestOp::kInWindow:
    case TestOp::kNotInWindow: {
      tester.family_ = Family::kDate;
      const Result<Bounds> bounds = ResolveWindow(test.window, time);
      if (!bounds) return std::unexpected(bounds.error());
      tester.bounds_ = *bounds;
      break;
    }
    case TestOp::kAnniversary:
      tester.family_ = Family::kDate;
      tester.MakeAnniversary(time);
      break;
    case TestOp::kHasAny:
    case TestOp::kHasAll:
    case TestOp::kHasNone: tester.family_ = Family::kList; break;
    default: break;
  }
  if (const Result<void> made = tester.MakePatterns(); !made) {
    return std::unexpected(made.error());
  }
  return tester;
}

// A text whose case is ignored is looked for as a regular expression, so that folding is in one
// place.
std::string ValueTester::ExactPattern(std::string_view text) const {
  const bool anywhere = test_.op == TestOp::kContains || test_.op == TestOp::kNotContains;
  const bool at_end_only = test_.op == TestOp::kEnds || test_.op == TestOp::kNotEnds;
  const bool at_begin_only = test_.op == TestOp::kStarts || test_.op == TestOp::kNotStarts;
  std::string pattern = anywhere || at_end_only ? "(?:" : "\\A(?:";
  pattern += Quoted(text);
  pattern += anywhere || at_begin_only ? ")" : ")\\z";
  return pattern;
}

Result<void> ValueTester::MakePatterns() {
  if (family_ != Family::kText && family_ != Family::kList) return {};
  const bool regular = test_.op == TestOp::kMatches || test_.op == TestOp::kNotMatches;
  if (!regular && !test_.ignore_case) return {};
  for (const std::string& text : test_.texts) {
    Result<Pattern> compiled =
        Pattern::Compile(regular ? text : ExactPattern(text), test_.ignore_case);
    if (!compiled) return std::unexpected(compiled.error());
    patterns_.push_back(std::move(*compiled));
  }
  return {};
}

// The days that count: today and the next ones; 29 February also where a 28 February ends its
// month.
void ValueTester::MakeAnniversary(const EvaluationTime& time) {
  const std::int64_t today = PeriodOf(TimeUnit::kDays, time.Today(), time.week_start);
  for (std::int64_t day = today; day <= today + test_.days; ++day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    const auto month = static_cast<unsigned>(date.month());
    const auto day_of_month = static_cast<unsigned>(date.day());
    anniversary_[month][day_of_month] = true;
    if (month == 2 && day_of_month == 28 && !date.year().is_leap()) anniversary_[2][29] = true;
  }
}

bool ValueTester::Decide(std::optional<bool> positive) const {
  if (!negative_) return positive.value_or(false);
  return positive ? !*positive : !test_.only_known;
}

bool ValueTester::OfMissing() const {
  if (family_ == Family::kEmpty) return test_.op == TestOp::kEmpty;
  return Decide(std::nullopt);
}

bool ValueTester::AnyText(std::string_view text) const {
  if (!patterns_.empty()) {
    return std::ranges::any_of(patterns_,
                               [&](const Pattern& pattern) { return pattern.Find(text); });
  }
  return std::ranges::any_of(test_.texts, [&](const std::string& wanted) {
    switch (test_.op) {
      case TestOp::kContains:
      case TestOp::kNotContains: return text.contains(wanted);
      case TestOp::kStarts:
      case TestOp::kNotStarts: return text.starts_with(wanted);
      case TestOp::kEnds:
      case TestOp::kNotEnds: return text.ends_with(wanted);
      default: return text == wanted;
    }
  });
}

bool ValueTester::CompareNumber(double value, double with) const {
  switch (test_.op) {
    case TestOp::kEqual:
    case TestOp::kNotEqual: return value == with;  // of the positive
    case TestOp::kGreater: return value > with;
    case TestOp::kGreaterOrEqual: return value >= with;
    case TestOp::kLess: return value < with;
    case TestOp::kLessOrEqual: return value <= with;
    default: return value >= test_.number && value <= test_.upper;
  }
}

std::optional<bool> ValueTester::PositiveOfDate(std::string_view text) const {
  const auto parsed = ParseTime(text, TimeFormat::kYearMonthDay);
  if (!parsed) return std::nullopt;
  if (test_.op != TestOp::kAnniversary) {
    return bounds_.Contains(parsed->fixed ? parsed->micros : zone_.ToInstant(parsed->micros));
  }
  const LocalTime local = parsed->fixed ? zone_.ToLocal(parsed->micros) : parsed->micros;
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time(std::chrono::microseconds(local)))};
  return anniversary_[static_cast<unsigned>(date.month())][static_cast<unsigned>(date.day())];
}

bool ValueTester::PositiveOfList(std::string_view text) const {
  const std::vector<std::string> items = ItemsOf(text);
  const auto has = [&](std::size_t i) {
    return std::ranges::any_of(items, [&](const std::string& item) {
      return patterns_.empty() ? item == test_.texts[i] : patterns_[i].Find(item);
    });
  };
  for (std::size_t i = 0; i < test_.texts.size(); ++i) {
    if (has(i) != (test_.op == TestOp::kHasAll)) return test_.op != TestOp::kHasAll;
  }
  return test_.op == TestOp::kHasAll;
}

bool ValueTester::OfText(std::string_view text) const {
  switch (family_) {
    case Family::kText: return Decide(AnyText(text));
    case Family::kEmpty: return test_.op == TestOp::kNotEmpty;
    case Family::kNumber: {
      const std::optional<double> number = ParseDouble(text);
      return Decide(number ? std::optional(CompareNumber(*number, test_.number)) : std::nullopt);
    }
    case Family::kTruth: {
      const std::optional<bool> truth = TruthOf(text);
      return truth && *truth == (test_.op == TestOp::kTrue);
    }
    case Family::kDate: return Decide(PositiveOfDate(text));
    case Family::kList: break;
  }
  return Decide(PositiveOfList(text));
}

bool ValueTester::OfNumber(double number, std::string_view text) const {
  if (family_ == Family::kNumber) return Decide(CompareNumber(number, test_.number));
  if (family_ == Family::kDate) return Decide(std::nullopt);
  return OfText(text);
}

bool ValueTester::OfPair(std::optional<std::string_view> value,
                         std::optional<std::string_view> other) const {
  if (family_ != Family::kNumber) {
    if (!value || !other) return Decide(std::nullopt);
    return Decide(test_.ignore_case ? FoldCase(*value) == FoldCase(*other) : *value == *other);
  }
  const auto number = [](std::optional<std::string_view> text) {
    return text ? ParseDouble(*text) : std::nullopt;
  };
  const std::optional<double> left = number(value);
  const std::optional<double> right = number(other);
  if (!left || !right) return Decide(std::nullopt);
  return Decide(CompareNumber(*left, *right));
}

std::vector<std::uint8_t> ValueTester::TruthTable(const Dictionary& values) const {
  std::vector<std::uint8_t> truth(std::size_t{values.size()} + 1);
  truth[0] = OfMissing() ? 1 : 0;
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    truth[std::size_t{code} + 1] = OfText(values[code]) ? 1 : 0;
  }
  return truth;
}

}  // namespace kohort
