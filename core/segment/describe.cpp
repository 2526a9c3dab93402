#include "core/segment/describe.h"

#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/segment/definition_uses.h"
#include "core/segment/describe_values.h"

namespace kohort {
namespace {

// One condition after another, as clauses.
class Describer {
 public:
  Describer(const Definitions& definitions, Language language)
      : definitions_(definitions), words_(language) {}

  std::string Whole(const Segment& segment) const {
    std::string text = Included(segment.include);
    std::vector<std::string> out;
    for (const Condition& condition : segment.exclude) {
      out.push_back(Part(condition, segment.exclude.size() == 1));
    }
    if (!out.empty()) text = words_.Say(Saying::kExcept, {text, words_.List(out, Saying::kOr)});
    const Cap& cap = segment.cap;
    const bool one = cap.customers == 1;
    const std::string number = words_.Number(static_cast<double>(cap.customers));
    if (cap.kind == CapKind::kRandom) {
      text = words_.Say(Saying::kDrawn,
                        {text, words_.Say(one ? Saying::kOne : Saying::kMany, {number})});
    } else if (cap.kind == CapKind::kTop) {
      text = words_.Say(
          cap.lowest ? Saying::kTopLeast : Saying::kTopMost,
          {text, words_.Say(one ? Saying::kTheOne : Saying::kTheMany, {number}), Noun(cap.by)});
    }
    return text + ".";
  }

  std::string Clause(const Condition& condition) const {
    return std::visit([this](const auto& body) { return Of(body); }, condition.body);
  }

 private:
  std::string Included(const Group& group) const {
    if (group.conditions.empty()) {
      return words_.Say(group.kind == GroupKind::kAny ? Saying::kNoCustomer : Saying::kEveryone);
    }
    return words_.Say(Saying::kCustomers, {Clauses(group)});
  }

  // A clause of several; a group beside others needs parentheses, as it has an "and" or "or"
  // itself.
  std::string Part(const Condition& condition, bool alone) const {
    const auto* inner = std::get_if<Group>(&condition.body);
    std::string clause = Clause(condition);
    if (alone || inner == nullptr || inner->conditions.size() < 2) return clause;
    return "(" + clause + ")";
  }

  // REQUIRES: at least one condition.
  std::string Clauses(const Group& group) const {
    std::vector<std::string> clauses;
    for (const Condition& condition : group.conditions) {
      clauses.push_back(Part(condition, group.conditions.size() == 1));
    }
    if (group.kind == GroupKind::kAll) return words_.List(clauses, Saying::kAnd);
    const std::string any = words_.List(clauses, Saying::kOr);
    return group.kind == GroupKind::kAny ? any : words_.Say(Saying::kNotAmong, {any});
  }

  std::string Of(const Group& group) const {
    if (!group.conditions.empty()) return Clauses(group);
    return words_.Say(group.kind == GroupKind::kAny ? Saying::kNobody : Saying::kAnyone);
  }

  // ---- Events

  std::string Where(std::string events, const FilterGroup& where) const {
    if (where.filters.empty() && where.kind != GroupKind::kAny) return events;
    return words_.Say(Saying::kWhere, {events, Filters(where)});
  }

  // After "did": "any event".
  std::string Object(const EventQuery& query) const {
    const EventSelector& event = query.event;
    std::string text = words_.QuotedList(event.names, Saying::kOr);
    if (event.match == EventMatch::kPrefix) {
      text = words_.Say(Saying::kPrefix, {Words::Quoted(event.prefix)});
    }
    if (event.match == EventMatch::kAny) text = words_.Say(Saying::kAnyEvent);
    return Where(std::move(text), query.where);
  }
  // After "number of": "events".
  std::string Noun(const EventQuery& query) const {
    const EventSelector& event = query.event;
    std::string text = words_.QuotedList(event.names, Saying::kOr);
    if (event.match == EventMatch::kPrefix) {
      text = words_.Say(Saying::kPrefixEvents, {Words::Quoted(event.prefix)});
    }
    if (event.match == EventMatch::kAny) text = words_.Say(Saying::kEvents);
    return Where(std::move(text), query.where);
  }

