// Times as text, and time zones. Expected values were worked out by hand or by Python's zoneinfo.
#include <cstdio>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "core/base/time_reader.h"
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

TEST_CASE("Months and weekdays have names in four languages") {
  using enum TimeFormat;
  for (const char* text :
       {"12 Nov 2026", "12-Nov-26", "12 NOVEMBER 2026", "12Nov2026", "Kamis, 12 November 2026",
        "Kam, 12 Nop 2026", "Thu, 12 Nov 2026", "Donnerstag, 12. November 2026", "12. Nov. 2026",
        "12 de noviembre de 2026", "jueves, 12 de noviembre de 2026", "12/Nov/2026"}) {
    CAPTURE(text);
    CHECK(Read(text, kDayMonthName) == "2026-11-12 00:00:00 date");
  }
  for (const char* text : {"Nov 12, 2026", "November 12 2026", "Nov. 12, 26", "Thu Nov 12 2026"}) {
    CAPTURE(text);
    CHECK(Read(text, kMonthNameDay) == "2026-11-12 00:00:00 date");
  }
  constexpr std::string_view kMonths[12][4] = {{"January", "Januari", "Januar", "enero"},
                                               {"February", "Februari", "Feb", "febrero"},
                                               {"March", "Maret", "März", "marzo"},
                                               {"April", "Apr", "April", "abril"},
                                               {"May", "Mei", "Mai", "mayo"},
                                               {"June", "Juni", "Jun", "junio"},
                                               {"July", "Juli", "Jul", "julio"},
                                               {"August", "Agustus", "Agu", "Agt"},
                                               {"September", "Sept", "Sep", "septiembre"},
                                               {"October", "Oktober", "Okt", "octubre"},
                                               {"November", "Nov", "Nop", "noviembre"},
                                               {"December", "Desember", "Des", "Dezember"}};
  for (int month = 0; month < 12; ++month) {
    for (const std::string_view name : kMonths[month]) {
      CAPTURE(name);
      const auto time = ParseTime("7 " + std::string(name) + " 2026", kDayMonthName);
      REQUIRE(time);
      CHECK(FormatLocalDay(time->micros) ==
            "2026-" + std::string(month < 9 ? "0" : "") + std::to_string(month + 1) + "-07");
    }
  }
}

TEST_CASE("Times of day and offsets are read as people write them") {
  using enum TimeFormat;
  CHECK(Read("12/11/2026 21.04.55", kDayMonthYear) == "2026-11-12 21:04:55");
  CHECK(Read("12/11/2026, 9:04:55 pm", kDayMonthYear) == "2026-11-12 21:04:55");
  CHECK(Read("12/11/2026 9:04PM", kDayMonthYear) == "2026-11-12 21:04:00");
  CHECK(Read("12/11/2026 9:04 p. m.", kDayMonthYear) == "2026-11-12 21:04:00");
  CHECK(Read("12 November 2026 pukul 21.04 WIB", kDayMonthName) == "2026-11-12 14:04:00 fixed");
  CHECK(Read("12 November 2026 21:04 WITA", kDayMonthName) == "2026-11-12 13:04:00 fixed");
  CHECK(Read("12. November 2026 um 21:04 Uhr", kDayMonthName) == "2026-11-12 21:04:00");
  CHECK(Read("Nov 12, 2026 at 9:04 PM", kMonthNameDay) == "2026-11-12 21:04:00");
  CHECK(Read("Thu Nov 12 2026 21:04:55 GMT+0700 (Western Indonesia Time)", kMonthNameDay) ==
        "2026-11-12 14:04:55 fixed");
  CHECK(Read("2026-11-12 21:04:55 UTC", kYearMonthDay) == "2026-11-12 21:04:55 fixed");
  CHECK(Read("2026-11-12 21:04:55.250 +07:00", kYearMonthDay) == "2026-11-12 14:04:55.250 fixed");
  CHECK(Read("2026-11-12 21:04 GMT+7", kYearMonthDay) == "2026-11-12 14:04:00 fixed");
  CHECK(Read("2026-11-12 23:59:60", kYearMonthDay) == "2026-11-13 00:00:00");
  CHECK(Read("90.01.02 00:12:00", kShortYearFirst) == "1990-01-02 00:12:00");
  CHECK(Read("26/11/12", kShortYearFirst) == "2026-11-12 00:00:00 date");
  CHECK(Read("1762955095250001", kUnixMicroseconds) == "2025-11-12 13:44:55.250001 fixed");
}

TEST_CASE("Excel's day numbers are read to the millisecond") {
  using enum TimeFormat;
  CHECK(Read("25569", kExcelDays) == "1970-01-01 00:00:00 date");
  CHECK(Read("44197.5", kExcelDays) == "2021-01-01 12:00:00");
  CHECK(Read("44197,5", kExcelDays) == "2021-01-01 12:00:00");
  CHECK(Read("44197.0", kExcelDays) == "2021-01-01 00:00:00 date");
  CHECK(Read("46338.878414351848", kExcelDays) == "2026-11-12 21:04:55");
  CHECK(Read("44197.99999999999", kExcelDays) == "2021-01-02 00:00:00");
  CHECK(Read("61", kExcelDays) == "1900-03-01 00:00:00 date");
  CHECK_FALSE(ParseTime("60", kExcelDays));  // the 29 February 1900 that Excel counts
  CHECK_FALSE(ParseTime("2958466", kExcelDays));
  CHECK_FALSE(ParseTime("44197.5x", kExcelDays));
}

