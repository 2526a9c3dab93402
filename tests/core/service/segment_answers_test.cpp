// What the page is told of a segment, condition by condition and customer by customer, against the
// reference of segments.
#include "core/service/segment_answers.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/number.h"
#include "core/segment/lifecycle.h"
#include "tests/core/segment/ask_engine.h"
#include "tests/core/segment/random_definition.h"
#include "tests/core/segment/reference.h"

namespace kohort::reference {
namespace {

// The condition at "/include/conditions/0/conditions/1" or "/exclude/0" of a segment.
Condition At(const Segment& segment, std::string_view path) {
  std::vector<std::string> keys;
  while (!path.empty()) {
    path.remove_prefix(1);
    keys.emplace_back(path.substr(0, path.find('/')));
    path.remove_prefix(keys.back().size());
  }
  const auto number = [&](std::size_t i) { return static_cast<std::size_t>(std::stoul(keys[i])); };
  const bool excluded = keys[0] == "exclude";
  Condition condition = excluded ? segment.exclude.at(number(1)) : Condition{segment.include};
  for (std::size_t i = excluded ? 2 : 1; i < keys.size(); i += 2) {
    REQUIRE(keys[i] == "conditions");
    const Condition inner = std::get<Group>(condition.body).conditions.at(number(i + 1));
    condition = inner;
  }
  return condition;
}

// How many conditions and groups there are within and with it.
std::size_t Size(const Condition& condition) {
  std::size_t size = 1;
  if (const auto* group = std::get_if<Group>(&condition.body)) {
    for (const Condition& inner : group->conditions) size += Size(inner);
  }
  return size;
}

// What is compared in a condition that compares a measure.
std::optional<Measure> MeasureOf(const Condition& condition) {
  if (const auto* aggregate = std::get_if<AggregateCondition>(&condition.body)) {
    return aggregate->measure;
  }
  const auto* event = std::get_if<EventCondition>(&condition.body);
  if (event == nullptr) return std::nullopt;
  Measure count;
  count.events = event->events;
  count.window = event->window;
  return count;
}

// Evaluates all that the judges will ask for.
void Touch(Reference& reference, const Condition& condition) {
  reference.Matching(condition);
  if (const auto* group = std::get_if<Group>(&condition.body)) {
    for (const Condition& inner : group->conditions) Touch(reference, inner);
  }
}

// The evaluation of the last segment of random definitions, and the reference for it.
template <class Judge>
void OnRandomSegments(const Judge& judge) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const RandomTable table = MakeRandomTable(dice);
    const SegmentData loaded = Load(table);
    const Data data(*loaded.data);
    DefinitionMaker maker(dice, table);
    for (int i = 0; i < 10; ++i) {
      CAPTURE(i);
      const Definitions definitions = maker.Make();
      const Segment& segment = definitions.segments.back();
      std::vector<NumberList> lists;
      for (const NamedCustomers& list : loaded.lists) lists.push_back({list.name, list.customers});
      Reference reference(data, definitions, lists);
      Touch(reference, {segment.include});
      for (const Condition& excluded : segment.exclude) Touch(reference, excluded);
      if (reference.gave_up()) continue;
      EvaluationCache cache;
      auto evaluation = Evaluation::Create(loaded, definitions, {&segment.id, 1}, cache);
      REQUIRE(evaluation);
      while (*evaluation->Step()) {
      }
      judge(*evaluation, segment, reference, data, dice);
    }
  }
}

TEST_CASE("Counts of a segment's conditions are those of each on its own") {
  OnRandomSegments([](Evaluation& evaluation, const Segment& segment, Reference& reference,
                      const Data& data, Dice&) {
    const CountReply reply = DescribeCount(evaluation);
    CHECK(reply.universe == data.customers.size());
    CHECK(reply.customers == reference.Members(segment.id).size());
    std::size_t conditions = Size({segment.include});
    for (const Condition& excluded : segment.exclude) conditions += Size(excluded);
    CHECK(reply.conditions.size() == conditions);
    for (const ConditionCount& count : reply.conditions) {
      CAPTURE(count.path);
      CHECK(count.customers == reference.Matching(At(segment, count.path)).size());
    }
  });
}

