#include "tests/core/segment/random_data.h"

#include <algorithm>

#include "core/base/time_text.h"

namespace kohort::reference {
namespace {

struct Column {
  const char* name;
  Kind kind;
};

constexpr Column kProperties[] = {{"channel", Kind::kText},  {"amount", Kind::kNumber},
                                  {"pieces", Kind::kNumber}, {"weight", Kind::kNumber},
                                  {"score", Kind::kMixed},   {"due", Kind::kDate},
                                  {"tags", Kind::kList},     {"gift", Kind::kYesNo}};
constexpr Column kAttributes[] = {{"city", Kind::kText},    {"home", Kind::kText},
                                  {"age", Kind::kNumber},   {"limit", Kind::kMixed},
                                  {"born", Kind::kDate},    {"hobbies", Kind::kList},
                                  {"consent", Kind::kYesNo}};

// In local time: days on which clocks change in Berlin and New York, ends of months, leap days.
constexpr const char* kDays[] = {"2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26",
                                 "2026-03-08", "2026-11-01", "2026-11-02", "2028-02-29",
                                 "2028-03-01", "2027-02-28", "2027-03-01", "2026-03-31",
                                 "2026-01-01", "2026-11-12", "2026-07-06"};

// Near an instant, more often close to it than far, more often before it than after; often at
// midnight or a microsecond or second beside it.
Instant RandomTime(Dice& dice, Instant around, bool fractions) {
  const int reach = dice.Of({1, 3, 10, 40, 100, 400});
  Instant time = around - dice.From(-reach / 8, reach) * kDay;
  switch (dice.From(1, 6)) {
    case 1: break;
    case 2: time += dice.Of({-1, 1}) * kSecond; break;
    case 3: time += dice.From(-24, 24) * 3600 * kSecond; break;
    case 4: time += dice.From(-90, 90) * 60 * kSecond; break;
    default: time += dice.From(0, 86'399) * kSecond; break;
  }
  if (fractions && dice.Percent(50)) time += dice.Of({-1, 1, 250'000, 999'999});
  return time;
}

// Operands of + are worked out in whatever order a compiler likes, so dice are thrown before.
std::string Decimals(int whole, int fraction) {
  return std::to_string(whole) + "." + std::to_string(fraction);
}

std::string RandomNumber(Dice& dice) {
  int whole = 0;
  switch (dice.From(1, 7)) {
    case 1: return "0";
    case 2: return std::to_string(-dice.From(1, 9));
    case 3: whole = dice.From(1, 9); return Decimals(whole, dice.From(0, 9));
    case 4: whole = dice.From(0, 99); return Decimals(whole, dice.From(10, 99));
    case 5: return std::to_string(dice.From(1, 20) * 1000);
    default: return std::to_string(dice.From(1, 12));
  }
}

}  // namespace

std::string RandomValue(Dice& dice, Kind kind, Instant around) {
  switch (kind) {
    case Kind::kText:
      return dice.Of<const char*>({"web", "Web", "WEB", "store", "Bandung", "bandung", "Bogor",
                                   "Köln", "KÖLN", "köln", "Москва", "МОСКВА", "app", "web app",
                                   ""});
    case Kind::kNumber: return RandomNumber(dice);
    case Kind::kMixed:
      return dice.Percent(75) ? RandomNumber(dice)
                              : dice.Of<const char*>({"many", "", " 7 ", "n/a", "12 pieces", "1e3",
                                                      "+5", ".5", "007", "-0"});
    case Kind::kDate: {
      if (dice.Percent(10)) return dice.Of<const char*>({"soon", "", "2026-13-01"});
      Instant time = RandomTime(dice, around, false);
      time -= dice.Of({0, 0, 0, 1, 4, 26}) * 365 * kDay;
      if (dice.Percent(10)) return "1996-02-29";
      if (dice.Percent(50)) return FormatLocalDay(time);
      return FormatLocal(time) + (dice.Percent(30) ? "Z" : "");
    }
    case Kind::kList:
      return dice.Of<const char*>({"a", "b", "a,b", "a; c", "b|c|a", "a ,, b ;", R"(["a","b"])",
                                   R"(["b, c"])", "[a", "A;B", "", ";", R"([1,"c"])"});
    case Kind::kYesNo:
      return dice.Of<const char*>(
          {"true", "false", "TRUE", " no ", "1", "0", "ya", "tidak", "maybe", "", "on"});
  }
  return "";
}

RandomTable MakeRandomTable(Dice& dice, int customers) {
  RandomTable table;
  table.zone = dice.Of<const char*>({"Asia/Jakarta", "Europe/Berlin", "America/New_York", "UTC"});
  const TimeZone zone = *TimeZone::Find(table.zone);
  table.around = zone.ToInstant(At(kDays[dice.Below(std::size(kDays))]));
  for (const Column& column : kProperties) {
    if (!table.properties.empty() && dice.Percent(15)) continue;
    if (std::string_view(column.name) == "amount" && dice.Percent(75)) {
      table.amount = table.properties.size();
    }
    table.properties.emplace_back(column.name);
    table.property_kinds.push_back(column.kind);
  }
  for (const Column& column : kAttributes) {
    if (!table.attributes.empty() && dice.Percent(15)) continue;
    table.attributes.emplace_back(column.name);
    table.attribute_kinds.push_back(column.kind);
  }
  std::vector<std::string> names = {"Paid Order", "View", "View Cart", "View Item", "Add", "Adopt"};
  dice.Shuffle(names);
  names.resize(dice.Below(5) + 1);
  if (dice.Percent(80) && std::ranges::find(names, "Paid Order") == names.end()) {
    names.front() = "Paid Order";
  }

  const bool fractions = dice.Percent(30);
  const bool long_numbers = dice.Percent(25);  // of `weight`: no decimals that fit
  const bool strays = dice.Percent(20);        // of other kinds, anywhere
  const int missing = dice.Of({0, 10, 30, 60});
  const int ties = dice.Of({0, 5, 30});
  const auto cells = [&](const std::vector<std::string>& column_names,
                         const std::vector<Kind>& kinds, int without) {
    std::vector<Cell> row;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      row.emplace_back();
      if (dice.Percent(without)) continue;
      const Kind kind = strays && dice.Percent(3)
                            ? dice.Of({Kind::kText, Kind::kMixed, Kind::kDate, Kind::kList})
                            : kinds[i];
      row.back() = RandomValue(dice, kind, table.around);
      if (column_names[i] == "pieces" && kind == Kind::kNumber) {
        row.back() = std::to_string(dice.From(1, 5));
      }
      if (column_names[i] == "weight" && kind == Kind::kNumber && long_numbers) {
        *row.back() += row.back()->find('.') == std::string::npos ? ".12345678901" : "12345678901";
      }
    }
    return row;
  };

