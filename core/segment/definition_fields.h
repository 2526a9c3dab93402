// The keys of definitions in JSON: in files of their own, and inside messages.
#ifndef KOHORT_CORE_SEGMENT_DEFINITION_FIELDS_H_
#define KOHORT_CORE_SEGMENT_DEFINITION_FIELDS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "core/base/json_fields.h"
#include "core/segment/definition.h"
#include "core/segment/definition_uses.h"

namespace kohort {

// ---- Words, in the order of each enum

inline constexpr auto kTimeUnitWords =
    std::to_array<std::string_view>({"minute", "hour", "day", "week", "month", "quarter", "year"});
inline constexpr auto kWindowWords =
    std::to_array<std::string_view>({"all time", "last", "whole", "complete", "this", "previous",
                                     "ago", "before", "after", "on", "between"});
inline constexpr auto kTestOpWords = std::to_array<std::string_view>({"is",
                                                                      "is not",
                                                                      "contains",
                                                                      "does not contain",
                                                                      "starts with",
                                                                      "does not start with",
                                                                      "ends with",
                                                                      "does not end with",
                                                                      "matches",
                                                                      "does not match",
                                                                      "is empty",
                                                                      "is not empty",
                                                                      "=",
                                                                      "!=",
                                                                      ">",
                                                                      ">=",
                                                                      "<",
                                                                      "<=",
                                                                      "between",
                                                                      "is true",
                                                                      "is false",
                                                                      "in window",
                                                                      "not in window",
                                                                      "anniversary",
                                                                      "has any",
                                                                      "has all",
                                                                      "has none"});
static_assert(kTestOpWords.size() == kTestOps);
inline constexpr auto kCompareOpWords =
    std::to_array<std::string_view>({"=", "!=", ">", ">=", "<", "<=", "between"});
inline constexpr auto kGroupWords = std::to_array<std::string_view>({"all", "any", "none"});
inline constexpr auto kEventMatchWords =
    std::to_array<std::string_view>({"names", "prefix", "any"});
inline constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"count", "sum", "average", "min", "max", "median", "percentile", "distinct", "first", "last",
     "most frequent", "active days", "active weeks", "active months", "span days", "ratio"});
inline constexpr auto kChangeWords =
    std::to_array<std::string_view>({"none", "difference", "percent"});
inline constexpr auto kHabitWords =
    std::to_array<std::string_view>({"regular", "stopped", "returned", "streak"});
inline constexpr auto kAffinityWords =
    std::to_array<std::string_view>({"most frequent", "predominant", "share", "top", "bottom"});
inline constexpr auto kGoalWords = std::to_array<std::string_view>({"acquisition", "retention"});
inline constexpr auto kCapWords = std::to_array<std::string_view>({"none", "top", "random"});
inline constexpr auto kRfmMethodWords =
    std::to_array<std::string_view>({"rank", "interpolated", "fixed"});
inline constexpr auto kWeekdayWords = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

template <>
inline constexpr std::span<const std::string_view> kNames<TimeUnit> = kTimeUnitWords;
template <>
inline constexpr std::span<const std::string_view> kNames<WindowKind> = kWindowWords;
template <>
inline constexpr std::span<const std::string_view> kNames<TestOp> = kTestOpWords;
template <>
inline constexpr std::span<const std::string_view> kNames<CompareOp> = kCompareOpWords;
template <>
inline constexpr std::span<const std::string_view> kNames<GroupKind> = kGroupWords;
template <>
inline constexpr std::span<const std::string_view> kNames<EventMatch> = kEventMatchWords;
template <>
inline constexpr std::span<const std::string_view> kNames<Function> = kFunctionWords;
template <>
inline constexpr std::span<const std::string_view> kNames<Change> = kChangeWords;
template <>
inline constexpr std::span<const std::string_view> kNames<HabitKind> = kHabitWords;
template <>
inline constexpr std::span<const std::string_view> kNames<AffinityKind> = kAffinityWords;
template <>
inline constexpr std::span<const std::string_view> kNames<Goal> = kGoalWords;
template <>
inline constexpr std::span<const std::string_view> kNames<CapKind> = kCapWords;
template <>
inline constexpr std::span<const std::string_view> kNames<RfmMethod> = kRfmMethodWords;
// Of an age: that it is in months.
enum class AgeUnit : std::uint8_t { kDays, kMonths };
inline constexpr auto kAgeUnitWords = std::to_array<std::string_view>({"day", "month"});
template <>
inline constexpr std::span<const std::string_view> kNames<AgeUnit> = kAgeUnitWords;
template <>
inline constexpr std::span<const std::string_view> kNames<Weekday> = kWeekdayWords;

// ---- Keys

