// What a reader hands over, batch by batch: the seam between the halves of an import.
#include "core/import/row_reader.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/import/import_files.h"

namespace kohort {
namespace {

// Keeps what was handed over; texts as copies.
class KeepingSink : public RowSink {
 public:
  FeedRows& rows() override { return rows_; }
  void Add() override {
    const RowBatch& batch = rows_.rows;
    for (const std::string_view customer : batch.columns.customers)
      customers.emplace_back(customer);
    for (const std::string_view id : batch.list_ids) list_ids.emplace_back(id);
    for (const std::string_view customer : batch.profiles.customers)
      profiles.emplace_back(customer);
    for (const Rejects::Row& row : batch.rejected) rejected.emplace_back(row.text);
    lines.insert(lines.end(), batch.lines.begin(), batch.lines.end());
    std::ranges::copy(batch.new_properties, std::back_inserter(new_properties));
    totals = batch.totals;
    ++batches;
    rows_.Clear();
  }

  std::vector<std::string> customers;
  std::vector<std::string> profiles;
  std::vector<std::string> list_ids;
  std::vector<std::string> rejected;
  std::vector<std::uint64_t> lines;
  std::vector<std::string> new_properties;
  RowTotals totals;
  int batches = 0;

 private:
  FeedRows rows_;
};

using Names = std::vector<std::string>;

void Read(const std::vector<TextFile>& files, KeepingSink& sink) {
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  for (SourceMapping& source : mapping.sources) {
    if (source.columns.size() == 1) source.kind = SourceKind::kList;
    if (source.columns.size() == 2) source.kind = SourceKind::kProfiles;
    for (ColumnMapping& column : source.columns) {
      if (column.column == "event_id") column.meaning = Meaning::kEventId;
    }
  }
  const auto plan = ImportPlan::Make(sources, mapping);
  REQUIRE_MESSAGE(plan, plan.error().Message());
  RowReader reader(*plan, sink);
  REQUIRE(ReadFiles(reader, files, 1 << 20, [&] { return reader.Advance(); }));
  CHECK(reader.totals().bytes_read == (*plan)->bytes());
}

TEST_CASE("A batch has the rows, the lines of those with an amount, and what was set aside") {
  KeepingSink sink;
  Read({{"events.csv",
         "customer_id,event,time,amount,event_id\n"
         "c1,purchase,2026-03-01,5,e1\n"
         ",purchase,2026-03-01,5,e2\n"
         "# a comment\n"
         "c2,purchase,2026-03-01,free,e3\n"
         "c2,purchase,2026-03-01,6,e1\n"},
        {"people.csv", "customer_id,name\nc3,Ayu\n"},
        {"vip.csv", "customer_id\nc1\nc9\n"}},
       sink);
  CHECK(sink.customers == Names{"c1", "c2"});
  CHECK(sink.lines == std::vector<std::uint64_t>{2, 5});
  CHECK(sink.rejected == Names{",purchase,2026-03-01,5,e2", "c2,purchase,2026-03-01,6,e1"});
  CHECK(sink.profiles == Names{"c3"});
  CHECK(sink.list_ids == Names{"c1", "c9"});
  CHECK(sink.totals.rows.read == 7);
  CHECK(sink.totals.rows.accepted == 5);
  CHECK(sink.totals.rows.rejected == 2);
  CHECK(sink.totals.reader_bytes > 0);
}

TEST_CASE("A property that comes late is named by the first batch that has it") {
  std::string events;
  for (int i = 0; i < 20'000; ++i) {
    events += R"({"customer":"c","event":"view","time":"2026-03-01 12:00:00","page":"home page")";
    if (i >= 15'000) events += R"(,"late":1)";
    events += "}\n";
  }
  KeepingSink sink;
  Read({{"events.json", events}}, sink);
  CHECK(sink.batches > 2);
  CHECK(sink.customers.size() == 20'000);
  CHECK(sink.lines.empty());  // there is no amount
  CHECK(sink.new_properties == Names{"late"});
}

}  // namespace
}  // namespace kohort
