// Times as text: the ways of writing that are read, and the one that is written.
#ifndef KOHORT_CORE_BASE_TIME_TEXT_H_
#define KOHORT_CORE_BASE_TIME_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/instant.h"

namespace kohort {

// Ways to write a date, perhaps with a time of day.
enum class TimeFormat {
  kYearMonthDay,      // 2026-11-12, 2026/11/12, 2026.11.12 (ISO 8601 extended)
  kCompact,           // 20261112, 20261112T210455, 20261112210455 (ISO 8601 basic)
  kDayMonthYear,      // 12/11/2026, 12-11-2026, 12.11.26
  kMonthDayYear,      // 11/12/2026
  kUnixSeconds,       // 1762955095, with or without a fraction
  kUnixMilliseconds,  // 1762955095250
};

// The names used in mappings: "y-m-d", "yyyymmdd", "d/m/y", "m/d/y", "unix s", "unix ms".
std::string_view TimeFormatName(TimeFormat format);
std::optional<TimeFormat> TimeFormatByName(std::string_view name);

struct ParsedTime {
  std::int64_t micros = 0;  // an Instant if `fixed`, else a LocalTime
  bool fixed = false;       // written with an offset, or counted since 1970
  bool date_only = false;   // no time of day was written; it is midnight
};

// Reads the whole text, spaces around it aside, or nothing. After a date may follow "T" or spaces
// and a time of day: 21:04, 21:04:55, 21:04:55.250, 9:04 PM; then an offset: Z, +07, +0700, +07:00.
// A year of two digits is 1970 to 2069. Cost: a few nanoseconds for kYearMonthDay.
std::optional<ParsedTime> ParseTime(std::string_view text, TimeFormat format);

// "2026-11-12 21:04:55", with ".250" or ".250001" where there is a fraction.
std::string FormatLocal(LocalTime time);

// "2026-11-12".
std::string FormatLocalDay(LocalTime time);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_TIME_TEXT_H_
