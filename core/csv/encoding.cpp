#include "core/csv/encoding.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <string>
#include <utility>

#include "core/base/text.h"
#include "core/base/utf8.h"

namespace kohort {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr char16_t kMark = 0xfeff;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

// What Windows-1252 has in place of the control characters 0x80..0x9f.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

bool IsHighSurrogate(char16_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
bool IsLowSurrogate(char16_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

// Other than those that lay out text, and those that some files separate fields and rows with.
bool IsControl(char16_t c) {
  return c < 0x20 && (c < '\t' || c > '\r') && c != 0x01 && c != 0x1a && c < 0x1c;
}

char16_t Unit(const char* at, Encoding encoding) {
  const auto first = static_cast<std::uint8_t>(at[0]);
  const auto second = static_cast<std::uint8_t>(at[1]);
  return static_cast<char16_t>(encoding == Encoding::kUtf16Le ? first | second << 8
                                                              : second | first << 8);
}

// ---- guesses
// ---------------------------------------------------------------------------------------

struct UnitCounts {
  std::size_t units = 0;
  std::size_t ascii = 0;
  std::size_t line_ends = 0;
  std::size_t odd = 0;  // that a text does not have
  std::size_t nul = 0;

  bool text() const { return line_ends > 0 && ascii * 4 >= units && odd * 100 <= units; }
};

UnitCounts CountUnits(std::string_view head, Encoding encoding) {
  UnitCounts counts;
  bool high = false;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    const char16_t unit = Unit(head.data() + i, encoding);
    ++counts.units;
    if (unit < 0x80) ++counts.ascii;
    if (unit == '\n' || unit == '\r') ++counts.line_ends;
    if (unit == 0) ++counts.nul;
    if (IsControl(unit) || unit >= 0xfffe || high != IsLowSurrogate(unit)) ++counts.odd;
    high = IsHighSurrogate(unit);
  }
  return counts;
}

bool FewNuls(std::size_t nuls, std::size_t of) { return nuls <= 2 + of / 100; }

// Whether four of five characters that are not ASCII are well formed.
bool IsNearlyUtf8(std::string_view text, bool cut_off) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<std::uint8_t>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const bool well = IsUtf8(text.substr(i, size), cut_off && i + size > text.size());
    ++(well ? good : bad);
    i += well ? size : 1;
  }
  return good >= 4 * bad;
}

bool IsSurelyWindows1252(std::string_view text) {
  std::size_t high = 0;
  std::size_t in_runs = 0;  // of three or more
  std::size_t run = 0;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      run = 0;
      continue;
    }
    if (byte < 0xa0 && kWindows1252[byte - 0x80] == byte) return false;
    ++high;
    ++run;
    if (run == 3) in_runs += 3;
    if (run > 3) ++in_runs;
  }
  return in_runs * 10 <= high;
}

}  // namespace

std::string_view EncodingName(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf16Le: return "UTF-16LE";
    case Encoding::kUtf16Be: return "UTF-16BE";
    case Encoding::kWindows1252: return "Windows-1252";
    case Encoding::kLatin1: return "ISO-8859-1";
    case Encoding::kUtf8: break;
  }
  return "UTF-8";
}

std::optional<Encoding> EncodingByName(std::string_view name) {
  struct Alias {
    std::string_view name;
    Encoding encoding;
  };
  constexpr std::array<Alias, 8> kAliases{{{"utf8", Encoding::kUtf8},
                                           {"utf16", Encoding::kUtf16Le},
                                           {"utf16le", Encoding::kUtf16Le},
                                           {"utf16be", Encoding::kUtf16Be},
                                           {"windows1252", Encoding::kWindows1252},
                                           {"cp1252", Encoding::kWindows1252},
                                           {"iso88591", Encoding::kLatin1},
                                           {"latin1", Encoding::kLatin1}}};
  std::string plain;
  for (const char c : name) {
    if (c != '-' && c != '_' && c != ' ') plain += LowerAscii(c);
  }
  const auto found = std::ranges::find(kAliases, plain, &Alias::name);
  if (found == kAliases.end()) return std::nullopt;
  return found->encoding;
}

EncodingGuess GuessEncoding(std::string_view head, bool whole) {
  const auto nuls = static_cast<std::size_t>(std::ranges::count(head, '\0'));
  if (head.starts_with(kUtf8Mark)) return {.text = FewNuls(nuls, head.size())};
  for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
    if (head.size() < 2 || Unit(head.data(), encoding) != kMark) continue;
    // UTF-32 has the same mark, and every other unit of it is NUL.
    const UnitCounts counts = CountUnits(head, encoding);
    return {.encoding = encoding, .text = FewNuls(counts.nul, counts.units)};
  }
  if (nuls > 0) {
    for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
      if (CountUnits(head, encoding).text()) return {.encoding = encoding};
    }
    if (!FewNuls(nuls, head.size())) return {.text = false};
  }
  if (IsUtf8(head, /*cut_off=*/!whole)) return {};
  const auto controls = static_cast<std::size_t>(
      std::ranges::count_if(head, [](char c) { return IsControl(static_cast<std::uint8_t>(c)); }));
  if (controls > 2 + head.size() / 50) return {.text = false};
  if (IsNearlyUtf8(head, /*cut_off=*/!whole)) return {.sure = false};
  return {.encoding = Encoding::kWindows1252, .sure = IsSurelyWindows1252(head)};
}

// ---- decoding
// --------------------------------------------------------------------------------------

