#include "core/segment/check.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/nearest.h"
#include "core/base/time_zone.h"
#include "core/segment/check_references.h"
#include "core/segment/check_values.h"
#include "core/segment/definition_uses.h"
#include "core/segment/lifecycle.h"

namespace kohort {
namespace {

std::string At(const std::string& path, const char* key, std::size_t index) {
  return path + "/" + key + "/" + std::to_string(index);
}

std::string Listed(std::span<const std::string> names) {
  constexpr std::size_t kShown = 20;
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) list += (i ? ", " : "") + names[i];
  return names.size() > kShown ? list + ", ..." : list;
}

// One segment. Its functions take a place and keep the first error.
class SegmentChecker : public ValueChecker {
 public:
  explicit SegmentChecker(const RfmSettings& rfm) : rfm_(rfm) {}

  void CheckSegment(const Segment& segment, const std::string& path) {
    CheckText(segment.name, path + "/name");
    CheckText(segment.description, path + "/description");
    CheckTexts(segment.tags, path + "/tags");
    CheckGroup(segment.include, 1, path + "/include");
    for (std::size_t i = 0; i < segment.exclude.size() && !error(); ++i) {
      CheckCondition(segment.exclude[i], 0, At(path, "exclude", i));
    }
    if (segment.cap.kind != CapKind::kNone) {
      Expect(segment.cap.customers > 0, path + "/cap/customers", "This leaves nobody.",
             "Use 1 or more, or leave out the cap.");
    }
    if (segment.cap.kind == CapKind::kRandom) CheckText(segment.cap.salt, path + "/cap/salt");
    if (segment.cap.kind != CapKind::kTop) return;
    CheckMeasure(segment.cap.by, path + "/cap/by");
    Expect(!GivesPropertyValue(segment.cap.by.function), path + "/cap/by/function",
           "Customers are put in order by a number, and this may be a text.",
           "Use another function, such as sum or max.");
  }

 private:
  void CheckFilters(const FilterGroup& group, int depth, const std::string& path) {
    if (!Expect(depth <= kMaxGroupDepth, path, "Filters are nested more than 16 deep.",
                "Join some of the groups.")) {
      return;
    }
    filters_ += group.filters.size();
    Expect(filters_ <= kMaxConditions, path, "The segment has more than 500 filters.",
           "Use several values in one filter, or split the segment.");
    for (std::size_t i = 0; i < group.filters.size() && !error(); ++i) {
      const std::string at = At(path, "filters", i);
      if (const auto* inner = std::get_if<FilterGroup>(&group.filters[i].body)) {
        CheckFilters(*inner, depth + 1, at);
      } else {
        const auto& test = std::get<PropertyTest>(group.filters[i].body);
        CheckName(test.property, at + "/property", "The property has no name.");
        CheckTest(test.test, /*attribute=*/false, at);
      }
    }
  }

  void CheckQuery(const EventQuery& query, const std::string& path) {
    if (query.event.match == EventMatch::kNames) {
      Expect(!query.event.names.empty(), path + "/events", "No event is named.",
             "Name one, or write \"match\": \"any\".");
      CheckTexts(query.event.names, path + "/events");
      for (std::size_t i = 0; i < query.event.names.size() && !error(); ++i) {
        CheckName(query.event.names[i], At(path, "events", i), "The event has no name.");
      }
    } else if (query.event.match == EventMatch::kPrefix) {
      Expect(!query.event.prefix.empty(), path + "/prefix", "The prefix is empty.",
             "Write how the names begin, or \"match\": \"any\".");
      CheckText(query.event.prefix, path + "/prefix");
    }
    CheckFilters(query.where, 1, path + "/where");
  }

  void CheckMeasure(const Measure& measure, const std::string& path) {
    if (UsesProperty(measure.function)) {
      CheckName(measure.property, path + "/property", "This function needs a property.");
    }
    if (measure.function == Function::kPercentile) {
      CheckPercent(measure.percentile, path + "/percentile");
    }
    CheckQuery(measure.events, path);
    CheckWindow(measure.window, path + "/window");
    if (measure.function == Function::kRatio) {
      if (measure.per) CheckQuery(*measure.per, path + "/per");
      Expect(measure.per.has_value(), path + "/per", "A ratio is of two counts.",
             "Say with \"per\" whose count to divide by.");
    }
    if (measure.change == Change::kNone) return;
    Expect(!GivesPropertyValue(measure.function), path + "/change",
           "What may be a text has no change.", "Use another function, or leave out the change.");
    const WindowKind kind = measure.window.kind;
    Expect(kind != WindowKind::kAllTime && kind != WindowKind::kBefore, path + "/window",
           "A change needs a window that begins, to compare with the one before.",
           "Use another window, such as the last 30 days.");
  }

