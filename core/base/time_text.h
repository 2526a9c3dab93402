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
  kShortYearFirst,    // 26-11-12, 26/11/12, 26.11.12
  kDayMonthName,      // 12 Nov 2026, 12-Nov-26, 12 November 2026, 12. Mai 2026, 12 de mayo de 2026
  kMonthNameDay,      // Nov 12, 2026
  kUnixSeconds,       // 1762955095, with or without a fraction
  kUnixMilliseconds,  // 1762955095250
  kUnixMicroseconds,  // 1762955095250000
  kExcelDays,         // 46338.878: days since 1899-12-30, as Excel keeps dates from 1900-03-01 on
};

// The names used in mappings: "y-m-d", "yyyymmdd", "d/m/y", "m/d/y", "yy-m-d", "d mon y", "mon d
// y", "unix s", "unix ms", "unix us", "excel".
std::string_view TimeFormatName(TimeFormat format);
std::optional<TimeFormat> TimeFormatByName(std::string_view name);

struct ParsedTime {
  std::int64_t micros = 0;  // an Instant if `fixed`, else a LocalTime
  bool fixed = false;       // written with an offset, or counted since 1970
  bool date_only = false;   // no time of day was written; it is midnight
};

// Reads the whole text, spaces around it aside, or nothing; total over any bytes. Before a date may
// stand the name of its weekday, which is not checked. After it may follow "T", or a comma, spaces
// and "at", "pukul", "jam" or "um", and a time of day: 21:04, 21:04:55, 21:04:55.250, 21.04.55,
// 9:04 PM, 9:04 p.m.; then an offset: Z, UTC, GMT, WIB, WITA, WIT, +07, +0700, +07:00, GMT+7, and a
// remark in parentheses. Names of months and weekdays are English, Indonesian, German or Spanish,
// in full or short. A year of two digits is 1970 to 2069. 24:00 is the midnight that ends the day,
// a second of 60 the first of the next minute; 29 February is a day of leap years alone. Excel's
// fractions of a day are rounded to milliseconds, which is as fine as it writes them. A time of day
// without a date is none. Cost: a few nanoseconds for kYearMonthDay.
std::optional<ParsedTime> ParseTime(std::string_view text, TimeFormat format);

// "2026-11-12 21:04:55", with ".250" or ".250001" where there is a fraction.
std::string FormatLocal(LocalTime time);

// "2026-11-12".
std::string FormatLocalDay(LocalTime time);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_TIME_TEXT_H_
