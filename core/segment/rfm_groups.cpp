#include "core/segment/rfm_groups.h"

#include <vector>

namespace kohort {

// The eleven names in common use, as MoEngage's and Putler's tables have them (putler.com,
// "RFM analysis"), with ranges that leave no gap.
std::span<const RfmGroup> DefaultRfmGroups() {
  static const std::vector<RfmGroup> kGroups{
      {"Champions", {4, 5}, {4, 5}, {4, 5}},
      {"Cannot lose them", {1, 2}, {4, 5}, {4, 5}},
      {"Loyal", {3, 5}, {4, 5}, {1, 5}},
      {"At risk", {1, 2}, {3, 5}, {1, 5}},
      {"New", {5, 5}, {1, 1}, {1, 5}},
      {"Promising", {4, 4}, {1, 1}, {1, 5}},
      {"Potential loyalists", {4, 5}, {2, 3}, {1, 5}},
      {"Need attention", {3, 3}, {3, 3}, {1, 5}},
      {"About to sleep", {3, 3}, {1, 2}, {1, 5}},
      {"Hibernating", {2, 2}, {1, 2}, {1, 5}},
      {"Lost", {1, 1}, {1, 2}, {1, 5}},
  };
  return kGroups;
}

}  // namespace kohort
