// Files as they lie on a disk, through the engine: compressed, archived, in any encoding.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/pack.h"
#include "tests/core/service/test_engine.h"

namespace kohort {
namespace {

using namespace std::string_literals;

struct Named {
  std::string name;
  std::string bytes;
};

Preview Open(TestEngine& test, const std::vector<Named>& files) {
  OpenRequest request{.files = {}, .sample = false, .zone = "UTC"};
  test.files.clear();
  for (const Named& file : files) {
    const std::uint64_t handle = request.files.size() + 1;
    test.files[handle] = file.bytes;
    request.files.push_back({handle, file.name, file.bytes.size()});
  }
  return test.Ask<Preview>(std::move(request));
}

DataSummary Import(TestEngine& test, const Preview& preview) {
  const auto data = test.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  CHECK(data.rows_read == data.rows_accepted + data.rows_rejected + data.rows_skipped);
  return data;
}

// All members, a text a row.
std::string Members(TestEngine& test) {
  const auto members = test.Ask<MembersReply>(
      MembersRequest{.settings = {}, .stage = "", .sort = "", .descending = false});
  std::string text;
  for (const auto& row : members.rows) {
    for (const std::string& cell : row) text += cell + "|";
    text += "\n";
  }
  return text;
}

const std::string kShop =
    "customer_id,order_date,amount,name\n"
    "C1,2026-11-10,12.50,Zoë\n"
    "C2,2026-11-11,7.25,Łukasz\n"
    "C1,2026-11-12,1,Zoë\n"
    ",2026-11-12,1,\n";

std::string Utf16(const std::string& text, bool big) {
  std::string units = big ? "\xfe\xff"s : "\xff\xfe"s;
  for (std::size_t i = 0; i < text.size();) {
    auto code = static_cast<unsigned>(static_cast<unsigned char>(text[i++]));
    if (code >= 0x80) {  // all of these tests' are two bytes
      code = ((code & 0x1f) << 6) | (static_cast<unsigned char>(text[i++]) & 0x3f);
    }
    const auto high = static_cast<char>(code >> 8);
    const auto low = static_cast<char>(code & 0xff);
    units += big ? high : low;
    units += big ? low : high;
  }
  return units;
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST_CASE("The same rows are the same data set, however they are packed and encoded") {
  TestEngine test;
  Import(test, Open(test, {{"a.csv", kShop}}));
  const std::string members = Members(test);
  REQUIRE(members.find("Zoë") != std::string::npos);

  const auto check = [&](const std::string& name, const std::string& bytes,
                         const std::string& compression, const std::string& encoding) {
    for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{7}}) {
      CAPTURE(name);
      CAPTURE(piece);
      test.piece = piece;
      const Preview preview = Open(test, {{name, bytes}});
      REQUIRE(preview.sources.size() == 1);
      CHECK(preview.sources[0].files[0].compression == compression);
      CHECK(preview.sources[0].files[0].encoding == encoding);
      const DataSummary data = Import(test, preview);
      CHECK(data.rows_read == 4);
      CHECK(data.rows_rejected == 1);
      CHECK(Members(test) == members);
    }
  };
  ZipWriter archive;
  archive.Add("folder/shop.csv", kShop);
  check("a.csv", "\xef\xbb\xbf" + kShop, "", "UTF-8");
  check("a.csv", Utf16(kShop, false), "", "UTF-16LE");
  check("a.csv", Utf16(kShop, true), "", "UTF-16BE");
  check("a.csv.gz", Gzip(kShop), "gzip", "UTF-8");
  check("a.csv.gz", Gzip(kShop.substr(0, 50)) + Gzip(kShop.substr(50)), "gzip", "UTF-8");
  check("no matter what", Gzip(Utf16(kShop, false)), "gzip", "UTF-16LE");
  check("a.zip", archive.Finish(), "zip", "UTF-8");
  check("a.csv", Replaced(kShop, "\n", "\r\n"), "", "UTF-8");
  check("a.txt", Replaced(kShop, ",", "\t"), "", "UTF-8");
  check("a.txt", Replaced(kShop, ",", "||"), "", "UTF-8");
}

TEST_CASE("Names in Windows-1252 read right") {
  TestEngine test;
  const Preview preview = Open(
      test,
      {{"a.csv",
        "customer_id;order_date;name\nC1;2026-11-10;M\xfcller\nC2;2026-11-10;Caf\xe9 \x80\n"}});
  CHECK(preview.sources[0].files[0].encoding == "Windows-1252");
  Import(test, preview);
  const std::string members = Members(test);
  CHECK(members.find("Müller") != std::string::npos);
  CHECK(members.find("Café €") != std::string::npos);
}

TEST_CASE("Files of an archive are files of their own, and what is no table is left out") {
  ZipWriter archive;
  archive.Add("orders.csv", kShop);
  archive.Add("logo.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0"s);
  archive.Add("vip.csv", "customer_id\nC2\nC9\n", {.deflate = false});
  TestEngine test;
  const Preview preview = Open(test, {{"export.zip", archive.Finish()}});
  REQUIRE(preview.sources.size() == 2);
  CHECK(preview.sources[0].files[0].name == "export.zip/orders.csv");
  CHECK(preview.sources[1].kind == SourceKind::kList);
  REQUIRE(preview.notices.size() == 1);
  CHECK(preview.notices[0].code == "archive_file_left_out");
  CHECK(preview.notices[0].file == "export.zip/logo.png");
  const DataSummary data = Import(test, preview);
  CHECK(data.rows_read == 6);
  REQUIRE(data.lists.size() == 1);
  CHECK(data.lists[0].customers == 1);
  CHECK(data.lists[0].unknown == 1);
}

TEST_CASE("Two files of an archive with the same columns are one source") {
  ZipWriter archive;
  archive.Add("1.csv", "customer_id,order_date\nC1,2026-11-10\n");
  archive.Add("2.csv", "order_date,customer_id\n2026-11-11,C2\n");
  TestEngine test;
  const Preview preview = Open(test, {{"a.zip", archive.Finish()}});
  CHECK(preview.sources.size() == 1);
  CHECK(Import(test, preview).customers == 2);
}

TEST_CASE("A gzip file that ends too early is an error, and what was loaded stays") {
  TestEngine test;
  Import(test, Open(test, {{"a.csv", kShop}}));
  const std::string members = Members(test);
  std::string many = "customer_id,order_date\n";
  for (int i = 0; i < 400'000; ++i)
    many += "C" + std::to_string(i * 7919L % 1'000'003) + ",2026-11-10\n";
  const std::string packed = Gzip(many);
  REQUIRE(packed.size() > (1 << 20));
  const Preview preview =
      Open(test, {{"b.csv.gz", packed.substr(0, packed.size() - packed.size() / 10)}});
  CHECK(preview.can_import);  // its beginning is whole
  const Error error = test.AskForError(ImportRequest{preview.ToMapping()});
  CHECK(error.code == "file_damaged");
  CHECK(error.where.find("b.csv.gz") != std::string::npos);
  CHECK(Members(test) == members);
}

TEST_CASE("Lifecycles count those who are known from a file of customers alone") {
  TestEngine test;
  const Preview preview =
      Open(test, {{"a.csv", kShop}, {"people.csv", "customer_id,city\nC1,Bogor\nC7,Solo\n"}});
  const DataSummary data = Import(test, preview);
  CHECK(data.customers == 3);
  for (const char* as_of : {"2020-01-01", "2026-11-12"}) {
    LifecycleSettings settings;
    settings.as_of = as_of;
    const auto lifecycle = test.Ask<LifecycleReply>(LifecycleRequest{settings});
    CHECK(lifecycle.customers == 3);
    CHECK(lifecycle.stages[0].customers == (as_of[3] == '0' ? 3 : 1));
  }
  CHECK(Members(test).find("Bogor") != std::string::npos);
}

TEST_CASE("Customers and lists without events can be loaded, and have no lifecycle") {
  TestEngine test;
  for (const char* text : {"customer_id,name\nC1,Ayu\nC2,Budi\n", "customer_id\nC1\n"}) {
    const DataSummary data = Import(test, Open(test, {{"a.csv", text}}));
    CHECK(data.events == 0);
    CHECK(data.first_event.empty());
    CHECK(test.AskForError(LifecycleRequest{}).what ==
          "The data has no events, so nobody has a stage.");
  }
}

}  // namespace
}  // namespace kohort
