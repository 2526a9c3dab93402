#include "tests/core/segment/reference_values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "core/base/json_fields.h"
#include "core/base/text.h"
#include "core/base/time_text.h"

namespace kohort::reference {
namespace {

constexpr auto kYes = std::to_array<std::string_view>(
    {"true", "yes", "y", "t", "1", "ya", "benar", "si", "ja", "on"});
constexpr auto kNo = std::to_array<std::string_view>(
    {"false", "no", "n", "f", "0", "tidak", "salah", "nein", "off"});

std::u32string Letters(std::string_view text, bool ignore_case) {
  return ignore_case ? Fold(text) : CodePoints(text);
}

bool TextMatches(TestOp op, std::string_view value, std::string_view wanted, bool ignore_case) {
  const std::u32string text = Letters(value, ignore_case);
  const std::u32string part = Letters(wanted, ignore_case);
  switch (op) {
    case TestOp::kIs: return text == part;
    case TestOp::kContains: return text.find(part) != std::u32string::npos;
    case TestOp::kStarts: return text.starts_with(part);
    case TestOp::kEnds: return text.ends_with(part);
    case TestOp::kMatches: return Finds(part, text);
    default: return false;
  }
}

template <class Words>
bool IsWord(std::string_view text, const Words& words) {
  std::string lower;
  for (const char c : TrimSpaces(text)) lower += LowerAscii(c);
  return std::ranges::find(words, lower) != words.end();
}

std::optional<Instant> DateOf(const Value& value, const TimeZone& zone) {
  if (value.number) return std::nullopt;
  const auto time = ParseTime(value.text, TimeFormat::kYearMonthDay);
  if (!time) return std::nullopt;
  return time->fixed ? time->micros : zone.ToInstant(time->micros);
}

// Month and day of the date are those of today or of one of the next days.
bool IsAnniversary(Instant date, int next_days, const Calendar& calendar) {
  using namespace std::chrono;
  const year_month_day born{sys_days{days(calendar.DayOf(date))}};
  for (std::int64_t day = calendar.Today(); day <= calendar.Today() + next_days; ++day) {
    const year_month_day today{sys_days{days(day)}};
    month_day wanted = born.month() / born.day();
    if (wanted == February / 29 && !today.year().is_leap()) wanted = February / 28;
    if (today.month() / today.day() == wanted) return true;
  }
  return false;
}

std::vector<std::string> ItemsOf(const std::string& text) {
  std::vector<std::string> items;
  if (text.starts_with('[')) {
    const Json array = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (array.is_array()) {
      for (const Json& item : array) {
        if (item.is_string()) items.push_back(item.get<std::string>());
      }
      return items;
    }
  }
  std::string item;
  for (const char c : text + ";") {
    if (c != ',' && c != ';' && c != '|') {
      item += c;
      continue;
    }
    if (!TrimSpaces(item).empty()) items.emplace_back(TrimSpaces(item));
    item.clear();
  }
  return items;
}

bool HasItem(const Value& value, const std::string& wanted, bool ignore_case) {
  return std::ranges::any_of(ItemsOf(value.text), [&](const std::string& item) {
    return TextMatches(TestOp::kIs, item, wanted, ignore_case);
  });
}

// A negative operator is the complement of its positive: which it is.
std::optional<TestOp> PositiveOf(TestOp op) {
  switch (op) {
    case TestOp::kIsNot: return TestOp::kIs;
    case TestOp::kNotContains: return TestOp::kContains;
    case TestOp::kNotStarts: return TestOp::kStarts;
    case TestOp::kNotEnds: return TestOp::kEnds;
    case TestOp::kNotMatches: return TestOp::kMatches;
    case TestOp::kNotEqual: return TestOp::kEqual;
    case TestOp::kNotInWindow: return TestOp::kInWindow;
    case TestOp::kHasNone: return TestOp::kHasAny;
    default: return std::nullopt;
  }
}

std::optional<CompareOp> NumberOp(TestOp op) {
  switch (op) {
    case TestOp::kEqual: return CompareOp::kEqual;
    case TestOp::kGreater: return CompareOp::kGreater;
    case TestOp::kGreaterOrEqual: return CompareOp::kGreaterOrEqual;
    case TestOp::kLess: return CompareOp::kLess;
    case TestOp::kLessOrEqual: return CompareOp::kLessOrEqual;
    case TestOp::kNumberBetween: return CompareOp::kBetween;
    default: return std::nullopt;
  }
}

// What an operator sees of the value: true, false, or nothing where it is no value of its type.
std::optional<bool> Sees(TestOp op, const ValueTest& test, const Value& value,
                         const Calendar& calendar, const std::optional<Value>& other) {
  const bool against_other = !test.other_attribute.empty();
  if (against_other && !other) return std::nullopt;
  if (const auto compare = NumberOp(op)) {
    const auto left = value.Number();
    const auto right = against_other ? other->Number() : test.number;
    if (!left || !right) return std::nullopt;
    return Compares(*compare, *left, *right, test.upper);
  }
  switch (op) {
    case TestOp::kTrue:
    case TestOp::kFalse:
      if (IsWord(value.text, kYes)) return op == TestOp::kTrue;
      if (IsWord(value.text, kNo)) return op == TestOp::kFalse;
      return std::nullopt;
    case TestOp::kInWindow:
    case TestOp::kAnniversary: {
      const auto date = DateOf(value, calendar.zone);
      if (!date) return std::nullopt;
      return op == TestOp::kInWindow ? calendar.DateWindow(test.window).Holds(*date)
                                     : IsAnniversary(*date, test.days, calendar);
    }
    case TestOp::kHasAny:
      return std::ranges::any_of(test.texts, [&](const std::string& text) {
        return HasItem(value, text, test.ignore_case);
      });
    case TestOp::kHasAll:
      return std::ranges::all_of(test.texts, [&](const std::string& text) {
        return HasItem(value, text, test.ignore_case);
      });
    default:
      if (against_other) return TextMatches(op, value.text, other->text, test.ignore_case);
      return std::ranges::any_of(test.texts, [&](const std::string& text) {
        return TextMatches(op, value.text, text, test.ignore_case);
      });
  }
}

// Pattern without `|`: does it match from here on, to wherever?
bool MatchesHere(std::u32string_view pattern, std::u32string_view text) {
  if (pattern.empty()) return true;
  if (pattern == U"$") return text.empty();
  std::size_t length = 1;  // of the first element
  if (pattern[0] == U'[') length = pattern.find(U']') + 1;
  const std::u32string_view element = pattern.substr(0, length);
  const auto one = [&](char32_t c) {
    if (element == U".") return true;
    if (length == 1) return element[0] == c;
    return element.substr(1, length - 2).find(c) != std::u32string_view::npos;
  };
  std::u32string_view rest = pattern.substr(length);
  if (rest.starts_with(U'*')) {
    rest.remove_prefix(1);
    for (;;) {
      if (MatchesHere(rest, text)) return true;
      if (text.empty() || !one(text[0])) return false;
      text.remove_prefix(1);
    }
  }
  return !text.empty() && one(text[0]) && MatchesHere(rest, text.substr(1));
}

}  // namespace

bool Passes(const ValueTest& test, const std::optional<Value>& value, const Calendar& calendar,
            const std::optional<Value>& other) {
  if (test.op == TestOp::kEmpty) return !value;
  if (test.op == TestOp::kNotEmpty) return value.has_value();
  const auto positive = PositiveOf(test.op);
  std::optional<bool> seen;
  if (value) seen = Sees(positive.value_or(test.op), test, *value, calendar, other);
  if (!positive) return seen.value_or(false);
  return seen ? !*seen : !test.only_known;
}

bool Compares(CompareOp op, double left, double right, double upper) {
  switch (op) {
    case CompareOp::kEqual: return left == right;
    case CompareOp::kNotEqual: return left != right;
    case CompareOp::kGreater: return left > right;
    case CompareOp::kGreaterOrEqual: return left >= right;
    case CompareOp::kLess: return left < right;
    case CompareOp::kLessOrEqual: return left <= right;
    case CompareOp::kBetween: return right <= left && left <= upper;
  }
  return false;
}

std::u32string CodePoints(std::string_view utf8) {
  std::u32string points;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xc0) {
      points += static_cast<char32_t>(byte >= 0xf0   ? byte & 7
                                      : byte >= 0xe0 ? byte & 15
                                                     : byte & 31);
    } else if (byte >= 0x80) {
      points.back() = points.back() << 6 | (byte & 63);
    } else {
      points += byte;
    }
  }
  return points;
}

