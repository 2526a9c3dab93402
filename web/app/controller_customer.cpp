// What the controller does about one customer: who they are, what they did, why they are in an
// audience.
#include <utility>

#include "web/app/controller.h"

namespace kohort {

CustomerRequest Controller::AskedCustomer() const {
  return {.customer = model_.customer.id,
          .settings = model_.settings,
          .zone = document_.now().settings.zone};
}

void Controller::AskCustomer() {
  CustomerPage& customer = model_.customer;
  if (!customer.open()) return;
  Abandon(customer_);
  Forget(customer_pages_);
  Begin(customer.about);
  customer.events.error.reset();
  customer_ = Send(AskedCustomer());
  customer_events_old_ = true;
  AskCustomerPage(0);
}

void Controller::AskWhy() {
  CustomerPage& customer = model_.customer;
  if (!customer.open()) return;
  Abandon(why_);
  if (FindSegment(document_.now(), customer.audience) == nullptr) {
    customer.audience = model_.audiences.selected;
  }
  if (customer.audience.empty()) {
    customer.why = {};
    return;
  }
  Begin(customer.why);
  why_ = Send(ExplainRequest{.definitions = Asked(customer.audience),
                             .segment = customer.audience,
                             .customers = {customer.id}});
}

void Controller::AskCustomerPage(std::uint64_t page) {
  const Id id = Send(CustomerEventsRequest{
      .of = AskedCustomer(), .offset = page * RowTable::kPageRows, .limit = RowTable::kPageRows});
  customer_pages_[id] = page;
}

void Controller::CloseCustomer() {
  Abandon(customer_);
  Abandon(why_);
  Forget(customer_pages_);
  const std::uint64_t version = model_.customer.events.version;
  model_.customer = {};
  model_.customer.events.version = version;
}

// ---- Commands

void Controller::On(const command::OpenCustomer& c) {
  if (!model_.data || c.id.empty()) return;
  CloseCustomer();
  model_.customer.id = c.id;
  model_.customer.audience = model_.audiences.selected;
  AskCustomer();
  AskWhy();
}

void Controller::On(const command::CloseCustomer&) { CloseCustomer(); }

void Controller::On(const command::ExplainAudience& c) {
  model_.customer.audience = c.segment;
  AskWhy();
}

// ---- Replies

void Controller::Take(Id id, CustomerReply reply) {
  if (id != customer_) return;
  customer_ = 0;
  Finish(model_.customer.about, std::move(reply));
}

void Controller::Take(Id id, CustomerEventsReply reply) {
  const auto asked = customer_pages_.find(id);
  if (asked == customer_pages_.end()) return;
  CustomerEvents& events = model_.customer.events;
  if (std::exchange(customer_events_old_, false)) {
    events.pages.clear();
    ++events.version;
  }
  events.known = true;
  events.total = reply.total;
  events.columns = std::move(reply.columns);
  events.pages[asked->second] = std::move(reply.rows);
  customer_pages_.erase(asked);
}

void Controller::Take(Id id, ExplainReply reply) {
  if (id != why_) return;
  why_ = 0;
  Finish(model_.customer.why, std::move(reply));
}

bool Controller::TakeCustomerError(Id id, const Error& error) {
  const bool cancelled = error.code == "cancelled";
  if (customer_pages_.erase(id) > 0) {
    if (!cancelled) model_.customer.events.error = error;
  } else if (id == customer_) {
    customer_ = 0;
    Fail(model_.customer.about, error);
  } else if (id == why_) {
    why_ = 0;
    Fail(model_.customer.why, error);
  } else {
    return false;
  }
  return true;
}

}  // namespace kohort
