// The number that a row has in a column; not-a-number stands for none.
#ifndef KOHORT_CORE_SEGMENT_ROW_VALUE_H_
#define KOHORT_CORE_SEGMENT_ROW_VALUE_H_

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/base/number.h"
#include "core/data/data_set.h"

namespace kohort {

inline constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
inline bool IsNothing(double number) { return std::isnan(number); }

inline constexpr std::array<double, kMaxScale + 1> kPowersOfTen{1,   1e1, 1e2, 1e3, 1e4,
                                                                1e5, 1e6, 1e7, 1e8, 1e9};

// Units at a scale: the double nearest to the decimal, as one division of exact doubles is.
inline double FromUnits(std::int64_t units, int scale) {
  return static_cast<double>(units) / kPowersOfTen[static_cast<std::size_t>(scale)];
}

inline double NumberAt(const NumberColumn& column, int scale, std::size_t row) {
  return std::visit(
      [&]<class Number>(const std::vector<Number>& values) -> double {
        if constexpr (std::is_same_v<Number, double>) {
          return values[row];
        } else {
          return values[row] == kMissing<Number> ? kNothing : FromUnits(values[row], scale);
        }
      },
      column);
}

// As people are shown it: at the column's scale. REQUIRES: the row has one.
inline std::string NumberTextAt(const NumberColumn& column, int scale, std::size_t row) {
  return std::visit(
      [&]<class Number>(const std::vector<Number>& values) {
        if constexpr (std::is_same_v<Number, double>) {
          return FormatDouble(values[row]);
        } else {
          return FormatDecimal({values[row], scale});
        }
      },
      column);
}

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_ROW_VALUE_H_
