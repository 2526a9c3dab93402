#include "core/csv/layout.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "core/base/text.h"
#include "core/csv/cell_type.h"
#include "core/csv/parser.h"

namespace kohort {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{64} << 10;
constexpr std::size_t kRows = 400;
constexpr std::size_t kMaxHeaderRows = 3;
constexpr std::size_t kMaxPreambleRows = 50;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool IsRule(std::string_view cell) {
  cell = TrimSpaces(cell);
  return cell.size() > 1 && cell.find_first_not_of("-=:+_") == std::string_view::npos;
}

struct Row {
  std::uint64_t line = 0;
  bool after_blank = false;
  bool comment = false;  // begins with '#'
  std::vector<std::string_view> cells;
  std::vector<CellType> types;
  std::uint32_t filled = 0;  // cells that are not empty
  std::uint32_t typed = 0;   // cells that are numbers or times
};

class Sample {
 public:
  Sample(std::string_view text, const Dialect& dialect, std::uint32_t columns,
         std::uint64_t first_line)
      : parser_(dialect, columns, first_line), columns_(columns) {
    std::ranges::copy(text, parser_.Space(text.size()).begin());
    parser_.Commit(text.size());
    parser_.Finish();
    if (!parser_.Next(batch_).value_or(false)) return;
    bool blank = false;
    for (const Record& record : batch_.records) {
      if (record.kind == RecordKind::kBlank) blank = true;
      if (record.kind != RecordKind::kRow || rows_.size() == kRows) continue;
      Row& row = rows_.emplace_back();
      row.line = record.line;
      row.after_blank = std::exchange(blank, false);
      row.comment = record.source.starts_with('#');
      for (const RecordField& field : batch_.Fields(record)) {
        row.cells.push_back(field.text());
        const CellType type = ReadCellType(field.text());
        row.types.push_back(type);
        if (type != CellType::kEmpty) ++row.filled;
        if (IsTyped(type)) ++row.typed;
      }
    }
    Summarise();
  }

  const std::vector<Row>& rows() const { return rows_; }

  // Rows above the table.
  std::size_t Preamble() const {
    std::size_t first = 0;
    const std::size_t most = std::min(rows_.size(), kMaxPreambleRows);
    // A block of lines, a blank one, and then a header.
    for (std::size_t i = 1; i < most; ++i) {
      if (rows_[i].after_blank && NamesColumns(rows_[i]) && HeaderFits(i) && !IsData(i - 1)) {
        first = i;
      }
    }
    while (first + 1 < most && IsTitle(first)) ++first;
    return first;
  }

  std::uint32_t HeaderRows(std::size_t first) const {
    if (first >= rows_.size()) return 0;
    if (usual_typed_ == 0) return NamesUnlikeValues(first) ? 1 + Rules(first + 1) : 0;
    if (!NamesColumns(rows_[first]) || IsMetAgain(first)) return 0;
    std::size_t rows = 1;
    while (rows < kMaxHeaderRows && first + rows < rows_.size() &&
           (Rules(first + rows) == 1 || ContinuesHeader(first + rows))) {
      ++rows;
    }
    // Names go on to where the rows begin; else what follows the first are rows without numbers.
    if (first + rows < rows_.size() && !IsData(first + rows)) rows = 1;
    return static_cast<std::uint32_t>(rows);
  }

 private:
  void Summarise() {
    std::vector<std::uint32_t> typed;
    typed_columns_.resize(columns_);
    std::vector<std::size_t> filled(columns_);
    std::vector<std::size_t> found(columns_);
    const std::size_t begin = rows_.size() > 8 ? 4 : std::min<std::size_t>(rows_.size(), 1);
    for (std::size_t i = begin; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      if (row.cells.size() != columns_ || row.filled == 0) continue;
      typed.push_back(row.typed);
      for (std::size_t column = 0; column < columns_; ++column) {
        if (row.types[column] != CellType::kEmpty) ++filled[column];
        if (IsTyped(row.types[column])) ++found[column];
      }
    }
    if (typed.empty()) {
      // A single row: what it has itself.
      if (rows_.size() == 1) usual_typed_ = rows_[0].typed;
      return;
    }
    const auto middle = typed.begin() + static_cast<std::ptrdiff_t>(typed.size() / 2);
    std::ranges::nth_element(typed, middle);
    usual_typed_ = *middle;
    for (std::size_t column = 0; column < columns_; ++column) {
      typed_columns_[column] = found[column] > 0 && found[column] * 2 >= filled[column];
    }
  }

