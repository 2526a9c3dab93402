// What a user says about customers: segments, their conditions and the settings they share, as
// plain values. What each condition means is in docs/conditions.md; its JSON is in
// definition_json.h.
//
// Two definitions that say the same in the same way are equal. A field that a condition's kind does
// not use keeps its default; the JSON reader sees to that, so equality is that of the meaning.
#ifndef KOHORT_CORE_SEGMENT_DEFINITION_H_
#define KOHORT_CORE_SEGMENT_DEFINITION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/segment/lifecycle_settings.h"
#include "core/segment/shared_ids.h"

namespace kohort {

// ---- When

enum class TimeUnit : std::uint8_t {
  kMinutes,
  kHours,
  kDays,
  kWeeks,
  kMonths,
  kQuarters,
  kYears,
};

struct TimeSpan {
  int count = 1;
  TimeUnit unit = TimeUnit::kDays;

  bool operator==(const TimeSpan&) const = default;
};

enum class WindowKind : std::uint8_t {
  kAllTime,   // everything up to as-of
  kLast,      // (as-of - count units, as-of]; any unit but quarter
  kWhole,     // count days, weeks or months, the current one included
  kComplete,  // the count days, weeks or months that ended before the current one began
  kThis,      // this day, week, month, quarter or year
  kPrevious,  // the one before
  kAgo,       // (as-of - count units, as-of - until units], count > until; any unit but quarter
  kBefore,    // before the day or instant `from`
  kAfter,     // after it
  kOn,        // that local day
  kBetween,   // from `from` to `to`, both ends included
};

struct Window {
  WindowKind kind = WindowKind::kAllTime;
  int count = 1;
  int until = 0;
  TimeUnit unit = TimeUnit::kDays;
  std::string from;  // "2026-11-12", a whole local day, or "2026-11-12 21:04:55"
  std::string to;

  bool operator==(const Window&) const = default;
};

// ---- What of a value

enum class TestOp : std::uint8_t {
  // Text. With several texts: any of them; the negations: none of them.
  kIs,
  kIsNot,
  kContains,
  kNotContains,
  kStarts,
  kNotStarts,
  kEnds,
  kNotEnds,
  kMatches,  // a regular expression of RE2, anywhere in the text
  kNotMatches,
  kEmpty,
  kNotEmpty,
  // Number.
  kEqual,
  kNotEqual,
  kGreater,
  kGreaterOrEqual,
  kLess,
  kLessOrEqual,
  kNumberBetween,  // both ends included
  // Yes or no.
  kTrue,
  kFalse,
  // Date: the instant falls in `window`, or not; its month and day are today's, or those of one of
  // the next `days` days.
  kInWindow,
  kNotInWindow,
  kAnniversary,
  // List: a text such as "a; b", cut at commas, semicolons or bars, or a JSON array of texts.
  kHasAny,
  kHasAll,
  kHasNone,
};
inline constexpr int kTestOps = static_cast<int>(TestOp::kHasNone) + 1;

struct ValueTest {
  TestOp op = TestOp::kIs;
  std::vector<std::string> texts;
  double number = 0;
  double upper = 0;
  Window window;
  int days = 0;
  std::string other_attribute;  // text and number: compare with this attribute of the customer
  bool ignore_case = false;     // simple Unicode folding
  bool only_known = false;      // customers (events) without a value never pass a negative test

  bool operator==(const ValueTest&) const = default;
};

enum class GroupKind : std::uint8_t { kAll, kAny, kNone };

// ---- Which events

struct PropertyTest {
  static constexpr const char* kType = "property";
  std::string property;
  ValueTest test;

  bool operator==(const PropertyTest&) const = default;
};

struct Filter;

// What must hold of one event; without filters, nothing.
struct FilterGroup {
  static constexpr const char* kType = "group";
  GroupKind kind = GroupKind::kAll;
  std::vector<Filter> filters;

  bool operator==(const FilterGroup&) const;
};

struct Filter {
  std::variant<PropertyTest, FilterGroup> body;

  bool operator==(const Filter&) const = default;
};

inline bool FilterGroup::operator==(const FilterGroup&) const = default;

enum class EventMatch : std::uint8_t { kNames, kPrefix, kAny };

struct EventSelector {
  EventMatch match = EventMatch::kNames;
  std::vector<std::string> names;
  std::string prefix;

  bool operator==(const EventSelector&) const = default;
};

struct EventQuery {
  EventSelector event;
  FilterGroup where;

