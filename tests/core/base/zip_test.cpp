#include "core/base/zip.h"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/pack.h"

namespace kohort {
namespace {

using namespace std::string_literals;

struct Listed {
  std::vector<ZipEntry> entries;
  bool office_document = false;
};

// Reads the directory, so many bytes of what it wants at a time.
Result<Listed> List(std::string_view archive, std::size_t most = 1 << 20) {
  ZipDirectory directory(archive.size());
  while (const auto want = directory.Want()) {
    const Result<void> fed =
        directory.Feed(From(archive, want->offset).substr(0, std::min(want->length, most)));
    if (!fed) return std::unexpected(fed.error());
  }
  return Listed{directory.entries(), directory.office_document()};
}

Result<std::string> Extract(std::string_view archive, const ZipEntry& entry,
                            std::size_t piece = 1 << 20, std::size_t room = 1 << 16) {
  ZipEntryReader reader(entry);
  return Unpack(reader, From(archive, entry.offset), piece, room);
}

std::vector<std::string> Names(const Result<Listed>& listed) {
  REQUIRE(listed);
  std::vector<std::string> names;
  for (const ZipEntry& entry : listed->entries) names.push_back(entry.name);
  return names;
}

bool IsOfficeDocument(const ZipWriter& writer) {
  const Result<Listed> listed = List(writer.Finish());
  REQUIRE(listed);
  return listed->office_document;
}

const std::string kText = "customer,event\n" + std::string(1000, 'a') + "\n";

TEST_CASE("Stored and deflated entries, cut anywhere") {
  ZipWriter writer;
  writer.Add("stored.csv", kText, {.deflate = false});
  writer.Add("2026/deflated.csv", kText, {.local_extra = "any length"});
  writer.Add("empty.csv", "", {.deflate = false});
  writer.Add("streamed.csv", kText, {.descriptor = true});
  const std::string archive = writer.Finish();
  const Result<Listed> listed = List(archive);
  CHECK(Names(listed) ==
        std::vector{"stored.csv"s, "2026/deflated.csv"s, "empty.csv"s, "streamed.csv"s});
  CHECK_FALSE(listed->office_document);
  for (const ZipEntry& entry : listed->entries) {
    CAPTURE(entry.name);
    const std::string expected = entry.name == "empty.csv" ? "" : kText;
    CHECK(entry.bytes == expected.size());
    for (std::size_t piece = 1; piece < 50; ++piece) {
      CHECK(Extract(archive, entry, piece, piece % 11 + 1) == expected);
    }
  }
  for (const std::size_t most : {1U, 7U, 100U}) {
    const Result<Listed> again = List(archive, most);
    REQUIRE(again);
    CHECK(again->entries == listed->entries);
  }
}

TEST_CASE("Sizes and places in zip64's fields") {
  ZipWriter writer;
  writer.Add("a.csv", "a", {.deflate = false});
  writer.Add("b.csv", kText, {.zip64 = true});
  for (const bool zip64 : {false, true}) {
    const std::string archive = writer.Finish(zip64);
    const Result<Listed> listed = List(archive);
    REQUIRE(Names(listed) == std::vector{"a.csv"s, "b.csv"s});
    CHECK(Extract(archive, listed->entries[0]) == "a");
    CHECK(Extract(archive, listed->entries[1]) == kText);
  }
}

TEST_CASE("A comment at the end, something before the beginning") {
  ZipWriter writer;
  writer.Add("a.csv", kText);
  const std::string archive =
      "#!/bin/sh\n" +
      writer.Finish(false, "PK\x05\x06 is how the end begins, " + std::string(300, 'c'));
  const Result<Listed> listed = List(archive);
  REQUIRE(Names(listed) == std::vector{"a.csv"s});
  CHECK(Extract(archive, listed->entries[0]) == kText);
}

TEST_CASE("An archive without entries, and one with more than fit into a piece") {
  CHECK(Names(List(ZipWriter().Finish())).empty());
  ZipWriter writer;
  for (int i = 0; i < 30000; ++i) {
    writer.Add("orders/" + std::to_string(i) + ".csv", "a", {.deflate = false});
  }
  const Result<Listed> listed = List(writer.Finish(true));
  REQUIRE(Names(listed).size() == 30000);
  CHECK(listed->entries.back().name == "orders/29999.csv");
}

TEST_CASE("Folders and what macOS adds are left out") {
  ZipWriter writer;
  for (const char* name :
       {"2026/", "__MACOSX/2026/._a.csv", ".DS_Store", "2026/.DS_Store", "2026/a.csv"}) {
    writer.Add(name, "", {.deflate = false});
  }
  CHECK(Names(List(writer.Finish())) == std::vector{"2026/a.csv"s});
}

TEST_CASE("A name that is no UTF-8 is of code page 437") {
  ZipWriter writer;
  writer.Add("Bj\xc3\xb6rn.csv", "", {.flags = 0x800});
  writer.Add("Bj\xc3\xb6rn.csv", "");
  writer.Add("Bj\x94rn \xe1\xff.csv", "");
  CHECK(Names(List(writer.Finish())) == std::vector{"Bj\xc3\xb6rn.csv"s, "Bj\xc3\xb6rn.csv"s,
                                                    "Bj\xc3\xb6rn \xc3\x9f\xc2\xa0.csv"s});
}

TEST_CASE("Workbooks are told from archives of files") {
  ZipWriter excel;
  excel.Add("[Content_Types].xml", "<Types/>");
  excel.Add("xl/workbook.xml", "<workbook/>");
  CHECK(IsOfficeDocument(excel));
  ZipWriter open_document;
  open_document.Add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  open_document.Add("META-INF/manifest.xml", "");
  CHECK(IsOfficeDocument(open_document));
}

TEST_CASE("What is encrypted or compressed in other ways is named") {
  ZipWriter writer;
  writer.Add("secret.csv", kText, {.flags = 1});
  writer.Add("other.csv", kText, {.method = 14});
  const std::string archive = writer.Finish();
  const Result<Listed> listed = List(archive);
  REQUIRE(Names(listed).size() == 2);
  CHECK(listed->entries[0].encrypted);
  const Result<std::string> secret = Extract(archive, listed->entries[0]);
  REQUIRE_FALSE(secret);
  CHECK(secret.error().code == "zip_unsupported");
  CHECK(secret.error().where == "secret.csv");
  const Result<std::string> other = Extract(archive, listed->entries[1]);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == "zip_unsupported");
  CHECK(other.error().what.find("method 14") != std::string::npos);
}

TEST_CASE("An archive that is cut off anywhere is an error") {
  ZipWriter writer;
  writer.Add("a.csv", kText);
  for (const bool zip64 : {false, true}) {
    const std::string archive = writer.Finish(zip64);
    for (std::size_t size = 0; size < archive.size(); ++size) {
      const Result<Listed> listed = List(archive.substr(0, size));
      REQUIRE_FALSE(listed);
      CHECK(listed.error().code == "file_damaged");
    }
  }
  // It became shorter after its directory was read.
  const std::string archive = writer.Finish();
  const Result<Listed> whole = List(archive);
  REQUIRE(whole);
  const ZipEntry& entry = whole->entries[0];
  for (std::size_t size = 0; size < 30 + 5 + entry.packed_bytes; ++size) {
    const Result<std::string> text = Extract(archive.substr(0, size), entry);
    REQUIRE_FALSE(text);
    CHECK(text.error().code == "file_damaged");
    CHECK(text.error().where.starts_with("a.csv"));
  }
}

TEST_CASE("A volume of several is named") {
  std::string archive = ZipWriter().Finish();
  archive[4] = 1;
  const Result<Listed> listed = List(archive);
  REQUIRE_FALSE(listed);
  CHECK(listed.error().code == "zip_unsupported");
}

TEST_CASE("Wrong checksums and lengths are errors") {
  ZipWriter writer;
  writer.Add("stored.csv", kText, {.deflate = false});
  writer.Add("deflated.csv", kText);
  const std::string archive = writer.Finish();
  const Result<Listed> listed = List(archive);
  REQUIRE(Names(listed).size() == 2);
  for (const ZipEntry& entry : listed->entries) {
    CAPTURE(entry.name);
    REQUIRE(Extract(archive, entry) == kText);
    const auto fails = [&](auto change) {
      ZipEntry wrong = entry;
      change(wrong);
      const Result<std::string> text = Extract(archive, wrong);
      REQUIRE_FALSE(text);
      CHECK(text.error().code == "file_damaged");
    };
    fails([](ZipEntry& wrong) { wrong.crc32 ^= 1; });
    fails([](ZipEntry& wrong) { ++wrong.bytes; });
    fails([](ZipEntry& wrong) { --wrong.bytes; });
    fails([](ZipEntry& wrong) { ++wrong.packed_bytes; });
    fails([](ZipEntry& wrong) { --wrong.packed_bytes; });
    fails([](ZipEntry& wrong) { ++wrong.offset; });
    fails([](ZipEntry& wrong) { wrong.offset = 1 << 20; });
  }
}

TEST_CASE("Whatever is damaged, reading ends with the text or an error") {
  ZipWriter writer;
  writer.Add("stored.csv", kText, {.deflate = false});
  writer.Add("deflated.csv", kText, {.zip64 = true});
  std::mt19937 random(5);
  for (int k = 0; k < 5000; ++k) {
    std::string archive = writer.Finish(k % 2 == 0);
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      archive[random() % archive.size()] = static_cast<char>(random() & 0xff);
    }
    const Result<Listed> listed = List(archive);
    if (!listed) {
      CHECK_FALSE(listed.error().what.empty());
      continue;
    }
    for (const ZipEntry& entry : listed->entries) {
      const Result<std::string> text = Extract(archive, entry, 100, 100);
      if (text) CHECK(text->size() == entry.bytes);
    }
  }
}

}  // namespace
}  // namespace kohort
