// What Check refuses, each with its place, and what it lets through.
#include "core/segment/check.h"

#include <string>

#include <doctest/doctest.h>

#include "core/segment/definition_json.h"
#include "core/segment/rfm_groups.h"

namespace kohort {
namespace {

std::string SegmentText(const std::string& id, const std::string& conditions,
                        const std::string& more = "") {
  return R"({"id": ")" + id +
         R"(", "name": "A", "goal": "retention", "include": {"conditions": [)" + conditions + "]}" +
         more + "}";
}
std::string File(const std::string& segments, const std::string& more = "") {
  return R"({"version": 1, "segments": [)" + segments + "]" + more + "}";
}
std::string With(const std::string& condition) { return File(SegmentText("a", condition)); }
std::string WithWindow(const std::string& window) {
  return With(R"({"type": "event", "match": "any", "window": )" + window + "}");
}
std::string WithTest(const std::string& test) {
  return With(R"({"type": "attribute", "attribute": "city", )" + test + "}");
}
std::string WithSettings(const std::string& settings) {
  return R"({"version": 1, "settings": )" + settings + "}";
}

std::optional<Error> Checked(const std::string& json) {
  const auto definitions = ParseDefinitions(json);
  REQUIRE_MESSAGE(definitions, json.substr(0, 1000) << definitions.error().Message());
  return Check(*definitions);
}

void CheckGood(const std::string& json) {
  const auto error = Checked(json);
  CHECK_MESSAGE(!error, json << error->Message());
}

void CheckBad(const std::string& json, const std::string& where, const std::string& what) {
  INFO(json.substr(0, 1000));
  const auto error = Checked(json);
  REQUIRE(error);
  CHECK(error->where == where);
  CHECK(error->what == what);
  CHECK_FALSE(error->fix.empty());
}

const std::string kCondition = "/segments/0/include/conditions/0";
const std::string kWindow = kCondition + "/window";

std::string Nested(int depth, const std::string& inner) {
  std::string text = inner;
  for (int i = 0; i < depth; ++i) text = R"({"type": "group", "conditions": [)" + text + "]}";
  return text;
}
const std::string kAnyEvent = R"({"type": "event", "match": "any"})";

TEST_CASE("Groups nest sixteen deep, and no deeper") {
  CheckGood(With(Nested(15, kAnyEvent)));
  std::string path = "/segments/0/include";
  for (int i = 0; i < 16; ++i) path += "/conditions/0";
  CheckBad(With(Nested(16, kAnyEvent)), path, "Groups are nested more than 16 deep.");
  CheckGood(File(SegmentText("a", "", R"(, "exclude": [)" + Nested(16, kAnyEvent) + "]")));
  std::string filters = R"({"type": "property", "property": "p", "op": "is empty"})";
  for (int i = 0; i < 15; ++i) filters = R"({"type": "group", "filters": [)" + filters + "]}";
  const std::string begin = R"({"type": "event", "match": "any", "where": {"filters": [)";
  CheckGood(With(begin + filters + "]}}"));
  path = kCondition + "/where";
  for (int i = 0; i < 16; ++i) path += "/filters/0";
  CheckBad(With(begin + R"({"type": "group", "filters": [)" + filters + "]}]}}"), path,
           "Filters are nested more than 16 deep.");
}

TEST_CASE("A segment has up to 500 conditions, 16 deep") {
  std::string conditions = kAnyEvent;
  for (int i = 1; i < 500; ++i) conditions += "," + kAnyEvent;
  CheckGood(With(Nested(15, conditions)));
  CheckBad(With(conditions + "," + kAnyEvent), "/segments/0/include/conditions/500",
           "The segment has more than 500 conditions.");
  std::string groups = Nested(1, "");
  for (int i = 1; i < 499; ++i) groups += "," + Nested(1, "");
  CheckGood(With(groups));
  CheckBad(With(groups + "," + Nested(1, "")), "/segments/0/include/conditions/499",
           "The segment has more than 500 groups.");
}

