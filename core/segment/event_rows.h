// The rows that a query finds, customer by customer.
//
// Rows of one event lie together by customer and time, so a window is a run of a customer's rows,
// and looking for it costs the rows that lie in it or after it.
#ifndef KOHORT_CORE_SEGMENT_EVENT_ROWS_H_
#define KOHORT_CORE_SEGMENT_EVENT_ROWS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include "core/base/bits.h"
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

// A bit for each of up to kWordBits times: whether it is not before `begin`. No part of the loops
// that call it, of which there are many.
template <class Value>
[[gnu::noinline]] std::uint64_t NotBefore(std::span<const Value> times, Value begin) {
  return BitsOf(times.size(),
                [own = times.data(), begin](std::size_t i) { return own[i] >= begin; });
}

// Which customers of a table are looked at, by index, and how their rows are bounded.
template <class Value>
struct TableRuns {
  std::span<const std::uint32_t> customers;
  std::span<const std::uint32_t> first_row;
  std::span<const Value> times;
  std::span<const Value> last_times;
  ColumnBounds<Value> bounds;
  std::size_t from = 0;
  std::size_t to = 0;

  // Inline without fail: what is called with this makes the loop read all of it anew.
  //
  // Calls use(i) for the customers whose last row is not before the bounds begin: no other has rows
  // in them. Of a short window those are few, so the rest is passed over many at a time.
  template <class Use>
  [[gnu::always_inline]] void ForEachReaching(Use&& use) const {
    if (!bounds.begins) {
      for (std::size_t i = from; i < to; ++i) use(i);
      return;
    }
    for (std::size_t i = from; i < to; i += kWordBits) {
      const std::uint64_t reaching =
          NotBefore(last_times.subspan(i, std::min(kWordBits, to - i)), bounds.begin);
      ForEachBit(reaching, [&](std::size_t k) { use(i + k); });
    }
  }
  // REQUIRES: the customer's last row is not before the bounds begin.
  [[gnu::always_inline]] std::uint32_t BeginOf(std::size_t i, std::uint32_t end) const {
    std::uint32_t begin = first_row[i];
    if (!bounds.begins) return begin;
    std::uint32_t start = end;
    while (start > begin && times[start - 1] >= bounds.begin) --start;
    return start;
  }
  [[gnu::always_inline]] std::uint32_t EndOf(std::size_t i) const {
    std::uint32_t end = first_row[i + 1];
    if (!bounds.ends || last_times[i] < bounds.end) return end;
    while (end > first_row[i] && times[end - 1] >= bounds.end) --end;
    return end;
  }
  // Whether so many rows or more, at least one, are in the bounds. Most customers have a few, how
  // many cannot be foreseen, and nothing branches on it. REQUIRES: as above.
  [[gnu::always_inline]] bool AtLeast(std::size_t i, std::uint32_t least) const {
    if (least == 1 && bounds.begins && !bounds.ends) return true;
    const std::uint32_t end = EndOf(i);
    const std::uint32_t rows = end - first_row[i];
    const bool enough = rows >= least;
    if (!bounds.begins || rows == 0) return enough;
    return enough & (times[end - std::min(rows, least)] >= bounds.begin);
  }
};

// Where a table's customers from this one on begin.
inline std::size_t IndexFrom(const EventTable& table, std::uint32_t customer) {
  return static_cast<std::size_t>(std::ranges::lower_bound(table.customers, customer) -
                                  table.customers.begin());
}

// Calls use(customer, index) for each of the table's customers in [first, last).
template <class Use>
void ForEachCustomerOf(const EventTable& table, std::uint32_t first, std::uint32_t last,
                       Use&& use) {
  const std::span<const std::uint32_t> customers = table.customers;
  const std::size_t to = IndexFrom(table, last);
  const auto use_one = use;  // by value: what it writes may not be one of these
  for (std::size_t i = IndexFrom(table, first); i < to; ++i) use_one(customers[i], i);
}

// Calls use(runs, passes), each of a type of its own, for the customers of [first, last).
template <class Use>
void VisitRuns(const TableQuery& query, const Bounds& bounds, std::uint32_t first,
               std::uint32_t last, Use&& use) {
  const EventTable& table = *query.table;
  table.times.Visit([&]<class Value>(std::span<const Value> times, std::int64_t unit) {
    const TableRuns<Value> runs{.customers = table.customers,
                                .first_row = table.first_row,
                                .times = times,
                                .last_times = table.last_times.As<Value>(),
                                .bounds = {bounds, unit},
                                .from = IndexFrom(table, first),
                                .to = IndexFrom(table, last)};
    query.filter.Visit([&](auto passes) { use(runs, passes); });
  });
}

