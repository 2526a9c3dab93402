// Where in a text file its table is: what stands above it, how its rows are written, how many of
// them name the columns.
#ifndef KOHORT_CORE_CSV_LAYOUT_H_
#define KOHORT_CORE_CSV_LAYOUT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv/dialect.h"

namespace kohort {

struct Layout {
  Dialect dialect;
  std::uint64_t first_line = 1;   // of the table; the lines before it are its preamble
  std::uint32_t header_rows = 1;  // 0 to 3
  std::uint32_t columns = 0;      // fields that a row has; 0 if that is not known
  double confidence = 0;          // 0 to 1, of the dialect
};

// Reads the layout off the beginning of a file, UTF-8; `whole`: that is all of it. Never fails:
// what looks like no table is one of a single column. Cost: that of GuessDialect for the first 64
// KB.
Layout GuessLayout(std::string_view head, bool whole);

// One name a column out of the rows of a header, of which each has a name or an empty text for a
// column: those above each other joined with a space. Where the header has more names than there
// are `columns`, empty ones are left out. May return names that are empty or alike.
std::vector<std::string> JoinHeader(std::span<const std::vector<std::string>> rows,
                                    std::uint32_t columns);

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_LAYOUT_H_