std::u32string Fold(std::string_view utf8) {
  std::u32string points = CodePoints(utf8);
  for (char32_t& c : points) {
    const auto is = [&](char32_t from, char32_t to) { return from <= c && c <= to; };
    if (is(U'A', U'Z') || (is(0xc0, 0xde) && c != 0xd7) || (is(0x391, 0x3a9) && c != 0x3a2) ||
        is(0x410, 0x42f)) {
      c += 32;
    } else if (is(0x400, 0x40f)) {
      c += 80;
    } else if (c == 0x212a) {  // the Kelvin sign
      c = U'k';
    } else if (c == 0x17f) {  // the long s
      c = U's';
    }
  }
  return points;
}

bool Finds(std::u32string_view pattern, std::u32string_view text) {
  for (;;) {
    const std::size_t bar = pattern.find(U'|');
    std::u32string_view choice = pattern.substr(0, bar);
    const bool anchored = choice.starts_with(U'^');
    if (anchored) choice.remove_prefix(1);
    for (std::size_t from = 0; from <= text.size(); ++from) {
      if (MatchesHere(choice, text.substr(from))) return true;
      if (anchored) break;
    }
    if (bar == std::u32string_view::npos) return false;
    pattern.remove_prefix(bar + 1);
  }
}

}  // namespace kohort::reference
