#include "core/import/file_columns.h"

#include <algorithm>

namespace kohort {

FileColumns::FileColumns(const ImportPlan& plan, std::size_t head,
                         std::vector<std::string>& property_names)
    : filters(plan.zone) {
  const std::vector<std::string>& file_columns = plan.sources.heads()[head].columns;
  const std::size_t source = plan.sources.source_of(head);
  const SourceMapping& mapping = plan.mapping.sources[source];
  for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
    const ColumnMapping& column = mapping.columns[c];
    const CellFormat& format = plan.formats[source][c];
    const auto field = static_cast<std::size_t>(std::ranges::find(file_columns, column.column) -
                                                file_columns.begin());
    for (const RowFilter& filter : mapping.filters) {
      if (filter.column == column.column) filters.Add(filter, field, format);
    }
    if (mapping.kind == SourceKind::kLookup) {
      if (column.column == mapping.key) {
        key = field;
      } else if (column.meaning != Meaning::kIgnore) {
        properties.push_back({.field = field, .column = 0, .format = format});
      }
      continue;
    }
    if (column.meaning == Meaning::kCustomer) customer = field;
    if (IsAttribute(column.meaning) && mapping.kind != SourceKind::kList) {
      const auto attribute = std::ranges::find(plan.attributes, column.column);
      attributes.push_back({field, static_cast<std::size_t>(attribute - plan.attributes.begin()),
                            format, /*empty_is_none=*/true});
    }
    if (mapping.kind == SourceKind::kEvents) {
      PlaceEventColumn(plan, mapping, field, column, format, property_names);
    }
  }
  if (!ComputesAmount(mapping)) quantity = unit_price = std::nullopt;
}

void FileColumns::PlaceEventColumn(const ImportPlan& plan, const SourceMapping& source,
                                   std::size_t field, const ColumnMapping& column,
                                   const CellFormat& format,
                                   std::vector<std::string>& property_names) {
  if (column.meaning == Meaning::kEvent) event = field;
  if (column.meaning == Meaning::kEventId) event_id = field;
  if (column.meaning == Meaning::kTime) {
    time = field;
    times = TimeReader(format.time, plan.zone);
  }
  if (column.meaning == Meaning::kQuantity) {
    quantity = field;
    quantity_format = format;
  }
  if (column.meaning == Meaning::kUnitPrice) {
    unit_price = field;
    unit_price_format = format;
  }
  if (!IsProperty(column.meaning)) return;
  const std::size_t property =
      IndexOf(property_names, column.meaning == Meaning::kAmount
                                  ? plan.amount_name
                                  : plan.PropertyName(source, column.column));
  properties.push_back({field, property, format, /*empty_is_none=*/property == plan.amount});
}

}  // namespace kohort
