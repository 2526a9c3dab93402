// Edits of a segment's conditions. A place is named by its JSON path in the segment, as the engine
// names it: "/include" is the outermost group, "/include/conditions/1/conditions/0" a condition in
// a group in it, "/exclude/0" an exclusion. Conditions stand in a parent: the path of a group, or
// "/exclude".
#ifndef KOHORT_CORE_DOCUMENT_CONDITION_TREE_H_
#define KOHORT_CORE_DOCUMENT_CONDITION_TREE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/segment/definition.h"

namespace kohort {

// Groups nest no deeper; the outermost counts as one.
inline constexpr int kMostGroupDepth = 16;

// "/exclude", 2 -> "/exclude/2"; "/include", 2 -> "/include/conditions/2".
std::string ChildPath(std::string_view parent, std::size_t index);

struct ConditionPlace {
  std::string parent;
  std::size_t index = 0;

  bool operator==(const ConditionPlace&) const = default;
};
// Nothing where the path is no condition's, as "/include".
std::optional<ConditionPlace> PlaceOf(std::string_view path);

// The conditions in a parent; null where there is no such parent. Valid until the segment changes.
std::vector<Condition>* ConditionsIn(Segment& segment, std::string_view parent);
Condition* FindCondition(Segment& segment, std::string_view path);
const Condition* FindCondition(const Segment& segment, std::string_view path);

// Each says whether it could be done.
bool InsertCondition(Segment& segment, const ConditionPlace& place, Condition condition);
bool RemoveCondition(Segment& segment, std::string_view path);
bool DuplicateCondition(Segment& segment, std::string_view path);  // the copy stands after it
bool WrapCondition(Segment& segment, std::string_view path, GroupKind kind);
// What is in a group takes its place.
bool UnwrapGroup(Segment& segment, std::string_view path);
// To before what is at `to` now; not into itself, nor deeper than groups may nest.
bool MoveCondition(Segment& segment, std::string_view path, const ConditionPlace& to);

}  // namespace kohort

#endif  // KOHORT_CORE_DOCUMENT_CONDITION_TREE_H_
