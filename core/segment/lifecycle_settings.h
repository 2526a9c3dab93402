// What decides the lifecycle stages, as plain values. The rules are in lifecycle.h.
#ifndef KOHORT_CORE_SEGMENT_LIFECYCLE_SETTINGS_H_
#define KOHORT_CORE_SEGMENT_LIFECYCLE_SETTINGS_H_

#include <string>

namespace kohort {

// A calendar span: months or days.
struct Age {
  int count = 0;
  bool months = true;

  bool operator==(const Age&) const = default;
};

struct LifecycleSettings {
  std::string purchase;  // event name; empty = the data set's own guess
  Age defecting_after{6, true};
  Age inactive_after{12, true};
  std::string as_of;  // empty = the midnight that ends the local day of the last event

  bool operator==(const LifecycleSettings&) const = default;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_LIFECYCLE_SETTINGS_H_