  void CheckSequence(const SequenceCondition& sequence, const std::string& path) {
    const std::size_t steps = sequence.steps.size();
    Expect(steps >= kMinSteps && steps <= kMaxSteps, path + "/steps",
           "A sequence has 2 to 8 steps.",
           steps < kMinSteps ? "Add a step." : "Leave out some steps.");
    for (std::size_t i = 0; i < steps && !error(); ++i) {
      CheckQuery(sequence.steps[i], At(path, "steps", i));
    }
    CheckWindow(sequence.window, path + "/window");
    if (sequence.within) CheckSpan(*sequence.within, path + "/within");
    constexpr std::size_t kMostWithout = kMaxSteps * (kMaxSteps - 1) / 2;
    Expect(sequence.without.size() <= kMostWithout, path + "/without",
           "There are more of these than pairs of steps.", "Leave out some.");
    for (std::size_t i = 0; i < sequence.without.size() && !error(); ++i) {
      const Without& without = sequence.without[i];
      const std::string at = At(path, "without", i);
      CheckQuery(without.events, at);
      CheckWhole(without.from, 1, static_cast<int>(steps) - 1, at + "/from");
      if (error()) return;
      CheckWhole(without.to, without.from + 1, static_cast<int>(steps), at + "/to");
    }
    CheckText(sequence.same, path + "/same");
    if (sequence.reached) CheckComparison(*sequence.reached, path + "/reached");
  }

  void CheckHabit(const HabitCondition& habit, const std::string& path) {
    constexpr int kMost = 3660;
    CheckQuery(habit.events, path);
    CheckUnit(habit.unit, {TimeUnit::kDays, TimeUnit::kWeeks, TimeUnit::kMonths}, path + "/unit");
    switch (habit.kind) {
      case HabitKind::kRegular:
        CheckWhole(habit.periods, 1, kMost, path + "/periods");
        return CheckWhole(habit.times, 1, habit.periods, path + "/times");
      case HabitKind::kStopped:
        CheckWhole(habit.periods, 2, kMost, path + "/periods");
        if (error()) return;
        return CheckWhole(habit.recent, 1, habit.periods - 1, path + "/recent");
      case HabitKind::kReturned:
        CheckWhole(habit.recent, 1, kMost, path + "/recent");
        return CheckWhole(habit.gap, 1, kMost, path + "/gap");
      case HabitKind::kStreak:
        CheckWindow(habit.window, path + "/window");
        return CheckComparison(habit.streak, path + "/streak");
    }
  }

  void CheckRfm(const RfmCondition& rfm, const std::string& path) {
    CheckTexts(rfm.groups, path + "/groups");
    if (!rfm.groups.empty()) return;
    CheckScores(rfm.recency, rfm_.scores, path + "/recency");
    CheckScores(rfm.frequency, rfm_.scores, path + "/frequency");
    CheckScores(rfm.monetary, rfm_.scores, path + "/monetary");
  }

