#include "core/import/currency.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/import/preview.h"
#include "tests/core/import/import_files.h"

namespace kohort {
namespace {

std::string CurrencyOf(const std::vector<std::string>& files, const std::string& chosen = "") {
  std::vector<TextFile> texts;
  for (const std::string& file : files) {
    texts.push_back({std::to_string(texts.size()) + ".csv", file});
  }
  const Sources sources = OpenTexts(texts);
  Mapping mapping = sources.Guess("UTC");
  mapping.currency = chosen;
  const Result<Preview> preview = MakePreview(sources, mapping);
  REQUIRE(preview);
  CHECK(preview->ToMapping().currency == chosen);
  return preview->currency;
}

// Three orders under a header.
std::string Orders(const std::string& more, const std::string& name = "amount",
                   const std::string& header = "") {
  std::string text = "customer_id,event,time," + name + header + "\n";
  for (int i = 1; i <= 3; ++i) {
    const std::string n = std::to_string(i);
    text += "C" + n + ",Order,2026-11-0" + n + "," + more + "\n";
  }
  return text;
}

TEST_CASE("A currency is a code of three letters or a sign of several countries") {
  for (const char* text : {"IDR", "USD", "XAF", "$", "kr", "Rs"}) CHECK(IsCurrency(text));
  for (const char* text : {"", "%", "idr", "Rp", "IDRX", "I1R"}) CHECK_FALSE(IsCurrency(text));
}

TEST_CASE("The currency is that of the cells, of a column of its own, or of the amount's name") {
  CHECK(CurrencyOf({Orders("Rp 5.000")}) == "IDR");
  CHECK(CurrencyOf({Orders("$5.50")}) == "$");
  CHECK(CurrencyOf({Orders("5.50,EUR", "total", ",Currency")}) == "EUR");
  CHECK(CurrencyOf({Orders("5.50", "total_idr")}) == "IDR");
  CHECK(CurrencyOf({Orders("5.50", "Total (SGD)")}) == "SGD");
  CHECK(CurrencyOf({Orders("$5.50,EUR", "total", ",Currency")}) == "$");
}

TEST_CASE("Where the files say none or several there is none") {
  CHECK(CurrencyOf({Orders("5.50")}).empty());
  CHECK(CurrencyOf({Orders("5.50", "total_amount_paid")}).empty());
  CHECK(CurrencyOf({"customer_id,event,time,amount\n"
                    "A,Order,2026-11-01,$5\nB,Order,2026-11-02,€5\nC,Order,2026-11-03,€7\n"})
            .empty());
  CHECK(CurrencyOf({"customer_id,event,time,amount,currency\n"
                    "A,Order,2026-11-01,5,USD\nB,Order,2026-11-02,5,EUR\n"})
            .empty());
  CHECK(CurrencyOf({Orders("$5.50"), Orders("Rp 5.000,x", "amount", ",note")}).empty());
  CHECK(CurrencyOf({Orders("$5.50"), Orders("5000,x", "amount", ",note")}) == "$");
}

TEST_CASE("A mapping says which currency it is, or that it is none") {
  CHECK(CurrencyOf({Orders("5.50")}, "IDR") == "IDR");
  CHECK(CurrencyOf({Orders("$5.50")}, "USD") == "USD");
  CHECK(CurrencyOf({Orders("$5.50")}, kNoCurrency).empty());
}

TEST_CASE("A data set knows its currency") {
  const TextFile file{"a.csv", Orders("Rp 5.000")};
  CHECK(Import({file}).data->currency == "IDR");
}

}  // namespace
}  // namespace kohort