TEST_CASE("Texts are bounded") {
  const auto is = [](const std::string& text) {
    return WithTest(R"("op": "is", "values": ["a", ")" + text + "\"]");
  };
  CheckGood(is(std::string(64 << 10, 'x')));
  CheckBad(is(std::string(1 << 20, 'x')), kCondition + "/values/1",
           "This text is longer than 64 KB.");
  std::string many = "\"a\"";
  for (int i = 0; i < 10'000; ++i) many += ",\"a\"";
  CheckBad(WithTest(R"("op": "is", "values": [)" + many + "]"), kCondition + "/values",
           "There are more than 10,000 texts.");
  CheckBad(WithTest(R"("op": "is", "values": [])"), kCondition + "/values",
           "There is nothing to compare with.");
}

TEST_CASE("Windows hold something") {
  CheckGood(WithWindow(R"({"kind": "last", "count": 90, "unit": "minute"})"));
  CheckGood(WithWindow(R"({"kind": "ago", "count": 6, "until": 5, "unit": "month"})"));
  CheckGood(WithWindow(R"({"kind": "previous", "unit": "quarter"})"));
  CheckGood(WithWindow(R"({"kind": "between", "from": "2026-11-12", "to": "2026-11-12"})"));
  CheckGood(WithWindow(R"({"kind": "before", "date": "2026-11-12 21:04:55"})"));
  CheckBad(WithWindow(R"({"kind": "last", "count": 0, "unit": "day"})"), kWindow + "/count",
           "This number is too small.");
  CheckBad(WithWindow(R"({"kind": "last", "count": 201, "unit": "year"})"), kWindow + "/count",
           "This number is too large.");
  CheckBad(WithWindow(R"({"kind": "last", "count": 1, "unit": "quarter"})"), kWindow + "/unit",
           "This unit does not fit here.");
  CheckBad(WithWindow(R"({"kind": "whole", "count": 1, "unit": "hour"})"), kWindow + "/unit",
           "This unit does not fit here.");
  CheckBad(WithWindow(R"({"kind": "this", "unit": "minute"})"), kWindow + "/unit",
           "This unit does not fit here.");
  CheckBad(WithWindow(R"({"kind": "ago", "count": 5, "until": 5, "unit": "month"})"),
           kWindow + "/until", "This window ends before it begins.");
  CheckBad(WithWindow(R"({"kind": "between", "from": "2026-11-12", "to": "2026-11-11"})"),
           kWindow + "/to", "This window ends before it begins.");
  CheckBad(
      WithWindow(R"({"kind": "between", "from": "2026-11-12 10:00", "to": "2026-11-12 09:59"})"),
      kWindow + "/to", "This window ends before it begins.");
  CheckBad(WithWindow(R"({"kind": "after", "date": "2026-02-30"})"), kWindow + "/date",
           "\"2026-02-30\" is no date.");
  CheckBad(WithWindow(R"({"kind": "on", "date": "2026-11-12 21:04"})"), kWindow + "/date",
           "This is an instant, and a day is needed.");
}

TEST_CASE("Events and properties have names") {
  CheckBad(With(R"({"type": "event", "events": []})"), kCondition + "/events",
           "No event is named.");
  CheckBad(With(R"({"type": "event", "events": ["a", ""]})"), kCondition + "/events/1",
           "The event has no name.");
  CheckBad(With(R"({"type": "event", "match": "prefix", "prefix": ""})"), kCondition + "/prefix",
           "The prefix is empty.");
  CheckBad(With(R"({"type": "event", "match": "any", "where": {"filters":
                   [{"type": "property", "property": "", "op": "is empty"}]}})"),
           kCondition + "/where/filters/0/property", "The property has no name.");
  CheckBad(With(R"({"type": "event", "match": "any", "count": {"op": "between", "value": 3,
                   "upper": 2}})"),
           kCondition + "/count/upper", "Nothing lies between these two numbers.");
}

