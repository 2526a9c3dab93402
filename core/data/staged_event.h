// The rows of one event while rows come: who and when.
#ifndef KOHORT_CORE_DATA_STAGED_EVENT_H_
#define KOHORT_CORE_DATA_STAGED_EVENT_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/data/customer_order.h"
#include "core/data/data_set.h"
#include "core/data/staging.h"

namespace kohort {

struct StagedEvent {
  StagedColumn<std::uint32_t> customer;
  StagedColumn<std::uint32_t> second;  // of the time
  StagedColumn<std::uint32_t> micro;   // what is beyond it; shorter if the last rows have none

  std::uint32_t rows() const { return static_cast<std::uint32_t>(customer.size()); }
  std::size_t memory_bytes() const {
    return customer.memory_bytes() + second.memory_bytes() + micro.memory_bytes();
  }
  std::size_t time_bytes() const {
    return micro.size() > 0 ? sizeof(std::int64_t) : sizeof(std::uint32_t);
  }

  // One value a row; no micros at all if all are 0.
  void Append(std::span<const std::uint32_t> customers, std::span<const std::uint32_t> seconds,
              std::span<const std::uint32_t> micros);

  // Moves the rows into a table without properties. Returns the place of each row there, by its
  // number as it came.
  Paged<std::uint32_t> Freeze(std::uint32_t customers, EventTable& table);
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGED_EVENT_H_
