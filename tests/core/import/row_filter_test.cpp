#include "core/import/row_filter.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {
namespace {

// Whether a row of this one cell passes a filter.
bool Passes(FilterOp op, std::string_view value, std::string_view cell,
            std::string_view format = "text", std::string_view zone = "UTC") {
  RowFilterSet filters(*TimeZone::Find(zone));
  filters.Add({.column = "c", .op = op, .value = std::string(value)}, 0,
              *CellFormat::ByName(format));
  const RecordField field{cell.data(), static_cast<std::uint32_t>(cell.size()), true};
  return filters.Pass({&field, 1});
}

TEST_CASE("Texts are compared without the spaces around them and without case") {
  for (const std::string_view cell : {"Paid", " paid ", "PAID"}) {
    CHECK(Passes(FilterOp::kIs, "paid", cell));
    CHECK(Passes(FilterOp::kIs, " Paid  ", cell));
    CHECK_FALSE(Passes(FilterOp::kIsNot, "paid", cell));
  }
  CHECK_FALSE(Passes(FilterOp::kIs, "paid", "paid out"));
  CHECK(Passes(FilterOp::kIsNot, "paid", "unpaid"));
  CHECK(Passes(FilterOp::kIs, "", "  "));
  // Letters beyond ASCII are themselves.
  CHECK(Passes(FilterOp::kIs, "Köln", "köln"));
  CHECK_FALSE(Passes(FilterOp::kIs, "KÖLN", "köln"));
}

TEST_CASE("One of several values, with commas between") {
  for (const std::string_view values : {"paid,done", " Paid , DONE ", "x,done,paid"}) {
    CHECK(Passes(FilterOp::kIsAnyOf, values, "paid"));
    CHECK(Passes(FilterOp::kIsAnyOf, values, "done"));
    CHECK_FALSE(Passes(FilterOp::kIsAnyOf, values, "open"));
    CHECK_FALSE(Passes(FilterOp::kIsAnyOf, values, ""));
    CHECK_FALSE(Passes(FilterOp::kIsNoneOf, values, "paid"));
    CHECK(Passes(FilterOp::kIsNoneOf, values, "open"));
  }
  CHECK(Passes(FilterOp::kIsAnyOf, "paid,", ""));  // the last of them is empty
}

TEST_CASE("Empty is what has nothing but spaces") {
  for (const std::string_view cell : {"", " ", "   "}) {
    CHECK(Passes(FilterOp::kIsEmpty, "", cell));
    CHECK_FALSE(Passes(FilterOp::kIsNotEmpty, "", cell));
  }
  CHECK_FALSE(Passes(FilterOp::kIsEmpty, "", "0"));
  CHECK(Passes(FilterOp::kIsNotEmpty, "", "0"));
}

TEST_CASE("A row without the field has an empty cell") {
  RowFilterSet filters{TimeZone()};
  filters.Add({.column = "c", .op = FilterOp::kIsEmpty, .value = ""}, 3, {});
  CHECK(filters.Pass({}));
}

TEST_CASE("Parts of texts") {
  CHECK(Passes(FilterOp::kContains, "ORD", "Paid order"));
  CHECK(Passes(FilterOp::kContains, "", "anything"));
  CHECK_FALSE(Passes(FilterOp::kContains, "orders", "Paid order"));
  CHECK(Passes(FilterOp::kDoesNotContain, "refund", "Paid order"));
  CHECK_FALSE(Passes(FilterOp::kDoesNotContain, "order", "Paid order"));
  CHECK(Passes(FilterOp::kStartsWith, "c", "C536379"));
  CHECK_FALSE(Passes(FilterOp::kStartsWith, "C", "536379C"));
  CHECK_FALSE(Passes(FilterOp::kStartsWith, "C536379-long", "C536379"));
  CHECK(Passes(FilterOp::kDoesNotStartWith, "C", "536379"));
  CHECK_FALSE(Passes(FilterOp::kDoesNotStartWith, "C", " C536379"));
}

void CheckOrder(std::string_view less, std::string_view value, std::string_view equal,
                std::string_view greater, std::string_view format, std::string_view zone = "UTC") {
  CAPTURE(value);
  CAPTURE(format);
  const auto passes = [&](FilterOp op, std::string_view cell) {
    return Passes(op, value, cell, format, zone);
  };
  CHECK(passes(FilterOp::kLess, less));
  CHECK_FALSE(passes(FilterOp::kLess, equal));
  CHECK_FALSE(passes(FilterOp::kLess, greater));
  CHECK(passes(FilterOp::kAtMost, less));
  CHECK(passes(FilterOp::kAtMost, equal));
  CHECK_FALSE(passes(FilterOp::kAtMost, greater));
  CHECK_FALSE(passes(FilterOp::kGreater, less));
  CHECK_FALSE(passes(FilterOp::kGreater, equal));
  CHECK(passes(FilterOp::kGreater, greater));
  CHECK_FALSE(passes(FilterOp::kAtLeast, less));
  CHECK(passes(FilterOp::kAtLeast, equal));
  CHECK(passes(FilterOp::kAtLeast, greater));
}

TEST_CASE("Numbers compare as the file writes them, with a value that has a point") {
  CheckOrder("9", "10", "10.00", "11", "text");
  CheckOrder("-3", "-2.5", "-2.50", "0", "1234.56");
  CheckOrder("1.249,99", "1250", "1.250,00", "Rp 12.500", "1.234,56");
  CheckOrder("(0.5)", "0", "0", "1,000", "1,234.56");
}

TEST_CASE("What is no number passes no comparison") {
  for (const FilterOp op :
       {FilterOp::kLess, FilterOp::kAtMost, FilterOp::kGreater, FilterOp::kAtLeast}) {
    for (const std::string_view cell : {"", "n/a", "1.2.3"}) {
      CHECK_FALSE(Passes(op, "0", cell, "1234.56"));
    }
    CHECK_FALSE(Passes(op, "many", "5", "1234.56"));
    CHECK_FALSE(Passes(op, "2026-11-12", "yesterday", "y-m-d"));
    CHECK_FALSE(Passes(op, "5", "2026-11-12", "y-m-d"));
  }
}

TEST_CASE("A date is its whole day") {
  CheckOrder("2026-11-11 23:59:59.999", "2026-11-12", "2026-11-12 00:00:00", "2026-11-13", "y-m-d");
  CheckOrder("2026-11-11", "2026-11-12", "2026-11-12 23:59:59.999", "2026-11-13 00:00", "y-m-d");
  CheckOrder("11.11.2026", "2026-11-12", "12.11.26 12:00", "13.11.2026", "d/m/y");
}

TEST_CASE("A time of day is an instant") {
  CheckOrder("2026-11-12 21:03:59", "2026-11-12 21:04", "2026-11-12 21:04:00",
             "2026-11-12 21:04:01", "y-m-d");
  CheckOrder("2026-11-12T14:03:59Z", "2026-11-12 21:04", "2026-11-12T14:04:00Z",
             "2026-11-12T14:04:01Z", "y-m-d", "Asia/Jakarta");
}

// In Berlin 29 March 2026 had 23 hours and 25 October 25.
TEST_CASE("A day is as long as its zone has it") {
  CheckOrder("2026-03-28T22:59:59Z", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z",
             "y-m-d", "Europe/Berlin");
  CheckOrder("2026-03-28", "2026-03-29", "2026-03-29T21:59:59Z", "2026-03-30", "y-m-d",
             "Europe/Berlin");
  CheckOrder("2026-10-24", "2026-10-25", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z", "y-m-d",
             "Europe/Berlin");
}

TEST_CASE("All filters must hold") {
  RowFilterSet filters{TimeZone()};
  CHECK(filters.Pass({}));
  filters.Add({.column = "a", .op = FilterOp::kGreater, .value = "0"}, 0, {});
  filters.Add({.column = "b", .op = FilterOp::kIsNot, .value = "test"}, 1, {});
  const auto passes = [&](std::string_view a, std::string_view b) {
    const std::vector<RecordField> fields{{a.data(), static_cast<std::uint32_t>(a.size()), false},
                                          {b.data(), static_cast<std::uint32_t>(b.size()), false}};
    return filters.Pass(fields);
  };
  CHECK(passes("1", "x"));
  CHECK_FALSE(passes("0", "x"));
  CHECK_FALSE(passes("1", "Test"));
}

}  // namespace
}  // namespace kohort
