#include "core/service/profile_job.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/segment/lifecycle.h"
#include "core/service/segment_answers.h"

namespace kohort {
namespace {

constexpr int kMonths = 12;
constexpr std::uint32_t kCountedAtOnce = 1 << 13;  // some milliseconds at ten million events
constexpr std::size_t kDistinctions = 6;
constexpr std::size_t kDistinctionsOfOne = 2;

}  // namespace

Result<Job::State> ProfileJob::Step() {
  if (!evaluated_) {
    const Result<bool> more = evaluation_.Step();
    if (!more) return std::unexpected(more.error());
    if (*more) return State::kMore;
    evaluated_ = true;
    if (const Result<void> begun = Begin(); !begun) return std::unexpected(begun.error());
    return State::kMore;
  }
  const std::uint32_t universe = customers_->size();
  if (customer_ < universe) {
    const std::uint32_t end =
        customer_ + std::min(Evaluation::kSliceCustomers, universe - customer_);
    if (spend_) spend_->Add(*customers_, customer_, end);
    reach_->Add(*customers_, customer_, end);
    customer_ = end;
    return State::kMore;
  }
  if (distinctions_->Step(kCountedAtOnce)) return State::kMore;
  send_(Describe());
  return State::kDone;
}

Result<void> ProfileJob::Begin() {
  const Plan& plan = evaluation_.plan();
  const PlannedSegment& segment = plan.segments.front();
  if (const std::optional<Error> problem = ProblemOf(segment)) return std::unexpected(*problem);
  const DataSet& data = *plan.data;
  const Instant as_of = plan.time.as_of;
  customers_ = &evaluation_.SetOf(segment.members);
  reply_.segment = segment.id;
  reply_.customers = customers_->Count();
  reply_.universe = customers_->size();
  AddOverlaps();
  if (const auto purchases = FindPurchases(data, plan.definitions.settings.lifecycle)) {
    const Bounds year{plan.time.zone.AddMonths(as_of, -kMonths) + 1, as_of + 1};
    spend_.emplace(data, **purchases, year);
  }
  reach_.emplace(data, as_of);
  distinctions_.emplace(data, as_of, *customers_, everyone_);
  return {};
}

void ProfileJob::AddOverlaps() {
  const std::vector<PlannedSegment>& segments = evaluation_.plan().segments;
  for (std::size_t i = 1; i < segments.size(); ++i) {
    if (!segments[i].problems.empty()) continue;
    const CustomerSet& other = evaluation_.SetOf(segments[i].members);
    CustomerSet both = other;
    both.And(*customers_);
    reply_.overlaps.push_back({segments[i].id, both.Count(), other.Count()});
  }
  std::ranges::stable_sort(reply_.overlaps, std::ranges::greater(), &SegmentOverlap::customers);
}

AudienceProfileReply ProfileJob::Describe() const {
  const DataSet& data = *evaluation_.plan().data;
  AudienceProfileReply reply = reply_;
  if (spend_) {
    reply.orders_known = true;
    reply.orders = spend_->orders();
    reply.buyers = spend_->buyers();
    reply.revenue = spend_->revenue();
  }
  for (std::size_t i = 0; i < kChannels; ++i) {
    const Reach::Channel& channel = reach_->channels()[i];
    reply.channels.push_back({std::string(kChannelIds[i]), channel.contact_known,
                              channel.consent_known, channel.customers});
  }
  for (const DistinctValue& value : distinctions_->Best(kDistinctions, kDistinctionsOfOne)) {
    Distinction& told = reply.distinctions.emplace_back();
    const Attribute* attribute = value.column.attribute;
    if (attribute != nullptr) {
      told.attribute = attribute->name;
      told.value = attribute->values[value.code];
    } else {
      const Property& property = data.properties[value.column.property];
      told.property = property.name;
      told.value = property.values[value.code];
    }
    told.customers = value.customers;
    told.everyone = value.everyone;
    told.lift = value.lift;
  }
  return reply;
}

}  // namespace kohort
