// What is different between two versions of a segment, in words.
#ifndef KOHORT_CORE_DOCUMENT_CHANGES_H_
#define KOHORT_CORE_DOCUMENT_CHANGES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/segment/definition.h"
#include "core/segment/describe.h"

namespace kohort {

enum class ChangeKind : std::uint8_t {
  kName,
  kDescription,
  kGoal,
  kTags,
  kAdded,    // a condition
  kRemoved,  // one
  kChanged,  // one, to another of its kind
  kGroup,    // of conditions: how many of them must hold
  kOrder,    // the same conditions, elsewhere
  kCap,
};

struct SegmentChange {
  ChangeKind kind = ChangeKind::kName;
  bool excludes = false;  // the condition is an exclusion
  std::string before;     // names; conditions as clauses: "who did ..."
  std::string after;
  GroupKind group = GroupKind::kAll;  // of a group, what it is now

  bool operator==(const SegmentChange&) const = default;
};

// Conditions that are not finished say nothing and make no difference. `document` is for the names
// of the segments that conditions name. Cost: that of the sentences.
std::vector<SegmentChange> CompareSegments(const Segment& before, const Segment& after,
                                           const Definitions& document, Language language);

}  // namespace kohort

#endif  // KOHORT_CORE_DOCUMENT_CHANGES_H_
