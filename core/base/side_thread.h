// A second thread, where the host has one.
#ifndef KOHORT_CORE_BASE_SIDE_THREAD_H_
#define KOHORT_CORE_BASE_SIDE_THREAD_H_

#include <cstdint>
#include <functional>

namespace kohort {

// Core starts no threads: in a page it has one. Who can use a second takes a SideThread*, null
// where there is none, and answers alike with and without. Calls come from one thread.
class SideThread {
 public:
  using Ticket = std::uint64_t;  // 1, 2, 3, ...

  virtual ~SideThread() = default;

  // Runs a task there, after those that were given before. It must not throw.
  virtual Ticket Run(std::function<void()> task) = 0;

  // Returns when the task of this ticket, and so those before it, have run. What they wrote is
  // seen.
  virtual void Wait(Ticket ticket) = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_SIDE_THREAD_H_
