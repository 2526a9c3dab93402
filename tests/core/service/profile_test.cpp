// Profiles of audiences, judged by adding up the rows of the file in the plainest way.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/insight/distinctions.h"
#include "core/insight/reach.h"
#include "core/segment/definition_json.h"
#include "core/service/messages.h"
#include "tests/core/segment/dice.h"
#include "tests/core/service/test_engine.h"

namespace kohort {
namespace {

using reference::Dice;

struct Row {
  std::string customer, event, time;
  int cents = -1;  // -1 = no amount
  // Of the event, then of the customer; "" = none.
  std::string brand, channel, city, email, push, email_consent;
};

std::string Text(const Row& row) {
  char amount[32] = "";
  if (row.cents >= 0) {
    std::snprintf(amount, sizeof amount, "%d.%02d", row.cents / 100, row.cents % 100);
  }
  std::string line;
  for (const std::string& cell : {row.customer, row.event, row.time, std::string(amount), row.brand,
                                  row.channel, row.city, row.email, row.push, row.email_consent}) {
    line += (line.empty() ? "" : ",") + cell;
  }
  return line + "\n";
}

std::vector<Row> RandomRows(Dice& dice, int customers) {
  std::vector<Row> rows;
  for (int c = 0; c < customers; ++c) {
    const bool bandung = dice.Percent(30);
    const bool fan = dice.Percent(bandung ? 70 : 15);  // of ACE
    const std::string id = "C" + std::to_string(c);
    const std::string email = dice.Percent(70) ? id + "@example.com" : "";
    for (int i = dice.From(1, 12); i > 0; --i) {
      Row& row = rows.emplace_back();
      row.customer = id;
      row.event = dice.Of({"View", "View", "Add to Cart", "Paid Order"});
      char time[32];
      std::snprintf(time, sizeof time, "%d-%02d-%02d %02d:00:00", dice.From(2025, 2026),
                    dice.From(1, 12), dice.From(1, 28), dice.From(0, 23));
      row.time = time;
      if (row.event == "Paid Order" && dice.Percent(90)) row.cents = dice.From(0, 5'000'000);
      row.brand = fan && dice.Percent(80) ? "ACE" : dice.Of({"", "INFORMA", "Chatime", "Toys"});
      row.channel = dice.Of({"web", "app", "shop"});
      row.city = bandung ? "Bandung" : dice.Of({"", "Jakarta", "Medan"});
      row.email = email;
      row.push = dice.Percent(20) ? "token" + id : "";
      row.email_consent = dice.Of({"", "yes", "no", "SUBSCRIBED"});
    }
  }
  // One order of one customer at each end of the year, and just outside of it.
  for (const char* time : {"2025-09-16 00:00:00", "2025-09-16 00:00:01", "2026-09-16 00:00:00",
                           "2026-09-16 00:00:01"}) {
    Row& row = rows.emplace_back();
    row.customer = "C0";
    row.event = "Paid Order";
    row.time = time;
    row.cents = 7;
  }
  std::ranges::stable_sort(rows, {}, &Row::time);
  return rows;
}

constexpr const char* kAsOf = "2026-09-15";  // the day before this instant
const std::string kEnd = "2026-09-16 00:00:00";
const std::string kBegin = "2025-09-16 00:00:00";  // not included

struct Plain {
  std::set<std::string> customers, everyone;
  std::map<std::string, std::string> city, email, push, consent;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> who;  // by column and value
};

// What holds of every customer at as-of.
Plain PlainOf(const std::vector<Row>& rows) {
  Plain plain;
  for (const Row& row : rows) {
    plain.everyone.insert(row.customer);
    if (row.time > kEnd) continue;
    const auto keep = [&](std::map<std::string, std::string>& latest, const std::string& value) {
      if (!value.empty()) latest[row.customer] = value;
    };
    keep(plain.city, row.city);
    keep(plain.email, row.email);
    keep(plain.push, row.push);
    keep(plain.consent, row.email_consent);
    if (!row.brand.empty()) plain.who[{"brand", row.brand}].insert(row.customer);
    plain.who[{"channel", row.channel}].insert(row.customer);
  }
  plain.who.erase({"channel", ""});
  for (const auto& [customer, city] : plain.city) plain.who[{"city", city}].insert(customer);
  for (const auto& [customer, consent] : plain.consent) {
    plain.who[{"email_consent", consent}].insert(customer);
  }
  return plain;
}

std::set<std::string> Both(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> both;
  std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
  return both;
}

// The share p below the observed at which that is z standard errors away, by halving.
double LeastShare(double k, double n, double z) {
  double low = 0;
  double high = k / n;
  for (int i = 0; i < 200; ++i) {
    const double p = (low + high) / 2;
    const double errors = (k / n - p) / std::sqrt(p * (1 - p) / n);
    (errors > z ? low : high) = p;
  }
  return low;
}

const std::string kSegments = R"({"kohort":"segments","version":1,"segments":[
  {"id":"city","name":"City","goal":"retention","include":{"conditions":[
    {"type":"attribute","attribute":"city","op":"is","values":["Bandung"]}]}},
  {"id":"ace","name":"ACE","goal":"retention","include":{"conditions":[
    {"type":"event","match":"any","where":{"filters":[
      {"type":"property","property":"brand","op":"is","values":["ACE"]}]}}]}},
  {"id":"web","name":"Web","goal":"retention","include":{"conditions":[
    {"type":"event","match":"any","where":{"filters":[
      {"type":"property","property":"channel","op":"is","values":["web"]}]}}]}},
  {"id":"nobody","name":"Nobody","goal":"retention","include":{"conditions":[
    {"type":"attribute","attribute":"city","op":"is","values":["Atlantis"]}]}},
  {"id":"all","name":"All","goal":"retention","include":{"conditions":[]}}]})";

