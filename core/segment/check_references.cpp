#include "core/segment/check_references.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/base/nearest.h"
#include "core/segment/check.h"
#include "core/segment/rfm_groups.h"

namespace kohort {
namespace {

struct Reference {
  std::string id;
  std::string path;
};

std::map<std::string, std::size_t, std::less<>> IndexOfIds(const Definitions& definitions) {
  std::map<std::string, std::size_t, std::less<>> index_of;
  for (std::size_t i = 0; i < definitions.segments.size(); ++i) {
    index_of.emplace(definitions.segments[i].id, i);
  }
  return index_of;
}

template <class See>
void ForEachCondition(const Condition& condition, const std::string& path, const See& see) {
  see(condition, path);
  const auto* group = std::get_if<Group>(&condition.body);
  if (group == nullptr) return;
  for (std::size_t i = 0; i < group->conditions.size(); ++i) {
    ForEachCondition(group->conditions[i], path + "/conditions/" + std::to_string(i), see);
  }
}

template <class See>
void ForEachCondition(const Definitions& definitions, std::size_t index, const See& see) {
  const Segment& segment = definitions.segments[index];
  const std::string path = "/segments/" + std::to_string(index);
  for (std::size_t i = 0; i < segment.include.conditions.size(); ++i) {
    ForEachCondition(segment.include.conditions[i],
                     path + "/include/conditions/" + std::to_string(i), see);
  }
  for (std::size_t i = 0; i < segment.exclude.size(); ++i) {
    ForEachCondition(segment.exclude[i], path + "/exclude/" + std::to_string(i), see);
  }
}

std::vector<Reference> ReferencesOf(const Definitions& definitions, std::size_t index) {
  std::vector<Reference> references;
  ForEachCondition(definitions, index, [&](const Condition& condition, const std::string& path) {
    if (const auto* reference = std::get_if<SegmentCondition>(&condition.body)) {
      references.push_back({reference->segment, path + "/segment"});
    }
  });
  return references;
}

// A segment on the way down, and the reference in it that is followed next.
struct Visit {
  std::size_t segment;
  std::vector<Reference> references;
  std::size_t next = 0;
};

Error Loop(const Definitions& definitions, const std::vector<Visit>& way, std::size_t back_to) {
  auto from = std::ranges::find(way, back_to, &Visit::segment);
  std::string loop;
  for (; from != way.end(); ++from) loop += definitions.segments[from->segment].id + " -> ";
  loop += definitions.segments[back_to].id;
  const Visit& last = way.back();
  return {"segment_cycle", "These segments need each other: " + loop + ".",
          last.references[last.next - 1].path, "Take one of these conditions out."};
}

}  // namespace

std::optional<Error> CheckCycles(const Definitions& definitions) {
  const auto index_of = IndexOfIds(definitions);
  enum class State : std::uint8_t { kNew, kOpen, kDone };
  std::vector<State> states(definitions.segments.size(), State::kNew);
  std::vector<Visit> way;
  const auto enter = [&](std::size_t segment) {
    states[segment] = State::kOpen;
    way.push_back({.segment = segment, .references = ReferencesOf(definitions, segment)});
  };
  for (std::size_t start = 0; start < states.size(); ++start) {
    if (states[start] == State::kNew) enter(start);
    while (!way.empty()) {
      Visit& visit = way.back();
      if (visit.next == visit.references.size()) {
        states[visit.segment] = State::kDone;
        way.pop_back();
        continue;
      }
      const auto found = index_of.find(visit.references[visit.next++].id);
      if (found == index_of.end() || states[found->second] == State::kDone) continue;
      if (states[found->second] == State::kOpen) return Loop(definitions, way, found->second);
      enter(found->second);
    }
  }
  return std::nullopt;
}

std::optional<Error> CheckReferences(const Definitions& definitions) {
  std::vector<std::string> ids;
  for (const Segment& segment : definitions.segments) ids.push_back(segment.id);
  const RfmSettings& rfm = definitions.settings.rfm;
  std::vector<std::string> groups;
  for (const RfmGroup& group : rfm.groups) groups.push_back(group.name);
  const bool default_groups = groups.empty();
  if (default_groups) {
    for (const RfmGroup& group : DefaultRfmGroups()) groups.push_back(group.name);
  }
  std::optional<Error> error;
  const auto see = [&](const Condition& condition, const std::string& path) {
    if (error) return;
    if (const auto* reference = std::get_if<SegmentCondition>(&condition.body)) {
      if (std::ranges::find(ids, reference->segment) != ids.end()) return;
      error = Error{"segment_unknown",
                    "There is no segment \"" + reference->segment + "\"" +
                        DidYouMean(reference->segment, ids),
                    path + "/segment", "Use the ID of a segment in this file."};
    } else if (const auto* scores = std::get_if<RfmCondition>(&condition.body)) {
      if (!scores->groups.empty() && default_groups && rfm.scores != 5) {
        error = Error{"group_unknown", "The groups that come with the program are for five scores.",
                      path + "/groups", "Give the settings groups of your own, or five scores."};
      }
      for (std::size_t i = 0; i < scores->groups.size() && !error; ++i) {
        const std::string& name = scores->groups[i];
        if (std::ranges::find(groups, name) != groups.end()) continue;
        error = Error{"group_unknown",
                      "There is no RFM group \"" + name + "\"" + DidYouMean(name, groups),
                      path + "/groups/" + std::to_string(i), "Use a group of the settings."};
      }
    }
  };
  for (std::size_t i = 0; i < definitions.segments.size(); ++i) {
    ForEachCondition(definitions, i, see);
  }
  return error;
}

}  // namespace kohort
