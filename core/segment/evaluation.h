// Segments over a data set -> who is in them.
//
//   auto evaluation = Evaluation::Create(data, definitions, {"lost", "won_back"}, cache);
//   while (*evaluation->Step()) {}
//   evaluation->SetOf(evaluation->plan().segments[0].members);
//
// Each step is cached by what it says, so that after an edit only what was edited is computed. The
// work is done in slices of customers, of any size, and can be dropped between them. The same
// definitions, data and as-of give the same customers.
#ifndef KOHORT_CORE_SEGMENT_EVALUATION_H_
#define KOHORT_CORE_SEGMENT_EVALUATION_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/segment/customer_set.h"
#include "core/segment/definition.h"
#include "core/segment/evaluation_cache.h"
#include "core/segment/leaf.h"
#include "core/segment/plan.h"

namespace kohort {

class Evaluation {
 public:
  // Some milliseconds' worth at ten million events.
  static constexpr std::uint32_t kSliceCustomers = 1 << 16;

  // Errors: those of MakePlan. `cache` outlives this.
  static Result<Evaluation> Create(const SegmentData& data, const Definitions& definitions,
                                   std::span<const std::string> segments, EvaluationCache& cache,
                                   std::vector<UnusableSegment> unusable = {});

  // Works on for so many customers of one condition, rounded up to 64; of those that cost little,
  // for all. False when all is done. Errors: those of MakeLeaf, ages_invalid.
  Result<bool> Step(std::uint32_t customers = kSliceCustomers);

  const Plan& plan() const { return *plan_; }

  // REQUIRES: Step returned false.
  const CustomerSet& SetOf(StepIndex step) const { return *sets_[step]; }

  // The leaf of a step, made if it was not. REQUIRES: it is one.
  Result<const Leaf*> LeafOf(StepIndex step);

 private:
  Evaluation(std::unique_ptr<const Plan> plan, EvaluationCache& cache);

  bool StepLeaf(const Leaf& leaf, std::uint32_t customers);
  CustomerSet Combine(const PlanStep& step) const;
  Result<CustomerSet> Choose(const PlanStep& step) const;
  Result<void> ComputeScores(const Condition& condition);

  std::unique_ptr<const Plan> plan_;
  EvaluationCache* cache_;
  std::uint32_t customers_ = 0;
  std::vector<std::shared_ptr<const CustomerSet>> sets_;  // by step
  std::vector<std::unique_ptr<Leaf>> leaves_;             // by step
  std::shared_ptr<const Lifecycle> lifecycle_;
  std::shared_ptr<const RfmScores> rfm_;

  StepIndex step_ = 0;                    // under way
  std::uint32_t customer_ = 0;            // where it goes on
  std::shared_ptr<CustomerSet> current_;  // of a leaf under way
};

// The customers of one segment, at once. Errors as above; the first problem of the segment.
Result<std::vector<std::uint32_t>> MembersOf(const SegmentData& data,
                                             const Definitions& definitions,
                                             const std::string& segment,
                                             std::uint32_t slice = Evaluation::kSliceCustomers);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_EVALUATION_H_
