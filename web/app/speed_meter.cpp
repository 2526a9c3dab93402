#include "web/app/speed_meter.h"

namespace kohort {
namespace {

constexpr double kSpeedWindowMs = 3000;

}  // namespace

void SpeedMeter::Add(double now_ms, const Progress& at, WorkProgress& progress) {
  if (at.phase != phase_) {  // done counts something else now
    phase_ = at.phase;
    samples_.clear();
  }
  samples_.push_back({now_ms, at.done});
  while (samples_.size() > 2 && now_ms - samples_.front().ms > kSpeedWindowMs) {
    samples_.pop_front();
  }
  progress.phase = at.phase;
  progress.done = at.done;
  progress.total = at.total;
  progress.rows = at.rows;
  progress.per_second = 0;
  progress.seconds_left.reset();
  const double seconds = (now_ms - samples_.front().ms) / 1000;
  const std::uint64_t before = samples_.front().done;
  if (seconds < 0.2 || at.done <= before) return;
  progress.per_second = static_cast<double>(at.done - before) / seconds;
  if (at.total >= at.done) {
    progress.seconds_left = static_cast<double>(at.total - at.done) / progress.per_second;
  }
}

}  // namespace kohort
