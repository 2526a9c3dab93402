// The examples of docs/conditions.md are conditions, and every kind, operator and window is there.
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "core/segment/check.h"
#include "core/segment/definition_fields.h"
#include "core/segment/definition_json.h"

namespace kohort {
namespace {

std::string Page() {
  std::ifstream file(std::string(KOHORT_SOURCE_DIR) + "/docs/conditions.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("Every example of the page on conditions is one, and every kind has one") {
  const std::string page = Page();
  const std::string begin = "```json\n";
  std::set<std::size_t> kinds;
  std::set<HabitKind> habits;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const std::size_t start = at + begin.size();
    const std::string json = page.substr(start, page.find("```\n", start) - start);
    CAPTURE(json);
    const auto definitions = ParseDefinitions(
        R"({"version": 1, "segments": [{"id": "a", "name": "", "goal": "retention",)"
        R"( "include": {"conditions": [)" +
        json + "]}}]}");
    REQUIRE_MESSAGE(definitions, definitions.error().Message());
    const auto error = Check(*definitions);
    CHECK_MESSAGE(!error, error->Message());
    const Condition& condition = definitions->segments[0].include.conditions[0];
    kinds.insert(condition.body.index());
    if (const auto* habit = std::get_if<HabitCondition>(&condition.body)) {
      habits.insert(habit->kind);
    }
  }
  CHECK(kinds.size() == std::variant_size_v<decltype(Condition::body)>);
  CHECK(habits.size() == kHabitWords.size());
}

TEST_CASE("Every word of a condition is on the page") {
  const std::string page = Page();
  const auto check = [&](std::span<const std::string_view> words) {
    for (const std::string_view word : words) {
      CHECK_MESSAGE(page.find("`" + std::string(word) + "`") != std::string::npos, word);
    }
  };
  check(kTimeUnitWords);
  check(kWindowWords);
  check(kTestOpWords);
  check(kFunctionWords);
  check(kHabitWords);
  check(kAffinityWords);
  check(kGroupWords);
}

}  // namespace
}  // namespace kohort
