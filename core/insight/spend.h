// What customers bought in a time: how many orders, how many of them bought, for how much.
#ifndef KOHORT_CORE_INSIGHT_SPEND_H_
#define KOHORT_CORE_INSIGHT_SPEND_H_

#include <cstdint>
#include <string>

#include "core/data/data_set.h"
#include "core/segment/customer_set.h"
#include "core/segment/windows.h"

namespace kohort {

class Spend {
 public:
  // `purchases` is an event of the data; both outlive this.
  Spend(const DataSet& data, const EventTable& purchases, Bounds bounds);

  // Adds those of the customers [first, last) that are in the set. A pass over their purchases.
  void Add(const CustomerSet& customers, std::uint32_t first, std::uint32_t last);

  std::uint64_t orders() const { return orders_; }
  std::uint64_t buyers() const { return buyers_; }
  // The sum of the amounts as a plain decimal: exact where the data's amounts are and 64 bits hold
  // it, whatever the order of customers; else of doubles, in their order. Empty where the data has
  // no amounts.
  std::string revenue() const;

 private:
  const DataSet& data_;
  const EventTable& purchases_;
  Bounds bounds_;
  const NumberColumn* amounts_ = nullptr;
  std::uint64_t orders_ = 0;
  std::uint64_t buyers_ = 0;
  std::int64_t units_ = 0;
  bool exact_ = true;
  double sum_ = 0;  // in units while the amounts are exact
};

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_SPEND_H_
