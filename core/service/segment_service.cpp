#include "core/service/segment_service.h"

#include <algorithm>

#include "core/insight/value_counts.h"
#include "core/segment/check.h"
#include "core/segment/unknown_names.h"
#include "core/service/segment_answers.h"

namespace kohort {
namespace {

// A segment as of one day after the other.
class SizeHistoryJob : public ComputeJob {
 public:
  SizeHistoryJob(SegmentData data, const SizeHistoryRequest& request, std::vector<PastAsOf> past,
                 EvaluationCache& cache, SegmentService::Send send)
      : data_(std::move(data)),
        definitions_(request.definitions),
        segment_(request.segment),
        past_(std::move(past)),
        cache_(cache),
        send_(std::move(send)) {
    reply_.segment = segment_;
  }

  Result<State> Step() override {
    if (!evaluation_) {
      if (reply_.sizes.size() == past_.size()) {
        send_(std::move(reply_));
        return State::kDone;
      }
      definitions_.settings.lifecycle.as_of = past_[reply_.sizes.size()].as_of;
      Result<Evaluation> evaluation =
          Evaluation::Create(data_, definitions_, {&segment_, 1}, cache_);
      if (!evaluation) return std::unexpected(evaluation.error());
      evaluation_ = std::make_unique<Evaluation>(std::move(*evaluation));
    }
    const PlannedSegment& segment = evaluation_->plan().segments.front();
    if (const std::optional<Error> problem = ProblemOf(segment)) return std::unexpected(*problem);
    const Result<bool> more = evaluation_->Step();
    if (!more) return std::unexpected(more.error());
    if (*more) return State::kMore;
    reply_.sizes.push_back(
        {past_[reply_.sizes.size()].day, evaluation_->SetOf(segment.members).Count()});
    evaluation_ = nullptr;
    return State::kMore;
  }

 private:
  SegmentData data_;
  Definitions definitions_;
  std::string segment_;
  std::vector<PastAsOf> past_;
  EvaluationCache& cache_;
  SegmentService::Send send_;
  std::unique_ptr<Evaluation> evaluation_;
  SizeHistoryReply reply_;
};

template <class Things>
std::vector<std::string> NamesOf(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.name);
  return names;
}

}  // namespace

Result<Job::State> EvaluateJob::Step() {
  const Result<bool> more = evaluation_.Step();
  if (!more) return std::unexpected(more.error());
  if (*more) return State::kMore;
  if (const Result<void> done = done_(evaluation_); !done) return std::unexpected(done.error());
  return State::kDone;
}

void SegmentService::Open(const Imported& imported) {
  data_ = {.data = imported.data, .lists = {}};
  lists_.clear();
  for (const CustomerList& list : imported.lists) {
    data_.lists.push_back({list.name, list.customers});
    lists_.push_back({list.name, list.customers.size(), list.unknown});
  }
  cache_->Clear();
  counted_ = {};
}

Result<Evaluation> SegmentService::Evaluate(const Definitions& definitions,
                                            std::vector<std::string> segments) {
  if (std::optional<Error> error = Check(definitions)) return std::unexpected(std::move(*error));
  return Evaluation::Create(data_, definitions, segments, *cache_);
}

SegmentService::MakeJob SegmentService::Sizes(const SizesRequest& request, const Send& send) {
  std::vector<std::string> ids;
  for (const Segment& segment : request.definitions.segments) ids.push_back(segment.id);
  Result<Evaluation> evaluation = Evaluate(request.definitions, std::move(ids));
  if (!evaluation) return std::unexpected(evaluation.error());
  return std::make_unique<EvaluateJob>(std::move(*evaluation),
                                       [send](Evaluation& evaluated) -> Result<void> {
                                         send(DescribeSizes(evaluated));
                                         return {};
                                       });
}

SegmentService::MakeJob SegmentService::Count(const CountRequest& request, const Send& send) {
  Result<Evaluation> evaluation = Evaluate(request.definitions, {request.segment});
  if (!evaluation) return std::unexpected(evaluation.error());
  return std::make_unique<EvaluateJob>(std::move(*evaluation),
                                       [send](Evaluation& evaluated) -> Result<void> {
                                         send(DescribeCount(evaluated));
                                         return {};
                                       });
}

