// Decides which rows of a file count.
#ifndef KOHORT_CORE_IMPORT_ROW_FILTER_H_
#define KOHORT_CORE_IMPORT_ROW_FILTER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/record.h"
#include "core/base/time_zone.h"
#include "core/import/cell.h"
#include "core/import/mapping.h"

namespace kohort {

class RowFilterSet {
 public:
  explicit RowFilterSet(TimeZone zone) : zone_(std::move(zone)) {}

  // `field` is where the file keeps the filter's column, which is written so. On a column of times
  // a value without a time of day is that whole local day.
  void Add(RowFilter filter, std::size_t field, const CellFormat& format);

  // Whether all filters hold. A cell that cannot be compared passes no comparison.
  bool Pass(std::span<const RecordField> fields) const;

 private:
  struct Filter {
    RowFilter filter;
    std::size_t field = 0;
    CellFormat format;
    std::optional<double> number;
    std::optional<Instant> begin;  // of the day or the instant that the value is
    Instant end = 0;               // the first instant after it
  };
  bool Holds(const Filter& filter, std::string_view cell) const;
  bool Compares(const Filter& filter, std::string_view cell) const;

  TimeZone zone_;
  std::vector<Filter> filters_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_ROW_FILTER_H_
