// Files to a data set: what each kind of source, and each way of writing rows, comes to.
#include "core/import/import_job.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/import/import_files.h"

namespace kohort {
namespace {

using namespace std::string_literals;

Instant At(const std::string& text) { return ParseTime(text, TimeFormat::kYearMonthDay)->micros; }

std::map<std::string, std::uint64_t> CountByCode(const std::vector<Notice>& notices) {
  std::map<std::string, std::uint64_t> counts;
  for (const Notice& notice : notices) counts[notice.code] += notice.rows;
  return counts;
}

using Codes = std::map<std::string, std::uint64_t>;

// ---- Customers

const TextFile kEvents{"events.csv",
                       "customer_id,event,time,city\n"
                       "C1,View,2026-11-10,Bogor\n"
                       "C2,View,2026-11-11,Solo\n"
                       "C1,View,2026-11-12,Jakarta\n"};

TEST_CASE("What a file of customers says wins over events, at any time") {
  const TextFile people{"people.csv",
                        "customer_id,city,name\nC1,Medan,Ayu\nC3,Padang,Citra\nC2,,Budi\n"};
  for (const bool people_first : {false, true}) {
    const Imported imported = people_first ? Import({people, kEvents}) : Import({kEvents, people});
    const DataSet& data = *imported.data;
    CHECK(imported.rows.accepted == 6);
    CHECK(data.event_count() == 3);
    for (const char* day : {"1970-01-01", "2026-11-10", "2026-11-12", "2099-01-01"}) {
      CHECK(AttributeAt(data, "C1", "city", At(day)) == "Medan");
      CHECK(AttributeAt(data, "C1", "name", At(day)) == "Ayu");
      CHECK(AttributeAt(data, "C3", "city", At(day)) == "Padang");
    }
    // An empty cell says nothing.
    CHECK(AttributeAt(data, "C2", "city", At("2026-11-10")).empty());
    CHECK(AttributeAt(data, "C2", "city", At("2026-11-12")) == "Solo");
  }
}

TEST_CASE("Customers count although they did nothing") {
  const Imported imported = Import({kEvents, {"people.csv", "customer_id,name\nC8,Eka\nC9,Fir\n"}});
  CHECK(imported.data->customers.size() == 4);
  CHECK(imported.data->customers.Find("C9"));
}

TEST_CASE("Customers alone are a data set without events") {
  const Imported imported = Import({{"people.csv", "customer_id,name\nC1,Ayu\nC2,Budi\n"}});
  CHECK(imported.data->customers.size() == 2);
  CHECK(imported.data->event_count() == 0);
  CHECK(AttributeAt(*imported.data, "C2", "name", 0) == "Budi");
}

TEST_CASE("IDs that mean nobody are set aside") {
  const Imported imported = Import({{"a.csv",
                                     "customer_id,time\nC1,2026-11-10\nanonymous,2026-11-10\n"
                                     "NULL,2026-11-10\n0,2026-11-10\n ,2026-11-10\n"}});
  CHECK(imported.rows.accepted == 1);
  CHECK(CountByCode(imported.rejected) == Codes{{"customer_missing", 1}, {"customer_nobody", 3}});
}

TEST_CASE("17850.0 in one file is 17850 in another") {
  const Imported imported =
      Import({{"a.csv", "customer_id,time\n17850.0,2026-11-10\n17851.0,2026-11-11\n"},
              {"people.csv", "customer_id,name\n17850,Ayu\n17851,Budi\n"},
              {"vip.csv", "customer_id\n17851.0\n17999\n"}});
  CHECK(imported.data->customers.size() == 2);
  CHECK(AttributeAt(*imported.data, "17850", "name", 0) == "Ayu");
  REQUIRE(imported.lists.size() == 1);
  CHECK(imported.lists[0].customers ==
        std::vector<std::uint32_t>{*imported.data->customers.Find("17851")});
}

TEST_CASE("17850.0 beside other IDs is a name") {
  const Imported imported =
      Import({{"a.csv", "customer_id,time\n17850.0,2026-11-10\nC1,2026-11-11\n"}});
  CHECK(imported.data->customers.Find("17850.0"));
}

// ---- Lookups

TEST_CASE("A lookup's columns become properties of the events that have its key") {
  const std::vector<TextFile> files{{"orders.csv",
                                     "customer_id,order_date,sku,total\n"
                                     "C1,2026-11-10,A,10\nC2,2026-11-11,B,20\n"
                                     "C1,2026-11-12, A ,5\nC3,2026-11-12,Z,1\nC3,2026-11-13,,2\n"},
                                    {"products.csv",
                                     "sku,category,weight\nA,Mugs,250\nB,Lamps,\n,Lost,7\n"
                                     "C,Never,9\nA,Again,1\n"}};
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  SourceMapping& products = mapping.sources[1];
  products.kind = SourceKind::kLookup;  // the guess takes no key that repeats
  products.key = products.property = "sku";
  for (ColumnMapping& column : products.columns) column.meaning = Meaning::kProperty;
  const auto imported = Import(sources, mapping, files);
  REQUIRE(imported);
  CHECK(imported->rows.read == 10);
  CHECK(CountByCode(imported->rejected) == Codes{{"key_missing", 1}, {"key_duplicate", 1}});
  const std::vector<DataRow> rows = Rows(*imported->data);
  REQUIRE(rows.size() == 5);
  for (const DataRow& row : rows) {
    const std::string sku = row.contains("sku") ? row.at("sku") : "";
    CAPTURE(sku);
    CHECK(row.contains("category") == (sku == "A" || sku == " A " || sku == "B"));
    if (sku == "A") CHECK(row.at("category") == "Mugs");
    CHECK(row.contains("weight") == (sku == "A" || sku == " A "));
  }
}

TEST_CASE("A lookup's column does not cover a property of that name") {
  const std::vector<TextFile> files{
      {"orders.csv", "customer_id,order_date,sku,category\nC1,2026-11-10,A,own\n"},
      {"products.csv", "sku,category\nA,looked up\n"}};
  const Imported imported = Import(files);
  const DataRow row = Rows(*imported.data).at(0);
  CHECK(row.at("category") == "own");
  CHECK(row.at("category (2)") == "looked up");
}

TEST_CASE("A lookup without a property for its key is asked for") {
  const std::vector<TextFile> files{{"orders.csv", "customer_id,time\nC1,2026-11-10\n"},
                                    {"products.csv", "sku,category\nA,Mugs\n"}};
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  mapping.sources[1].kind = SourceKind::kLookup;
  mapping.sources[1].key = "sku";
  const auto imported = Import(sources, mapping, files);
  REQUIRE_FALSE(imported);
  CHECK(imported.error().code == "mapping_incomplete");
}

// ---- Lists

TEST_CASE("Of a list each ID counts once, and the unknown are counted") {
  const Imported imported =
      Import({{"vip.csv", "customer_id\nC2\nC9\nC2\n \nC8\nnull\n"}, kEvents});
  REQUIRE(imported.lists.size() == 1);
  const CustomerList& list = imported.lists[0];
  CHECK(list.name == "vip");
  CHECK(list.customers == std::vector<std::uint32_t>{*imported.data->customers.Find("C2")});
  CHECK(list.unknown == 2);
  CHECK(imported.data->customers.size() == 2);
  CHECK(imported.rows.read == imported.rows.accepted + 1 + 1);  // nobody, and the blank ID
}

TEST_CASE("Two lists of one name are one") {
  const Imported imported =
      Import({kEvents, {"vip.csv", "customer_id\nC2\n"}, {"old/vip.csv", "user_id\nC1\nC2\n"}});
  REQUIRE(imported.lists.size() == 1);
  CHECK(imported.lists[0].customers.size() == 2);
}

TEST_CASE("Lists that have the same columns are lists of their own, unless one name is given") {
  const std::vector<TextFile> files{
      kEvents, {"vip.csv", "customer_id\nC2\n"}, {"new/news.letter.csv", "customer_id\nC1\nC2\n"}};
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  const auto apart = Import(sources, mapping, files);
  REQUIRE(apart);
  REQUIRE(apart->lists.size() == 2);
  CHECK(apart->lists[0].name == "vip");
  CHECK(apart->lists[0].customers.size() == 1);
  CHECK(apart->lists[1].name == "news.letter");
  CHECK(apart->lists[1].customers.size() == 2);

  mapping.sources[1].list = "friends";
  const auto together = Import(sources, mapping, files);
  REQUIRE(together);
  REQUIRE(together->lists.size() == 1);
  CHECK(together->lists[0].name == "friends");
  CHECK(together->lists[0].customers.size() == 2);
}

// ---- Amounts

TEST_CASE("Quantity times unit price is the amount, to the last digit") {
  const Imported imported = Import({{"a.csv",
                                     "customer_id;order_date;quantity;unit_price\n"
                                     "C1;2026-11-10;3;0,1\n"
                                     "C1;2026-11-11;-2;1.234,55\n"
                                     "C1;2026-11-12;1,5;0,333\n"
                                     "C1;2026-11-13;;5\n"
                                     "C1;2026-11-14;two;5\n"
                                     "C1;2026-11-15;9000000000000000000;99\n"}});
  const std::vector<DataRow> rows = Rows(*imported.data);
  REQUIRE(rows.size() == 6);
  CHECK(ParseDouble(rows[0].at("amount")) == 0.3);
  CHECK(ParseDouble(rows[1].at("amount")) == -2469.1);
  CHECK(ParseDouble(rows[2].at("amount")) == 0.4995);
  for (std::size_t i = 3; i < 6; ++i) CHECK_FALSE(rows[i].contains("amount"));
}

TEST_CASE("A column of amounts comes before quantity times unit price") {
  const Imported imported = Import(
      {{"a.csv", "customer_id,order_date,quantity,unit_price,total\nC1,2026-11-10,2,5,9.99\n"}});
  CHECK(imported.data->properties[*imported.data->amount].name == "total");
  CHECK(Rows(*imported.data).at(0).at("total") == "9.99");
}

// An amount is one property, whatever each file calls it or makes it of.
TEST_CASE("Amounts of several sources meet, and keep apart from other columns of that name") {
  const std::vector<TextFile> files{
      {"a.csv", "customer_id,order_date,price\nC1,2026-11-10,7\n"},
      {"b.csv", "customer_id,order_date,quantity,price\nC2,2026-11-11,3,5\nC2,2026-11-12,2,4\n"},
      {"c.csv", "customer_id,order_date,revenue,price\nC3,2026-11-13,60,1\n"}};
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  const auto mean = [&](std::size_t source, const char* name, Meaning meaning) {
    std::ranges::find(mapping.sources[source].columns, name, &ColumnMapping::column)->meaning =
        meaning;
  };
  mean(0, "price", Meaning::kAmount);
  mean(1, "price", Meaning::kUnitPrice);
  mean(2, "price", Meaning::kProperty);
  mean(2, "revenue", Meaning::kAmount);
  const auto imported = Import(sources, mapping, files);
  REQUIRE(imported);
  const std::vector<DataRow> rows = Rows(*imported->data);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].at("price") == "7");
  CHECK(rows[1].at("price") == "15");
  CHECK(rows[1].at("price (2)") == "5");
  CHECK(rows[2].at("price") == "8");
  CHECK(rows[3].at("price") == "60");
  CHECK(rows[3].at("price (2)") == "1");
}

