// Random definitions of every kind: they pass the check, read back as they were written, and have a
// sentence each.
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "core/segment/check.h"
#include "core/segment/definition_json.h"
#include "core/segment/describe.h"
#include "tests/core/segment/dice.h"
#include "tests/core/segment/random_data.h"
#include "tests/core/segment/random_definition.h"

namespace kohort {
namespace {

TEST_CASE("Random definitions pass the check, read back and have sentences") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    reference::Dice dice(seed);
    const reference::RandomTable table = reference::MakeRandomTable(dice);
    reference::DefinitionMaker maker(dice, table);
    for (int i = 0; i < 10; ++i) {
      const Definitions definitions = maker.Make();
      const std::string json = FormatDefinitions(definitions);
      const auto error = Check(definitions);
      CHECK_MESSAGE(!error, json << error->Message());
      const auto references = CheckReferences(definitions);
      CHECK_MESSAGE(!references, json << references->Message());
      const auto again = ParseDefinitions(json);
      REQUIRE_MESSAGE(again, json << again.error().Message());
      CHECK_MESSAGE(*again == definitions, json);
      CHECK(FormatDefinitions(*again) == json);
      for (const Segment& segment : definitions.segments) {
        for (const Language language : {Language::kEnglish, Language::kIndonesian}) {
          const std::string sentence = Describe(segment, definitions, language);
          CHECK(sentence.ends_with('.'));
          CHECK_MESSAGE(sentence.find("  ") == std::string::npos, sentence);
        }
      }
    }
  }
}

}  // namespace
}  // namespace kohort
