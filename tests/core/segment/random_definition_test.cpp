// The random data sets and definitions themselves: they are what the differential test needs.
#include "tests/core/segment/random_definition.h"

#include <map>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "core/segment/check.h"
#include "core/segment/definition_json.h"
#include "tests/core/segment/reference.h"

namespace kohort::reference {
namespace {

TEST_CASE("Random definitions are valid, and survive their JSON") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const RandomTable table = MakeRandomTable(dice);
    DefinitionMaker maker(dice, table);
    for (int i = 0; i < 10; ++i) {
      const Definitions definitions = maker.Make();
      const std::optional<Error> mistake = Check(definitions);
      REQUIRE_MESSAGE(!mistake, mistake->Message());
      const std::optional<Error> missing = CheckReferences(definitions);
      REQUIRE_MESSAGE(!missing, missing->Message());
      const Result<Definitions> read = ParseDefinitions(FormatDefinitions(definitions));
      REQUIRE_MESSAGE(read, read.error().Message());
      REQUIRE(*read == definitions);
    }
  }
}

TEST_CASE("Random segments and conditions often hold for some customers but not for all") {
  struct Tally {
    int all = 0;
    int some = 0;
  };
  Tally segments;
  std::map<std::string, Tally> conditions;
  int gave_up = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Dice dice(seed);
    const RandomTable table = MakeRandomTable(dice);
    const auto set = table.Build();
    const Data data(*set);
    const auto add = [&](Tally& tally, std::size_t members) {
      ++tally.all;
      tally.some += members > 0 && members < data.customers.size();
    };
    DefinitionMaker maker(dice, table);
    for (int i = 0; i < 10; ++i) {
      const Definitions definitions = maker.Make();
      for (const Segment& segment : definitions.segments) {
        Reference reference(data, definitions);
        add(segments, reference.Members(segment.id).size());
        gave_up += reference.gave_up();
      }
      const Condition leaf = maker.Leaf();
      Reference reference(data, definitions);
      const char* type = std::visit([](const auto& body) { return body.kType; }, leaf.body);
      add(conditions[type], reference.Matching(leaf).size());
    }
  }
  MESSAGE(segments.some, " of ", segments.all, " segments; gave up on ", gave_up);
  CHECK(segments.some * 5 > segments.all * 2);
  CHECK(gave_up * 100 <= segments.all);
  for (const auto& [type, tally] : conditions) {
    MESSAGE(type, ": ", tally.some, " of ", tally.all);
    CHECK(tally.some * 4 > tally.all);
  }
}

}  // namespace
}  // namespace kohort::reference
