// The rows of one event by customer.
#ifndef KOHORT_CORE_DATA_CUSTOMER_ORDER_H_
#define KOHORT_CORE_DATA_CUSTOMER_ORDER_H_

#include <cstdint>
#include <vector>

#include "core/data/staging.h"

namespace kohort {

// Where rows go: by customer, and each customer's as they came.
struct CustomerOrder {
  std::vector<std::uint32_t> customers;  // who has rows, ascending
  std::vector<std::uint32_t> first_row;  // of each of them, and the count of rows at the end
  Paged<std::uint32_t> place;            // of each row as it came

  // Empties the column, which has the customer of each row, all below `customers`. Linear in the
  // rows and customers; n log n of the rows where they are few beside the customers.
  static CustomerOrder Make(StagedColumn<std::uint32_t>& customer_of, std::uint32_t customers);

  // Puts each customer's rows into the order of `times`, which has them at their places; of equal
  // ones, as they came. Linear where they are in order already.
  template <class Time>
  void SortByTime(std::vector<Time>& times);
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_CUSTOMER_ORDER_H_
