#include "tests/core/segment/row_table.h"

#include <algorithm>

#include "core/base/time_text.h"
#include "core/data/builder.h"

namespace kohort::reference {
namespace {

// A view whose data() is null is no value; that of an empty std::string is not null.
std::string_view View(const std::vector<Cell>& cells, std::size_t column) {
  if (column >= cells.size() || !cells[column]) return {};
  return *cells[column];
}

std::string CellsText(const std::vector<std::string>& names, const std::vector<Cell>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i]) text += "  " + names[i] + "=\"" + *cells[i] + "\"";
  }
  return text;
}

}  // namespace

std::shared_ptr<const DataSet> Table::Build() const {
  DataSetBuilder builder({properties, attributes, amount, *TimeZone::Find(zone)});
  RowColumns columns;
  columns.properties.resize(properties.size());
  columns.attributes.resize(attributes.size());
  for (const Row& row : rows) {
    columns.customers.push_back(row.customer);
    columns.events.push_back(row.event);
    columns.times.push_back(row.time);
    for (std::size_t p = 0; p < properties.size(); ++p) {
      columns.properties[p].push_back(View(row.properties, p));
    }
    for (std::size_t a = 0; a < attributes.size(); ++a) {
      columns.attributes[a].push_back(View(row.attributes, a));
    }
  }
  builder.AddRows(columns);
  ProfileColumns known;
  known.attributes.resize(attributes.size());
  for (const Profile& profile : profiles) {
    known.customers.push_back(profile.customer);
    for (std::size_t a = 0; a < attributes.size(); ++a) {
      known.attributes[a].push_back(View(profile.attributes, a));
    }
  }
  builder.AddProfiles(known);
  while (builder.ArrangeStep()) {
  }
  return builder.Take();
}

std::string Table::Text() const {
  std::string text = "zone " + zone;
  if (amount) text += ", amount " + properties[*amount];
  for (const Row& row : rows) {
    text += "\n" + row.customer + "  " + row.event + "  " + FormatLocal(row.time) + "Z" +
            CellsText(properties, row.properties) + CellsText(attributes, row.attributes);
  }
  for (const Profile& profile : profiles) {
    text += "\nprofile " + profile.customer + CellsText(attributes, profile.attributes);
  }
  for (const List& list : lists) {
    text += "\nlist " + list.name;
    for (const std::string& customer : list.customers) text += "  " + customer;
  }
  return text;
}

Instant At(std::string_view text) { return ParseTime(text, TimeFormat::kYearMonthDay)->micros; }

std::vector<std::uint32_t> Numbers(const List& list, const DataSet& data) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& id : list.customers) {
    if (const auto number = data.customers.Find(id)) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
  return numbers;
}

}  // namespace kohort::reference
