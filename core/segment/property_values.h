// One property over the events of a query: what each row has, as a key that can be sorted and told
// apart, as a number, and as a text.
#ifndef KOHORT_CORE_SEGMENT_PROPERTY_VALUES_H_
#define KOHORT_CORE_SEGMENT_PROPERTY_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/event_rows.h"
#include "core/segment/row_value.h"

namespace kohort {

class PropertyValues {
 public:
  // Equal values have equal keys: a code, or a number's bits.
  using Key = std::uint64_t;

  // No row has a value where the property is unknown. `query` and `data` outlive this.
  PropertyValues(const std::string& property, const RowQuery& query, const DataSet& data);

  bool is_text() const { return property_ != nullptr && property_->type == ValueType::kText; }
  // Numbers that are exact units at a scale.
  bool is_exact() const { return property_ != nullptr && !is_text() && property_->exact; }
  int scale() const { return property_ == nullptr ? 0 : property_->scale; }
  const Property* property() const { return property_; }
  std::size_t index() const { return index_; }  // of the property. REQUIRES: property()

  std::optional<Key> KeyAt(const RowRef& row) const;
  std::optional<Key> KeyOfText(std::string_view text) const;

  // Of texts: the code, or nothing. REQUIRES: is_text().
  std::optional<std::uint32_t> CodeAt(const RowRef& row) const;
  // The number, or not-a-number; of texts, what they read as.
  double NumberAt(const RowRef& row) const;
  // Exact units. REQUIRES: is_exact().
  std::optional<std::int64_t> UnitsAt(const RowRef& row) const;

  std::string TextOf(Key key) const;

  // The column in the query's table, or null.
  const PropertyColumn* column(std::size_t table) const { return columns_[table]; }

 private:
  const Property* property_ = nullptr;
  std::size_t index_ = 0;
  std::vector<const PropertyColumn*> columns_;  // by table of the query
  std::vector<double> number_of_code_;          // of texts
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_PROPERTY_VALUES_H_
