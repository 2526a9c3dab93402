// What columns hold and mean, on small columns and on files of others.
#include "core/import/column_guess.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/import/head.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using Cells = std::vector<std::string_view>;

ColumnFacts Facts(std::string name, Cells cells, char likely_decimal = 0) {
  const std::size_t rows = cells.size();
  return LookAt({.name = std::move(name), .values = std::move(cells), .rows = rows},
                likely_decimal);
}

std::string TypeOf(const ColumnFacts& facts) {
  switch (facts.type) {
    case ColumnType::kText: return "text";
    case ColumnType::kYesNo: return "yes/no";
    case ColumnType::kNumber:
      return std::string(NumberFormatName(*facts.number_format)) +
             (facts.number_unclear ? " unclear" : "");
    case ColumnType::kDate:
    case ColumnType::kDateTime: break;
  }
  return (facts.type == ColumnType::kDate ? "date " : "time ") +
         std::string(TimeFormatName(*facts.format)) + (facts.day_month_unclear ? " unclear" : "");
}

std::string TypeOf(std::string name, Cells cells) {
  return TypeOf(Facts(std::move(name), std::move(cells)));
}

// "customer time property", of columns "name: value|value".
std::string Meanings(const std::vector<std::pair<std::string, Cells>>& columns) {
  std::vector<ColumnFacts> facts;
  for (const auto& [name, cells] : columns) facts.push_back(Facts(name, cells));
  std::string text;
  for (const MeaningGuess& guess : GuessMeanings(facts)) {
    CHECK(guess.confidence > 0);
    CHECK(guess.confidence <= 1);
    text += (text.empty() ? "" : " ") +
            std::string(kMeaningIds[static_cast<std::size_t>(guess.meaning)]);
  }
  return text;
}

struct Guessed {
  std::vector<ColumnFacts> facts;
  std::vector<MeaningGuess> meanings;

  const ColumnFacts& Column(std::string_view name) const {
    const auto found = std::ranges::find(facts, name, &ColumnFacts::name);
    REQUIRE(found != facts.end());
    return *found;
  }
  std::string Meaning(std::string_view name) const {
    const auto at = static_cast<std::size_t>(&Column(name) - facts.data());
    return std::string(kMeaningIds[static_cast<std::size_t>(meanings[at].meaning)]);
  }
};

// Guesses from the beginning of a file.
std::optional<Guessed> GuessShared(const std::string& path, char likely_decimal = 0) {
  auto bytes = ReadShared(path);
  if (!bytes) return std::nullopt;
  const bool whole = bytes->size() <= kHeadBytes;
  bytes->resize(std::min(bytes->size(), kHeadBytes));
  const FileInfo info{.handle = 1, .name = path, .size_bytes = bytes->size()};
  const auto head = ReadHead({.file = info, .bytes = *bytes, .whole = whole, .entry = {}});
  REQUIRE(head);
  std::vector<ColumnCells> columns;
  for (std::size_t i = 0; i < head->columns.size(); ++i) {
    ColumnCells column{.name = head->columns[i], .values = {}, .rows = head->rows()};
    for (std::size_t row = 0; row < head->rows(); ++row) {
      if (!head->Cell(row, i).empty()) column.values.push_back(head->Cell(row, i));
    }
    columns.push_back(std::move(column));
  }
  Guessed guessed{.facts = LookAtAll(columns, likely_decimal), .meanings = {}};
  guessed.meanings = GuessMeanings(guessed.facts);
  return guessed;
}

