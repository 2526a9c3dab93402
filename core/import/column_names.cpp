#include "core/import/column_names.h"

#include "core/base/text.h"

namespace kohort {
namespace {

// U+00C0 to U+00FF without their marks; a space is left out.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";

}  // namespace

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
