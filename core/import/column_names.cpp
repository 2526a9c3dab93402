#include "core/import/column_names.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace kohort {
namespace {

// U+00C0 to U+00FF without their marks; a space is left out.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";

// Currencies whose codes are hardly a word of a name otherwise.
constexpr auto kCurrencies = std::to_array<std::string_view>(
    {"idr", "usd", "eur", "gbp", "sgd", "myr", "thb", "php", "vnd", "inr",
     "jpy", "cny", "hkd", "twd", "krw", "aud", "nzd", "cad", "chf", "sek",
     "nok", "dkk", "pln", "czk", "aed", "sar", "zar", "brl", "mxn"});

bool IsLetter(char c) { return LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z'; }

}  // namespace

std::string_view CurrencyIn(std::string_view name) {
  const std::size_t whole = SimpleName(name).size();
  for (auto at = name.begin(); at != name.end();) {
    const auto begin = std::find_if(at, name.end(), IsLetter);
    at = std::find_if_not(begin, name.end(), IsLetter);
    const std::string_view word(begin, at);
    if (word.size() != whole &&
        std::ranges::find(kCurrencies, SimpleName(word)) != kCurrencies.end())
      return word;
  }
  return {};
}

std::string SimpleName(std::string_view name) {
  std::string simple;
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = LowerAscii(name[i]);
    if (c == '\xC3' && i + 1 < name.size()) {
      c = kLatin[static_cast<unsigned char>(name[++i]) & 0x3F];
    }
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) simple += c;
  }
  return simple;
}

}  // namespace kohort
