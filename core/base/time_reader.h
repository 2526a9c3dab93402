// Reads a column of times, one row after the other.
#ifndef KOHORT_CORE_BASE_TIME_READER_H_
#define KOHORT_CORE_BASE_TIME_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/base/time_text.h"
#include "core/base/time_zone.h"

namespace kohort {

// Remembers when the days it met begin: of a time written "2026-11-12 21:04:55" only the time of
// day is left to read. Of other texts it remembers the last, which rows in time order repeat.
class TimeReader {
 public:
  TimeReader() = default;
  TimeReader(TimeFormat format, TimeZone zone);

  // As ParseTime and TimeZone::ToInstant.
  std::optional<Instant> Read(std::string_view text);

 private:
  // A day as written, "2026-11-" and "12".
  struct Day {
    std::uint64_t year_month = 0;
    std::uint16_t day = 0;
    bool even = false;  // one offset holds all day; of other days nothing is known
    Instant midnight = 0;
  };
  static constexpr int kDayBits = 10;  // of some days more than a year has

  std::optional<Instant> ReadUsual(std::string_view text);
  Day FindDay(std::string_view text) const;
  std::optional<Instant> ReadAny(std::string_view text) const;

  TimeFormat format_ = TimeFormat::kYearMonthDay;
  TimeZone zone_;
  std::vector<Day> days_{std::size_t{1} << kDayBits};  // by a hash of their text
  std::string last_text_;
  std::optional<Instant> last_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_TIME_READER_H_
