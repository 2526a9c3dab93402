#include "core/data/customer_order.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>

namespace kohort {
namespace {

// So many customers a row, and sorting the rows is faster than counting for every customer.
constexpr std::size_t kFewRows = 16;

CustomerOrder Count(StagedColumn<std::uint32_t>& customer_of, std::uint32_t customers) {
  CustomerOrder order{
      .customers = {}, .first_row = {}, .place = Paged<std::uint32_t>(customer_of.size())};
  std::vector<std::uint32_t> next(customers);  // counts at first, then where the next row goes
  customer_of.ForEach([&](std::size_t, std::span<const std::uint32_t> block) {
    for (const std::uint32_t customer : block) ++next[customer];
  });
  const auto present = customers - static_cast<std::size_t>(std::ranges::count(next, 0U));
  order.customers.reserve(present);
  order.first_row.reserve(present + 1);
  std::uint32_t row = 0;
  for (std::uint32_t customer = 0; customer < customers; ++customer) {
    const std::uint32_t count = next[customer];
    if (count == 0) continue;
    order.customers.push_back(customer);
    order.first_row.push_back(row);
    next[customer] = row;
    row += count;
  }
  order.first_row.push_back(row);
  customer_of.Drain([&](std::size_t first, std::span<const std::uint32_t> block) {
    for (std::size_t i = 0; i < block.size(); ++i) order.place[first + i] = next[block[i]]++;
  });
  return order;
}

CustomerOrder Sort(StagedColumn<std::uint32_t>& customer_of) {
  CustomerOrder order{
      .customers = {}, .first_row = {}, .place = Paged<std::uint32_t>(customer_of.size())};
  std::vector<std::uint64_t> rows;  // the customer, and the row's number as it came
  rows.reserve(customer_of.size());
  customer_of.Drain([&](std::size_t, std::span<const std::uint32_t> block) {
    for (const std::uint32_t customer : block) {
      rows.push_back(std::uint64_t{customer} << 32 | rows.size());
    }
  });
  std::ranges::sort(rows);
  for (std::uint32_t at = 0; at < rows.size(); ++at) {
    const auto customer = static_cast<std::uint32_t>(rows[at] >> 32);
    if (order.customers.empty() || order.customers.back() != customer) {
      order.customers.push_back(customer);
      order.first_row.push_back(at);
    }
    order.place[static_cast<std::uint32_t>(rows[at])] = at;
  }
  order.first_row.push_back(static_cast<std::uint32_t>(rows.size()));
  order.customers.shrink_to_fit();
  order.first_row.shrink_to_fit();
  return order;
}

}  // namespace

CustomerOrder CustomerOrder::Make(StagedColumn<std::uint32_t>& customer_of,
                                  std::uint32_t customers) {
  return customer_of.size() * kFewRows < customers ? Sort(customer_of)
                                                   : Count(customer_of, customers);
}

template <class Time>
void CustomerOrder::SortByTime(std::vector<Time>& times) {
  Paged<std::uint32_t> row_at;  // the row as it came, by place; made when it is first needed
  std::vector<std::uint32_t> sorted;
  std::vector<std::uint32_t> rows;
  std::vector<Time> own;
  for (std::size_t c = 0; c < customers.size(); ++c) {
    const std::uint32_t begin = first_row[c];
    const std::span<Time> run = std::span(times).subspan(begin, first_row[c + 1] - begin);
    if (std::ranges::is_sorted(run)) continue;
    if (row_at.size() == 0) {
      row_at = Paged<std::uint32_t>(place.size());
      for (std::uint32_t row = 0; row < place.size(); ++row) row_at[place[row]] = row;
    }
    sorted.resize(run.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, [&](std::uint32_t a, std::uint32_t b) {
      return run[a] != run[b] ? run[a] < run[b] : a < b;
    });
    own.assign(run.begin(), run.end());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
      run[i] = own[sorted[i]];
      place[row_at[begin + sorted[i]]] = begin + i;
    }
  }
}

template void CustomerOrder::SortByTime(std::vector<std::uint32_t>& times);
template void CustomerOrder::SortByTime(std::vector<std::int64_t>& times);

}  // namespace kohort