TEST_CASE("Types are told from values") {
  CHECK(TypeOf("x", {"1", "2.50"}) == "1234.56");
  CHECK(TypeOf("x", {"1.234,50", "2,50"}) == "1.234,56");
  CHECK(TypeOf("x", {"Rp 25.000", "Rp 1.500.000"}) == "1.234,56");
  CHECK(TypeOf("x", {"1.500", "25.000"}) == "1.234,56 unclear");
  CHECK(TypeOf("x", {"yes", "NO"}) == "yes/no");
  CHECK(TypeOf("x", {"Ya", "Tidak"}) == "yes/no");
  CHECK(TypeOf("x", {"a", "1"}) == "text");
  CHECK(TypeOf("x", {}) == "text");
  CHECK(TypeOf("x", {"00123", "00124"}) == "text");
  CHECK(TypeOf("x", {"+6281234567", "+6281234568"}) == "text");
  CHECK(TypeOf("x", {"2026-11-12T10:00:00+07:00"}) == "time y-m-d");
  CHECK(TypeOf("x", {"13/11/2026"}) == "date d/m/y");
  CHECK(TypeOf("x", {"11/13/2026 10:00"}) == "time m/d/y");
  CHECK(TypeOf("x", {"11/12/2026"}) == "date d/m/y unclear");
  CHECK(TypeOf("x", {"1/4/2026", "1/5/2026", "1/6/2026"}) == "date m/d/y unclear");
  CHECK(TypeOf("x", {"4/1/2026", "5/1/2026", "6/1/2026"}) == "date d/m/y unclear");
  CHECK(TypeOf("x", {"11.12.2026"}) == "date d/m/y");
  CHECK(TypeOf("x", {"12 Mei 2026", "1 Agustus 2026"}) == "date d mon y");
  CHECK(TypeOf("x", {"May 12, 2026 9:00 PM"}) == "time mon d y");
  CHECK(TypeOf("x", {"90.01.31", "02.02.02"}) == "date yy-m-d");
  CHECK(TypeOf("x", {"1762955095", "1762955096"}) == "time unix s");
  CHECK(TypeOf("x", {"1762955095250"}) == "time unix ms");
  CHECK(TypeOf("x", {"1762955095250000"}) == "time unix us");
}

TEST_CASE("Digits are times only where their name allows it") {
  CHECK(TypeOf("order_date", {"46338", "46339.5"}) == "time excel");
  CHECK(TypeOf("visits", {"46338", "46339"}) == "1234.56");
  CHECK(TypeOf("customer_id", {"1762955095", "1762955096"}) == "1234.56");
  CHECK(TypeOf("Nomor HP", {"8123456789"}) == "1234.56");
  CHECK(Facts("x", {"1762955095"}).confidence < Facts("time", {"1762955095"}).confidence);
}

TEST_CASE("IDs kept as decimals are known to be whole") {
  CHECK(Facts("x", {"17850.0", "13047.0"}).joins_as_integers);
  CHECK(Facts("x", {"17850.0", "13047"}).joins_as_integers);
  CHECK_FALSE(Facts("x", {"17850", "13047"}).joins_as_integers);
  CHECK_FALSE(Facts("x", {"17850.0", "13047.5"}).joins_as_integers);
  CHECK_FALSE(Facts("x", {"17850.0", "C13047"}).joins_as_integers);
  CHECK_FALSE(Facts("x", {}).joins_as_integers);
}

TEST_CASE("A column that could be read in two ways follows the others") {
  const std::vector<ColumnCells> columns{{.name = "a", .values = {"1.500", "25.017"}, .rows = 2},
                                         {.name = "b", .values = {"0,5", "3,25"}, .rows = 2}};
  CHECK(TypeOf(LookAtAll(columns)[0]) == "1.234,56");
  const std::span<const ColumnCells> alone(columns.data(), 1);
  CHECK(TypeOf(LookAtAll(alone)[0]) == "1234.56 unclear");
  CHECK(TypeOf(LookAtAll(alone, ',')[0]) == "1.234,56");
}

