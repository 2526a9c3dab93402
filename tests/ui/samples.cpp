#include "tests/ui/samples.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "web/ui/text.h"

namespace kohort::samples {
namespace {

ColumnPreview Column(std::string name, Meaning meaning, std::string type, std::string read_as,
                     std::vector<std::string> examples, double empty = 0) {
  ColumnPreview column;
  column.column = std::move(name);
  column.meaning = meaning;
  column.type = std::move(type);
  column.read_as = std::move(read_as);
  column.examples = std::move(examples);
  column.empty_share = empty;
  return column;
}

FilePreview File(std::string name, std::uint64_t size_bytes, std::string delimiter) {
  FilePreview file;
  file.name = std::move(name);
  file.size_bytes = size_bytes;
  file.format = "CSV";
  file.encoding = "UTF-8";
  file.delimiter = std::move(delimiter);
  return file;
}

std::string Id(std::uint64_t row) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "C%07u", static_cast<unsigned>(row + 1));
  return buffer;
}

}  // namespace

Preview ActivityPreview() {
  Preview preview;
  SourcePreview& source = preview.sources.emplace_back();
  source.files = {File("activity_2024-2026.csv", 946'700'000, "comma")};
  source.columns = {
      Column("customer_id", Meaning::kCustomer, "text", "", {"C0001234", "C0391827"}),
      Column("event", Meaning::kEvent, "text", "12 values", {"Add to Cart", "Paid Order"}),
      Column("timestamp", Meaning::kTime, "date and time", "year-month-day, Asia/Jakarta",
             {"2026-11-12 21:04:55"}),
      Column("amount", Meaning::kAmount, "number", "", {"149000", "2315500"}, 0.919),
      Column("channel", Meaning::kProperty, "text", "6 values", {"ios_app", "web", "pos"}),
      Column("brand", Meaning::kProperty, "text", "16 values", {"ACE", "INFORMA"}, 0.021),
      Column("city", Meaning::kAttribute, "text", "40 values", {"Jakarta", "Bandung"}, 0.003),
      Column("email", Meaning::kAttribute, "text", "", {"siti@contoh.id"}, 0.124),
      Column("product", Meaning::kProperty, "text", "21344 values",
             {"Rak Susun 4 Tingkat, Putih", "Lampu Meja LED dengan Pengisi Daya Nirkabel"})};
  source.columns[2].format = "y-m-d";
  preview.zone = "Asia/Jakarta";
  const char* names[] = {"View Microsite", "Add to Cart", "Paid Order", "Push Open", "Search"};
  for (int i = 0; i < 10; ++i) {
    source.rows.push_back({Id(static_cast<std::uint64_t>(i * 137)), names[i % 5],
                           "2026-11-12 21:0" + std::to_string(i) + ":55",
                           i % 5 == 2 ? "149000" : "", "ios_app", i % 3 == 0 ? "ACE" : "INFORMA",
                           "Jakarta", "siti@contoh.id", "Rak Susun 4 Tingkat, Putih"});
  }
  preview.rows_estimated = 10'000'000;
  source.notices = {
      {.code = "ragged_rows",
       .text = "Some rows have more or fewer fields than there are columns. They are kept: missing "
               "fields are empty, extra ones are left out.",
       .rows = 212,
       .file = "activity_2024-2026.csv",
       .line = 1042}};
  source.complete = preview.can_import = true;
  return preview;
}

