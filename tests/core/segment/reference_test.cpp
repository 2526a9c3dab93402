// The reference's conditions, by examples worked out by hand from the page that says what a segment
// means.
#include "tests/core/segment/reference.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/segment/row_table.h"

namespace kohort::reference {
namespace {

EventQuery Named(const std::string& name) {
  EventQuery query;
  query.event.names = {name};
  return query;
}

Definitions As(const std::string& as_of) {
  Definitions definitions;
  definitions.settings.lifecycle.as_of = as_of;
  return definitions;
}

// IDs of those for whom a condition holds, "a b".
std::string Who(const Table& table, const Definitions& definitions, const Condition& condition) {
  const auto set = table.Build();
  const Data data(*set);
  std::string who;
  for (const std::uint32_t number : Reference(data, definitions).Matching(condition)) {
    who += (who.empty() ? "" : " ") + std::string(set->customers[number]);
  }
  return who;
}

// Customers a, b, ... one a string; each letter of it is an event, a day apart from 1 November 2026
// at noon; a dash is a day without one.
Table Days(const std::vector<std::string>& customers) {
  Table table;
  char id = 'a';
  for (const std::string& days : customers) {
    const std::string customer(1, id++);
    table.profiles.push_back({customer, {}});
    for (std::size_t day = 0; day < days.size(); ++day) {
      if (days[day] == '-') continue;
      table.rows.push_back({customer, std::string(1, days[day]),
                            At("2026-11-01 12:00") + static_cast<Instant>(day) * kDay});
    }
  }
  return table;
}

TEST_CASE("reference: a count of 0 includes everybody who never did it") {
  const Table table = Days({"VVV", "V", "P", ""});
  const auto who = [&](CompareOp op, double value, double upper = 0) {
    EventCondition condition{Named("V"), {}, {op, value, upper}};
    return Who(table, As("2026-12-01"), {condition});
  };
  CHECK(who(CompareOp::kEqual, 0) == "c d");
  CHECK(who(CompareOp::kLessOrEqual, 1) == "b c d");
  CHECK(who(CompareOp::kLess, 3) == "b c d");
  CHECK(who(CompareOp::kNotEqual, 1) == "a c d");
  CHECK(who(CompareOp::kBetween, 0, 1) == "b c d");
  CHECK(who(CompareOp::kGreater, 1) == "a");
  CHECK(who(CompareOp::kGreaterOrEqual, 1) == "a b");
}

TEST_CASE("reference: filters hold on the same event, events after as-of do not exist") {
  Table table;
  table.properties = {"channel", "amount"};
  table.rows = {{"a", "P", At("2026-11-01"), {"web", "10"}},
                {"a", "P", At("2026-11-02"), {"store", "90"}},
                {"b", "P", At("2026-11-01"), {"web", "90"}},
                {"c", "P", At("2026-11-05"), {"web", "90"}}};
  EventCondition condition{Named("P"), {}, {}};
  PropertyTest channel{"channel", {}};
  channel.test.texts = {"web"};
  PropertyTest amount{"amount", {}};
  amount.test.op = TestOp::kGreater;
  amount.test.number = 50;
  condition.events.where.filters = {{channel}, {amount}};
  CHECK(Who(table, As("2026-11-03"), {condition}) == "b");
  CHECK(Who(table, As("2026-11-04"), {condition}) == "b c");
  condition.events.where.kind = GroupKind::kAny;
  CHECK(Who(table, As("2026-11-03"), {condition}) == "a b");
  condition.events.where.kind = GroupKind::kNone;
  CHECK(Who(table, As("2026-11-03"), {condition}).empty());
}

TEST_CASE("reference: first and last look at the whole history, then at the window") {
  const Table table = Days({"V--V", "---V", "V", ""});
  Window window;
  window.kind = WindowKind::kLast;
  window.count = 2;
  CHECK(Who(table, As("2026-11-04"), {FirstTimeCondition{Named("V"), window}}) == "b");
  CHECK(Who(table, As("2026-11-04"), {LastTimeCondition{Named("V"), window}}) == "a b");
}

std::string Aggregate(const Table& table, Measure measure, ValueTest test) {
  return Who(table, As("2026-12-01"), {AggregateCondition{std::move(measure), std::move(test)}});
}

ValueTest Is(TestOp op, double number = 0) {
  ValueTest test;
  test.op = op;
  test.number = number;
  return test;
}

TEST_CASE("reference: over no events sums are 0 and every other aggregate is empty") {
  Table table;
  table.properties = {"amount"};
  table.rows = {{"a", "P", At("2026-11-01"), {"0.1"}},
                {"a", "P", At("2026-11-02"), {"0.2"}},
                {"a", "P", At("2026-11-03"), {"10"}},
                {"b", "P", At("2026-11-01"), {}},
                {"c", "V", At("2026-11-01"), {"5"}}};
  Measure measure;
  measure.property = "amount";
  measure.events = Named("P");
  for (const Function function : {Function::kSum, Function::kDistinct}) {
    measure.function = function;
    CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 0)) == "b c");
    CHECK(Aggregate(table, measure, Is(TestOp::kEmpty)).empty());
  }
  for (const Function function : {Function::kAverage, Function::kMin, Function::kMax,
                                  Function::kMedian, Function::kFirst, Function::kMostFrequent}) {
    measure.function = function;
    CHECK(Aggregate(table, measure, Is(TestOp::kEmpty)) == "b c");
    CHECK(Aggregate(table, measure, Is(TestOp::kNotEqual, 77)) == "a");
  }
  measure.function = Function::kSum;
  CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 10.3)) == "a");
  measure.function = Function::kMedian;
  CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 0.2)) == "a");
  measure.function = Function::kSpanDays;
  CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 2)) == "a");
  CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 0)) == "b");
  measure.function = Function::kMostFrequent;  // all once: the smallest
  CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 0.1)) == "a");
  measure.function = Function::kPercentile;
  measure.percentile = 75;  // halfway from the second to the third: 0.2 + 0.5 * 9.8
  CHECK(Aggregate(table, measure, Is(TestOp::kNumberBetween, 5)).empty());
  measure.percentile = 100;
  CHECK(Aggregate(table, measure, Is(TestOp::kEqual, 10)) == "a");
  CHECK(Quantile({10, 0, 20}, 1.5) == 15);
}