// For each customer of [first, last) with rows in the bounds, calls
// use(customer, begin, end, passes): the rows are [begin, end), and passes(row) is the filter.
template <class Use>
void ForEachRun(const TableQuery& query, const Bounds& bounds, std::uint32_t first,
                std::uint32_t last, Use&& use) {
  // All by value: what `use` writes may not be one of these, so none is read from memory twice.
  VisitRuns(query, bounds, first, last, [&use](const auto runs, auto passes) {
    const auto use_run = use;
    runs.ForEachReaching([&runs, use_run, passes](std::size_t i) {
      const std::uint32_t end = runs.EndOf(i);
      const std::uint32_t begin = runs.BeginOf(i, end);
      if (begin < end) use_run(runs.customers[i], begin, end, passes);
    });
  });
}

// Most customers have a few rows, whose number no processor foresees. So where a customer's rows
// are taken from the first on, rows are gone through in one go, whosever they are, and a customer's
// answer is read off at the last one.
//
// scan(first_rows, passes, after) does so for some customers, whose rows lie one after the other:
// first_rows are those of each and where the last one's end, and after[i + 1] becomes what is to be
// known after the i-th of the rows. Then use(customer, before, after) gets what was known before
// the customer's first row and after the last in the bounds, for each that has any.
// REQUIRES: the bounds have no begin.
template <class Known, class Scan, class Use>
void ForEachScannedRun(const TableQuery& query, const Bounds& bounds, std::uint32_t first,
                       std::uint32_t last, Scan&& scan, Use&& use) {
  constexpr std::uint32_t kPartRows = 2048;  // what is known of them stays in the nearest cache
  std::vector<Known> known;
  VisitRuns(query, bounds, first, last, [&](const auto runs, auto passes) {
    const auto use_run = use;  // by value, as above
    for (std::size_t i = runs.from; i < runs.to;) {
      const auto own = runs.first_row.subspan(i, runs.to - i + 1);
      const std::uint32_t part = own.front();
      const auto end = std::ranges::upper_bound(own.subspan(2), part + kPartRows);
      const auto next = i + static_cast<std::size_t>(end - own.begin()) - 1;
      known.resize(std::size_t{runs.first_row[next]} - part + 1);
      scan(own.first(next - i + 1), passes, known.data());
      const Known* const after = known.data();
      for (; i < next; ++i) {
        const std::uint32_t row = runs.first_row[i];
        const std::uint32_t row_end = runs.EndOf(i);
        if (row < row_end) use_run(runs.customers[i], after[row - part], after[row_end - part]);
      }
    }
  });
}

// For each customer of [first, last) with rows in the bounds, calls use(customer, count): how many
// of them pass, which may be none.
template <class Use>
void ForEachCount(const TableQuery& query, const Bounds& bounds, std::uint32_t first,
                  std::uint32_t last, Use&& use) {
  if (query.filter.passes_all() || bounds.begin != Bounds::kNoBegin) {
    ForEachRun(query, bounds, first, last,
               [&]<class Passes>(std::uint32_t customer, std::uint32_t row, std::uint32_t end,
                                 const Passes& passes) {
                 std::uint32_t count = 0;
                 if constexpr (std::is_same_v<Passes, EveryRow>) {
                   count = end - row;
                 } else {
                   for (; row < end; ++row) count += passes(row) ? 1 : 0;
                 }
                 use(customer, count);
               });
    return;
  }
  ForEachScannedRun<std::uint32_t>(
      query, bounds, first, last,
      [](std::span<const std::uint32_t> first_rows, auto passes, std::uint32_t* after) {
        const std::uint32_t end = first_rows.back();
        std::uint32_t count = 0;
        *after = count;
        for (std::uint32_t row = first_rows.front(); row < end; ++row) {
          count += passes(row) ? 1 : 0;
          *++after = count;
        }
      },
      [use](std::uint32_t customer, std::uint32_t before, std::uint32_t after) {
        use(customer, after - before);
      });
}

// For customers of [first, last) that the table has, calls use(customer, holds): whether so many of
// their rows in the bounds pass, or more, at least one. It does for none that it is not called for.
template <class Use>
void ForEachWhether(const TableQuery& query, const Bounds& bounds, std::uint32_t least,
                    std::uint32_t first, std::uint32_t last, Use&& use) {
  if (query.filter.passes_all()) {
    VisitRuns(query, bounds, first, last, [&use, least](const auto runs, auto) {
      const auto use_run = use;
      runs.ForEachReaching([&runs, use_run, least](std::size_t i) {
        use_run(runs.customers[i], runs.AtLeast(i, least));
      });
    });
    return;
  }
  if (least > 1 || query.filter.value_sets() == nullptr || !bounds.HoldsAll()) {
    return ForEachCount(query, bounds, first, last,
                        [use, least](std::uint32_t customer, std::uint32_t count) {
                          use(customer, count >= least);
                        });
  }
  query.filter.value_sets()->Visit([&](auto sets) {
    ForEachCustomerOf(
        *query.table, first, last,
        [&use, sets, passing = query.filter.passing_values()](
            std::uint32_t customer, std::size_t i) { use(customer, (sets[i] & passing) != 0); });
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
