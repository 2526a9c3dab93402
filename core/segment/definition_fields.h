// The keys of definitions in JSON: in files of their own, and inside messages.
#ifndef KOHORT_CORE_SEGMENT_DEFINITION_FIELDS_H_
#define KOHORT_CORE_SEGMENT_DEFINITION_FIELDS_H_

#include <array>
#include <span>
#include <string_view>

#include "core/base/json_fields.h"
#include "core/segment/definition.h"

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
template <>
inline constexpr std::span<const std::string_view> kNames<Weekday> = kWeekdayWords;

// ---- Keys

template <class V, Is<TimeSpan> T>
void Fields(V& v, T& x) {
  v("count", x.count), v("unit", x.unit);
}
template <class V, Is<Window> T>
void Fields(V& v, T& x) {
  v("kind", x.kind), v.Default("count", x.count, 1), v.Default("until", x.until, 0);
  v.Default("unit", x.unit, TimeUnit::kDays), v.Default("from", x.from, ""),
      v.Default("to", x.to, "");
}
template <class V, Is<ValueTest> T>
void Fields(V& v, T& x) {
  v("op", x.op), v.Default("values", x.texts, {}), v.Default("value", x.number, 0);
  v.Default("upper", x.upper, 0), v.Default("window", x.window, {}), v.Default("days", x.days, 0);
  v.Default("other_attribute", x.other_attribute, "");
  v.Default("ignore_case", x.ignore_case, false), v.Default("only_known", x.only_known, false);
}
template <class V, Is<PropertyTest> T>
void Fields(V& v, T& x) {
  v("property", x.property), Fields(v, x.test);
}
template <class V, Is<FilterGroup> T>
void Fields(V& v, T& x) {
  v.Default("match", x.kind, GroupKind::kAll), v("filters", x.filters);
}
template <class V, Is<EventQuery> T>
void Fields(V& v, T& x) {
  v.Default("match", x.event.match, EventMatch::kNames), v.Default("events", x.event.names, {});
  v.Default("prefix", x.event.prefix, ""), v.Default("where", x.where, {});
}
template <class V, Is<Comparison> T>
void Fields(V& v, T& x) {
  v("op", x.op), v("value", x.value), v.Default("upper", x.upper, 0);
}
template <class V, Is<Measure> T>
void Fields(V& v, T& x) {
  v("function", x.function), v.Default("property", x.property, "");
  v.Default("percentile", x.percentile, 0), Fields(v, x.events), v.Default("window", x.window, {});
  v("per", x.per), v.Default("change", x.change, Change::kNone);
}

template <class V, Is<EventCondition> T>
void Fields(V& v, T& x) {
  Fields(v, x.events), v.Default("window", x.window, {}), v.Default("count", x.count, {});
}
template <class V, class T>
  requires Is<T, FirstTimeCondition> || Is<T, LastTimeCondition>
void Fields(V& v, T& x) {
  Fields(v, x.events), v.Default("window", x.window, {});
}
template <class V, Is<AggregateCondition> T>
void Fields(V& v, T& x) {
  Fields(v, x.measure), v("test", x.test);
}
template <class V, Is<Without> T>
void Fields(V& v, T& x) {
  Fields(v, x.events), v("from", x.from), v("to", x.to);
}
template <class V, Is<SequenceCondition> T>
void Fields(V& v, T& x) {
  v("steps", x.steps), v.Default("window", x.window, {});
  v.Default("strictly_later", x.strictly_later, false), v("within", x.within);
  v.Default("without", x.without, {}), v.Default("same", x.same, ""), v("reached", x.reached);
}
template <class V, Is<HabitCondition> T>
void Fields(V& v, T& x) {
  v("kind", x.kind), Fields(v, x.events), v("unit", x.unit), v.Default("periods", x.periods, 4);
  v.Default("times", x.times, 3), v.Default("recent", x.recent, 1), v.Default("gap", x.gap, 1);
  v.Default("window", x.window, {}), v.Default("streak", x.streak, {});
}
template <class V, Is<AffinityCondition> T>
void Fields(V& v, T& x) {
  v("kind", x.kind), Fields(v, x.events), v.Default("window", x.window, {});
  v("property", x.property), v("value", x.value), v.Default("percent", x.percent, 0);
}
template <class V, Is<AttributeCondition> T>
void Fields(V& v, T& x) {
  v("attribute", x.attribute), Fields(v, x.test);
}
template <class V, Is<StageCondition> T>
void Fields(V& v, T& x) {
  v("stages", x.stages);
}
template <class V, Is<ScoreRange> T>
void Fields(V& v, T& x) {
  v("from", x.from), v("to", x.to);
}
template <class V, Is<RfmCondition> T>
void Fields(V& v, T& x) {
  v.Default("groups", x.groups, {}), v.Default("recency", x.recency, {});
  v.Default("frequency", x.frequency, {}), v.Default("monetary", x.monetary, {});
}
template <class V, Is<SegmentCondition> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v.Default("member", x.member, true);
}
template <class V, Is<ListCondition> T>
void Fields(V& v, T& x) {
  v("list", x.list), v.Default("member", x.member, true);
}
template <class V, Is<RandomCondition> T>
void Fields(V& v, T& x) {
  v.Default("salt", x.salt, ""), v("from", x.from), v("to", x.to);
}
template <class V, Is<Group> T>
void Fields(V& v, T& x) {
  v.Default("match", x.kind, GroupKind::kAll), v("conditions", x.conditions);
}

template <class V, Is<Cap> T>
void Fields(V& v, T& x) {
  v("kind", x.kind), v.Default("customers", x.customers, 0), v.Default("by", x.by, {});
  v.Default("lowest", x.lowest, false), v.Default("salt", x.salt, "");
}
template <class V, Is<Segment> T>
void Fields(V& v, T& x) {
  v("id", x.id), v("name", x.name), v("goal", x.goal);
  v.Default("description", x.description, ""), v.Default("tags", x.tags, {});
  v("include", x.include), v.Default("exclude", x.exclude, {}), v.Default("cap", x.cap, {});
}

template <class V, Is<Age> T>
void Fields(V& v, T& x) {
  v("count", x.count), v("months", x.months);
}
template <class V, Is<LifecycleSettings> T>
void Fields(V& v, T& x) {
  v("purchase", x.purchase), v("defecting_after", x.defecting_after);
  v("inactive_after", x.inactive_after), v("as_of", x.as_of);
}
template <class V, Is<RfmGroup> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("recency", x.recency), v("frequency", x.frequency);
  v("monetary", x.monetary);
}
template <class V, Is<RfmSettings> T>
void Fields(V& v, T& x) {
  v.Default("window", x.window, {}), v.Default("scores", x.scores, 5);
  v.Default("method", x.method, RfmMethod::kRank);
  v.Default("recency_breaks", x.recency_breaks, {});
  v.Default("frequency_breaks", x.frequency_breaks, {});
  v.Default("monetary_breaks", x.monetary_breaks, {}), v.Default("groups", x.groups, {});
}
template <class V, Is<SegmentSettings> T>
void Fields(V& v, T& x) {
  v.Default("lifecycle", x.lifecycle, {}), v.Default("zone", x.zone, "");
  v.Default("week_start", x.week_start, Weekday::kMonday), v.Default("rfm", x.rfm, {});
}
template <class V, Is<IdList> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("customers", x.customers);
}
template <class V, Is<Definitions> T>
void Fields(V& v, T& x) {
  v.Default("settings", x.settings, {}), v("segments", x.segments);
  v.Default("lists", x.lists, {});
}

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DEFINITION_FIELDS_H_
