// Definitions as files: what is read is written, and what is wrong is said with its place.
#include "core/segment/definition_json.h"

#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

// With one segment that includes these conditions.
std::string File(const std::string& conditions, const std::string& more = "") {
  return R"({"version": 1, "segments": [{"id": "a", "name": "A", "goal": "retention",)"
         R"( "include": {"conditions": [)" +
         conditions + "]}" + more + "}]}";
}

Definitions Parse(const std::string& json) {
  CAPTURE(json);
  const auto parsed = ParseDefinitions(json);
  REQUIRE_MESSAGE(parsed, parsed.error().Message());
  return *parsed;
}

Condition ParseCondition(const std::string& json) {
  return Parse(File(json)).segments[0].include.conditions.at(0);
}

void CheckError(const std::string& json, const std::string& where, const std::string& what) {
  CAPTURE(json);
  const auto parsed = ParseDefinitions(json);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().code == "segments_invalid");
  CHECK(parsed.error().where == where);
  CHECK(parsed.error().what == what);
}

const std::string kCondition = "/segments/0/include/conditions/0";

TEST_CASE("A definition is read as it was written") {
  const std::string json = R"({
  "kohort": "segments",
  "version": 1,
  "settings": {
    "lifecycle": {
      "purchase": "Paid Order",
      "defecting_after": {"count": 180, "unit": "day"},
      "inactive_after": {"count": 12, "unit": "month"}
    },
    "zone": "Asia/Jakarta",
    "week_start": "sunday"
  },
  "segments": [
    {
      "id": "big-spenders",
      "name": "Big \"spenders\"",
      "goal": "retention",
      "tags": ["money"],
      "include": {
        "match": "any",
        "conditions": [
          {
            "type": "event",
            "events": ["Paid Order", "Renewal"],
            "where": {"filters": [{"type": "property", "property": "city", "op": "is", "values": ["Bandung"]}]},
            "window": {"kind": "last", "count": 30, "unit": "day"},
            "count": {"op": "between", "value": 2, "upper": 5}
          },
          {
            "type": "aggregate",
            "function": "sum",
            "property": "amount",
            "events": ["Paid Order"],
            "test": {"op": ">", "value": 149000.5}
          }
        ]
      },
      "exclude": [{"type": "list", "list": "Staff"}],
      "cap": {"kind": "random", "customers": 1000}
    }
  ],
  "lists": [{"name": "Staff", "customers": ["C1", "C2"]}]
}
)";
  const Definitions definitions = Parse(json);
  CHECK(definitions.segments[0].cap.customers == 1000);
  CHECK(definitions.settings.lifecycle.defecting_after == Age{180, false});
  CHECK(Parse(FormatDefinitions(definitions)) == definitions);
  CHECK(FormatDefinitions(definitions) == [&] {
    // The one line that is longer than others are made.
    std::string wrapped = json;
    const std::string line = R"("where": {"filters": [{"type": "property", "property": "city", )"
                             R"("op": "is", "values": ["Bandung"]}]},)";
    wrapped.replace(wrapped.find(line), line.size(),
                    R"("where": {
              "filters": [
                {"type": "property", "property": "city", "op": "is", "values": ["Bandung"]}
              ]
            },)");
    return wrapped;
  }());
}

TEST_CASE("A field that its kind does not use is not written") {
  Condition condition{EventCondition{}};
  auto& event = std::get<EventCondition>(condition.body);
  event.events.event = {.match = EventMatch::kAny, .names = {"unused"}, .prefix = "unused"};
  event.window = {.kind = WindowKind::kThis,
                  .count = 9,
                  .until = 3,
                  .unit = TimeUnit::kMonths,
                  .from = "2026-01-01",
                  .to = ""};
  event.count.upper = 7;
  CHECK(CanonicalText(condition) ==
        R"({"type":"event","match":"any","window":{"kind":"this","unit":"month"}})");
  event.window.kind = WindowKind::kAllTime;
  CHECK(CanonicalText(condition) == R"({"type":"event","match":"any"})");
  EventCondition any;
  any.events.event.match = EventMatch::kAny;
  CHECK(ParseCondition(CanonicalText(condition)) == Condition{any});
}

TEST_CASE("A field that its kind does not use is refused") {
  CheckError(File(R"({"type": "event", "match": "any", "window": {"kind": "this", "unit": "day",
                     "count": 2}})"),
             kCondition + "/window/count", "Unknown key.");
  CheckError(File(R"({"type": "attribute", "attribute": "city", "op": "is empty", "values": []})"),
             kCondition + "/values", "Unknown key.");
  CheckError(File(R"({"type": "attribute", "attribute": "city", "op": "is", "values": ["a"],
                     "only_known": true})"),
             kCondition + "/only_known", "Unknown key.");
  CheckError(File(R"({"type": "attribute", "attribute": "a", "op": "is", "values": ["a"],
                     "other_attribute": "b"})"),
             kCondition + "/values", "Unknown key.");
}

