#include "core/document/id_text.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("IDs stand on lines, or between commas, semicolons or tabs") {
  CHECK(ReadIds("C1\nC2\r\nC3").ids == Ids{"C1", "C2", "C3"});
  CHECK(ReadIds("C1, C2;C3\tC4\n").ids == Ids{"C1", "C2", "C3", "C4"});
  CHECK(ReadIds("").ids.empty());
  CHECK(ReadIds(" \n;;\t,\r\n").ids.empty());
}

TEST_CASE("Quotes and spaces around an ID are none of it") {
  CHECK(ReadIds("\"C1\",  \"C 2\"  ;\"a,b 3\"\n\"say \"\"4\"\"\"").ids ==
        Ids{"C1", "C 2", "a,b 3", "say \"4\""});
  CHECK(ReadIds("\"C1").ids == Ids{"C1"});
  CHECK(ReadIds("\xEF\xBB\xBF"
                "C1")
            .ids == Ids{"C1"});
}

TEST_CASE("Duplicates count, and stay out") {
  const IdText read = ReadIds("C2\nC1\nC2\nC2");
  CHECK(read.ids == Ids{"C2", "C1"});
  CHECK(read.duplicates == 2);
}

TEST_CASE("Texts that mean nobody are no IDs, as at an import") {
  const IdText read = ReadIds("C1\nnull\nanonymous\nC2");
  CHECK(read.ids == Ids{"C1", "C2"});
  CHECK(read.nobodies == 2);
}

TEST_CASE("A column's heading is no ID") {
  const IdText read = ReadIds("customer_id\nC1\nC2");
  CHECK(read.heading == "customer_id");
  CHECK(read.ids == Ids{"C1", "C2"});
  CHECK(ReadIds("ani\nbudi").ids == Ids{"ani", "budi"});  // names of people
  CHECK(ReadIds("ani").heading.empty());
}

TEST_CASE("Whole numbers may be written with a zero after the point") {
  const IdText read = ReadIds("17850.0\n17850\n17851.00");
  CHECK(read.ids == Ids{"17850", "17851"});
  CHECK(read.duplicates == 1);
  CHECK(ReadIds("17850.0\nC1").ids == Ids{"17850.0", "C1"});
}

}  // namespace kohort
