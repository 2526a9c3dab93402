// The page about one customer.
#include <string>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/audience_samples.h"
#include "tests/ui/customer_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

using samples::AnswerAudiences;
using samples::AnswerCustomer;
using samples::OpenCustomer;

const Error kUnknown{"customer_unknown", "There is no customer \"C9\".", "",
                     "Give an ID as it is in the data."};

// On the audiences' page, with one audience and the customer C0000003 of it.
void OpenFromAudience(TestPage& page) {
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  AnswerAudiences(page);
  for (const char* kind : {"Did an event", "Did not do an event"}) {
    page.Click("Add a condition to the audience", "button");
    page.Click(kind, "option");
  }
  page.Click("Event, condition 1", "combobox");
  page.Click("Add to Cart", "option");
  page.Click("Event, condition 2", "combobox");
  page.Click("Paid Order", "option");
  AnswerAudiences(page);
  page.MoveTo(700, 200);
  page.Wheel(-100);
  OpenCustomer(page, "C0000003");
}

TEST_CASE("A click on a row opens the customer: numbers, stages, attributes, what they did") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  CHECK(page.host().Last<CustomerRequest>().customer == "C0000003");
  CHECK(page.host().Last<CustomerRequest>().settings.purchase == "Paid Order");
  CHECK(page.host().Last<CustomerEventsRequest>().of.customer == "C0000003");
  CHECK(page.host().Last<CustomerEventsRequest>().offset == 0);
  CHECK(page.host().Count<ExplainRequest>() == 0);  // there is no audience
  CHECK(page.Find("C0000003", "heading") != nullptr);
  CHECK(page.Shows("Reading the customer"));
  AnswerCustomer(page);
  CHECK_FALSE(page.Shows("Reading the customer"));
  CHECK(page.Find("Orders: 7") != nullptr);
  CHECK(page.Find("Spent: 12,490,000.50") != nullptr);
  CHECK(page.Find("Events: 214") != nullptr);
  CHECK(page.Find("First event: 2 Jan 2024") != nullptr);
  CHECK(page.Find("Active since 2 Aug 2026 20:15:00") != nullptr);
  CHECK(page.Find("First timer since 10 Jan 2024 09:30:00") != nullptr);
  CHECK(page.Shows("Before that, a lead."));
  CHECK(page.Find("city: Bandung, since 1 Mar 2025 10:00:00") != nullptr);
  CHECK(page.Find("email: –") != nullptr);
  CHECK(page.Find("214 events") != nullptr);
  for (const char* title : {"Time", "Event", "amount", "brand"}) {
    CHECK(page.Find(title, "columnheader") != nullptr);
  }
  CHECK_FALSE(page.Shows("Why in an audience"));
  CHECK(page.page().NextFrameMs() == std::nullopt);  // nothing goes on
}

TEST_CASE("A row of an audience's members leads to why its customer is in it") {
  TestPage page({.height = 1400});
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  AnswerAudiences(page);
  CHECK(page.Find("Why", "text") == nullptr);
  Item row;
  for (const Item& item : FrameItems()) {
    if (item.role == "row" && item.label.starts_with("C0000003")) row = item;
  }
  page.MoveTo(row.x + 100, row.y + row.h / 2);
  const Item why = page.Get("Why", "text");
  CHECK(why.y == row.y);
  CHECK(why.x + why.w <= row.x + row.w);
  page.Click("Why", "text");
  AnswerCustomer(page);
  CHECK(page.host().Last<ExplainRequest>().customers[0] == "C0000003");
  CHECK(page.Find("Why in an audience, or not", "heading") != nullptr);
}

TEST_CASE("Of many events only those in sight are asked for") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  AnswerCustomer(page, 100'000);
  CHECK(page.host().Count<CustomerEventsRequest>() == 1);
  const Item head = page.Get("Time", "columnheader");
  page.MoveTo(head.x + 20, head.y + 100);
  for (int i = 0; i < 60; ++i) page.Wheel(-10);
  REQUIRE(page.host().Count<CustomerEventsRequest>() > 1);
  CHECK(page.host().Last<CustomerEventsRequest>().offset >= 200);
  AnswerCustomer(page, 100'000);
  std::size_t waiting = 0;
  for (const Item& item : FrameItems()) {
    waiting += item.role == "row" && !item.label.starts_with("2026-") ? 1 : 0;
  }
  CHECK(waiting == 0);
}

TEST_CASE("Back leads to the table as it was, by mouse and by Escape") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  AnswerCustomer(page);
  page.Click("Back to the customers", "button");
  CHECK(page.Find("Lifecycle", "heading") != nullptr);
  const std::size_t asked = page.host().Count<MembersRequest>();
  OpenCustomer(page, "C0000004");
  AnswerCustomer(page);
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("Lifecycle", "heading") != nullptr);
  CHECK(page.host().Count<MembersRequest>() == asked);
  // The keyboard is where it was.
  for (const Item& item : FrameItems()) {
    if (item.role == "row") CHECK(item.focused == item.label.starts_with("C0000004"));
  }
}