TEST_CASE("reference: a ratio by 0 is empty, a change is against the window before") {
  const Table table = Days({"VVP", "P", "V", "VVVV"});
  Measure ratio;
  ratio.function = Function::kRatio;
  ratio.events = Named("V");
  ratio.per = Named("P");
  CHECK(Aggregate(table, ratio, Is(TestOp::kEqual, 2)) == "a");
  CHECK(Aggregate(table, ratio, Is(TestOp::kEqual, 0)) == "b");
  CHECK(Aggregate(table, ratio, Is(TestOp::kEmpty)) == "c d");

  Measure change;  // 3 and 4 November against 1 and 2
  change.events = Named("V");
  change.window.kind = WindowKind::kBetween;
  change.window.from = "2026-11-03";
  change.window.to = "2026-11-04";
  change.change = Change::kDifference;
  CHECK(Aggregate(table, change, Is(TestOp::kEqual, -2)) == "a");
  CHECK(Aggregate(table, change, Is(TestOp::kEqual, 0)) == "b d");
  change.change = Change::kPercent;
  CHECK(Aggregate(table, change, Is(TestOp::kEqual, -100)) == "a c");
  CHECK(Aggregate(table, change, Is(TestOp::kEmpty)) == "b");
}

SequenceCondition Steps(const std::vector<std::string>& names) {
  SequenceCondition sequence;
  for (const std::string& name : names) sequence.steps.push_back(Named(name));
  return sequence;
}

