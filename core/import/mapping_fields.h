// The keys of mappings in JSON: in files of their own, and inside messages.
#ifndef KOHORT_CORE_IMPORT_MAPPING_FIELDS_H_
#define KOHORT_CORE_IMPORT_MAPPING_FIELDS_H_

#include "core/base/json_fields.h"
#include "core/import/mapping.h"

namespace kohort {

template <>
inline constexpr std::span<const std::string_view> kNames<Meaning> = kMeaningIds;
template <>
inline constexpr std::span<const std::string_view> kNames<SourceKind> = kSourceKindIds;
template <>
inline constexpr std::span<const std::string_view> kNames<FilterOp> = kFilterOpIds;

template <class V, Is<ColumnMapping> T>
void Fields(V& v, T& x) {
  v("column", x.column), v("meaning", x.meaning), v("format", x.format);
}
template <class V, Is<RowFilter> T>
void Fields(V& v, T& x) {
  v("column", x.column), v("op", x.op), v("value", x.value);
}
template <class V, Is<Reading> T>
void Fields(V& v, T& x) {
  v("encoding", x.encoding), v("delimiter", x.delimiter), v("quote", x.quote);
  v("header", x.header);
}
template <class V, Is<SourceMapping> T>
void Fields(V& v, T& x) {
  v("kind", x.kind), v("columns", x.columns), v("constant_event", x.constant_event);
  v("key", x.key), v("property", x.property), v("list", x.list), v("filters", x.filters);
  v("reading", x.reading);
}
template <class V, Is<Mapping> T>
void Fields(V& v, T& x) {
  v("zone", x.zone), v("currency", x.currency), v("sources", x.sources);
}

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_MAPPING_FIELDS_H_
