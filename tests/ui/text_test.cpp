#include "web/ui/text.h"

#include <doctest/doctest.h>

namespace kohort {

TEST_CASE("Numbers are grouped") {
  CHECK(Number(0) == "0");
  CHECK(Number(999) == "999");
  CHECK(Number(1000) == "1,000");
  CHECK(Number(10'000'000) == "10,000,000");
  CHECK(Number(18'446'744'073'709'551'615U) == "18,446,744,073,709,551,615");
}

TEST_CASE("Decimals keep their digits") {
  CHECK(GroupedDecimal("149000.50") == "149,000.50");
  CHECK(GroupedDecimal("-1234567") == "-1,234,567");
  CHECK(GroupedDecimal("0.001") == "0.001");
  CHECK(GroupedDecimal("") == "");
  CHECK(GroupedDecimal("1e300") == "1e300");
}

TEST_CASE("Money has its currency in front") {
  CHECK(Money("5000000", "IDR") == "Rp 5,000,000");
  CHECK(Money("-12.50", "USD") == "-$12.50");
  CHECK(Money("3", "PEN") == "PEN 3");
  CHECK(Money("3", "kr") == "kr 3");
  CHECK(Money("3", "") == "3");
  CHECK(CompactMoney("3104250000.50", "IDR") == "Rp 3.1 bn");
  CHECK(WithoutCurrency("Rp 5,000", "IDR") == " 5,000");
  CHECK(WithoutCurrency("5,000", "IDR") == "5,000");
  CHECK(WithoutCurrency("$5", "") == "$5");
}

TEST_CASE("Large amounts are short") {
  CHECK(CompactDecimal("0") == "0");
  CHECK(CompactDecimal("149000.50") == "149,001");
  CHECK(CompactDecimal("999949.99") == "999,950");
  CHECK(CompactDecimal("999950") == "1.0 m");
  CHECK(CompactDecimal("3104250000.50") == "3.1 bn");
  CHECK(CompactDecimal("999960000") == "1.0 bn");
  CHECK(CompactDecimal("-2500000") == "-2.5 m");
  CHECK(CompactDecimal("1.08e19") == "10,800,000.0 tn");
}

TEST_CASE("Bytes are decimal, with one place below a hundred") {
  CHECK(Bytes(0) == "0 B");
  CHECK(Bytes(999) == "999 B");
  CHECK(Bytes(48'213) == "48.2 KB");
  CHECK(Bytes(946'700'000) == "947 MB");
  CHECK(Bytes(99'960'000) == "100 MB");
  CHECK(Bytes(999'900) == "1.0 MB");
}

TEST_CASE("A share never rounds something to nothing, nor less than all to all") {
  CHECK(Share(0, 10) == "0 %");
  CHECK(Share(10, 10) == "100 %");
  CHECK(Share(1, 1'000'000) == "<0.1 %");
  CHECK(Share(999'999, 1'000'000) == ">99.9 %");
  CHECK(Share(226'084, 444'486) == "50.9 %");
  CHECK(Share(0, 0) == "–");
}

TEST_CASE("Dates are read as days, anything else stays") {
  CHECK(Date("2026-11-12") == "12 Nov 2026");
  CHECK(Date("2026-01-02 21:04:55") == "2 Jan 2026");
  CHECK(DateTime("2026-11-12 21:04:55") == "12 Nov 2026 21:04:55");
  CHECK(DateTime("2026-11-12") == "12 Nov 2026");
  CHECK(Date("") == "");
  CHECK(Date("soon") == "soon");
  CHECK(Date("2026-13-01") == "2026-13-01");
}

TEST_CASE("A month is written in full above its days") {
  CHECK(Month("2026-01-01") == "January 2026");
  CHECK(Month("2026-12-31") == "December 2026");
  CHECK(Month("2026-13-01") == "2026-13-01");
  SetLanguage(Language::kIndonesian);
  CHECK(Month("2026-08-17") == "Agustus 2026");
  SetLanguage(Language::kEnglish);
}

TEST_CASE("Milliseconds are as exact as they are of use") {
  CHECK(Milliseconds(0) == "<0.1 ms");
  CHECK(Milliseconds(6.84) == "6.8 ms");
  CHECK(Milliseconds(99.96) == "100 ms");
  CHECK(Milliseconds(999.4) == "999 ms");
  CHECK(Milliseconds(2340) == "2.3 s");
}

TEST_CASE("Durations are short") {
  CHECK(Duration(0.4) == "under 1 s");
  CHECK(Duration(59) == "59 s");
  CHECK(Duration(80) == "1 min 20 s");
  CHECK(Duration(7260) == "2 h 1 min");
}

TEST_CASE("Rules of the stages speak of the ages that are set") {
  LifecycleSettings settings;
  CHECK(StageRule("lead", settings) == "never bought");
  CHECK(StageRule("first_timer", settings) == "1 order, within 6 months");
  CHECK(StageRule("active", settings) == "2+ orders, last within 6 months");
  CHECK(StageRule("defecting", settings) == "last order 6–12 months ago");
  CHECK(StageRule("inactive", settings) == "last order over 12 months ago");
  settings.inactive_after = {365, false};
  CHECK(StageRule("defecting", settings) == "last order 6 months to 365 days ago");
  settings.defecting_after = {1, true};
  CHECK(StageRule("active", settings) == "2+ orders, last within 1 month");
}

TEST_CASE("Progress says what, how far, how fast, how long still") {
  WorkProgress progress;
  CHECK(ProgressText(progress) == "Starting");
  progress = {"reading", 604'000'000, 947'000'000, 0, 412e6, 1.2};
  CHECK(ProgressText(progress) == "63 % · 604 MB of 947 MB · 412 MB/s · 1 s left");
  progress = {"reading", 604'000'000, 0, 0, 0, std::nullopt};
  CHECK(ProgressText(progress) == "604 MB");
  progress = {"arranging", 5, 10, 10, 0, std::nullopt};
  CHECK(ProgressText(progress) == "50 % · Arranging 10 rows");
}

TEST_CASE("Texts are filled by place; braces without a number stay") {
  CHECK(Fill(T::kSpan, {"a", "b"}) == "a to b");
  CHECK(Fill(T::kExporting, {"{0}"}) == "Exporting {0}");
}

}  // namespace kohort
