#include "core/import/identity.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("IDs that name nobody are known in any case") {
  for (const char* id : {"", "  ", "null", "NULL", "None", "anonymous", "Anon", "N/A", "0", "-1",
                         "00000000-0000-0000-0000-000000000000", "<nil>", "[]", "{}", "True",
                         " undefined ", "NaN", "(not set)"}) {
    CAPTURE(id);
    CHECK(MeansNobody(id));
  }
  for (const char* id : {"1", "00", "nobody@example.com", "nullable", "anonymous7", "C0001",
                         "00000000-0000-0000-0000-000000000001"}) {
    CAPTURE(id);
    CHECK_FALSE(MeansNobody(id));
  }
}

TEST_CASE("Whole numbers kept as decimals lose their fraction, and nothing else does") {
  CHECK(WithoutZeroFraction("17850.0") == "17850");
  CHECK(WithoutZeroFraction("17850.000") == "17850");
  CHECK(WithoutZeroFraction("17850") == "17850");
  for (const char* id : {"", ".", ".0", "17850.", "17850.5", "17850.0.0", "v1.0", "-5.0", "1,0"}) {
    CAPTURE(id);
    CHECK(WithoutZeroFraction(id) == id);
  }
  CHECK(IsWholeNumber("17850.0"));
  CHECK(IsWholeNumber("0042"));
  CHECK_FALSE(IsWholeNumber(""));
  CHECK_FALSE(IsWholeNumber("C17850.0"));
}

}  // namespace
}  // namespace kohort
