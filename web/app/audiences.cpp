#include "web/app/audiences.h"

#include <variant>

#include "core/segment/definition_json.h"
#include "core/segment/rfm_groups.h"

namespace kohort {
namespace {

void DropEmptyGroups(std::vector<Condition>& conditions) {
  std::erase_if(conditions, [](Condition& condition) {
    auto* group = std::get_if<Group>(&condition.body);
    if (group == nullptr) return false;
    DropEmptyGroups(group->conditions);
    return group->conditions.empty();
  });
}

}  // namespace

std::string SegmentSentence(const Definitions& document, std::string_view id, Language language) {
  Definitions finished = Finished(document);
  Segment* segment = FindSegment(finished, id);
  if (segment == nullptr) return "";
  DropEmptyGroups(segment->include.conditions);
  DropEmptyGroups(segment->exclude);
  return Describe(*segment, finished, language);
}

std::string SegmentJson(const Definitions& document, std::string_view id) {
  Definitions alone = document;
  std::erase_if(alone.segments, [id](const Segment& segment) { return segment.id != id; });
  return FormatDefinitions(alone);
}

std::vector<std::string> RfmGroupNames(const RfmSettings& settings) {
  std::vector<std::string> names;
  for (const RfmGroup& group : settings.groups) names.push_back(group.name);
  if (!names.empty()) return names;
  for (const RfmGroup& group : DefaultRfmGroups()) names.push_back(group.name);
  return names;
}

}  // namespace kohort