TEST_CASE("Aggregates have what their function needs") {
  const auto aggregate = [](const std::string& function, const std::string& test) {
    return With(R"({"type": "aggregate", "match": "any", )" + function + R"(, "test": {)" + test +
                "}}");
  };
  const std::string number = R"("op": ">", "value": 1)";
  CheckGood(aggregate(R"("function": "sum", "property": "amount")", number));
  CheckGood(
      aggregate(R"("function": "first", "property": "city")", R"("op": "is", "values": ["a"])"));
  CheckGood(aggregate(R"("function": "span days")", R"("op": "is empty")"));
  CheckBad(aggregate(R"("function": "sum", "property": "")", number), kCondition + "/property",
           "This function needs a property.");
  CheckBad(aggregate(R"("function": "percentile", "percentile": 101, "property": "a")", number),
           kCondition + "/percentile", "This is no percentage.");
  CheckBad(aggregate(R"("function": "ratio")", number), kCondition + "/per",
           "A ratio is of two counts.");
  CheckBad(aggregate(R"("function": "count")", R"("op": "is", "values": ["1"])"),
           kCondition + "/test/op",
           "This function gives a number, and this compares something else.");
  CheckBad(aggregate(R"("function": "count", "change": "percent")", number), kWindow,
           "A change needs a window that begins, to compare with the one before.");
  CheckBad(aggregate(R"("function": "last", "property": "a", "change": "difference",
                        "window": {"kind": "this", "unit": "month"})",
                     number),
           kCondition + "/change", "What may be a text has no change.");
  CheckBad(aggregate(R"("function": "count")", R"("op": ">", "other_attribute": "b")"),
           kCondition + "/test/other_attribute", "Only an attribute compares with an attribute.");
}

TEST_CASE("Sequences have two to eight steps") {
  const auto sequence = [](int steps, const std::string& more = "") {
    std::string list = R"({"match": "any"})";
    for (int i = 1; i < steps; ++i) list += R"(,{"match": "any"})";
    return With(R"({"type": "sequence", "steps": [)" + list + "]" + more + "}");
  };
  CheckGood(sequence(2));
  CheckGood(sequence(8, R"(, "within": {"count": 1, "unit": "hour"})"));
  CheckBad(sequence(1), kCondition + "/steps", "A sequence has 2 to 8 steps.");
  CheckBad(sequence(9), kCondition + "/steps", "A sequence has 2 to 8 steps.");
  CheckBad(sequence(2, R"(, "within": {"count": 0, "unit": "hour"})"), kCondition + "/within/count",
           "This number is too small.");
  CheckBad(sequence(3, R"(, "without": [{"match": "any", "from": 2, "to": 2}])"),
           kCondition + "/without/0/to", "This number is too small.");
  CheckBad(sequence(3, R"(, "without": [{"match": "any", "from": 2147483647, "to": 2}])"),
           kCondition + "/without/0/from", "This number is too large.");
}

TEST_CASE("Habits fit into their periods") {
  const auto habit = [](const std::string& kind) {
    return With(R"({"type": "habit", "match": "any", )" + kind + "}");
  };
  CheckGood(habit(R"("kind": "regular", "unit": "week", "periods": 4, "times": 4)"));
  CheckBad(habit(R"("kind": "regular", "unit": "week", "periods": 4, "times": 5)"),
           kCondition + "/times", "This number is too large.");
  CheckBad(habit(R"("kind": "stopped", "unit": "week", "periods": 4, "recent": 4)"),
           kCondition + "/recent", "This number is too large.");
  CheckBad(habit(R"("kind": "stopped", "unit": "week", "periods": -2147483648, "recent": 4)"),
           kCondition + "/periods", "This number is too small.");
  CheckBad(habit(R"("kind": "returned", "unit": "year", "recent": 1, "gap": 1)"),
           kCondition + "/unit", "This unit does not fit here.");
  CheckBad(habit(R"("kind": "streak", "unit": "day", "streak": {"op": "between", "value": 2,
                    "upper": 1})"),
           kCondition + "/streak/upper", "Nothing lies between these two numbers.");
}

TEST_CASE("Shares, buckets and scores are in range") {
  const std::string affinity = R"({"type": "affinity", "match": "any", "kind": )";
  CheckGood(With(affinity + R"("top", "percent": 10})"));
  CheckBad(With(affinity + R"("top", "percent": 100.5})"), kCondition + "/percent",
           "This is no percentage.");
  CheckBad(With(affinity + R"("share", "property": "", "value": "a", "percent": 5})"),
           kCondition + "/property", "The property has no name.");
  CheckGood(With(R"({"type": "random", "from": 0, "to": 9999})"));
  CheckBad(With(R"({"type": "random", "from": 0, "to": 10000})"), kCondition + "/to",
           "This number is too large.");
  CheckBad(With(R"({"type": "random", "from": 5, "to": 4})"), kCondition + "/to",
           "This number is too small.");
  CheckBad(With(R"({"type": "rfm", "recency": {"from": 0, "to": 5}})"),
           kCondition + "/recency/from", "This number is too small.");
  CheckBad(With(R"({"type": "rfm", "monetary": {"from": 4, "to": 3}})"), kCondition + "/monetary",
           "No score lies in this range.");
}

