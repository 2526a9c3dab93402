#include "core/import/identity.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/text.h"

namespace kohort {
namespace {

constexpr std::string_view kZeroUuid = "00000000-0000-0000-0000-000000000000";

constexpr auto kNobody = std::to_array<std::string_view>(
    {"anon",      "anonymous", "nil",   "none", "null",      "n/a",   "na",
     "undefined", "unknown",   "<nil>", "0",    "-1",        "true",  "false",
     "[]",        "{}",        "nan",   "#n/a", "(not set)", "(none)"});
constexpr std::size_t kLongest = 9;

// By its first byte: the bits of the sizes that such a text has. Hardly any ID is left to compare.
constexpr auto kNobodySizes = [] {
  std::array<std::uint16_t, 256> sizes{};
  for (const std::string_view nobody : kNobody) {
    const char lower = nobody[0];
    const char upper = lower >= 'a' && lower <= 'z' ? static_cast<char>(lower - 'a' + 'A') : lower;
    for (const char first : {lower, upper}) {
      sizes[static_cast<std::uint8_t>(first)] |= static_cast<std::uint16_t>(1U << nobody.size());
    }
  }
  return sizes;
}();

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool MeansNobody(std::string_view id) {
  id = TrimSpaces(id);
  if (id.empty()) return true;
  if (id.size() > kLongest) return id == kZeroUuid;
  if ((kNobodySizes[static_cast<std::uint8_t>(id[0])] >> id.size() & 1) == 0) return false;
  return std::ranges::any_of(kNobody, [id](std::string_view nobody) {
    return std::ranges::equal(id, nobody, {}, LowerAscii);
  });
}

bool IsWholeNumber(std::string_view id) {
  id = WithoutZeroFraction(id);
  return !id.empty() && std::ranges::all_of(id, IsDigit);
}

std::string_view WithoutZeroFraction(std::string_view id) {
  const std::size_t point = id.find('.');
  if (point == 0 || point == std::string_view::npos || point + 1 == id.size()) return id;
  if (id.find_first_not_of('0', point + 1) != std::string_view::npos) return id;
  const std::string_view whole = id.substr(0, point);
  return std::ranges::all_of(whole, IsDigit) ? whole : id;
}

}  // namespace kohort
