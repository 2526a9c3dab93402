#include "core/import/sources.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "core/import/preview.h"
#include "tests/core/import/import_files.h"

namespace kohort {
namespace {

const TextFile kOrders{"orders.csv",
                       "customer_id,order_date,sku,total\n"
                       "C1,2026-11-10,A,10\n"
                       "C2,2026-11-11,B,20\n"
                       "C1,2026-11-12,A,5\n"};
const TextFile kPeople{"people.csv",
                       "customer_id,name,email\n"
                       "C1,Ayu,ayu@example.com\n"
                       "C2,Budi,budi@example.com\n"};
const TextFile kProducts{"products.csv", "sku,category\nA,Mugs\nB,Lamps\n"};
const TextFile kList{"lists/vip.2026.csv", "customer_id\nC1\nC9\n"};

std::vector<std::string> ColumnsOf(const Source& source) {
  std::vector<std::string> names;
  for (const SourceColumn& column : source.columns) names.push_back(column.facts.name);
  return names;
}

Meaning MeaningOf(const SourceMapping& source, const std::string& column) {
  const auto found = std::ranges::find(source.columns, column, &ColumnMapping::column);
  REQUIRE(found != source.columns.end());
  return found->meaning;
}

TEST_CASE("Files with the same columns are one source, in whatever order") {
  const Sources sources = OpenTexts({{"a.csv", "customer_id,time,city\nC1,2026-11-10,Bogor\n"},
                                     kPeople,
                                     {"b.csv", "time,city,customer_id\n2026-11-11,Solo,C2\n"}});
  REQUIRE(sources.sources().size() == 2);
  CHECK(sources.sources()[0].heads == std::vector<std::size_t>{0, 2});
  CHECK(sources.source_of(2) == 0);
  CHECK(sources.source_of(1) == 1);
  CHECK(ColumnsOf(sources.sources()[0]) == std::vector<std::string>{"customer_id", "time", "city"});
  // Cells of the second file are taken from where it has them.
  CHECK(sources.sources()[0].columns[2].facts.examples ==
        std::vector<std::string>{"Bogor", "Solo"});
}

TEST_CASE("One column more is another source") {
  const Sources sources = OpenTexts({{"a.csv", "customer_id,time\nC1,2026-11-10\n"},
                                     {"b.csv", "customer_id,time,city\nC2,2026-11-11,Solo\n"}});
  CHECK(sources.sources().size() == 2);
}

TEST_CASE("What a file is shows in its columns and those of the others") {
  const Mapping mapping = OpenTexts({kOrders, kPeople, kProducts, kList}).Guess("Asia/Jakarta");
  CHECK(mapping.zone == "Asia/Jakarta");
  REQUIRE(mapping.sources.size() == 4);
  const auto& [orders, people, products, list] =
      std::tie(mapping.sources[0], mapping.sources[1], mapping.sources[2], mapping.sources[3]);
  CHECK(orders.kind == SourceKind::kEvents);
  CHECK(orders.constant_event == kDefaultEvent);
  CHECK(people.kind == SourceKind::kProfiles);
  CHECK(people.constant_event.empty());
  CHECK(MeaningOf(people, "email") == Meaning::kEmail);
  CHECK(MeaningOf(people, "name") == Meaning::kAttribute);
  CHECK(products.kind == SourceKind::kLookup);
  CHECK(products.key == "sku");
  CHECK(products.property == "sku");
  CHECK(list.kind == SourceKind::kList);
  CHECK(list.list == "vip.2026");
}

TEST_CASE("A file of people is one of events where an ID repeats or rows say what happened") {
  const auto kind = [](const std::string& text) {
    return OpenTexts({{"a.csv", text}}).Guess("UTC").sources[0].kind;
  };
  CHECK(kind("customer_id,name\nC1,Ayu\nC2,Budi\n") == SourceKind::kProfiles);
  CHECK(kind("customer_id,name\nC1,Ayu\nC1,Budi\n") == SourceKind::kEvents);
  CHECK(kind("customer_id,name,amount\nC1,Ayu,5\nC2,Budi,6\n") == SourceKind::kEvents);
  CHECK(kind("customer_id,time,name\nC1,2026-11-10,Ayu\nC2,2026-11-11,Budi\n") ==
        SourceKind::kEvents);
  CHECK(kind("customer_id,created_at,name,city\nC1,2026-11-10,Ayu,Solo\n"
             "C2,2026-11-11,Budi,Bogor\n") == SourceKind::kProfiles);
}

TEST_CASE("A file without customers is looked up only where a property has its key") {
  CHECK(OpenTexts({kProducts}).Guess("UTC").sources[0].kind == SourceKind::kEvents);
  const TextFile stores{"stores.csv", "store,city\nS1,Bogor\nS2,Solo\n"};
  CHECK(OpenTexts({kOrders, stores}).Guess("UTC").sources[1].kind == SourceKind::kEvents);
  // A key that repeats is none.
  const TextFile twice{"products.csv", "sku,category\nA,Mugs\nA,Lamps\n"};
  CHECK(OpenTexts({kOrders, twice}).Guess("UTC").sources[1].kind == SourceKind::kEvents);
}

// ---- Fit

TEST_CASE("A guess fits as it is") {
  Sources sources = OpenTexts({kOrders, kPeople, kProducts, kList});
  const Mapping guess = sources.Guess("UTC");
  const auto fitted = sources.Fit(guess);
  REQUIRE(fitted);
  CHECK(*fitted == guess);
}

TEST_CASE("A mapping fits files by their columns, not their place or order") {
  const Mapping kept = OpenTexts({kOrders, kPeople}).Guess("Asia/Jakarta");
  const TextFile december{"december.csv", "total,sku,customer_id,order_date\n9,B,C3,2026-12-01\n"};
  Sources sources = OpenTexts({kPeople, december});
  const auto fitted = sources.Fit(kept);
  REQUIRE(fitted);
  CHECK(fitted->zone == "Asia/Jakarta");
  REQUIRE(fitted->sources.size() == 2);
  CHECK(fitted->sources[0] == kept.sources[1]);
  CHECK(fitted->sources[1].kind == SourceKind::kEvents);
  CHECK(fitted->sources[1].columns[0].column == "total");
  CHECK(fitted->sources[1].columns[0].meaning == Meaning::kAmount);
}

TEST_CASE("Columns that a mapping does not name are properties") {
  Sources sources = OpenTexts({kOrders});
  Mapping mapping{.zone = "UTC", .sources = {{}}};
  mapping.sources[0].columns = {{"order_date", Meaning::kTime, "y-m-d"},
                                {"sku", Meaning::kCustomer, ""}};
  mapping.sources[0].constant_event = "Sale";
  const auto fitted = sources.Fit(mapping);
  REQUIRE(fitted);
  const SourceMapping& source = fitted->sources[0];
  CHECK(source.columns.size() == 4);
  CHECK(MeaningOf(source, "sku") == Meaning::kCustomer);
  CHECK(MeaningOf(source, "customer_id") == Meaning::kProperty);
  CHECK(MeaningOf(source, "total") == Meaning::kProperty);
  CHECK(source.constant_event == "Sale");
  CHECK(MakePreview(sources, *fitted)->can_import);
}

TEST_CASE("Of several sources that fit, the one that names more columns is taken") {
  Sources sources = OpenTexts({kOrders});
  Mapping mapping{.zone = "", .sources = {{}, {}, {}}};
  for (SourceMapping& source : mapping.sources) {
    source.columns = {{"customer_id", Meaning::kCustomer, ""}, {"order_date", Meaning::kTime, ""}};
  }
  mapping.sources[1].columns.push_back({"sku", Meaning::kOrderId, ""});
  mapping.sources[2].columns.push_back({"nowhere", Meaning::kIgnore, ""});
  mapping.sources[2].columns.push_back({"nowhere else", Meaning::kIgnore, ""});
  mapping.sources[1].constant_event = "the second";
  CHECK(sources.Fit(mapping)->sources[0].constant_event == "the second");
}

TEST_CASE("Files that no source fits are guessed") {
  Sources sources = OpenTexts({kOrders, kList});
  Mapping mapping{.zone = "UTC", .sources = {{}}};
  mapping.sources[0].columns = {{"customer_id", Meaning::kCustomer, ""},
                                {"order_date", Meaning::kTime, ""},
                                {"sku", Meaning::kIgnore, ""}};
  mapping.sources[0].constant_event = "Sale";
  const auto fitted = sources.Fit(mapping);
  REQUIRE(fitted);
  CHECK(fitted->sources[0].constant_event == "Sale");
  CHECK(fitted->sources[1].kind == SourceKind::kList);
}

TEST_CASE("A mapping that fits nothing names the nearest column") {
  Sources sources = OpenTexts({kOrders});
  Mapping mapping{.zone = "UTC", .sources = {{}}};
  mapping.sources[0].columns = {{"customer_id", Meaning::kCustomer, ""},
                                {"order_data", Meaning::kTime, ""}};
  const auto fitted = sources.Fit(mapping);
  REQUIRE_FALSE(fitted);
  CHECK(fitted.error().code == "mapping_fits_nothing");
  CHECK(fitted.error().what.find("\"order_data\"") != std::string::npos);
  CHECK(fitted.error().what.find("\"order_date\"") != std::string::npos);

  mapping.sources[0].columns.clear();
  CHECK(sources.Fit(mapping).error().code == "mapping_fits_nothing");
}

TEST_CASE("A mapping without sources leaves all to the guess") {
  Sources sources = OpenTexts({kOrders});
  const auto fitted = sources.Fit({.zone = "Asia/Jakarta", .sources = {}});
  REQUIRE(fitted);
  CHECK(*fitted == sources.Guess("Asia/Jakarta"));
}

TEST_CASE("A file is read again where a mapping says how") {
  const TextFile wrong{"a.csv", "who;day;price\nM\xfcller;2026-11-10;1,5\n"};
  Sources sources = OpenTexts({wrong});
  Mapping mapping = sources.Guess("UTC");
  SUBCASE("with another delimiter, so that it has other columns") {
    mapping.sources[0].reading.delimiter = ",";
    const auto fitted = sources.Fit(mapping);
    REQUIRE(fitted);
    CHECK(fitted->sources[0].reading.delimiter == ",");
    CHECK(fitted->sources[0].columns[0].column == "who;day;price");
    // And back.
    Mapping back = *fitted;
    back.sources[0].reading.delimiter = "";
    REQUIRE(sources.Fit(back));
    CHECK(ColumnsOf(sources.sources()[0]) == std::vector<std::string>{"who", "day", "price"});
  }
  SUBCASE("without a header") {
    mapping.sources[0].reading.header = "no";
    REQUIRE(sources.Fit(mapping));
    CHECK(ColumnsOf(sources.sources()[0]) ==
          std::vector<std::string>{"column 1", "column 2", "column 3"});
    CHECK(sources.heads()[0].rows() == 2);
  }
  SUBCASE("in another encoding") {
    mapping.sources[0].reading.encoding = "UTF-8";
    REQUIRE(sources.Fit(mapping));
    CHECK(sources.heads()[0].Cell(0, 0) == "M\xfcller");
    mapping.sources[0].reading.encoding = "Windows-1252";
    REQUIRE(sources.Fit(mapping));
    CHECK(sources.heads()[0].Cell(0, 0) == "Müller");
  }
}

TEST_CASE("A header that was taken for two rows can be said to be one") {
  Sources sources = OpenTexts({{"a.csv", "who,what,when\nAyu,View,soon\nC2,Buy,2026-11-10\n"}});
  Mapping mapping = sources.Guess("UTC");
  mapping.sources[0].reading.header = "yes";
  REQUIRE(sources.Fit(mapping));
  CHECK(ColumnsOf(sources.sources()[0]) == std::vector<std::string>{"who", "what", "when"});
  CHECK(sources.heads()[0].rows() == 2);
}

TEST_CASE("A kept mapping fits a file whose columns show only when read as it says") {
  Sources sources = OpenTexts({{"a.txt", "C1 2026-11-10 5\nC2 2026-11-11 6\n"}});
  Mapping mapping{.zone = "", .sources = {{}}};
  mapping.sources[0].columns = {{"column 1", Meaning::kCustomer, ""},
                                {"column 2", Meaning::kTime, ""}};
  mapping.sources[0].reading = {.encoding = "", .delimiter = "spaces", .quote = "", .header = "no"};
  mapping.sources[0].constant_event = "Sale";
  const auto fitted = sources.Fit(mapping);
  REQUIRE(fitted);
  CHECK(fitted->sources[0].constant_event == "Sale");
  CHECK(sources.heads()[0].columns.size() == 3);
}

TEST_CASE("A mapping that cannot be fitted leaves the files as they were") {
  Sources sources = OpenTexts({kOrders, {"one-row.csv", "17850,2026-11-10\n"}});
  const Mapping before = sources.Guess("UTC");
  Mapping mapping = before;
  mapping.sources[0].reading.delimiter = ";";
  mapping.sources[1].reading.header = "yes";  // and no row after it
  const auto fitted = sources.Fit(mapping);
  REQUIRE_FALSE(fitted);
  CHECK(fitted.error().code == "file_no_rows");
  CHECK(sources.heads()[0].columns.size() == 4);
  CHECK(*sources.Fit(before) == before);
}

}  // namespace
}  // namespace kohort
