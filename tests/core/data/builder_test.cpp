// The frozen data set against plain rows kept in a map.
#include "core/data/builder.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {
namespace {

struct Row {
  std::string customer;
  std::string event;
  Instant time;
  std::string channel;  // text; empty = missing
  std::string amount;   // a decimal; empty = missing
};

std::shared_ptr<const DataSet> Build(const std::vector<Row>& rows) {
  DataSetBuilder builder({.properties = {"channel", "amount"},
                          .attributes = {"city"},
                          .amount = 1,
                          .zone = TimeZone()});
  const auto present = [](const std::string& text) {
    return text.empty() ? std::string_view() : std::string_view(text);
  };
  RowColumns columns;
  columns.properties.resize(2);
  columns.attributes.resize(1);
  for (const Row& row : rows) {
    columns.customers.push_back(row.customer);
    columns.events.push_back(row.event);
    columns.times.push_back(row.time);
    columns.properties[0].push_back(present(row.channel));
    columns.properties[1].push_back(present(row.amount));
    columns.attributes[0].push_back(present(row.channel));
  }
  builder.AddRows(columns);
  std::size_t steps = 0;
  while (builder.ArrangeStep()) ++steps;
  CHECK(steps == builder.steps());
  return builder.Take();
}

std::string TextAt(const DataSet& data, const EventTable& event, std::size_t property,
                   std::size_t row) {
  const auto* codes = std::get_if<NarrowVector>(&event.properties[property]);
  if (codes == nullptr || (*codes)[row] == 0) return "";
  return std::string(
      data.properties[property].values[static_cast<std::uint32_t>((*codes)[row] - 1)]);
}

std::string NumberAt(const DataSet& data, const EventTable& event, std::size_t property,
                     std::size_t row) {
  const auto* numbers = std::get_if<NumberColumn>(&event.properties[property]);
  if (numbers == nullptr) return "";
  return std::visit(
      [&]<class Number>(const std::vector<Number>& values) -> std::string {
        if constexpr (std::is_same_v<Number, double>) {
          return values[row] == values[row] ? FormatDouble(values[row]) : "";
        } else {
          if (values[row] == kMissing<Number>) return "";
          return FormatDecimal({values[row], data.properties[property].scale});
        }
      },
      *numbers);
}

// All rows of a data set again, in its own order.
std::vector<Row> RowsOf(const DataSet& data) {
  std::vector<Row> rows;
  for (const EventTable& event : data.events) {
    for (std::size_t i = 0; i < event.customers.size(); ++i) {
      for (std::uint32_t row = event.first_row[i]; row < event.first_row[i + 1]; ++row) {
        rows.push_back({std::string(data.customers[event.customers[i]]), event.name,
                        event.times[row], TextAt(data, event, 0, row),
                        NumberAt(data, event, 1, row)});
      }
    }
  }
  return rows;
}

auto Fields(const Row& row) {
  return std::tie(row.customer, row.event, row.time, row.channel, row.amount);
}

// The order that a data set promises, by a stable sort of whole rows.
std::vector<Row> Ordered(std::vector<Row> rows) {
  std::map<std::string, std::size_t> customers;
  std::map<std::string, std::size_t> events;
  for (const Row& row : rows) {
    customers.try_emplace(row.customer, customers.size());
    events.try_emplace(row.event, events.size());
  }
  std::ranges::stable_sort(rows, {}, [&](const Row& row) {
    return std::tuple(events[row.event], customers[row.customer], row.time);
  });
  return rows;
}

void CheckSame(const std::vector<Row>& rows, std::uint64_t time_unit) {
  CAPTURE(time_unit);
  const auto data = Build(rows);
  const std::vector<Row> found = RowsOf(*data);
  const std::vector<Row> expected = Ordered(rows);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) REQUIRE(Fields(found[i]) == Fields(expected[i]));
}

