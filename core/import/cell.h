// How the cells of a column are written, and what they say.
#ifndef KOHORT_CORE_IMPORT_CELL_H_
#define KOHORT_CORE_IMPORT_CELL_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/base/instant.h"
#include "core/base/number_text.h"
#include "core/base/time_text.h"
#include "core/base/time_zone.h"

namespace kohort {

struct CellFormat {
  enum class Kind { kText, kNumber, kTime };
  Kind kind = Kind::kText;
  NumberFormat number;                          // of kNumber
  TimeFormat time = TimeFormat::kYearMonthDay;  // of kTime

  // The format of that name: of a time, a number or "text".
  static std::optional<CellFormat> ByName(std::string_view name);

  bool operator==(const CellFormat&) const = default;
};

std::optional<Instant> CellTime(std::string_view cell, TimeFormat format, const TimeZone& zone);

// A cell as data sets keep it: numbers as plain decimals, times as "2026-11-12 21:04:55" in the
// zone or "2026-11-12", all else as it is. `made` holds the text where it is another.
std::string_view PlainCell(std::string_view cell, const CellFormat& format, const TimeZone& zone,
                           std::string& made);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_CELL_H_
