#include "core/document/changes.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

Condition Did(const char* event, double times = 1) {
  EventCondition condition;
  condition.events.event.names = {event};
  condition.count.value = times;
  return {condition};
}

Condition Any(std::vector<Condition> conditions) {
  return {Group{.kind = GroupKind::kAny, .conditions = std::move(conditions)}};
}

Segment Of(std::vector<Condition> conditions) {
  Segment segment;
  segment.id = "a";
  segment.include.conditions = std::move(conditions);
  return segment;
}

std::vector<SegmentChange> Compare(const Segment& before, const Segment& after) {
  return CompareSegments(before, after, {}, Language::kEnglish);
}

SegmentChange Only(const Segment& before, const Segment& after) {
  const std::vector<SegmentChange> changes = Compare(before, after);
  REQUIRE(changes.size() == 1);
  return changes[0];
}

}  // namespace

TEST_CASE("Nothing changed, nothing said") {
  CHECK(Compare(Of({Did("A"), Did("B")}), Of({Did("A"), Did("B")})).empty());
  CHECK(Compare(Of({}), Of({})).empty());
}

TEST_CASE("Conditions that came, went and changed are said in words") {
  CHECK(Only(Of({Did("A")}), Of({Did("A"), Did("B")})).after == "who did \"B\"");
  CHECK(Only(Of({Did("A"), Did("B")}), Of({Did("B")})).before == "who did \"A\"");
  CHECK(Only(Of({Did("A"), Did("B")}), Of({Did("B")})).kind == ChangeKind::kRemoved);
  const SegmentChange changed = Only(Of({Did("A"), Did("B")}), Of({Did("A"), Did("B", 3)}));
  CHECK(changed.kind == ChangeKind::kChanged);
  CHECK(changed.before == "who did \"B\"");
  CHECK(changed.after.find("at least 3 times") != std::string::npos);
}

TEST_CASE("A condition of another kind comes, and the one before it goes") {
  const auto changes = Compare(Of({Did("A")}), Of({{StageCondition{{"lead"}}}}));
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].kind == ChangeKind::kAdded);
  CHECK(changes[1].kind == ChangeKind::kRemoved);
}

TEST_CASE("Conditions elsewhere are the same conditions") {
  CHECK(Only(Of({Did("A"), Did("B")}), Of({Did("B"), Did("A")})).kind == ChangeKind::kOrder);
  CHECK(Only(Of({Did("A"), Did("B")}), Of({Any({Did("A"), Did("B")})})).kind == ChangeKind::kOrder);
  CHECK(Only(Of({Any({Did("A"), Did("B")})}), Of({Did("A"), Did("B")})).kind == ChangeKind::kOrder);
  CHECK(Only(Of({Did("A"), Any({Did("B")})}), Of({Any({Did("B"), Did("A")})})).kind ==
        ChangeKind::kOrder);
}

TEST_CASE("Groups say how many must hold, and what changed in them") {
  Segment after = Of({Did("A")});
  after.include.kind = GroupKind::kNone;
  const SegmentChange group = Only(Of({Did("A")}), after);
  CHECK(group.kind == ChangeKind::kGroup);
  CHECK(group.group == GroupKind::kNone);
  const SegmentChange inner =
      Only(Of({Any({Did("A"), Did("B")})}), Of({Any({Did("A"), Did("B", 2)})}));
  CHECK(inner.kind == ChangeKind::kChanged);
}

TEST_CASE("Exclusions are told from conditions") {
  Segment after = Of({Did("A")});
  after.exclude = {Did("B")};
  const SegmentChange change = Only(Of({Did("A")}), after);
  CHECK(change.kind == ChangeKind::kAdded);
  CHECK(change.excludes);
}

TEST_CASE("Conditions that are not finished make no difference") {
  CHECK(Compare(Of({Did("A")}), Of({Did("A"), {EventCondition{}}, Any({})})).empty());
}

TEST_CASE("Words about it and its limit change, too") {
  Segment after = Of({});
  after.name = "New";
  after.description = "Said";
  after.goal = Goal::kAcquisition;
  after.tags = {"x"};
  after.cap.kind = CapKind::kRandom;
  after.cap.customers = 10;
  std::vector<ChangeKind> kinds;
  for (const SegmentChange& change : Compare(Of({}), after)) kinds.push_back(change.kind);
  CHECK(kinds == std::vector{ChangeKind::kName, ChangeKind::kDescription, ChangeKind::kGoal,
                             ChangeKind::kTags, ChangeKind::kCap});
}

}  // namespace kohort
