#include "core/insight/stage_history.h"

#include <algorithm>
#include <optional>

namespace kohort {
namespace {

// Since when a purchase is an age old: not after `until`, and nothing where it is not that old
// then.
//
// Months are clamped at their end, so that with the time of day an age can come and go for some
// days: 28 February 11:00 lies a month before 28 March 12:00 and not a month before 29 March 10:00.
// At midnights it comes once.
std::optional<Instant> OldSince(Instant purchase, Age age, const TimeZone& zone, Instant until) {
  const auto old = [&](Instant instant) { return AgeBefore(age, instant, zone) >= purchase; };
  if (!old(until)) return std::nullopt;
  const Age ahead{-age.count, age.months};
  Instant young = zone.EndOfDay(zone.AddDays(AgeBefore(ahead, purchase, zone), -2));
  Instant after = zone.EndOfDay(young);
  while (after < until && !old(after)) {
    young = after;
    after = zone.EndOfDay(after);
  }
  after = std::min(after, until);
  // Between a midnight at which it is not and one, or `until`, at which it is.
  while (after - young > 1) {
    const Instant middle = young + (after - young) / 2;
    (old(middle) ? after : young) = middle;
  }
  return after;
}

}  // namespace

std::vector<StageChange> StageHistory(const Lifecycle& lifecycle, const TimeZone& zone,
                                      std::uint32_t begin, std::uint32_t end) {
  const TimeColumn& times = lifecycle.purchases->times;
  std::vector<StageChange> changes;
  const auto become = [&](Stage stage, Instant since) {
    if (changes.empty() || changes.back().stage != stage) changes.push_back({since, stage});
  };
  for (std::uint32_t row = begin; row < end; ++row) {
    const Instant purchase = times[row];
    const bool last = row + 1 == end;
    if (!last && times[row + 1] == purchase) continue;  // at once: the later counts
    become(row == begin ? Stage::kFirstTimer : Stage::kActive, purchase);
    const Instant until = last ? lifecycle.as_of : times[row + 1] - 1;
    const auto defecting = OldSince(purchase, lifecycle.settings.defecting_after, zone, until);
    const auto inactive = OldSince(purchase, lifecycle.settings.inactive_after, zone, until);
    if (defecting && (!inactive || *defecting < *inactive)) {
      become(Stage::kDefecting, *defecting);
    }
    if (inactive) become(Stage::kInactive, *inactive);
  }
  return changes;
}

}  // namespace kohort
