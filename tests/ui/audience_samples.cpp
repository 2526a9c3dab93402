#include "tests/ui/audience_samples.h"

#include <cstdio>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/document/condition_tree.h"
#include "tests/ui/samples.h"
#include "web/ui/text.h"

namespace kohort::samples {
namespace {

constexpr std::uint64_t kCustomers = 444'486;

void CountIn(const Segment& segment, const std::string& parent, CountReply& reply) {
  Segment copy = segment;
  const std::vector<Condition>* conditions = ConditionsIn(copy, parent);
  for (std::size_t i = 0; conditions != nullptr && i < conditions->size(); ++i) {
    const std::string path = ChildPath(parent, i);
    ConditionCount count{.path = path,
                         .customers = kCustomers / (reply.conditions.size() * 7 + 3),
                         .from = "",
                         .to = "",
                         .from_included = false,
                         .to_included = true};
    const auto* event = std::get_if<EventCondition>(&(*conditions)[i].body);
    if (event != nullptr && event->window.kind != WindowKind::kAllTime) {
      count.from = "2026-10-14 00:00:00";
      count.to = "2026-11-13 00:00:00";
    }
    reply.conditions.push_back(count);
    CountIn(segment, path, reply);
  }
}

EventSelector Event(const char* name) {
  return {.match = EventMatch::kNames, .names = {name}, .prefix = ""};
}

Window Last(int count, TimeUnit unit) {
  Window window;
  window.kind = WindowKind::kLast;
  window.count = count;
  window.unit = unit;
  return window;
}

}  // namespace

CatalogReply Catalog() {
  CatalogReply catalog;
  catalog.events = ActivitySummary().event_names;
  catalog.properties = {{"amount", "number", 810'000, 21'344},
                        {"brand", "text", 9'790'000, 16},
                        {"channel", "text", 10'000'000, 6}};
  catalog.attributes = {{"city", "text", 440'000, 40}, {"email", "text", 380'000, 380'000}};
  catalog.lists = {{"staff", 212, 3}};
  catalog.purchase = "Paid Order";
  catalog.amount = "amount";
  catalog.currency = "IDR";
  return catalog;
}

ValuesReply Values(const ValuesRequest& request) {
  ValuesReply reply{.attribute = request.attribute, .property = request.property, .values = {}};
  for (const char* value : {"ACE", "INFORMA", "Toys Kingdom", "Chatime"}) {
    if (std::string(value).find(request.search) == std::string::npos) continue;
    reply.values.push_back({value, 120'000 / (reply.values.size() + 1)});
  }
  return reply;
}

SizesReply Sizes(const SizesRequest& request) {
  SizesReply reply{.customers = kCustomers, .as_of = "2026-11-13 00:00:00", .segments = {}};
  for (const Segment& segment : request.definitions.segments) {
    reply.segments.push_back({.segment = segment.id,
                              .customers = 226'084 / (reply.segments.size() * 3 + 1),
                              .problems = {}});
  }
  return reply;
}

CountReply Counted(const CountRequest& request) {
  CountReply reply;
  reply.segment = request.segment;
  reply.universe = kCustomers;
  reply.as_of = "2026-11-13 00:00:00";
  reply.elapsed_ms = 6.84;
  for (const Segment& segment : request.definitions.segments) {
    if (segment.id != request.segment) continue;
    CountIn(segment, "/include", reply);
    CountIn(segment, "/exclude", reply);
    std::uint64_t left = kCustomers;
    reply.waterfall.push_back({"", left});
    const auto step = [&](const std::string& path) {
      left = left * 2 / 9;
      reply.waterfall.push_back({path, left});
    };
    for (std::size_t i = 0; i < segment.include.conditions.size(); ++i) {
      step(ChildPath("/include", i));
    }
    for (std::size_t i = 0; i < segment.exclude.size(); ++i) step(ChildPath("/exclude", i));
    if (segment.cap.kind != CapKind::kNone) step("/cap");
    reply.customers = left;
  }
  return reply;
}

SizeHistoryReply History(const SizeHistoryRequest& request) {
  SizeHistoryReply reply{.segment = request.segment, .sizes = {}};
  for (int i = 0; i < request.periods; ++i) {
    char day[16];
    std::snprintf(day, sizeof day, "20%02d-%02d-28", 25 + (i + 11) / 12, (i + 11) % 12 + 1);
    reply.sizes.push_back({day, static_cast<std::uint64_t>(900 + 115 * i + (i % 3) * 130)});
  }
  return reply;
}

AudienceProfileReply Profile(const AudienceProfileRequest& request) {
  AudienceProfileReply reply;
  reply.segment = request.segment;
  reply.customers = 2'307;
  reply.universe = kCustomers;
  reply.orders_known = true;
  reply.orders = 4'102;
  reply.buyers = 1'980;
  reply.revenue = "3104250000.50";
  reply.channels = {{"push", true, true, 1'204},
                    {"email", true, true, 1'890},
                    {"sms", false, false, 0},
                    {"whatsapp", false, false, 0},
                    {"popup", true, false, 2'307}};
  for (const std::string& other : request.others) {
    const std::uint64_t nth = reply.overlaps.size();
    reply.overlaps.push_back({other, nth < 3 ? 1'511 / (nth * 2 + 1) : 0, 226'084 / (nth * 3 + 1)});
  }
  reply.distinctions = {{"city", "", "Bandung", 1'104, 101'000, 2.1},
                        {"", "channel", "ios_app", 1'630, 174'000, 1.8},
                        {"", "brand", "ACE", 2'307, 278'000, 1.6}};
  return reply;
}

void AnswerAudiences(TestPage& page) {
  std::set<std::uint64_t>& answered = page.answered;
  for (std::size_t i = 0; i < page.host().sent.size(); ++i) {
    const Request request = page.host().sent[i];
    if (page.host().Cancelled(request.id) || answered.contains(request.id)) continue;
    const auto answer = [&](ReplyBody body) {
      answered.insert(request.id);
      page.Receive(request.id, std::move(body));
    };
    if (std::holds_alternative<CatalogRequest>(request.body)) answer(Catalog());
    if (const auto* r = std::get_if<SizesRequest>(&request.body)) answer(Sizes(*r));
    if (const auto* r = std::get_if<CountRequest>(&request.body)) answer(Counted(*r));
    if (const auto* r = std::get_if<SizeHistoryRequest>(&request.body)) answer(History(*r));
    if (const auto* r = std::get_if<AudienceProfileRequest>(&request.body)) answer(Profile(*r));
    if (const auto* r = std::get_if<ValuesRequest>(&request.body)) answer(Values(*r));
    const auto* members = std::get_if<MembersRequest>(&request.body);
    if (members != nullptr && !members->segment.empty()) answer(MemberRows(*members, 2'307));
  }
}

void ShowAudiences(TestPage& page) {
  LoadActivity(page);
  page.Click(Tr(T::kTabAudiences), "tab");
  AnswerAudiences(page);
}

void Begin(TestPage& page, std::string_view kind) {
  ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  AnswerAudiences(page);
  page.Click("Add a condition to the audience", "button");
  page.Click(kind, "option");
  AnswerAudiences(page);
}

void ChooseEvent(TestPage& page) {
  page.Click("Event, condition 1", "combobox");
  page.Click("Search", "option");
  AnswerAudiences(page);
}

void TypeInto(TestPage& page, std::string_view field, std::string_view text) {
  page.Click(field, "textbox");
  page.Clear();
  page.Type(text);
}

Segment CartAbandoners() {
  Segment segment;
  segment.name = "High-value cart abandoners";
  segment.goal = Goal::kRetention;
  EventCondition carted{{Event("Add to Cart"), {}}, Last(30, TimeUnit::kDays), {}};
  carted.count.value = 3;
  Filter& filter = carted.events.where.filters.emplace_back();
  PropertyTest brand;
  brand.property = "brand";
  brand.test.texts = {"ACE", "INFORMA"};
  filter.body = brand;
  EventCondition bought{{Event("Paid Order"), {}}, Last(30, TimeUnit::kDays), {}};
  bought.count = {CompareOp::kEqual, 0, 0};
  AggregateCondition spent;
  spent.measure.function = Function::kSum;
  spent.measure.property = "amount";
  spent.measure.events.event = Event("Paid Order");
  spent.measure.window = Last(12, TimeUnit::kMonths);
  spent.test.op = TestOp::kGreaterOrEqual;
  spent.test.number = 5'000'000;
  RfmCondition champions;
  champions.groups = {"Champions"};
  Group any;
  any.kind = GroupKind::kAny;
  any.conditions.push_back({spent});
  any.conditions.push_back({champions});
  segment.include.conditions.push_back({carted});
  segment.include.conditions.push_back({bought});
  segment.include.conditions.push_back({any});
  return segment;
}

std::vector<Segment> Audiences() {
  std::vector<Segment> segments;
  const auto add = [&](const char* name, Goal goal) {
    Segment& segment = segments.emplace_back();
    segment.name = name;
    segment.goal = goal;
    segment.include.conditions.push_back({StageCondition{.stages = {"active"}}});
  };
  add("Leads", Goal::kAcquisition);
  add("First timers", Goal::kAcquisition);
  add("Browsers, never bought", Goal::kAcquisition);
  add("Active", Goal::kRetention);
  add("Defecting · 6–12 months", Goal::kRetention);
  add("Champions (RFM)", Goal::kRetention);
  segments.push_back(CartAbandoners());
  return segments;
}

Definitions Document() {
  Definitions document;
  for (Segment& segment : Audiences()) {
    segment.id = "segment-" + std::to_string(document.segments.size());
    document.segments.push_back(std::move(segment));
  }
  return document;
}

}  // namespace kohort::samples
