#include "core/segment/describe_words.h"

#include <algorithm>
#include <vector>

#include "core/base/json_fields.h"

namespace kohort {

std::string Words::Say(Saying saying, std::initializer_list<std::string_view> parts) const {
  const SayingText& texts = kSayings[static_cast<std::size_t>(saying)];
  const std::string_view text = language_ == Language::kEnglish ? texts.english : texts.indonesian;
  std::string filled;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') {
      filled += parts.begin()[text[i + 1] - '0'];
      i += 2;
    } else {
      filled += text[i];
    }
  }
  return filled;
}

std::string Words::List(std::span<const std::string> parts, Saying join) const {
  std::string list = parts.front();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) list += ", " + parts[i];
  return parts.size() == 1 ? list : Say(join, {list, parts.back()});
}

std::string Words::Quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string Words::QuotedList(std::span<const std::string> texts, Saying join) const {
  // Who reads a sentence does not read a thousand names.
  constexpr std::size_t kShown = 12;
  std::vector<std::string> quoted;
  for (const std::string& text : texts.first(std::min(texts.size(), kShown))) {
    quoted.push_back(Quoted(text));
  }
  if (texts.size() > kShown) quoted.emplace_back("...");
  return quoted.empty() ? Quoted("") : List(quoted, join);
}

std::string Words::Number(double number) const {
  std::string text = FieldWriter::ToJson(number).dump();
  const bool english = language_ == Language::kEnglish;
  std::size_t end = text.find_first_of(".e");
  if (end == std::string::npos) end = text.size();
  if (end < text.size() && text[end] == '.') text[end] = english ? '.' : ',';
  const std::size_t begin = text.starts_with('-') ? 1 : 0;
  for (std::size_t i = end; i > begin + 3;) text.insert(i -= 3, 1, english ? ',' : '.');
  return text;
}

std::string Words::Percent(double number) const { return Number(number) + "%"; }

std::string Words::Unit(TimeUnit unit, bool plural) const {
  // kMinute, kMinutes, kHour, ... in the order of the units.
  const int first = static_cast<int>(Saying::kMinute);
  return Say(static_cast<Saying>(first + 2 * static_cast<int>(unit) + (plural ? 1 : 0)));
}

std::string Words::Span(int count, TimeUnit unit) const {
  return Number(count) + " " + Unit(unit, count != 1);
}

std::string Words::LastSpan(int count, TimeUnit unit) const {
  if (count == 1 && language_ == Language::kEnglish) return Unit(unit, false);
  return Span(count, unit);
}

std::string Words::Times(double count) const {
  if (count == 1) return Say(Saying::kOnce);
  if (count == 2) return Say(Saying::kTwice);
  return Say(Saying::kTimes, {Number(count)});
}

std::string Words::This(TimeUnit unit) const {
  switch (unit) {
    case TimeUnit::kWeeks: return Say(Saying::kThisWeek);
    case TimeUnit::kMonths: return Say(Saying::kThisMonth);
    case TimeUnit::kQuarters: return Say(Saying::kThisQuarter);
    case TimeUnit::kYears: return Say(Saying::kThisYear);
    default: return Say(Saying::kToday);
  }
}

std::string Words::Previous(TimeUnit unit) const {
  switch (unit) {
    case TimeUnit::kWeeks: return Say(Saying::kPreviousWeek);
    case TimeUnit::kMonths: return Say(Saying::kPreviousMonth);
    case TimeUnit::kQuarters: return Say(Saying::kPreviousQuarter);
    case TimeUnit::kYears: return Say(Saying::kPreviousYear);
    default: return Say(Saying::kYesterday);
  }
}

std::string Words::When(const Window& window) const {
  const TimeUnit unit = window.unit;
  const std::string span = LastSpan(window.count, unit);
  switch (window.kind) {
    case WindowKind::kAllTime: return Say(Saying::kAllTime);
    case WindowKind::kLast: return Say(Saying::kInLast, {span});
    case WindowKind::kWhole:
      if (window.count == 1) return This(unit);
      return Say(unit == TimeUnit::kMonths  ? Saying::kWholeMonths
                 : unit == TimeUnit::kWeeks ? Saying::kWholeWeeks
                                            : Saying::kWholeDays,
                 {span});
    case WindowKind::kComplete:
      if (window.count == 1) return Previous(unit);
      return Say(Saying::kComplete, {Number(window.count), Unit(unit, true)});
    case WindowKind::kThis: return This(unit);
    case WindowKind::kPrevious: return Previous(unit);
    case WindowKind::kAgo:
      if (window.until == 0) return Say(Saying::kInLast, {span});
      return Say(Saying::kAgo, {Number(window.until), Span(window.count, unit)});
    case WindowKind::kBefore: return Say(Saying::kBefore, {window.from});
    case WindowKind::kAfter: return Say(Saying::kAfter, {window.from});
    case WindowKind::kOn: return Say(Saying::kOn, {window.from});
    case WindowKind::kBetween: return Say(Saying::kFromTo, {window.from, window.to});
  }
  return "";
}

std::string Describe(const Window& window, Language language) {
  return Words(language).When(window);
}

}  // namespace kohort
