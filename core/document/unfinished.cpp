#include "core/document/unfinished.h"

#include <algorithm>
#include <variant>

#include "core/segment/definition_uses.h"

namespace kohort {
namespace {

bool Done(const Window& window) {
  if (UsesDate(window.kind)) return !window.from.empty();
  if (window.kind != WindowKind::kBetween) return true;
  // A day's text orders as the day does.
  return !window.from.empty() && !window.to.empty() &&
         std::string_view(window.from).substr(0, 10) <= std::string_view(window.to).substr(0, 10);
}

bool Done(const ValueTest& test) {
  if (UsesOtherAttribute(test.op) && !test.other_attribute.empty()) return true;
  switch (OperandOf(test.op)) {
    case Operand::kTexts:
    case Operand::kList: return !test.texts.empty();
    case Operand::kWindow: return Done(test.window);
    default: return true;
  }
}

bool Done(const EventQuery& query) {
  switch (query.event.match) {
    case EventMatch::kNames: return !query.event.names.empty();
    case EventMatch::kPrefix: return !query.event.prefix.empty();
    case EventMatch::kAny: break;
  }
  return true;
}

bool Done(const Measure& measure) {
  if (UsesProperty(measure.function) && measure.property.empty()) return false;
  if (measure.function == Function::kRatio && (!measure.per || !Done(*measure.per))) return false;
  return Done(measure.events) && Done(measure.window);
}

bool DoneBody(const Group&) { return true; }
bool DoneBody(const EventCondition& x) { return Done(x.events) && Done(x.window); }
bool DoneBody(const FirstTimeCondition& x) { return Done(x.events) && Done(x.window); }
bool DoneBody(const LastTimeCondition& x) { return Done(x.events) && Done(x.window); }
bool DoneBody(const AggregateCondition& x) { return Done(x.measure) && Done(x.test); }
bool DoneBody(const SequenceCondition& x) {
  return std::ranges::all_of(x.steps, [](const EventQuery& step) { return Done(step); }) &&
         Done(x.window);
}
bool DoneBody(const HabitCondition& x) { return Done(x.events) && Done(x.window); }
bool DoneBody(const AffinityCondition& x) {
  const bool value = !UsesValue(x.kind) || (!x.property.empty() && !x.value.empty());
  return value && Done(x.events) && Done(x.window);
}
bool DoneBody(const AttributeCondition& x) { return !x.attribute.empty() && Done(x.test); }
bool DoneBody(const StageCondition& x) { return !x.stages.empty(); }
bool DoneBody(const RfmCondition&) { return true; }
bool DoneBody(const SegmentCondition& x) { return !x.segment.empty(); }
bool DoneBody(const ListCondition& x) { return !x.list.empty(); }
bool DoneBody(const RandomCondition&) { return true; }

void Finish(FilterGroup& group) {
  std::erase_if(group.filters, [](Filter& filter) {
    if (auto* inner = std::get_if<FilterGroup>(&filter.body)) {
      Finish(*inner);
      return inner->filters.empty();
    }
    const auto& test = std::get<PropertyTest>(filter.body);
    return test.property.empty() || !Done(test.test);
  });
  // Any of nothing would be no event at all.
  if (group.filters.empty()) group.kind = GroupKind::kAll;
}

void FinishFilters(Condition& condition) {
  auto& body = condition.body;
  if (auto* x = std::get_if<EventCondition>(&body)) Finish(x->events.where);
  if (auto* x = std::get_if<FirstTimeCondition>(&body)) Finish(x->events.where);
  if (auto* x = std::get_if<LastTimeCondition>(&body)) Finish(x->events.where);
  if (auto* x = std::get_if<HabitCondition>(&body)) Finish(x->events.where);
  if (auto* x = std::get_if<AffinityCondition>(&body)) Finish(x->events.where);
  if (auto* x = std::get_if<AggregateCondition>(&body)) {
    Finish(x->measure.events.where);
    if (x->measure.per) Finish(x->measure.per->where);
  }
  if (auto* x = std::get_if<SequenceCondition>(&body)) {
    for (EventQuery& step : x->steps) Finish(step.where);
    std::erase_if(x->without, [](const Without& without) { return !Done(without.events); });
    for (Without& without : x->without) Finish(without.events.where);
  }
}

// All of nothing holds for everyone, any of nothing for nobody.
void Finish(std::vector<Condition>& conditions, GroupKind undecided) {
  for (Condition& condition : conditions) {
    if (auto* group = std::get_if<Group>(&condition.body)) {
      const bool all = group->kind == GroupKind::kAll;
      // A group in which nothing is said yet decides nothing either.
      if (group->conditions.empty()) group->kind = undecided;
      Finish(group->conditions, all ? GroupKind::kAll : GroupKind::kAny);
    } else if (!IsFinished(condition)) {
      condition.body = Group{.kind = undecided, .conditions = {}};
    } else {
      FinishFilters(condition);
    }
  }
}

}  // namespace

bool IsFinished(const Condition& condition) {
  return std::visit([](const auto& body) { return DoneBody(body); }, condition.body);
}

Definitions Finished(Definitions document) {
  for (Segment& segment : document.segments) {
    Group& include = segment.include;
    if (include.conditions.empty()) include.kind = GroupKind::kAll;
    Finish(include.conditions, include.kind == GroupKind::kAll ? GroupKind::kAll : GroupKind::kAny);
    Finish(segment.exclude, GroupKind::kAny);
    Cap& cap = segment.cap;
    if (cap.kind != CapKind::kTop) continue;
    Finish(cap.by.events.where);
    if (cap.by.per) Finish(cap.by.per->where);
    if (!Done(cap.by) || GivesPropertyValue(cap.by.function)) cap = {};
  }
  return document;
}

}  // namespace kohort