template <class V, Is<TimeSpan> T>
void Fields(V& v, T& x) {
  v.Required("count", x.count), v.Required("unit", x.unit);
}
template <class V, Is<Window> T>
void Fields(V& v, T& x) {
  v.Required("kind", x.kind);
  if (UsesCount(x.kind)) v.Required("count", x.count);
  if (x.kind == WindowKind::kAgo) v.Required("until", x.until);
  if (UsesUnit(x.kind)) v.Required("unit", x.unit);
  if (UsesDate(x.kind)) v.Required("date", x.from);
  if (x.kind == WindowKind::kBetween) v.Required("from", x.from), v.Required("to", x.to);
}
template <class V, Is<ValueTest> T>
void Fields(V& v, T& x) {
  v.Required("op", x.op);
  if (UsesOtherAttribute(x.op)) v.Default("other_attribute", x.other_attribute, "");
  const Operand operand = OperandOf(x.op);
  if (x.other_attribute.empty() || !UsesOtherAttribute(x.op)) {
    if (operand == Operand::kTexts || operand == Operand::kList) v.Required("values", x.texts);
    if (operand == Operand::kNumber) v.Required("value", x.number);
  }
  if (operand == Operand::kTwoNumbers) v.Required("value", x.number), v.Required("upper", x.upper);
  if (operand == Operand::kWindow) v.Required("window", x.window);
  if (operand == Operand::kDays) v.Default("days", x.days, 0);
  if (UsesIgnoreCase(x.op)) v.Default("ignore_case", x.ignore_case, false);
  if (IsNegative(x.op)) v.Default("only_known", x.only_known, false);
}
template <class V, Is<PropertyTest> T>
void Fields(V& v, T& x) {
  v.Required("property", x.property), Fields(v, x.test);
}
template <class V, Is<FilterGroup> T>
void Fields(V& v, T& x) {
  v.Default("match", x.kind, GroupKind::kAll), v.Required("filters", x.filters);
}
template <class V, Is<EventQuery> T>
void Fields(V& v, T& x) {
  v.Default("match", x.event.match, EventMatch::kNames);
  if (x.event.match == EventMatch::kNames) v.Required("events", x.event.names);
  if (x.event.match == EventMatch::kPrefix) v.Required("prefix", x.event.prefix);
  v.Default("where", x.where, {});
}
template <class V, Is<Comparison> T>
void Fields(V& v, T& x) {
  v.Required("op", x.op), v.Required("value", x.value);
  if (x.op == CompareOp::kBetween) v.Required("upper", x.upper);
}
template <class V, Is<Measure> T>
void Fields(V& v, T& x) {
  v.Required("function", x.function);
  if (UsesProperty(x.function)) v.Required("property", x.property);
  if (x.function == Function::kPercentile) v.Required("percentile", x.percentile);
  Fields(v, x.events), v.Default("window", x.window, {});
  if (x.function == Function::kRatio) v("per", x.per);
  v.Default("change", x.change, Change::kNone);
}

template <class V, Is<EventCondition> T>
void Fields(V& v, T& x) {
  Fields(v, x.events), v.Default("window", x.window, {}), v.Default("count", x.count, {});
}
template <class V, class T>
  requires Is<T, FirstTimeCondition> || Is<T, LastTimeCondition>