TEST_CASE("A waterfall begins with everybody, never rises, and ends with the segment") {
  OnRandomSegments([](Evaluation& evaluation, const Segment& segment, Reference& reference,
                      const Data& data, Dice&) {
    const std::vector<WaterfallStep> steps = DescribeCount(evaluation).waterfall;
    REQUIRE_FALSE(steps.empty());
    CHECK(steps.front().customers == data.customers.size());
    CHECK(steps.back().customers == reference.Members(segment.id).size());
    CHECK(std::ranges::is_sorted(steps, std::greater(), &WaterfallStep::customers));
    // Those that must all hold one after the other: customers for whom these and all before hold.
    if (segment.include.kind != GroupKind::kAll) return;
    Group before;
    for (std::size_t i = 0; i < segment.include.conditions.size(); ++i) {
      before.conditions.push_back(segment.include.conditions[i]);
      CHECK(steps.at(i + 1).customers == reference.Matching({before}).size());
    }
  });
}

TEST_CASE("Why a customer is in a segment: each condition holds for whom the reference says") {
  OnRandomSegments([](Evaluation& evaluation, const Segment& segment, Reference& reference,
                      const Data& data, Dice& dice) {
    const Customer& one = dice.Of(data.customers);
    const Customer& other = dice.Of(data.customers);
    const auto reply = DescribeCustomers(evaluation, {one.id, other.id});
    REQUIRE(reply);
    REQUIRE(reply->customers.size() == 2);
    for (const Customer* customer : {&one, &other}) {
      const ExplainedCustomer& explained = reply->customers[customer == &one ? 0 : 1];
      CHECK(explained.customer == customer->id);
      CHECK(explained.member ==
            std::ranges::binary_search(reference.Members(segment.id), customer->number));
      for (const ExplainedCondition& seen : explained.conditions) {
        const Condition condition = At(segment, seen.path);
        CAPTURE(seen.path);
        CHECK(seen.holds == reference.Holds(condition, *customer));
        if (const auto measure = MeasureOf(condition)) {
          const auto value = reference.ValueOf(*measure, *customer);
          const std::string text = value ? value->text : "";
          CAPTURE(seen.value);
          CAPTURE(text);
          // A sum of cents is shown with its cents: 12.00.
          CHECK((seen.value == text ||
                 (ParseDouble(text) && ParseDouble(seen.value) == ParseDouble(text))));
        }
      }
      if (&one == &other) break;
    }
  });
}

TEST_CASE("A segment's history is as of the ends of days, weeks and months of its calendar") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const RandomTable table = MakeRandomTable(dice);
    const SegmentData loaded = Load(table);
    const Data data(*loaded.data);
    DefinitionMaker maker(dice, table);
    const Definitions definitions = maker.Make();
    const Reference reference(data, definitions);
    const Calendar& calendar = reference.calendar();
    const TimeUnit unit = dice.Of({TimeUnit::kDays, TimeUnit::kWeeks, TimeUnit::kMonths});
    const int periods = dice.From(1, 15);
    const auto past = PastAsOfs(loaded, definitions, unit, periods);
    REQUIRE(past);
    REQUIRE(past->size() == static_cast<std::size_t>(periods));
    CHECK(ParseAsOf(past->back().as_of, calendar.zone) == calendar.as_of);
    // Those before end where the next unit begins.
    std::int64_t day = calendar.FirstDay(calendar.Today(), unit);
    for (auto before = past->rbegin() + 1; before != past->rend(); ++before) {
      CHECK(ParseAsOf(before->as_of, calendar.zone) == calendar.Midnight(day));
      day = calendar.Step(day, -1, unit);
    }
  }
}

}  // namespace
}  // namespace kohort::reference
