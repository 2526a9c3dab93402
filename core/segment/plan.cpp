#include "core/segment/plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/segment/definition_fields.h"
#include "core/segment/lifecycle.h"
#include "core/segment/unknown_names.h"

namespace kohort {
namespace {

template <class T>
std::string Text(const T& value) {
  return FieldWriter::ToJson(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool NeedsPurchases(const Condition& condition) {
  return std::holds_alternative<StageCondition>(condition.body) ||
         std::holds_alternative<RfmCondition>(condition.body);
}

class Planner {
 public:
  Planner(Plan& plan, PlanNames names, std::vector<UnusableSegment> unusable)
      : plan_(plan), names_(names), unusable_(std::move(unusable)) {
    const SegmentSettings& settings = plan.definitions.settings;
    place_ = std::to_string(plan.time.as_of) + "@" + plan.time.zone.name() +
             kWeekdayWords[static_cast<std::size_t>(settings.week_start)].data();
    lifecycle_ = Text(settings.lifecycle);
    rfm_ = settings.lifecycle.purchase + Text(settings.rfm);
  }

  PlannedSegment Make(const Segment& segment) {
    PlannedSegment planned;
    planned.id = segment.id;
    const auto unusable = std::ranges::find(unusable_, segment.id, &UnusableSegment::id);
    if (unusable != unusable_.end()) {
      planned.problems.push_back(unusable->problem);
      planned.members = planned.before_cap = Nobody();
      return planned;
    }
    open_.push_back(segment.id);
    planned_ = &planned;
    const StepIndex include = MakeGroup(segment.include, "/include", nullptr);
    if (segment.include.kind == GroupKind::kAll) {
      const std::vector<StepIndex> parts = last_parts_;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        planned.included.push_back(
            {"/include/conditions/" + std::to_string(i), parts[i], &segment.include.conditions[i]});
      }
    } else {
      planned.included.push_back({"/include", include, nullptr});
    }
    std::vector<StepIndex> inputs{include};
    for (std::size_t i = 0; i < segment.exclude.size(); ++i) {
      const std::string path = "/exclude/" + std::to_string(i);
      inputs.push_back(Make(segment.exclude[i], path));
      planned.excluded.push_back({path, inputs.back(), &segment.exclude[i]});
    }
    planned.before_cap =
        segment.exclude.empty() ? include : Combine(PlanStep::Kind::kWithout, {}, inputs);
    planned.members = planned.before_cap;
    if (segment.cap.kind != CapKind::kNone) MakeCap(segment.cap, planned);
    open_.pop_back();
    return planned;
  }

 private:
  void Fail(std::string path, Error error) {
    planned_->problems.push_back({std::move(path), std::move(error)});
  }

  StepIndex Add(PlanStep step) {
    const auto [known, added] =
        steps_.try_emplace(step.key, static_cast<StepIndex>(plan_.steps.size()));
    if (added) plan_.steps.push_back(std::move(step));
    return known->second;
  }

  StepIndex Combine(PlanStep::Kind kind, GroupKind group, std::vector<StepIndex> inputs) {
    // All or any of one are that one.
    if (inputs.size() == 1 && group != GroupKind::kNone) return inputs.front();
    PlanStep step;
    step.kind = kind;
    step.group = group;
    step.key = kind == PlanStep::Kind::kWithout
                   ? "without"
                   : std::string(kGroupWords[static_cast<std::size_t>(group)]);
    step.key += "(";
    for (const StepIndex input : inputs) step.key += plan_.steps[input].key + ";";
    step.key += ")";
    step.inputs = std::move(inputs);
    return Add(std::move(step));
  }

  // Leaves the steps of its conditions in last_parts_.
  StepIndex MakeGroup(const Group& group, const std::string& path, const Condition* condition) {
    const std::size_t place = planned_->conditions.size();
    planned_->conditions.push_back({path, 0, condition});
    std::vector<StepIndex> inputs;
    for (std::size_t i = 0; i < group.conditions.size(); ++i) {
      inputs.push_back(Make(group.conditions[i], path + "/conditions/" + std::to_string(i)));
    }
    last_parts_ = inputs;
    const StepIndex step = Combine(PlanStep::Kind::kGroup, group.kind, std::move(inputs));
    planned_->conditions[place].step = step;
    return step;
  }

  StepIndex Make(const Condition& condition, const std::string& path) {
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      return MakeGroup(*group, path, &condition);
    }
    const auto* segment = std::get_if<SegmentCondition>(&condition.body);
    const StepIndex step =
        segment != nullptr ? MakeReference(*segment, path) : MakeLeafStep(condition, path);
    planned_->conditions.push_back({path, step, &condition});
    return step;
  }

  StepIndex MakeLeafStep(const Condition& condition, const std::string& path) {
    std::vector<Error> unknown;
    if (names_ == PlanNames::kLookedUp) {
      unknown = FindUnknownNames(condition, *plan_.data, plan_.lists, plan_.definitions);
    }
    if (names_ == PlanNames::kLookedUp && NeedsPurchases(condition)) {
      const Result<const EventTable*> purchases =
          FindPurchases(*plan_.data, plan_.definitions.settings.lifecycle);
      if (!purchases) unknown.push_back(purchases.error());
    }
    if (!unknown.empty()) {
      for (Error& error : unknown) Fail(path, std::move(error));
      return Nobody();
    }
    PlanStep step;
    step.kind = PlanStep::Kind::kLeaf;
    step.key = place_ + Text(condition) + Surroundings(condition);
    step.condition = &condition;
    return Add(std::move(step));
  }

  // What else a leaf depends on than its condition, the data and the time.
  std::string Surroundings(const Condition& condition) const {
    if (std::holds_alternative<StageCondition>(condition.body)) return lifecycle_;
    if (std::holds_alternative<RfmCondition>(condition.body)) return rfm_;
    if (const auto* list = std::get_if<ListCondition>(&condition.body)) {
      const auto own = std::ranges::find(plan_.definitions.lists, list->list, &IdList::name);
      if (own != plan_.definitions.lists.end()) return Text(*own);
    }
    return "";
  }

  // The whole other segment.
  StepIndex MakeReference(const SegmentCondition& reference, const std::string& path) {
    const std::vector<Segment>& segments = plan_.definitions.segments;
    const auto found = std::ranges::find(segments, reference.segment, &Segment::id);
    if (found == segments.end()) {
      std::vector<std::string> known;
      for (const Segment& segment : segments) known.push_back(segment.id);
      Fail(path, UnknownName("segment_unknown", "segment", reference.segment, known));
      return Nobody();
    }
    if (std::ranges::find(open_, reference.segment) != open_.end()) {
      Fail(path, {"segment_cycle", "\"" + reference.segment + "\" is part of itself.", "",
                  "Take one of the references out."});
      return Nobody();
    }
    PlannedSegment* outer = planned_;
    const PlannedSegment other = Make(*found);
    planned_ = outer;
    if (!other.problems.empty()) {
      Fail(path, {"segment_unusable",
                  "\"" + found->name + "\" cannot be evaluated: " + other.problems[0].error.what,
                  "", other.problems[0].error.fix});
    }
    if (reference.member) return other.members;
    return Combine(PlanStep::Kind::kGroup, GroupKind::kNone, {other.members});
  }

  void MakeCap(const Cap& cap, PlannedSegment& planned) {
    PlanStep step;
    step.kind = PlanStep::Kind::kCap;
    step.cap = &cap;
    step.inputs = {planned.before_cap};
    if (cap.kind == CapKind::kTop && names_ == PlanNames::kLookedUp) {
      for (Error& error : FindUnknownNames(cap.by, *plan_.data)) Fail("/cap", std::move(error));
    }
    step.key = place_ + Text(cap) + "(" + plan_.steps[planned.before_cap].key + ")";
    planned.members = Add(std::move(step));
  }

  // Stands where a step could not be made; the problem says why.
  StepIndex Nobody() { return Combine(PlanStep::Kind::kGroup, GroupKind::kAny, {}); }

  Plan& plan_;
  PlanNames names_;
  std::vector<UnusableSegment> unusable_;
  std::string place_;      // when and where, in keys
  std::string lifecycle_;  // settings, in keys
  std::string rfm_;        // likewise
  std::map<std::string, StepIndex> steps_;
  std::vector<std::string> open_;  // segments being made, outermost first
  PlannedSegment* planned_ = nullptr;
  std::vector<StepIndex> last_parts_;
};

}  // namespace

std::string Plan::Describe() const {
  std::string text;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const PlanStep& step = steps[i];
    text += std::to_string(i) + ": ";
    switch (step.kind) {
      case PlanStep::Kind::kLeaf: text += Text(*step.condition); break;
      case PlanStep::Kind::kGroup:
        text += std::string(kGroupWords[static_cast<std::size_t>(step.group)]) + " of";
        break;
      case PlanStep::Kind::kWithout: text += "first without the others:"; break;
      case PlanStep::Kind::kCap: text += Text(*step.cap) + " of"; break;
    }
    for (const StepIndex input : step.inputs) text += " " + std::to_string(input);
    text += "\n";
  }
  for (const PlannedSegment& segment : segments) {
    text += segment.id + ": " + std::to_string(segment.members) + "\n";
  }
  return text;
}

