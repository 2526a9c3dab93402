#include "core/document/segments.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

Segment Named(const char* name) {
  Segment segment;
  segment.name = name;
  return segment;
}

Definitions Example() {
  Definitions document;
  for (const char* name : {"Leads", "Active", "At risk"}) AddSegment(document, Named(name));
  return document;
}

std::string Ids(const Definitions& document) {
  std::string ids;
  for (const Segment& segment : document.segments) ids += segment.id + " ";
  return ids;
}

}  // namespace

TEST_CASE("An ID is made of the name and is nobody else's") {
  Definitions document = Example();
  CHECK(Ids(document) == "leads active at-risk ");
  CHECK(FreeId(document, "High value, 2x!") == "high-value-2x");
  CHECK(FreeId(document, "Active") == "active-2");
  CHECK(FreeId(document, "日本") == "segment");
  CHECK(AddSegment(document, Named("Active")) == "active-2");
  CHECK(AddSegment(document, Named("Active")) == "active-3");
}

TEST_CASE(
    "A segment goes with those that it refers to and the lists they name, and with no others") {
  Definitions document = Example();
  document.settings.zone = "Asia/Jakarta";
  document.lists = {{"staff", {"C1"}}, {"testers", {"C2"}}};
  Segment& leads = *FindSegment(document, "leads");
  leads.exclude.push_back({SegmentCondition{.segment = "at-risk"}});
  Group& inner = std::get<Group>(leads.include.conditions.emplace_back(Condition{Group{}}).body);
  inner.conditions.push_back({SegmentCondition{.segment = "at-risk"}});
  FindSegment(document, "at-risk")->exclude.push_back({ListCondition{.list = "testers"}});
  const Definitions found = WithReferences(document, "leads");
  CHECK(Ids(found) == "leads at-risk ");
  REQUIRE(found.lists.size() == 1);
  CHECK(found.lists[0].name == "testers");
  CHECK(found.settings == document.settings);
  CHECK(WithReferences(document, "active").lists.empty());
  CHECK(WithReferences(document, "nobody").segments.empty());
}

TEST_CASE("Segments are copied, moved, replaced and deleted") {
  Definitions document = Example();
  CHECK(DuplicateSegment(document, "active", "Active, copy") == "active-copy");
  CHECK(Ids(document) == "leads active active-copy at-risk ");
  CHECK(DuplicateSegment(document, "nobody", "x").empty());
  CHECK(MoveSegment(document, "at-risk", "leads"));
  CHECK(MoveSegment(document, "leads", ""));
  CHECK_FALSE(MoveSegment(document, "leads", "leads"));
  CHECK(Ids(document) == "at-risk active active-copy leads ");
  Segment other = *FindSegment(document, "leads");
  CHECK_FALSE(ReplaceSegment(document, other));
  other.name = "Prospects";
  CHECK(ReplaceSegment(document, other));
  CHECK(FindSegment(document, "leads")->name == "Prospects");
  CHECK(DeleteSegment(document, "active"));
  CHECK_FALSE(DeleteSegment(document, "active"));
  CHECK(FindSegment(document, "active") == nullptr);
}

TEST_CASE("Definitions from elsewhere replace what has their ID and add the rest") {
  Definitions document = Example();
  Definitions other;
  other.settings.zone = "Asia/Jakarta";
  AddSegment(other, Named("Active"));
  other.segments[0].name = "Active, theirs";
  AddSegment(other, Named("VIP"));
  other.lists = {{.name = "staff", .customers = {"C1"}}};
  SUBCASE("to what is there") {
    MergeDefinitions(document, other);
    CHECK(Ids(document) == "leads active at-risk vip ");
    CHECK(document.segments[1].name == "Active, theirs");
    CHECK(document.settings.zone.empty());
    CHECK(document.lists.size() == 1);
  }
  SUBCASE("to nothing") {
    document = {};
    MergeDefinitions(document, other);
    CHECK(document == other);
  }
}

}  // namespace kohort
