#include "core/data/event_runs.h"

namespace kohort {

void EventRuns::Assign(std::span<const std::uint32_t> event_of,
                       std::span<const std::uint32_t> event_rows) {
  runs_.clear();
  next_.resize(event_rows.size());  // all 0
  for (const std::uint32_t event : event_of) {
    if (next_[event]++ == 0) {
      runs_.push_back({.event = event, .first_row = event_rows[event], .in_batch = {}});
    }
  }
  rows_.resize(event_of.size());
  std::uint32_t begin = 0;
  for (EventRun& run : runs_) {
    const std::uint32_t rows = next_[run.event];
    run.in_batch = std::span(rows_).subspan(begin, rows);
    next_[run.event] = begin;
    begin += rows;
  }
  for (std::uint32_t row = 0; row < event_of.size(); ++row) rows_[next_[event_of[row]]++] = row;
  for (const EventRun& run : runs_) next_[run.event] = 0;
}

}  // namespace kohort
