#include "core/segment/evaluation.h"

#include <algorithm>
#include <utility>

#include "core/segment/bucket.h"
#include "core/segment/measure_values.h"

namespace kohort {

Evaluation::Evaluation(std::unique_ptr<const Plan> plan, EvaluationCache& cache)
    : plan_(std::move(plan)),
      cache_(&cache),
      customers_(plan_->data->customers.size()),
      sets_(plan_->steps.size()),
      leaves_(plan_->steps.size()) {}

Result<Evaluation> Evaluation::Create(const SegmentData& data, const Definitions& definitions,
                                      std::span<const std::string> segments, EvaluationCache& cache,
                                      std::vector<UnusableSegment> unusable) {
  Result<std::unique_ptr<const Plan>> plan =
      MakePlan(data, definitions, segments, PlanNames::kLookedUp, std::move(unusable));
  if (!plan) return std::unexpected(plan.error());
  return Evaluation(std::move(*plan), cache);
}

Result<bool> Evaluation::Step(std::uint32_t customers) {
  // What costs little is done on the way to the next slice of what may cost more.
  for (bool worked = false; step_ < plan_->steps.size() && !worked; ++step_) {
    const PlanStep& step = plan_->steps[step_];
    const bool cached = step.kind == PlanStep::Kind::kLeaf || step.kind == PlanStep::Kind::kCap;
    std::shared_ptr<const CustomerSet>& set = sets_[step_];
    if (cached && !current_) set = cache_->Find(step.key);
    if (set) continue;
    if (step.kind == PlanStep::Kind::kLeaf) {
      const Result<const Leaf*> leaf = LeafOf(step_);
      if (!leaf) return std::unexpected(leaf.error());
      worked = !(*leaf)->costs_little();
      if (StepLeaf(**leaf, worked ? customers : customers_)) return true;
      set = std::move(current_);
    } else if (step.kind == PlanStep::Kind::kCap) {
      Result<CustomerSet> chosen = Choose(step);
      if (!chosen) return std::unexpected(chosen.error());
      set = std::make_shared<const CustomerSet>(std::move(*chosen));
      worked = true;
    } else {
      set = std::make_shared<const CustomerSet>(Combine(step));
    }
    if (cached) cache_->Add(step.key, set);
  }
  return step_ < plan_->steps.size();
}

// True while there is more of it.
bool Evaluation::StepLeaf(const Leaf& leaf, std::uint32_t customers) {
  if (!current_) {
    current_ = std::make_shared<CustomerSet>(customers_);
    customer_ = 0;
  }
  const std::uint64_t words =
      (std::uint64_t{customers} + CustomerSet::kWordBits - 1) / CustomerSet::kWordBits;
  const auto last = static_cast<std::uint32_t>(std::min<std::uint64_t>(
      customer_ + std::max<std::uint64_t>(words, 1) * CustomerSet::kWordBits, customers_));
  leaf.Run(customer_, last, *current_);
  customer_ = last;
  return customer_ < customers_;
}

Result<const Leaf*> Evaluation::LeafOf(StepIndex step) {
  if (!leaves_[step]) {
    const Condition& condition = *plan_->steps[step].condition;
    if (const Result<void> computed = ComputeScores(condition); !computed) {
      return std::unexpected(computed.error());
    }
    Result<std::unique_ptr<Leaf>> leaf = MakeLeaf(condition, {.data = *plan_->data,
                                                              .lists = plan_->lists,
                                                              .definitions = plan_->definitions,
                                                              .time = plan_->time,
                                                              .lifecycle = lifecycle_,
                                                              .rfm = rfm_});
    if (!leaf) return std::unexpected(leaf.error());
    leaves_[step] = std::move(*leaf);
  }
  return leaves_[step].get();
}

// Stages and scores, once for all conditions that ask for them.
Result<void> Evaluation::ComputeScores(const Condition& condition) {
  const SegmentSettings& settings = plan_->definitions.settings;
  if (std::holds_alternative<StageCondition>(condition.body) && !lifecycle_) {
    Result<Lifecycle> lifecycle =
        ComputeLifecycle(*plan_->data, settings.lifecycle, plan_->time.zone);
    if (!lifecycle) return std::unexpected(lifecycle.error());
    lifecycle_ = std::make_shared<const Lifecycle>(std::move(*lifecycle));
  }
  if (std::holds_alternative<RfmCondition>(condition.body) && !rfm_) {
    const Result<const EventTable*> purchases = FindPurchases(*plan_->data, settings.lifecycle);
    if (!purchases) return std::unexpected(purchases.error());
    Result<RfmScores> scores = ComputeRfm(*plan_->data, **purchases, settings.rfm, plan_->time);
    if (!scores) return std::unexpected(scores.error());
    rfm_ = std::make_shared<const RfmScores>(std::move(*scores));
  }
  return {};
}

CustomerSet Evaluation::Combine(const PlanStep& step) const {
  if (step.kind == PlanStep::Kind::kWithout) {
    CustomerSet set = *sets_[step.inputs.front()];
    for (std::size_t i = 1; i < step.inputs.size(); ++i) set.AndNot(*sets_[step.inputs[i]]);
    return set;
  }
  const bool all = step.group == GroupKind::kAll;
  CustomerSet set = all ? CustomerSet::Everybody(customers_) : CustomerSet(customers_);
  for (const StepIndex input : step.inputs) all ? set.And(*sets_[input]) : set.Or(*sets_[input]);
  if (step.group == GroupKind::kNone) set.Complement();
  return set;
}

// The customers that a cap keeps.
Result<CustomerSet> Evaluation::Choose(const PlanStep& step) const {
  const CustomerSet& from = *sets_[step.inputs.front()];
  const Cap& cap = *step.cap;
  std::vector<double> values;
  if (cap.kind == CapKind::kTop) {
    Result<std::unique_ptr<MeasureValues>> made =
        MeasureValues::Create(cap.by, *plan_->data, plan_->time);
    if (!made) return std::unexpected(made.error());
    (*made)->Compute(0, customers_, values);
  }
  const Dictionary& ids = plan_->data->customers;
  struct Candidate {
    bool nothing;          // goes last
    double value;          // ascending
    std::uint64_t bucket;  // likewise
    std::uint32_t customer;
  };
  std::vector<Candidate> candidates;
  from.ForEach([&](std::uint32_t customer) {
    Candidate candidate{.nothing = false, .value = 0, .bucket = 0, .customer = customer};
    if (cap.kind == CapKind::kTop) {
      candidate.nothing = IsNothing(values[customer]);
      if (!candidate.nothing) candidate.value = cap.lowest ? values[customer] : -values[customer];
    } else {
      candidate.bucket = BucketHash(cap.salt, ids[customer]);
    }
    candidates.push_back(candidate);
  });
  const auto before = [&](const Candidate& a, const Candidate& b) {
    if (a.nothing != b.nothing) return b.nothing;
    if (a.value != b.value) return a.value < b.value;
    if (a.bucket != b.bucket) return a.bucket < b.bucket;
    return ids[a.customer] < ids[b.customer];
  };
  const auto kept =
      static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(cap.customers, candidates.size()));
  std::ranges::nth_element(candidates, candidates.begin() + kept, before);
  CustomerSet set(customers_);
  for (std::ptrdiff_t i = 0; i < kept; ++i) {
    set.Add(candidates[static_cast<std::size_t>(i)].customer);
  }
  return set;
}

Result<std::vector<std::uint32_t>> MembersOf(const SegmentData& data,
                                             const Definitions& definitions,
                                             const std::string& segment, std::uint32_t slice) {
  EvaluationCache cache;
  Result<Evaluation> evaluation = Evaluation::Create(data, definitions, {&segment, 1}, cache);
  if (!evaluation) return std::unexpected(evaluation.error());
  const PlannedSegment& planned = evaluation->plan().segments.front();
  if (!planned.problems.empty()) {
    Error error = planned.problems.front().error;
    error.where = planned.problems.front().path;
    return std::unexpected(std::move(error));
  }
  for (;;) {
    const Result<bool> more = evaluation->Step(slice);
    if (!more) return std::unexpected(more.error());
    if (!*more) break;
  }
  return evaluation->SetOf(planned.members).ToVector();
}

}  // namespace kohort
