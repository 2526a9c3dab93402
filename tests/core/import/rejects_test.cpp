#include "core/import/rejects.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("A rejected row has its place, the reason and its text") {
  Rejects rejects;
  rejects.Add(RejectReason::kNoCustomer, 0, 3, ",View,2026-11-12");
  rejects.Add(RejectReason::kTimeUnreadable, 1, 2, "C1,View,soon");
  rejects.Add(RejectReason::kNoCustomer, 1, 9, "");
  CHECK(rejects.count() == 3);
  REQUIRE(rejects.kept() == 3);
  CHECK(rejects.row(0).text == ",View,2026-11-12");
  CHECK(rejects.row(1).text == "C1,View,soon");
  CHECK(rejects.row(1).file == 1);
  CHECK(rejects.row(1).line == 2);
  CHECK(rejects.row(1).reason == RejectReason::kTimeUnreadable);
  CHECK(rejects.row(2).text.empty());
}

TEST_CASE("Notices count by reason and name the first row of each") {
  Rejects rejects;
  const std::vector<std::string> files{"a.csv", "b.csv"};
  CHECK(rejects.Notices(files).empty());
  rejects.Add(RejectReason::kTimeUnreadable, 1, 2, "");
  rejects.Add(RejectReason::kNoCustomer, 1, 7, "");
  rejects.Add(RejectReason::kTimeUnreadable, 0, 5, "");
  const std::vector<Notice> notices = rejects.Notices(files);
  REQUIRE(notices.size() == 2);
  CHECK(notices[0].code == "customer_missing");
  CHECK(notices[0].rows == 1);
  CHECK(notices[0].line == 7);
  CHECK(notices[1].code == "time_unreadable");
  CHECK(notices[1].rows == 2);
  CHECK(notices[1].file == "b.csv");
  CHECK(notices[1].line == 2);
}

TEST_CASE("Each reason has a code of its own") {
  std::vector<std::string_view> codes;
  for (std::size_t i = 0; i < kRejectReasons; ++i) {
    const std::string_view code = RejectCode(static_cast<RejectReason>(i));
    CHECK_FALSE(code.empty());
    CHECK(std::ranges::find(codes, code) == codes.end());
    codes.push_back(code);
  }
}

TEST_CASE("All rows are counted, and only so many kept") {
  Rejects rejects;
  for (std::uint64_t line = 1; line <= Rejects::kMaxRows + 5; ++line) {
    rejects.Add(RejectReason::kNoEvent, 0, line, "x");
  }
  CHECK(rejects.count() == Rejects::kMaxRows + 5);
  CHECK(rejects.kept() == Rejects::kMaxRows);
  CHECK(rejects.row(Rejects::kMaxRows - 1).line == Rejects::kMaxRows);
  CHECK(rejects.Notices(std::vector<std::string>{"a"})[0].rows == Rejects::kMaxRows + 5);
}

TEST_CASE("Rows beyond the room for texts are kept without theirs") {
  Rejects rejects;
  const std::string half(Rejects::kMaxBytes / 2 + 1, 'h');
  rejects.Add(RejectReason::kNoEvent, 0, 1, half);
  rejects.Add(RejectReason::kNoEvent, 0, 2, half);
  rejects.Add(RejectReason::kNoEvent, 0, 3, "late");
  REQUIRE(rejects.kept() == 3);
  CHECK(rejects.row(0).text == half);
  CHECK(rejects.row(1).text.size() == Rejects::kMaxBytes / 2 - 1);
  CHECK(rejects.row(2).text.empty());
  CHECK(rejects.row(2).line == 3);
}

}  // namespace
}  // namespace kohort
