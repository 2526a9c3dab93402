#ifndef KOHORT_WEB_APP_SPEED_METER_H_
#define KOHORT_WEB_APP_SPEED_METER_H_

#include <cstdint>
#include <deque>
#include <string>

#include "core/service/messages.h"
#include "web/app/model.h"

namespace kohort {

// Measures how fast work goes, over the last few seconds.
class SpeedMeter {
 public:
  void Reset() { samples_.clear(); }
  // Fills in everything but the phase.
  void Add(double now_ms, const Progress& at, WorkProgress& progress);

 private:
  struct Sample {
    double ms = 0;
    std::uint64_t done = 0;
  };
  std::deque<Sample> samples_;
  std::string phase_;
};

}  // namespace kohort

#endif  // KOHORT_WEB_APP_SPEED_METER_H_
