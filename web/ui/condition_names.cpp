// Conditions in two or three words, where there is no room for a sentence.
#include <variant>

#include "web/ui/condition_parts.h"

namespace kohort {
namespace {

std::string Joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "–" : text;
}

std::string Named(const EventQuery& events) {
  switch (events.event.match) {
    case EventMatch::kAny: return Tr(T::kAnyEvent);
    case EventMatch::kPrefix: return events.event.prefix + "…";
    case EventMatch::kNames: break;
  }
  return Joined(events.event.names);
}

struct Namer {
  const Definitions& document;

  std::string operator()(const Group& x) const {
    const T text = x.kind == GroupKind::kAll   ? T::kStepGroupAll
                   : x.kind == GroupKind::kAny ? T::kStepGroupAny
                                               : T::kStepGroupNone;
    return Fill(text, {Number(x.conditions.size())});
  }
  std::string operator()(const EventCondition& x) const {
    const bool never = x.count == Comparison{CompareOp::kEqual, 0, 0};
    return never ? Fill(T::kStepNot, {Named(x.events)}) : Named(x.events);
  }
  std::string operator()(const FirstTimeCondition& x) const { return Named(x.events); }
  std::string operator()(const LastTimeCondition& x) const { return Named(x.events); }
  std::string operator()(const AggregateCondition& x) const {
    return x.measure.property.empty() ? Named(x.measure.events) : x.measure.property;
  }
  std::string operator()(const SequenceCondition& x) const {
    return x.steps.empty() ? Tr(T::kNewSequence) : Named(x.steps.back());
  }
  std::string operator()(const HabitCondition& x) const { return Named(x.events); }
  std::string operator()(const AffinityCondition& x) const {
    return x.value.empty() ? Named(x.events) : x.value;
  }
  std::string operator()(const AttributeCondition& x) const { return x.attribute; }
  std::string operator()(const StageCondition& x) const {
    std::vector<std::string> names;
    for (const std::string& stage : x.stages) names.push_back(StageName(stage));
    return Joined(names);
  }
  std::string operator()(const RfmCondition& x) const {
    return x.groups.empty() ? Tr(T::kNewRfm) : Joined(x.groups);
  }
  std::string operator()(const SegmentCondition& x) const {
    const Segment* segment = FindSegment(document, x.segment);
    const std::string name = segment == nullptr ? x.segment : segment->name;
    return x.member ? name : Fill(T::kStepNot, {name});
  }
  std::string operator()(const ListCondition& x) const {
    return x.member ? x.list : Fill(T::kStepNot, {x.list});
  }
  std::string operator()(const RandomCondition&) const { return Tr(T::kNewRandom); }
};

}  // namespace

std::string ShortName(const Condition& condition, const Definitions& document) {
  return std::visit(Namer{document}, condition.body);
}

}  // namespace kohort