TEST_CASE("Unknown keys are named with the nearest known one") {
  CheckError(R"({"version": 1, "segmnets": []})", "/segmnets",
             "Unknown key (did you mean \"segments\"?).");
  CheckError(File(R"({"type": "event", "evnts": ["a"]})"), kCondition + "/evnts",
             "Unknown key (did you mean \"events\"?).");
  CheckError(File("", R"(, "exlcude": [])"), "/segments/0/exlcude",
             "Unknown key (did you mean \"exclude\"?).");
}

TEST_CASE("Missing keys are named") {
  CheckError(R"({"version": 1, "segments": [{"name": "A"}]})", "/segments/0/id",
             "This key is missing.");
  CheckError(File(R"({"type": "event", "events": ["a"], "count": {"op": ">"}})"),
             kCondition + "/count/value", "This key is missing.");
  CheckError(File(R"({"events": ["a"]})"), kCondition + "/type", "The type is missing.");
  CheckError(File(R"({"type": "evnt"})"), kCondition + "/type", "Unknown type.");
}

TEST_CASE("Wrong types and words are named") {
  CheckError(File(R"({"type": "event", "events": "a"})"), kCondition + "/events",
             "Expected a list.");
  CheckError(File(R"({"type": "event", "events": [1]})"), kCondition + "/events/0",
             "Expected text.");
  CheckError(File(R"({"type": "event", "match": "most"})"), kCondition + "/match", "Unknown word.");
  for (const char* count : {"1.5", "\"1\"", "9999999999", "18446744073709551615", "null"}) {
    CheckError(File(R"({"type": "event", "match": "any",
                       "window": {"kind": "last", "count": )" +
                    std::string(count) + R"(, "unit": "day"}})"),
               kCondition + "/window/count", "Expected a whole number.");
  }
}

TEST_CASE("Other files and versions are refused politely") {
  CheckError("[]", "", "This is no JSON object.");
  CheckError(R"({"segments": []})", "/version", "The version is missing.");
  CheckError(R"({"version": 2, "novelties": []})", "/version",
             "This file is of version 2, which a newer Kohort wrote. This one reads version 1.");
  CheckError(R"({"version": "1"})", "/version", "There is no such version.");
  CheckError(R"({"version": 0})", "/version", "There is no such version.");
  CheckError(R"({"kohort": "mapping", "version": 1})", "/kohort",
             "This file of Kohort's has no segments.");
  CHECK(Parse(R"({"version": 1})") == Definitions());
}

TEST_CASE("What is no JSON is named with its line and column") {
  CheckError("", "line 1, column 1", "This is no JSON: it ends too early.");
  CheckError("{\n  \"version\": 1,\n  \"ä\": 2]", "line 3, column 9",
             "This is no JSON: unexpected ']'; expected '}'.");
  CheckError("{\"version\": 1\n\"a\"", "line 2, column 3",
             "This is no JSON: unexpected string literal; expected '}'.");
  CheckError("{\"version\": 1} x", "line 1, column 16", "This is no JSON: invalid literal.");
  CheckError("{\n\"version\": \"ä\xff\"}", "line 2, column 14", "This text is not UTF-8.");
  CheckError("{\"version\": 1e999}", "line 1, column 17",
             "This is no JSON: number overflow parsing '1e999'.");
}

TEST_CASE("A key twice in one object is refused") {
  CheckError(File(R"({"type": "event", "events": ["a"], "events": ["b"]})"), kCondition + "/events",
             "This key is there twice.");
}

TEST_CASE("Nesting is bounded before it is walked") {
  std::string file;
  for (int i = 0; i < 200000; ++i) file += R"({"type": "group", "conditions": [)";
  const auto parsed = ParseDefinitions(File(file));
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().what == "This is nested too deep.");
  CHECK(parsed.error().where.starts_with("/segments/0/include/conditions/0/conditions/0"));
  CHECK(parsed.error().where.size() < 400);
  CHECK_FALSE(ParseDefinitions(std::string(1000000, '[')));
}

TEST_CASE("The canonical form does not depend on order, spaces and what goes without saying") {
  const Condition a = ParseCondition(
      R"({"type": "event", "events": ["Paid Order"], "window": {"kind": "all time"},
          "count": {"value": 1.0, "op": ">="}, "where": {"match": "all", "filters": []}})");
  const Condition b = ParseCondition(R"({"events":["Paid Order"],"type":"event"})");
  CHECK(a == b);
  CHECK(CanonicalText(a) == R"({"type":"event","events":["Paid Order"]})");
  CHECK(CanonicalText(a) == CanonicalText(b));
  // Hashes that others may have kept.
  CHECK(CanonicalHash("") == 0xcbf29ce484222325);
  CHECK(CanonicalHash("foobar") == 0x85944171f73967e8);
  CHECK(CanonicalHash(CanonicalText(Definitions())) == CanonicalHash(R"({"segments":[]})"));
}

}  // namespace
}  // namespace kohort
