#include "core/segment/property_values.h"

#include <algorithm>
#include <bit>

#include "core/base/number.h"

namespace kohort {

PropertyValues::PropertyValues(const std::string& property, const RowQuery& query,
                               const DataSet& data)
    : columns_(query.tables.size()) {
  const auto found = std::ranges::find(data.properties, property, &Property::name);
  if (found == data.properties.end()) return;
  property_ = &*found;
  index_ = static_cast<std::size_t>(found - data.properties.begin());
  for (std::size_t t = 0; t < columns_.size(); ++t) {
    const PropertyColumn& column = query.tables[t].table->properties[index_];
    if (!std::holds_alternative<std::monostate>(column)) columns_[t] = &column;
  }
  if (!is_text()) return;
  number_of_code_.reserve(property_->values.size());
  for (std::uint32_t code = 0; code < property_->values.size(); ++code) {
    number_of_code_.push_back(ParseDouble(property_->values[code]).value_or(kNothing));
  }
}

std::optional<std::uint32_t> PropertyValues::CodeAt(const RowRef& row) const {
  const PropertyColumn* column = columns_[row.table];
  if (column == nullptr) return std::nullopt;
  const std::uint64_t code = std::get<NarrowVector>(*column)[row.row];
  if (code == 0) return std::nullopt;
  return static_cast<std::uint32_t>(code - 1);
}

double PropertyValues::NumberAt(const RowRef& row) const {
  if (is_text()) {
    const auto code = CodeAt(row);
    return code ? number_of_code_[*code] : kNothing;
  }
  const PropertyColumn* column = columns_[row.table];
  if (column == nullptr) return kNothing;
  return kohort::NumberAt(std::get<NumberColumn>(*column), property_->scale, row.row);
}

std::optional<std::int64_t> PropertyValues::UnitsAt(const RowRef& row) const {
  const PropertyColumn* column = columns_[row.table];
  if (column == nullptr) return std::nullopt;
  return std::visit(
      [&]<class Number>(const std::vector<Number>& values) -> std::optional<std::int64_t> {
        if constexpr (std::is_same_v<Number, double>) {
          return std::nullopt;
        } else {
          if (values[row.row] == kMissing<Number>) return std::nullopt;
          return values[row.row];
        }
      },
      std::get<NumberColumn>(*column));
}

std::optional<PropertyValues::Key> PropertyValues::KeyAt(const RowRef& row) const {
  if (property_ == nullptr) return std::nullopt;
  if (is_text()) {
    const auto code = CodeAt(row);
    return code ? std::optional<Key>(*code) : std::nullopt;
  }
  const double number = NumberAt(row);
  if (IsNothing(number)) return std::nullopt;
  return std::bit_cast<Key>(number == 0 ? 0.0 : number);
}

std::optional<PropertyValues::Key> PropertyValues::KeyOfText(std::string_view text) const {
  if (property_ == nullptr) return std::nullopt;
  if (is_text()) {
    const auto code = property_->values.Find(text);
    return code ? std::optional<Key>(*code) : std::nullopt;
  }
  const std::optional<double> number = ParseDouble(text);
  if (!number) return std::nullopt;
  const Key key = std::bit_cast<Key>(*number == 0 ? 0.0 : *number);
  return TextOf(key) == text ? std::optional(key) : std::nullopt;
}

std::string PropertyValues::TextOf(Key key) const {
  if (is_text()) return std::string(property_->values[static_cast<std::uint32_t>(key)]);
  const auto number = std::bit_cast<double>(key);
  if (!is_exact()) return FormatDouble(number);
  const double units = number * kPowersOfTen[static_cast<std::size_t>(scale())];
  return FormatDecimal({std::llround(units), scale()});
}

}  // namespace kohort
