#include "core/data/code_numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "core/base/number.h"
#include "core/data/data_set.h"

namespace kohort {
namespace {

// Digits that are a name rather than a quantity: 00123, +628123, twenty digits.
bool IsWrittenAsNumber(std::string_view text) {
  const bool minus = text.starts_with('-');
  const std::string_view digits = text.substr(minus ? 1 : 0);
  if (digits.starts_with('+')) return false;
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return false;
  return digits.size() <= 18 || digits.find_first_of(".eE") != std::string_view::npos;
}

// The scale of all values that are decimals; none if one is a number but no decimal.
std::optional<int> FindScale(const Dictionary& values) {
  int scale = 0;
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    if (const auto decimal = ParseDecimal(values[code])) {
      scale = std::max(scale, decimal->scale);
    } else if (ParseDouble(values[code])) {
      return std::nullopt;
    }
  }
  return scale;
}

// Parses each value a second time, which takes no memory: there may be millions.
bool ReadExact(const Dictionary& values, std::uint64_t rows, CodeNumbers& numbers) {
  const std::optional<int> scale = FindScale(values);
  if (!scale) return false;
  numbers.scale = *scale;
  numbers.units.assign(std::size_t{values.size()} + 1, kMissing<std::int64_t>);
  std::uint64_t most = 0;
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    const auto decimal = ParseDecimal(values[code]);
    if (!decimal) continue;
    const auto units = Rescale(*decimal, numbers.scale);
    if (!units) return false;
    most = std::max(most, static_cast<std::uint64_t>(std::abs(*units)));
    numbers.units[code + 1] = *units;
  }
  numbers.fit32 = Fits32(most);
  return most <= UnitsLimit(rows);
}

}  // namespace

std::uint64_t UnitsLimit(std::uint64_t rows) {
  return static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) /
         std::max<std::uint64_t>(rows, 1);
}

bool Fits32(std::uint64_t units) {
  return units <= static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
}

std::optional<CodeNumbers> CodeNumbers::Read(const Dictionary& values, std::uint64_t rows,
                                             bool lenient) {
  if (!lenient) {
    if (values.size() == 0) return std::nullopt;
    for (std::uint32_t code = 0; code < values.size(); ++code) {
      if (!IsWrittenAsNumber(values[code]) || !ParseDouble(values[code])) return std::nullopt;
    }
  }
  CodeNumbers numbers;
  if (ReadExact(values, rows, numbers)) return numbers;
  numbers = {.exact = false, .fit32 = false, .scale = 0, .units = {}, .doubles = {}};
  numbers.doubles.assign(std::size_t{values.size()} + 1, std::nan(""));
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    if (const auto value = ParseDouble(values[code])) numbers.doubles[code + 1] = *value;
  }
  return numbers;
}

}  // namespace kohort
