#include "core/base/time_text.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "core/base/text.h"

namespace kohort {
namespace {

constexpr std::array<std::pair<TimeFormat, std::string_view>, 6> kNames{{
    {TimeFormat::kYearMonthDay, "y-m-d"},
    {TimeFormat::kCompact, "yyyymmdd"},
    {TimeFormat::kDayMonthYear, "d/m/y"},
    {TimeFormat::kMonthDayYear, "m/d/y"},
    {TimeFormat::kUnixSeconds, "unix s"},
    {TimeFormat::kUnixMilliseconds, "unix ms"},
}};

// Takes characters off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

  bool AtEnd() const { return at_ == end_; }
  char Peek() const { return at_ == end_ ? '\0' : *at_; }

  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }

  // The number of digits taken, at most `most`.
  int TakeDigits(int most, std::int64_t& value) {
    value = 0;
    int count = 0;
    for (; count < most && at_ != end_ && *at_ >= '0' && *at_ <= '9'; ++count, ++at_) {
      value = value * 10 + (*at_ - '0');
    }
    return count;
  }

  // One or two digits, or just two.
  bool TakeNumber(int least, std::int64_t& value) { return TakeDigits(2, value) >= least; }

  bool TakeSpaces() {
    const char* begin = at_;
    while (Take(' ')) {
    }
    return at_ != begin;
  }

  // Case does not matter.
  bool TakeWord(std::string_view lower) {
    if (static_cast<std::size_t>(end_ - at_) < lower.size()) return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if ((at_[i] | 0x20) != lower[i]) return false;
    }
    at_ += lower.size();
    return true;
  }

 private:
  const char* at_;
  const char* end_;
};

std::optional<std::int64_t> DayMicros(std::int64_t year, std::int64_t month, std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kDay;
}

// ".250" after seconds; digits past the sixth are dropped.
std::int64_t TakeFraction(Cursor& in) {
  std::int64_t value = 0;
  int digits = in.TakeDigits(6, value);
  for (; digits < 6; ++digits) value *= 10;
  std::int64_t rest = 0;
  while (in.TakeDigits(9, rest) > 0) {
  }
  return value;
}

// "21:04:55.250 PM"
bool TakeTimeOfDay(Cursor& in, bool colons, std::int64_t& micros) {
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::int64_t fraction = 0;
  if (!in.TakeNumber(colons ? 1 : 2, hour)) return false;
  if (colons && !in.Take(':')) return false;
  if (!in.TakeNumber(2, minute)) return false;
  const bool has_seconds = colons ? in.Take(':') : in.Peek() >= '0' && in.Peek() <= '9';
  if (has_seconds) {
    if (!in.TakeNumber(2, second)) return false;
    if (in.Take('.') || in.Take(',')) fraction = TakeFraction(in);
  }
  if (colons) {
    Cursor ahead = in;
    ahead.TakeSpaces();
    const bool am = ahead.TakeWord("am");
    const bool pm = !am && ahead.TakeWord("pm");
    if (am || pm) {
      if (hour < 1 || hour > 12) return false;
      hour = hour % 12 + (pm ? 12 : 0);
      in = ahead;
    }
  }
  // A leap second is the first of the next minute.
  if (hour > 24 || minute > 59 || second > 60) return false;
  if (hour == 24 && (minute != 0 || second != 0 || fraction != 0)) return false;
  micros = ((hour * 60 + minute) * 60 + second) * kSecond + fraction;
  return true;
}

// "Z", "+07:00"; takes nothing where there is none.
bool TakeOffset(Cursor& in, ParsedTime& time) {
  Cursor ahead = in;
  ahead.TakeSpaces();
  if (ahead.TakeWord("utc") || ahead.TakeWord("z")) {
    time.fixed = true;
    in = ahead;
    return true;
  }
  const bool minus = ahead.Peek() == '-';
  if (!ahead.Take('+') && !ahead.Take('-')) return true;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  if (!ahead.TakeNumber(2, hours)) return false;
  if (ahead.Take(':') ? !ahead.TakeNumber(2, minutes)
                      : !ahead.AtEnd() && !ahead.TakeNumber(2, minutes)) {
    return false;
  }
  if (hours > 23 || minutes > 59) return false;
  const std::int64_t offset = (hours * 60 + minutes) * 60 * kSecond;
  time.micros += minus ? offset : -offset;
  time.fixed = true;
  in = ahead;
  return true;
}

