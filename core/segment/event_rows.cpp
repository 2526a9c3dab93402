#include "core/segment/event_rows.h"

namespace kohort {
namespace {

bool Selects(const EventSelector& selector, const std::string& name) {
  switch (selector.match) {
    case EventMatch::kNames: return std::ranges::find(selector.names, name) != selector.names.end();
    case EventMatch::kPrefix: return name.starts_with(selector.prefix);
    case EventMatch::kAny: break;
  }
  return true;
}

}  // namespace

Result<RowQuery> MakeRowQuery(const EventQuery& query, const DataSet& data,
                              const EvaluationTime& time) {
  RowQuery made;
  for (const EventTable& table : data.events) {
    if (!Selects(query.event, table.name)) continue;
    Result<EventFilter> filter = EventFilter::Create(query.where, table, data, time);
    if (!filter) return std::unexpected(filter.error());
    made.tables.push_back({&table, std::move(*filter)});
  }
  return made;
}

}  // namespace kohort
