// What the engine answers about one customer.
#include <string>

#include <doctest/doctest.h>

#include "tests/core/service/test_engine.h"

namespace kohort {
namespace {

constexpr char kRows[] =
    "customer_id,event,time,amount,brand,name\n"
    "a,Paid Order,2026-01-10 10:00:00,10.50,ACE,Ana\n"
    "a,View,2026-03-02 10:00:00,,INFORMA,\n"
    "a,Paid Order,2026-03-01 10:00:00,20,,Anna\n"
    "b,View,2026-03-03 09:00:00,,,\n";

CustomerRequest Of(const char* customer, const char* as_of = "") {
  CustomerRequest request{.customer = customer, .settings = {}, .zone = ""};
  request.settings.as_of = as_of;
  return request;
}

std::string Stages(const CustomerReply& reply) {
  std::string text;
  for (const StageSince& stage : reply.stages) text += stage.stage + " " + stage.since + "; ";
  return text;
}

TEST_CASE("A customer is told with orders, stages and attributes") {
  TestEngine engine;
  engine.Load(kRows);
  const auto reply = engine.Ask<CustomerReply>(Of("a"));
  CHECK(reply.customer == "a");
  CHECK(reply.as_of == "2026-03-04 00:00:00");
  CHECK(reply.purchase == "Paid Order");
  CHECK(reply.stage == "active");
  CHECK(Stages(reply) == "first_timer 2026-01-10 10:00:00; active 2026-03-01 10:00:00; ");
  CHECK(reply.orders == 2);
  CHECK(reply.amount == "30.50");
  CHECK(reply.events == 3);
  CHECK(reply.first_event == "2026-01-10 10:00:00");
  CHECK(reply.last_event == "2026-03-02 10:00:00");
  REQUIRE(reply.attributes.size() == 1);
  CHECK(reply.attributes[0].value == "Anna");
  CHECK(reply.attributes[0].since == "2026-03-01 10:00:00");

  const auto lead = engine.Ask<CustomerReply>(Of("b"));
  CHECK(lead.stage == "lead");
  CHECK(lead.stages.empty());
  CHECK(lead.attributes[0].value.empty());
}

TEST_CASE("A customer is as of the day, in the zone that is asked for") {
  TestEngine engine;
  engine.Load(kRows);
  const auto before = engine.Ask<CustomerReply>(Of("a", "2026-02-01"));
  CHECK(before.orders == 1);
  CHECK(before.events == 1);
  CHECK(before.stage == "first_timer");
  CHECK(before.attributes[0].value == "Ana");
  CustomerRequest later = Of("a", "2027-06-01");
  later.zone = "Asia/Jakarta";
  CHECK(Stages(engine.Ask<CustomerReply>(later)) ==
        "first_timer 2026-01-10 17:00:00; active 2026-03-01 17:00:00; "
        "defecting 2026-09-01 17:00:00; inactive 2027-03-01 17:00:00; ");
}

TEST_CASE("What a customer did comes in pages, newest first") {
  TestEngine engine;
  engine.Load(kRows);
  const auto whole =
      engine.Ask<CustomerEventsReply>(CustomerEventsRequest{.of = Of("a"), .offset = 0});
  CHECK(whole.total == 3);
  REQUIRE(whole.columns.size() == 4);
  CHECK(whole.columns[3].id == "property:brand");
  REQUIRE(whole.rows.size() == 3);
  CHECK(whole.rows[0] == std::vector<std::string>{"2026-03-02 10:00:00", "View", "", "INFORMA"});
  const auto page = engine.Ask<CustomerEventsReply>(
      CustomerEventsRequest{.of = Of("a"), .offset = 1, .limit = 1});
  CHECK(page.total == 3);
  CHECK(page.offset == 1);
  REQUIRE(page.rows.size() == 1);
  CHECK(page.rows[0] == whole.rows[1]);
  CHECK(engine.Ask<CustomerEventsReply>(CustomerEventsRequest{.of = Of("a"), .offset = 7})
            .rows.empty());
}

TEST_CASE("Who is not in the data, or asked for what cannot be, is told so") {
  TestEngine engine;
  CHECK(engine.AskForError(Of("a")).code == "no_data");
  CHECK(engine.AskForError(CustomerEventsRequest{.of = Of("a")}).code == "no_data");
  engine.Load(kRows);
  CHECK(engine.AskForError(Of("A")).what == "There is no customer \"A\".");
  CHECK(engine.AskForError(CustomerEventsRequest{.of = Of("A")}).code == "customer_unknown");
  CHECK(engine.AskForError(Of("a", "soon")).code == "as_of_invalid");
  CustomerRequest nowhere = Of("a");
  nowhere.zone = "Asia/Jakata";
  CHECK(engine.AskForError(nowhere).code == "zone_unknown");
}

TEST_CASE("Without purchases a customer has no stage and no orders") {
  TestEngine engine;
  engine.Load("customer_id,event,time\na,View,2026-01-10 10:00:00\n");
  const auto reply = engine.Ask<CustomerReply>(Of("a"));
  CHECK(reply.purchase.empty());
  CHECK(reply.stage.empty());
  CHECK(reply.stages.empty());
  CHECK(reply.amount.empty());
  CHECK(reply.events == 1);
}

// What the table of members says of somebody is what their own page says.
TEST_CASE("The sample's customers are the same in the table and on their own") {
  TestEngine engine;
  const auto preview = engine.Ask<Preview>(OpenRequest{.files = {}, .sample = true, .zone = ""});
  engine.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  const auto members = engine.Ask<MembersReply>(
      MembersRequest{.settings = {}, .stage = "", .sort = "", .offset = 0, .limit = 200});
  REQUIRE(members.rows.size() == 200);
  for (const std::vector<std::string>& row : members.rows) {
    const auto reply = engine.Ask<CustomerReply>(Of(row[0].c_str()));
    CHECK(reply.stage == row[1]);
    CHECK(std::to_string(reply.orders) == row[2]);
    CHECK(reply.amount == row[3]);
    for (std::size_t i = 0; i < reply.attributes.size(); ++i) {
      CHECK(reply.attributes[i].value == row[6 + i]);
    }
  }
}

}  // namespace
}  // namespace kohort