TEST_CASE("reference: a sequence holds if some choice of different events fits") {
  const Table table = Days({"A", "AA", "AB", "BA", "AXBAB"});
  const auto who = [&](const SequenceCondition& sequence) {
    return Who(table, As("2026-12-01"), {sequence});
  };
  CHECK(who(Steps({"A", "A"})) == "b e");  // A then A needs two events
  CHECK(who(Steps({"A", "B"})) == "c e");
  SequenceCondition without = Steps({"A", "B"});
  without.without = {{Named("X"), 1, 2}};
  CHECK(who(without) == "c e");  // of e, the second A
  without.steps = Steps({"A", "B", "A"}).steps;
  CHECK(who(without).empty());
  SequenceCondition within = Steps({"A", "B", "B"});
  within.within = TimeSpan{4, TimeUnit::kDays};
  CHECK(who(within) == "e");
  within.within = TimeSpan{3, TimeUnit::kDays};
  CHECK(who(within).empty());
  SequenceCondition reached = Steps({"A", "B", "B"});
  reached.reached = Comparison{CompareOp::kEqual, 2, 0};
  CHECK(who(reached) == "c");
  reached.reached->value = 0;
  CHECK(who(reached).empty());
  reached.steps = Steps({"B", "X"}).steps;
  CHECK(who(reached) == "a b");
}

TEST_CASE("reference: steps at one instant fit, unless they must be later") {
  Table table;
  table.properties = {"cart"};
  table.rows = {{"a", "B", At("2026-11-01"), {"1"}}, {"a", "A", At("2026-11-01"), {"1"}},
                {"b", "A", At("2026-11-01"), {"1"}}, {"b", "B", At("2026-11-02"), {"2"}},
                {"c", "A", At("2026-11-01"), {}},    {"c", "B", At("2026-11-02"), {}}};
  SequenceCondition sequence = Steps({"A", "B"});
  CHECK(Who(table, As("2026-12-01"), {sequence}) == "a b c");
  sequence.strictly_later = true;
  CHECK(Who(table, As("2026-12-01"), {sequence}) == "b c");
  sequence.strictly_later = false;
  sequence.same = "cart";
  CHECK(Who(table, As("2026-12-01"), {sequence}) == "a");
}

TEST_CASE("reference: habits count units of the local calendar") {
  //                         1234567: as-of ends 7 November
  const Table table = Days({"V-VVV", "V----VV", "-----V", "VV"});
  HabitCondition habit;
  habit.events = Named("V");
  habit.unit = TimeUnit::kDays;
  habit.periods = 5;
  habit.times = 2;
  const auto who = [&](HabitKind kind) {
    habit.kind = kind;
    return Who(table, As("2026-11-07"), {habit});
  };
  CHECK(who(HabitKind::kRegular) == "a b");
  habit.recent = 2;
  CHECK(who(HabitKind::kStopped) == "a");
  habit.gap = 4;
  CHECK(who(HabitKind::kReturned) == "b");
  habit.streak = {CompareOp::kGreaterOrEqual, 3, 0};
  CHECK(who(HabitKind::kStreak) == "a");
  habit.streak = {CompareOp::kEqual, 1, 0};
  CHECK(who(HabitKind::kStreak) == "c");
}

TEST_CASE("reference: affinity is by the customer's own counts, top and bottom by all") {
  Table table;
  table.properties = {"channel"};
  const auto add = [&](const char* customer, const char* channel, int times) {
    for (int i = 0; i < times; ++i) {
      table.rows.push_back({customer, "P", At("2026-11-01"), {channel}});
    }
  };
  add("a", "web", 3), add("a", "store", 1), add("b", "web", 2), add("b", "store", 2);
  add("c", "web", 1), add("d", "store", 1), add("e", "web", 1);
  table.rows.push_back({"e", "P", At("2026-11-01"), {}});
  AffinityCondition affinity;
  affinity.events = Named("P");
  affinity.property = "channel";
  affinity.value = "web";
  const auto who = [&](AffinityKind kind, double percent = 0) {
    affinity.kind = kind;
    affinity.percent = percent;
    return Who(table, As("2026-12-01"), {affinity});
  };
  CHECK(who(AffinityKind::kMostFrequent) == "a b c e");
  CHECK(who(AffinityKind::kPredominant) == "a c e");
  CHECK(who(AffinityKind::kShare, 75) == "a c");
  // Of the four who have any: 3, 2, 1, 1.
  CHECK(who(AffinityKind::kTop, 25) == "a");
  CHECK(who(AffinityKind::kTop, 26) == "a b");
  CHECK(who(AffinityKind::kTop, 51) == "a b c e");
  CHECK(who(AffinityKind::kBottom, 1) == "c e");
}

