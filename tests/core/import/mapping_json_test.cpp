#include "core/import/mapping_json.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "core/csv/encoding.h"

namespace kohort {
namespace {

Mapping Full() {
  SourceMapping events{
      .kind = SourceKind::kEvents,
      .columns = {{"who", Meaning::kCustomer, ""},
                  {"dåy", Meaning::kTime, "d/m/y"},
                  {"total, \"net\"", Meaning::kAmount, "1.234,56"},
                  {"note", Meaning::kIgnore, ""}},
      .constant_event = "Order",
      .key = "",
      .property = "",
      .list = "",
      .filters = {{"who", FilterOp::kIsNot, "test"},
                  {"note", FilterOp::kIsEmpty, ""},
                  {"total, \"net\"", FilterOp::kAtLeast, "0.5"}},
      .reading = {.encoding = "Windows-1252", .delimiter = "||", .quote = "none", .header = "yes"}};
  SourceMapping lookup;
  lookup.kind = SourceKind::kLookup;
  lookup.key = "id";
  lookup.property = "sku";
  SourceMapping list;
  list.kind = SourceKind::kList;
  list.list = "friends";
  return {.zone = "Asia/Jakarta", .currency = "IDR", .sources = {events, lookup, list}};
}

TEST_CASE("A mapping is read as it was written") {
  for (const Mapping& mapping : {Full(), Mapping(), Mapping{.zone = "UTC", .sources = {{}}}}) {
    const auto read = ReadMapping(WriteMapping(mapping));
    REQUIRE(read);
    CHECK(*read == mapping);
  }
}

TEST_CASE("Every word of a mapping is written and read") {
  Mapping mapping{.zone = "", .sources = {{}}};
  SourceMapping& source = mapping.sources[0];
  for (std::size_t i = 0; i < kMeaningIds.size(); ++i) {
    source.columns.push_back({"c" + std::to_string(i), static_cast<Meaning>(i), ""});
  }
  for (std::size_t i = 0; i < kFilterOpIds.size(); ++i) {
    source.filters.push_back({"c" + std::to_string(i), static_cast<FilterOp>(i), "v"});
  }
  const std::string text = WriteMapping(mapping);
  for (const std::string_view id : kMeaningIds)
    CHECK(text.find('"' + std::string(id) + '"') != std::string::npos);
  const auto read = ReadMapping(text);
  REQUIRE(read);
  CHECK(*read == mapping);
}

TEST_CASE("What says nothing is not written") {
  const std::string text = WriteMapping({.zone = "", .sources = {{}}});
  for (const char* key : {"zone", "currency", "columns", "filters", "reading", "list", "key"}) {
    CHECK(text.find('"' + std::string(key) + '"') == std::string::npos);
  }
  CHECK(text.ends_with("}\n"));
}

TEST_CASE("Text that is not UTF-8 is written as JSON all the same") {
  Mapping mapping{.zone = "", .sources = {{}}};
  mapping.sources[0].columns.push_back({"M\xfcller", Meaning::kCustomer, ""});
  CHECK(ReadMapping(WriteMapping(mapping)));
}

void CheckError(const std::string& text, std::string_view path) {
  CAPTURE(text);
  const auto mapping = ReadMapping(text);
  REQUIRE_FALSE(mapping);
  CHECK(mapping.error().code == "mapping_invalid");
  CHECK(mapping.error().where == path);
  CHECK_FALSE(mapping.error().fix.empty());
}

std::string WithSource(const std::string& source) {
  return R"({"kohort": "mapping", "version": 1, "sources": [{}, )" + source + "]}";
}

TEST_CASE("What is no mapping is refused at its place") {
  CheckError("", "");
  CheckError("{", "");
  CheckError("[1]", "");
  CheckError("{}", "/kohort");
  CheckError(R"({"kohort": "segment", "version": 1})", "/kohort");
  CheckError(R"({"kohort": "mapping"})", "/version");
  CheckError(R"({"kohort": "mapping", "version": 2})", "/version");
  CheckError(R"({"kohort": "mapping", "version": "1"})", "/version");
  CheckError(R"({"kohort": "mapping", "version": 1, "source": []})", "/source");
  CheckError(R"({"kohort": "mapping", "version": 1, "currency": "rupiah"})", "/currency");
  CheckError(WithSource(R"({"kinds": "events"})"), "/sources/1/kinds");
  CheckError(WithSource(R"({"kind": "Events"})"), "/sources/1/kind");
  CheckError(WithSource(R"({"columns": [{"column": "a", "meaning": "client"}]})"),
             "/sources/1/columns/0/meaning");
  CheckError(WithSource(R"({"columns": [{"column": "a"}, {"meaning": "time"}]})"),
             "/sources/1/columns/1/column");
  CheckError(WithSource(R"({"filters": [{"column": "a", "op": "="}]})"), "/sources/1/filters/0/op");
  CheckError(WithSource(R"({"filters": [{"op": "is", "value": "x"}]})"),
             "/sources/1/filters/0/column");
  CheckError(WithSource(R"({"reading": {"encoding": "KOI8-R"}})"), "/sources/1/reading/encoding");
  CheckError(WithSource(R"({"reading": {"delimiter": ";\n"}})"), "/sources/1/reading/delimiter");
  CheckError(WithSource(R"({"reading": {"quote": "''"}})"), "/sources/1/reading/quote");
  CheckError(WithSource(R"({"reading": {"header": "true"}})"), "/sources/1/reading/header");
}

TEST_CASE("The encodings of a mapping are those that are read") {
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16Le, Encoding::kUtf16Be,
                                  Encoding::kWindows1252, Encoding::kLatin1}) {
    const std::string name(EncodingName(encoding));
    CHECK(ReadMapping(WithSource(R"({"reading": {"encoding": ")" + name + "\"}}")));
  }
}

TEST_CASE("Editors may name the schema") {
  CHECK(ReadMapping(R"({"$schema": "mapping.schema.json", "kohort": "mapping", "version": 1})"));
}

}  // namespace
}  // namespace kohort
