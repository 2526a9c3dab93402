// When a customer came into each lifecycle stage: a purchase makes a first timer or an active
// customer at once, the calendar makes them defecting and inactive.
//
// A stage begins with the first instant after which, without another purchase, every as-of at a
// midnight finds the customer in it. So the history agrees with the lifecycle of any such as-of,
// and its last stage with that of the as-of it is asked for, whatever its time of day.
#ifndef KOHORT_CORE_INSIGHT_STAGE_HISTORY_H_
#define KOHORT_CORE_INSIGHT_STAGE_HISTORY_H_

#include <cstdint>
#include <vector>

#include "core/base/instant.h"
#include "core/base/time_zone.h"
#include "core/segment/lifecycle.h"

namespace kohort {

struct StageChange {
  Instant since = 0;
  Stage stage = Stage::kLead;

  bool operator==(const StageChange&) const = default;
};

// From the first purchase on, oldest first; each stage differs from the one before. The rows
// [begin, end) are the customer's purchases up to as-of. O(rows).
// REQUIRES: lifecycle.purchases is not null.
std::vector<StageChange> StageHistory(const Lifecycle& lifecycle, const TimeZone& zone,
                                      std::uint32_t begin, std::uint32_t end);

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_STAGE_HISTORY_H_
