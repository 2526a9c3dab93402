#include "tests/core/segment/random_definition.h"

#include <algorithm>

#include "core/base/time_text.h"
#include "core/segment/rfm_groups.h"

namespace kohort::reference {

DefinitionMaker::DefinitionMaker(Dice& dice, const RandomTable& table)
    : dice_(dice), table_(table), events_(EventNames(table)) {}

Definitions DefinitionMaker::Make() {
  made_ = {};
  made_.settings = Settings();
  for (const char* name : {"staff", "mine"}) {
    if (dice_.Percent(60)) continue;
    std::vector<std::string> customers{"no one"};
    for (const Row& row : table_.rows) {
      if (dice_.Percent(20)) customers.push_back(row.customer);
    }
    made_.lists.push_back({name, std::move(customers)});
  }
  const int segments = dice_.Of({1, 1, 2, 3});
  for (int i = 0; i < segments; ++i) {
    Segment segment;
    segment.id = "s" + std::to_string(i);
    segment.name = "Segment " + std::to_string(i);
    segment.goal = dice_.Of({Goal::kAcquisition, Goal::kRetention});
    segment.include = Conditions(dice_.From(1, 4));
    if (dice_.Percent(20)) segment.exclude.push_back(Leaf());
    if (!made_.segments.empty() && dice_.Percent(70)) {
      const Condition other{SegmentCondition{dice_.Of(made_.segments).id, dice_.Percent(70)}};
      (dice_.Percent(60) ? segment.include.conditions : segment.exclude).push_back(other);
    }
    if (dice_.Percent(15)) segment.cap = AnyCap();
    made_.segments.push_back(std::move(segment));
  }
  return made_;
}

SegmentSettings DefinitionMaker::Settings() {
  SegmentSettings settings;
  if (dice_.Percent(30)) {
    settings.zone =
        dice_.Of<const char*>({"Asia/Jakarta", "Europe/Berlin", "America/New_York", "UTC"});
  }
  if (dice_.Percent(40)) settings.week_start = static_cast<Weekday>(dice_.Below(7));
  if (dice_.Percent(75)) {
    const std::string& zone = settings.zone.empty() ? table_.zone : settings.zone;
    const Instant time =
        table_.rows.empty() || dice_.Percent(60) ? table_.around : dice_.Of(table_.rows).time;
    const LocalTime local = TimeZone::Find(zone)->ToLocal(time);
    settings.lifecycle.as_of =
        dice_.Percent(40) ? FormatLocalDay(local - kSecond) : FormatLocal(local);
  }
  const bool has_default = std::ranges::find(events_, "Paid Order") != events_.end();
  if (!events_.empty() && (!has_default || dice_.Percent(50))) {
    settings.lifecycle.purchase = dice_.Of(events_);
  }
  if (dice_.Percent(30)) {
    settings.lifecycle.defecting_after = {dice_.From(1, 40), false};
    settings.lifecycle.inactive_after = {dice_.From(1, 10) + 1, true};
    settings.lifecycle.inactive_after.count += 1;  // at least 59 days
  }
  if (dice_.Percent(60)) settings.rfm = RfmOf();
  return settings;
}

RfmSettings DefinitionMaker::RfmOf() {
  RfmSettings rfm;
  if (dice_.Percent(50)) rfm.window = AnyWindow();
  rfm.scores = dice_.From(3, 5);
  rfm.method = dice_.Of({RfmMethod::kRank, RfmMethod::kInterpolated, RfmMethod::kFixed});
  if (rfm.method == RfmMethod::kFixed) {
    const auto breaks = [&](double first, double step) {
      std::vector<double> values;
      for (int i = 1; i < rfm.scores; ++i) values.push_back(first + step * i);
      return values;
    };
    rfm.recency_breaks = breaks(0, dice_.Of({1, 7, 30}));
    rfm.frequency_breaks = breaks(0, 1);
    rfm.monetary_breaks = breaks(0, dice_.Of({5, 100}));
  }
  const auto range = [&] {
    const int from = dice_.From(1, rfm.scores);
    return ScoreRange{from, dice_.From(from, rfm.scores)};
  };
  // The default table is for five scores.
  if (rfm.scores != 5 || dice_.Percent(50)) {
    for (const char* name : {"Best", "Good", "Rest"}) {
      rfm.groups.push_back({name, range(), range(), range()});
    }
  }
  return rfm;
}

Group DefinitionMaker::Conditions(int depth) {
  Group group;
  group.kind = dice_.Of(
      {GroupKind::kAll, GroupKind::kAll, GroupKind::kAny, GroupKind::kAny, GroupKind::kNone});
  for (int i = dice_.Percent(2) ? 0 : dice_.Of({1, 1, 2, 2, 3}); i > 0; --i) {
    group.conditions.push_back(depth > 1 && dice_.Percent(30) ? Condition{Conditions(depth - 1)}
                                                              : Leaf());
  }
  return group;
}

Condition DefinitionMaker::Leaf() {
  switch (dice_.From(1, 16)) {
    case 1:
    case 2: return {EventCondition{Query(), AnyWindow(), Count(3)}};
    case 3: return {FirstTimeCondition{Query(), AnyWindow()}};
    case 4: return {LastTimeCondition{Query(), AnyWindow()}};
    case 5:
    case 6: return {Aggregate()};
    case 7:
    case 8: return {Sequence()};
    case 9: return {Habit()};
    case 10: return {Affinity()};
    case 11:
    case 12: return {OfAttribute()};
    case 13:
      if (events_.empty()) return {EventCondition{Query(), AnyWindow(), {CompareOp::kEqual, 0, 0}}};
      return {StageCondition{{dice_.Of<const char*>({"lead", "first_timer", "active"}),
                              dice_.Of<const char*>({"defecting", "inactive"})}}};
    case 14:
      if (!events_.empty()) return {Rfm()};
      [[fallthrough]];
    case 15: {
      std::vector<std::string> lists;
      for (const List& list : table_.lists) lists.push_back(list.name);
      for (const IdList& list : made_.lists) lists.push_back(list.name);
      if (!lists.empty()) return {ListCondition{dice_.Of(lists), dice_.Percent(60)}};
      [[fallthrough]];
    }
    default: {
      const int from = dice_.From(0, 6000);
      return {RandomCondition{dice_.Of<const char*>({"", "salt", "2026"}), from,
                              dice_.From(from, 9999)}};
    }
  }
}

SequenceCondition DefinitionMaker::Sequence() {
  SequenceCondition sequence;
  const int steps = dice_.Of({2, 2, 2, 3, 3, 4, 5, 8});
  for (int i = 0; i < steps; ++i) {
    sequence.steps.push_back(i > 0 && dice_.Percent(30) ? sequence.steps.back() : Query());
  }
  if (dice_.Percent(50)) sequence.window = AnyWindow();
  sequence.strictly_later = dice_.Percent(40);
  if (dice_.Percent(50)) {
    sequence.within =
        TimeSpan{dice_.From(1, 9), dice_.Of({TimeUnit::kMinutes, TimeUnit::kHours, TimeUnit::kDays,
                                             TimeUnit::kWeeks, TimeUnit::kMonths})};
    if (sequence.within->unit == TimeUnit::kMinutes) sequence.within->count *= 60;
  }
  for (int i = dice_.Of({0, 0, 1, 1, 2}); i > 0; --i) {
    const int from = dice_.From(1, steps - 1);
    sequence.without.push_back({Query(), from, dice_.From(from + 1, steps)});
  }
  if (dice_.Percent(25)) sequence.same = dice_.Of(table_.properties);
  if (dice_.Percent(40)) sequence.reached = Count(steps);
  return sequence;
}

HabitCondition DefinitionMaker::Habit() {
  HabitCondition habit;
  habit.kind = dice_.Of(
      {HabitKind::kRegular, HabitKind::kStopped, HabitKind::kReturned, HabitKind::kStreak});
  habit.events = Query();
  habit.unit = dice_.Of({TimeUnit::kDays, TimeUnit::kWeeks, TimeUnit::kMonths});
  switch (habit.kind) {
    case HabitKind::kRegular:
      habit.periods = dice_.From(1, 12);
      habit.times = dice_.From(1, std::min(habit.periods, 3));
      break;
    case HabitKind::kStopped:
      habit.periods = dice_.From(2, 12);
      habit.recent = dice_.From(1, habit.periods - 1);
      break;
    case HabitKind::kReturned:
      habit.recent = dice_.From(1, 5);
      habit.gap = dice_.From(1, 5);
      break;
    case HabitKind::kStreak:
      habit.window = AnyWindow();
      habit.streak = Count(3);
      break;
  }
  return habit;
}

AffinityCondition DefinitionMaker::Affinity() {
  AffinityCondition affinity;
  affinity.kind = dice_.Of({AffinityKind::kMostFrequent, AffinityKind::kPredominant,
                            AffinityKind::kShare, AffinityKind::kTop, AffinityKind::kBottom});
  const bool ranks = affinity.kind == AffinityKind::kTop || affinity.kind == AffinityKind::kBottom;
  affinity.events = Query();
  affinity.window = AnyWindow();
  if (!ranks || dice_.Percent(60)) {
    const std::size_t property = dice_.Below(table_.properties.size());
    affinity.property = table_.properties[property];
    affinity.value = Known(PropertyValues(property), table_.property_kinds[property]);
  }
  if (affinity.kind != AffinityKind::kMostFrequent && affinity.kind != AffinityKind::kPredominant) {
    affinity.percent = dice_.Of({1.0, 10.0, 25.0, 33.3, 50.0, 75.0, 100.0});
  }
  return affinity;
}

std::vector<std::string> DefinitionMaker::AttributeValues(std::size_t attribute) const {
  std::vector<std::string> values;
  for (const Row& row : table_.rows) {
    if (row.attributes[attribute]) values.push_back(*row.attributes[attribute]);
  }
  for (const Profile& profile : table_.profiles) {
    if (profile.attributes[attribute]) values.push_back(*profile.attributes[attribute]);
  }
  return values;
}

AttributeCondition DefinitionMaker::OfAttribute() {
  AttributeCondition condition;
  const std::size_t attribute = dice_.Below(table_.attributes.size());
  condition.attribute = table_.attributes[attribute];
  if (dice_.Percent(20)) {
    ValueTest& test = condition.test;
    test.other_attribute = dice_.Of(table_.attributes);
    test.op =
        dice_.Of({TestOp::kIs, TestOp::kIsNot, TestOp::kEqual, TestOp::kNotEqual, TestOp::kGreater,
                  TestOp::kGreaterOrEqual, TestOp::kLess, TestOp::kLessOrEqual});
    test.only_known =
        (test.op == TestOp::kIsNot || test.op == TestOp::kNotEqual) && dice_.Percent(50);
    test.ignore_case = (test.op == TestOp::kIsNot || test.op == TestOp::kIs) && dice_.Percent(40);
    return condition;
  }
  condition.test = Test(table_.attribute_kinds[attribute], AttributeValues(attribute));
  return condition;
}

ScoreRange DefinitionMaker::Scores() {
  const int from = dice_.From(1, made_.settings.rfm.scores);
  return {from, dice_.From(from, made_.settings.rfm.scores)};
}

RfmCondition DefinitionMaker::Rfm() {
  RfmCondition condition;
  const std::vector<RfmGroup>& groups = made_.settings.rfm.groups;
  if (dice_.Percent(40)) {
    const auto defaults = DefaultRfmGroups();
    condition.groups.push_back(groups.empty() ? defaults[dice_.Below(defaults.size())].name
                                              : dice_.Of(groups).name);
  } else {
    // All scores are 1 to 5 in a condition that says nothing of them.
    for (ScoreRange* range : {&condition.recency, &condition.frequency, &condition.monetary}) {
      *range = dice_.Percent(50) ? Scores() : ScoreRange{1, made_.settings.rfm.scores};
    }
  }
  return condition;
}

Cap DefinitionMaker::AnyCap() {
  Cap cap;
  cap.customers = static_cast<std::uint64_t>(dice_.From(1, 8));
  if (dice_.Percent(40)) {
    cap.kind = CapKind::kRandom;
    cap.salt = dice_.Of<const char*>({"", "x"});
  } else {
    cap.kind = CapKind::kTop;
    cap.by = NumericMeasure();
    cap.lowest = dice_.Percent(40);
  }
  return cap;
}

}  // namespace kohort::reference
