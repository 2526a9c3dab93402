// Numbers as text: exact decimals where they fit, else the nearest double.
#ifndef KOHORT_CORE_BASE_NUMBER_H_
#define KOHORT_CORE_BASE_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kohort {

// units / 10^scale: 12.50 is {1250, 2}.
struct Decimal {
  std::int64_t units = 0;
  int scale = 0;

  bool operator==(const Decimal&) const = default;
};

inline constexpr int kMaxScale = 9;

// Reads the whole text as a plain decimal, spaces around it aside: "-12.50", "+3", ".5", "7.".
// Nothing where there are other characters, more than 18 digits, or more than kMaxScale after the
// point (zeros at the end not counted).
std::optional<Decimal> ParseDecimal(std::string_view text);

// As ParseDecimal, and any length and exponents: "1e5". Never NaN or infinity.
std::optional<double> ParseDouble(std::string_view text);

// The decimal with another scale, or nothing where that is not exact or does not fit.
std::optional<std::int64_t> Rescale(Decimal value, int scale);

// "12.50"; always `scale` digits after the point.
std::string FormatDecimal(Decimal value);

// The shortest text that reads back as the same double.
std::string FormatDouble(double value);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_NUMBER_H_