  if (customers == 0) {
    customers = dice.Percent(5) ? 1 : dice.From(3, dice.Of({8, 12, 20, 40, 40, 150}));
  }
  const int most_rows = customers > 40 ? 6 : dice.Of({6, 12, 25, 60});
  for (int c = 0; c < customers; ++c) {
    const std::string id = "C" + std::to_string(c * 7 % 1009);
    const int rows = dice.From(0, most_rows);
    for (int r = 0; r < rows; ++r) {
      Row row{id, dice.Of(names), RandomTime(dice, table.around, fractions), {}, {}};
      if (!table.rows.empty() && table.rows.back().customer == id && dice.Percent(ties)) {
        row.time = table.rows.back().time;
      }
      row.properties = cells(table.properties, table.property_kinds, missing);
      row.attributes = cells(table.attributes, table.attribute_kinds, 85);
      table.rows.push_back(std::move(row));
    }
    if (rows == 0 || dice.Percent(50)) {
      table.profiles.push_back({id, cells(table.attributes, table.attribute_kinds, 50)});
    }
  }
  dice.Shuffle(table.rows);
  for (const char* name : {"invited", "staff"}) {
    if (dice.Percent(50)) continue;
    List list{name, {"nobody"}};
    for (int c = 0; c < customers; ++c) {
      if (dice.Percent(40)) list.customers.push_back("C" + std::to_string(c * 7 % 1009));
    }
    table.lists.push_back(std::move(list));
  }
  return table;
}

std::vector<std::string> EventNames(const Table& table) {
  std::vector<std::string> names;
  for (const Row& row : table.rows) {
    if (std::ranges::find(names, row.event) == names.end()) names.push_back(row.event);
  }
  return names;
}

}  // namespace kohort::reference
