#include "core/csv/encoding.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/utf8.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using namespace std::string_literals;

struct Decoded {
  std::string text;
  std::uint64_t replaced = 0;

  bool operator==(const Decoded&) const = default;
};

// Decodes bytes that come in pieces of so many, into room for so many.
Decoded Decode(Encoding encoding, std::string_view bytes, std::size_t piece = 1 << 20,
               std::size_t room = 1 << 20) {
  Decoder decoder(encoding);
  std::string text;
  std::vector<char> to(room);
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    std::string_view part = bytes.substr(at, piece);
    while (!part.empty()) {
      const std::size_t before = part.size();
      const std::size_t size = decoder.Decode(part, to);
      if (size == 0 && part.size() == before) FAIL("no progress");
      text.append(to.data(), size);
    }
  }
  text.append(to.data(), decoder.Finish(to));
  return {text, decoder.replaced()};
}

// The same in the plainest way: one unit after the other, no state across them but a pair's.
Decoded SlowlyDecodeUtf16(std::string_view bytes, bool little) {
  Decoded decoded;
  const auto put = [&](std::uint32_t c) {
    std::string& text = decoded.text;
    if (c < 0x80) {
      text += static_cast<char>(c);
      return;
    }
    std::string tail;
    std::uint32_t most = 0x3f;  // what the first byte has room for
    while (c > most) {
      tail.insert(tail.begin(), static_cast<char>(0x80 | (c & 0x3f)));
      c >>= 6;
      most = most == 0x3f ? 0x1f : most >> 1;
    }
    text += static_cast<char>((~most << 1 & 0xff) | c);
    text += tail;
  };
  std::vector<std::uint32_t> units;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const std::uint32_t a = static_cast<std::uint8_t>(bytes[i]);
    const std::uint32_t b = static_cast<std::uint8_t>(bytes[i + 1]);
    units.push_back(little ? a + 256 * b : b + 256 * a);
  }
  for (std::size_t i = units.size() > 0 && units[0] == 0xfeff ? 1 : 0; i < units.size(); ++i) {
    const std::uint32_t unit = units[i];
    if (unit < 0xd800 || unit > 0xdfff) {
      put(unit);
    } else if (unit < 0xdc00 && i + 1 < units.size() && units[i + 1] >= 0xdc00 &&
               units[i + 1] <= 0xdfff) {
      put(0x10000 + (unit - 0xd800) * 0x400 + (units[++i] - 0xdc00));
    } else {
      put(0xfffd);
      ++decoded.replaced;
    }
  }
  if (bytes.size() % 2 == 1) {
    put(0xfffd);
    ++decoded.replaced;
  }
  return decoded;
}

// ASCII as UTF-16.
std::string Wide(std::string_view text, bool little = true) {
  std::string bytes;
  for (const char c : text) {
    if (!little) bytes += '\0';
    bytes += c;
    if (little) bytes += '\0';
  }
  return bytes;
}

TEST_CASE("Encodings are found by their names and the usual others") {
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16Le, Encoding::kUtf16Be,
                                  Encoding::kWindows1252, Encoding::kLatin1}) {
    CHECK(EncodingByName(EncodingName(encoding)) == encoding);
  }
  CHECK(EncodingByName("utf8") == Encoding::kUtf8);
  CHECK(EncodingByName("Latin-1") == Encoding::kLatin1);
  CHECK(EncodingByName("CP1252") == Encoding::kWindows1252);
  CHECK(EncodingByName("utf_16") == Encoding::kUtf16Le);
  CHECK_FALSE(EncodingByName("Shift_JIS"));
  CHECK_FALSE(EncodingByName(""));
}

TEST_CASE("A byte-order mark says the encoding") {
  CHECK(GuessEncoding("\xef\xbb\xbf"
                      "a,b\n",
                      true) == EncodingGuess{Encoding::kUtf8});
  CHECK(GuessEncoding("\xff\xfe" + Wide("a,b\n"), true) == EncodingGuess{Encoding::kUtf16Le});
  CHECK(GuessEncoding("\xfe\xff" + Wide("a,b\n", false), true) ==
        EncodingGuess{Encoding::kUtf16Be});
  CHECK(GuessEncoding("\xff\xfe", true) == EncodingGuess{Encoding::kUtf16Le});
}

