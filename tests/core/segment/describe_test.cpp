// Definitions in words. sentences.txt holds a hundred: a definition, its English sentence, its
// Indonesian one, and a blank line. With KOHORT_WRITE_SENTENCES set the test writes the sentences
// anew, to be read by somebody who speaks the language.
#include "core/segment/describe.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/segment/check.h"
#include "core/segment/definition_json.h"
#include "core/segment/describe_table.h"

namespace kohort {
namespace {

const std::string kSentences = std::string(KOHORT_SOURCE_DIR) + "/tests/core/segment/sentences.txt";

// A line is a condition, or the keys of a segment but its ID, name and goal.
Definitions Parse(const std::string& line) {
  const std::string keys = line.starts_with(R"({"type")")
                               ? R"("include": {"conditions": [)" + line + "]}}"
                               : line.substr(1);
  const auto parsed = ParseDefinitions(
      R"({"version": 1, "segments": [{"id": "a", "name": "A", "goal": "retention", )" + keys +
      R"(, {"id": "vip", "name": "Best customers", "goal": "retention",)"
      R"( "include": {"conditions": []}}]})");
  REQUIRE_MESSAGE(parsed, line << parsed.error().Message());
  const auto error = Check(*parsed);
  CHECK_MESSAGE(!error, line << error->Message());
  return *parsed;
}

TEST_CASE("A hundred definitions say what they mean, in both languages") {
  std::ifstream file(kSentences);
  REQUIRE(file);
  std::ostringstream written;
  std::string definition;
  std::set<std::string> english;
  std::set<std::string> indonesian;
  while (std::getline(file, definition)) {
    if (definition.empty()) continue;
    std::string expected_english;
    std::string expected_indonesian;
    std::getline(file, expected_english);
    std::getline(file, expected_indonesian);
    const Definitions definitions = Parse(definition);
    const std::string in_english =
        Describe(definitions.segments[0], definitions, Language::kEnglish);
    const std::string in_indonesian =
        Describe(definitions.segments[0], definitions, Language::kIndonesian);
    written << definition << "\n" << in_english << "\n" << in_indonesian << "\n\n";
    CHECK(in_english == expected_english);
    CHECK(in_indonesian == expected_indonesian);
    // Different definitions have different sentences.
    CHECK_MESSAGE(english.insert(in_english).second, in_english);
    CHECK_MESSAGE(indonesian.insert(in_indonesian).second, in_indonesian);
    // They are read as they are written, too.
    CHECK(*ParseDefinitions(FormatDefinitions(definitions)) == definitions);
  }
  CHECK(english.size() >= 100);
  if (std::getenv("KOHORT_WRITE_SENTENCES") != nullptr) std::ofstream(kSentences) << written.str();
}

TEST_CASE("Both languages fill in the same parts") {
  for (const SayingText& saying : kSayings) {
    const auto parts = [](std::string_view text) {
      std::set<char> found;
      for (std::size_t i = text.find('{'); i != std::string_view::npos; i = text.find('{', i + 1)) {
        CHECK(text.substr(i + 2, 1) == "}");
        found.insert(text[i + 1]);
      }
      return found;
    };
    CAPTURE(saying.english);
    CHECK(parts(saying.english) == parts(saying.indonesian));
  }
}

TEST_CASE("A condition and a window are described alone") {
  const Condition condition{SegmentCondition{.segment = "vip", .member = false}};
  CHECK(Describe(condition, {}, Language::kEnglish) == "who are not in the segment \"vip\"");
  Window window;
  CHECK(Describe(window, Language::kEnglish) == "at any time");
  window = {.kind = WindowKind::kLast, .count = 1, .unit = TimeUnit::kMonths, .from = "", .to = ""};
  CHECK(Describe(window, Language::kEnglish) == "in the last month");
  CHECK(Describe(window, Language::kIndonesian) == "dalam 1 bulan terakhir");
}

TEST_CASE("An unfinished definition has a sentence all the same") {
  for (const Condition& condition :
       {Condition{Group{}}, Condition{EventCondition{}}, Condition{FirstTimeCondition{}},
        Condition{LastTimeCondition{}}, Condition{AggregateCondition{}},
        Condition{SequenceCondition{}}, Condition{HabitCondition{}}, Condition{AffinityCondition{}},
        Condition{AttributeCondition{}}, Condition{StageCondition{}}, Condition{RfmCondition{}},
        Condition{SegmentCondition{}}, Condition{ListCondition{}}, Condition{RandomCondition{}}}) {
    CHECK_FALSE(Describe(condition, {}, Language::kEnglish).empty());
    CHECK_FALSE(Describe(condition, {}, Language::kIndonesian).empty());
  }
}

}  // namespace
}  // namespace kohort
