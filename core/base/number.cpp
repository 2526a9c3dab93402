#include "core/base/number.h"

#include <charconv>
#include <cmath>

#include <fast_float/fast_float.h>

#include "core/base/text.h"

namespace kohort {
std::optional<Decimal> ParseDecimal(std::string_view text) {
  text = TrimSpaces(text);
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  // Zeros at the end of a fraction say nothing about the value.
  std::size_t point = text.find('.');
  if (point == std::string_view::npos) {
    point = text.size();
  } else {
    while (text.size() > point + 3 && text.back() == '0') text.remove_suffix(1);
  }
  Decimal value;
  int digits = 0;
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    const char c = text[i];
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if ((value.units != 0 || c != '0') && ++digits > 18) return std::nullopt;
    value.units = value.units * 10 + (c - '0');
    if (i > point && ++value.scale > kMaxScale) return std::nullopt;
  }
  if (!any) return std::nullopt;
  if (minus) value.units = -value.units;
  return value;
}

std::optional<double> ParseDouble(std::string_view text) {
  text = TrimSpaces(text);
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = fast_float::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> Rescale(Decimal value, int scale) {
  for (; value.scale < scale; ++value.scale) {
    if (__builtin_mul_overflow(value.units, 10, &value.units)) return std::nullopt;
  }
  for (; value.scale > scale; --value.scale) {
    if (value.units % 10 != 0) return std::nullopt;
    value.units /= 10;
  }
  return value.units;
}

std::string FormatDecimal(Decimal value) {
  const bool minus = value.units < 0;
  const auto units = static_cast<std::uint64_t>(value.units);
  std::string digits = std::to_string(minus ? 0 - units : units);
  const auto scale = static_cast<std::size_t>(value.scale);
  if (scale > 0) {
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
  }
  return minus ? "-" + digits : digits;
}

std::string FormatDouble(double value) {
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value);
  return error == std::errc() ? std::string(text, end) : std::string();
}

}  // namespace kohort