TEST_CASE("An amount that is no number is a remark") {
  const Imported imported = Import({{"a.csv",
                                     "customer_id,order_date,total\nC1,2026-11-10,5\n"
                                     "C1,2026-11-11,free\nC1,2026-11-12,\nC1,2026-11-13,6\n"}});
  CHECK(imported.rows.accepted == 4);
  CHECK(CountByCode(imported.notices) == Codes{{"amount_unreadable", 1}});
  CHECK(imported.notices[0].line == 3);
}

// ---- Rows

TEST_CASE("Rows that repeat an event ID are set aside, across files") {
  const Imported imported =
      Import({{"a.csv",
               "customer_id,event,time,event_id\nC1,View,2026-11-10,e1\nC1,View,soon,e2\n"
               "C1,View,2026-11-10,e1\nC2,View,2026-11-10,\nC2,View,2026-11-10,\n"},
              {"b.csv",
               "customer_id,event,time,event_id\nC2,View,2026-11-11,e1\n"
               "C1,View,2026-11-12,e2\n"}});
  CHECK(imported.rows.accepted == 4);  // e2 is first seen in the row that can be read
  CHECK(CountByCode(imported.rejected) == Codes{{"event_duplicate", 2}, {"time_unreadable", 1}});
}

TEST_CASE("Filters skip rows before anything else is asked of them") {
  const std::vector<TextFile> files{{"a.csv",
                                     "customer_id,order_date,quantity\n"
                                     "C1,2026-11-10,1\nC2,2026-11-11,-1\n,2026-11-12,-4\n"
                                     ",2026-11-12,4\nC3,2026-11-13,2\n"}};
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  mapping.sources[0].filters = {{"quantity", FilterOp::kGreater, "0"},
                                {"order_date", FilterOp::kLess, "2026-11-13"}};
  const auto imported = Import(sources, mapping, files);
  REQUIRE(imported);
  CHECK(imported->rows.read == 5);
  CHECK(imported->rows.accepted == 1);
  CHECK(imported->rows.rejected == 1);
  CHECK(imported->rows.skipped == 3);
}

