// The segments that come with the program: good ones, each with customers in the sample data.
#include "core/segment/library.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "core/import/sample_data.h"
#include "core/segment/check.h"
#include "core/segment/definition_json.h"
#include "core/segment/rfm_groups.h"
#include "tests/core/service/test_engine.h"

namespace kohort {
namespace {

TEST_CASE("The library is as it is written") {
  CHECK(Library().segments.size() > 25);
  CHECK_FALSE(Check(Library()));
  CHECK_FALSE(CheckReferences(Library()));
  CHECK(Library().settings == SegmentSettings());
  for (const Segment& segment : Library().segments) {
    CAPTURE(segment.id);
    CHECK_FALSE(segment.name.empty());
    CHECK(segment.description.ends_with('.'));
    CHECK_FALSE(segment.tags.empty());
  }
  // The file has the form in which the program writes.
  std::ifstream file(std::string(KOHORT_SOURCE_DIR) + "/assets/library.json");
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == FormatDefinitions(Library()));
}

TEST_CASE("In Indonesian the library is the same, in other words") {
  const auto& english = Library().segments;
  const auto& indonesian = Library(Language::kIndonesian).segments;
  REQUIRE(indonesian.size() == english.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    CAPTURE(english[i].id);
    const bool group = english[i].id.starts_with("rfm-");  // conditions name it
    CHECK((indonesian[i].name == english[i].name) == group);
    CHECK(indonesian[i].description != english[i].description);
    CHECK(indonesian[i].description.ends_with('.'));
    Segment same = indonesian[i];
    same.name = english[i].name;
    same.description = english[i].description;
    CHECK(same == english[i]);
  }
}

TEST_CASE("Each default group by RFM has its segment") {
  for (const RfmGroup& group : DefaultRfmGroups()) {
    const Condition wanted{
        RfmCondition{.groups = {group.name}, .recency = {}, .frequency = {}, .monetary = {}}};
    CHECK_MESSAGE(std::ranges::any_of(Library().segments,
                                      [&](const Segment& segment) {
                                        return segment.include.conditions.at(0) == wanted;
                                      }),
                  group.name);
  }
}

TEST_CASE("Every segment of the library has customers in the sample, each stage its own") {
  TestEngine test;
  const auto preview =
      test.Ask<Preview>(OpenRequest{.files = {}, .sample = true, .zone = std::string(kSampleZone)});
  test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  const auto sizes = test.Ask<SizesReply>(SizesRequest{Library()});
  REQUIRE(sizes.segments.size() == Library().segments.size());
  for (const SegmentSize& size : sizes.segments) {
    CAPTURE(size.segment);
    CHECK_MESSAGE(size.problems.empty(), size.problems.at(0).error.Message());
    CHECK(size.customers > 0);
    CHECK(size.customers < sizes.customers);
  }
  const auto lifecycle = test.Ask<LifecycleReply>(LifecycleRequest{});
  for (std::size_t i = 0; i < lifecycle.stages.size(); ++i) {
    std::string id = lifecycle.stages[i].stage;
    std::ranges::replace(id, '_', '-');
    CHECK(sizes.segments[i].segment == id);
    CHECK(sizes.segments[i].customers == lifecycle.stages[i].customers);
    CHECK((Library().segments[i].goal == Goal::kAcquisition ? "acquisition" : "retention") ==
          lifecycle.stages[i].goal);
  }
}

}  // namespace
}  // namespace kohort
