// How a text file writes its rows and fields.
#ifndef KOHORT_CORE_CSV_DIALECT_H_
#define KOHORT_CORE_CSV_DIALECT_H_

#include <string_view>

namespace kohort {

struct Dialect {
  char delimiter = ',';
  char quote = '"';
  // Fields are separated by runs of the delimiter, and rows may begin with one: columns padded with
  // spaces. An empty field cannot be written.
  bool runs = false;

  bool operator==(const Dialect&) const = default;
};

// "comma", "semicolon", "tab", "pipe", "spaces".
std::string_view DelimiterName(const Dialect& dialect);

// Guesses the delimiter from the beginning of a file: the one among , ; tab | that splits the rows
// into the same number of fields, at least two, most consistently; runs of spaces where none does.
// A file of one column is read as comma-separated. Cost: five parses of `head`.
Dialect GuessDialect(std::string_view head);

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_DIALECT_H_
