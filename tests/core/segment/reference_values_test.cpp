// The reference's windows and tests of values, by examples worked out by hand from the page that
// says what a segment means.
#include "tests/core/segment/reference_values.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "tests/core/segment/row_table.h"

namespace kohort::reference {
namespace {

Calendar CalendarOf(const char* as_of, const char* zone) {
  const TimeZone found = *TimeZone::Find(zone);
  return {found.ToInstant(At(as_of)), found, Weekday::kMonday};
}

Window Of(WindowKind kind, int count = 1, TimeUnit unit = TimeUnit::kDays, int until = 0) {
  Window window;
  window.kind = kind;
  window.count = count;
  window.unit = unit;
  window.until = until;
  return window;
}

Window Written(WindowKind kind, const char* from, const char* to = "") {
  Window window = Of(kind);
  window.from = from;
  window.to = to;
  return window;
}

// "first instant .. last instant", local.
std::string Text(const Bounds& bounds, const Calendar& calendar) {
  const auto text = [&](Instant instant) { return FormatLocal(calendar.zone.ToLocal(instant)); };
  return (bounds.begin == Bounds::kNever ? "" : text(bounds.begin)) + " .. " +
         (bounds.end == Bounds::kForever ? "" : text(bounds.end - 1));
}

TEST_CASE("reference: windows have the bounds of SEMANTICS.md") {
  struct Example {
    const char* as_of;
    const char* zone;
    Window window;
    const char* bounds;
  };
  const TimeUnit kMonths = TimeUnit::kMonths;
  const TimeUnit kWeeks = TimeUnit::kWeeks;
  const TimeUnit kQuarters = TimeUnit::kQuarters;
  const char* jakarta = "Asia/Jakarta";
  const char* berlin = "Europe/Berlin";
  const Example examples[] = {
      {"2026-11-13", jakarta, {}, " .. 2026-11-13 00:00:00"},
      // A month before the 31st is the last of a shorter month.
      {"2026-03-31", jakarta, Of(WindowKind::kLast, 1, kMonths),
       "2026-02-28 00:00:00.000001 .. 2026-03-31 00:00:00"},
      {"2028-03-31", jakarta, Of(WindowKind::kLast, 1, kMonths),
       "2028-02-29 00:00:00.000001 .. 2028-03-31 00:00:00"},
      {"2028-02-29 12:00", jakarta, Of(WindowKind::kLast, 1, TimeUnit::kYears),
       "2027-02-28 12:00:00.000001 .. 2028-02-29 12:00:00"},
      // Summer time begins on 29 March 2026 in Berlin: a day keeps the hour, 24 hours do not.
      {"2026-03-29 12:00", berlin, Of(WindowKind::kLast, 1),
       "2026-03-28 12:00:00.000001 .. 2026-03-29 12:00:00"},
      {"2026-03-29 12:00", berlin, Of(WindowKind::kLast, 24, TimeUnit::kHours),
       "2026-03-28 11:00:00.000001 .. 2026-03-29 12:00:00"},
      {"2026-11-13", jakarta, Of(WindowKind::kLast, 90, TimeUnit::kMinutes),
       "2026-11-12 22:30:00.000001 .. 2026-11-13 00:00:00"},
      // At midnight the day that ends is the current one. 12 November 2026 is a Thursday.
      {"2026-11-13", jakarta, Of(WindowKind::kWhole, 1),
       "2026-11-12 00:00:00 .. 2026-11-13 00:00:00"},
      {"2026-11-13 00:00:01", jakarta, Of(WindowKind::kWhole, 1),
       "2026-11-13 00:00:00 .. 2026-11-13 00:00:01"},
      {"2026-11-13", jakarta, Of(WindowKind::kWhole, 2, kWeeks),
       "2026-11-02 00:00:00 .. 2026-11-13 00:00:00"},
      {"2026-11-13", jakarta, Of(WindowKind::kComplete, 2),
       "2026-11-10 00:00:00 .. 2026-11-11 23:59:59.999999"},
      {"2026-11-13", jakarta, Of(WindowKind::kComplete, 2, kMonths),
       "2026-09-01 00:00:00 .. 2026-10-31 23:59:59.999999"},
      {"2026-11-13", jakarta, Of(WindowKind::kThis, 1, kQuarters),
       "2026-10-01 00:00:00 .. 2026-11-13 00:00:00"},
      {"2026-11-13", jakarta, Of(WindowKind::kThis),
       "2026-11-12 00:00:00 .. 2026-11-12 23:59:59.999999"},
      {"2026-11-13", jakarta, Of(WindowKind::kPrevious, 1, kQuarters),
       "2026-07-01 00:00:00 .. 2026-09-30 23:59:59.999999"},
      {"2026-11-13", jakarta, Of(WindowKind::kPrevious, 1, TimeUnit::kYears),
       "2025-01-01 00:00:00 .. 2025-12-31 23:59:59.999999"},
      {"2026-11-13", jakarta, Of(WindowKind::kAgo, 60, TimeUnit::kDays, 30),
       "2026-09-14 00:00:00.000001 .. 2026-10-14 00:00:00"},
      {"2026-11-13", jakarta, Written(WindowKind::kBefore, "2026-11-01"),
       " .. 2026-10-31 23:59:59.999999"},
      {"2026-11-13", jakarta, Written(WindowKind::kAfter, "2026-11-01"),
       "2026-11-02 00:00:00 .. 2026-11-13 00:00:00"},
      {"2026-11-13", jakarta, Written(WindowKind::kAfter, "2026-11-01 10:00"),
       "2026-11-01 10:00:00.000001 .. 2026-11-13 00:00:00"},
      {"2026-11-13", jakarta, Written(WindowKind::kOn, "2026-11-01"),
       "2026-11-01 00:00:00 .. 2026-11-01 23:59:59.999999"},
      // The day on which summer time ends has 25 hours, all of them.
      {"2026-11-13", berlin, Written(WindowKind::kOn, "2026-10-25"),
       "2026-10-25 00:00:00 .. 2026-10-25 23:59:59.999999"},
      {"2026-11-13", jakarta, Written(WindowKind::kBetween, "2026-11-01", "2026-11-02"),
       "2026-11-01 00:00:00 .. 2026-11-02 23:59:59.999999"},
      {"2026-11-13", jakarta, Written(WindowKind::kBetween, "2026-11-01 08:00", "2026-11-02 09:00"),
       "2026-11-01 08:00:00 .. 2026-11-02 09:00:00"},
      // An offset that is written counts.
      {"2026-11-13", jakarta, Written(WindowKind::kBefore, "2026-11-01T00:00Z"),
       " .. 2026-11-01 06:59:59.999999"},
  };
  for (const Example& example : examples) {
    const Calendar calendar = CalendarOf(example.as_of, example.zone);
    CHECK(Text(calendar.EventWindow(example.window), calendar) == example.bounds);
  }
  const Calendar calendar = CalendarOf("2026-10-26", berlin);
  const Bounds day = calendar.EventWindow(Written(WindowKind::kOn, "2026-10-25"));
  CHECK(day.end - day.begin == 25 * 3600 * kSecond);
}

TEST_CASE("reference: the week begins on the day that was chosen") {
  Calendar calendar = CalendarOf("2026-11-13", "UTC");  // Thursday is the current day
  const auto week = [&] {
    return Text(calendar.EventWindow(Of(WindowKind::kThis, 1, TimeUnit::kWeeks)), calendar);
  };
  CHECK(week() == "2026-11-09 00:00:00 .. 2026-11-13 00:00:00");
  calendar.week_start = Weekday::kSunday;
  CHECK(week() == "2026-11-08 00:00:00 .. 2026-11-13 00:00:00");
  calendar.week_start = Weekday::kThursday;
  CHECK(week() == "2026-11-12 00:00:00 .. 2026-11-13 00:00:00");
  calendar.week_start = Weekday::kFriday;
  CHECK(week() == "2026-11-06 00:00:00 .. 2026-11-12 23:59:59.999999");
}

TEST_CASE("reference: the window before has the same length") {
  const Calendar calendar = CalendarOf("2026-05-31", "UTC");
  const auto before = [&](const Window& window) {
    return Text(calendar.Preceding(window), calendar);
  };
  CHECK(before(Of(WindowKind::kLast, 1, TimeUnit::kMonths)) ==
        "2026-03-31 00:00:00.000001 .. 2026-04-30 00:00:00");
  CHECK(before(Of(WindowKind::kAgo, 60, TimeUnit::kDays, 30)) ==
        "2026-03-02 00:00:00.000001 .. 2026-04-01 00:00:00");
  CHECK(before(Of(WindowKind::kWhole, 2, TimeUnit::kMonths)) ==
        "2026-02-01 00:00:00 .. 2026-03-31 23:59:59.999999");
  CHECK(before(Of(WindowKind::kPrevious, 1, TimeUnit::kMonths)) ==
        "2026-03-01 00:00:00 .. 2026-03-31 23:59:59.999999");
  CHECK(before(Written(WindowKind::kOn, "2026-05-01")) ==
        "2026-04-30 00:00:00 .. 2026-04-30 23:59:59.999999");
  CHECK(before(Written(WindowKind::kAfter, "2026-05-29")) ==
        "2026-05-28 23:59:59.999999 .. 2026-05-29 23:59:59.999999");
}

// ---- Values

bool Test(ValueTest test, const char* value) {
  const Calendar calendar = CalendarOf("2027-03-01", "Asia/Jakarta");  // 28 February is today
  return Passes(test, value == nullptr ? std::nullopt : std::optional(Value::OfText(value)),
                calendar);
}

ValueTest Texts(TestOp op, std::vector<std::string> texts) {
  ValueTest test;
  test.op = op;
  test.texts = std::move(texts);
  return test;
}

ValueTest Number(TestOp op, double number, double upper = 0) {
  ValueTest test;
  test.op = op;
  test.number = number;
  test.upper = upper;
  return test;
}

TEST_CASE("reference: text compares by bytes, or with its case folded") {
  CHECK(Test(Texts(TestOp::kIs, {"Bandung", "Bogor"}), "Bogor"));
  CHECK_FALSE(Test(Texts(TestOp::kIs, {"Bandung"}), "bandung"));
  ValueTest folded = Texts(TestOp::kIs, {"KÖLN"});
  folded.ignore_case = true;
  CHECK(Test(folded, "köln"));
  CHECK_FALSE(Test(folded, "koln"));
  CHECK(Test(Texts(TestOp::kContains, {"x", "du"}), "Bandung"));
  CHECK(Test(Texts(TestOp::kStarts, {"Ban"}), "Bandung"));
  CHECK(Test(Texts(TestOp::kEnds, {"dung"}), "Bandung"));
  CHECK(Test(Texts(TestOp::kMatches, {"^B.*g$"}), "Bandung"));
  CHECK(Test(Texts(TestOp::kMatches, {"x|[nd]*u"}), "Bandung"));
  CHECK_FALSE(Test(Texts(TestOp::kMatches, {"^a|n$"}), "Bandung"));
  CHECK(Test(Texts(TestOp::kMatches, {"^.$"}), "é"));
}

TEST_CASE("reference: a negative operator holds for no value as well, unless it is left out") {
  for (const TestOp op : {TestOp::kIsNot, TestOp::kNotContains, TestOp::kNotStarts,
                          TestOp::kNotEnds, TestOp::kNotMatches, TestOp::kHasNone}) {
    ValueTest test = Texts(op, {"a"});
    CHECK(Test(test, nullptr));
    CHECK(Test(test, "b"));
    CHECK(Test(test, ""));
    CHECK_FALSE(Test(test, "a"));
    test.only_known = true;
    CHECK_FALSE(Test(test, nullptr));
    CHECK(Test(test, ""));
  }
  CHECK(Test(Texts(TestOp::kEmpty, {}), nullptr));
  CHECK_FALSE(Test(Texts(TestOp::kEmpty, {}), ""));
  CHECK(Test(Texts(TestOp::kNotEmpty, {}), ""));
}

TEST_CASE("reference: a text that is no number is no value to a number") {
  CHECK(Test(Number(TestOp::kEqual, 12.5), " 12.50 "));
  CHECK(Test(Number(TestOp::kNumberBetween, 1, 2), "2"));
  CHECK_FALSE(Test(Number(TestOp::kLess, 5), "many"));
  CHECK(Test(Number(TestOp::kNotEqual, 5), "many"));
  ValueTest known = Number(TestOp::kNotEqual, 5);
  known.only_known = true;
  CHECK_FALSE(Test(known, "many"));
}

TEST_CASE("reference: yes and no are words") {
  CHECK(Test(Texts(TestOp::kTrue, {}), " Ya "));
  CHECK(Test(Texts(TestOp::kFalse, {}), "0"));
  CHECK_FALSE(Test(Texts(TestOp::kTrue, {}), "maybe"));
  CHECK_FALSE(Test(Texts(TestOp::kFalse, {}), "maybe"));
}

TEST_CASE("reference: lists are cut at signs, or are JSON") {
  CHECK(Test(Texts(TestOp::kHasAny, {"b"}), "a; b,c"));
  CHECK(Test(Texts(TestOp::kHasAll, {"a", "c"}), "a| b |c;"));
  CHECK_FALSE(Test(Texts(TestOp::kHasAll, {"a", "d"}), "a,b"));
  CHECK(Test(Texts(TestOp::kHasAny, {"b, c"}), R"(["a", "b, c"])"));
  CHECK(Test(Texts(TestOp::kHasAny, {"[a"}), "[a, b"));
  CHECK(Test(Texts(TestOp::kHasNone, {"b"}), "ab"));
}

TEST_CASE("reference: dates may lie in the future, and 29 February falls on the 28th") {
  ValueTest date;
  date.op = TestOp::kInWindow;
  date.window = Of(WindowKind::kThis, 1, TimeUnit::kYears);
  CHECK(Test(date, "2027-12-31"));
  CHECK_FALSE(Test(date, "2028-01-01"));
  date.window = Of(WindowKind::kLast, 1);  // (28 February 00:00, 1 March 00:00]
  CHECK(Test(date, "2027-03-01"));
  CHECK_FALSE(Test(date, "2027-02-28"));
  CHECK_FALSE(Test(date, "soon"));
  date.op = TestOp::kNotInWindow;
  CHECK(Test(date, "soon"));
  ValueTest anniversary;
  anniversary.op = TestOp::kAnniversary;
  CHECK(Test(anniversary, "1996-02-29"));
  CHECK(Test(anniversary, "1999-02-28"));
  CHECK_FALSE(Test(anniversary, "1999-03-01"));
  anniversary.days = 1;
  CHECK(Test(anniversary, "1999-03-01"));
}

}  // namespace
}  // namespace kohort::reference
