#include "core/import/intake.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/csv/parser.h"
#include "tests/core/pack.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using namespace std::string_literals;

// Keeps the text.
class TextReader : public RecordReader {
 public:
  std::span<char> Space(std::size_t least) override {
    space_.resize(least);
    return space_;
  }
  void Commit(std::size_t bytes) override {
    CHECK_FALSE(finished_);
    text_.append(space_.data(), bytes);
  }
  void Finish() override {
    CHECK_FALSE(finished_);
    finished_ = true;
  }
  Result<bool> Next(RecordBatch&) override { return false; }
  bool AtEnd() const override { return true; }

  const std::string& text() const { return text_; }
  bool finished() const { return finished_; }

 private:
  std::vector<char> space_;
  std::string text_;
  bool finished_ = false;
};

// The text of a file that comes in pieces of so many bytes.
Result<std::string> Read(const IntakeFormat& format, std::string_view bytes,
                         std::size_t piece = 1 << 20) {
  TextReader reader;
  Intake intake(format, reader);
  while (!intake.ended()) {
    const std::string_view part = bytes.substr(0, piece);
    std::ranges::copy(part, intake.Space(piece).begin());
    bytes.remove_prefix(part.size());
    intake.Commit(part.size());
    for (bool more = true; more;) {
      const std::size_t before = reader.text().size();
      const Result<bool> pumped = intake.Pump();
      if (!pumped) return std::unexpected(pumped.error());
      CHECK(reader.text().size() - before <= 1 << 20);
      more = *pumped;
    }
  }
  CHECK(reader.finished());
  return reader.text();
}

struct Packed {
  IntakeFormat format;
  std::string bytes;
};

std::string Utf16(std::u16string_view text) {
  std::string bytes;
  for (const char16_t unit : text) bytes += Little(unit, 2);
  return bytes;
}

// The same text in every way.
std::vector<Packed> EveryWay(const std::u16string& text, const std::string& utf8) {
  std::vector<Packed> ways;
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16Le}) {
    const std::string bytes =
        encoding == Encoding::kUtf8 ? "\xef\xbb\xbf" + utf8 : "\xff\xfe" + Utf16(text);
    ways.push_back({{.encoding = encoding}, bytes});
    ways.push_back({{.compression = Compression::kGzip, .encoding = encoding}, Gzip(bytes)});
    for (const bool deflate : {true, false}) {
      ZipWriter writer;
      writer.Add("a.csv", bytes, {.deflate = deflate});
      const std::string archive = writer.Finish();
      ZipDirectory directory(archive.size());
      while (const auto want = directory.Want()) {
        REQUIRE(directory.Feed(From(archive, want->offset).substr(0, want->length)));
      }
      const ZipEntry entry = directory.entries()[0];
      ways.push_back(
          {{.compression = Compression::kZip, .encoding = encoding, .entry = entry}, archive});
    }
  }
  return ways;
}

TEST_CASE("The same text comes out of every way, cut anywhere") {
  std::u16string text;
  for (int i = 0; i < 30; ++i) text += u"Jos\u00e9,\u65e5\u672c,\U0001f600,1\r\n";
  std::string utf8;
  for (int i = 0; i < 30; ++i) {
    utf8 += "Jos\xc3\xa9,\xe6\x97\xa5\xe6\x9c\xac,\xf0\x9f\x98\x80,1\r\n";
  }
  for (const Packed& way : EveryWay(text, utf8)) {
    for (std::size_t piece = 1; piece < 30; ++piece)
      CHECK(Read(way.format, way.bytes, piece) == utf8);
    CHECK(Read(way.format, way.bytes) == utf8);
  }
}