  void CheckStages(const std::vector<std::string>& stages, const std::string& path) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kStages; ++i) names.emplace_back(StageId(static_cast<Stage>(i)));
    Expect(!stages.empty(), path, "No stage is named.", "Use one of: " + Listed(names) + ".");
    CheckTexts(stages, path);
    for (std::size_t i = 0; i < stages.size() && !error(); ++i) {
      if (StageById(stages[i])) continue;
      Expect(false, path + "/" + std::to_string(i),
             "There is no stage \"" + stages[i] + "\"" + DidYouMean(stages[i], names),
             "Use one of: " + Listed(names) + ".");
    }
  }

  void CheckGroup(const Group& group, int depth, const std::string& path) {
    if (!Expect(depth <= kMaxGroupDepth, path, "Groups are nested more than 16 deep.",
                "Join some of the groups, or make a segment of an inner one.") ||
        !Expect(++groups_ <= kMaxConditions, path, "The segment has more than 500 groups.",
                "Join some of the groups, or split the segment.")) {
      return;
    }
    for (std::size_t i = 0; i < group.conditions.size() && !error(); ++i) {
      CheckCondition(group.conditions[i], depth, At(path, "conditions", i));
    }
  }

  // `depth` is that of the group around it.
  void CheckCondition(const Condition& condition, int depth, const std::string& path) {
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      return CheckGroup(*group, depth + 1, path);
    }
    Expect(++conditions_ <= kMaxConditions, path, "The segment has more than 500 conditions.",
           "Make segments of its parts.");
    std::visit([&](const auto& body) { CheckBody(body, path); }, condition.body);
  }

  void CheckBody(const Group&, const std::string&) {}  // above
  void CheckBody(const EventCondition& x, const std::string& path) {
    CheckQuery(x.events, path);
    CheckWindow(x.window, path + "/window");
    CheckComparison(x.count, path + "/count");
  }
  void CheckBody(const FirstTimeCondition& x, const std::string& path) {
    CheckQuery(x.events, path);
    CheckWindow(x.window, path + "/window");
  }
  void CheckBody(const LastTimeCondition& x, const std::string& path) {
    CheckQuery(x.events, path);
    CheckWindow(x.window, path + "/window");
  }
  void CheckBody(const AggregateCondition& x, const std::string& path) {
    CheckMeasure(x.measure, path);
    CheckTest(x.test, /*attribute=*/false, path + "/test");
    const Operand operand = OperandOf(x.test.op);
    const bool number = operand == Operand::kNumber || operand == Operand::kTwoNumbers ||
                        x.test.op == TestOp::kEmpty || x.test.op == TestOp::kNotEmpty;
    Expect(number || GivesPropertyValue(x.measure.function), path + "/test/op",
           "This function gives a number, and this compares something else.",
           "Use one of: =, !=, >, >=, <, <=, between, is empty, is not empty.");
  }
  void CheckBody(const SequenceCondition& x, const std::string& path) { CheckSequence(x, path); }
  void CheckBody(const HabitCondition& x, const std::string& path) { CheckHabit(x, path); }
  void CheckBody(const AffinityCondition& x, const std::string& path) {
    CheckQuery(x.events, path);
    CheckWindow(x.window, path + "/window");
    CheckText(x.property, path + "/property");
    CheckText(x.value, path + "/value");
    if (UsesValue(x.kind)) {
      CheckName(x.property, path + "/property", "The property has no name.");
    }
    if (UsesPercent(x.kind)) CheckPercent(x.percent, path + "/percent");
  }
  void CheckBody(const AttributeCondition& x, const std::string& path) {
    CheckName(x.attribute, path + "/attribute", "The attribute has no name.");
    CheckTest(x.test, /*attribute=*/true, path);
  }
  void CheckBody(const StageCondition& x, const std::string& path) {
    CheckStages(x.stages, path + "/stages");
  }
  void CheckBody(const RfmCondition& x, const std::string& path) { CheckRfm(x, path); }
  void CheckBody(const SegmentCondition& x, const std::string& path) {
    CheckName(x.segment, path + "/segment", "No segment is named.");
  }
  void CheckBody(const ListCondition& x, const std::string& path) {
    CheckName(x.list, path + "/list", "No list is named.");
  }
  void CheckBody(const RandomCondition& x, const std::string& path) {
    CheckText(x.salt, path + "/salt");
    CheckWhole(x.from, 0, 9999, path + "/from");
    CheckWhole(x.to, x.from, 9999, path + "/to");
  }

  const RfmSettings& rfm_;
  std::size_t conditions_ = 0;
  std::size_t groups_ = 0;
  std::size_t filters_ = 0;
};

void CheckAge(const Age& age, const std::string& path, ValueChecker& to) {
  to.CheckWhole(age.count, 1, age.months ? 1200 : 36525, path + "/count");
}

