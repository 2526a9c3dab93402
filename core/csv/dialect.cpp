#include "core/csv/dialect.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/csv/cell_type.h"
#include "core/csv/parser.h"

namespace kohort {
namespace {

constexpr std::size_t kRows = 300;
constexpr std::size_t kCandidates = 12;

// How likely a delimiter is before anything is known of the rows.
struct Usual {
  std::string_view delimiter;
  double weight;
};
constexpr std::array<Usual, 12> kUsual{{{",", 1},
                                        {";", 1},
                                        {"\t", 1},
                                        {"|", 1},
                                        {"^", 0.9},
                                        {"~", 0.9},
                                        {"\x01", 0.95},
                                        {"\x1e", 0.95},
                                        {"\x1f", 0.95},
                                        {" ", 0.6},
                                        {":", 0.6},
                                        {"#", 0.6}}};
constexpr double kUnusual = 0.6;  // another character of ASCII
constexpr double kForeign = 0.7;  // one that is not

constexpr double kTwo = 0.99;        // one of these twice, or with a space after it
constexpr double kOneColumn = 0.36;  // rows of one field, if these read well

// Dates, numbers, names and addresses have them.
constexpr std::string_view kNeverDelimits = ".-/_+=@%?$'\"\\()[]{}<>\n\r";

double Weight(CellType type) {
  switch (type) {
    case CellType::kEmpty: return 0.7;
    case CellType::kNumber:
    case CellType::kTime: return 1;
    case CellType::kWord: return 0.95;
    case CellType::kText: return 0.8;
    case CellType::kOther: break;
  }
  return 0.1;
}

constexpr double kVacant = 0.3;  // a cell of a column without any

struct Trial {
  std::uint32_t columns = 1;
  double score = 0;
};

Trial Try(std::string_view rows_text, const Dialect& dialect, double weight) {
  CsvParser parser(dialect);
  std::ranges::copy(rows_text, parser.Space(rows_text.size()).begin());
  parser.Commit(rows_text.size());
  parser.Finish();
  RecordBatch batch;
  if (!parser.Next(batch).value_or(false)) return {};
  std::erase_if(batch.records, [](const Record& r) { return r.kind != RecordKind::kRow; });
  if (batch.records.size() > kRows) batch.records.resize(kRows);
  if (batch.records.empty()) return {};
  std::map<std::uint32_t, std::size_t> counts;
  std::size_t broken = 0;
  for (const Record& record : batch.records) {
    ++counts[record.field_count];
    if (record.broken_quote) ++broken;
  }
  // Of numbers of fields that are as frequent, the greater one.
  const auto usual = *std::ranges::max_element(
      counts, [](const auto& a, const auto& b) { return a.second <= b.second && a != b; });
  double clean = 0;
  double cells = 0;
  double typed = 0;
  bool known = false;  // there is a cell that reads as something
  std::vector<bool> filled(usual.first);
  for (const Record& record : batch.records) {
    if (record.field_count != usual.first) continue;
    const auto fields = batch.Fields(record);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const CellType type = ReadCellType(fields[i].text());
      const bool padded = !fields[i].quoted && fields[i].text().starts_with(' ');
      clean += Weight(type) * (padded ? 0.95 : 1);
      ++cells;
      if (type != CellType::kEmpty) filled[i] = true;
      if (type != CellType::kEmpty && type != CellType::kOther) known = true;
      if (IsTyped(type)) ++typed;
    }
  }
  if (!known) return {};
  // Columns without any value: a delimiter that is written twice.
  const auto vacant = static_cast<double>(std::ranges::count(filled, false));
  clean -= vacant * static_cast<double>(usual.second) * (Weight(CellType::kEmpty) - kVacant);
  const auto rows = static_cast<double>(batch.records.size());
  const double alike = static_cast<double>(usual.second) / rows;
  const double whole = 1 - static_cast<double>(broken) / rows / 2;
  const double columns = usual.first;
  // Spaces between words are in every text: numbers or times must be among them.
  if (dialect.delimiter.starts_with(' ')) weight *= 0.6 + 0.4 * typed / cells;
  const double wide = usual.first == 1 ? kOneColumn : weight * (columns - 1) / columns;
  return {usual.first, alike * whole * wide * clean / cells};
}

// How many lines have the text, and what share of them have it as often as most.
struct Occurrence {
  std::size_t lines = 0;
  double alike = 0;
};

Occurrence CountIn(const std::vector<std::string_view>& lines, std::string_view text) {
  std::map<std::size_t, std::size_t> counts;
  Occurrence found;
  for (const std::string_view line : lines) {
    std::size_t times = 0;
    for (std::size_t at = line.find(text); at != std::string_view::npos;
         at = line.find(text, at + text.size())) {
      ++times;
    }
    if (times == 0) continue;
    ++found.lines;
    ++counts[times];
  }
  for (const auto& [times, count] : counts) {
    found.alike =
        std::max(found.alike, static_cast<double>(count) / static_cast<double>(lines.size()));
  }
  return found;
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kRows) {
    const std::size_t end = std::min(text.size(), text.find_first_of("\r\n"));
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return lines;
}

struct Candidate {
  std::string delimiter;
  double weight = 0;
};

// The delimiters that are worth a try.
std::vector<Candidate> Candidates(const std::vector<std::string_view>& lines) {
  std::vector<Candidate> candidates;
  for (const Usual& usual : kUsual) {
    if (CountIn(lines, usual.delimiter).lines * 10 < lines.size()) continue;
    candidates.push_back({std::string(usual.delimiter), usual.weight});
    for (const std::string& two : {std::string(usual.delimiter) + " ",
                                   std::string(usual.delimiter) + candidates.back().delimiter}) {
      if (two == "  ") continue;
      if (CountIn(lines, two).lines * 4 >= lines.size() * 3) {
        candidates.push_back({two, usual.weight * kTwo});
      }
    }
  }
  // Other characters must be as many in each line: those of the first lines are all.
  std::vector<std::string> seen;
  for (const std::string_view line :
       std::span(lines).first(std::min<std::size_t>(lines.size(), 3))) {
    for (std::size_t i = 0; i < line.size();) {
      std::size_t size = 1;
      while (i + size < line.size() && (line[i + size] & '\xc0') == '\x80') ++size;
      const std::string character(line.substr(i, size));
      i += size;
      const char c = character[0];
      const bool ascii = (c & '\x80') == 0;
      if (ascii && (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z')) continue;
      if (ascii && ((c >= '0' && c <= '9') || kNeverDelimits.contains(c))) continue;
      if (std::ranges::find(kUsual, character, &Usual::delimiter) != kUsual.end()) continue;
      if (std::ranges::find(seen, character) != seen.end()) continue;
      if (candidates.size() >= kCandidates) return candidates;
      seen.push_back(character);
      const Occurrence found = CountIn(lines, character);
      if (lines.size() > 1 && found.alike > 0.5) {
        candidates.push_back({character, ascii ? kUnusual : kForeign});
      }
    }
  }
  return candidates;
}

bool Contains(std::string_view text, char first, char second) {
  const std::array<char, 2> both{first, second};
  return text.contains(std::string_view(both.data(), both.size()));
}

// A quote beside a delimiter or at an end of a line.
bool MayQuote(const std::vector<std::string_view>& lines, char quote, std::string_view delimiter) {
  return std::ranges::any_of(lines, [&](std::string_view line) {
    return line.starts_with(quote) || line.contains(std::string(delimiter) + quote);
  });
}

}  // namespace

std::string DelimiterName(const Dialect& dialect) {
  if (dialect.delimiter == ",") return "comma";
  if (dialect.delimiter == ";") return "semicolon";
  if (dialect.delimiter == "\t") return "tab";
  if (dialect.delimiter == "|") return "pipe";
  if (dialect.delimiter.starts_with(' ')) return "spaces";
  return "\"" + dialect.delimiter + "\"";
}

GuessedDialect GuessDialect(std::string_view rows) {
  const std::vector<std::string_view> lines = SplitLines(rows);
  GuessedDialect best;
  best.score = Try(rows, Dialect{.delimiter = std::string(1, '\0')}, 1).score;
  const auto consider = [&](const Dialect& dialect, double weight) {
    const Trial trial = Try(rows, dialect, weight);
    if (trial.columns > 1 && trial.score > best.score + 1e-9) {
      best = {dialect, trial.columns, trial.score};
    }
  };
  for (const auto& [delimiter, weight] : Candidates(lines)) {
    for (const char quote : {'"', '\''}) {
      if (quote == '\'' && !MayQuote(lines, quote, delimiter)) continue;
      Dialect dialect{.delimiter = delimiter, .quote = quote};
      consider(dialect, quote == '"' ? weight : weight * 0.98);
      if (Contains(rows, '\\', quote) || Contains(rows, '\\', delimiter[0])) {
        dialect.backslash = true;
        consider(dialect, (quote == '"' ? weight : weight * 0.98) * 0.995);
      }
    }
  }
  if (best.columns == 1 || best.dialect.delimiter == " ") {
    for (const char* spaces : {" ", "  "}) {
      if (CountIn(lines, spaces).lines * 4 < lines.size() * 3) continue;
      consider({.delimiter = spaces, .runs = true}, 0.62);
    }
  }
  return best;
}

}  // namespace kohort
