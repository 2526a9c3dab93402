#include "core/insight/value_counts.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "core/base/contains.h"
#include "core/insight/customer_values.h"

namespace kohort {

std::vector<std::uint32_t> CountCustomersByValue(const Attribute& attribute) {
  std::vector<std::uint32_t> customers(attribute.values.size());
  for (std::size_t c = 0; c + 1 < attribute.first.size(); ++c) {
    const std::uint32_t end = attribute.first[c + 1];
    if (attribute.first[c] < end) ++customers[static_cast<std::size_t>(attribute.codes[end - 1])];
  }
  return customers;
}

std::vector<std::uint32_t> CountCustomersByValue(const DataSet& data, std::size_t property) {
  std::vector<std::uint32_t> customers(data.properties[property].values.size());
  CustomerValues values(data, property, data.last_event);
  for (std::uint32_t customer = 0; customer < data.customers.size(); ++customer) {
    values.ForEach(customer, [&](std::uint32_t code) { ++customers[code]; });
  }
  return customers;
}

std::vector<ValueWithCount> TopValues(const Dictionary& values,
                                      const std::vector<std::uint32_t>& customers,
                                      std::string_view search, std::size_t limit) {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    if (customers[code] > 0 && ContainsIgnoringCase(values[code], search)) codes.push_back(code);
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(customers[b], values[a]) < std::tuple(customers[a], values[b]);
  };
  limit = std::min(limit, codes.size());
  std::ranges::partial_sort(codes, codes.begin() + static_cast<std::ptrdiff_t>(limit), before);
  std::vector<ValueWithCount> top;
  for (const std::uint32_t code : std::span(codes).first(limit)) {
    top.push_back({std::string(values[code]), customers[code]});
  }
  return top;
}

}  // namespace kohort
