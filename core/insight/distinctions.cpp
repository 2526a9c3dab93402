#include "core/insight/distinctions.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kohort {
namespace {

bool IsContact(AttributeRole role) {
  return role == AttributeRole::kEmail || role == AttributeRole::kPhone ||
         role == AttributeRole::kPushToken;
}

const Dictionary& ValuesOf(const DataSet& data, const ValueColumn& column) {
  return column.attribute != nullptr ? column.attribute->values
                                     : data.properties[column.property].values;
}

}  // namespace

double ShareAtLeast(std::uint32_t k, std::uint32_t n, double z) {
  const double size = n;
  const double share = k / size;
  const double center = share + z * z / (2 * size);
  const double spread = z * std::sqrt(share * (1 - share) / size + z * z / (4 * size * size));
  return std::max(0.0, (center - spread) / (1 + z * z / size));
}

Distinctions::Distinctions(const DataSet& data, Instant as_of, const CustomerSet& customers,
                           EveryoneByValue& everyone)
    : data_(data), as_of_(as_of), customers_(customers), everyone_(everyone) {
  const auto add = [&](ValueColumn column) {
    const std::uint32_t values = ValuesOf(data, column).size();
    if (values > 0 && values <= kMostValues) columns_.push_back(column);
  };
  for (const Attribute& attribute : data.attributes) {
    if (!IsContact(attribute.role)) add({.attribute = &attribute, .property = 0});
  }
  for (std::size_t i = 0; i < data.properties.size(); ++i) {
    if (data.properties[i].type == ValueType::kText) add({.attribute = nullptr, .property = i});
  }
  if (everyone_.as_of != as_of) everyone_ = {};
  everyone_.as_of = as_of;
  everyone_.counts.resize(columns_.size());
}

bool Distinctions::Step(std::uint32_t customers) {
  if (column_ == columns_.size()) return false;
  const ValueColumn& column = columns_[column_];
  if (customer_ == 0) {
    const std::size_t values = ValuesOf(data_, column).size();
    counts_.emplace_back(values);
    all_ = !everyone_.counts[column_];
    if (all_) of_everyone_.assign(values, 0);
    if (column.attribute == nullptr) values_.emplace(data_, column.property, as_of_);
  }
  const std::uint32_t universe = customers_.size();
  const std::uint32_t end = customer_ + std::min(customers, universe - customer_);
  for (; customer_ < end; ++customer_) {
    if (!all_ && !customers_.Contains(customer_)) continue;
    const auto count = [&](std::uint32_t code) { Count(customer_, code); };
    if (column.attribute == nullptr) {
      values_->ForEach(customer_, count);
    } else if (const auto code = column.attribute->CodeAt(customer_, as_of_)) {
      count(*code);
    }
  }
  if (customer_ < universe) return true;
  if (all_) everyone_.counts[column_] = std::move(of_everyone_);
  customer_ = 0;
  return ++column_ < columns_.size();
}

void Distinctions::Count(std::uint32_t customer, std::uint32_t code) {
  if (all_) ++of_everyone_[code];
  if (customers_.Contains(customer)) ++counts_[column_][code];
}

std::vector<DistinctValue> Distinctions::Best(std::size_t limit, std::size_t of_one) const {
  const std::uint32_t size = customers_.Count();
  const double universe = customers_.size();
  std::vector<DistinctValue> best;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const std::vector<std::uint32_t>& everyone = *everyone_.counts[c];
    for (std::uint32_t code = 0; code < everyone.size(); ++code) {
      const std::uint32_t count = counts_[c][code];
      if (count < kFewestCustomers) continue;
      const double usual = everyone[code] / universe;
      const double sure_lift = ShareAtLeast(count, size, kZ) / usual;
      if (sure_lift <= 1) continue;
      const double share = static_cast<double>(count) / size;
      best.push_back({columns_[c], code, count, everyone[code], share / usual, sure_lift});
    }
  }
  std::ranges::stable_sort(best, std::ranges::greater(), &DistinctValue::sure_lift);
  std::vector<DistinctValue> chosen;
  for (const DistinctValue& value : best) {
    if (chosen.size() == limit) break;
    const auto same = std::ranges::count(chosen, value.column, &DistinctValue::column);
    if (static_cast<std::size_t>(same) < of_one) chosen.push_back(value);
  }
  return chosen;
}

}  // namespace kohort
