#include "tests/ui/customer_samples.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "core/document/condition_tree.h"

namespace kohort::samples {
namespace {

void Explain(const Segment& segment, const std::string& parent, ExplainedCustomer& customer) {
  Segment copy = segment;
  const std::vector<Condition>* conditions = ConditionsIn(copy, parent);
  for (std::size_t i = 0; conditions != nullptr && i < conditions->size(); ++i) {
    ExplainedCondition& explained = customer.conditions.emplace_back();
    explained.path = ChildPath(parent, i);
    explained.holds = customer.conditions.size() % 2 == 0;
    if (std::holds_alternative<EventCondition>((*conditions)[i].body)) {
      explained.value = explained.holds ? "6" : "0";
      for (int hour = 1; hour <= 6 && explained.holds; ++hour) {
        explained.events.push_back(
            {"Add to Cart", "2026-11-12 0" + std::to_string(hour) + ":00:00"});
      }
    } else if (!std::holds_alternative<Group>((*conditions)[i].body)) {
      explained.value = "1490000.50";
    }
    const std::string path = explained.path;
    Explain(segment, path, customer);
  }
}

}  // namespace

CustomerReply About(const CustomerRequest& request) {
  CustomerReply reply;
  reply.customer = request.customer;
  reply.as_of = "2026-11-13 00:00:00";
  reply.purchase = "Paid Order";
  reply.stage = "active";
  reply.stages = {{"first_timer", "2024-01-10 09:30:00"},
                  {"defecting", "2024-07-10 09:30:00"},
                  {"inactive", "2025-01-10 09:30:00"},
                  {"active", "2026-08-02 20:15:00"}};
  reply.orders = 7;
  reply.amount = "12490000.50";
  reply.events = 214;
  reply.first_event = "2024-01-02 11:00:00";
  reply.last_event = "2026-11-12 06:00:00";
  reply.attributes = {{"name", "Dewi Kusuma Wardani Purnamasari Hadiningrat", ""},
                      {"city", "Bandung", "2025-03-01 10:00:00"},
                      {"email", "", ""}};
  return reply;
}

CustomerEventsReply Events(const CustomerEventsRequest& request, std::uint64_t total) {
  CustomerEventsReply reply{.customer = request.of.customer,
                            .total = total,
                            .offset = request.offset,
                            .columns = {{"time", "time", "date and time"},
                                        {"event", "event", "text"},
                                        {"property:amount", "amount", "number"},
                                        {"property:brand", "brand", "text"}},
                            .rows = {}};
  const std::uint64_t end = std::min(request.offset + request.limit, total);
  for (std::uint64_t row = request.offset; row < end; ++row) {
    char time[32];
    std::snprintf(time, sizeof time, "2026-%02u-%02u 08:00:00",
                  static_cast<unsigned>(12 - row / 28 % 12), static_cast<unsigned>(28 - row % 28));
    const bool bought = row % 5 == 0;
    reply.rows.push_back({time, bought ? "Paid Order" : "Product Viewed",
                          bought ? std::to_string(149'000 + row) : "", row % 3 == 0 ? "ACE" : ""});
  }
  return reply;
}

ExplainReply Explained(const ExplainRequest& request, bool member) {
  ExplainReply reply{.segment = request.segment, .customers = {}};
  for (const std::string& id : request.customers) {
    ExplainedCustomer& customer =
        reply.customers.emplace_back(id, member, std::vector<ExplainedCondition>());
    for (const Segment& segment : request.definitions.segments) {
      if (segment.id != request.segment) continue;
      customer.conditions.push_back({"/include", member, "", {}});
      Explain(segment, "/include", customer);
      Explain(segment, "/exclude", customer);
    }
  }
  return reply;
}

void AnswerCustomer(TestPage& page, std::uint64_t events, bool member) {
  for (std::size_t i = 0; i < page.host().sent.size(); ++i) {
    const Request request = page.host().sent[i];
    if (page.host().Cancelled(request.id) || page.answered.contains(request.id)) continue;
    const auto answer = [&](ReplyBody body) {
      page.answered.insert(request.id);
      page.Receive(request.id, std::move(body));
    };
    if (const auto* r = std::get_if<CustomerRequest>(&request.body)) answer(About(*r));
    if (const auto* r = std::get_if<CustomerEventsRequest>(&request.body)) {
      answer(Events(*r, events));
    }
    if (const auto* r = std::get_if<ExplainRequest>(&request.body)) answer(Explained(*r, member));
  }
}

void OpenCustomer(TestPage& page, std::string_view id) {
  for (const Item& item : FrameItems()) {
    if (item.role != "row" || !item.label.starts_with(id)) continue;
    page.Click(std::string(item.label), "row");
    return;
  }
  FAIL("no row of " << id);
}

}  // namespace kohort::samples
