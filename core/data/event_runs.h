// The rows of a batch by event.
#ifndef KOHORT_CORE_DATA_EVENT_RUNS_H_
#define KOHORT_CORE_DATA_EVENT_RUNS_H_

#include <cstdint>
#include <span>
#include <vector>

namespace kohort {

// Those of one event.
struct EventRun {
  std::uint32_t event = 0;
  std::uint32_t first_row = 0;              // its number among the rows of the event
  std::span<const std::uint32_t> in_batch;  // their numbers in the batch, ascending

  // The run's values of a column of the batch.
  template <class Value>
  void Gather(const std::vector<Value>& batch, std::vector<Value>& run) const {
    run.resize(in_batch.size());
    for (std::size_t i = 0; i < run.size(); ++i) run[i] = batch[in_batch[i]];
  }
};

class EventRuns {
 public:
  // `event_of`: the event of each row of the batch. `event_rows`: of each event, how many rows came
  // before the batch. Linear in the batch, however many events there are.
  void Assign(std::span<const std::uint32_t> event_of, std::span<const std::uint32_t> event_rows);

  // One for each event in the batch; valid until Assign.
  std::span<const EventRun> runs() const { return runs_; }

 private:
  std::vector<EventRun> runs_;
  std::vector<std::uint32_t> next_;  // by event: the rows in the batch, then where the next goes
  std::vector<std::uint32_t> rows_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_EVENT_RUNS_H_
