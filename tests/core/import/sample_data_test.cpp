#include "core/import/sample_data.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace kohort {
namespace {

const std::string& Sample() {
  static const std::string text = WriteSampleData();
  return text;
}

// The sample has no line breaks inside cells, and quotes only where RFC 4180 asks for them.
std::vector<std::string> SplitLine(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += '"';
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

std::vector<std::vector<std::string>> SampleRows() {
  std::vector<std::vector<std::string>> rows;
  std::string_view rest = Sample();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    rows.push_back(SplitLine(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
  }
  return rows;
}

TEST_CASE("sample data: the same bytes in every build") {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const char c : Sample()) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  CHECK(Sample().size() == 7547427);
  CHECK(hash == 434312354577258890ULL);
  CHECK(Sample() == WriteSampleData());
}

TEST_CASE("sample data: events of 3,000 customers, ordered by time, over 30 months") {
  const auto rows = SampleRows();
  const std::vector<std::string> header = {
      "customer_id", "event",    "timestamp", "order_id",     "amount",       "channel",
      "campaign",    "category", "brand",     "product",      "store_city",   "name",
      "email",       "phone",    "city",      "push_consent", "email_consent"};
  REQUIRE(rows[0] == header);
  std::map<std::string, int> events;
  std::set<std::string> customers;
  std::set<std::string> orders;
  std::string last_time;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    REQUIRE(row.size() == header.size());
    REQUIRE(row[2].size() == 19);
    REQUIRE(last_time <= row[2]);
    last_time = row[2];
    customers.insert(row[0]);
    ++events[row[1]];
    const bool paid = row[1] == "Paid Order";
    REQUIRE(paid == !row[4].empty());
    if (paid) REQUIRE(orders.insert(row[3]).second);
    if (row[1] == "Write Review") REQUIRE(orders.contains(row[3]));
    REQUIRE((row[15] == "yes" || row[15] == "no"));
    REQUIRE((row[16] == "no" || !row[12].empty()));
  }
  CHECK(rows[1][2].substr(0, 10) == "2024-05-13");
  CHECK(last_time.substr(0, 10) == "2026-11-12");
  CHECK(rows.size() - 1 == 51795);
  CHECK(customers.size() == 3000);
  CHECK(events == std::map<std::string, int>{{"Add to Cart", 5662},
                                             {"App Install", 1805},
                                             {"Begin Checkout", 4455},
                                             {"Email Open", 2355},
                                             {"Paid Order", 5065},
                                             {"Push Open", 1322},
                                             {"Push Received", 4459},
                                             {"Search", 3405},
                                             {"Store Visit", 3217},
                                             {"View Microsite", 3723},
                                             {"View Product", 15795},
                                             {"Write Review", 532}});
}

TEST_CASE("sample data: every lifecycle stage has customers") {
  // As of 2026-11-13 00:00; texts of this form sort as the times do.
  struct Purchases {
    int count = 0;
    std::string last;
  };
  std::map<std::string, Purchases> customers;
  const auto rows = SampleRows();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    Purchases& purchases = customers[rows[i][0]];
    if (rows[i][1] != "Paid Order") continue;
    ++purchases.count;
    purchases.last = rows[i][2];
  }
  std::map<std::string, int> stages;
  for (const auto& [customer, purchases] : customers) {
    if (purchases.count == 0) {
      ++stages["lead"];
    } else if (purchases.last <= "2025-11-13 00:00:00") {
      ++stages["inactive"];
    } else if (purchases.last <= "2026-05-13 00:00:00") {
      ++stages["defecting"];
    } else {
      ++stages[purchases.count == 1 ? "first_timer" : "active"];
    }
  }
  CHECK(stages == std::map<std::string, int>{{"active", 509},
                                             {"defecting", 305},
                                             {"first_timer", 207},
                                             {"inactive", 616},
                                             {"lead", 1363}});
}

TEST_CASE("sample data: people are reachable at reserved addresses only") {
  for (const auto& row : SampleRows()) {
    if (row[0] == "customer_id") continue;
    const std::string& mail = row[12];
    REQUIRE((mail.empty() || mail.ends_with("@example.com") || mail.ends_with("@example.net") ||
             mail.ends_with("@example.org") || mail.ends_with("@surel.example")));
    REQUIRE((row[13].empty() || (row[13].starts_with("+62 84") && row[13].size() == 17)));
  }
}

}  // namespace
}  // namespace kohort