TEST_CASE("UTF-16 without a mark is told by its zero bytes") {
  CHECK(GuessEncoding(Wide("a,b\n1,2\n"), true) == EncodingGuess{Encoding::kUtf16Le});
  CHECK(GuessEncoding(Wide("a,b\n1,2\n", false), true) == EncodingGuess{Encoding::kUtf16Be});
  // Cut off within a unit; Japanese among digits.
  CHECK(GuessEncoding(Wide("a,b\r\n1,2") + "x", false) == EncodingGuess{Encoding::kUtf16Le});
  CHECK(GuessEncoding(Wide("1,2026\n") + "\xe5\x65\x2c\x67\x9e\x8a"s + Wide(",7\n"), true) ==
        EncodingGuess{Encoding::kUtf16Le});
}

TEST_CASE("Valid UTF-8 is UTF-8, cut off within a character or not") {
  CHECK(GuessEncoding("a,b\n", true) == EncodingGuess{});
  CHECK(GuessEncoding("", true) == EncodingGuess{});
  CHECK(GuessEncoding("caf\xc3\xa9,\xe6\x97\xa5\n", true) == EncodingGuess{});
  CHECK(GuessEncoding("caf\xc3\xa9,\xe6\x97", false) == EncodingGuess{});
  CHECK(GuessEncoding("caf\xc3\xa9,caf\xc3", true).encoding == Encoding::kWindows1252);
}

TEST_CASE("UTF-8 with a few defects stays UTF-8, Windows-1252 with a few accidents does not") {
  std::string names;
  for (int i = 0; i < 9; ++i) names += "caf\xc3\xa9,1\n";
  const EncodingGuess defects{.encoding = Encoding::kUtf8, .sure = false};
  CHECK(GuessEncoding(names + "caf\xe9,1\n", true) == defects);
  CHECK(GuessEncoding(names + "caf\xe9,1\n\xe6\x97", false) == defects);

  std::string western;
  for (int i = 0; i < 9; ++i) western += "caf\xe9,1\n";
  CHECK(GuessEncoding(western + "\xc3\xa9,1\n", true) ==
        EncodingGuess{.encoding = Encoding::kWindows1252});
}

TEST_CASE("Windows-1252 is sure where high bytes stand alone, as in Western languages") {
  const auto guess = [](std::string_view text) { return GuessEncoding(text, true); };
  const EncodingGuess sure{.encoding = Encoding::kWindows1252};
  const EncodingGuess unsure{.encoding = Encoding::kWindows1252, .sure = false};
  CHECK(guess("Ren\xe9,Fran\xe7ois\nM\xfcller,\x80 5\n") == sure);
  CHECK(guess("p\xe4\xe4ll\xe4,\x93quoted\x94\n") == sure);
  CHECK(guess("\xcc\xee\xf1\xea\xe2\xe0,1\n") == unsure);  // Moscow in Windows-1251
  CHECK(guess("a\x81z,1\n") == unsure);                    // no meaning in Windows-1252
}

TEST_CASE("A few NUL bytes make no binary file, many do") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "plain,text\n";
  CHECK(GuessEncoding("a,b\n1,\0"
                      "2\n"s,
                      true) == EncodingGuess{});
  CHECK(GuessEncoding(text + "x,\0\0\0\n"s, true) == EncodingGuess{});
  CHECK(GuessEncoding("caf\xe9," + text + "\0\0\n"s, true) ==
        EncodingGuess{.encoding = Encoding::kWindows1252});
  CHECK_FALSE(GuessEncoding(text + std::string(100, '\0'), true).text);
  CHECK_FALSE(GuessEncoding("\x7f"
                            "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"s,
                            true)
                  .text);
  CHECK_FALSE(GuessEncoding("\xff\xfe\0\0a\0\0\0,\0\0\0b\0\0\0\n\0\0\0"s, true).text);  // UTF-32
  // 16-bit numbers have the zeros of UTF-16, but not its line ends alone.
  std::string numbers;
  for (int i = 0; i < 100; ++i) numbers += {static_cast<char>(i % 20), '\0'};
  CHECK_FALSE(GuessEncoding(numbers, true).text);
}