TEST_CASE("Meanings are told from names in four languages") {
  const Cells ids{"A1", "B2"};
  const Cells times{"2026-11-12", "2026-11-13"};
  const Cells prices{"1.50", "2.50"};
  const Cells counts{"1", "2"};
  CHECK(
      Meanings({{"customer_id", ids}, {"event", ids}, {"timestamp", times}, {"amount", prices}}) ==
      "customer event time amount");
  CHECK(Meanings({{"No. Pesanan", ids},
                  {"ID Pelanggan", ids},
                  {"Tanggal Pesanan", times},
                  {"Jumlah", counts},
                  {"Harga Satuan", prices},
                  {"Total Bayar", prices},
                  {"Kota", ids}}) == "order_id customer time quantity unit_price amount attribute");
  CHECK(Meanings({{"Rechnungsnr", ids},
                  {"Kundennummer", ids},
                  {"Rechnungsdatum", times},
                  {"Menge", counts},
                  {"Einzelpreis (€)", prices},
                  {"Vorname", ids}}) == "order_id customer time quantity unit_price first_name");
  CHECK(Meanings({{"Número de pedido", ids},
                  {"ID Cliente", ids},
                  {"Fecha", times},
                  {"Cantidad", counts},
                  {"Precio unitario", prices},
                  {"Importe", prices},
                  {"País", ids},
                  {"Idioma", ids}}) ==
        "order_id customer time quantity unit_price amount attribute language");
  CHECK(Meanings({{"user", ids}, {"date", times}, {"price", prices}}) == "customer time amount");
  // A currency in the name is no part of it.
  for (const char* name : {"Total (IDR)", "total_usd", "EUR amount"}) {
    CHECK(Meanings({{"user", ids}, {"date", times}, {name, prices}}) == "customer time amount");
  }
  CHECK(Meanings({{"user", ids}, {"date", times}, {"price", prices}, {"qty", counts}}) ==
        "customer time unit_price quantity");
}

TEST_CASE("Columns inside of other objects are known by their own names") {
  CHECK(Meanings({{"properties.distinct_id", {"A1"}},
                  {"properties.amount", {"12.50"}},
                  {"properties.utm.city", {"Jakarta"}},
                  {"Price v1.2", {"12.50"}}}) == "customer amount attribute property");
}

TEST_CASE("Ways to reach a customer are told from names and values") {
  const Cells ids{"A1", "B2"};
  const Cells emails{"siti@contoh.id", "b.c@example.com"};
  const Cells phones{"+62 812-3456-7890", "081234567890"};
  const std::string token(140, 'a');
  CHECK(Meanings({{"member", ids}, {"contact", emails}, {"hp", phones}, {"t", {token}}}) ==
        "customer email phone push_token");
  CHECK(Meanings({{"Email", emails}, {"Phone", phones}}) == "customer phone");
  CHECK(Meanings({{"user_id", ids}, {"locale", {"id"}}, {"x", {"id-ID"}}}) ==
        "customer language property");
  CHECK(Meanings({{"user_id", ids},
                  {"email_consent", {"yes"}},
                  {"Accepts SMS Marketing", {"no"}},
                  {"push opt-in", {"true"}},
                  {"whatsapp_opt_in", {"true"}},
                  {"consent_timestamp", {"2026-11-12"}}}) ==
        "customer consent_email consent_sms consent_push consent_whatsapp time");
  CHECK(Meanings({{"user_id", ids}, {"Consent WA", {"ya"}}}) == "customer consent_whatsapp");
  CHECK_FALSE(Facts("x", {"@", "a@b", "@b.c"}).emails);
  CHECK_FALSE(Facts("x", {"2026-11-12", "12345678901"}).phones);
}

