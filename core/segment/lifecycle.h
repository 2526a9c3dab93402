// The five lifecycle stages: who has never bought, bought once, is active, is leaving, has left.
//
// Every customer is in exactly one stage, by purchases up to the as-of instant. "Within" an age is
// later than as-of less that age, in the calendar of the data set's zone; the boundary instant
// itself belongs to the older stage.
#ifndef KOHORT_CORE_SEGMENT_LIFECYCLE_H_
#define KOHORT_CORE_SEGMENT_LIFECYCLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/instant.h"
#include "core/data/data_set.h"
#include "core/segment/lifecycle_settings.h"

namespace kohort {

enum class Stage : std::uint8_t { kLead, kFirstTimer, kActive, kDefecting, kInactive };
inline constexpr std::size_t kStages = 5;

// "lead", "first_timer", "active", "defecting", "inactive".
std::string_view StageId(Stage stage);
std::optional<Stage> StageById(std::string_view id);

// "acquisition" or "retention".
std::string_view StageGoal(Stage stage);

struct Lifecycle {
  LifecycleSettings settings;             // with everything resolved
  const EventTable* purchases = nullptr;  // of the data set
  Instant as_of = 0;
  Instant active_since = 0;     // later purchases are within the first age
  Instant defecting_since = 0;  // later ones within the second
  std::vector<Stage> stage_of;  // by customer
  std::array<std::uint64_t, kStages> customers{};
};

// The purchases of these settings. Error purchase_unknown.
Result<const EventTable*> FindPurchases(const DataSet& data, const LifecycleSettings& settings);

// The as-of of these settings; without one, the midnight that ends the day of the last event. Error
// as_of_invalid.
Result<Instant> ResolveAsOf(const DataSet& data, const LifecycleSettings& settings,
                            const TimeZone& zone);

// An instant less an age, in the zone's calendar.
Instant AgeBefore(Age age, Instant instant, const TimeZone& zone);

// The same as ComputeLifecycle without anybody's stage: no pass over anything.
Result<Lifecycle> ResolveLifecycle(const DataSet& data, const LifecycleSettings& settings,
                                   const TimeZone& zone);

// One forward pass over the purchases, in the calendar of the data set's zone or of another.
// Errors: purchase_unknown, as_of_invalid, ages_invalid.
Result<Lifecycle> ComputeLifecycle(const DataSet& data, const LifecycleSettings& settings);
Result<Lifecycle> ComputeLifecycle(const DataSet& data, const LifecycleSettings& settings,
                                   const TimeZone& zone);

// The event whose name says purchase; empty where none does.
std::string GuessPurchase(const DataSet& data);

// A date alone is that whole local day, so its instant is the midnight that ends it; with a time of
// day it is that instant, in `zone` unless an offset is written. Error as_of_invalid.
Result<Instant> ParseAsOf(std::string_view text, const TimeZone& zone);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_LIFECYCLE_H_
