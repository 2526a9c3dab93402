// When customers came into their stages, against the stages as of every midnight.
#include "core/insight/stage_history.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "tests/core/segment/dice.h"
#include "tests/core/segment/reference_calendar.h"
#include "tests/core/segment/row_table.h"

namespace kohort {
namespace {

using reference::At;

// The history of the one customer who bought at these instants.
struct History {
  History(const std::vector<Instant>& times, const char* zone, Instant as_of,
          const LifecycleSettings& settings = {}) {
    reference::Table table{.zone = zone};
    for (const Instant time : times) table.rows.push_back({"ana", "Paid Order", time});
    data = table.Build();
    LifecycleSettings asked = settings;
    asked.as_of = FormatLocal(data->zone.ToLocal(as_of));
    lifecycle = *ComputeLifecycle(*data, asked, data->zone);
    const EventTable& purchases = *lifecycle.purchases;
    const std::uint32_t end = CountUntil(purchases.times, 0, purchases.rows(), lifecycle.as_of);
    changes = StageHistory(lifecycle, data->zone, 0, end);
  }

  std::string Text() const {
    std::string text;
    for (const StageChange& change : changes) {
      text += std::string(StageId(change.stage)) + " " +
              FormatLocal(data->zone.ToLocal(change.since)) + "; ";
    }
    return text;
  }

  std::shared_ptr<const DataSet> data;
  Lifecycle lifecycle;
  std::vector<StageChange> changes;
};

// By the rules alone.
Stage StageAt(const std::vector<Instant>& times, const LifecycleSettings& settings,
              const TimeZone& zone, Instant as_of) {
  const reference::Calendar calendar{.as_of = as_of, .zone = zone};
  const auto before = [&](const Age& age) {
    return calendar.Before(as_of, age.count, age.months ? TimeUnit::kMonths : TimeUnit::kDays);
  };
  std::size_t count = 0;
  Instant last = 0;
  for (const Instant time : times) {
    if (time > as_of) continue;
    ++count;
    last = std::max(last, time);
  }
  if (count == 0) return Stage::kLead;
  if (last > before(settings.defecting_after)) {
    return count == 1 ? Stage::kFirstTimer : Stage::kActive;
  }
  return last > before(settings.inactive_after) ? Stage::kDefecting : Stage::kInactive;
}

Stage StageIn(const std::vector<StageChange>& changes, Instant instant) {
  Stage stage = Stage::kLead;
  for (const StageChange& change : changes) {
    if (change.since <= instant) stage = change.stage;
  }
  return stage;
}

TEST_CASE("A purchase makes a first timer, the calendar makes them defecting and inactive") {
  const History once({At("2024-01-10 09:30:00")}, "UTC", At("2026-01-01 00:00:00"));
  CHECK(once.Text() ==
        "first_timer 2024-01-10 09:30:00; defecting 2024-07-10 09:30:00; "
        "inactive 2025-01-10 09:30:00; ");
  const History back({At("2024-01-10 09:30:00"), At("2025-03-01 00:00:00")}, "UTC",
                     At("2025-09-01 00:00:00"));
  CHECK(back.Text() ==
        "first_timer 2024-01-10 09:30:00; defecting 2024-07-10 09:30:00; "
        "inactive 2025-01-10 09:30:00; active 2025-03-01 00:00:00; "
        "defecting 2025-09-01 00:00:00; ");
}

TEST_CASE("Two purchases at once make an active customer, never a first timer") {
  const History twice({At("2024-01-10 09:30:00"), At("2024-01-10 09:30:00")}, "UTC",
                      At("2024-02-01 00:00:00"));
  CHECK(twice.Text() == "active 2024-01-10 09:30:00; ");
}

TEST_CASE("Purchases after as-of do not exist, and without any there is no history") {
  CHECK(History({At("2024-01-10 09:30:00")}, "UTC", At("2024-01-10 09:29:59")).changes.empty());
  CHECK(History({At("2024-01-10 09:30:00"), At("2024-03-01 00:00:00")}, "UTC",
                At("2024-02-01 00:00:00"))
            .Text() == "first_timer 2024-01-10 09:30:00; ");
}

// 30 August and six months is 30 February, which is not: the stage is that of August until the
// month ends.
TEST_CASE("A month without that day ends before the age does") {
  const History august({At("2025-08-30 10:00:00")}, "UTC", At("2026-06-01 00:00:00"));
  CHECK(august.Text() == "first_timer 2025-08-30 10:00:00; defecting 2026-03-01 00:00:00; ");
}

TEST_CASE("A stage that comes and goes with the time of day begins when it stays") {
  LifecycleSettings settings;
  settings.defecting_after = {1, true};
  const History february({At("2026-02-28 11:00:00")}, "UTC", At("2026-05-01 00:00:00"), settings);
  CHECK(february.Text() == "first_timer 2026-02-28 11:00:00; defecting 2026-03-31 11:00:00; ");
  // As of an afternoon between, it is what that afternoon finds.
  const History afternoon({At("2026-02-28 11:00:00")}, "UTC", At("2026-03-28 15:00:00"), settings);
  CHECK(afternoon.Text() == "first_timer 2026-02-28 11:00:00; defecting 2026-03-28 11:00:00; ");
}

TEST_CASE("Every midnight finds the stage of the history, in any zone and for any ages") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    reference::Dice dice(seed);
    const char* zone = dice.Of(
        {"UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"});
    LifecycleSettings settings;
    settings.defecting_after = {dice.Of({1, 2, 6}), true};
    settings.inactive_after = {dice.Of({7, 12}), true};
    if (dice.Percent(30)) settings.defecting_after = {dice.Of({1, 30, 180}), false};
    if (dice.Percent(30)) settings.inactive_after = {dice.Of({214, 365}), false};
    std::vector<Instant> times;
    Instant time = At("2024-01-01 00:00:00") + dice.From(0, 400) * kDay;
    const int purchases = dice.From(1, 6);
    for (int i = 0; i < purchases; ++i) {
      times.push_back(time);
      const int days = dice.Of({0, 1, 27, 100, 200, 400});
      if (days > 0) time += (days + dice.From(0, 3)) * kDay + dice.From(0, 86'399) * kSecond;
    }
    const TimeZone local = *TimeZone::Find(zone);
    const Instant as_of = local.EndOfDay(time + dice.From(-200, 500) * kDay) +
                          (dice.Percent(50) ? 0 : dice.From(0, 86'399) * kSecond);
    const History history(times, zone, as_of, settings);
    CAPTURE(history.Text());
    CHECK(std::ranges::is_sorted(history.changes, {}, &StageChange::since));
    CHECK(StageIn(history.changes, as_of) == StageAt(times, settings, local, as_of));
    for (Instant midnight = local.EndOfDay(times.front() - 3 * kDay); midnight <= as_of;
         midnight = local.EndOfDay(midnight)) {
      const Stage stage = StageAt(times, settings, local, midnight);
      if (StageIn(history.changes, midnight) == stage) continue;
      FAIL_CHECK("as of " << FormatLocal(local.ToLocal(midnight)) << ": " << StageId(stage));
    }
    // The rules say so at the very instant, and did not just before.
    for (const StageChange& change : history.changes) {
      CHECK(StageAt(times, settings, local, change.since) == change.stage);
      CHECK(StageAt(times, settings, local, change.since - 1) != change.stage);
    }
  }
}

}  // namespace
}  // namespace kohort
