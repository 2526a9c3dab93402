#include "core/import/cell.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace kohort {
namespace {

std::string Plain(std::string_view cell, std::string_view format, std::string_view zone = "UTC") {
  std::string made;
  return std::string(PlainCell(cell, *CellFormat::ByName(format), *TimeZone::Find(zone), made));
}

TEST_CASE("Formats have the names of times, numbers and texts") {
  CHECK(CellFormat::ByName("text")->kind == CellFormat::Kind::kText);
  CHECK(CellFormat::ByName("d/m/y")->time == TimeFormat::kDayMonthYear);
  CHECK(CellFormat::ByName("1.234,56")->number == NumberFormat{.decimal = ',', .group = '.'});
  for (const std::string_view name : {"", "Text", "dd.mm.yyyy", "1.234"}) {
    CHECK_FALSE(CellFormat::ByName(name));
  }
}

TEST_CASE("Texts stay as they are") {
  for (const std::string_view cell : {"", " 1.234,50 ", "12/11/2026"}) {
    CHECK(Plain(cell, "text") == cell);
  }
}

TEST_CASE("Numbers are kept as plain decimals") {
  CHECK(Plain("149000.50", "1234.56") == "149000.50");
  CHECK(Plain("1.234,50", "1.234,56") == "1234.50");
  CHECK(Plain("Rp 1.500.000,-", "1.234,56") == "1500000");
  CHECK(Plain("($12.50)", "1,234.56") == "-12.50");
  CHECK(Plain("12.5%", "1234.56") == "12.5");
}

TEST_CASE("Times are kept as local times of the zone, dates as dates") {
  CHECK(Plain("12.11.2026", "d/m/y") == "2026-11-12");
  CHECK(Plain("11/12/2026 9:04 PM", "m/d/y", "Asia/Jakarta") == "2026-11-12 21:04:00");
  CHECK(Plain("2026-11-12T14:04:55.250Z", "y-m-d", "Asia/Jakarta") == "2026-11-12 21:04:55.250");
  CHECK(Plain("1762955095", "unix s") == "2025-11-12 13:44:55");
}

TEST_CASE("What is not written so stays as it is") {
  CHECK(Plain("n/a", "1.234,56") == "n/a");
  CHECK(Plain("1.2.3", "1234.56") == "1.2.3");
  CHECK(Plain("soon", "y-m-d") == "soon");
  CHECK(Plain("", "y-m-d").empty());
}

TEST_CASE("A time without an offset is the zone's") {
  const auto jakarta = *TimeZone::Find("Asia/Jakarta");
  const auto with = CellTime("2026-11-12T14:04:00Z", TimeFormat::kYearMonthDay, jakarta);
  REQUIRE(with);
  CHECK(CellTime("2026-11-12 21:04", TimeFormat::kYearMonthDay, jakarta) == with);
  CHECK_FALSE(CellTime("", TimeFormat::kYearMonthDay, jakarta));
}

}  // namespace
}  // namespace kohort