  std::string Filters(const FilterGroup& group) const {
    std::vector<std::string> parts;
    for (const Filter& filter : group.filters) {
      if (const auto* test = std::get_if<PropertyTest>(&filter.body)) {
        parts.push_back(words_.Tested(test->property, test->test));
        continue;
      }
      const auto& inner = std::get<FilterGroup>(filter.body);
      std::string text = Filters(inner);
      const bool bare = inner.kind == GroupKind::kNone || inner.filters.size() < 2;
      parts.push_back(bare ? std::move(text) : "(" + text + ")");
    }
    if (parts.empty()) {
      const std::string anything = words_.Say(Saying::kNoFilter);
      return group.kind == GroupKind::kAny ? words_.Say(Saying::kNotFilters, {anything}) : anything;
    }
    if (group.kind == GroupKind::kAll) return words_.List(parts, Saying::kAnd);
    const std::string any = words_.List(parts, Saying::kOr);
    return group.kind == GroupKind::kAny ? any : words_.Say(Saying::kNotFilters, {any});
  }

  // " in the last 30 days"; nothing for all time, which goes without saying.
  std::string When(const Window& window) const {
    return window.kind == WindowKind::kAllTime ? "" : " " + words_.When(window);
  }

  std::string Of(const EventCondition& x) const {
    const bool zero = Compare(x.count, 0);
    // 1, 2 and a great number stand for all others where a count tells nothing but none from some.
    constexpr double kMany = 1e15;
    const bool some = Compare(x.count, 1) || Compare(x.count, 2) || Compare(x.count, kMany);
    const bool all = Compare(x.count, 1) && Compare(x.count, 2) && Compare(x.count, kMany);
    const std::string events = Object(x.events);
    if (zero && !some) {
      if (x.window.kind == WindowKind::kAllTime) return words_.Say(Saying::kNever, {events});
      return words_.Say(Saying::kDidNot, {events}) + When(x.window);
    }
    if (!zero && all) return words_.Say(Saying::kDid, {events}) + When(x.window);
    std::string count = words_.HowOften(x.count);
    // "Between 0 and 2 times" says it already.
    if (zero && x.count.op != CompareOp::kBetween) count = words_.Say(Saying::kOrNever, {count});
    return words_.Say(Saying::kDid, {events}) + " " + count + When(x.window);
  }
  std::string Of(const FirstTimeCondition& x) const {
    return words_.Say(Saying::kFirstDid, {Object(x.events), words_.When(x.window)});
  }
  std::string Of(const LastTimeCondition& x) const {
    return words_.Say(Saying::kLastDid, {Object(x.events), words_.When(x.window)});
  }

  // ---- Values

  std::string Of(const AttributeCondition& x) const {
    return words_.Say(x.test.op == TestOp::kAnniversary ? Saying::kForWhom : Saying::kWhose,
                      {words_.Tested(x.attribute, x.test)});
  }

  // ---- Measures

  std::string Noun(const Measure& x) const {
    const std::string events = Noun(x.events);
    // In the order of the functions.
    constexpr std::array kFunctionSayings{
        Saying::kCount,       Saying::kSum,          Saying::kAverage,      Saying::kMin,
        Saying::kMax,         Saying::kMedian,       Saying::kPercentile,   Saying::kDistinct,
        Saying::kFirst,       Saying::kLast,         Saying::kMostFrequent, Saying::kActiveDays,
        Saying::kActiveWeeks, Saying::kActiveMonths, Saying::kSpanDays,     Saying::kRatio};
    const Saying saying = kFunctionSayings[static_cast<std::size_t>(x.function)];
    std::string text;
    if (UsesProperty(x.function)) {
      text = words_.Say(Saying::kMeasureOf,
                        {words_.Say(saying, {x.property, words_.Number(x.percentile)}), events});
    } else if (x.function == Function::kRatio) {
      text = words_.Say(saying, {events, x.per ? Noun(*x.per) : ""});
    } else {
      text = words_.Say(saying, {events});
    }
    text += When(x.window);
    if (x.change == Change::kNone) return text;
    return words_.Say(x.change == Change::kPercent ? Saying::kPercentChange : Saying::kChange,
                      {text});
  }

