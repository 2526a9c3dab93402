#include "web/app/sharing.h"

#include <variant>

#include "core/document/segments.h"

namespace kohort {
namespace {

// Adds the segment and, once each, those that its conditions name.
void AddWithReferences(const Definitions& document, std::string_view id, Definitions& to);

void AddReferences(const Definitions& document, const std::vector<Condition>& conditions,
                   Definitions& to) {
  for (const Condition& condition : conditions) {
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      AddReferences(document, group->conditions, to);
    } else if (const auto* reference = std::get_if<SegmentCondition>(&condition.body)) {
      AddWithReferences(document, reference->segment, to);
    }
  }
}

void AddWithReferences(const Definitions& document, std::string_view id, Definitions& to) {
  const Segment* segment = FindSegment(document, id);
  if (segment == nullptr || FindSegment(to, id) != nullptr) return;
  to.segments.push_back(*segment);
  AddReferences(document, segment->include.conditions, to);
  AddReferences(document, segment->exclude, to);
}

}  // namespace

Definitions Shared(const Definitions& document, std::string_view id) {
  Definitions shared;
  shared.settings = document.settings;
  AddWithReferences(document, id, shared);
  return shared;
}

}  // namespace kohort
