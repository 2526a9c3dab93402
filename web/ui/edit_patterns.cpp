// Conditions on the course of events: sequences, habits, favourites.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/condition_parts.h"

namespace kohort {
namespace {

constexpr std::size_t kMostSteps = 8;
constexpr std::array kUnits{TimeUnit::kDays, TimeUnit::kWeeks, TimeUnit::kMonths};

constexpr std::array kHabits{std::pair{HabitKind::kRegular, T::kHabitRegular},
                             std::pair{HabitKind::kStopped, T::kHabitStopped},
                             std::pair{HabitKind::kReturned, T::kHabitReturned},
                             std::pair{HabitKind::kStreak, T::kHabitStreak}};
constexpr std::array kAffinities{std::pair{AffinityKind::kMostFrequent, T::kAffinityMost},
                                 std::pair{AffinityKind::kPredominant, T::kAffinityPredominant},
                                 std::pair{AffinityKind::kShare, T::kAffinityShare},
                                 std::pair{AffinityKind::kTop, T::kAffinityTop},
                                 std::pair{AffinityKind::kBottom, T::kAffinityBottom}};

bool Remove(Line& line) {
  return line.IconButton(Fill(T::kRemoveNamed, {line.where()}), icons::kX);
}

void AddFilterLink(Line& line, EventQuery& events) {
  if (!events.where.filters.empty()) return;
  if (!line.Link(T::kAddFilterShort, T::kAddFilterShort)) return;
  events.where.filters.emplace_back();
  line.editing().Change();
}

// What stays true when steps come and go: exclusions lie between steps that there are.
void FitSteps(SequenceCondition& sequence) {
  const int last = static_cast<int>(sequence.steps.size());
  for (Without& without : sequence.without) {
    without.from = std::clamp(without.from, 1, last - 1);
    without.to = std::clamp(without.to, without.from + 1, last);
  }
  if (sequence.reached) sequence.reached->value = std::min(sequence.reached->value, last * 1.0);
}

void EditSteps(Editing& editing, SequenceCondition& sequence, const std::string& where,
               float room) {
  std::optional<std::size_t> removed;
  bool added = false;
  for (std::size_t i = 0; i < sequence.steps.size(); ++i) {
    const std::string name = Fill(T::kStepOf, {std::to_string(i + 1), where});
    ImGui::PushID(static_cast<int>(i));
    if (i > 0) Gap(6);
    Line line(editing, name, room);
    line.Word(i == 0 ? T::kDidFirst : T::kThen);
    EditEvents(line, T::kEvent, sequence.steps[i].event);
    AddFilterLink(line, sequence.steps[i]);
    if (sequence.steps.size() > 2 && Remove(line)) removed = i;
    const bool last = i + 1 == sequence.steps.size();
    if (last && sequence.steps.size() < kMostSteps) added = line.Link(T::kAddStep, T::kAddStep);
    EditFilters(editing, name, sequence.steps[i], room);
    ImGui::PopID();
  }
  if (removed) sequence.steps.erase(sequence.steps.begin() + static_cast<std::ptrdiff_t>(*removed));
  if (added) sequence.steps.emplace_back();
  if (!removed && !added) return;
  FitSteps(sequence);
  editing.Change();
}

void EditWithout(Editing& editing, SequenceCondition& sequence, const std::string& where,
                 float room) {
  const int last = static_cast<int>(sequence.steps.size());
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < sequence.without.size(); ++i) {
    Without& without = sequence.without[i];
    const std::string name = Fill(T::kWithoutOf, {std::to_string(i + 1), where});
    ImGui::PushID(static_cast<int>(100 + i));
    Gap(6);
    Line line(editing, name, room);
    line.Word(T::kWithout);
    EditEvents(line, T::kEvent, without.events.event);
    line.Word(T::kBetweenSteps);
    if (line.Number(T::kFirstStep, without.from, 1, last - 1)) {
      without.to = std::max(without.to, without.from + 1);
    }
    line.Word(T::kAnd);
    line.Number(T::kLastStep, without.to, without.from + 1, last);
    AddFilterLink(line, without.events);
    if (Remove(line)) removed = i;
    EditFilters(editing, name, without.events, room);
    ImGui::PopID();
  }
  if (!removed) return;
  sequence.without.erase(sequence.without.begin() + static_cast<std::ptrdiff_t>(*removed));
  editing.Change();
}

}  // namespace