Preview OrdersPreview() {
  Preview preview;
  SourcePreview& source = preview.sources.emplace_back();
  source.files = {File("orders.csv", 48'213, "semicolon")};
  source.columns = {Column("customer", Meaning::kCustomer, "text", "", {"1", "2"}),
                    Column("date", Meaning::kTime, "date", "day/month/year, UTC", {"03/04/2026"}),
                    Column("total", Meaning::kAmount, "number", "", {"12.50"})};
  source.columns[1].format = "d/m/y";
  preview.zone = "UTC";
  source.rows = {{"1", "03/04/2026", "12.50"}, {"2", "05/04/2026", "8.00"}};
  preview.rows_estimated = 1;
  preview.rows_exact = true;
  source.notices = {{.code = "day_month_unclear",
                     .text = "\"03/04/2026\" could be day/month or month/day. It is read as day "
                             "first unless you say otherwise.",
                     .rows = 0,
                     .file = "",
                     .line = 0},
                    {.code = "event_column_missing",
                     .text = "Say which column holds the Event name, or give the name of the event "
                             "that each row is.",
                     .rows = 0,
                     .file = "",
                     .line = 0}};
  preview.can_import = false;
  return preview;
}

DataSummary ActivitySummary() {
  DataSummary data;
  data.files = {"activity_2024-2026.csv"};
  data.rows_read = 10'000'712;
  data.rows_accepted = 10'000'000;
  data.rows_rejected = 212;
  data.rows_skipped = 500;
  data.rejects_kept = 212;
  data.events = 10'000'000;
  data.customers = 444'486;
  const char* names[] = {"View Microsite", "Search",     "Add to Cart", "Push Open",
                         "Paid Order",     "Email Open", "Store Visit"};
  std::uint64_t rows = 3'912'004;
  for (const char* name : names) {
    data.event_names.push_back({name, rows, rows / 9});
    rows = rows * 3 / 5;
  }
  data.columns = {{"customer_id", Meaning::kCustomer, "text", 10'000'000, 444'486},
                  {"event", Meaning::kEvent, "text", 10'000'000, 7},
                  {"timestamp", Meaning::kTime, "date and time", 10'000'000, 0},
                  {"amount", Meaning::kAmount, "number", 810'000, 21'344},
                  {"channel", Meaning::kProperty, "text", 10'000'000, 6},
                  {"city", Meaning::kAttribute, "text", 9'970'000, 40}};
  data.purchase = "Paid Order";
  data.first_event = "2024-01-01 00:00:03";
  data.last_event = "2026-11-12 21:14:55";
  data.as_of_day = "2026-11-12";
  data.zone = "Asia/Jakarta";
  data.rejected = {{.code = "customer_missing",
                    .text = "No customer ID. These rows are set aside.",
                    .rows = 195,
                    .file = "activity_2024-2026.csv",
                    .line = 20'411},
                   {.code = "time_unreadable",
                    .text = "The event time does not read as one. These rows are set aside.",
                    .rows = 17,
                    .file = "activity_2024-2026.csv",
                    .line = 991'002}};
  data.memory_bytes = 412'300'000;
  return data;
}

LifecycleReply Stages(const LifecycleSettings& settings) {
  LifecycleReply reply;
  reply.settings = settings;
  reply.as_of = "2026-11-13 00:00:00";
  reply.as_of_day = "2026-11-12";
  reply.active_since = "2026-05-13 00:00:00";
  reply.defecting_since = "2025-11-13 00:00:00";
  reply.customers = 444'486;
  reply.stages = {{"lead", "acquisition", 226'084},
                  {"first_timer", "acquisition", 35'536},
                  {"active", "retention", 38'272},
                  {"defecting", "retention", 57'134},
                  {"inactive", "retention", 87'460}};
  return reply;
}

MembersReply MemberRows(const MembersRequest& request, std::uint64_t total) {
  MembersReply reply;
  reply.stage = request.stage;
  reply.total = total;
  reply.offset = request.offset;
  reply.columns = {{"customer", "customer_id", "text"},
                   {"stage", "stage", "text"},
                   {"orders", "orders", "number"},
                   {"amount", "amount", "number"},
                   {"first_order", "first_order", "date and time"},
                   {"last_order", "last_order", "date and time"},
                   {"attribute:name", "name", "text"},
                   {"attribute:email", "email", "text"},
                   {"attribute:city", "city", "text"}};
  const char* stages[] = {"lead", "first_timer", "active", "defecting", "inactive"};
  const char* people[] = {"Siti Rahma", "Budi Santoso", "Agus Wijaya",
                          "Dewi Kusuma Wardani Purnamasari Hadiningrat", "Zoë Åström"};
  const std::uint64_t end = std::min(request.offset + request.limit, total);
  for (std::uint64_t row = request.offset; row < end; ++row) {
    const std::size_t kind = static_cast<std::size_t>(row % 5);
    const bool lead = kind == 0 && request.stage.empty();
    reply.rows.push_back({Id(row), request.stage.empty() ? stages[kind] : request.stage,
                          lead ? "0" : std::to_string(row % 17 + 1),
                          lead ? "" : std::to_string((row * 7919) % 9'000'000) + ".50",
                          lead ? "" : "2025-02-03 10:11:12", lead ? "" : "2026-10-30 09:08:07",
                          people[kind], "someone@contoh.id", row % 4 == 0 ? "" : "Bandung"});
  }
  return reply;
}

void LoadActivity(TestPage& page, std::uint64_t members) {
  page.page().FilesChosen(
      {{.handle = 1, .name = "activity_2024-2026.csv", .size_bytes = 946'700'000}});
  page.Settle();
  page.Answer<OpenRequest>(ActivityPreview());
  page.Click(Tr(T::kImport), "button");
  page.Answer<ImportRequest>(ActivitySummary());
  page.Answer<LifecycleRequest>(Stages(page.host().Last<LifecycleRequest>().settings));
  AnswerMembers(page, members);
}

void AnswerMembers(TestPage& page, std::uint64_t total) {
  // What is answered may make the page ask for more.
  for (std::size_t i = 0; i < page.host().sent.size(); ++i) {
    const Request request = page.host().sent[i];
    if (const auto* members = std::get_if<MembersRequest>(&request.body)) {
      page.Receive(request.id, MemberRows(*members, total));
    }
  }
}

}  // namespace kohort::samples
