// Answers AudienceProfileRequest: finds the customers, then adds up what is told of them.
#ifndef KOHORT_CORE_SERVICE_PROFILE_JOB_H_
#define KOHORT_CORE_SERVICE_PROFILE_JOB_H_

#include <cstdint>
#include <functional>
#include <optional>

#include "core/insight/distinctions.h"
#include "core/insight/reach.h"
#include "core/insight/spend.h"
#include "core/segment/evaluation.h"
#include "core/service/jobs.h"
#include "core/service/messages.h"

namespace kohort {

class ProfileJob : public ComputeJob {
 public:
  using Send = std::function<void(ReplyBody)>;
  // The evaluation's first segment is the one to tell of, the others those it may overlap.
  // `everyone` is of the same data, and outlives this.
  ProfileJob(Evaluation evaluation, EveryoneByValue& everyone, Send send)
      : evaluation_(std::move(evaluation)), everyone_(everyone), send_(std::move(send)) {}

  // Error: the first problem of the segment. Others that have one are left out.
  Result<State> Step() override;

 private:
  Result<void> Begin();
  void AddOverlaps();
  AudienceProfileReply Describe() const;

  Evaluation evaluation_;
  EveryoneByValue& everyone_;
  Send send_;

  bool evaluated_ = false;
  AudienceProfileReply reply_;
  const CustomerSet* customers_ = nullptr;
  std::optional<Spend> spend_;  // where there are purchases
  std::optional<Reach> reach_;
  std::optional<Distinctions> distinctions_;
  std::uint32_t customer_ = 0;  // where spend and reach go on
};

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_PROFILE_JOB_H_