TEST_CASE("Enter on a row opens the customer") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  page.Press(ImGuiKey_Escape);
  page.Press(ImGuiKey_DownArrow);
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Last<CustomerRequest>().customer == "C0000004");
  CHECK(page.Find("C0000004", "heading") != nullptr);
}

TEST_CASE("Escape in a menu or a field over the customer leaves only that") {
  TestPage page;
  OpenFromAudience(page);
  AnswerCustomer(page);
  page.Click("Audience", "combobox");
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("C0000003", "heading") != nullptr);
  page.Click("Find a customer by ID", "textbox");
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("C0000003", "heading") != nullptr);
  page.Press(ImGuiKey_Escape);
  CHECK(page.Find("C0000003", "heading") == nullptr);
}

TEST_CASE("A customer is found by ID") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("Find a customer by ID", "textbox");
  page.Type("C0444000");
  CHECK(page.host().Count<CustomerRequest>() == 0);
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Last<CustomerRequest>().customer == "C0444000");
  AnswerCustomer(page);
  CHECK(page.Find("C0444000", "heading") != nullptr);
  // And the next one from there.
  page.Click("Find a customer by ID", "textbox");
  page.Type("C0000009");
  page.Press(ImGuiKey_Enter);
  AnswerCustomer(page);
  CHECK(page.Find("C0000009", "heading") != nullptr);
}

TEST_CASE("Nobody with that ID: the page says so, and lets one try another") {
  TestPage page;
  samples::LoadActivity(page);
  page.Click("Find a customer by ID", "textbox");
  page.Type("C9");
  page.Press(ImGuiKey_Enter);
  page.Answer<CustomerRequest>(ErrorReply{kUnknown});
  page.Answer<CustomerEventsRequest>(ErrorReply{kUnknown});
  CHECK(page.Shows("There is no customer \"C9\". Give an ID as it is in the data."));
  CHECK_FALSE(page.Shows("What they did"));
  page.Click("Find a customer by ID", "textbox");
  page.Type("C0000009");
  page.Press(ImGuiKey_Enter);
  AnswerCustomer(page);
  CHECK_FALSE(page.Shows("There is no customer"));
  CHECK(page.Find("Orders: 7") != nullptr);
}

TEST_CASE("Who did nothing and is known for nothing has an empty page, not a broken one") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  CustomerReply nobody;
  nobody.customer = "C0000003";
  nobody.purchase = "Paid Order";
  nobody.stage = "lead";
  nobody.amount = "0";
  page.Answer<CustomerRequest>(nobody);
  page.Answer<CustomerEventsRequest>(
      CustomerEventsReply{.customer = "C0000003", .columns = {}, .rows = {}});
  CHECK(page.Shows("Never did Paid Order up to this date."));
  CHECK(page.Shows("The data has no attributes."));
  CHECK(page.Shows("Nothing up to this date."));
  CHECK(page.Find("Events: 0") != nullptr);
  CHECK(page.Find("Orders: 0") != nullptr);
}

TEST_CASE("Data without purchases has no stages") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  CustomerReply about;
  about.customer = "C0000003";
  about.events = 2;
  about.first_event = about.last_event = "2026-01-01 10:00:00";
  page.Answer<CustomerRequest>(about);
  CHECK_FALSE(page.Shows("Orders"));
  CHECK(page.Find("Stages", "heading") == nullptr);
}

TEST_CASE("Another as-of asks for the customer anew, and keeps them on the page") {
  TestPage page;
  samples::LoadActivity(page);
  OpenCustomer(page, "C0000003");
  AnswerCustomer(page);
  const std::size_t before = page.host().Count<CustomerRequest>();
  page.Click("As of 12 Nov 2026", "button");
  page.Click("Date, year-month-day", "textbox");
  page.Clear();
  page.Type("2026-01-01");
  page.Press(ImGuiKey_Enter);
  REQUIRE(page.host().Count<CustomerRequest>() == before + 1);
  CHECK(page.host().Last<CustomerRequest>().settings.as_of == "2026-01-01");
  CHECK(page.Find("Orders: 7") != nullptr);
  AnswerCustomer(page, 3);
  CHECK(page.Find("3 events") != nullptr);
}