SegmentService::MakeJob SegmentService::SizeHistory(const SizeHistoryRequest& request, Send send) {
  if (std::optional<Error> error = Check(request.definitions)) {
    return std::unexpected(std::move(*error));
  }
  Result<std::vector<PastAsOf>> past =
      PastAsOfs(data_, request.definitions, request.unit, request.periods);
  if (!past) return std::unexpected(past.error());
  return std::make_unique<SizeHistoryJob>(data_, request, std::move(*past), *cache_,
                                          std::move(send));
}

SegmentService::MakeJob SegmentService::Explain(const ExplainRequest& request, const Send& send) {
  constexpr std::size_t kMost = 10;
  if (request.customers.empty() || request.customers.size() > kMost) {
    return std::unexpected(Error{"customer_unknown", "Which customers?", "", "Name one to ten."});
  }
  Result<Evaluation> evaluation = Evaluate(request.definitions, {request.segment});
  if (!evaluation) return std::unexpected(evaluation.error());
  return std::make_unique<EvaluateJob>(
      std::move(*evaluation),
      [send, customers = request.customers](Evaluation& evaluated) -> Result<void> {
        Result<ExplainReply> reply = DescribeCustomers(evaluated, customers);
        if (!reply) return std::unexpected(reply.error());
        send(std::move(*reply));
        return {};
      });
}

SegmentService::MakeJob SegmentService::Members(const Definitions& definitions,
                                                const std::string& segment,
                                                std::function<Result<void>(Customers)> done) {
  Result<Evaluation> evaluation = Evaluate(definitions, {segment});
  if (!evaluation) return std::unexpected(evaluation.error());
  return std::make_unique<EvaluateJob>(
      std::move(*evaluation), [done = std::move(done)](Evaluation& evaluated) -> Result<void> {
        const Plan& plan = evaluated.plan();
        const PlannedSegment& planned = plan.segments.front();
        if (const std::optional<Error> problem = ProblemOf(planned)) {
          return std::unexpected(*problem);
        }
        const LifecycleSettings& settings = plan.definitions.settings.lifecycle;
        Customers customers;
        customers.customers = evaluated.SetOf(planned.members).ToVector();
        customers.lifecycle.settings = settings;
        customers.lifecycle.as_of = plan.time.as_of;
        if (FindPurchases(*plan.data, settings)) {
          Result<Lifecycle> lifecycle = ComputeLifecycle(*plan.data, settings, plan.time.zone);
          if (!lifecycle) return std::unexpected(lifecycle.error());
          customers.lifecycle = std::move(*lifecycle);
        }
        return done(std::move(customers));
      });
}

CatalogReply SegmentService::Catalog() const { return DescribeCatalog(*data_.data, lists_); }

Result<ValuesReply> SegmentService::Values(const ValuesRequest& request) {
  constexpr std::uint64_t kMost = 1000;
  const DataSet& data = *data_.data;
  const bool attribute = !request.attribute.empty();
  const auto limit = static_cast<std::size_t>(std::min(request.limit, kMost));
  const Dictionary* values = nullptr;
  const bool counted = counted_ == std::pair(request.attribute, request.property);
  if (attribute) {
    const auto found = std::ranges::find(data.attributes, request.attribute, &Attribute::name);
    if (found == data.attributes.end()) {
      return std::unexpected(UnknownName("attribute_unknown", "attribute", request.attribute,
                                         NamesOf(data.attributes)));
    }
    values = &found->values;
    if (!counted) customers_by_value_ = CountCustomersByValue(*found);
  } else {
    const auto found = std::ranges::find(data.properties, request.property, &Property::name);
    if (found == data.properties.end()) {
      return std::unexpected(
          UnknownName("property_unknown", "property", request.property, NamesOf(data.properties)));
    }
    values = &found->values;
    if (!counted) {
      customers_by_value_ =
          CountCustomersByValue(data, static_cast<std::size_t>(found - data.properties.begin()));
    }
  }
  counted_ = {request.attribute, request.property};
  ValuesReply reply{.attribute = request.attribute, .property = request.property, .values = {}};
  for (ValueWithCount& top : TopValues(*values, customers_by_value_, request.search, limit)) {
    reply.values.push_back({std::move(top.value), top.customers});
  }
  return reply;
}

}  // namespace kohort
