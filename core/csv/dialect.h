// How a text file writes its rows and fields.
#ifndef KOHORT_CORE_CSV_DIALECT_H_
#define KOHORT_CORE_CSV_DIALECT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace kohort {

struct Dialect {
  std::string delimiter = ",";  // a character, of any size in UTF-8, or two of them: ", ", "||"
  char quote = '"';             // '\0': none
  bool backslash = false;       // within quotes a backslash takes the next character as it is
  char comment = '\0';          // lines that begin with it are no rows; '\0': none
  // Fields are separated by runs of the delimiter, and rows may begin with one: columns padded with
  // spaces. An empty field cannot be written.
  bool runs = false;

  bool operator==(const Dialect&) const = default;
};

// "comma", "semicolon", "tab", "pipe", "spaces"; of another delimiter itself in quotes.
std::string DelimiterName(const Dialect& dialect);

struct GuessedDialect {
  Dialect dialect;
  std::uint32_t columns = 1;  // the number of fields that most rows have
  double score = 0;           // 0 to 1: how alike the rows are, and how clean the fields
};

// Guesses the dialect of whole rows of text, all but `comment`. Each candidate is tried, and the
// one under which rows are most alike and fields most often read as something known (a number, a
// date, a word) is taken: the data consistency measure of G.J.J. van den Burg, A. Nazabal and C.
// Sutton, "Wrangling messy CSV files by detecting row and type patterns", Data Mining and Knowledge
// Discovery 33, 2019. A file of one column is read as comma-separated.
// Cost: some twenty parses of `rows` at most.
GuessedDialect GuessDialect(std::string_view rows);

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_DIALECT_H_