void Fields(V& v, T& x) {
  Fields(v, x.events), v.Required("window", x.window);
}
template <class V, Is<AggregateCondition> T>
void Fields(V& v, T& x) {
  Fields(v, x.measure), v.Required("test", x.test);
}
template <class V, Is<Without> T>
void Fields(V& v, T& x) {
  Fields(v, x.events), v.Required("from", x.from), v.Required("to", x.to);
}
template <class V, Is<SequenceCondition> T>
void Fields(V& v, T& x) {
  v.Required("steps", x.steps), v.Default("window", x.window, {});
  v.Default("strictly_later", x.strictly_later, false), v("within", x.within);
  v.Default("without", x.without, {}), v.Default("same", x.same, ""), v("reached", x.reached);
}
template <class V, Is<HabitCondition> T>
void Fields(V& v, T& x) {
  v.Required("kind", x.kind), Fields(v, x.events), v.Required("unit", x.unit);
  switch (x.kind) {
    case HabitKind::kRegular: return v.Required("times", x.times), v.Required("periods", x.periods);
    case HabitKind::kStopped:
      return v.Required("periods", x.periods), v.Required("recent", x.recent);
    case HabitKind::kReturned: return v.Required("recent", x.recent), v.Required("gap", x.gap);
    case HabitKind::kStreak:
      return v.Default("window", x.window, {}), v.Required("streak", x.streak);
  }
}
template <class V, Is<AffinityCondition> T>
void Fields(V& v, T& x) {
  v.Required("kind", x.kind), Fields(v, x.events), v.Default("window", x.window, {});
  if (UsesValue(x.kind)) {
    v.Required("property", x.property), v.Required("value", x.value);
  } else {
    v.Default("property", x.property, "");
    if (!x.property.empty()) v.Required("value", x.value);
  }
  if (UsesPercent(x.kind)) v.Required("percent", x.percent);
}
template <class V, Is<AttributeCondition> T>
void Fields(V& v, T& x) {
  v.Required("attribute", x.attribute), Fields(v, x.test);
}
template <class V, Is<StageCondition> T>
void Fields(V& v, T& x) {
  v.Required("stages", x.stages);
}
template <class V, Is<ScoreRange> T>
void Fields(V& v, T& x) {
  v.Required("from", x.from), v.Required("to", x.to);
}
template <class V, Is<RfmCondition> T>
void Fields(V& v, T& x) {
  v.Default("groups", x.groups, {});
  if (!x.groups.empty()) return;
  v.Default("recency", x.recency, {}), v.Default("frequency", x.frequency, {});
  v.Default("monetary", x.monetary, {});
}
template <class V, Is<SegmentCondition> T>
void Fields(V& v, T& x) {
  v.Required("segment", x.segment), v.Default("member", x.member, true);
}
template <class V, Is<ListCondition> T>
void Fields(V& v, T& x) {
  v.Required("list", x.list), v.Default("member", x.member, true);
}
template <class V, Is<RandomCondition> T>
void Fields(V& v, T& x) {
  v.Default("salt", x.salt, ""), v.Required("from", x.from), v.Required("to", x.to);
}
template <class V, Is<Group> T>
void Fields(V& v, T& x) {
  v.Default("match", x.kind, GroupKind::kAll), v.Required("conditions", x.conditions);
}

template <class V, Is<Cap> T>
void Fields(V& v, T& x) {
  v.Required("kind", x.kind);
  if (x.kind == CapKind::kNone) return;
  v.Required("customers", x.customers);
  if (x.kind == CapKind::kRandom) return v.Default("salt", x.salt, "");
  v.Required("by", x.by), v.Default("lowest", x.lowest, false);
}
template <class V, Is<Segment> T>
void Fields(V& v, T& x) {
  v.Required("id", x.id), v.Required("name", x.name), v.Required("goal", x.goal);
  v.Default("description", x.description, ""), v.Default("tags", x.tags, {});
  v.Required("include", x.include), v.Default("exclude", x.exclude, {});
  v.Default("cap", x.cap, {});
}

template <class V, Is<Age> T>
void Fields(V& v, T& x) {
  AgeUnit unit = x.months ? AgeUnit::kMonths : AgeUnit::kDays;
  v("count", x.count), v("unit", unit);
  if constexpr (!std::is_const_v<T>) x.months = unit == AgeUnit::kMonths;
}
template <class V, Is<LifecycleSettings> T>
void Fields(V& v, T& x) {
  v.Default("purchase", x.purchase, ""), v("defecting_after", x.defecting_after);
  v("inactive_after", x.inactive_after), v.Default("as_of", x.as_of, "");
}
template <class V, Is<RfmGroup> T>
void Fields(V& v, T& x) {
  v.Required("name", x.name), v.Default("recency", x.recency, {});
  v.Default("frequency", x.frequency, {}), v.Default("monetary", x.monetary, {});
}
template <class V, Is<RfmSettings> T>
void Fields(V& v, T& x) {
  v.Default("window", x.window, {}), v.Default("scores", x.scores, 5);
  v.Default("method", x.method, RfmMethod::kRank);
  if (x.method == RfmMethod::kFixed) {
    v.Required("recency_breaks", x.recency_breaks);
    v.Required("frequency_breaks", x.frequency_breaks);
    v.Required("monetary_breaks", x.monetary_breaks);
  }
  v.Default("groups", x.groups, {});
}
template <class V, Is<SegmentSettings> T>
void Fields(V& v, T& x) {
  v.Default("lifecycle", x.lifecycle, {}), v.Default("zone", x.zone, "");
  v.Default("week_start", x.week_start, Weekday::kMonday), v.Default("rfm", x.rfm, {});
}
template <class V, Is<IdList> T>
void Fields(V& v, T& x) {
  std::vector<std::string> customers = x.customers.all();
  v.Required("name", x.name), v.Required("customers", customers);
  if constexpr (!std::is_const_v<T>) x.customers = std::move(customers);
}
template <class V, Is<Definitions> T>
void Fields(V& v, T& x) {
  v.Default("settings", x.settings, {}), v("segments", x.segments);
  v.Default("lists", x.lists, {});
}

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DEFINITION_FIELDS_H_
