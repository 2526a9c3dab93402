// The rows that a query finds, customer by customer.
//
// Rows of one event lie together by customer and time, so a window is a run of a customer's rows,
// and looking for it costs the rows that lie in it or after it.
#ifndef KOHORT_CORE_SEGMENT_EVENT_ROWS_H_
#define KOHORT_CORE_SEGMENT_EVENT_ROWS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/event_filter.h"
#include "core/segment/windows.h"

namespace kohort {

// One event of a query. The table outlives it.
struct TableQuery {
  const EventTable* table = nullptr;
  EventFilter filter;
};

// The events of a query, in the order of the data set.
struct RowQuery {
  std::vector<TableQuery> tables;
};

// The selected events with their filters. Errors: those of ValueTester.
Result<RowQuery> MakeRowQuery(const EventQuery& query, const DataSet& data,
                              const EvaluationTime& time);

// Bounds in a time column's own unit: value >= begin and value < end; `whole` where all rows fit.
template <class Value>
struct ColumnBounds {
  ColumnBounds(const Bounds& bounds, std::int64_t unit) {
    const auto ceil = [unit](Instant instant) {
      return instant / unit + (instant % unit > 0 ? 1 : 0);
    };
    constexpr std::int64_t kMost = std::is_same_v<Value, std::uint32_t>
                                       ? std::int64_t{std::numeric_limits<std::uint32_t>::max()}
                                       : std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t kLeast =
        std::is_same_v<Value, std::uint32_t> ? 0 : std::numeric_limits<std::int64_t>::min();
    begins = bounds.begin != Bounds::kNoBegin && ceil(bounds.begin) > kLeast;
    ends = bounds.end != Bounds::kNoEnd && ceil(bounds.end) <= kMost;
    if (begins) begin = static_cast<Value>(std::clamp(ceil(bounds.begin), kLeast, kMost));
    if (ends) end = static_cast<Value>(std::clamp(ceil(bounds.end), kLeast, kMost));
  }

