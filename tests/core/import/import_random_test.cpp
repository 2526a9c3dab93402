// Random tables, written in random ways and imported, against what a slow reference makes of the
// same rows as values.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/csv/encoding.h"
#include "tests/core/import/import_files.h"
#include "tests/core/pack.h"

namespace kohort {
namespace {

using Random = std::mt19937;

std::size_t Below(Random& random, std::size_t n) { return random() % n; }
bool Chance(Random& random, int percent) {
  return Below(random, 100) < static_cast<std::size_t>(percent);
}

template <class T>
const T& Pick(Random& random, const std::vector<T>& from) {
  return from[Below(random, from.size())];
}

// ---- Rows as values

struct Day {
  int year, month, day, hour, minute, second;
};

struct Row {
  std::string customer;
  std::string event;
  std::optional<Day> time;  // none: not written, or `bad_time`
  std::string bad_time;
  std::optional<std::int64_t> cents;
  std::string bad_amount;
  std::string note;
  std::string city;
  std::string id;
};

// How a table is written.
struct Style {
  TimeFormat time = TimeFormat::kYearMonthDay;
  NumberFormat number;
  std::string delimiter = ",";
  char quote = '"';
  bool quote_all = false;
  std::string line_end = "\n";
  Encoding encoding = Encoding::kUtf8;
  bool mark = false;
  std::string zone = "UTC";
  int offset_minutes = 0;
};

std::string Local(const Day& d) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d:%02d", d.year, d.month, d.day,
                d.hour, d.minute, d.second);
  return text.data();
}

// Days since 1970, counted one by one.
std::int64_t DaysBefore(const Day& d) {
  const auto leap = [](int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; };
  std::int64_t days = d.day - 1;
  for (int year = 1970; year < d.year; ++year) days += leap(year) ? 366 : 365;
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int month = 1; month < d.month; ++month) {
    days += kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap(d.year) ? 1 : 0);
  }
  return days;
}

std::string WriteTime(const Day& d, const Style& style) {
  std::array<char, 64> text{};
  const auto print = [&](const char* form, int a, int b, int c) {
    std::snprintf(text.data(), text.size(), form, a, b, c, d.hour, d.minute, d.second);
  };
  const std::int64_t seconds =
      DaysBefore(d) * 86400 + d.hour * 3600 + d.minute * 60 + d.second - style.offset_minutes * 60;
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mrz", "Apr", "Mei", "Jun",
                                                "Jul", "Agu", "Sep", "Okt", "Nov", "Dec"};
  switch (style.time) {
    case TimeFormat::kDayMonthYear:
      print("%02d.%02d.%04d %02d:%02d:%02d", d.day, d.month, d.year);
      break;
    case TimeFormat::kMonthDayYear:
      print("%d/%d/%04d %02d:%02d:%02d", d.month, d.day, d.year);
      break;
    case TimeFormat::kCompact: print("%04d%02d%02dT%02d%02d%02d", d.year, d.month, d.day); break;
    case TimeFormat::kShortYearFirst:
      print("%02d-%02d-%02d %02d:%02d:%02d", d.year % 100, d.month, d.day);
      break;
    case TimeFormat::kDayMonthName:
      return std::to_string(d.day) + " " + kMonths[static_cast<std::size_t>(d.month - 1)] + " " +
             std::to_string(d.year) + Local(d).substr(10);
    case TimeFormat::kUnixSeconds: return std::to_string(seconds);
    case TimeFormat::kUnixMilliseconds: return std::to_string(seconds * 1000);
    case TimeFormat::kUnixMicroseconds: return std::to_string(seconds * 1'000'000);
    default: return Local(d);
  }
  return text.data();
}

std::string WriteNumber(std::int64_t cents, NumberFormat format, Random& random) {
  std::string whole = std::to_string(std::abs(cents) / 100);
  const std::string group = format.group == 0 ? "" : std::string(1, format.group);
  if (!group.empty() && Chance(random, 80)) {
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
      whole.insert(static_cast<std::size_t>(at), group);
    }
  }
  const std::int64_t rest = std::abs(cents) % 100;
  std::string text = whole + format.decimal + std::to_string(rest / 10) + std::to_string(rest % 10);
  if (cents < 0) text = Chance(random, 30) ? "(" + text + ")" : "-" + text;
  if (Chance(random, 10)) text = "Rp " + text;
  return text;
}

