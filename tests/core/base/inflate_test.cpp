#include "core/base/inflate.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "tests/core/pack.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using namespace std::string_literals;

Result<std::string> Gunzip(std::string_view packed, std::size_t piece = 1 << 20,
                           std::size_t room = 1 << 16) {
  Inflate inflate(Inflate::Format::kGzip);
  return Unpack(inflate, packed, piece, room);
}

Result<std::string> InflateRaw(std::string_view packed, std::size_t piece = 1 << 20,
                               std::size_t room = 1 << 16) {
  Inflate inflate(Inflate::Format::kDeflate);
  return Unpack(inflate, packed, piece, room);
}

std::string SomeText() {
  std::string text;
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) text += "row " + std::to_string(random() % 1000) + ",x\n";
  return text;
}

TEST_CASE("gzip and deflate, cut anywhere") {
  const std::string text = SomeText();
  for (std::size_t piece = 1; piece < 40; ++piece) {
    CHECK(Gunzip(Gzip(text), piece, piece % 7 + 1) == text);
    CHECK(InflateRaw(RawDeflate(text), piece % 7 + 1, piece) == text);
  }
  CHECK(Gunzip(Gzip("")) == "");
}

TEST_CASE("A piece of compressed data may hold a thousand times as much") {
  const std::string text(5 << 20, 'a');
  const std::string packed = Gzip(text);
  CHECK(packed.size() * 900 < text.size());
  CHECK(Gunzip(packed, 1 << 20, 1000) == text);
}

TEST_CASE("Members of gzip follow one another, zeros may end the file") {
  const std::string members = Gzip("one\n") + Gzip("") + Gzip("two\n");
  for (std::size_t piece = 1; piece < members.size(); ++piece) {
    CHECK(Gunzip(members, piece, 2) == "one\ntwo\n");
    CHECK(Gunzip(members + std::string(600, '\0'), piece, 2) == "one\ntwo\n");
  }
}

TEST_CASE("A gzip header may hold a name, a comment, extra fields and a checksum") {
  const std::string body = Gzip("text").substr(10);
  const std::string begin = "\x1f\x8b\x08"s;
  const std::string rest = "\0\0\0\0\0\x03"s;
  CHECK(Gunzip(begin + "\x08" + rest + "a.csv\0"s + body, 1) == "text");
  CHECK(Gunzip(begin + "\x10" + rest + "comment\0"s + body, 1) == "text");
  CHECK(Gunzip(begin + "\x04" + rest + "\x06\0BC\x02\0xy"s + body, 1) == "text");
  const std::string checked = begin + "\x02" + rest;
  const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(checked.data()), checked.size());
  CHECK(Gunzip(checked + Little(crc & 0xffff, 2) + body, 1) == "text");
}

TEST_CASE("A deflate stream says where it ends") {
  const std::string packed = RawDeflate("text");
  Inflate inflate(Inflate::Format::kDeflate);
  const std::string bytes = packed + "more";
  std::string_view left = bytes;
  std::string to(10, ' ');
  CHECK(inflate.Pull(left, to) == 4);
  CHECK(inflate.ended());
  CHECK(left == "more");
  CHECK(inflate.Pull(left, to) == 0);
  CHECK(left == "more");
}

TEST_CASE("Data that is cut off is an error, wherever") {
  const std::string packed = Gzip(SomeText());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    const Result<std::string> text = Gunzip(packed.substr(0, size));
    REQUIRE_FALSE(text);
    CHECK(text.error().code == "file_damaged");
    CHECK(text.error().where == "byte " + std::to_string(size));
  }
  CHECK_FALSE(InflateRaw(RawDeflate("text").substr(0, 3)));
  // In the second member.
  CHECK_FALSE(Gunzip(Gzip("one") + "\x1f"));
}

TEST_CASE("A changed byte is an error, but where it says nothing of the data") {
  const std::string text = SomeText();
  const std::string packed = Gzip(text);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    std::string damaged = packed;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x40);
    const Result<std::string> read = Gunzip(damaged);
    if (i >= 4 && i < 10) {  // the time, the level, the system
      CHECK(read == text);
    } else {
      REQUIRE_FALSE(read);
      CHECK(read.error().code == "file_damaged");
    }
  }
  CHECK_FALSE(Gunzip("no gzip at all"));
  CHECK_FALSE(Gunzip(packed + "and then something"));
}

// Lengths and checksums are those that Python's gzip module comes to.
TEST_CASE("DuckDB's gzip files") {
  const auto check = [](const char* name, std::size_t size, std::uint32_t crc) {
    CAPTURE(std::string(name));
    const auto packed = ReadShared("cases/duckdb-csv/"s + name);
    if (!packed) return;
    const Result<std::string> text = Gunzip(*packed);
    REQUIRE(text);
    CHECK(text->size() == size);
    CHECK(crc32_z(0, reinterpret_cast<const Bytef*>(text->data()), text->size()) == crc);
    CHECK((Gunzip(*packed, 7, 13) == text));
  };
  check("test/bgzf.gz", 946, 0x382baafa);
  check("test/concat.gz", 1804, 0x2cd54997);
  check("test/test_comp.csv.gz", 21, 0xd9ac74f4);
  check("test/issue3562_assertion.csv.gz", 239604, 0xbbcccd75);
  check("auto/product_codes_HS17_V202301.csv.gz", 616690, 0xeba01c31);
}

}  // namespace
}  // namespace kohort