TEST_CASE("Large files come in steps of a megabyte of text") {
  std::u16string text;
  while (text.size() < 1'500'000) text += u"caf\u00e9 \u65e5,1\n";
  std::string utf8;
  while (utf8.size() < text.size() / 9 * 12) utf8 += "caf\xc3\xa9 \xe6\x97\xa5,1\n";
  for (const Packed& way : EveryWay(text, utf8)) {
    CHECK((Read(way.format, way.bytes, 3 << 20) == utf8));
    CHECK((Read(way.format, way.bytes, 100'001) == utf8));
  }
}

TEST_CASE("Plain UTF-8 is read right into the reader") {
  TextReader reader;
  Intake intake({}, reader);
  std::ranges::copy("first,"s, intake.Space(100).begin());
  intake.Commit(6);
  CHECK(intake.Pump() == false);
  CHECK(intake.Space(100).data() == reader.Space(100).data());
}

TEST_CASE("An empty file is an empty text, but no gzip file and no zip entry") {
  CHECK(Read({}, "") == "");
  CHECK(Read({.encoding = Encoding::kUtf16Be}, "") == "");
  CHECK_FALSE(Read({.compression = Compression::kGzip}, ""));
  CHECK_FALSE(Read({.compression = Compression::kZip}, ""));
  CHECK(Read({.compression = Compression::kGzip}, Gzip("")) == "");
}

TEST_CASE("A file that is damaged or cut off is an error") {
  const std::string packed = Gzip("customer,event\n1,visit\n");
  const Result<std::string> cut =
      Read({.compression = Compression::kGzip}, packed.substr(0, 20), 3);
  REQUIRE_FALSE(cut);
  CHECK(cut.error().code == "file_damaged");
}

TEST_CASE("Characters that were malformed are counted") {
  TextReader reader;
  Intake intake({.encoding = Encoding::kUtf16Le}, reader);
  const std::string bytes = "a\0\x00\xdc,\0\x3d"s;
  std::ranges::copy(bytes, intake.Space(bytes.size()).begin());
  intake.Commit(bytes.size());
  CHECK(intake.Pump() == false);
  intake.Commit(0);
  CHECK(intake.Pump() == false);
  CHECK(intake.ended());
  CHECK(reader.text() == "a\xef\xbf\xbd,\xef\xbf\xbd");
  CHECK(intake.replaced() == 2);
}

TEST_CASE("Records come of a compressed file as of a plain one") {
  std::string text = "customer,event\n";
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ",visit\n";
  CsvParser parser({});
  Intake intake({.compression = Compression::kGzip}, parser);
  const std::string packed = Gzip(text);
  std::string_view left = packed;
  RecordBatch batch;
  std::size_t records = 0;
  std::uint64_t last_line = 0;
  while (!intake.ended()) {
    const std::string_view part = left.substr(0, 10'000);
    std::ranges::copy(part, intake.Space(10'000).begin());
    left.remove_prefix(part.size());
    intake.Commit(part.size());
    for (bool more = true; more;) {
      const Result<bool> pumped = intake.Pump();
      REQUIRE(pumped);
      more = *pumped;
      while (*parser.Next(batch)) {
        records += batch.records.size();
        last_line = batch.records.back().line;
      }
    }
  }
  CHECK(records == 100'001);
  CHECK(last_line == 100'001);
  CHECK(parser.AtEnd());
}

TEST_CASE("The head of a file is text, however it is packed") {
  const std::u16string text = u"Jos\u00e9,\u65e5\r\n1,2\r\n";
  const std::string utf8 = "Jos\xc3\xa9,\xe6\x97\xa5\r\n1,2\r\n";
  for (const Packed& way : EveryWay(text, utf8)) {
    const bool zip = way.format.compression == Compression::kZip;
    const auto entry = zip ? std::optional(way.format.entry) : std::nullopt;
    const Result<TextHead> head = ReadTextHead(way.bytes, true, 1000, entry);
    REQUIRE(head);
    CHECK(head->format == way.format);
    CHECK(head->is_text);
    CHECK(head->sure);
    CHECK(head->text == utf8);
    CHECK(head->whole);
    // The archive's directory does not count.
    if (!zip) CHECK(head->source_bytes == way.bytes.size());
    if (zip) CHECK(head->source_bytes < way.bytes.size());
  }
}

TEST_CASE("The head of a long file ends where it is told to") {
  std::string text;
  while (text.size() < 5000) text += "customer,event,1\n";
  for (const std::string& bytes : {text, Gzip(text)}) {
    const Result<TextHead> head = ReadTextHead(bytes, true, 1000);
    REQUIRE(head);
    CHECK(head->text == text.substr(0, 1000));
    CHECK_FALSE(head->whole);
    CHECK(head->source_bytes <= bytes.size());
  }
  const Result<TextHead> begun = ReadTextHead(Gzip(text).substr(0, 40), false, 1 << 20);
  REQUIRE(begun);
  CHECK(text.starts_with(begun->text));
  CHECK_FALSE(begun->whole);
  CHECK_FALSE(ReadTextHead(Gzip(text).substr(0, 40), true, 1 << 20));
}

TEST_CASE("A chosen encoding is taken, a guessed one may be unsure, and binary files are no text") {
  const std::string cyrillic = "\xcc\xee\xf1\xea\xe2\xe0,1\n";
  const Result<TextHead> guessed = ReadTextHead(cyrillic, true, 1000);
  REQUIRE(guessed);
  CHECK_FALSE(guessed->sure);
  CHECK(guessed->format.encoding == Encoding::kWindows1252);
  const Result<TextHead> chosen = ReadTextHead(cyrillic, true, 1000, {}, Encoding::kLatin1);
  REQUIRE(chosen);
  CHECK(chosen->sure);
  CHECK(chosen->format.encoding == Encoding::kLatin1);
  const Result<TextHead> binary = ReadTextHead(std::string(100, '\0'), true, 1000);
  REQUIRE(binary);
  CHECK_FALSE(binary->is_text);
  CHECK(binary->text.empty());
}

TEST_CASE("DuckDB's files read the same packed and plain") {
  for (const char* name : {"utf16.csv", "latin1.csv"}) {
    const auto plain = ReadShared("cases/duckdb-csv/encodings/"s + name);
    const auto packed = ReadShared("cases/duckdb-csv/encodings/"s + name + ".gz");
    if (!plain || !packed) return;
    const Result<TextHead> head = ReadTextHead(*packed, true, 1 << 20);
    REQUIRE(head);
    CHECK(head->format.compression == Compression::kGzip);
    CHECK(head->text.starts_with("name,age\r\nJos\xc3\xa9 \xc3\x81lvarez,30\r\n"));
    CHECK(head->text == ReadTextHead(*plain, true, 1 << 20)->text);
    CHECK(Read(head->format, *packed, 5) == head->text);
  }
}

}  // namespace
}  // namespace kohort
