// The second thread of the command.
#ifndef KOHORT_CLI_WORKER_THREAD_H_
#define KOHORT_CLI_WORKER_THREAD_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "core/base/side_thread.h"

namespace kohort {

// Sleeps while there is nothing to do. Started with its first task; its end waits for all tasks.
class WorkerThread : public SideThread {
 public:
  WorkerThread() = default;
  ~WorkerThread() override;
  WorkerThread(const WorkerThread&) = delete;
  WorkerThread& operator=(const WorkerThread&) = delete;

  Ticket Run(std::function<void()> task) override;
  void Wait(Ticket ticket) override;

 private:
  void Loop();

  std::mutex mutex_;  // of what follows
  std::condition_variable given_;
  std::condition_variable done_;
  std::deque<std::function<void()>> tasks_;
  Ticket last_given_ = 0;
  Ticket last_done_ = 0;
  bool ending_ = false;

  std::thread thread_;
};

}  // namespace kohort

#endif  // KOHORT_CLI_WORKER_THREAD_H_