  std::string Of(const AggregateCondition& x) const {
    const bool percent = x.measure.change == Change::kPercent;
    return words_.Say(Saying::kWhose,
                      {words_.TestedMeasure(Noun(x.measure), x.test, percent ? "%" : "")});
  }

  // ---- Sequences, habits and affinity

  std::string Of(const SequenceCondition& x) const {
    std::string steps = x.steps.empty() ? "" : Object(x.steps.front());
    for (const EventQuery& step : std::span(x.steps).subspan(x.steps.empty() ? 0 : 1)) {
      steps = words_.Say(Saying::kThen, {steps, Object(step)});
    }
    if (x.within) {
      steps = words_.Say(Saying::kWithin, {steps, words_.Span(x.within->count, x.within->unit)});
    }
    if (x.window.kind != WindowKind::kAllTime) {
      steps = words_.Say(Saying::kAllIn, {steps, words_.When(x.window)});
    }
    if (x.strictly_later) steps = words_.Say(Saying::kStrictly, {steps});
    for (const Without& without : x.without) {
      steps =
          words_.Say(Saying::kWithout, {steps, Object(without.events), std::to_string(without.from),
                                        std::to_string(without.to)});
    }
    if (!x.same.empty()) steps = words_.Say(Saying::kSame, {steps, x.same});
    if (!x.reached) return words_.Say(Saying::kSequence, {steps});
    return words_.Say(Saying::kWhose,
                      {words_.Compared(words_.Say(Saying::kReached, {steps}), *x.reached)});
  }

  std::string Of(const HabitCondition& x) const {
    const std::string events = Object(x.events);
    // The current unit is the last of them.
    const auto last = [&](int count) {
      Window window;
      window.kind = WindowKind::kWhole;
      window.count = count;
      window.unit = x.unit;
      return words_.When(window);
    };
    switch (x.kind) {
      case HabitKind::kRegular:
        if (x.periods == 1) return words_.Say(Saying::kDid, {events}) + " " + last(1);
        return words_.Say(Saying::kRegular,
                          {events, words_.Say(Saying::kAtLeast, {words_.Number(x.times)}),
                           words_.Say(Saying::kLastUnit, {words_.Span(x.periods, x.unit)})});
      case HabitKind::kStopped:
        return words_.Say(Saying::kStopped, {events, last(x.periods), last(x.recent)});
      case HabitKind::kReturned:
        return words_.Say(Saying::kReturned, {events, last(x.recent), words_.Span(x.gap, x.unit)});
      case HabitKind::kStreak:
        return words_.Say(Saying::kWhose,
                          {words_.Compared(words_.Say(Saying::kStreak,
                                                      {words_.Unit(x.unit, true), Noun(x.events)}) +
                                               When(x.window),
                                           x.streak)});
    }
    return "";
  }

  std::string Of(const AffinityCondition& x) const {
    const std::string value = Words::Quoted(x.value);
    const auto with_value = [&](const std::string& events) {
      if (x.property.empty()) return events;
      return words_.Say(Saying::kWithValue, {events, x.property, value});
    };
    const std::string percent = words_.Percent(x.percent);
    switch (x.kind) {
      case AffinityKind::kMostFrequent:
        return words_.Say(Saying::kMostFrequentValue, {with_value(Object(x.events)), x.property}) +
               When(x.window);
      case AffinityKind::kPredominant:
        return words_.Say(Saying::kPredominant, {with_value(Object(x.events)), x.property}) +
               When(x.window);
      case AffinityKind::kShare:
        return words_.Say(Saying::kShare,
                          {percent, Noun(x.events) + When(x.window), x.property, value});
      case AffinityKind::kTop:
        return words_.Say(Saying::kTop, {percent, with_value(Noun(x.events)) + When(x.window)});
      case AffinityKind::kBottom:
        return words_.Say(Saying::kBottom, {percent, with_value(Noun(x.events)) + When(x.window)});
    }
    return "";
  }