// Three numbers with one separator.
bool TakeDate(Cursor& in, TimeFormat format, std::int64_t& micros) {
  std::int64_t parts[3];
  if (format == TimeFormat::kCompact) {
    if (in.TakeDigits(4, parts[0]) != 4 || !in.TakeNumber(2, parts[1]) ||
        !in.TakeNumber(2, parts[2])) {
      return false;
    }
  } else {
    const bool year_first = format == TimeFormat::kYearMonthDay;
    if (year_first ? in.TakeDigits(4, parts[0]) != 4 : !in.TakeNumber(1, parts[0])) return false;
    const char separator = in.Peek();
    if (separator != '-' && separator != '/' && separator != '.') return false;
    in.Take(separator);
    if (!in.TakeNumber(1, parts[1]) || !in.Take(separator)) return false;
    if (year_first) {
      if (!in.TakeNumber(1, parts[2])) return false;
    } else {
      const int digits = in.TakeDigits(4, parts[2]);
      if (digits == 2) {
        parts[2] += parts[2] < 70 ? 2000 : 1900;
      } else if (digits != 4) {
        return false;
      }
      std::swap(parts[0], parts[2]);  // day month year -> year month day
      if (format == TimeFormat::kMonthDayYear) std::swap(parts[1], parts[2]);
    }
  }
  const auto day = DayMicros(parts[0], parts[1], parts[2]);
  if (!day) return false;
  micros = *day;
  return true;
}

std::optional<ParsedTime> ParseUnix(Cursor in, std::int64_t unit) {
  std::int64_t count = 0;
  const int digits = in.TakeDigits(15, count);
  if (digits == 0 || count > kEndInstant / unit) return std::nullopt;
  ParsedTime time{.micros = count * unit, .fixed = true, .date_only = false};
  if (in.Take('.')) time.micros += TakeFraction(in) / (kSecond / unit);
  if (!in.AtEnd()) return std::nullopt;
  return time;
}

// "2026-11-12 21:04:55", the usual way, read at once; nothing where it is written otherwise.
std::optional<LocalTime> ParseUsual(std::string_view text) {
  if (text.size() != 19) return std::nullopt;
  constexpr std::string_view kShape = "0000-00-00 00:00:00";
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == '0' ? !digit : text[i] != kShape[i] && !(i == 10 && text[i] == 'T')) {
      return std::nullopt;
    }
  }
  const auto two = [&](std::size_t i) {
    return std::int64_t{text[i] - '0'} * 10 + std::int64_t{text[i + 1] - '0'};
  };
  const std::int64_t hour = two(11);
  const std::int64_t minute = two(14);
  const std::int64_t second = two(17);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto day = DayMicros(two(0) * 100 + two(2), two(5), two(8));
  if (!day) return std::nullopt;
  return *day + ((hour * 60 + minute) * 60 + second) * kSecond;
}

// The day that holds a wall-clock time, and the time since its midnight.
std::chrono::year_month_day DayOf(LocalTime time, std::int64_t& since_midnight) {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::microseconds(time));
  since_midnight = time - days.count() * kDay;
  return std::chrono::year_month_day(std::chrono::sys_days(days));
}

}  // namespace

std::string_view TimeFormatName(TimeFormat format) {
  return kNames[static_cast<std::size_t>(format)].second;
}

std::optional<TimeFormat> TimeFormatByName(std::string_view name) {
  for (const auto& [format, known] : kNames) {
    if (name == known) return format;
  }
  return std::nullopt;
}

std::optional<ParsedTime> ParseTime(std::string_view text, TimeFormat format) {
  if (format == TimeFormat::kYearMonthDay) {
    if (const auto micros = ParseUsual(text)) return ParsedTime{.micros = *micros};
  }
  Cursor in(TrimSpaces(text));
  if (format == TimeFormat::kUnixSeconds) return ParseUnix(in, kSecond);
  if (format == TimeFormat::kUnixMilliseconds) return ParseUnix(in, kSecond / 1000);

  ParsedTime time;
  if (!TakeDate(in, format, time.micros)) return std::nullopt;
  if (in.AtEnd()) {
    time.date_only = true;
    return time;
  }
  const bool letter_t = in.TakeWord("t");
  const bool compact_digits = format == TimeFormat::kCompact && in.Peek() != ' ';
  if (!letter_t && !compact_digits && !in.TakeSpaces()) return std::nullopt;
  std::int64_t since_midnight = 0;
  Cursor ahead = in;
  if (!TakeTimeOfDay(ahead, true, since_midnight)) {
    ahead = in;
    if (format != TimeFormat::kCompact || !TakeTimeOfDay(ahead, false, since_midnight)) {
      return std::nullopt;
    }
  }
  time.micros += since_midnight;
  if (!TakeOffset(ahead, time) || !ahead.AtEnd()) return std::nullopt;
  return time;
}

std::string FormatLocal(LocalTime time) {
  std::int64_t rest = 0;
  DayOf(time, rest);
  char text[32];
  const int size = std::snprintf(
      text, sizeof text, " %02d:%02d:%02d", static_cast<int>(rest / (3600 * kSecond) % 24),
      static_cast<int>(rest / (60 * kSecond) % 60), static_cast<int>(rest / kSecond % 60));
  const int micros = static_cast<int>(rest % kSecond);
  const auto end = static_cast<std::size_t>(size);
  if (micros % 1000 != 0) {
    std::snprintf(text + end, sizeof text - end, ".%06d", micros);
  } else if (micros != 0) {
    std::snprintf(text + end, sizeof text - end, ".%03d", micros / 1000);
  }
  return FormatLocalDay(time) + text;
}

std::string FormatLocalDay(LocalTime time) {
  std::int64_t rest = 0;
  const auto day = DayOf(time, rest);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace kohort