TEST_CASE("Another page or audience leaves the customer") {
  TestPage page;
  OpenFromAudience(page);
  AnswerCustomer(page);
  page.Click("Lifecycle", "tab");
  CHECK(page.Find("C0000003", "heading") == nullptr);
  page.Click("Audiences", "tab");
  AnswerAudiences(page);
  CHECK(page.Find("C0000003", "heading") == nullptr);
}

TEST_CASE("Why in the audience or not: each condition, what was seen of it and when") {
  TestPage page;
  OpenFromAudience(page);
  const ExplainRequest& asked = page.host().Last<ExplainRequest>();
  CHECK(asked.segment == asked.definitions.segments.back().id);
  CHECK(asked.customers == std::vector<std::string>{"C0000003"});
  CHECK(page.Shows("Reading the customer"));
  page.Answer<CustomerRequest>(samples::About(page.host().Last<CustomerRequest>()));
  CHECK(page.Shows("Counting"));
  AnswerCustomer(page);
  CHECK(page.Find("Not in this audience") != nullptr);
  CHECK(page.Find("Does not hold: all of these hold") != nullptr);
  CHECK(page.Find("Holds: who did \"Add to Cart\" in the last 30 days") != nullptr);
  CHECK(page.Shows("6 times · Add to Cart 12 Nov 2026 06:00:00, Add to Cart 12 Nov 2026 05:00:00"));
  CHECK(page.Find("Does not hold: who did not do \"Paid Order\" in the last 30 days") != nullptr);
  CHECK(page.Shows("0 times"));
  CHECK_FALSE(page.Shows("limit of the audience"));
}

TEST_CASE("Why is asked of any audience") {
  TestPage page;
  OpenFromAudience(page);
  AnswerCustomer(page);
  page.Press(ImGuiKey_Escape);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  AnswerAudiences(page);
  page.MoveTo(700, 200);
  page.Wheel(-100);
  OpenCustomer(page, "C0000004");
  AnswerCustomer(page, 214, true);
  const std::string second = page.host().Last<ExplainRequest>().segment;
  CHECK(page.Find("In this audience") != nullptr);
  page.Click("Audience", "combobox");
  page.Press(ImGuiKey_UpArrow);
  page.Press(ImGuiKey_Enter);
  CHECK(page.host().Last<ExplainRequest>().segment != second);
  CHECK(page.Shows("Counting"));
  AnswerCustomer(page);
  CHECK(page.Find("Not in this audience") != nullptr);
}

TEST_CASE("An audience that cannot be evaluated says why there is no why") {
  TestPage page;
  OpenFromAudience(page);
  page.Answer<CustomerRequest>(samples::About(page.host().Last<CustomerRequest>()));
  page.Answer<ExplainRequest>(
      ErrorReply{{"event_unknown", "There is no event \"Paid Oder\".", "", "Choose another."}});
  CHECK(page.Shows("There is no event \"Paid Oder\". Choose another."));
  CHECK(page.Find("Orders: 7") != nullptr);
}

TEST_CASE("A customer whom only the limit leaves out is told so") {
  TestPage page;
  OpenFromAudience(page);
  page.Answer<CustomerRequest>(samples::About(page.host().Last<CustomerRequest>()));
  ExplainReply reply{.segment = page.host().Last<ExplainRequest>().segment, .customers = {}};
  reply.customers.push_back({"C0000003", false, {{"/include", true, "", {}}}});
  page.Answer<ExplainRequest>(reply);
  CHECK(page.Shows("The conditions hold, but the limit of the audience leaves this customer out."));
}

TEST_CASE("The page of a customer holds at every width") {
  for (const float width : {1440.0F, 1024.0F, 768.0F, 390.0F}) {
    CAPTURE(width);
    TestPage page({.width = width});
    samples::LoadActivity(page);
    page.Click("See customers: Leads");  // which brings the table into sight
    samples::AnswerMembers(page, 444'486);
    page.Click("Find a customer by ID", "textbox");
    page.Type("C0000003");
    page.Press(ImGuiKey_Enter);
    AnswerCustomer(page);
    page.Look("customer-" + std::to_string(static_cast<int>(width)));
    CHECK(page.Find("C0000003", "heading") != nullptr);
    CHECK(page.Find("Orders: 7") != nullptr);
    for (const Item& item : FrameItems()) CHECK(item.x + item.w <= width + 1);
  }
}

}  // namespace
}  // namespace kohort