  // Text where rows have numbers or times.
  bool NamesColumns(const Row& row) const {
    if (usual_typed_ == 0 || row.typed * 2 >= usual_typed_) return false;
    return NamedTyped(row) > 0;
  }

  std::size_t NamedTyped(const Row& row) const {
    std::size_t named = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(columns_, row.cells.size()); ++i) {
      if (typed_columns_[i] && row.types[i] != CellType::kEmpty && !IsTyped(row.types[i])) ++named;
    }
    return named;
  }

  bool IsData(std::size_t i) const {
    const Row& row = rows_[i];
    return usual_typed_ > 0 && row.typed * 2 >= usual_typed_;
  }

  bool HeaderFits(std::size_t i) const {
    const auto cells = rows_[i].cells.size();
    return columns_ > 1 && cells + 1 >= columns_ && rows_[i].filled * 2 > columns_;
  }

  bool ContinuesHeader(std::size_t i) const {
    const Row& row = rows_[i];
    const auto typed = static_cast<std::size_t>(std::ranges::count(typed_columns_, true));
    return typed >= 2 && row.typed == 0 && row.cells.size() == columns_ &&
           NamedTyped(row) * 2 >= typed;
  }

  // A line below the names drawn with dashes.
  std::uint32_t Rules(std::size_t i) const {
    if (i >= rows_.size() || rows_[i].cells.size() != columns_) return 0;
    return std::ranges::all_of(rows_[i].cells, IsRule) ? 1 : 0;
  }

  // A row of one or a few cells above a row with all or nearly all.
  bool IsTitle(std::size_t i) const {
    const Row& row = rows_[i];
    if (columns_ < 2) return false;
    if (row.filled == 0) return true;
    std::size_t next = i + 1;
    const auto fuller = [&](const Row& other) {
      return other.cells.size() + 1 >= columns_ && other.filled >= 2 &&
             other.filled * 2 >= columns_;
    };
    while (next < rows_.size() && !fuller(rows_[next])) ++next;
    if (next == rows_.size()) return false;
    const bool header_follows = NamesColumns(rows_[next]) && rows_[next].cells.size() >= columns_;
    if (row.cells.size() == 1)
      return columns_ > 2 || header_follows || row.types[0] == CellType::kText;
    if (row.cells.size() == columns_) {
      return row.filled == 1 && columns_ > 2 && row.types[0] != CellType::kEmpty && header_follows;
    }
    return header_follows || (row.filled * 2 <= columns_ && columns_ > 2);
  }

  // With no numbers to go by: names are all there, or most, and are not met again.
  bool NamesUnlikeValues(std::size_t first) const {
    const Row& row = rows_[first];
    if (row.filled == 0 || row.typed > 0) return false;
    if (row.filled < row.cells.size() && row.filled * 2 < row.cells.size()) return false;
    // Where files were joined, the header stands again here and there; a value stands often.
    const auto repeats = std::ranges::count(rows_, row.cells, &Row::cells) - 1;
    if (repeats * 10 > std::ssize(rows_)) return false;
    return !IsMetAgain(first);
  }

  // Whether a cell comes again further down its column, other than as the header of another table.
  bool IsMetAgain(std::size_t first) const {
    const Row& row = rows_[first];
    for (std::size_t i = first + 1; i < rows_.size(); ++i) {
      if (usual_typed_ > 0 ? !IsData(i) : rows_[i].cells == row.cells) continue;
      for (std::size_t k = 0; k < std::min(row.cells.size(), rows_[i].cells.size()); ++k) {
        if (row.types[k] != CellType::kEmpty && rows_[i].cells[k] == row.cells[k]) return true;
      }
    }
    return false;
  }

  CsvParser parser_;  // owns what the batch points to
  RecordBatch batch_;
  std::uint32_t columns_;
  std::vector<Row> rows_;
  std::uint32_t usual_typed_ = 0;    // cells of a row that are numbers or times
  std::vector<bool> typed_columns_;  // those where most cells are
};