constexpr std::size_t kColumns = 7;
constexpr std::array<const char*, kColumns> kNames{"who",  "what", "when", "worth",
                                                   "note", "city", "id"};

std::vector<std::string> WriteCells(const Row& row, const Style& style, Random& random) {
  return {row.customer,
          row.event,
          row.time ? WriteTime(*row.time, style) : row.bad_time,
          row.cents ? WriteNumber(*row.cents, style.number, random) : row.bad_amount,
          row.note,
          row.city,
          row.id};
}

// ---- Files

std::string Quoted(const std::string& cell, const Style& style) {
  const bool needs = cell.find_first_of("\r\n\"'") != std::string::npos ||
                     cell.find(style.delimiter) != std::string::npos || cell.starts_with(' ') ||
                     cell.ends_with(' ');
  if (!needs && !style.quote_all) return cell;
  std::string text(1, style.quote);
  for (const char c : cell) {
    if (c == style.quote) text += c;
    text += c;
  }
  return text + style.quote;
}

using Table = std::vector<std::vector<std::string>>;  // the header first

std::string WriteCsv(const Table& table, const Style& style) {
  std::string text;
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += (i == 0 ? "" : style.delimiter) + Quoted(row[i], style);
    }
    text += style.line_end;
  }
  return text;
}

std::string WriteJson(const Table& table, bool array, Random& random) {
  std::string text = array ? "[\n" : "";
  for (std::size_t r = 1; r < table.size(); ++r) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < table[r].size(); ++i) {
      const std::string& cell = table[r][i];
      if (cell.empty() && r > 1 && Chance(random, 50)) continue;
      object[table[0][i]] = cell.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(cell);
    }
    text += object.dump() + (array && r + 1 < table.size() ? ",\n" : "\n");
  }
  return array ? text + "]\n" : text;
}

std::string Encode(const std::string& utf8, Encoding encoding, bool mark) {
  if (encoding == Encoding::kUtf8) return (mark ? "\xef\xbb\xbf" : "") + utf8;
  const bool big = encoding == Encoding::kUtf16Be;
  std::string bytes;
  const auto unit = [&](unsigned u) {
    const auto high = static_cast<char>(u >> 8);
    const auto low = static_cast<char>(u & 0xff);
    bytes += big ? high : low;
    bytes += big ? low : high;
  };
  if (mark && encoding != Encoding::kWindows1252) unit(0xfeff);
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    unsigned code = size == 1 ? first : first & (0xffU >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) {
      code = (code << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3fU);
    }
    i += size;
    if (encoding == Encoding::kWindows1252) {
      bytes += static_cast<char>(code);
    } else if (code < 0x10000) {
      unit(code);
    } else {
      unit(0xd800 + ((code - 0x10000) >> 10));
      unit(0xdc00 + ((code - 0x10000) & 0x3ff));
    }
  }
  return bytes;
}

// ---- The reference

struct Expected {
  std::uint64_t accepted = 0;
  std::uint64_t skipped = 0;
  std::map<std::string, std::uint64_t> rejected;
  std::vector<DataRow> rows;
  std::map<std::string, std::string> cities;  // at the end of time
};