TEST_CASE("Rows come out by event, customer and time, with all their values") {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    const std::int64_t unit = round % 2 == 0 ? kSecond : 1;
    std::vector<Row> rows(random() % 400);
    for (Row& row : rows) {
      row.customer = "C" + std::to_string(random() % 20);
      row.event = "E" + std::to_string(random() % 5);
      row.time = 1'700'000'000 * kSecond + static_cast<Instant>(random() % 30) * unit;
      if (random() % 3 != 0) row.channel = "channel " + std::to_string(random() % 300);
      // Two digits after the point throughout: the scale of the column.
      if (row.event == "E0") row.amount = FormatDecimal({static_cast<int>(random() % 5000), 2});
    }
    CheckSame(rows, static_cast<std::uint64_t>(unit));
  }
}

// One event's property, given in two batches, as texts again; "" is a missing value.
struct Column {
  std::vector<std::string> texts;
  Property property;
};

Column BuildColumn(const std::vector<std::string>& texts, std::size_t first_batch, bool amount,
                   std::vector<std::size_t>* unreadable = nullptr) {
  DataShape shape{
      .properties = {"unused", "p"}, .attributes = {}, .amount = {}, .zone = TimeZone()};
  if (amount) shape.amount = 1;
  DataSetBuilder builder(std::move(shape));
  for (const auto& [begin, end] :
       {std::pair(std::size_t{0}, first_batch), std::pair(first_batch, texts.size())}) {
    RowColumns columns;
    columns.properties.resize(2);
    for (std::size_t i = begin; i < end; ++i) {
      columns.customers.push_back("c");
      columns.events.push_back("e");
      columns.times.push_back(static_cast<Instant>(i) * kSecond);
      columns.properties[1].push_back(texts[i].empty() ? std::string_view() : texts[i]);
    }
    for (const std::uint32_t row : builder.AddRows(columns)) {
      if (unreadable != nullptr) unreadable->push_back(begin + row);
    }
  }
  while (builder.ArrangeStep()) {
  }
  const auto data = builder.Take();
  Column column{.texts = {}, .property = {}};
  const Property& property = data->properties[1];
  column.property.type = property.type;
  column.property.exact = property.exact;
  column.property.scale = property.scale;
  column.property.distinct = property.distinct;
  column.property.value_count = property.value_count;
  for (std::size_t row = 0; row < texts.size(); ++row) {
    column.texts.push_back(property.type == ValueType::kNumber
                               ? NumberAt(*data, data->events[0], 1, row)
                               : TextAt(*data, data->events[0], 1, row));
  }
  return column;
}

TEST_CASE("A property is the same whether its texts come before or after one that is no number") {
  std::mt19937 random(23);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    std::vector<std::string> texts(1 + random() % 60);
    const int scale = static_cast<int>(random() % 4);
    for (std::string& text : texts) {
      if (random() % 4 == 0) continue;
      const auto units = static_cast<std::int64_t>(random() % 1000) - 200;
      text = FormatDecimal({units, static_cast<int>(random() % 2) + scale});
    }
    // Text throughout: a word in the first place, where it is met at once, or in the last.
    const std::size_t half = random() % (texts.size() + 1);
    std::vector<std::string> last = texts;
    last.push_back("word");
    std::vector<std::string> first = texts;
    first.insert(first.begin(), "word");
    const Column late = BuildColumn(last, half, false);
    const Column early = BuildColumn(first, half, false);
    REQUIRE(late.texts == last);
    REQUIRE(early.texts == first);
    REQUIRE(late.property.distinct == early.property.distinct);
    REQUIRE(late.property.value_count == early.property.value_count);

    // Numbers throughout, once staged as such and once, with an exponent among them, as texts.
    const Column plain = BuildColumn(texts, half, true);
    std::vector<std::string> odd = texts;
    odd.push_back("+0");  // a number, but not as one is written plainly
    const Column coded = BuildColumn(odd, half, false);
    REQUIRE(plain.property.exact);
    for (std::size_t row = 0; row < texts.size(); ++row) {
      REQUIRE(plain.texts[row].empty() == texts[row].empty());
      if (texts[row].empty()) continue;
      REQUIRE(ParseDouble(plain.texts[row]) == ParseDouble(texts[row]));
      REQUIRE(coded.texts[row] == texts[row]);  // "+0" names something: text, every digit kept
    }
  }
}

