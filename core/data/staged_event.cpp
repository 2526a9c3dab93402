#include "core/data/staged_event.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace kohort {
namespace {

template <class Time>
TimeColumn FreezeTimes(StagedEvent& event, CustomerOrder& order) {
  constexpr std::int64_t kUnit = sizeof(Time) == sizeof(std::int64_t) ? kSecond : 1;
  std::vector<Time> times(order.place.size());
  event.second.Drain([&](std::size_t first, std::span<const std::uint32_t> block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      times[order.place[first + i]] = static_cast<Time>(block[i] * kUnit);
    }
  });
  event.micro.Drain([&](std::size_t first, std::span<const std::uint32_t> block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      times[order.place[first + i]] += static_cast<Time>(block[i]);
    }
  });
  order.SortByTime(times);
  return TimeColumn(std::move(times));
}

}  // namespace

void StagedEvent::Append(std::span<const std::uint32_t> customers,
                         std::span<const std::uint32_t> seconds,
                         std::span<const std::uint32_t> micros) {
  if (std::ranges::any_of(micros, [](std::uint32_t value) { return value != 0; })) {
    micro.PadTo(customer.size());
    micro.Append(micros);
  }
  customer.Append(customers);
  second.Append(seconds);
}

Paged<std::uint32_t> StagedEvent::Freeze(std::uint32_t customers, EventTable& table) {
  const bool fractions = micro.size() > 0;
  CustomerOrder order = CustomerOrder::Make(customer, customers);
  table.times = fractions ? FreezeTimes<std::int64_t>(*this, order)
                          : FreezeTimes<std::uint32_t>(*this, order);
  table.customers = std::move(order.customers);
  table.first_row = std::move(order.first_row);
  return std::move(order.place);
}

}  // namespace kohort