TEST_CASE("A filter asks a column that is ignored, too") {
  const std::vector<TextFile> files{{"a.csv",
                                     "customer_id,time,status\nC1,2026-11-10,test\n"
                                     "C2,2026-11-10,live\n"}};
  const Sources sources = OpenTexts(files);
  Mapping mapping = sources.Guess("UTC");
  mapping.sources[0].columns[2].meaning = Meaning::kIgnore;
  mapping.sources[0].filters = {{"status", FilterOp::kIsNot, "test"}};
  const auto imported = Import(sources, mapping, files);
  REQUIRE(imported);
  CHECK(imported->rows.skipped == 1);
  CHECK(imported->data->properties.empty());
}

TEST_CASE("Filters that leave nothing say so") {
  const Sources sources = OpenTexts({kEvents});
  Mapping mapping = sources.Guess("UTC");
  mapping.sources[0].filters = {{"city", FilterOp::kIs, "Berlin"}};
  const auto imported = Import(sources, mapping, {kEvents});
  REQUIRE_FALSE(imported);
  CHECK(imported.error().code == "no_usable_rows");
  CHECK(imported.error().what.find("3: Skipped by a filter.") != std::string::npos);
}

TEST_CASE("A rejected row is kept as it stands in its file") {
  const Imported imported = Import({{"a.csv",
                                     "customer_id,event,time\nC1,View,2026-11-10\n"
                                     "C2,\"Said \"\"soon\"\"\",tomorrow\n,View,2026-11-10\n"
                                     "C3,View,1969-12-31\nC3,,2026-11-10\nC3,View,\n"}});
  const Rejects& rejects = *imported.rejects;
  REQUIRE(rejects.kept() == 5);
  CHECK(rejects.row(0).text == "C2,\"Said \"\"soon\"\"\",tomorrow");
  CHECK(rejects.row(0).line == 3);
  CHECK(rejects.row(4).reason == RejectReason::kNoTime);
  CHECK(CountByCode(imported.rejected) == Codes{{"customer_missing", 1},
                                                {"event_missing", 1},
                                                {"time_missing", 1},
                                                {"time_out_of_range", 1},
                                                {"time_unreadable", 1}});
}

