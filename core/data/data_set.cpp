#include "core/data/data_set.h"

#include <algorithm>

namespace kohort {
namespace {

std::size_t Bytes(const PropertyColumn& column) {
  if (const auto* codes = std::get_if<NarrowVector>(&column)) return codes->memory_bytes();
  if (const auto* numbers = std::get_if<NumberColumn>(&column)) {
    return std::visit([](const auto& values) { return values.size() * sizeof(values[0]); },
                      *numbers);
  }
  return 0;
}

}  // namespace

std::uint32_t CountUntil(const TimeColumn& times, std::uint32_t begin, std::uint32_t end,
                         Instant until) {
  return times.Visit([&](auto values, std::int64_t unit) {
    const auto run = values.subspan(begin, end - begin);
    const auto after = std::ranges::partition_point(
        run, [&](auto value) { return std::int64_t{value} * unit <= until; });
    return static_cast<std::uint32_t>(after - run.begin());
  });
}

std::optional<std::uint32_t> Attribute::CodeAt(std::uint32_t customer, Instant as_of) const {
  const std::uint32_t begin = first[customer];
  const std::uint32_t count = CountUntil(since, begin, first[customer + 1], as_of);
  if (count == 0) return std::nullopt;
  return static_cast<std::uint32_t>(codes[begin + count - 1]);
}

const EventTable* DataSet::FindEvent(std::string_view name) const {
  const auto found = std::ranges::find(events, name, &EventTable::name);
  return found == events.end() ? nullptr : &*found;
}

std::uint64_t DataSet::event_count() const {
  std::uint64_t count = 0;
  for (const EventTable& event : events) count += event.rows();
  return count;
}

std::size_t DataSet::memory_bytes() const {
  std::size_t bytes = customers.memory_bytes();
  for (const EventTable& event : events) {
    bytes += (event.customers.size() + event.first_row.size()) * sizeof(std::uint32_t);
    bytes += event.times.memory_bytes() + event.last_times.memory_bytes();
    for (const PropertyColumn& column : event.properties) bytes += Bytes(column);
    for (const NarrowVector& sets : event.value_sets) bytes += sets.memory_bytes();
  }
  for (const Property& property : properties) bytes += property.values.memory_bytes();
  for (const Attribute& attribute : attributes) {
    bytes += attribute.values.memory_bytes() + attribute.codes.memory_bytes() +
             attribute.since.memory_bytes() + attribute.first.size() * sizeof(std::uint32_t);
  }
  return bytes;
}

}  // namespace kohort