TEST_CASE("Random bytes, as of a compressed file, are no text") {
  std::mt19937 random(7);
  for (int k = 0; k < 50; ++k) {
    std::string bytes(4096, ' ');
    for (char& c : bytes) c = static_cast<char>(random() & 0xff);
    CHECK_FALSE(GuessEncoding(bytes, k % 2 == 0).text);
    std::erase(bytes, '\0');
    CHECK_FALSE(GuessEncoding(bytes, k % 2 == 0).text);
  }
}

TEST_CASE("Separators below the blank make no binary file") {
  CHECK(GuessEncoding("a\x01"
                      "b\x1f"
                      "c\x1e",
                      true) == EncodingGuess{});
  std::string rows;
  for (int i = 0; i < 20; ++i)
    rows +=
        "caf\xe9\x01"
        "1\n";
  CHECK(GuessEncoding(rows, true).text);
}

TEST_CASE("UTF-8 passes through, its mark alone left out") {
  for (const std::string& text : {""s, "a,b\n"s, "caf\xc3\xa9 \xff\xc3"s, "\xef\xbb"s, "\xef\xbb,"s,
                                  "\xef\xef\xbb\xbf"s, "a\xef\xbb\xbf"s}) {
    for (std::size_t piece = 1; piece < 5; ++piece) {
      CHECK(Decode(Encoding::kUtf8, text, piece, 8) == Decoded{text});
      CHECK(Decode(Encoding::kUtf8, "\xef\xbb\xbf" + text, piece, 8) == Decoded{text});
    }
  }
}

TEST_CASE("Past UTF-8's mark the bytes are the text") {
  std::vector<char> to(8);
  Decoder decoder(Encoding::kUtf8);
  CHECK_FALSE(decoder.passes());
  std::string_view bytes = "\xef";
  CHECK(decoder.Decode(bytes, to) == 0);
  CHECK_FALSE(decoder.passes());
  bytes = "\xbb\xbf";
  CHECK(decoder.Decode(bytes, to) == 0);
  bytes = "a";
  CHECK(decoder.Decode(bytes, to) == 1);
  CHECK(decoder.passes());
}

TEST_CASE("Windows-1252 and ISO-8859-1 differ in 0x80 to 0x9f alone") {
  CHECK(Decode(Encoding::kWindows1252, "\x80 \x92 \x9f \x81 \xe9\xff").text ==
        "\xe2\x82\xac \xe2\x80\x99 \xc5\xb8 \xc2\x81 \xc3\xa9\xc3\xbf");
  CHECK(Decode(Encoding::kLatin1, "\x80 \x9f \xe9\xff").text ==
        "\xc2\x80 \xc2\x9f \xc3\xa9\xc3\xbf");
  for (int i = 0; i < 256; ++i) {
    if (i >= 0x80 && i < 0xa0) continue;
    const std::string byte(1, static_cast<char>(i));
    CHECK(Decode(Encoding::kWindows1252, byte) == Decode(Encoding::kLatin1, byte));
  }
}

TEST_CASE("UTF-16: surrogate pairs, lone surrogates, half a unit at the end") {
  const auto decode = [](const std::string& bytes) { return Decode(Encoding::kUtf16Le, bytes); };
  CHECK(decode("\xff\xfe"
               "a\0"s) == Decoded{"a"});
  CHECK(decode("a\0\xff\xfe"s) == Decoded{"a\xef\xbb\xbf"});  // not at the beginning: a space
  CHECK(decode("\x3d\xd8\x00\xde"s) == Decoded{"\xf0\x9f\x98\x80"});
  CHECK(decode("\x3d\xd8"
               "a\0"s) == Decoded{"\xef\xbf\xbd"
                                  "a",
                                  1});
  CHECK(decode("\x00\xde"
               "a\0"s) == Decoded{"\xef\xbf\xbd"
                                  "a",
                                  1});
  CHECK(decode("\x3d\xd8\x3d\xd8\x00\xde"s) == Decoded{"\xef\xbf\xbd\xf0\x9f\x98\x80", 1});
  CHECK(decode("a\0\x3d\xd8"s) == Decoded{"a\xef\xbf\xbd", 1});
  CHECK(decode("a\0\x3d"s) == Decoded{"a\xef\xbf\xbd", 1});
  CHECK(decode("a\0\x3d\xd8\x3d"s) == Decoded{"a\xef\xbf\xbd\xef\xbf\xbd", 2});
}