TEST_CASE("reference: everybody is in one stage, the boundary instant in the older") {
  Table table;
  table.rows = {{"a", "V", At("2026-11-01")},
                {"b", "Paid Order", At("2026-05-13 00:00:00")},
                {"c", "Paid Order", At("2026-05-13 00:00:01")},
                {"d", "Paid Order", At("2025-01-01")},
                {"d", "Paid Order", At("2026-05-13 00:00:01")},
                {"e", "Paid Order", At("2025-11-13 00:00:00")},
                {"f", "Paid Order", At("2026-11-13 00:00:01")}};
  const auto who = [&](const char* stage) {
    return Who(table, As("2026-11-12"), {StageCondition{{stage}}});
  };
  CHECK(who("lead") == "a f");
  CHECK(who("first_timer") == "c");
  CHECK(who("active") == "d");
  CHECK(who("defecting") == "b");
  CHECK(who("inactive") == "e");
}

TEST_CASE("reference: equal values have equal scores") {
  Table table;
  const std::vector<int> purchases = {1, 1, 1, 2, 3};
  for (std::size_t i = 0; i < purchases.size(); ++i) {
    for (int k = 0; k < purchases[i]; ++k) {
      table.rows.push_back(
          {std::string(1, static_cast<char>('a' + i)), "Paid Order", At("2026-11-01")});
    }
  }
  Definitions definitions = As("2026-12-01");
  const auto who = [&](int score) {
    RfmCondition condition;
    condition.frequency = {score, score};
    return Who(table, definitions, {condition});
  };
  CHECK(who(1) == "a b c");
  CHECK(who(4) == "d");
  CHECK(who(5) == "e");
  definitions.settings.rfm.method = RfmMethod::kInterpolated;  // breaks at 1, 1, 1.4, 2.2
  CHECK(who(1) == "a b c");
  CHECK(who(4) == "d");
  CHECK(who(5) == "e");
  definitions.settings.rfm.method = RfmMethod::kFixed;
  definitions.settings.rfm.frequency_breaks = {1, 2, 3, 4};
  CHECK(who(2) == "a b c");
  CHECK(who(3) == "d");
  CHECK(who(4) == "e");
  // Recency is in days, 31 here: the fewer the better.
  definitions.settings.rfm.recency_breaks = {10, 31, 31.5, 50};
  RfmCondition recent;
  recent.recency = {3, 3};
  CHECK(Who(table, definitions, {recent}) == "a b c d e");
}

TEST_CASE("reference: exclusions and caps come after the conditions") {
  const Table table = Days({"VVV", "V", "VV", "VV", ""});
  Definitions definitions = As("2026-12-01");
  Segment& segment = definitions.segments.emplace_back();
  segment.id = "s";
  segment.exclude = {{EventCondition{Named("V"), {}, {CompareOp::kEqual, 3, 0}}}};
  const auto set = table.Build();
  const Data data(*set);
  const auto members = [&] { return Reference(data, definitions).Members("s"); };
  CHECK(members() == std::vector<std::uint32_t>{1, 2, 3, 4});
  segment.cap.kind = CapKind::kTop;
  segment.cap.by.events = Named("V");
  segment.cap.customers = 1;
  CHECK(members() == std::vector<std::uint32_t>{2});  // of equal ones the lower ID
  segment.cap.lowest = true;
  segment.cap.customers = 2;
  CHECK(members() == std::vector<std::uint32_t>{1, 4});
  segment.include.kind = GroupKind::kAny;  // of nothing: nobody
  CHECK(members().empty());
}

}  // namespace
}  // namespace kohort::reference