void EditSequence(Editing& editing, SequenceCondition& sequence, const std::string& where,
                  float room) {
  EditSteps(editing, sequence, where, room);
  EditWithout(editing, sequence, where, room);
  Gap(6);
  Line line(editing, where, room);
  EditWindow(line, sequence.window);
  if (sequence.within) {
    line.Word(T::kAllWithin);
    EditSpan(line, *sequence.within);
    if (line.Link(T::kNoLimit, T::kNoLimit)) {
      sequence.within.reset();
      editing.Change();
    }
  } else if (line.Link(T::kAddWithin, T::kAddWithin)) {
    sequence.within = TimeSpan{.count = 7, .unit = TimeUnit::kDays};
    editing.Change();
  }
  if (!sequence.same.empty() || editing.state.audiences.same_of == where) {
    line.Word(T::kWithSame);
    EditProperty(line, sequence.same);
    if (line.Link(T::kOrAnother, T::kOrAnother)) {
      sequence.same.clear();
      editing.state.audiences.same_of.clear();
      editing.Change();
    }
  } else if (line.Link(T::kAddSame, T::kAddSame)) {
    editing.state.audiences.same_of = where;
  }
  if (line.Link(T::kAddWithout, T::kAddWithout)) {
    sequence.without.emplace_back();
    editing.Change();
  }
  constexpr std::array kOrder{std::pair{false, T::kAtOrAfter}, std::pair{true, T::kStrictlyAfter}};
  line.Choose<bool>(T::kStepOrder, sequence.strictly_later, kOrder);
  if (sequence.reached) {
    line.Word(T::kReached);
    EditComparison(line, *sequence.reached, T::kStepsNumber);
    line.Word(T::kStepsWord);
    if (line.Link(T::kAllSteps, T::kAllSteps)) {
      sequence.reached.reset();
      editing.Change();
    }
  } else if (line.Link(T::kAddReached, T::kAddReached)) {
    sequence.reached = Comparison{.op = CompareOp::kEqual, .value = 1, .upper = 0};
    editing.Change();
  }
}

void EditHabit(Editing& editing, HabitCondition& habit, const std::string& where, float room) {
  Line line(editing, where, room);
  if (line.Choose<HabitKind>(T::kWhat, habit.kind, kHabits)) {
    const HabitCondition old = std::exchange(habit, HabitCondition{});
    habit.kind = old.kind;
    habit.events = old.events;
    habit.unit = old.unit;
  }
  EditEvents(line, T::kEvent, habit.events.event);
  switch (habit.kind) {
    case HabitKind::kRegular:
      line.Word(T::kInAtLeast);
      line.Number(T::kTimesNumber, habit.times, 1, habit.periods);
      line.Word(T::kOfTheLast);
      line.Number(T::kPeriods, habit.periods, habit.times, 1000);
      EditUnit(line, T::kWindowUnit, habit.unit, kUnits, true);
      line.WordsBehind(T::kOfTheLast);
      break;
    case HabitKind::kStopped:
      line.Word(T::kInTheLast);
      line.Number(T::kPeriods, habit.periods, habit.recent + 1, 1000);
      EditUnit(line, T::kWindowUnit, habit.unit, kUnits, true);
      line.WordsBehind(T::kInTheLast);
      line.Word(T::kButNotLast);
      line.Number(T::kRecent, habit.recent, 1, habit.periods - 1);
      line.WordsBehind(T::kButNotLast);
      break;
    case HabitKind::kReturned:
      line.Word(T::kInTheLast);
      line.Number(T::kRecent, habit.recent, 1, 1000);
      EditUnit(line, T::kWindowUnit, habit.unit, kUnits, true);
      line.WordsBehind(T::kInTheLast);
      line.Word(T::kNotInThe);
      line.Number(T::kGap, habit.gap, 1, 1000);
      line.Word(T::kBeforeAndBefore);
      break;
    case HabitKind::kStreak:
      EditComparison(line, habit.streak, T::kStreakLength);
      EditUnit(line, T::kWindowUnit, habit.unit, kUnits, true);
      line.Word(T::kInARow);
      EditWindow(line, habit.window);
      break;
  }
  AddFilterLink(line, habit.events);
  EditFilters(editing, where, habit.events, room);
}

void EditAffinity(Editing& editing, AffinityCondition& affinity, const std::string& where,
                  float room) {
  Line line(editing, where, room);
  const bool had_percent = UsesPercent(affinity.kind);
  if (line.Choose<AffinityKind>(T::kWhat, affinity.kind, kAffinities)) {
    const bool has_percent = UsesPercent(affinity.kind);
    if (!has_percent) affinity.percent = 0;
    if (has_percent && !had_percent) affinity.percent = 20;
    if (!UsesValue(affinity.kind)) affinity.property.clear(), affinity.value.clear();
  }
  if (UsesPercent(affinity.kind)) {
    line.Number(T::kPercentNumber, affinity.percent, {.least = 0, .most = 100, .whole = false});
    line.Word(affinity.kind == AffinityKind::kShare ? T::kPercentOf : T::kPercentByCount);
  }
  EditEvents(line, T::kEvent, affinity.events.event);
  if (UsesValue(affinity.kind)) {
    line.Word(affinity.kind == AffinityKind::kShare ? T::kWhere : T::kBy);
    EditProperty(line, affinity.property);
    line.Word(T::kIsWord);
    EditValue(line, T::kTestValues, affinity.value,
              {.attribute = {}, .property = affinity.property, .search = {}});
  }
  EditWindow(line, affinity.window);
  AddFilterLink(line, affinity.events);
  EditFilters(editing, where, affinity.events, room);
}

}  // namespace kohort
