#include "core/import/row_filter.h"

#include <algorithm>
#include <utility>

#include "core/base/contains.h"
#include "core/base/text.h"

namespace kohort {
namespace {

bool Equal(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, LowerAscii, LowerAscii);
}

bool EqualsAny(std::string_view cell, std::string_view values) {
  for (;;) {
    const std::size_t comma = values.find(',');
    if (Equal(cell, TrimSpaces(values.substr(0, comma)))) return true;
    if (comma == std::string_view::npos) return false;
    values.remove_prefix(comma + 1);
  }
}

}  // namespace

void RowFilterSet::Add(RowFilter filter, std::size_t field, const CellFormat& format) {
  Filter added{
      .filter = std::move(filter), .field = field, .format = format, .number = {}, .begin = {}};
  std::string& value = added.filter.value;
  value = std::string(TrimSpaces(value));
  added.number = ParseDouble(value);
  if (const auto time = ParseTime(value, TimeFormat::kYearMonthDay)) {
    added.begin = time->fixed ? time->micros : zone_.ToInstant(time->micros);
    added.end = time->date_only ? zone_.EndOfDay(*added.begin) : *added.begin + 1;
  }
  filters_.push_back(std::move(added));
}

bool RowFilterSet::Pass(std::span<const RecordField> fields) const {
  return std::ranges::all_of(filters_, [&](const Filter& filter) {
    return Holds(filter, filter.field < fields.size() ? TrimSpaces(fields[filter.field].text())
                                                      : std::string_view());
  });
}

bool RowFilterSet::Holds(const Filter& filter, std::string_view cell) const {
  const std::string_view value = filter.filter.value;
  switch (filter.filter.op) {
    case FilterOp::kIs: return Equal(cell, value);
    case FilterOp::kIsNot: return !Equal(cell, value);
    case FilterOp::kIsAnyOf: return EqualsAny(cell, value);
    case FilterOp::kIsNoneOf: return !EqualsAny(cell, value);
    case FilterOp::kIsEmpty: return cell.empty();
    case FilterOp::kIsNotEmpty: return !cell.empty();
    case FilterOp::kContains: return ContainsIgnoringCase(cell, value);
    case FilterOp::kDoesNotContain: return !ContainsIgnoringCase(cell, value);
    case FilterOp::kStartsWith: return Equal(cell.substr(0, value.size()), value);
    case FilterOp::kDoesNotStartWith: return !Equal(cell.substr(0, value.size()), value);
    case FilterOp::kLess:
    case FilterOp::kAtMost:
    case FilterOp::kGreater:
    case FilterOp::kAtLeast: return Compares(filter, cell);
  }
  return false;
}

bool RowFilterSet::Compares(const Filter& filter, std::string_view cell) const {
  const FilterOp op = filter.filter.op;
  if (filter.format.kind == CellFormat::Kind::kTime) {
    const auto time = CellTime(cell, filter.format.time, zone_);
    if (!time || !filter.begin) return false;
    if (op == FilterOp::kLess) return *time < *filter.begin;
    if (op == FilterOp::kAtMost) return *time < filter.end;
    return op == FilterOp::kGreater ? *time >= filter.end : *time >= *filter.begin;
  }
  const auto number = ParseDouble(cell, filter.format.number);
  if (!number || !filter.number) return false;
  if (op == FilterOp::kLess) return *number < *filter.number;
  if (op == FilterOp::kAtMost) return *number <= *filter.number;
  return op == FilterOp::kGreater ? *number > *filter.number : *number >= *filter.number;
}

}  // namespace kohort
