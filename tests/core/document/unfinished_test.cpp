#include "core/document/unfinished.h"

#include <doctest/doctest.h>

#include "core/segment/check.h"

namespace kohort {
namespace {

Definitions With(GroupKind kind, std::vector<Condition> conditions) {
  Definitions document;
  Segment& segment = document.segments.emplace_back();
  segment.id = "a";
  segment.include = {.kind = kind, .conditions = std::move(conditions)};
  return document;
}

EventCondition Did(const char* event) {
  EventCondition condition;
  condition.events.event.names = {event};
  return condition;
}

}  // namespace

TEST_CASE("What is finished stays as it is") {
  const Definitions document = With(GroupKind::kAny, {{Did("Search")}, {StageCondition{{"lead"}}}});
  CHECK(Finished(document) == document);
}

TEST_CASE("A condition that is not finished gives way to one that decides nothing in its place") {
  const Condition open{EventCondition{}};
  CHECK_FALSE(IsFinished(open));
  for (const GroupKind kind : {GroupKind::kAll, GroupKind::kAny, GroupKind::kNone}) {
    const Definitions finished = Finished(With(kind, {open, {Did("Search")}}));
    const auto& conditions = finished.segments[0].include.conditions;
    REQUIRE(conditions.size() == 2);
    const GroupKind expected = kind == GroupKind::kAll ? GroupKind::kAll : GroupKind::kAny;
    CHECK(std::get<Group>(conditions[0].body).kind == expected);
    CHECK(std::get<Group>(conditions[0].body).conditions.empty());
  }
}

TEST_CASE("An exclusion that is not finished excludes nobody, an empty group decides nothing") {
  Definitions document =
      With(GroupKind::kAll, {{Group{.kind = GroupKind::kAny, .conditions = {}}}});
  document.segments[0].exclude = {{AttributeCondition{}}};
  const Definitions finished = Finished(document);
  const Segment& segment = finished.segments[0];
  CHECK(std::get<Group>(segment.include.conditions[0].body).kind == GroupKind::kAll);
  CHECK(std::get<Group>(segment.exclude[0].body).kind == GroupKind::kAny);
}

TEST_CASE("Filters, exceptions and caps that are not finished are left out") {
  EventCondition filtered = Did("Search");
  filtered.events.where.kind = GroupKind::kAny;
  filtered.events.where.filters.emplace_back();
  SequenceCondition sequence;
  sequence.steps = {Did("Search").events, Did("Paid Order").events};
  sequence.without.emplace_back();
  Definitions document = With(GroupKind::kAll, {{filtered}, {sequence}});
  document.segments[0].cap = {
      .kind = CapKind::kTop, .customers = 5, .by = {}, .lowest = false, .salt = ""};
  CHECK(Check(document).has_value());
  const Definitions finished = Finished(document);
  CHECK_FALSE(Check(finished).has_value());
  CHECK(finished.segments[0].include.conditions[0] == Condition{Did("Search")});
  CHECK(finished.segments[0].cap == Cap{});
}

TEST_CASE("Days that are not chosen, or the wrong way round, are not finished") {
  EventCondition between = Did("Search");
  between.window.kind = WindowKind::kBetween;
  CHECK_FALSE(IsFinished({between}));
  between.window.from = "2026-11-12";
  between.window.to = "2026-11-11";
  CHECK_FALSE(IsFinished({between}));
  between.window.to = "2026-11-12";
  CHECK(IsFinished({between}));
}

TEST_CASE("A new condition of every kind can be counted around") {
  const std::vector<Condition> fresh{{EventCondition{}},
                                     {FirstTimeCondition{}},
                                     {LastTimeCondition{}},
                                     {AggregateCondition{}},
                                     {HabitCondition{}},
                                     {AffinityCondition{}},
                                     {AttributeCondition{}},
                                     {StageCondition{}},
                                     {SegmentCondition{}},
                                     {ListCondition{}},
                                     {Group{}}};
  CHECK_FALSE(Check(Finished(With(GroupKind::kAll, fresh))).has_value());
}

}  // namespace kohort