void CheckRfmSettings(const RfmSettings& rfm, const std::string& path, ValueChecker& to) {
  to.CheckWindow(rfm.window, path + "/window");
  to.CheckWhole(rfm.scores, 3, 5, path + "/scores");
  if (to.error()) return;
  if (rfm.method == RfmMethod::kFixed) {
    const std::array<std::pair<const char*, const std::vector<double>*>, 3> breaks{
        {{"/recency_breaks", &rfm.recency_breaks},
         {"/frequency_breaks", &rfm.frequency_breaks},
         {"/monetary_breaks", &rfm.monetary_breaks}}};
    for (const auto& [key, numbers] : breaks) {
      for (const double number : *numbers) to.CheckFinite(number, path + key);
      to.Expect(numbers->size() + 1 == static_cast<std::size_t>(rfm.scores), path + key,
                std::to_string(rfm.scores) + " scores have " + std::to_string(rfm.scores - 1) +
                    " breaks between them.",
                "Write as many numbers.");
      to.Expect(std::ranges::is_sorted(*numbers), path + key, "The breaks do not ascend.",
                "Write the smallest first.");
    }
  }
  to.Expect(rfm.groups.size() <= kMaxConditions, path + "/groups",
            "There are more than 500 groups.", "Leave out some.");
  std::set<std::string> names;
  for (std::size_t i = 0; i < rfm.groups.size() && !to.error(); ++i) {
    const RfmGroup& group = rfm.groups[i];
    const std::string at = At(path, "groups", i);
    to.CheckName(group.name, at + "/name", "The group has no name.");
    to.Expect(names.insert(group.name).second, at + "/name", "Two groups have this name.",
              "Give each its own.");
    to.CheckScores(group.recency, rfm.scores, at + "/recency");
    to.CheckScores(group.frequency, rfm.scores, at + "/frequency");
    to.CheckScores(group.monetary, rfm.scores, at + "/monetary");
  }
}

std::optional<Error> CheckSettings(const SegmentSettings& settings) {
  const std::string path = "/settings";
  ValueChecker to;
  const LifecycleSettings& lifecycle = settings.lifecycle;
  to.CheckText(lifecycle.purchase, path + "/lifecycle/purchase");
  CheckAge(lifecycle.defecting_after, path + "/lifecycle/defecting_after", to);
  CheckAge(lifecycle.inactive_after, path + "/lifecycle/inactive_after", to);
  to.Expect(lifecycle.defecting_after.months != lifecycle.inactive_after.months ||
                lifecycle.defecting_after.count < lifecycle.inactive_after.count,
            path + "/lifecycle/inactive_after", "The second age is not longer than the first.",
            "Use, for example, 6 and 12 months.");
  if (!lifecycle.as_of.empty()) {
    to.CheckDate(lifecycle.as_of, /*day=*/false, path + "/lifecycle/as_of");
  }
  to.CheckText(settings.zone, path + "/zone");
  if (!settings.zone.empty() && !to.error()) {
    if (auto zone = TimeZone::Find(settings.zone); !zone) {
      zone.error().where = path + "/zone";
      to.Fail(zone.error());
    }
  }
  CheckRfmSettings(settings.rfm, path + "/rfm", to);
  return to.error();
}

// IDs that are there once, and made of few enough signs to stand in a file's name.
std::optional<Error> CheckIds(const Definitions& definitions) {
  ValueChecker to;
  to.Expect(definitions.segments.size() <= kMaxSegments, "/segments",
            "There are more than 1,000 segments.", "Split the file.");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < definitions.segments.size() && !to.error(); ++i) {
    const std::string& id = definitions.segments[i].id;
    const std::string path = At("", "segments", i) + "/id";
    constexpr std::size_t kLongest = 100;
    const auto is_good = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_';
    };
    to.Expect(!id.empty() && id.size() <= kLongest && std::ranges::all_of(id, is_good), path,
              "This is no ID.", "Use letters, digits, - and _, at most 100.");
    to.Expect(ids.insert(id).second, path, "Two segments have the ID \"" + id + "\".",
              "Give each its own.");
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < definitions.lists.size() && !to.error(); ++i) {
    const IdList& list = definitions.lists[i];
    const std::string path = At("", "lists", i);
    to.CheckName(list.name, path + "/name", "The list has no name.");
    to.Expect(names.insert(list.name).second, path + "/name", "Two lists have this name.",
              "Give each its own.");
    for (std::size_t c = 0; c < list.customers.size() && !to.error(); ++c) {
      if (list.customers[c].size() > kMaxTextBytes) {
        to.CheckText(list.customers[c], At(path, "customers", c));
      }
    }
  }
  return to.error();
}

}  // namespace

std::optional<Error> Check(const Definitions& definitions) {
  if (std::optional<Error> error = CheckSettings(definitions.settings)) return error;
  if (std::optional<Error> error = CheckIds(definitions)) return error;
  for (std::size_t i = 0; i < definitions.segments.size(); ++i) {
    SegmentChecker checker(definitions.settings.rfm);
    checker.CheckSegment(definitions.segments[i], At("", "segments", i));
    if (checker.error()) return checker.error();
  }
  return CheckCycles(definitions);
}

}  // namespace kohort
