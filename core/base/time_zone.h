// Time zones by IANA name, and the calendar steps that need one.
//
// The zone data comes from Debian's tzdata through Howard Hinnant's date library: from the
// system's /usr/share/zoneinfo natively, packaged with the page in the browser.
#ifndef KOHORT_CORE_BASE_TIME_ZONE_H_
#define KOHORT_CORE_BASE_TIME_ZONE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/instant.h"

namespace kohort {

// A value that is cheap to copy. Valid from 1970 to 2100; beyond, the nearest known offset holds.
class TimeZone {
 public:
  // UTC.
  TimeZone();

  // Error zone_unknown.
  static Result<TimeZone> Find(std::string_view name);

  const std::string& name() const { return name_; }

  // Both take O(log of the zone's transitions).
  LocalTime ToLocal(Instant instant) const;

  // A wall-clock time that happens twice, when summer time ends, is its first instant. One that is
  // skipped, when it begins, is read with the offset before the change.
  Instant ToInstant(LocalTime local) const;

  // Whether ToInstant takes the same from all local times of [begin, end), which lie within a day.
  bool HasOneOffset(LocalTime begin, LocalTime end) const;

  // The same wall-clock time so many days or months away; the day is clamped at the end of its
  // month (31 March less a month is 28 or 29 February).
  Instant AddDays(Instant instant, int days) const;
  Instant AddMonths(Instant instant, int months) const;

  // The midnight that ends the local day of an instant.
  Instant EndOfDay(Instant instant) const;

 private:
  // The offset that holds from `begin` until the next span's.
  struct Span {
    Instant begin;
    std::int64_t offset;
  };

  const Span& SpanAt(Instant instant) const;

  std::string name_;
  std::shared_ptr<const std::vector<Span>> spans_;  // ascending, never empty
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_TIME_ZONE_H_
