// All staged rows in the order they came.
#ifndef KOHORT_CORE_DATA_ROW_SEQUENCE_H_
#define KOHORT_CORE_DATA_ROW_SEQUENCE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/staged_event.h"
#include "core/data/staging.h"

namespace kohort {

// Rows are kept by event. This reads all events side by side, by the event of each row.
class RowSequence {
 public:
  // Both must outlive it.
  RowSequence(const StagedColumn<std::uint32_t>& event_of, std::span<const StagedEvent> events)
      : event_of_(event_of), events_(events) {}

  bool has_fractions() const;

  // Calls use(row, customer, second, micro) for each row. Linear, and sequential in memory.
  template <class Use>
  void ForEach(const Use& use) const {
    struct Cursors {
      StagedColumn<std::uint32_t>::Cursor customer;
      StagedColumn<std::uint32_t>::Cursor second;
      StagedColumn<std::uint32_t>::Cursor micro;
    };
    std::vector<Cursors> cursors;
    cursors.reserve(events_.size());
    for (const StagedEvent& event : events_) {
      cursors.push_back({StagedColumn<std::uint32_t>::Cursor(event.customer),
                         StagedColumn<std::uint32_t>::Cursor(event.second),
                         StagedColumn<std::uint32_t>::Cursor(event.micro)});
    }
    const bool fractions = has_fractions();
    event_of_.ForEach([&](std::size_t first, std::span<const std::uint32_t> block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        Cursors& at = cursors[block[i]];
        const std::uint32_t customer = at.customer.Next();
        const std::uint32_t second = at.second.Next();
        use(first + i, customer, second, fractions ? at.micro.Next() : 0);
      }
    });
  }

 private:
  const StagedColumn<std::uint32_t>& event_of_;
  std::span<const StagedEvent> events_;
};

inline bool RowSequence::has_fractions() const {
  for (const StagedEvent& event : events_) {
    if (event.micro.size() > 0) return true;
  }
  return false;
}

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_ROW_SEQUENCE_H_