  bool operator==(const EventQuery&) const = default;
};

// ---- Conditions

enum class CompareOp : std::uint8_t {
  kEqual,
  kNotEqual,
  kGreater,
  kGreaterOrEqual,
  kLess,
  kLessOrEqual,
  kBetween,  // both ends included
};

struct Comparison {
  CompareOp op = CompareOp::kGreaterOrEqual;
  double value = 1;
  double upper = 0;

  bool operator==(const Comparison&) const = default;
};

// Did the event so many times.
struct EventCondition {
  static constexpr const char* kType = "event";
  EventQuery events;
  Window window;
  Comparison count;  // default: at least once

  bool operator==(const EventCondition&) const = default;
};

// The first or last of these events ever, up to as-of, falls in the window.
struct FirstTimeCondition {
  static constexpr const char* kType = "first_time";
  EventQuery events;
  Window window;

  bool operator==(const FirstTimeCondition&) const = default;
};
struct LastTimeCondition {
  static constexpr const char* kType = "last_time";
  EventQuery events;
  Window window;

  bool operator==(const LastTimeCondition&) const = default;
};

enum class Function : std::uint8_t {
  kCount,
  kSum,
  kAverage,
  kMin,
  kMax,
  kMedian,
  kPercentile,  // linear interpolation, Hyndman and Fan's type 7
  kDistinct,    // different values
  kFirst,       // the value of the earliest event that has one
  kLast,
  kMostFrequent,  // tie: the smaller
  kActiveDays,    // local days, weeks, months with such an event
  kActiveWeeks,
  kActiveMonths,
  kSpanDays,  // days from the first to the last, with fractions
  kRatio,     // count of `events` by the count of `per`
};

// Against the window of equal length just before; needs a window that begins.
enum class Change : std::uint8_t { kNone, kDifference, kPercent };

// A value that every customer has, or has not, of what they did.
struct Measure {
  Function function = Function::kCount;
  std::string property;  // of sum ... most frequent
  EventQuery events;
  Window window;
  double percentile = 0;          // 0 to 100
  std::optional<EventQuery> per;  // of a ratio
  Change change = Change::kNone;

  bool operator==(const Measure&) const = default;
};

// A customer whose measure is empty passes no test, but kEmpty.
struct AggregateCondition {
  static constexpr const char* kType = "aggregate";
  Measure measure;
  ValueTest test;

  bool operator==(const AggregateCondition&) const = default;
};

// None of these events strictly between two of the steps chosen, counted from 1.
struct Without {
  EventQuery events;
  int from = 1;
  int to = 2;

  bool operator==(const Without&) const = default;
};

struct SequenceCondition {
  static constexpr const char* kType = "sequence";
  std::vector<EventQuery> steps;   // 2 to 8
  Window window;                   // of every step
  bool strictly_later = false;     // else a step may be at the same instant as the one before
  std::optional<TimeSpan> within;  // the last at most so long after the first
  std::vector<Without> without;
  std::string same;  // a property with one value in every step; empty = none
  // Compares the number of steps reached; not given: all of them.
  std::optional<Comparison> reached;

  bool operator==(const SequenceCondition&) const = default;
};

enum class HabitKind : std::uint8_t {
  kRegular,   // in at least `times` of the last `periods` units, the current one included
  kStopped,   // in the last `periods` units, but not in the last `recent` of them
  kReturned,  // in the last `recent` units, not in the `gap` before, and before that
  kStreak,    // the longest run of consecutive units, compared
};

// Units are local days, weeks or months.
struct HabitCondition {
  static constexpr const char* kType = "habit";
  HabitKind kind = HabitKind::kRegular;
  EventQuery events;
  TimeUnit unit = TimeUnit::kWeeks;
  int periods = 4;
  int times = 3;
  int recent = 1;
  int gap = 1;
  Window window;      // of a streak
  Comparison streak;  // of a streak

  bool operator==(const HabitCondition&) const = default;
};

enum class AffinityKind : std::uint8_t {
  kMostFrequent,  // no other value is more frequent
  kPredominant,   // more frequent than every other
  kShare,         // at least `percent` of their events have the value
  kTop,           // among the `percent` of customers with the most such events
  kBottom,        // with the fewest, of those who have any
};

// Of the events, those whose property is one value.
struct AffinityCondition {
  static constexpr const char* kType = "affinity";
  AffinityKind kind = AffinityKind::kMostFrequent;
  EventQuery events;
  Window window;
  std::string property;
  std::string value;
  double percent = 0;

  bool operator==(const AffinityCondition&) const = default;
};

struct AttributeCondition {
  static constexpr const char* kType = "attribute";
  std::string attribute;
  ValueTest test;

