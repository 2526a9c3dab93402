// The groups that RFM scores of 1 to 5 fall into where a definition has no table of its own.
#ifndef KOHORT_CORE_SEGMENT_RFM_GROUPS_H_
#define KOHORT_CORE_SEGMENT_RFM_GROUPS_H_

#include <span>

#include "core/segment/definition.h"

namespace kohort {

// The first that fits. Every combination of scores from 1 to 5 is in one. With less than 5 scores a
// definition needs its own table.
std::span<const RfmGroup> DefaultRfmGroups();

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_RFM_GROUPS_H_
