#include "core/segment/fold.h"

#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("Texts that differ in case alone fold to one") {
  CHECK(FoldCase("Köln") == FoldCase("KÖLN"));
  CHECK(FoldCase("москва 1") == FoldCase("МОСКВА 1"));
  CHECK(FoldCase("\u212A") == FoldCase("k"));  // the Kelvin sign
  CHECK(FoldCase("ΣΊΣΥΦΟς") == FoldCase("σίσυφοσ"));
  CHECK(FoldCase("Koln") != FoldCase("Köln"));
  CHECK(FoldCase("STRASSE") != FoldCase("Straße"));  // simple folding: a character for a character
  CHECK(FoldCase("").empty());
}

TEST_CASE("Bytes that are no UTF-8 stay as they are") {
  for (const std::string text : {"\xff", "1\xc3", "\xe2\x84", "\xf0\x9f\x98"}) {
    CHECK(FoldCase(text) == text);
  }
}

}  // namespace
}  // namespace kohort