TEST_CASE("Random UTF-16, cut anywhere, decodes as the slow way does") {
  std::mt19937 random(11);
  // Mostly ASCII, so that runs of it begin and end everywhere; and all that is special.
  const std::vector<std::uint32_t> special{0xd83d, 0xde00, 0xdbff, 0xdfff, 0xfeff, 0xe9,
                                           0x7f,   0x80,   0x7ff,  0x800,  0xffff, 0};
  for (int k = 0; k < 3000; ++k) {
    const bool little = k % 2 == 0;
    std::string bytes;
    const std::size_t units = random() % 40;
    for (std::size_t i = 0; i < units; ++i) {
      const std::uint32_t unit = random() % 6 == 0 ? special[random() % special.size()]
                                                   : static_cast<std::uint32_t>('a' + i % 26);
      const char low = static_cast<char>(unit & 0xff);
      const char high = static_cast<char>(unit >> 8);
      bytes += {little ? low : high, little ? high : low};
    }
    if (random() % 8 == 0) bytes += 'x';
    const Encoding encoding = little ? Encoding::kUtf16Le : Encoding::kUtf16Be;
    const Decoded expected = SlowlyDecodeUtf16(bytes, little);
    CHECK(IsUtf8(expected.text));
    CHECK(Decode(encoding, bytes, 1 + random() % 20, 8 + random() % 20) == expected);
    CHECK(Decode(encoding, bytes) == expected);
  }
}

TEST_CASE("Random bytes of one byte a character, cut anywhere, decode one by one") {
  std::mt19937 random(12);
  for (int k = 0; k < 1000; ++k) {
    std::string bytes(random() % 60, ' ');
    for (char& c : bytes) {
      c = random() % 5 == 0 ? static_cast<char>(random() & 0xff)
                            : static_cast<char>('a' + random() % 26);
    }
    for (const Encoding encoding : {Encoding::kWindows1252, Encoding::kLatin1}) {
      std::string expected;
      for (const char c : bytes) expected += Decode(encoding, std::string(1, c)).text;
      CHECK(Decode(encoding, bytes, 1 + random() % 20, 8 + random() % 20).text == expected);
    }
  }
}

TEST_CASE("DuckDB's files in other encodings") {
  const auto check = [](const char* name, EncodingGuess expected, const char* beginning) {
    CAPTURE(std::string(name));
    const auto bytes = ReadShared("cases/duckdb-csv/encodings/"s + name);
    if (!bytes) return;
    CHECK(GuessEncoding(*bytes, true) == expected);
    const Decoded whole = Decode(expected.encoding, *bytes);
    CHECK(whole.text.starts_with(beginning));
    CHECK(IsUtf8(whole.text));
    for (const std::size_t piece : {1U, 3U, 17U}) {
      CHECK(Decode(expected.encoding, *bytes, piece, 11) == whole);
    }
  };
  const EncodingGuess utf16{Encoding::kUtf16Le};
  check("utf16.csv", utf16, "name,age\r\nJos\xc3\xa9 \xc3\x81lvarez,30\r\n");
  check("all_utf16.csv", utf16, "\x01\r\n\x02\r\n");
  check("only_utf16.csv", utf16, "\xc5\x81\xc5\x81");
  check("latin1.csv", {Encoding::kWindows1252}, "name,age\r\nJos\xc3\xa9 \xc3\x81lvarez,30\r\n");
  check("all_latin1.csv", {Encoding::kWindows1252}, "!\r\n");
  check("only_latin1.csv", {Encoding::kWindows1252, true, false}, "\xc3\xbd\xc3\xbd");
  check("shift_jis.csv", {Encoding::kWindows1252, true, false}, "");
}

}  // namespace
}  // namespace kohort