// "sep=;": Excel's first line that names the delimiter.
std::string DeclaredDelimiter(std::string_view line) {
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  if (line.size() < 5 || line.size() > 8) return {};
  for (std::size_t i = 0; i < 4; ++i) {
    if (LowerAscii(line[i]) != "sep="[i]) return {};
  }
  return std::string(line.substr(4));
}

std::string WithoutComments(std::string_view text) {
  std::string rows;
  while (!text.empty()) {
    const std::size_t end = std::min(text.size(), text.find_first_of("\r\n"));
    const std::size_t next = std::min(text.size(), end + 1);
    if (!text.starts_with('#')) rows += text.substr(0, next);
    text.remove_prefix(next);
  }
  return rows;
}

// Whether '#' begins comments, rather than a header or a value.
bool HasComments(const std::vector<Row>& rows, std::uint32_t columns) {
  std::size_t comments = 0;
  std::size_t odd = 0;    // not of the table's width
  std::size_t later = 0;  // after a row
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].comment) continue;
    ++comments;
    if (rows[i].cells.size() != columns) ++odd;
    if (i > 0 && !rows[i - 1].comment) ++later;
  }
  if (comments == 0 || comments * 2 > rows.size() + 2 || columns < 2) return false;
  if (later == 0) return odd == comments;
  return odd * 2 >= comments;
}

}  // namespace

Layout GuessLayout(std::string_view head, bool whole) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  if (head.size() > kSampleBytes || !whole) {
    head = head.substr(0, kSampleBytes);
    const std::size_t last = head.find_last_of("\r\n");
    if (last != std::string_view::npos) head = head.substr(0, last + 1);
  }
  Layout layout;
  const std::size_t line_end = std::min(head.size(), head.find_first_of("\r\n"));
  std::string_view table = head;
  const std::string declared = DeclaredDelimiter(head.substr(0, line_end));
  if (!declared.empty()) {
    layout.first_line = 2;
    table.remove_prefix(std::min(head.size(), head.find_first_not_of("\r\n", line_end)));
  }
  const std::string rows = WithoutComments(table);
  GuessedDialect guess = GuessDialect(rows.empty() ? table : rows);
  if (!declared.empty() && guess.dialect.delimiter != declared) {
    guess.dialect = {.delimiter = declared};
    std::vector<std::uint32_t> widths;
    const Sample sample(head, guess.dialect, 0, layout.first_line);
    for (const Row& row : sample.rows()) {
      widths.push_back(static_cast<std::uint32_t>(row.cells.size()));
    }
    std::ranges::sort(widths);
    guess.columns = widths.empty() ? 1 : widths[widths.size() / 2];
    guess.score = 1;
  }
  layout.dialect = guess.dialect;
  layout.columns = guess.columns;
  layout.confidence = std::min(1.0, guess.score);

  Sample sample(head, layout.dialect, layout.columns, layout.first_line);
  if (HasComments(sample.rows(), layout.columns)) {
    layout.dialect.comment = '#';
    sample = Sample(head, layout.dialect, layout.columns, layout.first_line);
  }
  const std::size_t first = sample.Preamble();
  if (first > 0) layout.first_line = sample.rows()[first].line;
  layout.header_rows = sample.HeaderRows(first);
  return layout;
}

std::vector<std::string> JoinHeader(std::span<const std::vector<std::string>> rows,
                                    std::uint32_t columns) {
  std::vector<std::string> names;
  for (const std::vector<std::string>& row : rows) {
    if (names.size() < row.size()) names.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string_view part = rows.size() == 1 ? row[i] : TrimSpaces(row[i]);
      if (part.empty() || (rows.size() > 1 && IsRule(part))) continue;
      if (!names[i].empty()) names[i] += ' ';
      names[i] += part;
    }
  }
  if (columns > 0) {
    while (names.size() > columns) {
      const auto empty = std::ranges::find(names.rbegin(), names.rend(), std::string());
      if (empty == names.rend()) break;
      names.erase(std::next(empty).base());
    }
  }
  return names;
}

}  // namespace kohort
