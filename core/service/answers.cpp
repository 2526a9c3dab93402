#include "core/service/answers.h"

#include <algorithm>
#include <utility>

#include "core/base/time_text.h"

namespace kohort {
namespace {

std::string Local(const DataSet& data, Instant instant) {
  return FormatLocal(data.zone.ToLocal(instant));
}

// The day that holds the last instant before one.
std::string DayBefore(const DataSet& data, Instant instant) {
  return FormatLocalDay(data.zone.ToLocal(instant - 1));
}

std::string AgeText(Age age) { return std::to_string(age.count) + (age.months ? "m" : "d"); }

// What a mapping says of a column, by its name and where the data set keeps it.
Meaning MeaningOf(const Mapping& mapping, const std::string& name, bool (*keeps)(Meaning),
                  Meaning otherwise) {
  for (const SourceMapping& source : mapping.sources) {
    for (const ColumnMapping& column : source.columns) {
      if (column.column == name && keeps(column.meaning)) return column.meaning;
    }
  }
  return otherwise;
}

// The first column with this meaning; one for all rows is enough.
void SummarizeKey(Meaning meaning, const Mapping& mapping, ColumnSummary summary,
                  std::vector<ColumnSummary>& columns) {
  for (const SourceMapping& source : mapping.sources) {
    for (const ColumnMapping& column : source.columns) {
      if (column.meaning != meaning) continue;
      summary.column = column.column;
      summary.meaning = meaning;
      columns.push_back(std::move(summary));
      return;
    }
  }
}

std::vector<ColumnSummary> SummarizeColumns(const Mapping& mapping, const DataSet& data) {
  std::vector<ColumnSummary> columns;
  const std::uint64_t events = data.event_count();
  const auto key = [&](Meaning meaning, const char* type, std::uint64_t distinct) {
    SummarizeKey(meaning, mapping,
                 {.column = "", .type = type, .values = events, .distinct = distinct}, columns);
  };
  key(Meaning::kCustomer, "text", data.customers.size());
  key(Meaning::kEvent, "text", data.events.size());
  key(Meaning::kTime, "date and time", 0);
  for (std::size_t i = 0; i < data.properties.size(); ++i) {
    const Property& property = data.properties[i];
    columns.push_back({.column = property.name,
                       .meaning = data.amount == i ? Meaning::kAmount
                                                   : MeaningOf(mapping, property.name, IsProperty,
                                                               Meaning::kProperty),
                       .type = property.type == ValueType::kNumber ? "number" : "text",
                       .values = property.value_count,
                       .distinct = property.distinct});
  }
  for (const Attribute& attribute : data.attributes) {
    columns.push_back(
        {.column = attribute.name,
         .meaning = MeaningOf(mapping, attribute.name, IsAttribute, Meaning::kAttribute),
         .type = "text",
         .values = attribute.value_count,
         .distinct = attribute.values.size()});
  }
  return columns;
}

Result<MembersColumn> FindColumn(const Members& members, const std::string& id) {
  const auto found = std::ranges::find(members.columns(), id, &MembersColumn::id);
  if (found != members.columns().end()) return *found;
  return std::unexpected(Error{"column_unknown", "There is no column \"" + id + "\".", "", ""});
}

}  // namespace

DataSummary Summarize(const Imported& imported, const Mapping& mapping) {
  const DataSet& data = *imported.data;
  DataSummary summary;
  summary.files = imported.files;
  summary.rows_read = imported.rows.read;
  summary.rows_accepted = imported.rows.accepted;
  summary.rows_rejected = imported.rows.rejected;
  summary.rows_skipped = imported.rows.skipped;
  summary.rejects_kept = imported.rejects->kept();
  for (const CustomerList& list : imported.lists) {
    summary.lists.push_back({list.name, list.customers.size(), list.unknown});
  }
  summary.events = data.event_count();
  summary.customers = data.customers.size();
  for (const EventTable& event : data.events) {
    summary.event_names.push_back({event.name, event.rows(), event.customers.size()});
  }
  std::ranges::stable_sort(summary.event_names, std::greater(), &EventSummary::rows);
  summary.columns = SummarizeColumns(mapping, data);
  summary.purchase = GuessPurchase(data);
  if (summary.events > 0) {
    summary.first_event = Local(data, data.first_event);
    summary.last_event = Local(data, data.last_event);
    summary.as_of_day = DayBefore(data, data.DefaultAsOf());
  }
  summary.zone = data.zone.name();
  summary.rejected = imported.rejected;
  summary.notices = imported.notices;
  summary.memory_bytes = data.memory_bytes();
  return summary;
}

LifecycleReply Describe(const Lifecycle& lifecycle, const DataSet& data) {
  LifecycleReply reply{.settings = lifecycle.settings,
                       .as_of = Local(data, lifecycle.as_of),
                       .as_of_day = DayBefore(data, lifecycle.as_of),
                       .active_since = Local(data, lifecycle.active_since),
                       .defecting_since = Local(data, lifecycle.defecting_since),
                       .customers = data.customers.size(),
                       .stages = {}};
  reply.settings.as_of = reply.as_of;
  for (std::size_t i = 0; i < kStages; ++i) {
    const auto stage = static_cast<Stage>(i);
    reply.stages.push_back(
        {std::string(StageId(stage)), std::string(StageGoal(stage)), lifecycle.customers[i]});
  }
  return reply;
}

MembersReply Page(const Members& members, const MembersRequest& request) {
  MembersReply reply{.stage = request.stage,
                     .segment = request.segment,
                     .total = members.rows(),
                     .offset = request.offset,
                     .columns = {},
                     .rows = {}};
  for (const MembersColumn& column : members.columns()) {
    reply.columns.push_back({column.id, column.name, std::string(column.type())});
  }
  constexpr std::uint64_t kMostRows = 10'000;
  const std::uint64_t begin = std::min<std::uint64_t>(request.offset, members.rows());
  const std::uint64_t end =
      begin + std::min({request.limit, kMostRows, std::uint64_t{members.rows()} - begin});
  for (std::uint64_t row = begin; row < end; ++row) {
    std::vector<std::string>& cells = reply.rows.emplace_back();
    for (const MembersColumn& column : members.columns()) {
      cells.push_back(members.Cell(static_cast<std::size_t>(row), column));
    }
  }
  return reply;
}

RejectsReply Page(const Rejects& rejects, const std::vector<std::string>& file_names,
                  const RejectsRequest& request) {
  constexpr std::uint64_t kMostRows = 10'000;
  RejectsReply reply{.reason = request.reason, .total = 0, .offset = request.offset, .rows = {}};
  const std::uint64_t end = request.offset + std::min(request.limit, kMostRows);
  for (std::size_t i = 0; i < rejects.kept(); ++i) {
    const Rejects::Row row = rejects.row(i);
    if (!request.reason.empty() && RejectCode(row.reason) != request.reason) continue;
    if (reply.total >= request.offset && reply.total < end) {
      reply.rows.push_back({.file = file_names[row.file],
                            .line = row.line,
                            .reason = std::string(RejectCode(row.reason)),
                            .text = std::string(row.text)});
    }
    ++reply.total;
  }
  return reply;
}

Result<std::optional<Stage>> FindStage(const std::string& id) {
  if (id.empty()) return std::optional<Stage>();
  const auto stage = StageById(id);
  if (!stage) {
    return std::unexpected(Error{"stage_unknown", "There is no stage \"" + id + "\".", "stage",
                                 "Use lead, first_timer, active, defecting or inactive."});
  }
  return stage;
}

Result<void> ChooseColumns(Members& members, const std::vector<std::string>& ids) {
  std::vector<MembersColumn> columns;
  for (const std::string& id : ids) {
    const Result<MembersColumn> column = FindColumn(members, id);
    if (!column) return std::unexpected(column.error());
    columns.push_back(*column);
  }
  if (!columns.empty()) members.Choose(std::move(columns));
  return {};
}

Result<void> Arrange(Members& members, const MembersRequest& request) {
  if (!request.filter.text.empty()) {
    const Result<MembersColumn> column = FindColumn(members, request.filter.column);
    if (!column) return std::unexpected(column.error());
    members.Filter(*column, request.filter.text);
  }
  if (!request.sort.empty()) {
    const Result<MembersColumn> column = FindColumn(members, request.sort);
    if (!column) return std::unexpected(column.error());
    members.Sort(*column, request.descending);
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> About(const Lifecycle& lifecycle,
                                                       const DataSet& data,
                                                       const ExportRequest& request) {
  std::vector<std::pair<std::string, std::string>> about{{"written_by", "Kohort"}};
  if (request.segment.empty()) {
    about.emplace_back("stage", request.stage.empty() ? "all" : request.stage);
  } else {
    about.emplace_back("segment", request.segment);
  }
  if (lifecycle.purchases != nullptr) {
    about.emplace_back("purchase_event", lifecycle.settings.purchase);
    about.emplace_back("defecting_after", AgeText(lifecycle.settings.defecting_after));
    about.emplace_back("inactive_after", AgeText(lifecycle.settings.inactive_after));
  }
  about.emplace_back("as_of", Local(data, lifecycle.as_of));
  about.emplace_back("zone", data.zone.name());
  about.emplace_back("customers", std::to_string(data.customers.size()));
  about.emplace_back("events", std::to_string(data.event_count()));
  return about;
}

std::string ExportName(const Lifecycle& lifecycle, const DataSet& data,
                       const ExportRequest& request) {
  std::string what = request.segment.empty() ? request.stage : request.segment;
  if (what.empty()) what = "customers";
  return "kohort-" + what + "-" + DayBefore(data, lifecycle.as_of) + "." + request.format;
}

}  // namespace kohort
