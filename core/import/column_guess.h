// What a column holds, guessed from its values, and what it means, guessed from its name as well.
#ifndef KOHORT_CORE_IMPORT_COLUMN_GUESS_H_
#define KOHORT_CORE_IMPORT_COLUMN_GUESS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/number_text.h"
#include "core/base/time_text.h"
#include "core/import/mapping.h"

namespace kohort {

enum class ColumnType { kText, kNumber, kDate, kDateTime, kYesNo };

// A column as the heads of the files show it.
struct ColumnCells {
  std::string name;
  std::vector<std::string_view> values;  // cells that are not empty
  std::uint64_t rows = 0;                // rows looked at
};

struct ColumnFacts {
  std::string name;
  ColumnType type = ColumnType::kText;
  double confidence = 0;                      // 0..1, of the type and its format
  std::optional<TimeFormat> format;           // of dates and times
  std::optional<TimeFormat> likely;           // what at least half of the cells read as
  bool day_month_unclear = false;             // the values fit day/month and month/day alike
  std::optional<NumberFormat> number_format;  // of numbers, also where half of the cells are some
  bool number_unclear = false;                // the marks fit another format as well: 1.500
  std::string unit;                           // of most numbers: "%", "IDR", "$"; may be empty
  bool mixed_units = false;
  bool mostly_numbers = false;     // at least half of the cells read as numbers
  bool joins_as_integers = false;  // every value is a whole number, some as 17850.0
  bool emails = false;             // most values are addresses
  bool phones = false;             // most values are phone numbers, with + or 0 in front
  bool push_tokens = false;        // most values are as long and plain as device tokens
  bool locales = false;            // all values are such as id-ID or en_US
  std::uint64_t values = 0;        // cells that are not empty
  std::uint64_t distinct = 0;
  std::vector<std::string> examples;  // at most three, different
};

// A type holds if at least 95 % of the cells that are not empty read as it. Of several formats of
// time the first wins. Where day and month could be either, the number that repeats more is the
// month, else the day comes first, and `day_month_unclear` is set. Digits alone are a time only
// where they look like one, and Excel's day numbers only in a column named after time. Digits that
// are a name rather than a quantity (00123, +62812...) are text. `likely_decimal`: see
// GuessNumberFormat.
ColumnFacts LookAt(const ColumnCells& column, char likely_decimal = 0);

// The facts of all columns. A column whose numbers could be read in two ways follows the decimal
// mark of the others, else `likely_decimal`: ',' where semicolons separate the fields.
std::vector<ColumnFacts> LookAtAll(std::span<const ColumnCells> columns, char likely_decimal = 0);

struct MeaningGuess {
  Meaning meaning = Meaning::kProperty;
  double confidence = 0;  // 0..1
};

// A meaning for every column; each that is single (IsSingle) at most once. Names in English,
// Indonesian, German and Spanish are known. An email or phone number is the customer's ID only
// where nothing else is.
std::vector<MeaningGuess> GuessMeanings(std::span<const ColumnFacts> columns);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_COLUMN_GUESS_H_