TEST_CASE("Stages are known") {
  CheckGood(With(R"({"type": "stage", "stages": ["lead", "inactive"]})"));
  CheckBad(With(R"({"type": "stage", "stages": []})"), kCondition + "/stages",
           "No stage is named.");
  CheckBad(With(R"({"type": "stage", "stages": ["lead", "defected"]})"), kCondition + "/stages/1",
           "There is no stage \"defected\" (did you mean \"defecting\"?).");
}

TEST_CASE("Regular expressions can be read") {
  CheckGood(WithTest(R"("op": "matches", "values": ["(a+)+$"])"));
  CheckBad(WithTest(R"("op": "does not match", "values": ["a", "(b"])"), kCondition + "/values/1",
           "This regular expression cannot be read: missing ): (b.");
}

TEST_CASE("A segment has up to a hundred regular expressions") {
  std::string patterns = "\"a\"";
  for (int i = 1; i < 100; ++i) patterns += ",\"a\"";
  CheckGood(WithTest(R"("op": "matches", "values": [)" + patterns + "]"));
  CheckBad(WithTest(R"("op": "matches", "values": ["a",)" + patterns + "]"), kCondition + "/values",
           "The segment has more than 100 regular expressions.");
}

TEST_CASE("IDs are there once") {
  CheckGood(File(SegmentText("a-B_9", "")));
  for (const char* bad : {"", "a b", "ä", "a/b", "."}) {
    CheckBad(File(SegmentText(bad, "")), "/segments/0/id", "This is no ID.");
  }
  CheckBad(File(SegmentText("a", "") + "," + SegmentText("b", "") + "," + SegmentText("a", "")),
           "/segments/2/id", "Two segments have the ID \"a\".");
  CheckBad(
      File("", R"(, "lists": [{"name": "l", "customers": []}, {"name": "l", "customers": []}])"),
      "/lists/1/name", "Two lists have this name.");
}

std::string In(const std::string& id) { return R"({"type": "segment", "segment": ")" + id + "\"}"; }

TEST_CASE("A cycle is named") {
  CheckGood(File(SegmentText("a", In("b") + "," + In("c")) + "," + SegmentText("b", In("c")) + "," +
                 SegmentText("c", "")));
  CheckBad(File(SegmentText("a", In("a"))), kCondition + "/segment",
           "These segments need each other: a -> a.");
  CheckBad(File(SegmentText("x", In("a")) + "," + SegmentText("a", Nested(2, In("b"))) + "," +
                SegmentText("b", "", R"(, "exclude": [)" + In("c") + "]") + "," +
                SegmentText("c", kAnyEvent + "," + In("a"))),
           "/segments/3/include/conditions/1/segment",
           "These segments need each other: a -> b -> c -> a.");
  std::string chain = SegmentText("s0", "");
  for (int i = 1; i < 1000; ++i) {
    chain += "," + SegmentText("s" + std::to_string(i), In("s" + std::to_string(i - 1)));
  }
  CheckGood(File(chain));
}

TEST_CASE("A segment that is not there loads, and is named") {
  const std::string json =
      File(SegmentText("high-spenders", "") + "," + SegmentText("b", In("high-spender")));
  CheckGood(json);
  const auto error = CheckReferences(*ParseDefinitions(json));
  REQUIRE(error);
  CHECK(error->code == "segment_unknown");
  CHECK(error->where == "/segments/1/include/conditions/0/segment");
  CHECK(error->what == "There is no segment \"high-spender\" (did you mean \"high-spenders\"?).");
  CHECK_FALSE(CheckReferences(
      *ParseDefinitions(File(SegmentText("a", In("b")) + "," + SegmentText("b", "")))));
}

