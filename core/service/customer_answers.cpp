#include "core/service/customer_answers.h"

#include <algorithm>
#include <utility>

#include "core/base/time_text.h"
#include "core/insight/customer.h"
#include "core/insight/stage_history.h"
#include "core/segment/lifecycle.h"

namespace kohort {
namespace {

// A customer as a request asks for them.
struct Asked {
  TimeZone zone;
  Instant as_of = 0;
  Customer customer;
};

Result<Asked> Find(const std::shared_ptr<const DataSet>& data, const CustomerRequest& request) {
  const Result<std::uint32_t> number = FindCustomer(*data, request.customer);
  if (!number) return std::unexpected(number.error());
  const Result<TimeZone> zone =
      request.zone.empty() ? Result<TimeZone>(data->zone) : TimeZone::Find(request.zone);
  if (!zone) return std::unexpected(zone.error());
  const Result<Instant> as_of = ResolveAsOf(*data, request.settings, *zone);
  if (!as_of) return std::unexpected(as_of.error());
  return Asked{*zone, *as_of, Customer(data, *number, *as_of, *zone)};
}

void DescribePurchases(const Asked& asked, const Lifecycle& lifecycle, CustomerReply& reply) {
  const EventTable& purchases = *lifecycle.purchases;
  const Customer::Purchases bought = asked.customer.Bought(purchases);
  reply.purchase = purchases.name;
  reply.orders = bought.end - bought.begin;
  reply.amount = bought.amount;
  Stage stage = Stage::kLead;
  for (const StageChange& change : StageHistory(lifecycle, asked.zone, bought.begin, bought.end)) {
    stage = change.stage;
    reply.stages.push_back(
        {std::string(StageId(stage)), FormatLocal(asked.zone.ToLocal(change.since))});
  }
  reply.stage = StageId(stage);
}

}  // namespace

Result<CustomerReply> DescribeCustomer(const std::shared_ptr<const DataSet>& data,
                                       const CustomerRequest& request) {
  const Result<Asked> asked = Find(data, request);
  if (!asked) return std::unexpected(asked.error());
  const Customer& customer = asked->customer;
  CustomerReply reply;
  reply.customer = request.customer;
  reply.as_of = FormatLocal(asked->zone.ToLocal(asked->as_of));
  if (FindPurchases(*data, request.settings)) {
    const Result<Lifecycle> lifecycle = ResolveLifecycle(*data, request.settings, asked->zone);
    if (!lifecycle) return std::unexpected(lifecycle.error());
    DescribePurchases(*asked, *lifecycle, reply);
  }
  reply.events = customer.rows();
  if (customer.rows() > 0) {
    const CustomerColumn& time = customer.columns().front();
    reply.first_event = customer.Cell(customer.rows() - 1, time);
    reply.last_event = customer.Cell(0, time);
  }
  for (Customer::Value& value : customer.Attributes()) {
    reply.attributes.push_back(
        {std::move(value.name), std::move(value.value), std::move(value.since)});
  }
  return reply;
}

Result<CustomerEventsReply> Page(const std::shared_ptr<const DataSet>& data,
                                 const CustomerEventsRequest& request) {
  constexpr std::uint64_t kMostRows = 10'000;
  const Result<Asked> asked = Find(data, request.of);
  if (!asked) return std::unexpected(asked.error());
  const Customer& customer = asked->customer;
  CustomerEventsReply reply{.customer = request.of.customer,
                            .total = customer.rows(),
                            .offset = request.offset,
                            .columns = {},
                            .rows = {}};
  for (const CustomerColumn& column : customer.columns()) {
    reply.columns.push_back({column.id, column.name, std::string(column.type)});
  }
  const std::uint64_t begin = std::min<std::uint64_t>(request.offset, customer.rows());
  const std::uint64_t end = begin + std::min({request.limit, kMostRows, customer.rows() - begin});
  for (std::uint64_t row = begin; row < end; ++row) {
    std::vector<std::string>& cells = reply.rows.emplace_back();
    for (const CustomerColumn& column : customer.columns()) {
      cells.push_back(customer.Cell(static_cast<std::size_t>(row), column));
    }
  }
  return reply;
}

}  // namespace kohort
