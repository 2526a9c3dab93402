#include "core/base/time_zone.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <date/tz.h>

namespace kohort {
namespace {

std::int64_t FloorDays(std::int64_t micros) {
  return std::chrono::floor<std::chrono::days>(std::chrono::microseconds(micros)).count();
}

}  // namespace

TimeZone::TimeZone()
    : name_("UTC"), spans_(std::make_shared<const std::vector<Span>>(1, Span{kFirstInstant, 0})) {}

Result<TimeZone> TimeZone::Find(std::string_view name) {
  if (name == "UTC") return TimeZone();
  const date::time_zone* zone = nullptr;
  try {
    zone = date::locate_zone(std::string(name));
  } catch (const std::runtime_error&) {  // the library's word for a name it does not have
    return std::unexpected(Error{"zone_unknown",
                                 "There is no time zone \"" + std::string(name) + "\".", "",
                                 "Use an IANA name such as Asia/Jakarta or UTC."});
  }
  auto spans = std::make_shared<std::vector<Span>>();
  const date::sys_seconds end{std::chrono::microseconds(kEndInstant) / std::chrono::seconds(1) *
                              std::chrono::seconds(1)};
  for (date::sys_seconds at{}; at < end;) {
    const date::sys_info info = zone->get_info(at);
    spans->push_back({at.time_since_epoch().count() * kSecond, info.offset.count() * kSecond});
    at = info.end;
  }
  TimeZone result;
  result.name_ = name;
  result.spans_ = std::move(spans);
  return result;
}

const TimeZone::Span& TimeZone::SpanAt(Instant instant) const {
  const auto after = std::ranges::upper_bound(*spans_, instant, {}, &Span::begin);
  return after == spans_->begin() ? *after : *std::prev(after);
}

LocalTime TimeZone::ToLocal(Instant instant) const { return instant + SpanAt(instant).offset; }

Instant TimeZone::ToInstant(LocalTime local) const {
  // No zone is more than a day from UTC, so the span is near the one that this finds. A local time
  // belongs to the first span that has not ended by it.
  auto span = std::ranges::upper_bound(*spans_, local - kDay, {}, &Span::begin);
  if (span != spans_->begin()) --span;
  for (auto next = std::next(span); next != spans_->end(); span = next++) {
    if (local - span->offset < next->begin) break;
    // In a gap the next span has not begun by its own clock either: the offset before holds.
    if (local - next->offset < next->begin) break;
  }
  return local - span->offset;
}

bool TimeZone::HasOneOffset(LocalTime begin, LocalTime end) const {
  const Instant first = ToInstant(begin);
  const Instant last = ToInstant(end - 1);
  // In a gap the offset taken is not that of the span the instant lies in: hence both.
  return last - first == end - 1 - begin && &SpanAt(first) == &SpanAt(last);
}

Instant TimeZone::AddDays(Instant instant, int days) const {
  return ToInstant(ToLocal(instant) + days * kDay);
}

Instant TimeZone::AddMonths(Instant instant, int months) const {
  const LocalTime local = ToLocal(instant);
  const std::int64_t day_number = FloorDays(local);
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(day_number))};
  const std::chrono::year_month month = day.year() / day.month() + std::chrono::months(months);
  const std::chrono::day last = (month / std::chrono::last).day();
  const std::chrono::sys_days moved = month / std::min(day.day(), last);
  return ToInstant(local + (moved.time_since_epoch().count() - day_number) * kDay);
}

Instant TimeZone::EndOfDay(Instant instant) const {
  return ToInstant((FloorDays(ToLocal(instant)) + 1) * kDay);
}

}  // namespace kohort
