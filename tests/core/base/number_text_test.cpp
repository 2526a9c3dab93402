// Numbers as files write them.
#include "core/base/number_text.h"

#include <array>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {
namespace {

std::string Read(std::string_view text, std::string_view format) {
  const auto number = ReadNumber(text, *NumberFormatByName(format));
  if (!number) return "none";
  return number->plain + (number->unit.empty() ? "" : " " + std::string(number->unit));
}

std::string Guess(std::vector<std::string_view> cells, char likely = 0) {
  const auto guess = GuessNumberFormat(cells, likely);
  if (!guess) return "none";
  return std::string(NumberFormatName(guess->format)) + (guess->ask ? " ask" : "");
}

constexpr std::array<std::string_view, 8> kFormats{"1234.56", "1,234.56", "1 234.56", "1'234.56",
                                                   "1234,56", "1.234,56", "1 234,56", "1'234,56"};

TEST_CASE("Number formats have names") {
  for (const std::string_view name : kFormats) {
    REQUIRE(NumberFormatByName(name));
    CHECK(NumberFormatName(*NumberFormatByName(name)) == name);
  }
  CHECK_FALSE(NumberFormatByName("1_234"));
}

TEST_CASE("Numbers are read in the marks of their country") {
  CHECK(Read("1,234.50", "1,234.56") == "1234.50");
  CHECK(Read("1234.50", "1,234.56") == "1234.50");
  CHECK(Read("1.234.567,5", "1.234,56") == "1234567.5");
  CHECK(Read("1 234,5", "1 234,56") == "1234.5");
  CHECK(Read("1\xC2\xA0"
             "234,5",
             "1 234,56") == "1234.5");
  CHECK(Read("1\xE2\x80\xAF"
             "234\xE2\x80\xAF"
             "567",
             "1 234,56") == "1234567");
  CHECK(Read("1'234.56", "1'234.56") == "1234.56");
  CHECK(Read("1’234.56", "1'234.56") == "1234.56");
  CHECK(Read("12,34,567.00", "1,234.56") == "1234567.00");
  CHECK(Read("1,5E+05", "1234,56") == "1.5E+05");
}

TEST_CASE("Signs and units stand before or after") {
  CHECK(Read("Rp 1.500.000,00", "1.234,56") == "1500000.00 IDR");
  CHECK(Read("Rp1.500", "1.234,56") == "1500 IDR");
  CHECK(Read("Rp. 150.000,-", "1.234,56") == "150000 IDR");
  CHECK(Read("IDR 25.000", "1.234,56") == "25000 IDR");
  CHECK(Read("£1,234.50", "1,234.56") == "1234.50 GBP");
  CHECK(Read("1.234,50 €", "1.234,56") == "1234.50 EUR");
  CHECK(Read("12 EUR", "1234.56") == "12 EUR");
  CHECK(Read("US$ 5", "1234.56") == "5 USD");
  CHECK(Read("S$5", "1234.56") == "5 SGD");
  CHECK(Read("RM5.00", "1234.56") == "5.00 MYR");
  CHECK(Read("₹ 1,23,456", "1,234.56") == "123456 INR");
  CHECK(Read("-$5", "1234.56") == "-5 $");
  CHECK(Read("$-5", "1234.56") == "-5 $");
  CHECK(Read("($1,234.50)", "1,234.56") == "-1234.50 $");
  CHECK(Read("$ (5)", "1234.56") == "-5 $");
  CHECK(Read("(12.50)", "1234.56") == "-12.50");
  CHECK(Read("12.50-", "1234.56") == "-12.50");
  CHECK(Read("−3", "1234.56") == "-3");
  CHECK(Read("+3", "1234.56") == "+3");
  CHECK(Read("12.5%", "1234.56") == "12.5 %");
  CHECK(Read("12,5 %", "1234,56") == "12.5 %");
  CHECK(ParseDecimal("(12.50)", NumberFormat{}) == Decimal{-1250, 2});
  CHECK(ParseDouble("12,33333333333333", NumberFormat{',', 0}) == 12.33333333333333);
}

TEST_CASE("What is no number of a format is none") {
  for (const char* text :
       {"",      " ",      "-",         "()",         "$",          "%",     "1,23", "1,2345",
        ",123",  "1,,234", "12,345,67", "1234,567",   "1,234,56.0", "1.2.3", "--1",  "+-1",
        "(-1)",  "$1$",    "1%%",       "5 kg",       "abc",        "1e",    "1e+",  "12a",
        "USDX5", "0x10",   "1 234",     "2026-11-12", "10:30"}) {
    CAPTURE(text);
    CHECK(Read(text, "1,234.56") == "none");
  }
  CHECK(Read("1.234", "1234,56") == "none");
  CHECK(Read("1.23,5", "1.234,56") == "none");
  CHECK(Read("12,34,567", "1 234,56") == "none");
}

TEST_CASE("Digits that name something are no quantity") {
  for (const char* text : {"0123", "+628123", "1234567890123456789"}) CHECK_FALSE(IsQuantity(text));
  for (const char* text : {"0", "0.5", "-12", "123456789012345678", "1234567890123456789.0"}) {
    CHECK(IsQuantity(text));
  }
}

TEST_CASE("A decimal in any format reads as itself") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20'000; ++round) {
    const Decimal value{
        static_cast<std::int64_t>(random() >> (10 + random() % 50)) * (random() % 2 == 0 ? 1 : -1),
        static_cast<int>(random() % 5)};
    if (value.units > 99'999'999'999'999'999 || value.units < -99'999'999'999'999'999) continue;
    const NumberFormat format = *NumberFormatByName(kFormats[random() % kFormats.size()]);
    std::string text = FormatDecimal(value);
    const std::size_t point = text.find('.');
    const std::size_t whole = point == std::string::npos ? text.size() : point;
    if (point != std::string::npos) text[point] = format.decimal;
    if (format.group != 0 && random() % 2 == 0) {
      const std::size_t first = text.starts_with('-') ? 2 : 1;
      for (std::size_t at = whole; at >= first + 3; at -= 3) text.insert(at - 3, 1, format.group);
    }
    if (random() % 4 == 0) text = "Rp " + text;
    CAPTURE(text);
    const auto read = ParseDecimal(text, format);
    REQUIRE(read);
    REQUIRE(Rescale(*read, 4) == Rescale(value, 4));
  }
}

