#include "core/base/time_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "core/base/text.h"

namespace kohort {
namespace {

constexpr std::array<std::pair<TimeFormat, std::string_view>, 11> kNames{{
    {TimeFormat::kYearMonthDay, "y-m-d"},
    {TimeFormat::kCompact, "yyyymmdd"},
    {TimeFormat::kDayMonthYear, "d/m/y"},
    {TimeFormat::kMonthDayYear, "m/d/y"},
    {TimeFormat::kShortYearFirst, "yy-m-d"},
    {TimeFormat::kDayMonthName, "d mon y"},
    {TimeFormat::kMonthNameDay, "mon d y"},
    {TimeFormat::kUnixSeconds, "unix s"},
    {TimeFormat::kUnixMilliseconds, "unix ms"},
    {TimeFormat::kUnixMicroseconds, "unix us"},
    {TimeFormat::kExcelDays, "excel"},
}};

// In English, Indonesian, German and Spanish, in lower case.
struct MonthName {
  std::string_view name;
  int month;
};
constexpr auto kMonths = std::to_array<MonthName>({
    {"jan", 1},        {"january", 1},   {"januari", 1},    {"januar", 1},    {"jänner", 1},
    {"ene", 1},        {"enero", 1},     {"feb", 2},        {"february", 2},  {"februari", 2},
    {"pebruari", 2},   {"februar", 2},   {"febrero", 2},    {"mar", 3},       {"march", 3},
    {"maret", 3},      {"mär", 3},       {"märz", 3},       {"mrz", 3},       {"marzo", 3},
    {"apr", 4},        {"april", 4},     {"abr", 4},        {"abril", 4},     {"may", 5},
    {"mei", 5},        {"mai", 5},       {"mayo", 5},       {"jun", 6},       {"june", 6},
    {"juni", 6},       {"junio", 6},     {"jul", 7},        {"july", 7},      {"juli", 7},
    {"julio", 7},      {"aug", 8},       {"august", 8},     {"agu", 8},       {"agt", 8},
    {"ags", 8},        {"agustus", 8},   {"ago", 8},        {"agosto", 8},    {"sep", 9},
    {"sept", 9},       {"september", 9}, {"septiembre", 9}, {"oct", 10},      {"october", 10},
    {"okt", 10},       {"oktober", 10},  {"octubre", 10},   {"nov", 11},      {"november", 11},
    {"nop", 11},       {"nopember", 11}, {"noviembre", 11}, {"dec", 12},      {"december", 12},
    {"des", 12},       {"desember", 12}, {"dez", 12},       {"dezember", 12}, {"dic", 12},
    {"diciembre", 12},
});
// Without Spanish "mar", which is a month too.
constexpr auto kWeekdays = std::to_array<std::string_view>({
    "mon",    "monday",  "tue",        "tues",   "tuesday",   "wed",       "wednesday", "thu",
    "thur",   "thurs",   "thursday",   "fri",    "friday",    "sat",       "saturday",  "sun",
    "sunday", "sen",     "senin",      "sel",    "selasa",    "rab",       "rabu",      "kam",
    "kamis",  "jum",     "jumat",      "jum'at", "sab",       "sabtu",     "min",       "minggu",
    "ahad",   "mo",      "montag",     "di",     "dienstag",  "mi",        "mittwoch",  "do",
    "fr",     "freitag", "donnerstag", "sa",     "samstag",   "sonnabend", "so",        "sonntag",
    "lun",    "lunes",   "martes",     "mié",    "miércoles", "mie",       "miercoles", "jue",
    "jueves", "vie",     "viernes",    "sáb",    "sábado",    "sabado",    "dom",       "domingo",
});

// Indonesia's zones keep one offset all year.
struct ZoneName {
  std::string_view name;
  int hours;
};
constexpr auto kZoneNames = std::to_array<ZoneName>(
    {{"utc", 0}, {"gmt", 0}, {"z", 0}, {"wib", 7}, {"wita", 8}, {"wit", 9}});

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
      if (LowerAscii(at_[i]) != lower[i]) return false;
    }
    at_ += lower.size();
    return true;
  }

  // All that is left, if it ends with `c`.
  bool TakeUntilLast(char c) {
    if (at_ == end_ || end_[-1] != c) return false;
    at_ = end_;
    return true;
  }

  // Letters of any script, as far as they go, in lower case where they are ASCII. Valid until the
  // next call; of more letters than any name has, the first.
  std::string_view TakeLetters() {
    std::size_t size = 0;
    for (; at_ != end_ && IsLetter(*at_); ++at_) {
      if (size < letters_.size()) letters_[size++] = LowerAscii(*at_);
    }
    return {letters_.data(), size};
  }

 private:
  static bool IsLetter(char c) {
    const char lower = LowerAscii(c);
    return (lower >= 'a' && lower <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  }

  const char* at_;
  const char* end_;
  std::array<char, 16> letters_;
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
  const char mark = in.Peek() == '.' ? '.' : ':';
  if (colons && !in.Take(mark)) return false;
  if (!in.TakeNumber(2, minute)) return false;
  const bool has_seconds = colons ? in.Take(mark) : in.Peek() >= '0' && in.Peek() <= '9';
  if (has_seconds) {
    if (!in.TakeNumber(2, second)) return false;
    if (in.Take('.') || in.Take(',')) fraction = TakeFraction(in);
  }
  if (colons) {
    Cursor ahead = in;
    ahead.TakeSpaces();
    const bool am = ahead.TakeWord("am") || ahead.TakeWord("a.m.") || ahead.TakeWord("a. m.");
    const bool pm =
        !am && (ahead.TakeWord("pm") || ahead.TakeWord("p.m.") || ahead.TakeWord("p. m."));
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
  Cursor word = ahead;
  if (const std::string_view name = word.TakeLetters(); !name.empty()) {
    const auto zone = std::ranges::find(kZoneNames, name, &ZoneName::name);
    if (zone == kZoneNames.end()) return true;
    time.micros -= zone->hours * 3600 * kSecond;
    time.fixed = true;
    in = ahead = word;
    if (zone->hours != 0) return true;
  }
  const bool minus = ahead.Peek() == '-';
  if (!ahead.Take('+') && !ahead.Take('-')) return true;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  if (!ahead.TakeNumber(time.fixed ? 1 : 2, hours)) return false;  // GMT+7
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

// " Uhr", " (Western Indonesia Time)"; takes nothing where there is none.
void TakeRemark(Cursor& in) {
  Cursor ahead = in;
  if (!ahead.TakeSpaces()) return;
  if (ahead.TakeWord("uhr")) {
    in = ahead;
  } else if (ahead.Take('(') && ahead.TakeUntilLast(')')) {
    in = ahead;
  }
}

// Two digits of a year are 1970 to 2069.
bool TakeYear(Cursor& in, std::int64_t& year) {
  const int digits = in.TakeDigits(4, year);
  if (digits == 2) year += year < 70 ? 2000 : 1900;
  return digits == 2 || digits == 4;
}

// "Nov", "Nov.", "november"
bool TakeMonthName(Cursor& in, std::int64_t& month) {
  const auto found = std::ranges::find(kMonths, in.TakeLetters(), &MonthName::name);
  if (found == kMonths.end()) return false;
  month = found->month;
  in.Take('.');
  return true;
}

// "Kamis, "; takes nothing where there is none.
void TakeWeekday(Cursor& in) {
  if (in.Peek() >= '0' && in.Peek() <= '9') return;
  Cursor ahead = in;
  const std::string_view name = ahead.TakeLetters();
  if (std::ranges::find(kWeekdays, name) == kWeekdays.end()) return;
  ahead.Take('.');
  ahead.Take(',');
  if (ahead.TakeSpaces()) in = ahead;
}

// What stands between a month's name and its numbers.
bool TakeBetween(Cursor& in) {
  if (in.Take('-') || in.Take('/')) return true;
  const bool comma = in.Take(',');
  return in.TakeSpaces() || comma;
}

// "12 Nov 2026", "Nov 12, 2026"
bool TakeNamedDate(Cursor& in, TimeFormat format, std::int64_t& micros) {
  std::int64_t day = 0;
  std::int64_t month = 0;
  std::int64_t year = 0;
  if (format == TimeFormat::kDayMonthName) {
    if (!in.TakeNumber(1, day)) return false;
    in.Take('.');
    TakeBetween(in);
    if (in.TakeWord("de ")) in.TakeSpaces();
    if (!TakeMonthName(in, month)) return false;
    TakeBetween(in);
    if (in.TakeWord("de ")) in.TakeSpaces();
  } else {
    if (!TakeMonthName(in, month) || !TakeBetween(in)) return false;
    if (!in.TakeNumber(1, day) || !TakeBetween(in)) return false;
  }
  if (!TakeYear(in, year)) return false;
  const auto midnight = DayMicros(year, month, day);
  if (!midnight) return false;
  micros = *midnight;
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
    const bool short_year = format == TimeFormat::kShortYearFirst;
    const bool year_first = format == TimeFormat::kYearMonthDay || short_year;
    if (format == TimeFormat::kYearMonthDay ? in.TakeDigits(4, parts[0]) != 4
                                            : !in.TakeNumber(short_year ? 2 : 1, parts[0])) {
      return false;
    }
    if (short_year) parts[0] += parts[0] < 70 ? 2000 : 1900;
    const char separator = in.Peek();
    if (separator != '-' && separator != '/' && separator != '.') return false;
    in.Take(separator);
    if (!in.TakeNumber(1, parts[1]) || !in.Take(separator)) return false;
    if (year_first) {
      if (!in.TakeNumber(1, parts[2])) return false;
    } else {
      if (!TakeYear(in, parts[2])) return false;
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
  const int digits = in.TakeDigits(16, count);
  if (digits == 0 || count > kEndInstant / unit) return std::nullopt;
  ParsedTime time{.micros = count * unit, .fixed = true, .date_only = false};
  if (in.Take('.')) time.micros += TakeFraction(in) / (kSecond / unit);
  if (!in.AtEnd()) return std::nullopt;
  return time;
}

// Excel counts a 29 February 1900, so that its days are ours only from 1 March 1900 (61) on; its
// last one is 9999-12-31.
std::optional<ParsedTime> ParseExcel(Cursor in) {
  constexpr std::int64_t kFirst = 61;
  constexpr std::int64_t kLast = 2'958'465;
  constexpr std::int64_t kOf1970 = 25'569;
  constexpr std::int64_t kMillisecond = kSecond / 1000;
  std::int64_t day = 0;
  if (in.TakeDigits(7, day) == 0 || day < kFirst || day > kLast) return std::nullopt;
  ParsedTime time{.micros = (day - kOf1970) * kDay, .fixed = false, .date_only = true};
  if (in.Take('.') || in.Take(',')) {
    std::int64_t fraction = 0;  // of 10^9
    for (int digits = in.TakeDigits(9, fraction); digits < 9; ++digits) fraction *= 10;
    std::int64_t rest = 0;
    while (in.TakeDigits(9, rest) > 0) {
    }
    const std::int64_t nanos = fraction * (kDay / kMillisecond);  // thousand-millionths of ms
    const std::int64_t millis = (nanos + 500'000'000) / 1'000'000'000;
    time.micros += millis * kMillisecond;
    time.date_only = fraction == 0;
  }
  if (!in.AtEnd()) return std::nullopt;
  return time;
}

// What may stand between a date and its time of day: "T", or spaces, perhaps with a comma or a
// word.
bool TakeJoint(Cursor& in, TimeFormat format) {
  if (format == TimeFormat::kCompact && in.Peek() >= '0' && in.Peek() <= '9') return true;
  if (in.TakeWord("t")) return true;
  const bool comma = in.Take(',');
  if (!in.TakeSpaces()) return comma;
  for (const std::string_view word : {"at ", "pukul ", "jam ", "um "}) {
    if (in.TakeWord(word)) in.TakeSpaces();
  }
  return true;
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
  if (format == TimeFormat::kUnixMicroseconds) return ParseUnix(in, 1);
  if (format == TimeFormat::kExcelDays) return ParseExcel(in);

  ParsedTime time;
  TakeWeekday(in);
  const bool named = format == TimeFormat::kDayMonthName || format == TimeFormat::kMonthNameDay;
  if (named ? !TakeNamedDate(in, format, time.micros) : !TakeDate(in, format, time.micros)) {
    return std::nullopt;
  }
  if (in.AtEnd()) {
    time.date_only = true;
    return time;
  }
  if (!TakeJoint(in, format)) return std::nullopt;
  std::int64_t since_midnight = 0;
  Cursor ahead = in;
  if (!TakeTimeOfDay(ahead, true, since_midnight)) {
    ahead = in;
    if (format != TimeFormat::kCompact || !TakeTimeOfDay(ahead, false, since_midnight)) {
      return std::nullopt;
    }
  }
  time.micros += since_midnight;
  if (!TakeOffset(ahead, time)) return std::nullopt;
  TakeRemark(ahead);
  if (!ahead.AtEnd()) return std::nullopt;
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
