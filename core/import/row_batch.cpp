#include "core/import/row_batch.h"

namespace kohort {

void RowBatch::Clear() {
  new_properties.clear();
  columns.customers.clear();
  columns.events.clear();
  columns.times.clear();
  for (auto& texts : columns.properties) texts.clear();
  for (auto& texts : columns.attributes) texts.clear();
  lines.clear();
  profiles.customers.clear();
  for (auto& texts : profiles.attributes) texts.clear();
  list_ids.clear();
  rejected.clear();
}

void FeedRows::Clear() {
  batch.Clear();
  kept.clear();
  rows.Clear();
  made.Clear();
}

}  // namespace kohort
