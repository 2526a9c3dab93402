#include "cli/worker_thread.h"

#include <utility>

namespace kohort {

WorkerThread::~WorkerThread() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  given_.notify_one();
  thread_.join();
}

SideThread::Ticket WorkerThread::Run(std::function<void()> task) {
  if (!thread_.joinable()) thread_ = std::thread([this] { Loop(); });
  Ticket ticket = 0;
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    ticket = ++last_given_;
  }
  given_.notify_one();
  return ticket;
}

void WorkerThread::Wait(Ticket ticket) {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return last_done_ >= ticket; });
}

void WorkerThread::Loop() {
  std::unique_lock lock(mutex_);
  for (;;) {
    given_.wait(lock, [&] { return ending_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    const std::function<void()> task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
    lock.lock();
    ++last_done_;
    done_.notify_one();
  }
}

}  // namespace kohort