TEST_CASE("Meanings: the same rows in three dialects") {
  for (const auto& [path, id, date, quantity, price, customer, format] :
       std::vector<std::array<std::string, 7>>{
           {"a_semicolon_decimalcomma_ddmmyyyy_cp1252_crlf.csv", "Rechnungsnr", "Rechnungsdatum",
            "Menge", "Einzelpreis (\u20ac)", "Kundennr", "d/m/y"},
           {"c_comma_iso_z_utf8bom_allquoted.csv", "InvoiceNo", "InvoiceDate", "Quantity",
            "UnitPrice", "CustomerID", "y-m-d"},
           {"f_comma_mdy_hmm_utf8.csv", "InvoiceNo", "InvoiceDate", "Quantity", "UnitPrice",
            "CustomerID", "m/d/y"}}) {
    CAPTURE(path);
    const auto guessed = GuessShared("data/uci-online-retail/" + path);
    if (!guessed) return;
    CHECK(guessed->Meaning(id) == "order_id");
    CHECK(guessed->Meaning(date) == "time");
    CHECK(guessed->Meaning(quantity) == "quantity");
    CHECK(guessed->Meaning(price) == "unit_price");
    CHECK(guessed->Meaning(customer) == "customer");
    CHECK(TimeFormatName(*guessed->Column(date).format) == format);
    // The beginning of the third holds the first days of January alone.
    CHECK(guessed->Column(date).day_month_unclear == (path[0] == 'f'));
    const NumberFormat marks = *guessed->Column(price).number_format;
    CHECK(marks.decimal == (path[0] == 'a' ? ',' : '.'));
    CHECK_FALSE(guessed->Column(price).number_unclear);
    CHECK(guessed->Column(quantity).type == ColumnType::kNumber);
  }
}

TEST_CASE("Meanings: five days at the start of a month leave the order of day and month open") {
  const auto guessed = GuessShared("data/uci-online-retail/first-days-m-d-yyyy.csv");
  if (!guessed) return;
  CHECK(TypeOf(guessed->Column("InvoiceDate")) == "time m/d/y unclear");
  CHECK(guessed->Column("InvoiceDate").confidence <= 0.5);
  CHECK_FALSE(guessed->Column("CustomerID").joins_as_integers);
}

TEST_CASE("Meanings: daily files with IDs as decimals") {
  const auto guessed = GuessShared("data/uci-online-retail/by-day/2010-12-01.csv");
  if (!guessed) return;
  CHECK(guessed->Column("CustomerID").joins_as_integers);
  CHECK(guessed->Meaning("CustomerID") == "customer");
}

TEST_CASE("Meanings: orders with names and addresses, and a file of spaces") {
  const auto orders = GuessShared("data/rfm-orders/rfm_data_orders.csv");
  if (!orders) return;
  CHECK(orders->Meaning("customer_id") == "customer");
  CHECK(orders->Meaning("order_date") == "time");
  CHECK(orders->Meaning("revenue") == "amount");
  CHECK(orders->Meaning("first_name") == "first_name");
  CHECK(orders->Meaning("last_name") == "attribute");
  CHECK(orders->Meaning("email") == "email");
  const auto cdnow = GuessShared("data/cdnow/CDNOW_master.txt");
  if (!cdnow) return;
  CHECK(cdnow->Meaning("customer_id") == "customer");
  CHECK(cdnow->Meaning("date") == "time");
  CHECK(TypeOf(cdnow->Column("date")) == "date yyyymmdd");
  CHECK(cdnow->Meaning("dollar_value") == "amount");
}

TEST_CASE("Types: the dates of duckdb's cases are read in the order of their names") {
  const std::string folder = "cases/duckdb-csv/auto/time_date_timestamp";
  struct Case {
    const char* file;
    const char* date;
    const char* time;
  };
  for (const Case& c :
       {Case{".csv", "date y-m-d", "time y-m-d"}, Case{"_dd-mm-yy.csv", "date d/m/y", "time d/m/y"},
        Case{"_mm-dd-yyyy.csv", "date m/d/y", "time m/d/y"},
        Case{"_yy.mm.dd.csv", "date yy-m-d", "time yy-m-d"},
        Case{"_yyyy.mm.dd.csv", "date y-m-d", "time y-m-d"}}) {
    CAPTURE(c.file);
    const auto guessed = GuessShared(folder + c.file);
    if (!guessed) return;
    CHECK(TypeOf(guessed->Column("d")) == c.date);
    CHECK(TypeOf(guessed->Column("ts")) == c.time);
    CHECK(TypeOf(guessed->Column("t")) == "text");  // a time of day is no event time
  }
}

}  // namespace
}  // namespace kohort