  // ---- What else customers are

  std::string Of(const StageCondition& x) const {
    constexpr std::array<std::pair<std::string_view, Saying>, 5> kStageNames{
        {{"lead", Saying::kLead},
         {"first_timer", Saying::kFirstTimer},
         {"active", Saying::kActive},
         {"defecting", Saying::kDefecting},
         {"inactive", Saying::kInactive}}};
    std::vector<std::string> stages;
    for (const std::string& stage : x.stages) {
      stages.push_back(Words::Quoted(stage));
      for (const auto& [id, name] : kStageNames) {
        if (stage == id) stages.back() = words_.Say(name);
      }
    }
    if (stages.empty()) return words_.Say(Saying::kNobody);
    return words_.Say(Saying::kInStage, {words_.List(stages, Saying::kOr)});
  }

  std::string Of(const RfmCondition& x) const {
    if (!x.groups.empty()) {
      return words_.Say(Saying::kInRfmGroup, {words_.QuotedList(x.groups, Saying::kOr)});
    }
    std::vector<std::string> scores;
    const auto add = [&](Saying name, const ScoreRange& range) {
      constexpr int kBest = 5;
      if (range.from <= 1 && range.to >= kBest) return;
      Comparison comparison{.op = CompareOp::kBetween,
                            .value = static_cast<double>(range.from),
                            .upper = static_cast<double>(range.to)};
      if (range.from == range.to)
        comparison.op = CompareOp::kEqual;
      else if (range.to >= kBest) {
        comparison.op = CompareOp::kGreaterOrEqual;
      }
      scores.push_back(words_.Compared(words_.Say(name), comparison));
    };
    add(Saying::kRecency, x.recency);
    add(Saying::kFrequency, x.frequency);
    add(Saying::kMonetary, x.monetary);
    if (scores.empty()) return words_.Say(Saying::kScored);
    return words_.Say(Saying::kWhose, {words_.List(scores, Saying::kAnd)});
  }

  std::string Of(const SegmentCondition& x) const {
    std::string_view name = x.segment;
    for (const Segment& segment : definitions_.segments) {
      if (segment.id == x.segment && !segment.name.empty()) name = segment.name;
    }
    return words_.Say(x.member ? Saying::kInSegment : Saying::kNotInSegment, {Words::Quoted(name)});
  }
  std::string Of(const ListCondition& x) const {
    return words_.Say(x.member ? Saying::kOnList : Saying::kNotOnList, {Words::Quoted(x.list)});
  }

  std::string Of(const RandomCondition& x) const {
    const std::string share = words_.Percent((x.to - x.from + 1) / 100.0);
    std::string text = x.from == 0
                           ? words_.Say(Saying::kRandom, {share})
                           : words_.Say(Saying::kRandomBuckets,
                                        {share, std::to_string(x.from), std::to_string(x.to)});
    return x.salt.empty() ? text : words_.Say(Saying::kDraw, {text, Words::Quoted(x.salt)});
  }

  const Definitions& definitions_;
  ValueWords words_;
};

}  // namespace

std::string Describe(const Segment& segment, const Definitions& definitions, Language language) {
  return Describer(definitions, language).Whole(segment);
}

std::string Describe(const Condition& condition, const Definitions& definitions,
                     Language language) {
  return Describer(definitions, language).Clause(condition);
}

}  // namespace kohort
