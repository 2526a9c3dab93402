#include "tests/core/segment/reference_data.h"

#include <algorithm>
#include <cmath>

namespace kohort::reference {
namespace {

std::optional<Value> ExactValue(std::int64_t units, int scale) {
  const Decimal exact{units, scale};
  return Value{FormatDecimal(exact), static_cast<double>(units) / std::pow(10.0, scale), exact};
}

// The value of a property in a row of an event, if there is one.
std::optional<Value> ValueAt(const Property& property, const PropertyColumn& column,
                             std::uint32_t row) {
  if (const auto* codes = std::get_if<NarrowVector>(&column)) {
    const std::uint64_t code = (*codes)[row];
    if (code == 0) return std::nullopt;
    return Value::OfText(std::string(property.values[static_cast<std::uint32_t>(code - 1)]));
  }
  const auto* numbers = std::get_if<NumberColumn>(&column);
  if (numbers == nullptr) return std::nullopt;
  if (const auto* units = std::get_if<std::vector<std::int32_t>>(numbers)) {
    if ((*units)[row] == kMissing<std::int32_t>) return std::nullopt;
    return ExactValue((*units)[row], property.scale);
  }
  if (const auto* units = std::get_if<std::vector<std::int64_t>>(numbers)) {
    if ((*units)[row] == kMissing<std::int64_t>) return std::nullopt;
    return ExactValue((*units)[row], property.scale);
  }
  const double number = std::get<std::vector<double>>(*numbers)[row];
  if (std::isnan(number)) return std::nullopt;
  return Value::OfNumber(number + 0.0);  // "-0" is 0, as it is among exact numbers
}

}  // namespace

std::optional<double> Value::Number() const { return number ? number : ParseDouble(text); }

Value Value::OfText(std::string text) { return {std::move(text), std::nullopt, std::nullopt}; }

Value Value::OfNumber(double number) { return {FormatDouble(number), number, std::nullopt}; }

Data::Data(const DataSet& from) : set(from) {
  for (std::uint32_t number = 0; number < from.customers.size(); ++number) {
    customers.push_back({number, std::string(from.customers[number]), {}});
  }
  for (const EventTable& table : from.events) {
    for (std::size_t i = 0; i < table.customers.size(); ++i) {
      for (std::uint32_t row = table.first_row[i]; row < table.first_row[i + 1]; ++row) {
        Event event{table.times[row], table.name, {}};
        for (std::size_t p = 0; p < from.properties.size(); ++p) {
          const Property& property = from.properties[p];
          const auto value = ValueAt(property, table.properties[p], row);
          if (value) event.properties[property.name] = *value;
        }
        customers[table.customers[i]].events.push_back(std::move(event));
      }
    }
  }
  for (Customer& customer : customers) {
    std::ranges::stable_sort(customer.events, {}, &Event::time);
  }
}

std::optional<Value> Data::AttributeAt(const Customer& customer, const std::string& name,
                                       Instant as_of) const {
  const auto found = std::ranges::find(set.attributes, name, &Attribute::name);
  if (found == set.attributes.end()) return std::nullopt;
  // The latest that was known by then.
  std::optional<Value> value;
  for (std::uint32_t i = found->first[customer.number]; i < found->first[customer.number + 1];
       ++i) {
    if (found->since[i] > as_of) continue;
    value = Value::OfText(std::string(found->values[static_cast<std::uint32_t>(found->codes[i])]));
  }
  return value;
}

}  // namespace kohort::reference
