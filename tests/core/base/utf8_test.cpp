#include "core/base/utf8.h"

#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("Well-formed texts of one to four bytes a character") {
  CHECK(IsUtf8(""));
  CHECK(IsUtf8("plain"));
  CHECK(IsUtf8("\xc3\xa9 \xe6\x97\xa5 \xf0\x9f\x98\x80 \xf4\x8f\xbf\xbf"));
}

TEST_CASE("Malformed texts: stray, overlong, surrogate, too large, cut off") {
  for (const char* text : {"\x80", "Ren\xe9,x", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe6\x97"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(IsUtf8(text));
  }
}

TEST_CASE("One malformed byte is found wherever it stands") {
  CHECK(IsUtf8(std::string(100, 'a')));
  for (std::size_t i = 0; i < 80; ++i) {
    std::string text(80, 'a');
    text[i] = '\x80';
    CHECK_FALSE(IsUtf8(text));
  }
}

TEST_CASE("A head may end within a character") {
  CHECK(IsUtf8("a\xe6\x97", true));
  CHECK_FALSE(IsUtf8("a\xe6z", true));
}

TEST_CASE("Every character is written in as many bytes as it needs, well formed") {
  std::string text;
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c == 0xd800) c = 0xe000;
    char bytes[4];
    char* const end = PutUtf8(c, bytes);
    if (end - bytes != (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)) FAIL(c);
    text.append(&bytes[0], end);
  }
  CHECK(IsUtf8(text));
  char bytes[4];
  CHECK(std::string(&bytes[0], PutUtf8(0x1f600, bytes)) == "\xf0\x9f\x98\x80");
}

}  // namespace
}  // namespace kohort
