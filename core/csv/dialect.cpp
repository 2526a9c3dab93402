#include "core/csv/dialect.h"

#include <algorithm>
#include <map>

#include "core/csv/parser.h"

namespace kohort {
namespace {

constexpr std::size_t kRows = 200;

struct Score {
  double consistent = 0;     // share of rows with the usual number of fields
  std::uint32_t fields = 0;  // the usual number
};

Score Try(std::string_view head, const Dialect& dialect) {
  CsvParser parser(dialect);
  std::ranges::copy(head, parser.Space(head.size()).begin());
  parser.Commit(head.size());
  parser.Finish();
  RecordBatch batch;
  const Result<bool> parsed = parser.Next(batch);
  if (!parsed || batch.records.empty()) return {};
  // The last row may be cut off.
  std::size_t rows = std::min(kRows, batch.records.size());
  if (rows > 1 && rows == batch.records.size()) --rows;
  std::map<std::uint32_t, std::size_t> counts;
  for (std::size_t i = 0; i < rows; ++i) ++counts[batch.records[i].field_count];
  const auto usual = std::ranges::max_element(
      counts, [](const auto& a, const auto& b) { return a.second < b.second; });
  return {static_cast<double>(usual->second) / static_cast<double>(rows), usual->first};
}

}  // namespace

std::string_view DelimiterName(const Dialect& dialect) {
  switch (dialect.delimiter) {
    case ';': return "semicolon";
    case '\t': return "tab";
    case '|': return "pipe";
    case ' ': return "spaces";
    default: return "comma";
  }
}

Dialect GuessDialect(std::string_view head) {
  // Enough for a guess, and cheap.
  head = head.substr(0, std::size_t{64} << 10);
  Dialect best;
  Score best_score;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const Dialect dialect{.delimiter = delimiter};
    const Score score = Try(head, dialect);
    if (score.fields < 2) continue;
    if (score.consistent > best_score.consistent ||
        (score.consistent == best_score.consistent && score.fields > best_score.fields)) {
      best = dialect;
      best_score = score;
    }
  }
  if (best_score.fields == 0) {
    const Dialect spaces{.delimiter = ' ', .runs = true};
    const Score score = Try(head, spaces);
    if (score.fields >= 2 && score.consistent > 0.9) best = spaces;
  }
  return best;
}

}  // namespace kohort
