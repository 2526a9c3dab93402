// Where a file keeps what its source maps.
#ifndef KOHORT_CORE_IMPORT_FILE_COLUMNS_H_
#define KOHORT_CORE_IMPORT_FILE_COLUMNS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_reader.h"
#include "core/import/cell.h"
#include "core/import/import_plan.h"
#include "core/import/row_filter.h"

namespace kohort {

struct FileColumns {
  // A column of the data set, the field that holds it, and how.
  struct Place {
    std::size_t field = 0;
    std::size_t column = 0;
    CellFormat format;
    bool empty_is_none = false;  // "" is no value either
  };

  // `property_names`: the plan's, and behind them those that earlier files have brought.
  FileColumns(const ImportPlan& plan, std::size_t head, std::vector<std::string>& property_names);

  // Fields of the columns that a row needs to be one.
  std::optional<std::size_t> customer;
  std::optional<std::size_t> event;
  std::optional<std::size_t> time;
  std::optional<std::size_t> event_id;
  std::optional<std::size_t> quantity;  // this and the next: where they make the amount
  std::optional<std::size_t> unit_price;
  std::optional<std::size_t> key;  // of a lookup

  CellFormat quantity_format;
  CellFormat unit_price_format;
  TimeReader times;
  RowFilterSet filters;
  std::vector<Place> properties;
  std::vector<Place> attributes;

 private:
  void PlaceEventColumn(const ImportPlan& plan, const SourceMapping& source, std::size_t field,
                        const ColumnMapping& column, const CellFormat& format,
                        std::vector<std::string>& property_names);
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_FILE_COLUMNS_H_
