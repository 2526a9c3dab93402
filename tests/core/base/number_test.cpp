#include "core/base/number.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("Decimals are exact") {
  CHECK(ParseDecimal("12.50") == Decimal{1250, 2});
  CHECK(ParseDecimal("-0.05") == Decimal{-5, 2});
  CHECK(ParseDecimal("+3") == Decimal{3, 0});
  CHECK(ParseDecimal(" 7. ") == Decimal{7, 0});
  CHECK(ParseDecimal(".5") == Decimal{5, 1});
  CHECK(ParseDecimal("1.500000000000") == Decimal{150, 2});
  CHECK(ParseDecimal("999999999999999999") == Decimal{999999999999999999, 0});
  CHECK(ParseDecimal("0000000000000000000001") == Decimal{1, 0});
}

TEST_CASE("What is no plain decimal is none") {
  for (const char* text :
       {"", " ", "-", ".", "1e5", "1,5", "12a", "--1", "+-1", "0x10", "1.2.3",
        "1000000000000000000", "9999999999999999999", "0.0000000001", "nan", "Rp 5"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseDecimal(text));
  }
}

TEST_CASE("Doubles take the rest, and never NaN or infinity") {
  CHECK(ParseDouble("1e5") == 100000.0);
  CHECK(ParseDouble("+2.5") == 2.5);
  CHECK(ParseDouble("1000000000000000000000") == 1e21);
  for (const char* text : {"", "nan", "inf", "-inf", "1e999", "+-1", "++1", "1 2"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseDouble(text));
  }
}

TEST_CASE("Rescaling is exact or refused") {
  CHECK(Rescale({125, 1}, 3) == 12500);
  CHECK(Rescale({1250, 2}, 1) == 125);
  CHECK_FALSE(Rescale({125, 2}, 1));
  CHECK_FALSE(Rescale({999999999999999999, 0}, 9));
}

TEST_CASE("Decimals are written with all their digits") {
  CHECK(FormatDecimal({1250, 2}) == "12.50");
  CHECK(FormatDecimal({-5, 2}) == "-0.05");
  CHECK(FormatDecimal({0, 3}) == "0.000");
  CHECK(FormatDecimal({-9223372036854775807 - 1, 0}) == "-9223372036854775808");
  CHECK(FormatDouble(0.1) == "0.1");
}

}  // namespace
}  // namespace kohort