std::string Trimmed(std::string text) {
  while (text.starts_with(' ')) text.erase(0, 1);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string PlainCents(std::int64_t cents) {
  const std::string digits = std::to_string(std::abs(cents) + 100);  // two at least after the point
  const std::int64_t whole = std::abs(cents) / 100;
  return (cents < 0 ? "-" : "") + std::to_string(whole) + "." + digits.substr(digits.size() - 2);
}

Expected WorkOut(const std::vector<Row>& rows, std::optional<std::int64_t> cents_above) {
  Expected expected;
  std::set<std::string> ids;
  std::map<std::string, std::string> city_since;
  for (const Row& row : rows) {
    if (cents_above && (!row.cents || *row.cents <= *cents_above)) {
      ++expected.skipped;
      continue;
    }
    const std::string customer = Trimmed(row.customer);
    const char* reason = customer.empty()             ? "customer_missing"
                         : customer == "anonymous"    ? "customer_nobody"
                         : Trimmed(row.event).empty() ? "event_missing"
                         : row.time                   ? ""
                         : row.bad_time.empty()       ? "time_missing"
                                                      : "time_unreadable";
    if (reason[0] == '\0' && !row.id.empty() && !ids.insert(row.id).second) {
      reason = "event_duplicate";
    }
    if (reason[0] != '\0') {
      ++expected.rejected[reason];
      continue;
    }
    ++expected.accepted;
    const std::string time = Local(*row.time);
    DataRow& to = expected.rows.emplace_back();
    to = {{"customer", customer}, {"event", Trimmed(row.event)}, {"time", time}};
    if (row.cents) to["worth"] = PlainCents(*row.cents);
    if (!row.note.empty()) to["note"] = row.note;
    if (!row.city.empty() && time >= city_since[customer]) {
      city_since[customer] = time;
      expected.cities[customer] = row.city;
    }
  }
  std::ranges::sort(expected.rows);
  return expected;
}

// ---- At random

Row MakeRow(Random& random, const Style& style) {
  const std::vector<std::string> letters =
      style.encoding == Encoding::kWindows1252
          ? std::vector<std::string>{"a", "B", "é", "ü", "ß", " ", "ñ"}
          : std::vector<std::string>{"a", "B", "é", "Ł", "日", "😀", " ", "อ"};
  // No backslash: whether it escapes is guessed, and a mapping cannot say.
  const std::vector<std::string> signs{",", ";", "\t", "|", "\"", "'", "\n", "#", "=", "{"};
  Row row;
  row.customer = Chance(random, 8)   ? Pick<std::string>(random, {"", " ", "anonymous"})
                 : Chance(random, 5) ? " K1 "
                                     : "K" + std::to_string(Below(random, 9));
  row.event = Chance(random, 5) ? "" : Pick<std::string>(random, {"View", "Buy now", "Größe"});
  if (Chance(random, 8)) {
    row.bad_time = Pick<std::string>(random, {"", "soon", "32 of May"});
  } else {
    const auto at = [&](std::size_t from, std::size_t to) {
      return static_cast<int>(from + Below(random, to - from + 1));
    };
    row.time = Day{at(1971, 2069), at(1, 12), at(1, 28), at(0, 23), at(0, 59), at(0, 59)};
  }
  if (Chance(random, 15)) {
    row.bad_amount = Pick<std::string>(random, {"", "", "free"});
  } else {
    row.cents = static_cast<std::int64_t>(Below(random, 500'000'000)) - 100'000'000;
  }
  row.note = Chance(random, 20) ? "" : "n";
  for (std::size_t i = Below(random, 6); !row.note.empty() && i > 0; --i) {
    row.note += Chance(random, 30) ? Pick(random, signs) : Pick(random, letters);
  }
  row.city = Pick<std::string>(random, {"", "Bogor", "Solo", "Köln", "San José"});
  row.id = Chance(random, 30) ? "" : "e" + std::to_string(Below(random, 300));
  return row;
}

Style MakeStyle(Random& random) {
  Style style;
  style.time = Pick<TimeFormat>(
      random, {TimeFormat::kYearMonthDay, TimeFormat::kDayMonthYear, TimeFormat::kMonthDayYear,
               TimeFormat::kCompact, TimeFormat::kDayMonthName, TimeFormat::kUnixSeconds,
               TimeFormat::kUnixMilliseconds, TimeFormat::kUnixMicroseconds});
  style.number = *NumberFormatByName(
      Pick<std::string>(random, {"1234.56", "1,234.56", "1 234.56", "1'234.56", "1234,56",
                                 "1.234,56", "1 234,56", "1'234,56"}));
  style.delimiter = Pick<std::string>(random, {",", ";", "\t", "|"});
  style.quote = Chance(random, 80) ? '"' : '\'';
  style.quote_all = Chance(random, 30);
  style.line_end = Chance(random, 50) ? "\n" : "\r\n";
  style.encoding = Pick<Encoding>(
      random, {Encoding::kUtf8, Encoding::kUtf16Le, Encoding::kUtf16Be, Encoding::kWindows1252});
  style.mark = Chance(random, 50);
  const std::vector<std::pair<std::string, int>> zones{
      {"UTC", 0}, {"Etc/GMT-7", 420}, {"Etc/GMT+5", -300}};
  std::tie(style.zone, style.offset_minutes) = Pick(random, zones);
  return style;
}

// Some of the rows as a file.
TextFile WriteFile(std::span<const Row> rows, const Style& style, Random& random) {
  std::vector<std::size_t> order(kColumns);
  for (std::size_t i = 0; i < kColumns; ++i) order[i] = i;
  for (std::size_t i = 0; i < kColumns; ++i) std::swap(order[i], order[Below(random, i + 1)]);
  Table table(1);
  for (const std::size_t i : order) table[0].emplace_back(kNames[i]);
  for (const Row& row : rows) {
    const std::vector<std::string> cells = WriteCells(row, style, random);
    auto& to = table.emplace_back();
    for (const std::size_t i : order) to.push_back(cells[i]);
  }
  std::string text =
      Chance(random, 25) ? WriteJson(table, Chance(random, 50), random) : WriteCsv(table, style);
  text = Encode(text, style.encoding, style.mark);
  return {"t", Chance(random, 25) ? Gzip(text) : text};
}

Mapping MapAll(const Style& style) {
  SourceMapping source;
  source.columns = {{"who", Meaning::kCustomer, "text"},
                    {"what", Meaning::kEvent, "text"},
                    {"when", Meaning::kTime, std::string(TimeFormatName(style.time))},
                    {"worth", Meaning::kAmount, std::string(NumberFormatName(style.number))},
                    {"note", Meaning::kProperty, "text"},
                    {"city", Meaning::kAttribute, "text"},
                    {"id", Meaning::kEventId, "text"}};
  source.reading = {.encoding = std::string(EncodingName(style.encoding)),
                    .delimiter = style.delimiter,
                    .quote = std::string(1, style.quote),
                    .header = "yes"};
  return {.zone = style.zone, .sources = {source}};
}

TEST_CASE("Random tables in random dialects import as a slow reference has them") {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Style style = MakeStyle(random);
    std::vector<Row> rows(2 + Below(random, 60));
    for (Row& row : rows) row = MakeRow(random, style);

    std::vector<TextFile> files;
    for (std::size_t begin = 0; begin < rows.size();) {
      const std::size_t count = std::min(rows.size() - begin, 1 + Below(random, rows.size()));
      files.push_back(WriteFile(std::span(rows).subspan(begin, count), style, random));
      begin += count;
    }
    Mapping mapping = MapAll(style);
    std::optional<std::int64_t> cents_above;
    if (Chance(random, 30)) {
      cents_above = static_cast<std::int64_t>(Below(random, 100'000'000));
      mapping.sources[0].filters = {{"worth", FilterOp::kGreater, PlainCents(*cents_above)}};
    }
    const Expected expected = WorkOut(rows, cents_above);

    Sources sources = OpenTexts(files);
    const auto fitted = sources.Fit(mapping);
    REQUIRE_MESSAGE(fitted, fitted.error().Message());
    REQUIRE(fitted->sources.size() == 1);
    const std::size_t piece = Chance(random, 50) ? 1 << 20 : 1 + Below(random, 50);
    const auto imported = Import(sources, *fitted, files, piece);
    if (expected.accepted == 0) {
      REQUIRE_FALSE(imported);
      CHECK(imported.error().code == "no_usable_rows");
      continue;
    }
    REQUIRE_MESSAGE(imported, imported.error().Message());
    CHECK(imported->rows.read == rows.size());
    CHECK(imported->rows.accepted == expected.accepted);
    CHECK(imported->rows.skipped == expected.skipped);
    std::map<std::string, std::uint64_t> rejected;
    for (const Notice& notice : imported->rejected) rejected[notice.code] = notice.rows;
    CHECK(rejected == expected.rejected);

    std::vector<DataRow> found = Rows(*imported->data);
    std::ranges::sort(found);
    REQUIRE(found.size() == expected.rows.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(nlohmann::json(found[i]).dump() == nlohmann::json(expected.rows[i]).dump());
    }
    for (const auto& [customer, city] : expected.cities) {
      CHECK(AttributeAt(*imported->data, customer, "city", kEndInstant - 1) == city);
    }
  }
}

}  // namespace
}  // namespace kohort