Definitions Segments() {
  Result<Definitions> definitions = ParseDefinitions(kSegments);
  REQUIRE_MESSAGE(definitions, (definitions ? "" : definitions.error().Message()));
  definitions->settings.lifecycle.as_of = kAsOf;
  return *definitions;
}

void Load(TestEngine& test, const std::vector<Row>& rows) {
  std::string text =
      "customer_id,event,timestamp,amount,brand,channel,city,email,push_token,email_consent\n";
  for (const Row& row : rows) text += Text(row);
  Mapping mapping = test.Open(text).ToMapping();
  const Meaning meanings[] = {Meaning::kCustomer,    Meaning::kEvent,    Meaning::kTime,
                              Meaning::kAmount,      Meaning::kProperty, Meaning::kProperty,
                              Meaning::kAttribute,   Meaning::kEmail,    Meaning::kPushToken,
                              Meaning::kConsentEmail};
  for (std::size_t i = 0; i < std::size(meanings); ++i) {
    mapping.sources[0].columns[i].meaning = meanings[i];
  }
  test.Ask<DataSummary>(ImportRequest{mapping});
}

AudienceProfileReply Ask(TestEngine& test, const std::string& segment) {
  return test.Ask<AudienceProfileReply>(
      AudienceProfileRequest{Segments(), segment, {"nobody", "city", "ace", "web", "all"}});
}

