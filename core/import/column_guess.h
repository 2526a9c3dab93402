// What a column holds, guessed from its values, and what it means, guessed from its name as well.
#ifndef KOHORT_CORE_IMPORT_COLUMN_GUESS_H_
#define KOHORT_CORE_IMPORT_COLUMN_GUESS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time_text.h"
#include "core/import/mapping.h"

namespace kohort {

enum class CellType { kText, kNumber, kDate, kDateTime, kYesNo };

struct ColumnFacts {
  std::string name;
  CellType type = CellType::kText;
  std::optional<TimeFormat> format;  // of dates and times
  std::optional<TimeFormat> likely;  // what at least half of the cells read as
  bool day_month_unclear = false;    // the values fit day/month and month/day alike
  bool mostly_numbers = false;       // at least half of the cells read as numbers
  std::uint64_t values = 0;          // cells that are not empty
  std::uint64_t distinct = 0;
  std::vector<std::string> examples;  // at most three, different
};

// A type holds if at least 95 % of the cells that are not empty read as it. Of several formats of
// time the first wins; day/month before month/day.
ColumnFacts LookAt(std::string name, const std::vector<std::string_view>& cells);

// A meaning for every column; each of customer, event, time and amount at most once. Names in
// English, Indonesian, German and Spanish are known.
std::vector<Meaning> GuessMeanings(const std::vector<ColumnFacts>& columns);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_COLUMN_GUESS_H_