  bool operator==(const AttributeCondition&) const = default;
};

// In one of these lifecycle stages: "lead", "first_timer", "active", "defecting", "inactive".
struct StageCondition {
  static constexpr const char* kType = "stage";
  std::vector<std::string> stages;

  bool operator==(const StageCondition&) const = default;
};

struct ScoreRange {
  int from = 1;
  int to = 5;

  bool operator==(const ScoreRange&) const = default;
};

// In one of the groups; with none given, scores in all three ranges. Who never bought has no
// scores.
struct RfmCondition {
  static constexpr const char* kType = "rfm";
  std::vector<std::string> groups;
  ScoreRange recency;
  ScoreRange frequency;
  ScoreRange monetary;

  bool operator==(const RfmCondition&) const = default;
};

struct SegmentCondition {
  static constexpr const char* kType = "segment";
  std::string segment;  // its ID
  bool member = true;   // false: not in it

  bool operator==(const SegmentCondition&) const = default;
};

struct ListCondition {
  static constexpr const char* kType = "list";
  std::string list;  // its name
  bool member = true;

  bool operator==(const ListCondition&) const = default;
};

// The customer's bucket (bucket.h) lies in from..to of 0..9999.
struct RandomCondition {
  static constexpr const char* kType = "random";
  std::string salt;
  int from = 0;
  int to = 4999;

  bool operator==(const RandomCondition&) const = default;
};

struct Condition;

struct Group {
  static constexpr const char* kType = "group";
  GroupKind kind = GroupKind::kAll;
  std::vector<Condition> conditions;

  bool operator==(const Group&) const;
};

struct Condition {
  std::variant<Group, EventCondition, FirstTimeCondition, LastTimeCondition, AggregateCondition,
               SequenceCondition, HabitCondition, AffinityCondition, AttributeCondition,
               StageCondition, RfmCondition, SegmentCondition, ListCondition, RandomCondition>
      body;

  bool operator==(const Condition&) const = default;
};

inline bool Group::operator==(const Group&) const = default;

// ---- Segments

enum class Goal : std::uint8_t { kAcquisition, kRetention };

enum class CapKind : std::uint8_t { kNone, kTop, kRandom };

// At most so many customers: those with the greatest (or least) measure, equal ones by ID; or
// random ones by bucket, equal ones by ID. Customers whose measure is empty come last.
struct Cap {
  CapKind kind = CapKind::kNone;
  std::uint64_t customers = 0;
  Measure by;
  bool lowest = false;
  std::string salt;

  bool operator==(const Cap&) const = default;
};

struct Segment {
  std::string id;  // letters, digits, - and _
  std::string name;
  Goal goal = Goal::kRetention;
  std::string description;
  std::vector<std::string> tags;
  Group include;
  std::vector<Condition> exclude;  // who is in any of these is out
  Cap cap;

  bool operator==(const Segment&) const = default;
};

// ---- Settings and files

enum class RfmMethod : std::uint8_t { kRank, kInterpolated, kFixed };

struct RfmGroup {
  std::string name;
  ScoreRange recency;
  ScoreRange frequency;
  ScoreRange monetary;

  bool operator==(const RfmGroup&) const = default;
};

struct RfmSettings {
  Window window;
  int scores = 5;  // 3, 4 or 5; 5 is best
  RfmMethod method = RfmMethod::kRank;
  // Fixed: scores - 1 ascending numbers each. A score is 1 + how many of them the value reaches; of
  // recency, in days, how many it is less than.
  std::vector<double> recency_breaks;
  std::vector<double> frequency_breaks;
  std::vector<double> monetary_breaks;
  std::vector<RfmGroup> groups;  // the first that fits; empty = the default table (rfm.h)

  bool operator==(const RfmSettings&) const = default;
};

enum class Weekday : std::uint8_t {
  kMonday,
  kTuesday,
  kWednesday,
  kThursday,
  kFriday,
  kSaturday,
  kSunday,
};

struct SegmentSettings {
  // The purchase event, the ages and as-of; all that is empty is the data set's own guess.
  LifecycleSettings lifecycle;
  std::string zone;  // IANA name; empty = the data set's
  Weekday week_start = Weekday::kMonday;
  RfmSettings rfm;

  bool operator==(const SegmentSettings&) const = default;
};

struct IdList {
  std::string name;
  SharedIds customers;

  bool operator==(const IdList&) const = default;
};

// A file of definitions, and the whole of what an evaluation needs beside the data.
struct Definitions {
  SegmentSettings settings;
  std::vector<Segment> segments;
  std::vector<IdList> lists;

  bool operator==(const Definitions&) const = default;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DEFINITION_H_
