// Numbers as people's files write them: decimal marks, marks between thousands, signs, units.
//
//   ReadNumber("Rp 1.500.000,00", *NumberFormatByName("1.234,56"))   // "1500000.00" of "IDR"
//   ReadNumber("(12.50)", {})                                        // "-12.50"
#ifndef KOHORT_CORE_BASE_NUMBER_TEXT_H_
#define KOHORT_CORE_BASE_NUMBER_TEXT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/number.h"

namespace kohort {

// The marks of a column. Without `group`, thousands are not marked; with it they may be. A `group`
// of ' ' stands for no-break and thin spaces as well.
struct NumberFormat {
  char decimal = '.';  // or ','
  char group = 0;      // or one of , . space '

  bool operator==(const NumberFormat&) const = default;
};

// The names used in mappings: "1234.56", "1,234.56", "1 234.56", "1'234.56", "1234,56", "1.234,56",
// "1 234,56", "1'234,56".
std::string_view NumberFormatName(NumberFormat format);
std::optional<NumberFormat> NumberFormatByName(std::string_view name);

struct NumberText {
  std::string plain;      // as ParseDecimal and ParseDouble read it; a '+' is kept
  std::string_view unit;  // "%", an ISO 4217 code, or the sign where several countries use it: "$"
};

// Reads the whole text or nothing. Around the digits may stand spaces, one sign ('-' after them as
// well, or parentheses, which mean minus), one currency sign or code, and "%": 12.5% is 12.5 with
// the unit "%". "150.000,-" has no cents. Thousands are groups of three digits, or with commas the
// Indian 12,34,567; a mark elsewhere, as in 1,23, makes it no number. Total over any bytes; some
// tens of nanoseconds.
std::optional<NumberText> ReadNumber(std::string_view text, NumberFormat format);

// As the functions of these names in number.h, of what ReadNumber reads.
std::optional<Decimal> ParseDecimal(std::string_view text, NumberFormat format);
std::optional<double> ParseDouble(std::string_view text, NumberFormat format);

// Whether digits are a quantity rather than a name. Names are 00123, +628123, twenty digits.
bool IsQuantity(std::string_view plain);

struct NumberGuess {
  NumberFormat format;
  std::uint64_t reads = 0;  // how many cells are quantities in this format
  std::uint64_t units = 0;  // of those, how many have a unit
  std::string unit;         // the first one's
  bool mixed_units = false;
  double confidence = 0;  // 0..1, that the marks are understood
  bool ask = false;       // the cells fit another reading as well, such as 1.500
};

// The format that most cells fit. Where all that has a mark looks like 1,234 or 1.500, it is
// thousands with a comma; with a point it is if the cells say so (units of countries that write it
// so, zeros at the end). `likely_decimal` is what is known otherwise, as from other columns or a
// semicolon between fields: '.', ',' or 0. Nothing where no cell, or less than half of them, can be
// a quantity.
std::optional<NumberGuess> GuessNumberFormat(std::span<const std::string_view> cells,
                                             char likely_decimal = 0);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_NUMBER_TEXT_H_