TEST_CASE("Rows of customers and lists are remarked like those of events") {
  const Imported imported =
      Import({kEvents, {"people.csv", "customer_id,name\nC1,Ayu,more\nC2,Budi\nC3\n"}});
  CHECK(CountByCode(imported.notices) == Codes{{"ragged_rows", 2}});
}

TEST_CASE("The same column in other places is the same column") {
  const Imported imported = Import({{"a.csv", "customer_id,time,page\nC1,2026-11-10,home\n"},
                                    {"b.csv", "page,customer_id,time\ncart,C2,2026-11-11\n"}});
  const std::vector<DataRow> rows = Rows(*imported.data);
  CHECK(rows[0].at("page") == "home");
  CHECK(rows[1].at("page") == "cart");
}

// ---- JSON

const std::string kLines =
    "{\"user_id\": \"C1\", \"event\": \"View\", \"time\": \"2026-11-10T10:00:00Z\", "
    "\"geo\": {\"city\": \"Bogor\"}}\n"
    "{\"user_id\": \"C2\", \"event\": \"Buy\", \"time\": \"2026-11-11\", \"items\": [1, 2]}\n"
    "{\"user_id\": null, \"event\": \"Buy\", \"time\": \"2026-11-11\"}\n";

TEST_CASE("JSON lines and a JSON array are the same rows") {
  std::string array = "[" + kLines + "]";
  for (std::size_t at; (at = array.find("}\n{")) != std::string::npos;) array.replace(at, 3, "},{");
  const Imported lines = Import({{"a.jsonl", kLines}});
  const Imported items = Import({{"a.json", array}});
  const Imported held = Import({{"a.json", "{\"ok\": true, \"data\": " + array + "}"}});
  CHECK(lines.rows.read == 3);
  CHECK(lines.rows.accepted == 2);
  const std::vector<DataRow> rows = Rows(*lines.data);
  CHECK(rows.size() == 2);
  CHECK(rows == Rows(*items.data));
  CHECK(rows == Rows(*held.data));
  CHECK(AttributeAt(*lines.data, "C1", "geo.city", At("2026-11-12")) == "Bogor");
}

