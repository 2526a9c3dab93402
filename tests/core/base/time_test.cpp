// Times as text, and time zones. Expected values were worked out by hand or by Python's zoneinfo.
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "core/base/time_zone.h"

namespace kohort {
namespace {

std::string Read(std::string_view text, TimeFormat format) {
  const auto time = ParseTime(text, format);
  if (!time) return "unreadable";
  return FormatLocal(time->micros) + (time->fixed ? " fixed" : "") +
         (time->date_only ? " date" : "");
}

Instant At(std::string_view text) { return ParseTime(text, TimeFormat::kYearMonthDay)->micros; }

TimeZone Zone(std::string_view name) {
  const auto zone = TimeZone::Find(name);
  REQUIRE(zone);
  return *zone;
}

TEST_CASE("Dates and times are read in each format") {
  using enum TimeFormat;
  CHECK(Read("2026-11-12 21:04:55", kYearMonthDay) == "2026-11-12 21:04:55");
  CHECK(Read(" 2026/1/2 ", kYearMonthDay) == "2026-01-02 00:00:00 date");
  CHECK(Read("2026-11-12T21:04:55.25Z", kYearMonthDay) == "2026-11-12 21:04:55.250 fixed");
  CHECK(Read("2026-11-12T21:04:55+07:00", kYearMonthDay) == "2026-11-12 14:04:55 fixed");
  CHECK(Read("2026-11-12T21:04:55-0330", kYearMonthDay) == "2026-11-13 00:34:55 fixed");
  CHECK(Read("2026-11-12 9:04 PM", kYearMonthDay) == "2026-11-12 21:04:00");
  CHECK(Read("2026-11-12 12:04 am", kYearMonthDay) == "2026-11-12 00:04:00");
  CHECK(Read("2026-11-12 24:00:00", kYearMonthDay) == "2026-11-13 00:00:00");
  CHECK(Read("2026-11-12 21:04:55.1234567", kYearMonthDay) == "2026-11-12 21:04:55.123456");
  CHECK(Read("20261112", kCompact) == "2026-11-12 00:00:00 date");
  CHECK(Read("20261112T210455", kCompact) == "2026-11-12 21:04:55");
  CHECK(Read("20261112210455", kCompact) == "2026-11-12 21:04:55");
  CHECK(Read("12.11.2026 21:04", kDayMonthYear) == "2026-11-12 21:04:00");
  CHECK(Read("12/11/69", kDayMonthYear) == "2069-11-12 00:00:00 date");
  CHECK(Read("12/11/70", kDayMonthYear) == "1970-11-12 00:00:00 date");
  CHECK(Read("12/1/2010 8:26", kMonthDayYear) == "2010-12-01 08:26:00");
  CHECK(Read("1762955095", kUnixSeconds) == "2025-11-12 13:44:55 fixed");
  CHECK(Read("1762955095.5", kUnixSeconds) == "2025-11-12 13:44:55.500 fixed");
  CHECK(Read("1762955095250", kUnixMilliseconds) == "2025-11-12 13:44:55.250 fixed");
}

TEST_CASE("What is no time is not read as one") {
  using enum TimeFormat;
  for (const char* text :
       {"", " ", "yesterday", "2026-13-01", "2026-02-29", "2026-11-12x", "2026-11-12 25:00",
        "2026-11-12 10:60", "2026-11-12 13:00 PM", "2026-11/12", "26-11-12", "2026-11-12 24:00:01",
        "2026-11-12T", "2026-11-12 10:00+7:", "2026-11-12 10:00 +99:00"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseTime(text, kYearMonthDay));
  }
  CHECK_FALSE(ParseTime("31/04/2026", kDayMonthYear));
  CHECK_FALSE(ParseTime("13/13/2026", kMonthDayYear));
  CHECK_FALSE(ParseTime("12/11/026", kDayMonthYear));
  CHECK_FALSE(ParseTime("99999999999999999999", kUnixSeconds));
  CHECK_FALSE(ParseTime("-5", kUnixSeconds));
}

TEST_CASE("The usual way of writing is read as the long way reads it") {
  std::mt19937 random(17);
  for (int round = 0; round < 100'000; ++round) {
    std::string text = "2026-11-12 21:04:55";
    for (int change = 0; change < 3; ++change) {
      text[random() % text.size()] = "0123456789-: T"[random() % 14];
    }
    const auto usual = ParseTime(text, TimeFormat::kYearMonthDay);
    // A space at the end leads past the shortcut.
    const auto long_way = ParseTime(text + " ", TimeFormat::kYearMonthDay);
    CAPTURE(text);
    REQUIRE(usual.has_value() == long_way.has_value());
    if (usual) REQUIRE(usual->micros == long_way->micros);
  }
}

TEST_CASE("29 February is a day of leap years alone") {
  CHECK(ParseTime("2024-02-29", TimeFormat::kYearMonthDay));
  CHECK_FALSE(ParseTime("2100-02-29", TimeFormat::kYearMonthDay));
}

TEST_CASE("An unknown zone is an error that says what to write") {
  const auto zone = TimeZone::Find("Asia/Jakrata");
  REQUIRE_FALSE(zone);
  CHECK(zone.error().code == "zone_unknown");
  CHECK(zone.error().fix == "Use an IANA name such as Asia/Jakarta or UTC.");
}

TEST_CASE("Local times follow the zone's offsets") {
  CHECK(FormatLocal(Zone("Asia/Jakarta").ToLocal(At("2026-11-12 17:00"))) == "2026-11-13 00:00:00");
  CHECK(FormatLocal(Zone("Asia/Kolkata").ToLocal(At("2026-11-12 17:00"))) == "2026-11-12 22:30:00");
  const TimeZone berlin = Zone("Europe/Berlin");
  CHECK(FormatLocal(berlin.ToLocal(At("2026-03-29 00:59:59"))) == "2026-03-29 01:59:59");
  CHECK(FormatLocal(berlin.ToLocal(At("2026-03-29 01:00:00"))) == "2026-03-29 03:00:00");
}

TEST_CASE("A wall-clock time that happens twice is its first instant") {
  // 25 October 2026, 03:00 summer time becomes 02:00 in Berlin.
  CHECK(Zone("Europe/Berlin").ToInstant(At("2026-10-25 02:30")) == At("2026-10-25 00:30"));
  CHECK(Zone("Europe/Berlin").ToInstant(At("2026-10-25 03:00")) == At("2026-10-25 02:00"));
}

TEST_CASE("A wall-clock time that is skipped is read with the offset before") {
  // 29 March 2026, 02:00 becomes 03:00 in Berlin.
  CHECK(Zone("Europe/Berlin").ToInstant(At("2026-03-29 02:30")) == At("2026-03-29 01:30"));
  CHECK(Zone("Europe/Berlin").ToInstant(At("2026-03-29 01:59")) == At("2026-03-29 00:59"));
  CHECK(Zone("Europe/Berlin").ToInstant(At("2026-03-29 03:00")) == At("2026-03-29 01:00"));
}

TEST_CASE("Every local hour of three years comes back from every kind of zone") {
  for (const char* name : {"UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York",
                           "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"}) {
    CAPTURE(name);
    const TimeZone zone = Zone(name);
    int wrong = 0;
    for (Instant at = At("2010-12-31"); at < At("2013-12-31"); at += 1800 * kSecond) {
      const Instant back = zone.ToInstant(zone.ToLocal(at));
      // Only the second of two equal wall-clock times may come back as the first.
      if (back != at && !(back < at && zone.ToLocal(back) == zone.ToLocal(at))) ++wrong;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("Months step by calendar and clamp at the end") {
  const TimeZone zone;
  CHECK(zone.AddMonths(At("2026-03-31 10:00"), -1) == At("2026-02-28 10:00"));
  CHECK(zone.AddMonths(At("2024-03-31"), -1) == At("2024-02-29"));
  CHECK(zone.AddMonths(At("2026-08-31"), -6) == At("2026-02-28"));
  CHECK(zone.AddMonths(At("2026-01-15"), -12) == At("2025-01-15"));
  CHECK(zone.AddMonths(At("2026-01-15"), -13) == At("2024-12-15"));
}

TEST_CASE("Days and months keep the hour through a change of summer time") {
  const TimeZone berlin = Zone("Europe/Berlin");
  // 1 November 09:00 is UTC+1, 1 October 09:00 is UTC+2.
  CHECK(berlin.AddMonths(At("2026-11-01 08:00"), -1) == At("2026-10-01 07:00"));
  CHECK(berlin.AddDays(At("2026-10-26 08:00"), -2) == At("2026-10-24 07:00"));
}

TEST_CASE("A day ends at the next local midnight") {
  CHECK(Zone("Asia/Jakarta").EndOfDay(At("2026-11-12 16:59:59")) == At("2026-11-12 17:00"));
  CHECK(Zone("Asia/Jakarta").EndOfDay(At("2026-11-12 17:00")) == At("2026-11-13 17:00"));
}

}  // namespace
}  // namespace kohort