void Compare(const AudienceProfileReply& reply, const std::vector<Row>& rows, const Plain& plain,
             const std::map<std::string, std::set<std::string>>& segments) {
  const std::set<std::string>& members = segments.at(reply.segment);
  CHECK(reply.customers == members.size());
  CHECK(reply.universe == plain.everyone.size());

  std::uint64_t orders = 0;
  std::int64_t cents = 0;
  std::set<std::string> buyers;
  for (const Row& row : rows) {
    if (row.event != "Paid Order" || row.time <= kBegin || row.time > kEnd) continue;
    if (!members.contains(row.customer)) continue;
    ++orders;
    buyers.insert(row.customer);
    cents += std::max(row.cents, 0);
  }
  CHECK(reply.orders_known);
  CHECK(reply.orders == orders);
  CHECK(reply.buyers == buyers.size());
  char revenue[32];
  std::snprintf(revenue, sizeof revenue, "%lld.%02d", static_cast<long long>(cents / 100),
                static_cast<int>(cents % 100));
  CHECK(reply.revenue == revenue);

  std::uint64_t by_push = 0;
  std::uint64_t by_email = 0;
  for (const std::string& member : members) {
    by_push += plain.push.contains(member) ? 1 : 0;
    const auto consent = plain.consent.find(member);
    const bool given = consent != plain.consent.end() && consent->second != "no";
    by_email += plain.email.contains(member) && given ? 1 : 0;
  }
  REQUIRE(reply.channels.size() == 5);
  CHECK(reply.channels[0].channel == "push");
  CHECK(reply.channels[0].contact_known);
  CHECK_FALSE(reply.channels[0].consent_known);
  CHECK(reply.channels[0].customers == by_push);
  CHECK(reply.channels[1].consent_known);
  CHECK(reply.channels[1].customers == by_email);
  CHECK_FALSE(reply.channels[2].contact_known);
  CHECK(reply.channels[4].customers == members.size());

  using Sizes = std::pair<std::uint64_t, std::uint64_t>;
  std::map<std::string, Sizes> overlaps;
  for (const auto& [id, other] : segments) {
    if (id != reply.segment) overlaps[id] = {Both(members, other).size(), other.size()};
  }
  std::map<std::string, Sizes> told;
  for (const SegmentOverlap& overlap : reply.overlaps) {
    told[overlap.segment] = {overlap.customers, overlap.of_other};
  }
  CHECK(told == overlaps);
  CHECK(std::ranges::is_sorted(reply.overlaps, std::ranges::greater(), &SegmentOverlap::customers));

  // All values that qualify, the surest first.
  std::vector<std::tuple<double, std::string, std::string>> values;
  for (const auto& [name, who] : plain.who) {
    const double k = static_cast<double>(Both(members, who).size());
    if (k < 10) continue;
    const double n = static_cast<double>(members.size());
    const double usual =
        static_cast<double>(who.size()) / static_cast<double>(plain.everyone.size());
    const double sure = LeastShare(k, n, 4) / usual;
    if (sure > 1) values.emplace_back(sure, name.first, name.second);
  }
  std::ranges::sort(values, std::ranges::greater());
  std::vector<std::pair<std::string, std::string>> expected;
  std::map<std::string, int> of_one;
  for (const auto& [sure, column, value] : values) {
    if (expected.size() < 6 && of_one[column]++ < 2) expected.emplace_back(column, value);
  }
  std::vector<std::pair<std::string, std::string>> given;
  for (const Distinction& value : reply.distinctions) {
    const std::string& column = value.attribute.empty() ? value.property : value.attribute;
    given.emplace_back(column, value.value);
    const std::set<std::string>& who = plain.who.at(given.back());
    CHECK(value.customers == Both(members, who).size());
    CHECK(value.everyone == who.size());
    CHECK(value.lift == doctest::Approx(static_cast<double>(value.customers * reply.universe) /
                                        static_cast<double>(reply.customers * value.everyone)));
  }
  CHECK(given == expected);
}

}  // namespace

TEST_CASE("A profile is what the rows of the file add up to") {
  int distinctions = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const std::vector<Row> rows = RandomRows(dice, dice.From(150, 900));
    const Plain plain = PlainOf(rows);
    const auto who = [&](const char* column, const char* value) {
      const auto found = plain.who.find({column, value});
      return found == plain.who.end() ? std::set<std::string>() : found->second;
    };
    const std::map<std::string, std::set<std::string>> segments{{"city", who("city", "Bandung")},
                                                                {"ace", who("brand", "ACE")},
                                                                {"web", who("channel", "web")},
                                                                {"nobody", {}},
                                                                {"all", plain.everyone}};
    TestEngine test;
    Load(test, rows);
    for (const char* segment : {"city", "ace", "web", "nobody", "all"}) {
      CAPTURE(segment);
      const AudienceProfileReply reply = Ask(test, segment);
      Compare(reply, rows, plain, segments);
      distinctions += static_cast<int>(reply.distinctions.size());
    }
  }
  CHECK(distinctions > 10);  // else nothing was compared
}

