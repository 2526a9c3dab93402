// The values that customers have of a text property, each once whatever the event, up to an
// instant.
//
//   CustomerValues values(data, property, as_of);
//   for (customer, ascending) values.ForEach(customer, [](std::uint32_t code) { ... });
//
// Keeps every event's rows beside each other. All customers cost a pass over the rows that have the
// property; a few cost their rows, and a search in each event.
#ifndef KOHORT_CORE_INSIGHT_CUSTOMER_VALUES_H_
#define KOHORT_CORE_INSIGHT_CUSTOMER_VALUES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "core/data/data_set.h"

namespace kohort {

class CustomerValues {
 public:
  // REQUIRES: a text property of the data set, which outlives this.
  CustomerValues(const DataSet& data, std::size_t property, Instant as_of)
      : as_of_(as_of),
        cut_(as_of < data.last_event),
        last_customer_(data.properties[property].values.size(), Dictionary::kNone) {
    for (const EventTable& table : data.events) {
      if (const auto* codes = std::get_if<NarrowVector>(&table.properties[property])) {
        cursors_.push_back({&table, codes});
      }
    }
  }

  // REQUIRES: a greater customer than the one before.
  template <class Use>
  void ForEach(std::uint32_t customer, Use&& use) {
    for (Cursor& cursor : cursors_) {
      const EventTable& table = *cursor.table;
      const std::vector<std::uint32_t>& customers = table.customers;
      if (cursor.next < customers.size() && customers[cursor.next] < customer) {
        const auto from = customers.begin() + static_cast<std::ptrdiff_t>(cursor.next);
        cursor.next = static_cast<std::size_t>(std::lower_bound(from, customers.end(), customer) -
                                               customers.begin());
      }
      if (cursor.next == customers.size() || customers[cursor.next] != customer) continue;
      const std::uint32_t begin = table.first_row[cursor.next];
      std::uint32_t end = table.first_row[++cursor.next];
      if (cut_) end = begin + CountUntil(table.times, begin, end, as_of_);
      cursor.codes->Visit([&](auto codes) {
        for (std::uint32_t row = begin; row < end; ++row) {
          if (codes[row] == 0) continue;
          const auto code = static_cast<std::uint32_t>(codes[row] - 1);
          if (last_customer_[code] == customer) continue;
          last_customer_[code] = customer;
          use(code);
        }
      });
    }
  }

 private:
  struct Cursor {
    const EventTable* table;
    const NarrowVector* codes;
    std::size_t next = 0;
  };

  Instant as_of_;
  bool cut_;
  std::vector<Cursor> cursors_;
  std::vector<std::uint32_t> last_customer_;  // by code: who had it last
};

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_CUSTOMER_VALUES_H_