  bool begins = false;
  bool ends = false;
  Value begin = 0;
  Value end = 0;
};

// For each customer of [first, last) with rows in the bounds, calls
// use(customer, begin, end, passes): the rows are [begin, end), and passes(row) is the filter.
template <class Use>
void ForEachRun(const TableQuery& query, const Bounds& bounds, std::uint32_t first,
                std::uint32_t last, Use&& use) {
  const EventTable& table = *query.table;
  const auto index = [&](std::uint32_t customer) {
    return static_cast<std::size_t>(std::ranges::lower_bound(table.customers, customer) -
                                    table.customers.begin());
  };
  const std::size_t from = index(first);
  const std::size_t to = index(last);
  // By value: what `use` writes may not be one of these, so none is read from memory twice.
  const std::span customers(table.customers);
  const std::span first_row(table.first_row);
  table.times.Visit([&]<class Value>(std::span<const Value> times, std::int64_t unit) {
    const ColumnBounds<Value> column(bounds, unit);
    query.filter.Visit([&](auto passes) {
      for (std::size_t i = from; i < to; ++i) {
        std::uint32_t begin = first_row[i];
        std::uint32_t end = first_row[i + 1];
        if (column.ends) {
          while (end > begin && times[end - 1] >= column.end) --end;
        }
        if (column.begins) {
          std::uint32_t start = end;
          while (start > begin && times[start - 1] >= column.begin) --start;
          begin = start;
        }
        if (begin < end) use(customers[i], begin, end, passes);
      }
    });
  });
}

// How many of `count` bytes that are 0 or 1 are 1. Reads up to seven bytes past them.
// REQUIRES: count > 0.
inline std::uint32_t CountOnes(const std::uint8_t* bytes, std::uint32_t count) {
  std::uint32_t ones = 0;
  const auto add = [&](std::uint64_t word) {
    ones += static_cast<std::uint32_t>(word * 0x0101010101010101 >> 56);
  };
  constexpr std::uint32_t kWordBytes = 8;
  std::uint64_t word = 0;
  for (; count > kWordBytes; count -= kWordBytes, bytes += kWordBytes) {
    std::memcpy(&word, bytes, sizeof(word));
    add(word);
  }
  std::memcpy(&word, bytes, sizeof(word));
  static_assert(std::endian::native == std::endian::little);
  add(word << 8 * (kWordBytes - count));
  return ones;
}

// For each customer of [first, last) with rows in the bounds, calls use(customer, count): how many
// of them pass, which may be none.
//
// Most customers have a few rows, whose number no processor foresees. So where all rows are looked
// at, they are tested in one go, and a customer's tests are added up eight at a time.
template <class Use>
void ForEachCount(const TableQuery& query, const Bounds& bounds, std::uint32_t first,
                  std::uint32_t last, Use&& use) {
  constexpr std::uint32_t kPart = 4096;  // rows tested in one go
  std::vector<std::uint8_t> passed;      // of the rows [part, part_end)
  std::uint32_t part = 0;
  std::uint32_t part_end = 0;
  ForEachRun(query, bounds, first, last,
             [&]<class Passes>(std::uint32_t customer, std::uint32_t row, std::uint32_t end,
                               const Passes& passes) {
               if constexpr (std::is_same_v<Passes, EveryRow>) {
                 use(customer, end - row);
               } else if (bounds.begin != Bounds::kNoBegin) {
                 std::uint32_t count = 0;
                 for (; row < end; ++row) count += passes(row) ? 1 : 0;
                 use(customer, count);
               } else {
                 if (end > part_end) {
                   part = row;
                   part_end = std::min(std::max(end, row + kPart), query.table->rows());
                   passed.resize(std::size_t{part_end} - part + sizeof(std::uint64_t));
                   // Bytes may be anything to a compiler: what the loop needs is held apart from
                   // them.
                   const Passes test = passes;
                   std::uint8_t* bytes = passed.data();
                   const std::uint32_t rows = part_end - part;
                   for (std::uint32_t i = 0; i < rows; ++i) bytes[i] = test(row + i) ? 1 : 0;
                 }
                 use(customer, CountOnes(passed.data() + (row - part), end - row));
               }
             });
}

struct RowRef {
  Instant time = 0;
  std::uint32_t table = 0;  // of the query
  std::uint32_t row = 0;
};

// For each customer of [first, last) with rows in the bounds that pass, ascending, calls
// use(customer, rows): in order of time, equal instants in order of tables and rows.
template <class Use>
void ForEachCustomer(const RowQuery& query, const Bounds& bounds, std::uint32_t first,
                     std::uint32_t last, Use&& use) {
  constexpr std::uint32_t kPart = 4096;  // rows of so many customers stay in the cache
  std::vector<std::uint32_t> starts;
  std::vector<RowRef> rows;
  for (std::uint32_t begin = first; begin < last; begin += kPart) {
    const std::uint32_t end = std::min(begin + kPart, last);
    starts.assign(end - begin + 1, 0);
    for (const TableQuery& table : query.tables) {
      ForEachRun(
          table, bounds, begin, end,
          [&](std::uint32_t customer, std::uint32_t row, std::uint32_t row_end, auto passes) {
            for (; row < row_end; ++row) starts[customer - begin + 1] += passes(row) ? 1 : 0;
          });
    }
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    rows.resize(starts.back());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t t = 0; t < query.tables.size(); ++t) {
      const TimeColumn& times = query.tables[t].table->times;
      ForEachRun(
          query.tables[t], bounds, begin, end,
          [&](std::uint32_t customer, std::uint32_t row, std::uint32_t row_end, auto passes) {
            for (; row < row_end; ++row) {
              if (passes(row)) rows[next[customer - begin]++] = {times[row], t, row};
            }
          });
    }
    for (std::uint32_t i = 0; i < end - begin; ++i) {
      const std::span<RowRef> own = std::span(rows).subspan(starts[i], starts[i + 1] - starts[i]);
      if (own.empty()) continue;
      if (!std::ranges::is_sorted(own, {}, &RowRef::time)) {
        std::ranges::stable_sort(own, {}, &RowRef::time);
      }
      use(begin + i, std::span<const RowRef>(own));
    }
  }
}

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_EVENT_ROWS_H_
