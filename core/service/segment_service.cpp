#include "core/service/segment_service.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/insight/value_counts.h"
#include "core/segment/check.h"
#include "core/segment/unknown_names.h"
#include "core/service/profile_job.h"
#include "core/service/segment_answers.h"

namespace kohort {
namespace {

// A segment as of one day after the other.
class SizeHistoryJob : public ComputeJob {
 public:
  SizeHistoryJob(SegmentData data, Definitions definitions, std::vector<UnusableSegment> unusable,
                 std::string segment, std::vector<PastAsOf> past, EvaluationCache& cache,
                 SegmentService::Send send)
      : data_(std::move(data)),
        definitions_(std::move(definitions)),
        unusable_(std::move(unusable)),
        segment_(std::move(segment)),
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
          Evaluation::Create(data_, definitions_, {&segment_, 1}, cache_, unusable_);
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
  std::vector<UnusableSegment> unusable_;
  std::string segment_;
  std::vector<PastAsOf> past_;
  EvaluationCache& cache_;
  SegmentService::Send send_;
  std::unique_ptr<Evaluation> evaluation_;
  SizeHistoryReply reply_;
};

// "/include/conditions/2" of "/include/conditions/2/window/count": the condition that a place is
// in.
std::string ConditionOf(const std::string& path) {
  std::size_t end = 0;
  const auto take = [&](std::string_view name, bool numbered) {
    if (path.compare(end, name.size(), name) != 0) return false;
    end += name.size();
    if (numbered) end = std::min(path.find('/', end), path.size());
    return true;
  };
  if (!take("/include", false) && !take("/exclude/", true)) return path;
  while (take("/conditions/", true)) continue;
  return path.substr(0, end);
}

// What Check says of one segment, made the segment's own problem: the others can be evaluated all
// the same. The segment is left empty. Errors that are of no one segment stay.
Result<std::vector<UnusableSegment>> SetUnusableAside(Definitions& definitions) {
  constexpr std::string_view kSegments = "/segments/";
  std::vector<UnusableSegment> unusable;
  while (std::optional<Error> error = Check(definitions)) {
    const std::string& where = error->where;
    std::size_t index = definitions.segments.size();
    const std::size_t end = where.find('/', kSegments.size());
    if (where.starts_with(kSegments) && end != std::string::npos) {
      std::from_chars(where.data() + kSegments.size(), where.data() + end, index);
    }
    if (index >= definitions.segments.size()) return std::unexpected(std::move(*error));
    Segment& segment = definitions.segments[index];
    const bool again =
        std::ranges::find(unusable, segment.id, &UnusableSegment::id) != unusable.end();
    if (again) return std::unexpected(std::move(*error));
    const std::string path = ConditionOf(where.substr(end));
    error->where.clear();
    unusable.push_back({segment.id, {path, std::move(*error)}});
    segment.include = {};
    segment.exclude.clear();
    segment.cap = {};
  }
  return unusable;
}

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
  everyone_ = {};
  counted_ = {};
}

Result<Evaluation> SegmentService::Evaluate(const Definitions& definitions,
                                            std::vector<std::string> segments) {
  Definitions usable = definitions;
  Result<std::vector<UnusableSegment>> unusable = SetUnusableAside(usable);
  if (!unusable) return std::unexpected(unusable.error());
  return Evaluation::Create(data_, usable, segments, *cache_, std::move(*unusable));
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
  Definitions usable = request.definitions;
  Result<std::vector<UnusableSegment>> unusable = SetUnusableAside(usable);
  if (!unusable) return std::unexpected(unusable.error());
  Result<std::vector<PastAsOf>> past = PastAsOfs(data_, usable, request.unit, request.periods);
  if (!past) return std::unexpected(past.error());
  return std::make_unique<SizeHistoryJob>(data_, std::move(usable), std::move(*unusable),
                                          request.segment, std::move(*past), *cache_,
                                          std::move(send));
}

SegmentService::MakeJob SegmentService::Profile(const AudienceProfileRequest& request, Send send) {
  std::vector<std::string> ids{request.segment};
  std::ranges::remove_copy(request.others, std::back_inserter(ids), request.segment);
  Result<Evaluation> evaluation = Evaluate(request.definitions, std::move(ids));
  if (!evaluation) return std::unexpected(evaluation.error());
  return std::make_unique<ProfileJob>(std::move(*evaluation), everyone_, std::move(send));
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
