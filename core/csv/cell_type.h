// What a cell reads as, for guesses about a file.
#ifndef KOHORT_CORE_CSV_CELL_TYPE_H_
#define KOHORT_CORE_CSV_CELL_TYPE_H_

#include <cstdint>
#include <string_view>

namespace kohort {

enum class CellType : std::uint8_t {
  kEmpty,   // or a sign for nothing: -, NA, null
  kNumber,  // 12.50, -1,5, $1,234.00, 15%
  kTime,    // a date, a time of day, both
  kWord,    // one word, an ID, an address on the web
  kText,    // words with ordinary punctuation
  kOther,   // what is left, such as a row in one cell
};

// Spaces around the cell do not matter. Cost: one pass or two.
CellType ReadCellType(std::string_view cell);

// A number or a time: what names of columns are not.
inline bool IsTyped(CellType type) { return type == CellType::kNumber || type == CellType::kTime; }

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_CELL_TYPE_H_
