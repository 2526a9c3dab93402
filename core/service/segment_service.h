// What the engine answers about segments: jobs that evaluate definitions over the data that is
// open, with what they have in common from one request to the next.
#ifndef KOHORT_CORE_SERVICE_SEGMENT_SERVICE_H_
#define KOHORT_CORE_SERVICE_SEGMENT_SERVICE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/data/data_set.h"
#include "core/import/import_job.h"
#include "core/insight/distinctions.h"
#include "core/segment/evaluation.h"
#include "core/service/jobs.h"
#include "core/service/messages.h"

namespace kohort {

// Evaluates to the end, then hands on.
class EvaluateJob : public ComputeJob {
 public:
  using Done = std::function<Result<void>(Evaluation&)>;
  EvaluateJob(Evaluation evaluation, Done done)
      : evaluation_(std::move(evaluation)), done_(std::move(done)) {}

  Result<State> Step() override;

 private:
  Evaluation evaluation_;
  Done done_;
};

class SegmentService {
 public:
  using Send = std::function<void(ReplyBody)>;
  using MakeJob = Result<std::unique_ptr<Job>>;

  // Everything that follows is about this data.
  void Open(const Imported& imported);

  // Jobs that send their reply. Errors: those of Check and of Evaluation::Create.
  // REQUIRES of all: Open was called.
  MakeJob Sizes(const SizesRequest& request, const Send& send);
  MakeJob Count(const CountRequest& request, const Send& send);
  MakeJob SizeHistory(const SizeHistoryRequest& request, Send send);
  MakeJob Profile(const AudienceProfileRequest& request, Send send);
  MakeJob Explain(const ExplainRequest& request, const Send& send);

  // The customers of a segment, with the lifecycle that their table shows; its `purchases` are null
  // where the data has none. Error: the segment's first problem.
  struct Customers {
    std::vector<std::uint32_t> customers;
    Lifecycle lifecycle{};
  };
  MakeJob Members(const Definitions& definitions, const std::string& segment,
                  std::function<Result<void>(Customers)> done);

  CatalogReply Catalog() const;
  // Errors: attribute_unknown, property_unknown.
  Result<ValuesReply> Values(const ValuesRequest& request);

 private:
  Result<Evaluation> Evaluate(const Definitions& definitions, std::vector<std::string> segments);

  SegmentData data_;
  std::vector<ListSummary> lists_;
  std::unique_ptr<EvaluationCache> cache_ = std::make_unique<EvaluationCache>();

  EveryoneByValue everyone_;

  // Of the last attribute or property asked for: people type several letters of a search.
  std::pair<std::string, std::string> counted_;
  std::vector<std::uint32_t> customers_by_value_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_SEGMENT_SERVICE_H_