Result<std::unique_ptr<const Plan>> MakePlan(const SegmentData& data,
                                             const Definitions& definitions,
                                             std::span<const std::string> segments, PlanNames names,
                                             std::vector<UnusableSegment> unusable) {
  auto plan = std::make_unique<Plan>();
  plan->data = data.data;
  plan->definitions = definitions;
  plan->lists = data.lists;
  const SegmentSettings& settings = definitions.settings;
  plan->time.zone = data.data->zone;
  if (!settings.zone.empty()) {
    Result<TimeZone> zone = TimeZone::Find(settings.zone);
    if (!zone) return std::unexpected(zone.error());
    plan->time.zone = std::move(*zone);
  }
  plan->time.week_start = settings.week_start;
  const Result<Instant> as_of = ResolveAsOf(*data.data, settings.lifecycle, plan->time.zone);
  if (!as_of) return std::unexpected(as_of.error());
  plan->time.as_of = *as_of;
  Planner planner(*plan, names, std::move(unusable));
  for (const std::string& id : segments) {
    const auto found = std::ranges::find(plan->definitions.segments, id, &Segment::id);
    if (found == plan->definitions.segments.end()) {
      std::vector<std::string> known;
      for (const Segment& segment : definitions.segments) known.push_back(segment.id);
      return std::unexpected(UnknownName("segment_unknown", "segment", id, known));
    }
    plan->segments.push_back(planner.Make(*found));
  }
  return plan;
}

}  // namespace kohort