TEST_CASE("A profile that is cancelled leaves the next one as it would have been") {
  Dice dice(6);
  const std::vector<Row> rows = RandomRows(dice, 400);
  TestEngine whole;
  Load(whole, rows);
  const AudienceProfileReply expected = Ask(whole, "city");
  CHECK_FALSE(expected.distinctions.empty());
  for (int steps = 1; steps < 14; ++steps) {
    TestEngine test;
    Load(test, rows);
    const std::uint64_t id = test.Send(AudienceProfileRequest{Segments(), "web", {"ace"}});
    for (int i = 0; i < steps; ++i) test.engine.Step();
    test.Send(CancelRequest{id});
    test.Run();
    const AudienceProfileReply reply = Ask(test, "city");
    CHECK(Encode(Reply{1, reply}) == Encode(Reply{1, expected}));
  }
}

TEST_CASE("Another as-of counts everyone anew") {
  Dice dice(7);
  TestEngine test;
  Load(test, RandomRows(dice, 400));
  const AudienceProfileReply late = Ask(test, "city");
  Definitions early = Segments();
  early.settings.lifecycle.as_of = "2025-06-30";
  const auto reply = test.Ask<AudienceProfileReply>(AudienceProfileRequest{early, "city", {}});
  REQUIRE_FALSE(reply.distinctions.empty());
  CHECK(reply.distinctions[0].everyone < late.distinctions[0].everyone);
  CHECK(Encode(Reply{1, Ask(test, "city")}) == Encode(Reply{1, late}));
}

TEST_CASE("A segment that cannot be evaluated has no profile, and overlaps with nothing") {
  Dice dice(8);
  TestEngine test;
  Load(test, RandomRows(dice, 50));
  Definitions definitions = Segments();
  std::get<AttributeCondition>(definitions.segments[0].include.conditions[0].body).attribute =
      "town";
  CHECK(test.AskForError(AudienceProfileRequest{definitions, "city", {}}).code ==
        "attribute_unknown");
  const auto reply =
      test.Ask<AudienceProfileReply>(AudienceProfileRequest{definitions, "all", {"city", "ace"}});
  REQUIRE(reply.overlaps.size() == 1);
  CHECK(reply.overlaps[0].segment == "ace");
  CHECK(test.AskForError(AudienceProfileRequest{definitions, "gone", {}}).code ==
        "segment_unknown");
}

TEST_CASE("Without purchases, amounts or contacts a profile says so") {
  TestEngine test;
  test.Load("customer_id,event,timestamp\nC1,Opened,2026-09-01 10:00:00\n");
  const auto reply = test.Ask<AudienceProfileReply>(
      AudienceProfileRequest{*ParseDefinitions(R"({"kohort":"segments","version":1,"segments":[
        {"id":"all","name":"All","goal":"retention","include":{"conditions":[]}}]})"),
                             "all",
                             {}});
  CHECK_FALSE(reply.orders_known);
  CHECK(reply.revenue.empty());
  CHECK_FALSE(reply.channels[0].contact_known);
  CHECK_FALSE(reply.channels[1].contact_known);
  CHECK(reply.channels[4].contact_known);
  CHECK(reply.channels[4].customers == 1);
  CHECK(reply.distinctions.empty());
}

TEST_CASE("Sums that 64 bits do not hold are near, not wrapped around") {
  std::string text = "customer_id,event,timestamp,amount\n";
  for (int i = 0; i < 12; ++i) {
    text += "C1,Paid Order,2026-09-01 10:00:00,900000000000000000\n";
  }
  TestEngine test;
  test.Load(text);
  Definitions definitions = Segments();
  definitions.settings.lifecycle.as_of.clear();
  const auto reply = test.Ask<AudienceProfileReply>(AudienceProfileRequest{definitions, "all", {}});
  CHECK(std::stod(reply.revenue) == doctest::Approx(1.08e19));
}

