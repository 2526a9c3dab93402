// What a run of rows of a number column comes to.
#ifndef KOHORT_CORE_INSIGHT_ROW_SUM_H_
#define KOHORT_CORE_INSIGHT_ROW_SUM_H_

#include <cmath>
#include <cstdint>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/data/data_set.h"

namespace kohort {

struct RowSum {
  std::int64_t units = 0;  // of an exact column
  double number = 0;       // of one of doubles
};

// Rows [begin, begin + count); those without a value add nothing.
inline RowSum SumRows(const NumberColumn& column, std::uint32_t begin, std::uint32_t count) {
  RowSum sum;
  std::visit(
      [&]<class Number>(const std::vector<Number>& values) {
        for (const Number value : std::span(values).subspan(begin, count)) {
          if constexpr (std::is_same_v<Number, double>) {
            if (!std::isnan(value)) sum.number += value;
          } else {
            if (value != kMissing<Number>) sum.units += value;
          }
        }
      },
      column);
  return sum;
}

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_ROW_SUM_H_
