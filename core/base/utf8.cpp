#include "core/base/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kohort {

namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

std::uint64_t LoadWord(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The first byte from `i` on that is not below 0x80.
std::size_t SkipAscii(std::string_view text, std::size_t i) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  for (; i + 4 * kWord <= text.size(); i += 4 * kWord) {
    const char* at = text.data() + i;
    const std::uint64_t seen =
        LoadWord(at) | LoadWord(at + kWord) | LoadWord(at + 2 * kWord) | LoadWord(at + 3 * kWord);
    if ((seen & kHighBits) != 0) break;
  }
  while (i < text.size() && static_cast<std::uint8_t>(text[i]) < 0x80) ++i;
  return i;
}

}  // namespace

bool IsUtf8(std::string_view text, bool cut_off) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const std::uint8_t lead = byte(i);
    if (lead < 0x80) {
      i = SkipAscii(text, i);
      continue;
    }
    std::size_t size = 0;
    if (lead >= 0xc2 && lead <= 0xdf) size = 2;
    if (lead >= 0xe0 && lead <= 0xef) size = 3;
    if (lead >= 0xf0 && lead <= 0xf4) size = 4;
    if (size == 0) return false;
    for (std::size_t k = 1; k < size; ++k) {
      if (i + k == text.size()) return cut_off;
      std::uint8_t least = 0x80;
      std::uint8_t most = 0xbf;
      if (k == 1) {  // no overlong forms, no surrogates, nothing past U+10FFFF
        if (lead == 0xe0) least = 0xa0;
        if (lead == 0xed) most = 0x9f;
        if (lead == 0xf0) least = 0x90;
        if (lead == 0xf4) most = 0x8f;
      }
      if (byte(i + k) < least || byte(i + k) > most) return false;
    }
    i += size;
  }
  return true;
}

char* PutUtf8(char32_t c, char* to) {
  const auto put = [&](char32_t byte) { *to++ = static_cast<char>(byte); };
  const auto put_tail = [&](int shift) { put(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | c >> 6);
    put_tail(0);
  } else if (c < 0x10000) {
    put(0xe0 | c >> 12);
    put_tail(6);
    put_tail(0);
  } else {
    put(0xf0 | c >> 18);
    put_tail(12);
    put_tail(6);
    put_tail(0);
  }
  return to;
}

}  // namespace kohort
