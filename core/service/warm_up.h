// Asks the sample data what people ask of theirs, and throws the answers away.
//
// For a host whose machine code is made while it runs, as a browser's is: what has run a while is
// compiled again, and then several times as fast. Else a person's first file and first questions
// would wait for that.
#ifndef KOHORT_CORE_SERVICE_WARM_UP_H_
#define KOHORT_CORE_SERVICE_WARM_UP_H_

#include <memory>
#include <string_view>
#include <vector>

#include "core/service/engine.h"
#include "core/service/messages.h"

namespace kohort {

class WarmUp {
 public:
  WarmUp();

  // One slice of work, as Engine::Step. False when all has been asked, or memory ran out. About
  // a second in all, and what the sample's text and data set take.
  bool Step();

 private:
  void TakeReply(std::string_view json);

  std::vector<RequestBody> questions_;  // the next one last
  bool waiting_ = false;                // for the answer to the last
  std::unique_ptr<Engine> engine_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_WARM_UP_H_
