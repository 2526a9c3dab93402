// What the engine said to one question.
#ifndef KOHORT_WEB_APP_ANSWER_H_
#define KOHORT_WEB_APP_ANSWER_H_

#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/error.h"

namespace kohort {

// An answer, of an earlier question while another is on its way.
template <class Reply>
struct Answer {
  std::optional<Reply> reply;
  std::optional<Error> error;  // of the latest question
  bool busy = false;
};

template <class Reply>
void Begin(Answer<Reply>& answer) {
  answer.busy = true;
  answer.error.reset();
}

template <class Reply>
void Finish(Answer<Reply>& answer, Reply reply) {
  answer.busy = false;
  answer.reply = std::move(reply);
}

// One that was cancelled leaves what was there.
template <class Reply>
void Fail(Answer<Reply>& answer, const Error& error) {
  answer.busy = false;
  if (error.code == "cancelled") return;
  answer.reply.reset();
  answer.error = error;
}

}  // namespace kohort

#endif  // KOHORT_WEB_APP_ANSWER_H_
