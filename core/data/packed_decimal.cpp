#include "core/data/packed_decimal.h"

namespace kohort {

PackedDecimal Pack(Decimal decimal) {
  const auto units = static_cast<std::uint64_t>(decimal.units);
  const std::uint64_t zigzag = units << 1 ^ (decimal.units < 0 ? ~std::uint64_t{0} : 0);
  return (zigzag << 4 | static_cast<std::uint64_t>(decimal.scale)) + 1;
}

Decimal Unpack(PackedDecimal packed) {
  --packed;
  const std::uint64_t zigzag = packed >> 4;
  const std::uint64_t units = zigzag >> 1 ^ (0 - (zigzag & 1));
  return {static_cast<std::int64_t>(units), static_cast<int>(packed & 15)};
}

PackedDecimal PackAsWritten(std::string_view text) {
  const bool minus = text.starts_with('-');
  const char* at = text.data() + (minus ? 1 : 0);
  const char* end = text.data() + text.size();
  if (at == end || end - at > 18) return 0;
  if (*at == '0' && end - at > 1 && at[1] != '.') return 0;
  Decimal decimal;
  const char* point = nullptr;
  for (const char* c = at; c != end; ++c) {
    if (*c == '.') {
      if (point != nullptr || c == at || c + 1 == end) return 0;
      point = c;
    } else if (*c >= '0' && *c <= '9') {
      decimal.units = decimal.units * 10 + (*c - '0');
    } else {
      return 0;
    }
  }
  if (point != nullptr) {
    if (end - point - 1 > kMaxScale) return 0;
    decimal.scale = static_cast<int>(end - point - 1);
  }
  if (decimal.units >= kPackedUnitsEnd || (minus && decimal.units == 0)) return 0;
  if (minus) decimal.units = -decimal.units;
  return Pack(decimal);
}

}  // namespace kohort
