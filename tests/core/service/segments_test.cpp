// Segments as a host asks for them: sizes, counts, why, history, members, what there is to choose.
#include <algorithm>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "core/segment/definition_json.h"
#include "core/service/messages.h"
#include "tests/core/service/test_engine.h"

namespace kohort {
namespace {

const std::string kSmall =
    "customer_id,event,timestamp,amount,city,channel\n"
    "C1,Add to Cart,2026-10-30 09:00:00,,Bandung,web\n"
    "C1,Paid Order,2026-11-01 10:00:00,12.50,Bandung,web\n"
    "C1,Paid Order,2026-11-02 10:00:00,7.50,Jakarta,app\n"
    "C2,Add to Cart,2026-11-02 11:00:00,,,web\n"
    "C3,Paid Order,2026-01-02 11:00:00,1.25,Medan,shop\n"
    "C4,View Microsite,2026-11-02 12:00:00,,Jakarta,app\n";

Definitions Read(const std::string& segments) {
  Result<Definitions> definitions =
      ParseDefinitions(R"({"kohort":"segments","version":1,"segments":)" + segments + "}");
  REQUIRE_MESSAGE(definitions, (definitions ? "" : definitions.error().Message()));
  return *definitions;
}

const std::string kCartNoOrder = R"([{"id":"cart","name":"Cart, no order","goal":"acquisition",
  "include":{"conditions":[
    {"type":"event","events":["Add to Cart"],"window":{"kind":"last","count":7,"unit":"day"}},
    {"type":"event","events":["Paid Order"],"count":{"op":"=","value":0}}]},
  "exclude":[{"type":"attribute","attribute":"city","op":"is","values":["Medan"]}]},
  {"id":"buyers","name":"Buyers","goal":"retention",
   "include":{"conditions":[{"type":"event","events":["Paid Order"]}]},
   "cap":{"kind":"top","customers":1,"by":{"function":"sum","property":"amount",
          "events":["Paid Order"]}}}])";

TEST_CASE("Sizes of all segments come in one reply") {
  TestEngine test;
  test.Load(kSmall);
  const auto sizes = test.Ask<SizesReply>(SizesRequest{Read(kCartNoOrder)});
  CHECK(sizes.customers == 4);
  CHECK(sizes.as_of == "2026-11-03 00:00:00");
  REQUIRE(sizes.segments.size() == 2);
  CHECK(sizes.segments[0].customers == 1);
  CHECK(sizes.segments[1].customers == 1);
}

TEST_CASE("Counts say how long they took, if the host has a clock") {
  double now_ms = 100;
  TestEngine timed(0, [&now_ms] { return now_ms += 0.5; });
  timed.Load(kSmall);
  const SizesRequest sizes{Read(kCartNoOrder)};
  const CountRequest count{Read(kCartNoOrder), "cart"};
  const auto first = timed.Ask<SizesReply>(sizes);
  REQUIRE(first.elapsed_ms);
  CHECK(*first.elapsed_ms > 0);
  now_ms += 1e6;  // idle
  const auto second = timed.Ask<CountReply>(count);
  REQUIRE(second.elapsed_ms);
  CHECK(*second.elapsed_ms > 0);
  CHECK(*second.elapsed_ms < 1e3);
  TestEngine untimed;
  untimed.Load(kSmall);
  CHECK_FALSE(untimed.Ask<SizesReply>(sizes).elapsed_ms);
  CHECK_FALSE(untimed.Ask<CountReply>(count).elapsed_ms);
}

TEST_CASE("A count says what each condition holds and what is left after it") {
  TestEngine test;
  test.Load(kSmall);
  const auto count = test.Ask<CountReply>(CountRequest{Read(kCartNoOrder), "cart"});
  CHECK(count.customers == 1);
  CHECK(count.universe == 4);
  std::map<std::string, std::uint64_t> conditions;
  for (const ConditionCount& condition : count.conditions) {
    conditions[condition.path] = condition.customers;
  }
  CHECK(conditions == std::map<std::string, std::uint64_t>{{"/include", 1},
                                                           {"/include/conditions/0", 2},
                                                           {"/include/conditions/1", 2},
                                                           {"/exclude/0", 1}});
  CHECK(count.conditions[1].from == "2026-10-27 00:00:00");
  CHECK_FALSE(count.conditions[1].from_included);
  CHECK(count.conditions[1].to == "2026-11-03 00:00:00");
  CHECK(count.conditions[1].to_included);
  std::vector<std::pair<std::string, std::uint64_t>> waterfall;
  for (const WaterfallStep& step : count.waterfall) {
    waterfall.emplace_back(step.path, step.customers);
  }
  CHECK(
      waterfall ==
      std::vector<std::pair<std::string, std::uint64_t>>{
          {"", 4}, {"/include/conditions/0", 2}, {"/include/conditions/1", 1}, {"/exclude/0", 1}});
  const auto capped = test.Ask<CountReply>(CountRequest{Read(kCartNoOrder), "buyers"});
  CHECK(capped.waterfall.back().path == "/cap");
  CHECK(capped.waterfall.back().customers == 1);
}

