// The rows that were set aside: counted, looked at, downloaded.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

RejectsReply RejectRows(const RejectsRequest& request, std::uint64_t total) {
  RejectsReply reply{
      .reason = request.reason, .total = total, .offset = request.offset, .rows = {}};
  for (std::uint64_t row = request.offset; row < std::min(request.offset + request.limit, total);
       ++row) {
    reply.rows.push_back({.file = "activity_2024-2026.csv",
                          .line = 20'411 + row,
                          .reason = row % 2 == 0 ? "customer_missing" : "time_unreadable",
                          .text = ",Add to Cart,2026-11-12 21:06:10,\"row " + std::to_string(row) +
                                  "\",ios_app,ACE,Jakarta"});
  }
  return reply;
}

void OpenData(TestPage& page) {
  samples::LoadActivity(page);
  page.Click("Data", "tab");
}

}  // namespace

TEST_CASE("Rows read are those used, set aside and skipped") {
  TestPage page;
  OpenData(page);
  for (const char* text :
       {"10,000,712", "Used", "10,000,000", "Set aside", "212", "Skipped by row filters", "500"}) {
    CAPTURE(text);
    CHECK(page.Find(text, "text") != nullptr);
  }
  CHECK(page.Find("as events", "text") == nullptr);  // nothing else was read
}

TEST_CASE("Rows that became profiles or a list are told apart from events") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Click("Import", "button");
  DataSummary data = samples::ActivitySummary();
  data.rows_accepted = 10'000'020;
  data.lists = {{"Loyal", 12, 8}};
  page.Answer<ImportRequest>(data);
  page.Click("Data", "tab");
  CHECK(page.Find("as profiles, lookups and lists", "text") != nullptr);
  CHECK(page.Find("20", "text") != nullptr);
  CHECK(page.Find("Loyal", "text") != nullptr);
  CHECK(page.Find("8 without activity or profile", "text") != nullptr);
}

TEST_CASE("The rows of one reason are looked at, page by page") {
  TestPage page;
  OpenData(page);
  page.Click("Look at them: No customer ID", "link");
  CHECK(page.host().Last<RejectsRequest>().reason == "customer_missing");
  CHECK(page.host().Last<RejectsRequest>().offset == 0);
  page.Answer<RejectsRequest>(RejectRows(page.host().Last<RejectsRequest>(), 195));
  page.Look("rejects");
  CHECK(page.Find("195 rows", "text") != nullptr);
  CHECK(page.Find("The row as it was", "columnheader") != nullptr);
  CHECK(page.Shows("activity_2024-2026.csv · 20411 · customer_missing · ,Add to Cart"));

  page.Pick("Reason", "Every reason");
  CHECK(page.host().Last<RejectsRequest>().reason.empty());
  page.Answer<RejectsRequest>(RejectRows(page.host().Last<RejectsRequest>(), 1212));
  CHECK(page.host().Count<RejectsRequest>() == 2);
  page.MoveTo(700, 500);
  page.Wheel(-10'000);
  CHECK(page.host().Last<RejectsRequest>().offset == 1200);

  page.Click("Back to the data", "button");
  CHECK(page.Find("Files", "heading") != nullptr);
}

TEST_CASE("The answer about an earlier reason is dropped") {
  TestPage page;
  OpenData(page);
  page.Click("Look at them: No customer ID", "link");
  const std::uint64_t first = page.host().LastId<RejectsRequest>();
  const RejectsRequest asked = page.host().Last<RejectsRequest>();
  page.Pick("Reason", "The event time does not read as one");
  CHECK(page.host().Cancelled(first));
  page.Receive(first, RejectRows(asked, 195));
  CHECK(page.Find("195 rows", "text") == nullptr);
  CHECK(page.host().Last<RejectsRequest>().reason == "time_unreadable");
}

TEST_CASE("Rejected rows are downloaded as one file") {
  TestPage page;
  OpenData(page);
  page.Click("Download rejected rows", "button");
  CHECK(page.host().Count<ExportRejectsRequest>() == 1);
  CHECK(page.Shows("Exporting Rows set aside"));
  CHECK_FALSE(page.Get("Download rejected rows", "button").enabled);
  page.Answer<ExportRejectsRequest>(ExportReply{"kohort-rejected-rows.csv", "text/csv", 212, 1});
  CHECK(page.Shows("kohort-rejected-rows.csv is in your downloads, 212 rows."));
}

TEST_CASE("Where not all rejected rows were kept, the page says how many were") {
  TestPage page;
  page.page().FilesChosen({{.handle = 1, .name = "a.csv", .size_bytes = 10}});
  page.Answer<OpenRequest>(samples::ActivityPreview());
  page.Click("Import", "button");
  DataSummary data = samples::ActivitySummary();
  data.rows_rejected = 2'000'000;
  data.rejects_kept = 1'000'000;
  page.Answer<ImportRequest>(data);
  page.Click("Data", "tab");
  page.Click("Look at them: No customer ID", "link");
  page.Answer<RejectsRequest>(RejectRows(page.host().Last<RejectsRequest>(), 195));
  CHECK(page.Shows("The first 1,000,000 can be looked at here and downloaded."));
}

}  // namespace kohort