std::size_t Decoder::Decode(std::string_view& bytes, std::span<char> to) {
  switch (encoding_) {
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be: return DecodeUtf16(bytes, to);
    case Encoding::kWindows1252:
    case Encoding::kLatin1: return DecodeSingleBytes(bytes, to);
    case Encoding::kUtf8: break;
  }
  const std::size_t held = started_ ? 0 : DecodeMark(bytes, to);
  if (!started_) return 0;
  const std::size_t size = std::min(bytes.size(), to.size() - held);
  std::ranges::copy(bytes.substr(0, size), to.begin() + static_cast<std::ptrdiff_t>(held));
  bytes.remove_prefix(size);
  return held + size;
}

// Takes UTF-8's mark off; writes the beginning of one that was none after all.
std::size_t Decoder::DecodeMark(std::string_view& bytes, std::span<char> to) {
  if (to.size() < kLeastRoom) return 0;
  while (!bytes.empty() && mark_size_ < kUtf8Mark.size() &&
         bytes.front() == kUtf8Mark[mark_size_]) {
    bytes.remove_prefix(1);
    ++mark_size_;
  }
  if (mark_size_ == kUtf8Mark.size()) {
    mark_size_ = 0;
  } else if (bytes.empty()) {
    return 0;
  }
  started_ = true;
  return kUtf8Mark.copy(to.data(), std::exchange(mark_size_, 0));
}

std::size_t Decoder::DecodeUtf16(std::string_view& bytes, std::span<char> to) {
  if (to.size() < kLeastRoom) return 0;
  const char* from = bytes.data();
  const char* const from_end = from + bytes.size();
  char* at = to.data();
  char* const end = at + to.size();
  const auto room = [&] { return static_cast<std::size_t>(end - at); };
  const auto left = [&] { return static_cast<std::size_t>(from_end - from); };
  if (half_ && left() > 0) {
    const std::array<char, 2> unit{static_cast<char>(*half_), *from++};
    half_.reset();
    at = PutUnit(Unit(unit.data(), encoding_), at);
  }
  // In memory, of four units, the bits that ASCII does not have.
  const bool swapped =
      (encoding_ == Encoding::kUtf16Le) != (std::endian::native == std::endian::little);
  const std::uint64_t other = swapped ? 0x80ff80ff80ff80ff : 0xff80ff80ff80ff80;
  while (left() >= 2 && room() >= kLeastRoom) {
    std::uint64_t units = 0;
    while (high_surrogate_ == 0 && left() >= sizeof units && room() >= kLeastRoom) {
      std::memcpy(&units, from, sizeof units);
      if ((units & other) != 0) break;
      for (std::size_t i = 0; i < 4; ++i) at[i] = static_cast<char>(Unit(from + 2 * i, encoding_));
      at += 4;
      from += sizeof units;
      started_ = true;
    }
    if (left() < 2 || room() < kLeastRoom) break;
    at = PutUnit(Unit(from, encoding_), at);
    from += 2;
  }
  if (left() == 1) half_ = static_cast<std::uint8_t>(*from++);
  bytes.remove_prefix(static_cast<std::size_t>(from - bytes.data()));
  return static_cast<std::size_t>(at - to.data());
}

// At most six bytes: a lone surrogate before the unit, and the unit.
char* Decoder::PutUnit(char16_t unit, char* to) {
  if (!std::exchange(started_, true) && unit == kMark) return to;
  const char16_t high = std::exchange(high_surrogate_, char16_t{0});
  if (IsLowSurrogate(unit)) {
    if (high == 0) return PutReplacement(to);
    return PutUtf8(0x10000 + ((char32_t{high} - 0xd800) << 10) + (char32_t{unit} - 0xdc00), to);
  }
  if (high != 0) to = PutReplacement(to);
  if (!IsHighSurrogate(unit)) return PutUtf8(unit, to);
  high_surrogate_ = unit;
  return to;
}

char* Decoder::PutReplacement(char* to) {
  ++replaced_;
  return PutUtf8(0xfffd, to);
}

std::size_t Decoder::DecodeSingleBytes(std::string_view& bytes, std::span<char> to) const {
  const char* from = bytes.data();
  const char* const from_end = from + bytes.size();
  char* at = to.data();
  char* const end = at + to.size();
  while (from != from_end && static_cast<std::size_t>(end - at) >= kLeastRoom) {
    std::uint64_t word = kHighBits;
    if (static_cast<std::size_t>(from_end - from) >= sizeof word) {
      std::memcpy(&word, from, sizeof word);
    }
    if ((word & kHighBits) == 0) {
      std::memcpy(at, &word, sizeof word);
      from += sizeof word;
      at += sizeof word;
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(*from++);
    const bool special = encoding_ == Encoding::kWindows1252 && byte >= 0x80 && byte < 0xa0;
    at = PutUtf8(special ? kWindows1252[byte - 0x80] : byte, at);
  }
  bytes.remove_prefix(static_cast<std::size_t>(from - bytes.data()));
  return static_cast<std::size_t>(at - to.data());
}

std::size_t Decoder::Finish(std::span<char> to) {
  assert(to.size() >= kLeastRoom);
  char* at = to.data();
  if (encoding_ == Encoding::kUtf8) {
    return kUtf8Mark.copy(at, std::exchange(mark_size_, 0));
  }
  if (std::exchange(high_surrogate_, char16_t{0}) != 0) at = PutReplacement(at);
  if (half_) at = PutReplacement(at);
  half_.reset();
  return static_cast<std::size_t>(at - to.data());
}

}  // namespace kohort