TEST_CASE("A name that the data does not have is a problem of its segment alone") {
  TestEngine test;
  test.Load(kSmall);
  Definitions definitions = Read(kCartNoOrder);
  std::get<EventCondition>(definitions.segments[0].include.conditions[1].body)
      .events.event.names = {"Paid Oder"};
  const auto sizes = test.Ask<SizesReply>(SizesRequest{definitions});
  REQUIRE(sizes.segments[0].problems.size() == 1);
  CHECK(sizes.segments[0].problems[0].path == "/include/conditions/1");
  CHECK(sizes.segments[0].problems[0].error.what ==
        "Unknown event \"Paid Oder\" (did you mean \"Paid Order\"?).");
  CHECK(sizes.segments[1].problems.empty());
  CHECK(sizes.segments[1].customers == 1);
  const auto count = test.Ask<CountReply>(CountRequest{definitions, "cart"});
  CHECK(count.problems.size() == 1);
  CHECK(count.waterfall.empty());
  // Nothing is exported from it.
  const auto error = test.Ask<ErrorReply>(
      ExportRequest{.settings = {}, .stage = "", .segment = "cart", .definitions = definitions});
  CHECK(error.error.code == "event_unknown");
  CHECK(error.error.where == "segment \"cart\", /include/conditions/1");
}

TEST_CASE("The members of a segment are paged, sorted and exported") {
  TestEngine test;
  test.Load(kSmall);
  const Definitions definitions = Read(
      R"([{"id":"buyers","name":"Buyers","goal":"retention",
           "include":{"conditions":[{"type":"event","events":["Paid Order"]}]}}])");
  MembersRequest request{.settings = {},
                         .stage = "",
                         .segment = "buyers",
                         .definitions = definitions,
                         .sort = "amount"};
  const auto page = test.Ask<MembersReply>(request);
  CHECK(page.segment == "buyers");
  REQUIRE(page.rows.size() == 2);
  CHECK(page.rows[0][0] == "C3");
  request.descending = true;
  CHECK(test.Ask<MembersReply>(request).rows[0][0] == "C1");
  const auto exported = test.Ask<ExportReply>(
      ExportRequest{.settings = {}, .stage = "", .segment = "buyers", .definitions = definitions});
  CHECK(exported.file_name == "kohort-buyers-2026-11-02.csv");
  CHECK(exported.rows == 2);
  CHECK(test.bytes.starts_with("customer_id,stage,orders,amount,"));
}

TEST_CASE("Members of data without purchases have no columns for them") {
  TestEngine test;
  test.Load("customer_id,event,timestamp\nC1,Opened,2026-11-01 10:00:00\n");
  const Definitions definitions =
      Read(R"([{"id":"all","name":"All","goal":"retention","include":{"conditions":[]}}])");
  const auto page = test.Ask<MembersReply>(MembersRequest{
      .settings = {}, .stage = "", .segment = "all", .definitions = definitions, .sort = ""});
  REQUIRE(page.columns.size() == 1);
  CHECK(page.columns[0].id == "customer");
  CHECK(page.total == 1);
}