TEST_CASE("Any bytes are read or refused, and plain text is what number.h reads") {
  std::mt19937 random(6);
  constexpr std::string_view kLetters = "0123456789.,-+() %$eERpIDR'\xC2\xA0\xE2\x80\xAF\x99";
  int read = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 9; i > 0; --i) text += kLetters[random() % kLetters.size()];
    CAPTURE(text);
    const auto number = ReadNumber(text, *NumberFormatByName(kFormats[random() % kFormats.size()]));
    if (!number) continue;
    ++read;
    for (const char c : number->plain) {
      REQUIRE(std::string_view("0123456789.-+eE").find(c) != std::string_view::npos);
    }
    const bool exponent = number->plain.find_first_of("eE") != std::string::npos;
    if (!exponent) REQUIRE(ParseDecimal(number->plain));
  }
  CHECK(read > 10'000);
}

TEST_CASE("The format of numbers is guessed") {
  CHECK(Guess({"1", "25"}) == "1234.56");
  CHECK(Guess({"1.95", "0.42"}) == "1234.56");
  CHECK(Guess({"1.95", "1,234.50"}) == "1,234.56");
  CHECK(Guess({"1,95", "0,42"}) == "1.234,56");
  CHECK(Guess({"1,95", "1234,5"}) == "1234,56");
  CHECK(Guess({"1.234,50", "3"}) == "1.234,56");
  CHECK(Guess({"1.500.000", "25.000"}) == "1.234,56");
  CHECK(Guess({"Rp 1.500.000,00", "Rp 25.000,00"}) == "1.234,56");
  CHECK(Guess({"Rp 25.000", "Rp 149.000"}) == "1.234,56");
  CHECK(Guess({"1 234,50", "3,5"}) == "1 234,56");
  CHECK(Guess({"1'234.50", "3.50"}) == "1'234.56");
  CHECK(Guess({"0.123", "1.500"}) == "1234.56");
  CHECK(Guess({"£1,234.50", "(12.50)"}) == "1,234.56");
  CHECK(Guess({"12,5%", "3%"}) == "1.234,56");
}

TEST_CASE("Three digits after a mark may be thousands or not, so one is asked") {
  CHECK(Guess({"1,234", "12,500"}) == "1,234.56 ask");
  CHECK(Guess({"1,234", "12,500"}, '.') == "1,234.56");
  CHECK(Guess({"1,234", "12,500"}, ',') == "1234,56");
  CHECK(Guess({"1.500", "25.000"}) == "1.234,56 ask");
  CHECK(Guess({"1.500", "25.000"}, ',') == "1.234,56");
  CHECK(Guess({"1.500", "25.000"}, '.') == "1234.56");
  CHECK(Guess({"1.523", "25.017"}) == "1234.56 ask");
  CHECK(Guess({"1.523", "25.017", "1200"}) == "1234.56 ask");
  CHECK(Guess({"7", "8"}, ',') == "1234,56");
}

TEST_CASE("Names made of digits count as no numbers") {
  CHECK(Guess({"0812345", "0813"}) == "none");
  CHECK(Guess({"+62812345"}) == "none");
  CHECK(Guess({"abc", ""}) == "none");
  CHECK(GuessNumberFormat(std::vector<std::string_view>{"12", "012", "x"})->reads == 1);
}

TEST_CASE("Units are named, and mixed ones noticed") {
  const auto rupiah = GuessNumberFormat(std::vector<std::string_view>{"Rp 5.000", "7.000"});
  REQUIRE(rupiah);
  CHECK(rupiah->unit == "IDR");
  CHECK(rupiah->units == 1);
  CHECK_FALSE(rupiah->mixed_units);
  CHECK(GuessNumberFormat(std::vector<std::string_view>{"$5", "€5"})->mixed_units);
}

}  // namespace
}  // namespace kohort
