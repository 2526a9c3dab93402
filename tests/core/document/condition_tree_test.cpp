#include "core/document/condition_tree.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

Condition On(const char* list) { return {ListCondition{.list = list, .member = true}}; }
Condition All(std::vector<Condition> conditions) {
  return {Group{.kind = GroupKind::kAll, .conditions = std::move(conditions)}};
}

// a, (b, c), d; without e
Segment Example() {
  Segment segment;
  segment.include.conditions = {On("a"), All({On("b"), On("c")}), On("d")};
  segment.exclude = {On("e")};
  return segment;
}

std::string Shown(const std::vector<Condition>& conditions) {
  std::string text;
  for (const Condition& condition : conditions) {
    if (const auto* list = std::get_if<ListCondition>(&condition.body)) text += list->list;
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      text += "(" + Shown(group->conditions) + ")";
    }
  }
  return text;
}
std::string Shown(const Segment& segment) {
  return Shown(segment.include.conditions) + " - " + Shown(segment.exclude);
}

}  // namespace

TEST_CASE("A path names a condition, in groups and among the exclusions") {
  Segment segment = Example();
  CHECK(Shown({*FindCondition(segment, "/include/conditions/1/conditions/1")}) == "c");
  CHECK(Shown({*FindCondition(segment, "/exclude/0")}) == "e");
  CHECK(ChildPath("/include/conditions/1", 1) == "/include/conditions/1/conditions/1");
  CHECK(ChildPath("/exclude", 0) == "/exclude/0");
  CHECK(PlaceOf("/include/conditions/12") == ConditionPlace{"/include", 12});
  CHECK(PlaceOf("/exclude/3/conditions/4") == ConditionPlace{"/exclude/3", 4});
  for (const char* path : {"", "/", "/include", "/exclude", "/include/conditions/9", "/exclude/1",
                           "/include/conditions/0/conditions/0", "/include/conditions/x",
                           "/include/conditions/1/x/0", "/exclude/0x"}) {
    CAPTURE(path);
    CHECK(FindCondition(segment, path) == nullptr);
  }
}

TEST_CASE("Conditions are added, removed, copied, wrapped and unwrapped") {
  Segment segment = Example();
  SUBCASE("added to a group") {
    CHECK(InsertCondition(segment, {"/include/conditions/1", 2}, On("x")));
    CHECK(Shown(segment) == "a(bcx)d - e");
  }
  SUBCASE("added where there is no group") {
    CHECK_FALSE(InsertCondition(segment, {"/include/conditions/0", 0}, On("x")));
    CHECK_FALSE(InsertCondition(segment, {"/include", 4}, On("x")));
  }
  SUBCASE("removed") {
    CHECK(RemoveCondition(segment, "/include/conditions/1/conditions/0"));
    CHECK(RemoveCondition(segment, "/exclude/0"));
    CHECK_FALSE(RemoveCondition(segment, "/exclude/0"));
    CHECK(Shown(segment) == "a(c)d - ");
  }
  SUBCASE("copied") {
    CHECK(DuplicateCondition(segment, "/include/conditions/1"));
    CHECK(Shown(segment) == "a(bc)(bc)d - e");
  }
  SUBCASE("wrapped") {
    CHECK(WrapCondition(segment, "/include/conditions/0", GroupKind::kAny));
    CHECK(Shown(segment) == "(a)(bc)d - e");
  }
  SUBCASE("unwrapped") {
    CHECK(UnwrapGroup(segment, "/include/conditions/1"));
    CHECK_FALSE(UnwrapGroup(segment, "/include/conditions/1"));
    CHECK(Shown(segment) == "abcd - e");
  }
}

TEST_CASE("Conditions move within, into and out of groups, and to the exclusions") {
  Segment segment = Example();
  std::string path;
  ConditionPlace to;
  std::string after;
  SUBCASE("down") { path = "/include/conditions/0", to = {"/include", 2}, after = "(bc)ad - e"; }
  SUBCASE("up") { path = "/include/conditions/2", to = {"/include", 0}, after = "da(bc) - e"; }
  SUBCASE("to the end") {
    path = "/include/conditions/0", to = {"/include", 3}, after = "(bc)da - e";
  }
  SUBCASE("into a group behind it") {
    path = "/include/conditions/0", to = {"/include/conditions/1", 1}, after = "(bac)d - e";
  }
  SUBCASE("out of a group, before it") {
    path = "/include/conditions/1/conditions/1", to = {"/include", 0}, after = "ca(b)d - e";
  }
  SUBCASE("a group, to the exclusions") {
    path = "/include/conditions/1", to = {"/exclude", 1}, after = "ad - e(bc)";
  }
  SUBCASE("from the exclusions") {
    path = "/exclude/0", to = {"/include", 1}, after = "ae(bc)d - ";
  }
  SUBCASE("to where it is") {
    path = "/include/conditions/1", to = {"/include", 2}, after = "a(bc)d - e";
  }
  CHECK(MoveCondition(segment, path, to));
  CHECK(Shown(segment) == after);
}

TEST_CASE("A group does not move into itself, nor deeper than groups may nest") {
  Segment segment = Example();
  CHECK_FALSE(MoveCondition(segment, "/include/conditions/1", {"/include/conditions/1", 0}));
  CHECK(Shown(segment) == "a(bc)d - e");
  int depth = 1;
  while (WrapCondition(segment, "/include/conditions/1", GroupKind::kAll)) ++depth;
  CHECK(depth == kMostGroupDepth - 1);  // it is a group in a group to begin with
  CHECK_FALSE(MoveCondition(segment, "/include/conditions/1", {"/include/conditions/1", 0}));
}

}  // namespace kohort
