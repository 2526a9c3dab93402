#include "core/insight/members.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

#include "core/base/contains.h"
#include "core/base/time_text.h"
#include "core/insight/row_sum.h"

namespace kohort {
namespace {

constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();

// By code: the place of its text among all of them in byte order.
std::vector<std::int64_t> Ranks(const Dictionary& texts) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t code) { return texts[code]; });
  std::vector<std::int64_t> ranks(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<std::int64_t>(i);
  return ranks;
}

// An integer that orders as the double does.
std::int64_t OrderedBits(double value) {
  const auto bits = std::bit_cast<std::int64_t>(value + 0.0);  // -0 is 0
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}

std::vector<std::uint32_t> CustomersIn(const Lifecycle& lifecycle, std::optional<Stage> stage) {
  std::vector<std::uint32_t> customers;
  for (std::uint32_t customer = 0; customer < lifecycle.stage_of.size(); ++customer) {
    if (!stage || lifecycle.stage_of[customer] == *stage) customers.push_back(customer);
  }
  return customers;
}

}  // namespace

std::string_view MembersColumn::type() const {
  switch (kind) {
    case Kind::kOrders:
    case Kind::kAmount: return "number";
    case Kind::kFirstOrder:
    case Kind::kLastOrder: return "date and time";
    case Kind::kCustomer:
    case Kind::kStage:
    case Kind::kAttribute: break;
  }
  return "text";
}

Members::Members(std::shared_ptr<const DataSet> data, const Lifecycle& lifecycle,
                 std::optional<Stage> stage)
    : Members(std::move(data), lifecycle, CustomersIn(lifecycle, stage)) {}

Members::Members(std::shared_ptr<const DataSet> data, const Lifecycle& lifecycle,
                 std::vector<std::uint32_t> customers)
    : data_(std::move(data)),
      as_of_(lifecycle.as_of),
      stage_of_(lifecycle.stage_of),
      rows_(std::move(customers)) {
  using Kind = MembersColumn::Kind;
  columns_ = {{Kind::kCustomer, 0, "customer", "customer_id"}};
  if (lifecycle.purchases != nullptr) {
    columns_.push_back({Kind::kStage, 0, "stage", "stage"});
    columns_.push_back({Kind::kOrders, 0, "orders", "orders"});
    if (data_->amount) columns_.push_back({Kind::kAmount, 0, "amount", "amount"});
    columns_.push_back({Kind::kFirstOrder, 0, "first_order", "first_order"});
    columns_.push_back({Kind::kLastOrder, 0, "last_order", "last_order"});
  }
  std::set<std::string> names;
  for (const MembersColumn& column : columns_) names.insert(column.name);
  for (std::size_t i = 0; i < data_->attributes.size(); ++i) {
    const std::string& attribute = data_->attributes[i].name;
    std::string name = attribute;
    for (int n = 2; !names.insert(name).second; ++n) {
      name = attribute + " (" + std::to_string(n) + ")";
    }
    columns_.push_back({Kind::kAttribute, i, "attribute:" + attribute, name});
  }

  if (lifecycle.purchases != nullptr) AddOrders(*lifecycle.purchases);
}

void Members::AddOrders(const EventTable& purchases) {
  const std::size_t customers = data_->customers.size();
  orders_.resize(customers);
  first_order_.resize(customers);
  last_order_.resize(customers);
  const PropertyColumn no_amounts;
  const PropertyColumn& amounts = data_->amount ? purchases.properties[*data_->amount] : no_amounts;
  const auto* numbers = std::get_if<NumberColumn>(&amounts);
  if (data_->amount) {
    exact_ = data_->properties[*data_->amount].exact;
    scale_ = data_->properties[*data_->amount].scale;
  }
  (exact_ ? units_.resize(customers) : doubles_.resize(customers));

  for (std::size_t i = 0; i < purchases.customers.size(); ++i) {
    const std::uint32_t customer = purchases.customers[i];
    const std::uint32_t begin = purchases.first_row[i];
    const std::uint32_t count =
        CountUntil(purchases.times, begin, purchases.first_row[i + 1], as_of_);
    if (count == 0) continue;
    orders_[customer] = count;
    first_order_[customer] = purchases.times[begin];
    last_order_[customer] = purchases.times[begin + count - 1];
    if (numbers == nullptr) continue;
    const RowSum sum = SumRows(*numbers, begin, count);
    if (exact_) {
      units_[customer] = sum.units;
    } else {
      doubles_[customer] = sum.number;
    }
  }
}

