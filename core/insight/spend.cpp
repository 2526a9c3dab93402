#include "core/insight/spend.h"

#include <cmath>
#include <variant>

#include "core/base/number.h"
#include "core/segment/event_rows.h"
#include "core/segment/row_value.h"

namespace kohort {

Spend::Spend(const DataSet& data, const EventTable& purchases, Bounds bounds)
    : data_(data), purchases_(purchases), bounds_(bounds) {
  if (!data.amount) return;
  amounts_ = std::get_if<NumberColumn>(&purchases.properties[*data.amount]);
  exact_ = data.properties[*data.amount].exact;
}

void Spend::Add(const CustomerSet& customers, std::uint32_t first, std::uint32_t last) {
  const auto add_amounts = [&](std::uint32_t row, std::uint32_t end) {
    std::visit(
        [&]<class Number>(const std::vector<Number>& values) {
          for (; row < end; ++row) {
            if constexpr (std::is_same_v<Number, double>) {
              if (!std::isnan(values[row])) sum_ += values[row];
            } else if (values[row] != kMissing<Number>) {
              sum_ += static_cast<double>(values[row]);
              if (__builtin_add_overflow(units_, values[row], &units_)) exact_ = false;
            }
          }
        },
        *amounts_);
  };
  ForEachRun({&purchases_, {}}, bounds_, first, last,
             [&](std::uint32_t customer, std::uint32_t row, std::uint32_t end, auto) {
               if (!customers.Contains(customer)) return;
               ++buyers_;
               orders_ += end - row;
               if (amounts_ != nullptr) add_amounts(row, end);
             });
}

std::string Spend::revenue() const {
  if (!data_.amount) return "";
  const Property& amount = data_.properties[*data_.amount];
  if (exact_) return FormatDecimal({units_, amount.scale});
  const double unit = amount.exact ? kPowersOfTen[static_cast<std::size_t>(amount.scale)] : 1;
  return FormatDouble(sum_ / unit);
}

}  // namespace kohort
