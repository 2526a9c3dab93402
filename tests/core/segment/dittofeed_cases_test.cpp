// Dittofeed's cases of who is in a segment when, as our definitions:
// ../shared/cases/cohorts/dittofeed.json.
//
// A case's events are one data set; each of its moments is an as-of, at which later events do not
// exist. What it says of a user ("identify") is attributes, from then on.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "tests/core/segment/case_table.h"
#include "tests/core/shared_data.h"

namespace kohort::reference {
namespace {

// Cases that our language has no words for, or answers otherwise, and the rule of SEMANTICS.md.
const std::map<std::string, std::string> kDiffer = {
    {"computes HasBeen operator trait segment",
     "Attribute: a condition sees the value as of the instant, not for how long it has been that"},
    {"when the performed segment property condition has a syntax error, it ignores that property",
     "Errors: a definition that names an unknown event or property cannot be evaluated, rather "
     "than "
     "lose a part of what it says"},
};

// "$["value with spaces"]" and "a.b" are ways into JSON; our columns have these as names.
std::string NameOf(const std::string& path) {
  const std::size_t open = path.find("[\"");
  return open == std::string::npos ? path : path.substr(open + 2, path.size() - open - 4);
}

Window Within(double seconds, Instant as_of) {
  // Our last N begins at minutes; the same in instants: later than as-of less so many seconds.
  Window window;
  window.kind = WindowKind::kAfter;
  window.from = FormatLocal(as_of - static_cast<Instant>(seconds) * kSecond);
  return window;
}

std::string TextOf(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

ValueTest TestOf(const Json& op) {
  const std::string type = op["type"];
  if (type == "Equals") return TextTest(TestOp::kIs, {TextOf(op["value"])});
  if (type == "NotEquals") return TextTest(TestOp::kIsNot, {TextOf(op["value"])});
  if (type == "Exists") return TextTest(TestOp::kNotEmpty);
  ValueTest test;
  if (type == "LessThan") {
    test.op = TestOp::kLess;
    test.number = op["value"];
  } else {
    REQUIRE(type == "AbsoluteTimestamp");
    test.op = TestOp::kInWindow;
    test.window.kind = op["direction"] == "after" ? WindowKind::kAfter : WindowKind::kBefore;
    test.window.from = op["absoluteTimestamp"];
  }
  return test;
}

std::vector<PropertyTest> TestsOf(const Json& node, const char* key) {
  std::vector<PropertyTest> tests;
  if (!node.contains(key)) return tests;
  for (const Json& property : node[key]) {
    tests.push_back({NameOf(property["path"]), TestOf(property["operator"])});
  }
  return tests;
}

Condition ConditionOf(const Json& node, const Json& nodes, Instant as_of) {
  const std::string type = node["type"];
  if (type == "And" || type == "Or") {
    Group group{type == "And" ? GroupKind::kAll : GroupKind::kAny, {}};
    for (const Json& child : node["children"]) {
      const auto found = std::ranges::find_if(
          nodes, [&](const Json& candidate) { return candidate["id"] == child; });
      group.conditions.push_back(ConditionOf(*found, nodes, as_of));
    }
    return {group};
  }
  if (type == "Trait") {
    return {AttributeCondition{NameOf(node["path"]), TestOf(node["operator"])}};
  }
  if (type == "LastPerformed") {
    Group group;  // what the last of these events has
    for (const PropertyTest& has : TestsOf(node, "hasProperties")) {
      Measure last;
      last.function = Function::kLast;
      last.property = has.property;
      last.events = QueryOf(node["event"], TestsOf(node, "whereProperties"));
      group.conditions.push_back({AggregateCondition{last, has.test}});
    }
    return {group};
  }
  EventCondition condition{QueryOf(node["event"], TestsOf(node, "properties")), {}, {}};
  if (type == "Email") {
    condition.events =
        QueryOf(node["event"], {{"templateId", TextTest(TestOp::kIs, {node["templateId"]})}});
  } else {
    REQUIRE(type == "Performed");
  }
  const std::string compare = node.value("timesOperator", ">=");
  condition.count.op = compare == "="   ? CompareOp::kEqual
                       : compare == "<" ? CompareOp::kLess
                                        : CompareOp::kGreaterOrEqual;
  condition.count.value = node.value("times", 1);
  if (node.contains("withinSeconds")) {
    condition.window = Within(node["withinSeconds"], as_of);
  }
  return {condition};
}

CaseTable TableOf(const Json& test) {
  CaseTable table;
  for (const Json& step : test["steps"]) {
    if (step["type"] != "SubmitEvents") continue;
    for (const Json& event : step["events"]) {
      const bool identifies = event["type"] == "identify";
      table.AddRow(event["userId"], identifies ? "(identify)" : event["event"].get<std::string>(),
                   At(event["timestamp"].get<std::string>()), event.value("properties", Json()),
                   event.value("traits", Json()));
    }
  }
  return table;
}

// Returns how many answers it checked.
int Run(const Json& test) {
  const CaseTable table = TableOf(test);
  std::map<std::string, Json> segments;
  for (const Json& segment : test["segments"]) segments[segment["name"]] = segment["definition"];
  int checks = 0;
  for (const Json& step : test["steps"]) {
    if (step["type"] == "UpdateComputedProperty" && step.contains("segments")) {
      for (const Json& segment : step["segments"]) {
        segments[segment["name"]] = segment["definition"];
      }
    }
    if (step["type"] != "Assert") continue;
    const Instant now = At(step["now"].get<std::string>());
    for (const Json& user : step["users"]) {
      if (!user.contains("segments")) continue;
      for (const auto& [name, expected] : user["segments"].items()) {
        const Json& definition = segments[name];
        const Condition condition = ConditionOf(definition["entryNode"], definition["nodes"], now);
        const auto who = table.Who(condition, now);
        const bool is_in = std::ranges::binary_search(who, user["id"].get<std::string>());
        CAPTURE(step.value("description", ""));
        CAPTURE(user["id"].dump());
        CHECK(is_in == (expected == true));
        ++checks;
      }
    }
  }
  return checks;
}

TEST_CASE("Dittofeed's cases of segments hold, or are listed with the rule that differs") {
  const auto bytes = ReadShared("cases/cohorts/dittofeed.json");
  if (!bytes) return;
  std::set<std::string> differ;
  int passed = 0;
  int without_segments = 0;  // they are of what Dittofeed computes of a user, for messages
  for (const Json& test : Json::parse(*bytes)) {
    const std::string name = test["description"];
    CAPTURE(name);
    if (kDiffer.contains(name)) {
      differ.insert(name);
      continue;
    }
    const int checks = test["skip"] == true ? 0 : Run(test);
    (checks > 0 ? passed : without_segments) += 1;
  }
  CHECK(differ.size() == kDiffer.size());
  CHECK(passed == 24);
  CHECK(without_segments == 11);
}

}  // namespace
}  // namespace kohort::reference