TEST_CASE("Consent is given in the words that tools write, and by nothing else") {
  for (const char* yes :
       {"yes", "TRUE", "1", "ya", "Subscribed", "opted_in", "opt-in", "granted"}) {
    CHECK_MESSAGE(GivesConsent(yes), yes);
  }
  for (const char* no :
       {"no", "0", "", "unsubscribed", "NEVER_SUBSCRIBED", "opted out", "pending"}) {
    CHECK_MESSAGE(!GivesConsent(no), no);
  }
}

TEST_CASE("Where columns do not agree on consent, there is none") {
  TestEngine test;
  test.files[1] =
      "customer_id,event,timestamp,email,consent_email\n"
      "C1,View,2026-09-01 10:00:00,a@x.id,yes\nC2,View,2026-09-01 10:00:00,b@x.id,\n"
      "C3,View,2026-09-01 10:00:00,c@x.id,yes\n";
  test.files[2] =
      "customer_id,mail,mail_consent,city\nC1,,no,Jakarta\nC2,b2@x.id,yes,Jakarta\n"
      "C4,d@x.id,yes,Jakarta\nC5,,yes,Jakarta\n";
  Preview preview = test.Ask<Preview>(
      OpenRequest{.files = {{1, "a.csv", test.files[1].size()}, {2, "b.csv", test.files[2].size()}},
                  .zone = "UTC"});
  Mapping mapping = preview.ToMapping();
  REQUIRE(mapping.sources.size() == 2);
  mapping.sources[1].kind = SourceKind::kProfiles;
  for (SourceMapping& source : mapping.sources) {
    for (ColumnMapping& column : source.columns) {
      if (column.column == "mail" || column.column == "email") column.meaning = Meaning::kEmail;
      if (column.column.find("consent") != std::string::npos) {
        column.meaning = Meaning::kConsentEmail;
      }
    }
  }
  test.Ask<DataSummary>(ImportRequest{mapping});
  const auto reply = test.Ask<AudienceProfileReply>(AudienceProfileRequest{Segments(), "all", {}});
  CHECK(reply.customers == 5);
  CHECK(reply.channels[1].customers == 3);  // C2, C3, C4
}

TEST_CASE("Columns of very many values are not compared") {
  std::string text = "customer_id,event,timestamp,order,brand\n";
  for (int i = 0; i < 10'001; ++i) {
    const std::string id = std::to_string(i);
    text +=
        "C" + id + ",View,2026-09-01 10:00:00,x" + id + "," + (i % 50 == 0 ? "ACE" : "Toys") + "\n";
  }
  // Forty customers share one of the many values.
  for (int i = 0; i < 40; ++i) {
    text += "C" + std::to_string(i * 50) + ",View,2026-09-01 10:00:00,x1,\n";
  }
  TestEngine test;
  Mapping mapping = test.Open(text).ToMapping();
  mapping.sources[0].columns[3].meaning = Meaning::kProperty;
  test.Ask<DataSummary>(ImportRequest{mapping});
  Definitions definitions = Segments();
  const auto reply = test.Ask<AudienceProfileReply>(AudienceProfileRequest{definitions, "ace", {}});
  REQUIRE(reply.distinctions.size() == 1);
  CHECK(reply.distinctions[0].value == "ACE");
  CHECK(reply.distinctions[0].lift == doctest::Approx(10'001.0 / 201));
}

TEST_CASE("The least share follows the score interval as published") {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20.
  constexpr double kZ95 = 1.959964;
  CHECK(ShareAtLeast(81, 263, kZ95) == doctest::Approx(0.2553).epsilon(0.001));
  CHECK(ShareAtLeast(15, 148, kZ95) == doctest::Approx(0.0624).epsilon(0.001));
  CHECK(ShareAtLeast(0, 20, kZ95) == 0);
}

}  // namespace kohort
