// Reads a record whose quotes or delimiters are not as its dialect has them, as makes most sense.
//
// All readings that a slip of the writer could explain are weighed: a quote that is a plain
// character, text after a closing quote, a missing delimiter beside a quoted field, `\"` for a
// quote, a row with another delimiter. Each slip has a cost, a number of fields other than that of
// the table has one, and so has taking lines into a quoted field that are rows by themselves. The
// cheapest reading is taken: a search as in error-correcting parsing (A.V. Aho and T.G. Peterson,
// "A minimum distance error-correcting parser for context-free languages", 1972), along the few
// cheapest readings.
#ifndef KOHORT_CORE_CSV_REPAIR_H_
#define KOHORT_CORE_CSV_REPAIR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv/dialect.h"

namespace kohort {

// A repair looks no further than so many lines or bytes.
inline constexpr std::size_t kRepairLines = 32;
inline constexpr std::size_t kRepairBytes = std::size_t{32} << 10;

struct RepairedField {
  std::string text;
  bool quoted = false;
};

struct RepairedRecord {
  std::vector<RepairedField> fields{};
  std::size_t end = 0;   // of its bytes
  std::size_t next = 0;  // past its line end
  std::uint64_t lines = 1;
  bool slips = true;  // false: all as the dialect has it, but for the number of fields
};

// The record at the beginning of `text`, which is so many lines or bytes of the file, or all that
// is left of it. `columns`: fields that a row has, 0 if not known.
RepairedRecord RepairRecord(std::string_view text, const Dialect& dialect, std::uint32_t columns);

// Where the line ends in which a byte stands.
inline std::size_t LineEnd(std::string_view text, std::size_t from) {
  while (from < text.size() && text[from] != '\n' && text[from] != '\r') ++from;
  return from;
}

// Fields in a line of its own; 0 where a quote in it never closes.
std::uint32_t CountFields(std::string_view line, const Dialect& dialect);

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_REPAIR_H_
