// Random rows in random batches, against a data set that is worked out row by row from its
// definition.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "core/data/builder.h"

namespace kohort {
namespace {

using Text = std::optional<std::string>;

struct Row {
  std::string customer;
  std::string event;
  Instant time;
  std::vector<Text> properties;
  std::vector<Text> attributes;
};

struct Profile {
  std::string customer;
  std::vector<Text> attributes;
};

constexpr std::size_t kAmount = 0;
constexpr std::size_t kAttributes = 2;

std::string_view View(const Text& text) {
  return text ? std::string_view(*text) : std::string_view();
}

// A column of a batch; none at all if no row has a value.
template <class Rows, class TextOf>
std::vector<std::string_view> Column(const Rows& rows, const TextOf& text_of) {
  std::vector<std::string_view> column;
  bool any = false;
  for (const auto& row : rows) {
    column.push_back(View(text_of(row)));
    any = any || column.back().data() != nullptr;
  }
  return any ? column : std::vector<std::string_view>();
}

class Input {
 public:
  Input(std::mt19937& random, std::size_t rows, std::size_t customers, std::size_t events)
      : random_(random), customers_(customers), events_(events) {
    const bool fractions = Below(2) == 0;
    const std::size_t instants = 1 + Below(rows + 1);  // few: many rows at the same
    for (std::size_t i = 0; i < rows; ++i) {
      Row& row = rows_.emplace_back();
      row.customer = Customer();
      // The first events have most rows.
      row.event = "E" + std::to_string(Below(1 + Below(events_)));
      row.time = 1'700'000'000 * kSecond +
                 static_cast<Instant>(Below(instants)) * (fractions ? 300'000 : kSecond);
      // An amount has two digits; some are no numbers.
      row.properties.push_back(Maybe(3, [&] {
        return Below(50) == 0 ? "free" : FormatDecimal({static_cast<int>(Below(90'000)), 2});
      }));
      row.properties.push_back(Maybe(2, [&] { return "text " + std::to_string(Below(300)); }));
      // Numbers for long, then a word.
      row.properties.push_back(Maybe(2, [&] {
        return i > rows / 2 && Below(100) == 0 ? "word" : std::to_string(Below(2000));
      }));
      row.properties.push_back(Maybe(4, [&] { return "late " + std::to_string(Below(9)); }));
      row.attributes.push_back(Maybe(8, [&] { return "city " + std::to_string(Below(4)); }));
      row.attributes.push_back(
          Maybe(2, [&] { return row.customer + "@" + std::to_string(Below(2)); }));
    }
    const std::size_t order = Below(3);
    if (order == 1) std::ranges::stable_sort(rows_, {}, &Row::time);
    if (order == 2) std::ranges::stable_sort(rows_, std::greater(), &Row::time);
    for (std::size_t i = 0; i < rows / 3; ++i) rows_[i].properties.back().reset();
    for (std::size_t i = Below(customers_); i > 0; --i) {
      profiles_.push_back({Customer(), {Maybe(2, [] { return "home"; }), Text()}});
    }
  }

  const std::vector<Row>& rows() const { return rows_; }
  const std::vector<Profile>& profiles() const { return profiles_; }

  std::shared_ptr<const DataSet> Build() {
    DataSetBuilder builder({.properties = {"amount", "text", "mixed"},
                            .attributes = {"city", "email"},
                            .amount = kAmount,
                            .zone = TimeZone()});
    const bool profiles_first = Below(2) == 0;
    if (profiles_first) AddProfiles(builder);
    std::size_t properties = 3;
    for (std::size_t begin = 0; begin < rows_.size();) {
      const std::size_t end = std::min(rows_.size(), begin + 1 + Below(rows_.size() / 3 + 2));
      const std::span batch = std::span(rows_).subspan(begin, end - begin);
      if (properties == 3 && end > rows_.size() / 3) {
        CHECK(builder.AddProperty("late") == properties++);  // as a key of JSON is met
      }
      RowColumns columns;
      for (const Row& row : batch) {
        columns.customers.push_back(row.customer);
        columns.events.push_back(row.event);
        columns.times.push_back(row.time);
      }
      for (std::size_t p = 0; p < properties; ++p) {
        columns.properties.push_back(
            Column(batch, [p](const Row& row) -> const Text& { return row.properties[p]; }));
      }
      for (std::size_t a = 0; a < kAttributes; ++a) {
        columns.attributes.push_back(
            Column(batch, [a](const Row& row) -> const Text& { return row.attributes[a]; }));
      }
      builder.AddRows(columns);
      begin = end;
    }
    if (!profiles_first) AddProfiles(builder);
    CHECK(builder.rows() == rows_.size());
    const std::uint64_t peak = builder.peak_bytes();
    std::size_t steps = 0;
    while (builder.ArrangeStep()) ++steps;
    CHECK(steps == builder.steps());
    const auto data = builder.Take();
    CHECK(data->memory_bytes() <= peak);
    return data;
  }

 private:
  std::size_t Below(std::size_t end) { return random_() % end; }
  std::string Customer() { return "C" + std::to_string(Below(customers_)); }

  template <class Make>
  Text Maybe(std::size_t in, const Make& make) {
    return Below(in) == 0 ? Text() : Text(make());
  }

  void AddProfiles(DataSetBuilder& builder) {
    ProfileColumns columns;
    for (const Profile& profile : profiles_) columns.customers.push_back(profile.customer);
    for (std::size_t a = 0; a < kAttributes; ++a) {
      columns.attributes.push_back(Column(
          profiles_, [a](const Profile& profile) -> const Text& { return profile.attributes[a]; }));
    }
    builder.AddProfiles(columns);
  }

  std::mt19937& random_;
  std::size_t customers_;
  std::size_t events_;
  std::vector<Row> rows_;
  std::vector<Profile> profiles_;
};

// A cell of a frozen table as a text again.
Text TextAt(const Property& property, const PropertyColumn& column, std::size_t row) {
  if (const auto* codes = std::get_if<NarrowVector>(&column)) {
    const auto code = static_cast<std::uint32_t>((*codes)[row]);
    return code == 0 ? Text() : Text(property.values[code - 1]);
  }
  const auto* numbers = std::get_if<NumberColumn>(&column);
  if (numbers == nullptr) return {};
  return std::visit(
      [&]<class Number>(const std::vector<Number>& values) -> Text {
        if constexpr (std::is_same_v<Number, double>) {
          return values[row] == values[row] ? Text(FormatDouble(values[row])) : Text();
        } else {
          if (values[row] == kMissing<Number>) return {};
          return FormatDecimal({values[row], property.scale});
        }
      },
      *numbers);
}

// What the data set should make of a row's text.
Text Kept(const Row& row, std::size_t p) {
  return p == kAmount && row.properties[p] == "free" ? Text() : row.properties[p];
}

void CheckEvent(const DataSet& data, const EventTable& table, std::vector<const Row*> rows) {
  CAPTURE(table.name);
  std::ranges::stable_sort(rows, {}, [&](const Row* row) {
    return std::pair(data.customers.Find(row->customer), row->time);
  });
  REQUIRE(table.rows() == rows.size());
  REQUIRE(table.first_row.size() == table.customers.size() + 1);
  REQUIRE(table.properties.size() == data.properties.size());
  std::size_t c = 0;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (i == table.first_row[c + 1]) ++c;
    REQUIRE(data.customers[table.customers[c]] == rows[i]->customer);
    REQUIRE(table.times[i] == rows[i]->time);
    for (std::size_t p = 0; p < data.properties.size(); ++p) {
      CAPTURE(p);
      REQUIRE(TextAt(data.properties[p], table.properties[p], i).value_or("none") ==
              Kept(*rows[i], p).value_or("none"));
    }
  }
  for (std::size_t p = 0; p < data.properties.size(); ++p) {
    const bool there =
        std::ranges::any_of(rows, [p](const Row* row) { return row->properties[p].has_value(); });
    REQUIRE(std::holds_alternative<std::monostate>(table.properties[p]) == !there);
  }
}

void CheckAttribute(const DataSet& data, std::size_t a, const Input& input) {
  std::map<std::string, std::map<Instant, std::string>> known;
  std::uint64_t value_count = 0;
  for (const Row& row : input.rows()) {
    if (!row.attributes[a]) continue;
    ++value_count;
    known[row.customer][row.time] = *row.attributes[a];
  }
  for (const Profile& profile : input.profiles()) {
    if (!profile.attributes[a]) continue;
    ++value_count;
    known[profile.customer] = {{0, *profile.attributes[a]}};
  }
  const Attribute& attribute = data.attributes[a];
  CHECK(attribute.value_count == value_count);
  REQUIRE(attribute.first.size() == std::size_t{data.customers.size()} + 1);
  REQUIRE(attribute.first.back() == attribute.codes.size());
  for (std::uint32_t customer = 0; customer < data.customers.size(); ++customer) {
    std::uint32_t at = attribute.first[customer];
    std::string last;
    for (const auto& [since, value] : known[std::string(data.customers[customer])]) {
      if (value == last) continue;
      REQUIRE(at < attribute.first[customer + 1]);
      REQUIRE(attribute.since[at] == since);
      REQUIRE(attribute.values[static_cast<std::uint32_t>(attribute.codes[at++])] == value);
      last = value;
    }
    REQUIRE(at == attribute.first[customer + 1]);
  }
}

void Check(const DataSet& data, const Input& input) {
  std::vector<std::string> names;  // as they first appear
  std::map<std::string, std::vector<const Row*>> by_event;
  for (const Row& row : input.rows()) {
    if (by_event[row.event].empty()) names.push_back(row.event);
    by_event[row.event].push_back(&row);
  }
  REQUIRE(data.events.size() == names.size());
  for (std::size_t e = 0; e < names.size(); ++e) {
    REQUIRE(data.events[e].name == names[e]);
    CheckEvent(data, data.events[e], by_event[names[e]]);
  }
  for (std::size_t p = 0; p < data.properties.size(); ++p) {
    std::uint64_t value_count = 0;
    std::set<Text> distinct;
    for (const Row& row : input.rows()) {
      value_count += row.properties[p] ? 1 : 0;
      if (Kept(row, p)) distinct.insert(Kept(row, p));
    }
    CHECK(data.properties[p].value_count == value_count);
    CHECK(data.properties[p].distinct == distinct.size());
  }
  for (std::size_t a = 0; a < kAttributes; ++a) CheckAttribute(data, a, input);
}

TEST_CASE("Random rows, profiles and batches make the data set that their definition makes") {
  std::mt19937 random(41);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    Input input(random, 1 + random() % 600, 1 + random() % 60, 1 + random() % 30);
    Check(*input.Build(), input);
  }
}

TEST_CASE("Blocks of rows, customers by the thousand and few rows of each event come out whole") {
  std::mt19937 random(43);
  for (const std::size_t events : {std::size_t{2}, std::size_t{3000}}) {
    CAPTURE(events);
    Input input(random, 30'000, 5000, events);
    Check(*input.Build(), input);
  }
}

TEST_CASE("Thousands of event names cost little more than one") {
  const auto staged = [](std::size_t events) {
    DataSetBuilder builder({.properties = std::vector<std::string>(20, "p"),
                            .attributes = {},
                            .amount = {},
                            .zone = TimeZone()});
    std::vector<std::string> names;
    for (std::size_t e = 0; e < events; ++e) names.push_back("event " + std::to_string(e));
    RowColumns columns;
    columns.properties.resize(20);
    for (std::size_t i = 0; i < 10'000; ++i) {
      columns.customers.emplace_back("c");
      columns.events.push_back(names[i % events]);
      columns.times.push_back(static_cast<Instant>(i) * kSecond);
      columns.properties[0].push_back("a text");
    }
    builder.AddRows(columns);
    return builder.memory_bytes();
  };
  CHECK(staged(5000) < staged(1) + std::size_t{5000} * 1024);
}

}  // namespace
}  // namespace kohort
