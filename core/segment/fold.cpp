#include "core/segment/fold.h"

#include <algorithm>

#include <re2/unicode_casefold.h>

namespace kohort {
namespace {

using re2::Rune;

// The table is of cycles, A to a to A or K to k to the Kelvin sign to K: the least stands for all.
Rune FirstOfCycle(Rune rune) {
  Rune first = rune;
  for (Rune next = rune;;) {
    const re2::CaseFold* fold =
        re2::LookupCaseFold(re2::unicode_casefold, re2::num_unicode_casefold, next);
    if (fold == nullptr || next < fold->lo) return first;
    next = re2::ApplyFold(fold, next);
    if (next == rune) return first;
    first = std::min(first, next);
  }
}

}  // namespace

std::string FoldCase(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    Rune rune = 0;
    std::size_t size = 1;
    if (re2::fullrune(text.data(), static_cast<int>(std::min<std::size_t>(text.size(), 4)))) {
      size = static_cast<std::size_t>(re2::chartorune(&rune, text.data()));
    }
    if (size == 1 && static_cast<unsigned char>(text.front()) >= 0x80) {
      folded += text.front();  // no UTF-8
    } else {
      char bytes[4];
      rune = FirstOfCycle(rune);
      folded.append(bytes, static_cast<std::size_t>(re2::runetochar(bytes, &rune)));
    }
    text.remove_prefix(size);
  }
  return folded;
}

}  // namespace kohort