TEST_CASE("Time formats have names") {
  for (int i = 0; i <= static_cast<int>(TimeFormat::kExcelDays); ++i) {
    const auto format = static_cast<TimeFormat>(i);
    CHECK(TimeFormatByName(TimeFormatName(format)) == format);
  }
}

TEST_CASE("An instant written in any format reads as itself") {
  using enum TimeFormat;
  constexpr std::string_view kShort[12] = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                           "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    const LocalTime time = static_cast<LocalTime>(random() % 3'155'760'000) * kSecond;  // to 2069
    const std::string usual = FormatLocal(time);  // 2026-11-12 21:04:55
    const std::string year = usual.substr(0, 4);
    const std::string month = usual.substr(5, 2);
    const std::string day = usual.substr(8, 2);
    const std::string clock = usual.substr(10);
    const std::string name(kShort[std::stoi(month) - 1]);
    const auto reads = [&](const std::string& text, TimeFormat format) {
      const auto read = ParseTime(text, format);
      CAPTURE(text);
      REQUIRE(read);
      REQUIRE(read->micros == time);
    };
    reads(usual, kYearMonthDay);
    reads(day + "." + month + "." + year + clock, kDayMonthYear);
    reads(month + "/" + day + "/" + year.substr(2) + clock, kMonthDayYear);
    reads(year.substr(2) + "-" + month + "-" + day + clock, kShortYearFirst);
    reads(year + month + day + "T" + clock.substr(1), kCompact);
    reads(day + " " + name + " " + year + clock, kDayMonthName);
    reads(name + " " + day + ", " + year + clock, kMonthNameDay);
    reads(std::to_string(time / kSecond), kUnixSeconds);
    reads(std::to_string(time / 1000), kUnixMilliseconds);
    reads(std::to_string(time), kUnixMicroseconds);
    char excel[32];
    std::snprintf(excel, sizeof excel, "%.10f",
                  static_cast<double>(time) / static_cast<double>(kDay) + 25569);
    reads(excel, kExcelDays);
  }
}

TEST_CASE("Any bytes are a time or none in every format") {
  constexpr std::string_view kPieces[] = {
      "2026", "11",  "12",     "7", "-",   "/",   ".",  ":",  " ",    "T",  "Z",         "+",
      "PM",   "Nov", "Kamis,", ",", "(x)", "de ", "60", "99", "\xC3", "\0", "999999999", "UTC"};
  std::mt19937 random(4);
  int read = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    for (int i = 0; i <= static_cast<int>(TimeFormat::kExcelDays); ++i) {
      if (ParseTime(text, static_cast<TimeFormat>(i))) ++read;
    }
  }
  CHECK(read > 100);
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
  CHECK_FALSE(ParseTime("12 Foo 2026", kDayMonthName));
  CHECK_FALSE(ParseTime("31 Feb 2026", kDayMonthName));
  CHECK_FALSE(ParseTime("12 Nov 2026 21:04 XYZ", kDayMonthName));
  CHECK_FALSE(ParseTime("Nov 12", kMonthNameDay));
  CHECK_FALSE(ParseTime("21:04", kYearMonthDay));
  CHECK_FALSE(ParseTime("2026-11-12 at", kYearMonthDay));
  CHECK_FALSE(ParseTime("12/11/2026 13:00 PM", kDayMonthYear));
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

TEST_CASE("A column of times reads as its texts do one by one") {
  // Summer time begins at midnight in Beirut and ends at midnight in Havana and Sao Paulo; Lord
  // Howe moves by half an hour.
  std::mt19937 random(7);
  const auto below = [&](unsigned end) { return static_cast<int>(random() % end); };
  for (const char* name : {"UTC", "Asia/Jakarta", "Europe/Berlin", "Asia/Beirut", "America/Havana",
                           "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia"}) {
    CAPTURE(name);
    const TimeZone zone = Zone(name);
    TimeReader times(TimeFormat::kYearMonthDay, zone);
    for (int i = 0; i < 40'000; ++i) {
      char text[64];
      // Now and then a day, an hour, a second that is none.
      std::snprintf(text, sizeof text, "%04d-%02d-%02d%c%02d:%02d:%02d%s", 2005 + below(9),
                    1 + below(12), 1 + below(31), below(8) == 0 ? 'T' : ' ', below(25), below(60),
                    below(61), below(16) == 0 ? "Z" : "");
      if (below(64) == 0) text[below(19)] = "x:-0 "[below(5)];
      CAPTURE(text);
      const auto parsed = ParseTime(text, TimeFormat::kYearMonthDay);
      std::optional<Instant> expected;
      if (parsed) expected = parsed->fixed ? parsed->micros : zone.ToInstant(parsed->micros);
      CHECK(times.Read(text) == expected);
    }
  }
}

}  // namespace
}  // namespace kohort