TEST_CASE("Why a customer is in a segment is said condition by condition") {
  TestEngine test;
  test.Load(kSmall);
  const Definitions definitions = Read(kCartNoOrder);
  const auto why = test.Ask<ExplainReply>(ExplainRequest{definitions, "cart", {"C1", "C2"}});
  REQUIRE(why.customers.size() == 2);
  const ExplainedCustomer& first = why.customers[0];
  CHECK_FALSE(first.member);
  REQUIRE(first.conditions.size() == 4);
  CHECK(first.conditions[1].holds);
  CHECK(first.conditions[1].value == "1");
  REQUIRE(first.conditions[1].events.size() == 1);
  CHECK(first.conditions[1].events[0].event == "Add to Cart");
  CHECK(first.conditions[1].events[0].time == "2026-10-30 09:00:00");
  CHECK_FALSE(first.conditions[2].holds);
  CHECK(first.conditions[2].value == "2");
  CHECK(first.conditions[3].value == "Jakarta");
  CHECK(why.customers[1].member);
  CHECK(why.customers[1].conditions[2].value == "0");
  CHECK(why.customers[1].conditions[2].events.empty());
  const auto unknown = test.Ask<ErrorReply>(ExplainRequest{definitions, "cart", {"C9"}});
  CHECK(unknown.error.code == "customer_unknown");
}

TEST_CASE("A size history counts as of the end of each period") {
  TestEngine test;
  test.Load(kSmall);
  const auto history = test.Ask<SizeHistoryReply>(
      SizeHistoryRequest{Read(R"([{"id":"buyers","name":"Buyers","goal":"retention",
           "include":{"conditions":[{"type":"event","events":["Paid Order"]}]}}])"),
                         "buyers", TimeUnit::kMonths, 3});
  REQUIRE(history.sizes.size() == 3);
  CHECK(history.sizes[0].day == "2026-09-30");
  CHECK(history.sizes[0].customers == 1);
  CHECK(history.sizes[1].day == "2026-10-31");
  CHECK(history.sizes[1].customers == 1);
  CHECK(history.sizes[2].day == "2026-11-02");
  CHECK(history.sizes[2].customers == 2);
}

TEST_CASE("What conditions can be about is listed, with the customers who have each value") {
  TestEngine test;
  test.Load(kSmall);
  const auto catalog = test.Ask<CatalogReply>(CatalogRequest{});
  REQUIRE(catalog.events.size() == 3);
  CHECK(catalog.events[0].name == "Paid Order");
  CHECK(catalog.purchase == "Paid Order");
  CHECK(catalog.amount == "amount");
  const auto values =
      test.Ask<ValuesReply>(ValuesRequest{.attribute = "city", .property = "", .search = ""});
  REQUIRE(values.values.size() == 2);
  CHECK(values.values[0].value == "Jakarta");
  CHECK(values.values[0].customers == 2);
  const auto found = test.Ask<ValuesReply>(
      ValuesRequest{.attribute = "city", .property = "", .search = "MED", .limit = 5});
  REQUIRE(found.values.size() == 1);
  CHECK(found.values[0].value == "Medan");
  const auto unknown =
      test.Ask<ErrorReply>(ValuesRequest{.attribute = "citty", .property = "", .search = ""});
  CHECK(unknown.error.code == "attribute_unknown");
}

TEST_CASE("A definition that means nothing is the problem of its segment, with its place") {
  TestEngine test;
  test.Load(kSmall);
  Definitions definitions = Read(kCartNoOrder);
  std::get<EventCondition>(definitions.segments[0].include.conditions[0].body).window.count = 0;
  const auto count = test.Ask<CountReply>(CountRequest{definitions, "cart"});
  REQUIRE(count.problems.size() == 1);
  CHECK(count.problems[0].path == "/include/conditions/0");
  CHECK(count.waterfall.empty());
  // What stands on it cannot be evaluated either; the others can.
  SegmentCondition in_cart;
  in_cart.segment = "cart";
  definitions.segments.push_back({.id = "on_it",
                                  .name = "On it",
                                  .description = "",
                                  .tags = {},
                                  .include = {},
                                  .exclude = {},
                                  .cap = {}});
  definitions.segments[2].include.conditions.push_back({in_cart});
  const auto sizes = test.Ask<SizesReply>(SizesRequest{definitions});
  CHECK(sizes.segments[0].problems.size() == 1);
  CHECK(sizes.segments[1].customers == 1);
  REQUIRE(sizes.segments[2].problems.size() == 1);
  CHECK(sizes.segments[2].problems[0].error.code == "segment_unusable");
  const auto unknown = test.Ask<ErrorReply>(CountRequest{Read(kCartNoOrder), "cars"});
  CHECK(unknown.error.code == "segment_unknown");
}

}  // namespace
}  // namespace kohort