TEST_CASE("An RFM group that is not there loads, and is named") {
  const auto unknown = [](const std::string& settings, const std::string& group) {
    const std::string json =
        File(SegmentText("a", R"({"type": "rfm", "groups": [")" + group + "\"]}"), settings);
    CheckGood(json);
    return CheckReferences(*ParseDefinitions(json));
  };
  CHECK_FALSE(unknown("", "Champions"));
  CHECK(unknown("", "Champion")->what ==
        "There is no RFM group \"Champion\" (did you mean \"Champions\"?).");
  CHECK(unknown("", "Champion")->where == kCondition + "/groups/0");
  CHECK(unknown(R"(, "settings": {"rfm": {"scores": 4}})", "Champions")->where ==
        kCondition + "/groups");
  const std::string own = R"(, "settings": {"rfm": {"scores": 4, "groups": [{"name": "Best"}]}})";
  CHECK_FALSE(unknown(own, "Best"));
  CHECK(unknown(own, "Champions")->code == "group_unknown");
}

TEST_CASE("A cap leaves somebody, in an order of numbers") {
  CheckBad(File(SegmentText("a", "", R"(, "cap": {"kind": "random", "customers": 0})")),
           "/segments/0/cap/customers", "This leaves nobody.");
  CheckBad(File(SegmentText("a", "", R"(, "cap": {"kind": "top", "customers": 5, "by":
                                     {"function": "last", "property": "p", "match": "any"}})")),
           "/segments/0/cap/by/function",
           "Customers are put in order by a number, and this may be a text.");
}

TEST_CASE("Settings are in range") {
  CheckGood(WithSettings(R"({"zone": "Asia/Jakarta", "lifecycle": {"as_of": "2026-11-12"}})"));
  CheckBad(WithSettings(R"({"lifecycle": {"as_of": "soon"}})"), "/settings/lifecycle/as_of",
           "\"soon\" is no date.");
  CheckBad(WithSettings(R"({"lifecycle": {"defecting_after": {"count": 0}}})"),
           "/settings/lifecycle/defecting_after/count", "This number is too small.");
  CheckBad(WithSettings(R"({"lifecycle": {"defecting_after": {"count": 12}}})"),
           "/settings/lifecycle/inactive_after", "The second age is not longer than the first.");
  CHECK(Checked(WithSettings(R"({"zone": "Asia/Jakrata"})"))->where == "/settings/zone");
  CheckBad(WithSettings(R"({"rfm": {"scores": 6}})"), "/settings/rfm/scores",
           "This number is too large.");
  CheckBad(WithSettings(R"({"rfm": {"method": "fixed", "scores": 3, "recency_breaks": [30, 90],
             "frequency_breaks": [2, 1], "monetary_breaks": [1, 2]}})"),
           "/settings/rfm/frequency_breaks", "The breaks do not ascend.");
  CheckBad(WithSettings(R"({"rfm": {"method": "fixed", "scores": 3, "recency_breaks": [30],
             "frequency_breaks": [1, 2], "monetary_breaks": [1, 2]}})"),
           "/settings/rfm/recency_breaks", "3 scores have 2 breaks between them.");
  CheckBad(WithSettings(R"({"rfm": {"groups": [{"name": "a"}, {"name": "a"}]}})"),
           "/settings/rfm/groups/1/name", "Two groups have this name.");
}

TEST_CASE("Every triple of scores has a default group") {
  const auto within = [](const ScoreRange& range, int score) {
    return range.from <= score && score <= range.to;
  };
  std::vector<int> used(DefaultRfmGroups().size());
  for (int r = 1; r <= 5; ++r) {
    for (int f = 1; f <= 5; ++f) {
      for (int m = 1; m <= 5; ++m) {
        std::size_t i = 0;
        while (i < used.size() && !(within(DefaultRfmGroups()[i].recency, r) &&
                                    within(DefaultRfmGroups()[i].frequency, f) &&
                                    within(DefaultRfmGroups()[i].monetary, m))) {
          ++i;
        }
        REQUIRE(i < used.size());
        ++used[i];
      }
    }
  }
  for (const int uses : used) CHECK(uses > 0);
}

}  // namespace
}  // namespace kohort
