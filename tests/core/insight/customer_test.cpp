// One customer against the same data written out on paper.
#include "core/insight/customer.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "tests/core/segment/random_data.h"
#include "tests/core/segment/reference_data.h"

namespace kohort {
namespace {

using reference::At;

reference::Table Shop() {
  reference::Table table{.zone = "Asia/Jakarta",
                         .properties = {"amount", "brand", "coupon"},
                         .attributes = {"city", "email"},
                         .amount = 0};
  table.rows = {
      {"ana", "Paid Order", At("2026-03-01 03:00:00"), {"10.5", "ACE"}, {"Bandung"}},
      {"ana", "View", At("2026-03-01 03:00:00"), {std::nullopt, "INFORMA"}},
      {"ana", "View", At("2026-03-01 03:00:00"), {std::nullopt, "ACE"}},
      {"bob", "View", At("2026-03-02 03:00:00"), {std::nullopt, std::nullopt, "X1"}},
      {"ana", "Paid Order", At("2026-03-05 03:00:00"), {"20", "ACE"}, {"Jakarta"}},
      {"ana", "Paid Order", At("2026-04-01 03:00:00"), {"40", "ACE"}, {"Solo"}},
  };
  table.profiles = {{"cid", {"Medan", "cid@contoh.id"}}};
  return table;
}

std::string Cells(const Customer& customer, std::size_t row) {
  std::string text;
  for (const CustomerColumn& column : customer.columns()) {
    text += (text.empty() ? "" : "|") + customer.Cell(row, column);
  }
  return text;
}

TEST_CASE("What a customer did is told newest first, up to as-of, with what each event has") {
  const auto data = Shop().Build();
  const Customer ana(data, *FindCustomer(*data, "ana"), At("2026-03-05 03:00:00"), data->zone);
  REQUIRE(ana.rows() == 4);
  REQUIRE(ana.columns().size() == 4);  // nobody's coupon but bob's
  CHECK(ana.columns()[2].id == "property:amount");
  CHECK(ana.columns()[2].type == "number");
  CHECK(Cells(ana, 0) == "2026-03-05 10:00:00|Paid Order|20.0|ACE");
  // Of one instant: the later name of the data first, of one name the later row.
  CHECK(Cells(ana, 1) == "2026-03-01 10:00:00|View||ACE");
  CHECK(Cells(ana, 2) == "2026-03-01 10:00:00|View||INFORMA");
  CHECK(Cells(ana, 3) == "2026-03-01 10:00:00|Paid Order|10.5|ACE");
}

TEST_CASE("Attributes are those of as-of, with the time since when they are known") {
  const auto data = Shop().Build();
  const auto of = [&](const char* id, const char* as_of) {
    std::string text;
    for (const Customer::Value& value :
         Customer(data, *FindCustomer(*data, id), At(as_of), data->zone).Attributes()) {
      text += value.name + "=" + value.value + "@" + value.since + ";";
    }
    return text;
  };
  CHECK(of("ana", "2026-03-05 02:59:59") == "city=Bandung@2026-03-01 10:00:00;email=@;");
  CHECK(of("ana", "2026-03-05 03:00:00") == "city=Jakarta@2026-03-05 10:00:00;email=@;");
  CHECK(of("ana", "2026-02-01 00:00:00") == "city=@;email=@;");
  CHECK(of("cid", "2026-02-01 00:00:00") == "city=Medan@;email=cid@contoh.id@;");
}

TEST_CASE("Somebody who did nothing has no rows and bought for nothing") {
  const auto data = Shop().Build();
  const Customer cid(data, *FindCustomer(*data, "cid"), At("2027-01-01 00:00:00"), data->zone);
  CHECK(cid.rows() == 0);
  CHECK(cid.columns().size() == 2);
  const Customer::Purchases bought = cid.Bought(*data->FindEvent("Paid Order"));
  CHECK(bought.begin == bought.end);
  CHECK(bought.amount == "0.0");
}

TEST_CASE("Only an exact ID finds a customer") {
  const auto data = Shop().Build();
  CHECK(FindCustomer(*data, "ana"));
  for (const char* id : {"Ana", "an", "ana ", ""}) {
    const auto found = FindCustomer(*data, id);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == "customer_unknown");
    CHECK(found.error().what == "There is no customer \"" + std::string(id) + "\".");
  }
}

// Everything of everyone, by hand.
void CompareWithPaper(const std::shared_ptr<const DataSet>& set, Instant as_of) {
  const reference::Data paper(*set);
  for (const reference::Customer& person : paper.customers) {
    CAPTURE(person.id);
    const Result<std::uint32_t> number = FindCustomer(*set, person.id);
    REQUIRE(number);
    CHECK(*number == person.number);
    const Customer customer(set, *number, as_of, set->zone);

    std::vector<reference::Event> events;
    for (const reference::Event& event : person.events) {
      if (event.time <= as_of) events.insert(events.begin(), event);
    }
    REQUIRE(customer.rows() == events.size());
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < customer.columns().size(); ++i) {
      columns[customer.columns()[i].id] = i;
    }
    std::size_t values = 0;
    std::size_t cells = 0;
    for (std::size_t row = 0; row < events.size(); ++row) {
      const reference::Event& event = events[row];
      CHECK(customer.Cell(row, customer.columns()[0]) ==
            FormatLocal(set->zone.ToLocal(event.time)));
      CHECK(customer.Cell(row, customer.columns()[1]) == event.name);
      for (const auto& [name, value] : event.properties) {
        REQUIRE(columns.contains("property:" + name));
        const std::string cell =
            customer.Cell(row, customer.columns()[columns["property:" + name]]);
        if (value.number) {
          CHECK(std::stod(cell) == *value.number);
        } else {
          CHECK(cell == value.text);
        }
        values += cell.empty() ? 0 : 1;
      }
      for (std::size_t i = 2; i < customer.columns().size(); ++i) {
        cells += customer.Cell(row, customer.columns()[i]).empty() ? 0 : 1;
      }
    }
    CHECK(values == cells);  // and no others

    const std::vector<Customer::Value> attributes = customer.Attributes();
    REQUIRE(attributes.size() == set->attributes.size());
    for (const Customer::Value& attribute : attributes) {
      const auto value = paper.AttributeAt(person, attribute.name, as_of);
      CHECK(attribute.value == (value ? value->text : ""));
    }
  }
}

TEST_CASE("Random customers are as on paper") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    reference::Dice dice(seed);
    const reference::RandomTable table = reference::MakeRandomTable(dice);
    CompareWithPaper(table.Build(), table.around + dice.From(-40, 40) * kDay);
  }
}

}  // namespace
}  // namespace kohort
