#include "core/data/packed_decimal.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("A packed decimal comes back as it was written") {
  for (const char* text : {"0", "7", "-7", "12.50", "0.05", "-0.05", "0.00", "12345678901234567",
                           "1.234567890", "99999999.999999999"}) {
    CAPTURE(std::string(text));
    const PackedDecimal packed = PackAsWritten(text);
    REQUIRE(packed != 0);
    CHECK(FormatDecimal(Unpack(packed)) == text);
  }
}

TEST_CASE("What would come back differently is not packed") {
  for (const char* text :
       {"", "-", ".", "+1", "-0", "-0.00", "007", "00", ".5", "7.", "1e5", " 1", "1 ", "1.2.3",
        "1,5", "1.2345678901", "123456789012345678", "-1-", "x"}) {
    CAPTURE(std::string(text));
    CHECK(PackAsWritten(text) == 0);
  }
}

TEST_CASE("Any text that packs is the one that comes back") {
  std::mt19937 random(5);
  int packed_texts = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text(random() % 8, '0');
    for (char& c : text) c = "0123456789.-"[random() % 12];
    const PackedDecimal packed = PackAsWritten(text);
    if (packed == 0) continue;
    ++packed_texts;
    REQUIRE(FormatDecimal(Unpack(packed)) == text);
    REQUIRE(Unpack(packed) == Unpack(Pack(Unpack(packed))));
  }
  CHECK(packed_texts > 1000);
}

}  // namespace
}  // namespace kohort