TEST_CASE("Amounts that are no numbers are told, and the others keep their values") {
  const std::vector<std::string> texts{"1.50", "free", "", "2", "n/a", "3.25"};
  for (std::size_t half = 0; half <= texts.size(); ++half) {
    for (const bool with_exponent : {false, true}) {
      CAPTURE(half);
      CAPTURE(with_exponent);
      std::vector<std::string> given = texts;
      if (with_exponent) given.push_back("1e2");
      std::vector<std::size_t> unreadable;
      const Column column = BuildColumn(given, half, true, &unreadable);
      CHECK(unreadable == std::vector<std::size_t>{1, 4});
      CHECK(column.property.type == ValueType::kNumber);
      CHECK(column.property.exact == !with_exponent);
      CHECK(ParseDouble(column.texts[0]) == 1.5);
      CHECK(column.texts[1] == "");
      CHECK(column.texts[2] == "");
      CHECK(ParseDouble(column.texts[3]) == 2.0);
      CHECK(ParseDouble(column.texts[5]) == 3.25);
    }
  }
}

TEST_CASE("Decimals whose sum would not fit become doubles") {
  const Column column = BuildColumn({"12345678901234567", "0.000000001", "1"}, 1, false);
  CHECK(column.property.type == ValueType::kNumber);
  CHECK_FALSE(column.property.exact);
  CHECK(ParseDouble(column.texts[0]) == 12345678901234567.0);
  CHECK(ParseDouble(column.texts[1]) == 1e-9);
}

TEST_CASE("Values of a number are counted once each, near to each other or far apart") {
  CHECK(BuildColumn({"1", "2", "1", "", "3"}, 2, false).property.distinct == 3);
  CHECK(BuildColumn({"1", "99999999999", "1", "", "5000000"}, 2, false).property.distinct == 3);
}

TEST_CASE("Rows that span many blocks come out whole") {
  std::vector<Row> rows(200'000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {"C" + std::to_string(i * 7919 % 70'001), i % 3 == 0 ? "A" : "B",
               static_cast<Instant>(i * 31 % 100'000) * kSecond, std::to_string(i % 1000) + "x",
               ""};
  }
  CheckSame(rows, kSecond);
}

