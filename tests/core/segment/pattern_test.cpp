// Regular expressions: what is found, what is refused, and that no expression takes long.
#include "core/segment/pattern.h"

#include <chrono>
#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

bool Finds(std::string_view expression, std::string_view text, bool ignore_case = false) {
  const auto pattern = Pattern::Compile(expression, ignore_case);
  REQUIRE_MESSAGE(pattern, expression);
  return pattern->Find(text);
}

TEST_CASE("An expression is found anywhere in a text") {
  CHECK(Finds("and", "Bandung"));
  CHECK(Finds("^Ban.*g$", "Bandung"));
  CHECK_FALSE(Finds("^and", "Bandung"));
  CHECK(Finds("", ""));
  CHECK_FALSE(Finds("a.b", "a\nb"));
  CHECK(Finds(R"(^\d{5}$)", "40115"));
  CHECK(Finds("a|b", std::string_view("\0b", 2)));
}

TEST_CASE("Letters of any script are letters, whatever their case") {
  CHECK(Finds(R"(^\pL+$)", "Überzeugung"));
  CHECK(Finds("^.$", "東"));
  CHECK(Finds("ÜBER", "über", /*ignore_case=*/true));
  CHECK_FALSE(Finds("ÜBER", "über"));
  CHECK(Finds("σ", "ΟΔΟΣ", /*ignore_case=*/true));
}

TEST_CASE("Bad expressions are refused in words") {
  for (const char* bad : {"(", "a)", "[", "*", "a**b(", "(?<name", "\\", R"(a\1)", "(?=a)", "\xff",
                          "a{1001}", "((a{100}){100}){100}"}) {
    const auto pattern = Pattern::Compile(bad, false);
    REQUIRE_FALSE_MESSAGE(pattern, bad);
    CHECK(pattern.error().code == "pattern_invalid");
    CHECK(pattern.error().where.empty());
  }
  CHECK(Pattern::Compile("(ab", false).error().what ==
        "This regular expression cannot be read: missing ): (ab.");
  CHECK(Pattern::Compile("(" + std::string(100, 'a'), false).error().what ==
        "This regular expression cannot be read: missing ).");
}

TEST_CASE("No expression takes long") {
  const std::string text = std::string(1 << 20, 'a') + "b";
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(Finds("(a+)+$", text));
  CHECK_FALSE(Finds("(a|aa)+$", text));
  CHECK_FALSE(Finds("(.*)(.*)(.*)(.*)(.*)[^b]$", text));
  // Whose automaton would have 2^30 states.
  CHECK(Finds("a.{30}a.{30}b", text));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

}  // namespace
}  // namespace kohort