TEST_CASE("Lines that are no JSON are set aside") {
  const Imported imported = Import({{"a.jsonl", kLines + "{\"user_id\": \"C3\", \n7\n" + kLines}});
  CHECK(imported.rows.read == 8);
  CHECK(imported.rows.accepted == 4);
  CHECK(CountByCode(imported.rejected) == Codes{{"customer_missing", 2}, {"not_readable", 2}});
}

// The beginning of a file, which is looked at before, does not have them.
std::string ManyLines(const std::string& row) {
  std::string text;
  while (text.size() < kHeadBytes + 1000) text += row;
  return text;
}

TEST_CASE("A key that comes late does not mix with an amount or a lookup of its name") {
  const std::string early = ManyLines(
      R"({"customer_id": "C1", "time": "2026-11-10", "quantity": 2, "unit_price": 5, "sku": "A"})"
      "\n");
  const std::string late =
      R"({"customer_id": "C2", "time": "2026-11-11", "quantity": 3, "unit_price": 5, "sku": "A",)"
      R"( "amount": 99, "category": "own", "page": "cart"})"
      "\n";
  for (const std::string& more : {""s, late}) {
    const Imported imported = Import({{"a.jsonl", early + late},
                                      {"b.jsonl", early + more},
                                      {"p.csv", "sku,category\nA,Mugs\n"}});
    std::uint64_t seen = 0;
    for (const DataRow& row : Rows(*imported.data)) {
      const bool is_late = row.at("customer") == "C2";
      CHECK(row.at("amount") == (is_late ? "15" : "10"));
      CHECK(row.at("category") == "Mugs");
      CHECK(row.contains("page") == is_late);
      if (!is_late) continue;
      ++seen;
      CHECK(row.at("amount (2)") == "99");
      CHECK(row.at("category (2)") == "own");
    }
    CHECK(seen == (more.empty() ? 1 : 2));
  }
}

}  // namespace
}  // namespace kohort
