// Of random definitions: windows, tests of values, which events, and what is measured of them.
#include <algorithm>
#include <cstdlib>

#include "core/base/time_text.h"
#include "tests/core/segment/random_definition.h"

namespace kohort::reference {

// ---- When

std::string DefinitionMaker::Moment(bool day_only) {
  const Instant time = table_.rows.empty() || dice_.Percent(40)
                           ? table_.around - dice_.From(-3, 60) * kDay
                           : dice_.Of(table_.rows).time;
  const LocalTime local = TimeZone::Find(table_.zone)->ToLocal(time);
  if (day_only || dice_.Percent(50)) return FormatLocalDay(local);
  return dice_.Percent(15) ? FormatLocal(time) + "Z" : FormatLocal(local);
}

Window DefinitionMaker::Written(WindowKind kind) {
  Window window;
  window.kind = kind;
  window.from = Moment(kind == WindowKind::kOn);
  if (kind == WindowKind::kBetween) {
    window.to = Moment(false);
    // As texts they are in order of time, but for an hour beside a day and offsets.
    const auto day = [](const std::string& text) { return text.substr(0, 10); };
    if (day(window.from) > day(window.to)) std::swap(window.from, window.to);
    if (day(window.from) == day(window.to)) window.from = window.to = day(window.from);
  }
  return window;
}

Window DefinitionMaker::AnyWindow() {
  switch (dice_.From(1, 8)) {
    case 1:
    case 2:
    case 3: return {};
    case 4: return Written(WindowKind::kBefore);
    default: return WindowThatBegins();
  }
}

Window DefinitionMaker::WindowThatBegins() {
  Window window;
  const auto rolling = [&] {
    window.unit =
        dice_.Of({TimeUnit::kMinutes, TimeUnit::kHours, TimeUnit::kDays, TimeUnit::kDays,
                  TimeUnit::kWeeks, TimeUnit::kMonths, TimeUnit::kMonths, TimeUnit::kYears});
    switch (window.unit) {
      case TimeUnit::kMinutes: window.count = dice_.Of({1, 90, 1440, 10'000}); break;
      case TimeUnit::kHours: window.count = dice_.Of({1, 24, 48, 24 * 30, 24 * 90}); break;
      case TimeUnit::kDays: window.count = dice_.Of({1, 2, 7, 30, 60, 90, 365}); break;
      case TimeUnit::kWeeks: window.count = dice_.From(1, 20); break;
      case TimeUnit::kMonths: window.count = dice_.From(1, 13); break;
      default: window.count = dice_.From(1, 2); break;
    }
  };
  window.kind =
      dice_.Of({WindowKind::kLast, WindowKind::kLast, WindowKind::kWhole, WindowKind::kComplete,
                WindowKind::kThis, WindowKind::kPrevious, WindowKind::kAgo, WindowKind::kAfter,
                WindowKind::kOn, WindowKind::kBetween});
  switch (window.kind) {
    case WindowKind::kLast: rolling(); break;
    case WindowKind::kAgo:
      rolling();
      window.until = dice_.From(0, std::max(1, window.count / 2));
      window.count += 1;
      break;
    case WindowKind::kWhole:
    case WindowKind::kComplete:
      window.unit = dice_.Of({TimeUnit::kDays, TimeUnit::kWeeks, TimeUnit::kMonths});
      window.count = dice_.From(1, window.unit == TimeUnit::kDays ? 60 : 9);
      break;
    case WindowKind::kThis:
    case WindowKind::kPrevious:
      window.unit = dice_.Of({TimeUnit::kDays, TimeUnit::kWeeks, TimeUnit::kMonths,
                              TimeUnit::kQuarters, TimeUnit::kYears});
      break;
    default: return Written(window.kind);
  }
  return window;
}

// ---- What of a value

std::string DefinitionMaker::Known(const std::vector<std::string>& known, Kind kind) {
  if (known.empty() || dice_.Percent(10)) return RandomValue(dice_, kind, table_.around);
  return dice_.Of(known);
}

// A pattern that has something to do with a value, in the part of RE2's language that the reference
// knows.
std::string DefinitionMaker::Pattern(const std::string& value) {
  std::string letters;
  for (const char c : value) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == ' ' || c == '-' || (c & 0x80) != 0;
    if (plain) letters += c;
  }
  if (letters.empty() || (letters[0] & 0x80) != 0) letters = "a";
  const std::string first = letters.substr(0, 1);
  switch (dice_.From(1, 9)) {
    case 1: return "^" + letters + "$";
    case 2: return "^" + first;
    case 3: return "[" + first + "xyz]";
    case 4: return first + ".*" + (letters.back() & 0x80 ? "" : letters.substr(letters.size() - 1));
    case 5: return "^" + first + ".$|o*n";
    case 6: return "^.......$";
    case 7: return "^" + first + "[a-]*.*$";
    case 8: return "^$|" + letters;
    default: return letters;
  }
}

ValueTest DefinitionMaker::TextTest(const std::vector<std::string>& known) {
  ValueTest test;
  test.op = dice_.Of({TestOp::kIs, TestOp::kIs, TestOp::kIsNot, TestOp::kContains,
                      TestOp::kNotContains, TestOp::kStarts, TestOp::kNotStarts, TestOp::kEnds,
                      TestOp::kNotEnds, TestOp::kMatches, TestOp::kNotMatches});
  test.ignore_case = dice_.Percent(30);
  for (int i = dice_.From(1, 2); i > 0; --i) {
    std::string text = Known(known, Kind::kText);
    if (test.op == TestOp::kMatches || test.op == TestOp::kNotMatches) {
      text = Pattern(text);
    } else if (test.op != TestOp::kIs && test.op != TestOp::kIsNot) {
      // A part, if the text has more than one byte and none of them begins within a character.
      const bool ascii = std::ranges::none_of(text, [](char c) { return (c & 0x80) != 0; });
      if (text.empty()) text = "a";
      const bool front = test.op == TestOp::kStarts || test.op == TestOp::kNotStarts;
      const std::size_t part = (text.size() + 1) / 2;
      if (ascii) text = front ? text.substr(0, part) : text.substr(text.size() - part);
    }
    test.texts.push_back(std::move(text));
  }
  return test;
}

ValueTest DefinitionMaker::NumberTest(const std::vector<std::string>& known) {
  ValueTest test;
  test.op = dice_.Of({TestOp::kEqual, TestOp::kNotEqual, TestOp::kGreater, TestOp::kGreaterOrEqual,
                      TestOp::kLess, TestOp::kLessOrEqual, TestOp::kNumberBetween});
  test.number = ParseDouble(Known(known, Kind::kNumber)).value_or(3);
  if (test.op == TestOp::kNumberBetween) test.upper = test.number + dice_.From(0, 5);
  return test;
}

ValueTest DefinitionMaker::Test(Kind kind, const std::vector<std::string>& known) {
  ValueTest test;
  if (dice_.Percent(8)) {
    test.op = dice_.Of({TestOp::kEmpty, TestOp::kNotEmpty});
    return test;
  }
  if (dice_.Percent(10)) kind = static_cast<Kind>(dice_.Below(kKinds));
  switch (kind) {
    case Kind::kText: test = TextTest(known); break;
    case Kind::kNumber: test = NumberTest(known); break;
    case Kind::kMixed: test = dice_.Percent(70) ? NumberTest(known) : TextTest(known); break;
    case Kind::kDate:
      test.op = dice_.Of({TestOp::kInWindow, TestOp::kNotInWindow, TestOp::kAnniversary});
      if (test.op == TestOp::kAnniversary) {
        test.days = dice_.Of({0, 1, 30});
      } else {
        test.window = AnyWindow();
      }
      break;
    case Kind::kList:
      test.op = dice_.Of({TestOp::kHasAny, TestOp::kHasAll, TestOp::kHasNone});
      for (int i = dice_.From(1, 2); i > 0; --i) {
        test.texts.push_back(dice_.Of<const char*>({"a", "b", "c", "b, c", "B"}));
      }
      test.ignore_case = dice_.Percent(30);
      break;
    case Kind::kYesNo: test.op = dice_.Of({TestOp::kTrue, TestOp::kFalse}); break;
  }
  const bool negative = test.op == TestOp::kIsNot || test.op == TestOp::kNotContains ||
                        test.op == TestOp::kNotStarts || test.op == TestOp::kNotEnds ||
                        test.op == TestOp::kNotMatches || test.op == TestOp::kNotEqual ||
                        test.op == TestOp::kNotInWindow || test.op == TestOp::kHasNone;
  test.only_known = negative && dice_.Percent(40);
  return test;
}

// ---- Which events

std::vector<std::string> DefinitionMaker::PropertyValues(std::size_t property) const {
  std::vector<std::string> values;
  for (const Row& row : table_.rows) {
    if (row.properties[property]) values.push_back(*row.properties[property]);
  }
  return values;
}

FilterGroup DefinitionMaker::Filters(int depth) {
  FilterGroup group;
  group.kind = dice_.Of({GroupKind::kAll, GroupKind::kAll, GroupKind::kAny, GroupKind::kNone});
  for (int i = dice_.Percent(5) ? 0 : dice_.From(1, 2); i > 0; --i) {
    if (depth > 1 && dice_.Percent(25)) {
      group.filters.push_back({Filters(depth - 1)});
      continue;
    }
    const std::size_t property = dice_.Below(table_.properties.size());
    group.filters.push_back(
        {PropertyTest{table_.properties[property],
                      Test(table_.property_kinds[property], PropertyValues(property))}});
  }
  return group;
}

EventQuery DefinitionMaker::Query() {
  EventQuery query;
  if (events_.empty() || dice_.Percent(15)) {
    query.event.match = EventMatch::kAny;
  } else if (dice_.Percent(20)) {
    query.event.match = EventMatch::kPrefix;
    const std::string& name = dice_.Of(events_);
    query.event.prefix = name.substr(0, dice_.Of<std::size_t>({1, 2, 4, 5}));
  } else {
    for (int i = dice_.Of({1, 1, 1, 2}); i > 0; --i) {
      const std::string& name = dice_.Of(events_);
      if (std::ranges::find(query.event.names, name) == query.event.names.end()) {
        query.event.names.push_back(name);
      }
    }
  }
  if (dice_.Percent(25)) query.where = Filters(3);
  return query;
}

// ---- How much

Comparison DefinitionMaker::Count(int most) {
  Comparison count;
  count.op = dice_.Of({CompareOp::kEqual, CompareOp::kNotEqual, CompareOp::kGreater,
                       CompareOp::kGreaterOrEqual, CompareOp::kGreaterOrEqual, CompareOp::kLess,
                       CompareOp::kLessOrEqual, CompareOp::kBetween});
  count.value = dice_.From(0, most);
  if (count.op == CompareOp::kBetween) count.upper = count.value + dice_.From(0, 2);
  return count;
}

Measure DefinitionMaker::NumericMeasure() {
  Measure measure;
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < table_.properties.size(); ++i) {
    const Kind kind = table_.property_kinds[i];
    if (kind == Kind::kNumber || kind == Kind::kMixed) numbers.push_back(table_.properties[i]);
  }
  measure.events = Query();
  measure.window = AnyWindow();
  if (numbers.empty() || dice_.Percent(40)) {
    measure.function = dice_.Of({Function::kCount, Function::kActiveDays, Function::kActiveWeeks,
                                 Function::kActiveMonths, Function::kSpanDays, Function::kRatio});
    if (measure.function == Function::kRatio) measure.per = Query();
  } else {
    measure.function = dice_.Of({Function::kSum, Function::kAverage, Function::kMin, Function::kMax,
                                 Function::kMedian, Function::kPercentile, Function::kDistinct});
    measure.property = dice_.Of(numbers);
    if (measure.function == Function::kPercentile) {
      measure.percentile = dice_.Of({0.0, 10.0, 25.0, 50.0, 90.0, 99.5, 100.0});
    }
  }
  if (dice_.Percent(25)) {
    measure.change = dice_.Of({Change::kDifference, Change::kPercent});
    measure.window = WindowThatBegins();
  }
  return measure;
}

AggregateCondition DefinitionMaker::Aggregate() {
  AggregateCondition condition;
  if (dice_.Percent(70)) {
    condition.measure = NumericMeasure();
    if (dice_.Percent(10)) {
      condition.test.op = dice_.Of({TestOp::kEmpty, TestOp::kNotEmpty});
    } else if (condition.measure.change == Change::kPercent) {
      condition.test = NumberTest({"-100", "-50", "0", "100"});
    } else {
      condition.test = NumberTest({"0", "0.5", "1", "2", "3", "5", "8", "20"});
    }
    return condition;
  }
  const std::size_t property = dice_.Below(table_.properties.size());
  condition.measure.property = table_.properties[property];
  condition.measure.events = Query();
  condition.measure.window = AnyWindow();
  condition.measure.function =
      dice_.Of({Function::kFirst, Function::kLast, Function::kMostFrequent});
  condition.test = Test(table_.property_kinds[property], PropertyValues(property));
  return condition;
}

}  // namespace kohort::reference