std::vector<std::int64_t> Members::Keys(const MembersColumn& column) const {
  using Kind = MembersColumn::Kind;
  std::vector<std::int64_t> keys(data_->customers.size(), kNone);
  const auto set = [&](auto key) {
    for (const std::uint32_t customer : rows_) keys[customer] = key(customer);
  };
  const auto of_buyers = [&](const std::vector<Instant>& values) {
    set([&](std::uint32_t customer) { return orders_[customer] == 0 ? kNone : values[customer]; });
  };
  switch (column.kind) {
    case Kind::kCustomer: return Ranks(data_->customers);
    case Kind::kStage:
      set([&](std::uint32_t customer) { return static_cast<std::int64_t>(stage_of_[customer]); });
      break;
    case Kind::kOrders:
      set([&](std::uint32_t customer) { return std::int64_t{orders_[customer]}; });
      break;
    case Kind::kAmount:
      set([&](std::uint32_t customer) {
        return exact_ ? units_[customer] : OrderedBits(doubles_[customer]);
      });
      break;
    case Kind::kFirstOrder: of_buyers(first_order_); break;
    case Kind::kLastOrder: of_buyers(last_order_); break;
    case Kind::kAttribute: {
      const Attribute& attribute = data_->attributes[column.attribute];
      const std::vector<std::int64_t> ranks = Ranks(attribute.values);
      set([&](std::uint32_t customer) {
        const auto code = attribute.CodeAt(customer, as_of_);
        return code ? ranks[*code] : kNone;
      });
      break;
    }
  }
  return keys;
}

void Members::Sort(const MembersColumn& column, bool descending) {
  const std::vector<std::int64_t> keys = Keys(column);
  std::ranges::stable_sort(rows_, [&](std::uint32_t a, std::uint32_t b) {
    if (keys[a] == kNone || keys[b] == kNone) return keys[a] != kNone && keys[b] == kNone;
    return descending ? keys[a] > keys[b] : keys[a] < keys[b];
  });
}

void Members::Filter(const MembersColumn& column, std::string_view text) {
  std::vector<std::uint32_t> kept;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (ContainsIgnoringCase(Cell(row, column), text)) kept.push_back(rows_[row]);
  }
  rows_ = std::move(kept);
}

std::string Members::Cell(std::size_t row, const MembersColumn& column) const {
  using Kind = MembersColumn::Kind;
  const std::uint32_t customer = rows_[row];
  const auto time = [&](Instant instant) {
    return orders_[customer] == 0 ? std::string() : FormatLocal(data_->zone.ToLocal(instant));
  };
  switch (column.kind) {
    case Kind::kCustomer: return std::string(data_->customers[customer]);
    case Kind::kStage: return std::string(StageId(stage_of_[customer]));
    case Kind::kOrders: return std::to_string(orders_[customer]);
    case Kind::kAmount:
      return exact_ ? FormatDecimal({units_[customer], scale_}) : FormatDouble(doubles_[customer]);
    case Kind::kFirstOrder: return time(first_order_[customer]);
    case Kind::kLastOrder: return time(last_order_[customer]);
    case Kind::kAttribute: {
      const Attribute& attribute = data_->attributes[column.attribute];
      const auto code = attribute.CodeAt(customer, as_of_);
      return code ? std::string(attribute.values[*code]) : "";
    }
  }
  return "";
}

}  // namespace kohort