TEST_CASE("What rows take is counted, and what arranging them takes is estimated from above") {
  for (const std::size_t customers : {std::size_t{10}, std::size_t{30'000}, std::size_t{90'000}}) {
    CAPTURE(customers);
    DataSetBuilder builder({.properties = {"number", "text"},
                            .attributes = {"city"},
                            .amount = {},
                            .zone = TimeZone()});
    const std::size_t empty = builder.memory_bytes();
    std::vector<std::string> names(100'000);
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = "customer " + std::to_string(i);
    for (int batch = 0; batch < 10; ++batch) {
      RowColumns columns;
      columns.properties.resize(2);
      columns.attributes.resize(1);
      for (std::size_t i = 0; i < 10'000; ++i) {
        const std::size_t row = static_cast<std::size_t>(batch) * 10'000 + i;
        columns.customers.push_back(names[row * 7919 % customers]);
        columns.events.push_back(names[row % 9]);
        columns.times.push_back(static_cast<Instant>(row) * kSecond);
        columns.properties[0].push_back(std::string_view(names[row]).substr(9));
        columns.properties[1].push_back(names[row % 300]);
        columns.attributes[0].push_back(names[row % 40]);
      }
      builder.AddRows(columns);
    }
    const std::size_t staged = builder.memory_bytes();
    CHECK(staged > empty + names.size() * 8);
    const std::uint64_t peak = builder.peak_bytes();
    CHECK(peak > staged);
    while (builder.ArrangeStep()) {
    }
    CHECK(builder.Take()->memory_bytes() < peak);
  }
}

TEST_CASE("Times without fractions take four bytes, others eight") {
  const Instant at = 1'700'000'000 * kSecond;
  CHECK(Build({{"c", "e", at, "", ""}})->events[0].times.memory_bytes() == 4);
  CHECK(Build({{"c", "e", at + 1, "", ""}})->events[0].times.memory_bytes() == 8);
}

TEST_CASE("Numbers are exact at the column's scale, or doubles where they do not fit") {
  const auto exact = Build({{"c", "e", 0, "", "1.5"}, {"c", "e", 1, "", "2.25"}});
  CHECK(exact->properties[1].exact);
  CHECK(exact->properties[1].scale == 2);
  const auto wide = Build({{"c", "e", 0, "", "1e300"}, {"c", "e", 1, "", "2.25"}});
  CHECK_FALSE(wide->properties[1].exact);
  CHECK(NumberAt(*wide, wide->events[0], 1, 1) == "2.25");
}

TEST_CASE("An amount that is no number is missing") {
  const auto data = Build({{"c", "e", 0, "", "free"}, {"c", "e", kSecond, "", "3"}});
  CHECK(NumberAt(*data, data->events[0], 1, 0) == "");
  CHECK(NumberAt(*data, data->events[0], 1, 1) == "3");
}

TEST_CASE("Digits that name something stay text") {
  for (const char* code : {"007", "+628123", "12345678901234567890"}) {
    CAPTURE(std::string(code));
    const auto data = Build({{"c", "e", 0, code, ""}});
    CHECK(data->properties[0].type == ValueType::kText);
    CHECK(TextAt(*data, data->events[0], 0, 0) == code);
  }
  CHECK(Build({{"c", "e", 0, "7", ""}})->properties[0].type == ValueType::kNumber);
}

std::string AttributeAt(const DataSet& data, std::uint32_t customer, Instant as_of) {
  const auto code = data.attributes[0].CodeAt(customer, as_of);
  return code ? std::string(data.attributes[0].values[*code]) : "none";
}

TEST_CASE("The latest value of an attribute at an instant wins, the later row among equals") {
  const auto data = Build({{"a", "e", 5, "x", ""},
                           {"a", "e", 9, "new", ""},
                           {"a", "e", 7, "old", ""},
                           {"a", "e", 9, "newest", ""},
                           {"a", "e", 11, "", ""},
                           {"b", "e", 1, "", ""}});
  CHECK(AttributeAt(*data, 0, 4) == "none");
  CHECK(AttributeAt(*data, 0, 5) == "x");
  CHECK(AttributeAt(*data, 0, 8) == "old");
  CHECK(AttributeAt(*data, 0, 9) == "newest");
  CHECK(AttributeAt(*data, 0, 99) == "newest");
  CHECK(AttributeAt(*data, 1, 99) == "none");
}

TEST_CASE("Attributes at any instant agree with a look through all rows, in any order of rows") {
  std::mt19937 random(19);
  for (int round = 0; round < 300; ++round) {
    std::vector<Row> rows(1 + random() % 40);
    for (Row& row : rows) {
      row = {"C" + std::to_string(random() % 3), "e", static_cast<Instant>(random() % 12) * kSecond,
             random() % 4 == 0 ? "" : std::string(1, static_cast<char>('x' + random() % 3)), ""};
    }
    if (round % 3 == 1) std::ranges::stable_sort(rows, {}, &Row::time);
    if (round % 3 == 2) std::ranges::stable_sort(rows, std::greater(), &Row::time);
    const auto data = Build(rows);
    for (std::uint32_t customer = 0; customer < data->customers.size(); ++customer) {
      for (Instant as_of = -kSecond; as_of <= 12 * kSecond; as_of += kSecond) {
        std::string expected = "none";
        Instant time = -kSecond;
        for (const Row& row : rows) {
          if (row.customer != data->customers[customer] || row.channel.empty()) continue;
          if (row.time > as_of || row.time < time) continue;
          expected = row.channel;
          time = row.time;
        }
        REQUIRE(AttributeAt(*data, customer, as_of) == expected);
      }
    }
  }
}

TEST_CASE("No rows make an empty data set") {
  const auto data = Build({});
  CHECK(data->event_count() == 0);
  CHECK(data->customers.size() == 0);
  CHECK(data->FindEvent("e") == nullptr);
}

}  // namespace
}  // namespace kohort
