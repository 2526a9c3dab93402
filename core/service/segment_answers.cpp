#include "core/service/segment_answers.h"

#include <algorithm>
#include <utility>

#include "core/base/time_text.h"
#include "core/insight/customer.h"
#include "core/segment/windows.h"

namespace kohort {
namespace {

// Windows end at an instant or just after it: the second is written as the instant, included.
bool IsJustAfter(Instant instant) { return instant % kSecond == 1; }

void DescribeWindow(const Condition& condition, const EvaluationTime& time, ConditionCount& count) {
  const std::optional<Window> window = WindowOf(condition);
  if (!window) return;
  const Result<Bounds> resolved = ResolveWindow(*window, time);
  if (!resolved) return;
  const Bounds bounds = UpToAsOf(*resolved, time);
  const auto local = [&](Instant instant) { return FormatLocal(time.zone.ToLocal(instant)); };
  if (bounds.begin != Bounds::kNoBegin) {
    count.from_included = !IsJustAfter(bounds.begin);
    count.from = local(count.from_included ? bounds.begin : bounds.begin - 1);
  }
  count.to_included = IsJustAfter(bounds.end);
  count.to = local(count.to_included ? bounds.end - 1 : bounds.end);
}

std::vector<SegmentProblem> Problems(const PlannedSegment& segment) {
  std::vector<SegmentProblem> problems;
  for (const PlanProblem& problem : segment.problems) {
    problems.push_back({problem.path, problem.error});
  }
  return problems;
}

// The latest rows of a customer that a leaf looks at.
std::vector<DecidingEvent> EventsOf(const Leaf& leaf, std::uint32_t customer,
                                    const TimeZone& zone) {
  constexpr std::size_t kMost = 10;
  std::vector<std::pair<Instant, const std::string*>> events;
  for (const Leaf::Rows& rows : leaf.RowsUsed()) {
    ForEachCustomer(*rows.query, rows.bounds, customer, customer + 1,
                    [&](std::uint32_t, std::span<const RowRef> found) {
                      for (const RowRef& row : found.last(std::min(kMost, found.size()))) {
                        events.emplace_back(row.time, &rows.query->tables[row.table].table->name);
                      }
                    });
  }
  std::ranges::sort(events);
  events.erase(std::ranges::unique(events).begin(), events.end());
  std::vector<DecidingEvent> described;
  for (const auto& [time, name] : std::span(events).last(std::min(kMost, events.size()))) {
    described.push_back({*name, FormatLocal(zone.ToLocal(time))});
  }
  return described;
}

Result<ExplainedCustomer> Explain(Evaluation& evaluation, const std::string& customer) {
  const Plan& plan = evaluation.plan();
  const PlannedSegment& segment = plan.segments.front();
  const Result<std::uint32_t> number = FindCustomer(*plan.data, customer);
  if (!number) return std::unexpected(number.error());
  ExplainedCustomer reply{.customer = customer,
                          .member = evaluation.SetOf(segment.members).Contains(*number),
                          .conditions = {}};
  for (const PlannedCondition& planned : segment.conditions) {
    ExplainedCondition& explained = reply.conditions.emplace_back();
    explained.path = planned.path;
    explained.holds = evaluation.SetOf(planned.step).Contains(*number);
    if (plan.steps[planned.step].kind != PlanStep::Kind::kLeaf) continue;
    const Result<const Leaf*> leaf = evaluation.LeafOf(planned.step);
    if (!leaf) return std::unexpected(leaf.error());
    explained.value = (*leaf)->ValueOf(*number);
    explained.events = EventsOf(**leaf, *number, plan.time.zone);
  }
  return reply;
}

}  // namespace

std::optional<Error> ProblemOf(const PlannedSegment& segment) {
  if (segment.problems.empty()) return std::nullopt;
  const PlanProblem& problem = segment.problems.front();
  Error error = problem.error;
  error.where = "segment \"" + segment.id + "\", " + problem.path;
  return error;
}

SizesReply DescribeSizes(const Evaluation& evaluation) {
  const Plan& plan = evaluation.plan();
  SizesReply reply{.customers = plan.data->customers.size(),
                   .as_of = FormatLocal(plan.time.zone.ToLocal(plan.time.as_of)),
                   .segments = {}};
  for (const PlannedSegment& segment : plan.segments) {
    SegmentSize& size = reply.segments.emplace_back();
    size.segment = segment.id;
    size.problems = Problems(segment);
    if (size.problems.empty()) size.customers = evaluation.SetOf(segment.members).Count();
  }
  return reply;
}

CountReply DescribeCount(const Evaluation& evaluation) {
  const Plan& plan = evaluation.plan();
  const PlannedSegment& segment = plan.segments.front();
  CountReply reply;
  reply.segment = segment.id;
  reply.universe = plan.data->customers.size();
  reply.as_of = FormatLocal(plan.time.zone.ToLocal(plan.time.as_of));
  reply.problems = Problems(segment);
  for (const PlannedCondition& planned : segment.conditions) {
    ConditionCount& count = reply.conditions.emplace_back();
    count.path = planned.path;
    if (planned.condition != nullptr) DescribeWindow(*planned.condition, plan.time, count);
    if (reply.problems.empty()) count.customers = evaluation.SetOf(planned.step).Count();
  }
  if (!reply.problems.empty()) return reply;

  reply.customers = evaluation.SetOf(segment.members).Count();
  CustomerSet left = CustomerSet::Everybody(plan.data->customers.size());
  const auto take = [&](const std::string& path) {
    reply.waterfall.push_back({path, left.Count()});
  };
  take("");
  for (const PlannedCondition& part : segment.included) {
    left.And(evaluation.SetOf(part.step));
    take(part.path);
  }
  for (const PlannedCondition& part : segment.excluded) {
    left.AndNot(evaluation.SetOf(part.step));
    take(part.path);
  }
  if (segment.members != segment.before_cap) {
    left.And(evaluation.SetOf(segment.members));
    take("/cap");
  }
  return reply;
}

Result<ExplainReply> DescribeCustomers(Evaluation& evaluation,
                                       const std::vector<std::string>& customers) {
  const PlannedSegment& segment = evaluation.plan().segments.front();
  if (const std::optional<Error> problem = ProblemOf(segment)) return std::unexpected(*problem);
  ExplainReply reply{.segment = segment.id, .customers = {}};
  for (const std::string& customer : customers) {
    Result<ExplainedCustomer> explained = Explain(evaluation, customer);
    if (!explained) return std::unexpected(explained.error());
    reply.customers.push_back(std::move(*explained));
  }
  return reply;
}

CatalogReply DescribeCatalog(const DataSet& data, const std::vector<ListSummary>& lists) {
  CatalogReply reply;
  for (const EventTable& event : data.events) {
    reply.events.push_back({event.name, event.rows(), event.customers.size()});
  }
  std::ranges::stable_sort(reply.events, std::ranges::greater(), &EventSummary::rows);
  for (const Property& property : data.properties) {
    reply.properties.push_back({property.name,
                                property.type == ValueType::kNumber ? "number" : "text",
                                property.value_count, property.distinct});
  }
  for (const Attribute& attribute : data.attributes) {
    reply.attributes.push_back(
        {attribute.name, "text", attribute.value_count, attribute.values.size()});
  }
  reply.lists = lists;
  reply.purchase = GuessPurchase(data);
  if (data.amount) reply.amount = data.properties[*data.amount].name;
  reply.currency = data.currency;
  return reply;
}

Result<std::vector<PastAsOf>> PastAsOfs(const SegmentData& data, const Definitions& definitions,
                                        TimeUnit unit, int periods) {
  constexpr int kMost = 1000;
  if (unit < TimeUnit::kDays || unit > TimeUnit::kMonths || periods < 1 || periods > kMost) {
    return std::unexpected(Error{"history_invalid", "That is no history.", "",
                                 "Ask for 1 to 1000 days, weeks or months."});
  }
  const Result<std::unique_ptr<const Plan>> plan = MakePlan(data, definitions, {});
  if (!plan) return std::unexpected(plan.error());
  const EvaluationTime& time = (*plan)->time;
  const std::int64_t current = PeriodOf(unit, time.Today(), time.week_start);
  std::vector<PastAsOf> past;
  for (int i = periods - 1; i >= 0; --i) {
    const Instant end =
        i == 0 ? time.as_of
               : time.zone.ToInstant(PeriodStart(unit, current - i + 1, time.week_start));
    past.push_back(
        {FormatLocal(time.zone.ToLocal(end)), FormatLocalDay(time.zone.ToLocal(end - 1))});
  }
  return past;
}

}  // namespace kohort
