#include "core/json/json_scanner.h"

#include <algorithm>
#include <bit>
#include <optional>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace kohort {
namespace {

constexpr char32_t kReplacement = 0xfffd;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint32_t> HexDigit(char c) {
  if (IsDigit(c)) return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return std::nullopt;
}

// The first quote, backslash or control character. The text's end is one.
const char* FindSpecial(const char* at) {
#if defined(__SSE2__)
  for (;; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    const __m128i found =
        _mm_or_si128(control, _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                           _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
    const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(found));
    if (mask != 0) return at + std::countr_zero(mask);
  }
#elif defined(__wasm_simd128__)
  for (;; at += 16) {
    const v128_t bytes = wasm_v128_load(at);
    const v128_t found = wasm_v128_or(wasm_u8x16_lt(bytes, wasm_u8x16_splat(0x20)),
                                      wasm_v128_or(wasm_i8x16_eq(bytes, wasm_i8x16_splat('"')),
                                                   wasm_i8x16_eq(bytes, wasm_i8x16_splat('\\'))));
    const std::uint32_t mask = wasm_i8x16_bitmask(found);
    if (mask != 0) return at + std::countr_zero(mask);
  }
#else
  while (static_cast<unsigned char>(*at) >= 0x20 && *at != '"' && *at != '\\') ++at;
  return at;
#endif
}

// What \uXXXX at `at` says. REQUIRES: it is one.
char32_t CodeUnit(const char* at) {
  char32_t unit = 0;
  for (int i = 2; i < 6; ++i) unit = unit * 16 + *HexDigit(at[i]);
  return unit;
}

char* AppendUtf8(char32_t c, char* out) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xc0 | (c >> 6));
    *out++ = tail(0);
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xe0 | (c >> 12));
    *out++ = tail(6);
    *out++ = tail(0);
  } else {
    *out++ = static_cast<char>(0xf0 | (c >> 18));
    *out++ = tail(12);
    *out++ = tail(6);
    *out++ = tail(0);
  }
  return out;
}

}  // namespace

void JsonScanner::SkipSpaces() {
  const char* const begin = at_;
  for (;; ++at_) {
    if (*at_ == '\n') {
      ++line_;
      line_begin_ = at_ + 1;
    } else if (*at_ != ' ' && *at_ != '\t' && *at_ != '\r') {
      break;
    }
  }
  spaces_ += static_cast<std::size_t>(at_ - begin);
}

bool JsonScanner::String(JsonString& string) {
  const char* const begin = at_;
  string.escaped = false;
  for (;;) {
    at_ = FindSpecial(at_);
    if (*at_ == '"') {
      string.raw = {begin, static_cast<std::size_t>(at_ - begin)};
      ++at_;
      return true;
    }
    string.escaped = true;
    if (*at_ != '\\' || !Escape()) return false;
  }
}

bool JsonScanner::Escape() {
  ++at_;
  constexpr std::string_view kPlain = "\"\\/bfnrt";
  if (kPlain.contains(*at_)) {
    ++at_;
    return true;
  }
  if (*at_ != 'u') return false;
  ++at_;
  for (int i = 0; i < 4; ++i, ++at_) {
    if (!HexDigit(*at_)) return false;
  }
  return true;
}

bool JsonScanner::Digits() {
  if (!IsDigit(*at_)) return false;
  while (IsDigit(*at_)) ++at_;
  return true;
}

bool JsonScanner::Word(std::string_view word) {
  for (const char c : word) {
    if (*at_ != c) return false;
    ++at_;
  }
  return true;
}

bool JsonScanner::Scalar() {
  switch (Peek()) {
    case 't': return Word("true");
    case 'f': return Word("false");
    case 'n': return Word("null");
    default: break;
  }
  if (*at_ == '-') ++at_;
  if (*at_ == '0') {
    ++at_;
  } else if (!Digits()) {
    return false;
  }
  if (*at_ == '.') {
    ++at_;
    if (!Digits()) return false;
  }
  if (*at_ == 'e' || *at_ == 'E') {
    ++at_;
    if (*at_ == '+' || *at_ == '-') ++at_;
    if (!Digits()) return false;
  }
  return true;
}

bool JsonScanner::Skip(int depth) {
  JsonString string;
  const char open = Peek();
  if (open == '"') {
    ++at_;
    return String(string);
  }
  if (open != '{' && open != '[') return Scalar();
  if (depth == kMaxDepth) return Fail("json_too_deep");
  ++at_;
  const char close = open == '{' ? '}' : ']';
  if (Take(close)) return true;
  do {
    if (open == '{' && !(Take('"') && String(string) && Take(':'))) return false;
    if (!Skip(depth + 1)) return false;
  } while (Take(','));
  return Take(close);
}

char* UnescapeJson(std::string_view raw, char* out) {
  for (;;) {
    const std::size_t plain = std::min(raw.find('\\'), raw.size());
    std::memcpy(out, raw.data(), plain);
    out += plain;
    raw.remove_prefix(plain);
    if (raw.empty()) return out;
    const char c = raw[1];
    if (c != 'u') {
      switch (c) {
        case 'b': *out++ = '\b'; break;
        case 'f': *out++ = '\f'; break;
        case 'n': *out++ = '\n'; break;
        case 'r': *out++ = '\r'; break;
        case 't': *out++ = '\t'; break;
        default: *out++ = c; break;
      }
      raw.remove_prefix(2);
      continue;
    }
    const auto within = [](char32_t unit, char32_t first) {
      return unit >= first && unit < first + 0x400;
    };
    char32_t unit = CodeUnit(raw.data());
    raw.remove_prefix(6);
    if (within(unit, 0xd800) && raw.starts_with("\\u") && within(CodeUnit(raw.data()), 0xdc00)) {
      unit = 0x10000 + ((unit - 0xd800) << 10) + (CodeUnit(raw.data()) - 0xdc00);
      raw.remove_prefix(6);
    } else if (within(unit, 0xd800) || within(unit, 0xdc00)) {
      unit = kReplacement;
    }
    out = AppendUtf8(unit, out);
  }
}

char* CompactJson(std::string_view value, char* out) {
  bool inside = false;  // a string
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (inside && c == '\\') {
      *out++ = c;
      *out++ = value[++i];
      continue;
    }
    if (c == '"') inside = !inside;
    if (inside || (c != ' ' && c != '\t' && c != '\r' && c != '\n')) *out++ = c;
  }
  return out;
}

}  // namespace kohort
