#include "core/insight/customer.h"

#include <algorithm>
#include <variant>

#include "core/base/time_text.h"
#include "core/insight/row_sum.h"
#include "core/segment/row_value.h"

namespace kohort {
namespace {

bool HasValue(const PropertyColumn& column, std::size_t row) {
  if (const auto* codes = std::get_if<NarrowVector>(&column)) return (*codes)[row] != 0;
  const auto* numbers = std::get_if<NumberColumn>(&column);
  return numbers != nullptr && !IsNothing(NumberAt(*numbers, 0, row));
}

// REQUIRES: the row has one.
std::string ValueAt(const PropertyColumn& column, const Property& property, std::size_t row) {
  if (const auto* codes = std::get_if<NarrowVector>(&column)) {
    return std::string(property.values[static_cast<std::uint32_t>((*codes)[row] - 1)]);
  }
  return NumberTextAt(std::get<NumberColumn>(column), property.scale, row);
}

}  // namespace

Result<std::uint32_t> FindCustomer(const DataSet& data, const std::string& id) {
  const std::optional<std::uint32_t> customer = data.customers.Find(id);
  if (customer) return *customer;
  return std::unexpected(Error{"customer_unknown", "There is no customer \"" + id + "\".", "",
                               "Give an ID as it is in the data."});
}

Customer::Customer(std::shared_ptr<const DataSet> data, std::uint32_t customer, Instant as_of,
                   TimeZone zone)
    : data_(std::move(data)), customer_(customer), as_of_(as_of), zone_(std::move(zone)) {
  for (std::uint32_t event = 0; event < data_->events.size(); ++event) {
    const EventTable& table = data_->events[event];
    const auto [begin, end] = RowsOf(table);
    for (std::uint32_t row = begin; row < end; ++row) {
      rows_.push_back({table.times[row], event, row});
    }
  }
  std::ranges::stable_sort(rows_, {}, &Row::time);
  std::ranges::reverse(rows_);

  using Kind = CustomerColumn::Kind;
  columns_ = {{Kind::kTime, 0, "time", "time", "date and time"},
              {Kind::kEvent, 0, "event", "event", "text"}};
  for (std::size_t i = 0; i < data_->properties.size(); ++i) {
    const Property& property = data_->properties[i];
    const bool any = std::ranges::any_of(rows_, [&](const Row& row) {
      return HasValue(data_->events[row.event].properties[i], row.row);
    });
    if (!any) continue;
    columns_.push_back({Kind::kProperty, i, "property:" + property.name, property.name,
                        property.type == ValueType::kNumber ? "number" : "text"});
  }
}

std::pair<std::uint32_t, std::uint32_t> Customer::RowsOf(const EventTable& table) const {
  const auto found = std::ranges::lower_bound(table.customers, customer_);
  if (found == table.customers.end() || *found != customer_) return {0, 0};
  const auto index = static_cast<std::size_t>(found - table.customers.begin());
  const std::uint32_t begin = table.first_row[index];
  return {begin, begin + CountUntil(table.times, begin, table.first_row[index + 1], as_of_)};
}

std::string Customer::Local(Instant instant) const { return FormatLocal(zone_.ToLocal(instant)); }

std::vector<Customer::Value> Customer::Attributes() const {
  std::vector<Value> values;
  for (const Attribute& attribute : data_->attributes) {
    Value& value = values.emplace_back(attribute.name, "", "");
    const std::uint32_t begin = attribute.first[customer_];
    const std::uint32_t count =
        CountUntil(attribute.since, begin, attribute.first[customer_ + 1], as_of_);
    if (count == 0) continue;
    const std::uint32_t last = begin + count - 1;
    value.value = attribute.values[static_cast<std::uint32_t>(attribute.codes[last])];
    if (attribute.since[last] != kFirstInstant) value.since = Local(attribute.since[last]);
  }
  return values;
}

Customer::Purchases Customer::Bought(const EventTable& purchases) const {
  const auto [begin, end] = RowsOf(purchases);
  Purchases bought{begin, end, ""};
  if (!data_->amount) return bought;
  const Property& amount = data_->properties[*data_->amount];
  const auto* numbers = std::get_if<NumberColumn>(&purchases.properties[*data_->amount]);
  const RowSum sum = numbers == nullptr ? RowSum{} : SumRows(*numbers, begin, end - begin);
  bought.amount =
      amount.exact ? FormatDecimal({sum.units, amount.scale}) : FormatDouble(sum.number);
  return bought;
}

std::string Customer::Cell(std::size_t row, const CustomerColumn& column) const {
  const Row& at = rows_[row];
  const EventTable& table = data_->events[at.event];
  switch (column.kind) {
    case CustomerColumn::Kind::kTime: return Local(at.time);
    case CustomerColumn::Kind::kEvent: return table.name;
    case CustomerColumn::Kind::kProperty: break;
  }
  const PropertyColumn& values = table.properties[column.property];
  if (!HasValue(values, at.row)) return "";
  return ValueAt(values, data_->properties[column.property], at.row);
}

}  // namespace kohort
