#include "core/csv/parser.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/csv/repair.h"

namespace kohort {
namespace {

constexpr std::size_t kBatchRecords = 4096;
constexpr std::size_t kPlainRows = 64;  // get room for their fields at once
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// After so many lines a quoted field is looked at: are they rows?
constexpr std::uint64_t kLinesToDoubt = 8;

bool AllBlank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

CsvParser::CsvParser(Dialect dialect, std::uint32_t columns, std::uint64_t first_line)
    : dialect_(std::move(dialect)), columns_(columns), first_line_(first_line) {
  shaping_.fill('\n');
  shaping_[1] = '\r';
  shaping_[2] = dialect_.delimiter[0];
  if (dialect_.quote != '\0') shaping_[3] = dialect_.quote;
  if (dialect_.backslash) shaping_[4] = '\\';
}

std::span<char> CsvParser::Space(std::size_t least) {
  buffer_.Keep(begin_, end_, end_ - begin_ + least + CsvScanner::kPadding);
  end_ -= begin_;
  begin_ = 0;
  return {buffer_.data() + end_, least};
}

void CsvParser::Commit(std::size_t bytes) { end_ += bytes; }

Result<bool> CsvParser::Next(RecordBatch& batch) {
  batch.Clear();
  if (rewritten_ == nullptr || rewritten_.use_count() > 1) {
    rewritten_ = std::make_shared<TextArena>();
  } else {
    rewritten_->Clear();
  }
  if (!started_) {
    if (end_ < kByteOrderMark.size() && !finished_) return false;
    started_ = true;
    if (std::string_view(buffer_.data(), end_).starts_with(kByteOrderMark)) {
      begin_ = kByteOrderMark.size();
    }
  }
  CsvScanner scanner = ScannerAt(begin_);
  while (batch.records.size() < kBatchRecords && begin_ < end_) {
    Outcome outcome = Outcome::kBroken;
    if (line_ < first_line_ || AtComment()) {
      outcome = ReadLine(line_ < first_line_ ? RecordKind::kPreamble : RecordKind::kComment, batch);
      scanner = ScannerAt(begin_);
    } else {
      ReadPlainRows(scanner, batch);
      if (batch.records.size() == kBatchRecords || begin_ == end_) break;
      if (AtComment()) continue;
      outcome = ReadRecord(scanner, batch);
    }
    if (outcome == Outcome::kBroken) {
      outcome = Repair(batch);
      scanner = ScannerAt(begin_);
    }
    if (outcome == Outcome::kNeedMore) {
      if (end_ - begin_ > kMaxRecordBytes) {
        return std::unexpected(
            Error{"line_too_long",
                  "The row that begins here is longer than 16 MB, so this is no table of rows.",
                  "line " + std::to_string(line_), "Choose a CSV file that has one row a line."});
      }
      break;
    }
  }
  if (batch.records.empty()) return false;
  batch.text = buffer_.Hold();
  batch.rewritten = rewritten_;
  return true;
}

void CsvParser::Unread(RecordBatch& batch, std::size_t record) {
  const Record& first = batch.records[record];
  begin_ = static_cast<std::size_t>(first.source.data() - buffer_.data());
  line_ = first.line;
  if (record == 0) return batch.Clear();
  batch.fields.resize(first.first_field);
  batch.records.resize(record);
}

CsvScanner CsvParser::ScannerAt(std::size_t begin) const {
  return {buffer_.data(), begin, end_, shaping_};
}

// Takes one line off the front of the buffer as a record of one field.
CsvParser::Outcome CsvParser::ReadLine(RecordKind kind, RecordBatch& batch) {
  const char* text = buffer_.data();
  std::size_t at = begin_;
  while (at < end_ && text[at] != '\n' && text[at] != '\r') ++at;
  if (!finished_ && at + 1 >= end_) return Outcome::kNeedMore;
  const std::size_t first_field = batch.fields.size();
  if (at > begin_) {
    batch.fields.push_back({text + begin_, static_cast<std::uint32_t>(at - begin_), false});
  }
  AddRecord(at > begin_ ? kind : RecordKind::kBlank, first_field, at, batch);
  ++line_;
  begin_ = at;
  if (at < end_) begin_ += at + 1 < end_ && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
  return Outcome::kRecord;
}

// Takes rows off the front of the buffer while they are as nearly all are: one line each, of the
// usual number of fields, which are plain or quoted from end to end. ReadRecord, which reads them
// alike, takes several times as long.
void CsvParser::ReadPlainRows(CsvScanner& scanner, RecordBatch& batch) {
  if (columns_ < 2 || dialect_.delimiter.size() > 1 || dialect_.runs) return;
  const char* text = buffer_.data();
  const std::size_t most = std::min(plain_rows_, kBatchRecords - batch.records.size());
  const std::size_t first_field = batch.fields.size();
  batch.fields.resize(first_field + most * columns_);
  std::size_t rows = 0;
  for (; rows < most && begin_ < end_; ++rows) {
    if (AtComment()) break;
    const CsvScanner::Mark mark = scanner.mark();
    const std::size_t field = first_field + rows * columns_;
    const std::size_t end = ReadPlainRow(scanner, batch.fields.data() + field);
    if (end == 0) {
      if (!scanner.GoBack(mark)) scanner = ScannerAt(begin_);
      break;
    }
    batch.records.push_back({.first_field = static_cast<std::uint32_t>(field),
                             .field_count = columns_,
                             .line = line_,
                             .source = {text + begin_, end - begin_}});
    ++line_;
    begin_ = end + (text[end] == '\r' ? 2 : 1);
  }
  batch.fields.resize(first_field + rows * columns_);
  plain_rows_ = std::min(kPlainRows, 2 * rows + 1);
}

// The end of the row that begins at the front, its fields from `field` on; 0 if it is none of
// those.
inline std::size_t CsvParser::ReadPlainRow(CsvScanner& scanner, RecordField* field) {
  const char* text = buffer_.data();
  const char delimiter = dialect_.delimiter[0];
  const char quote = dialect_.quote;
  const RecordField* last = field + columns_ - 1;
  std::size_t begin = begin_;
  for (;; ++field) {
    std::size_t at = scanner.Next();
    if (at == end_) return 0;
    if (text[at] == quote) {
      if (at != begin) return 0;
      bool doubled = false;  // quotes
      std::size_t close = 0;
      for (;;) {
        close = scanner.Next();
        while (close != end_ && text[close] == delimiter) close = scanner.Next();
        if (close == end_ || text[close] != quote) return 0;
        at = scanner.Next();
        if (at == end_ || at != close + 1) return 0;
        if (text[at] != quote) break;
        doubled = true;
      }
      std::string_view value(text + begin + 1, close - begin - 1);
      if (doubled) value = Rewrite(value, true);
      *field = {value.data(), static_cast<std::uint32_t>(value.size()), true};
    } else {
      *field = {text + begin, static_cast<std::uint32_t>(at - begin), false};
    }
    const char c = text[at];
    if (c == delimiter && field != last) {
      begin = at + 1;
      continue;
    }
    if (field != last) return 0;
    if (c == '\r')
      return at + 1 < end_ && scanner.Next() == at + 1 && text[at + 1] == '\n' ? at : 0;
    return c == '\n' ? at : 0;
  }
}

// Takes one record off the front of the buffer, or leaves everything as it was.
CsvParser::Outcome CsvParser::ReadRecord(CsvScanner& scanner, RecordBatch& batch) {
  const char* text = buffer_.data();
  const char delimiter = dialect_.delimiter[0];
  const std::size_t first_field = batch.fields.size();
  const auto leave = [&](Outcome outcome) {
    batch.fields.resize(first_field);
    return outcome;
  };

  OpenField field{.begin = begin_};
  std::uint64_t lines = 1;
  bool quotes = false;
  bool inner = false;     // a quote amid an unquoted field that might open one
  bool odd = false;       // a field with an odd number of quotes amid it
  bool odd_here = false;  // the same of the field at hand
  std::size_t end = 0;    // of the record
  std::size_t next = 0;   // the record after it
  for (;;) {
    const std::size_t at = scanner.Next();
    if (at == end_) {
      if (!finished_) return leave(Outcome::kNeedMore);
      end = next = end_;
      break;
    }
    const char c = text[at];
    if (c == delimiter) {
      if (dialect_.delimiter.size() > 1) {
        if (at < field.begin) continue;  // within the delimiter before
        if (at + dialect_.delimiter.size() > end_ && !finished_) return leave(Outcome::kNeedMore);
        if (!Delimits(at)) continue;
      }
      if (!field.quoted && !field.rewritten && !dialect_.runs) {
        batch.fields.push_back(
            {text + field.begin, static_cast<std::uint32_t>(at - field.begin), false});
      } else if (!EndField(field, at, batch)) {
        return leave(Outcome::kBroken);
      }
      field = {.begin = at + dialect_.delimiter.size()};
      if (inner) odd = std::exchange(odd_here, false) || odd;
    } else if (c == '\n') {
      end = at;
      next = at + 1;
      break;
    } else if (c == '\r') {
      if (at + 1 == end_ && !finished_) return leave(Outcome::kNeedMore);
      const bool crlf = at + 1 < end_ && text[at + 1] == '\n';
      if (crlf) scanner.Next();
      end = at;
      next = at + (crlf ? 2 : 1);
      break;
    } else if (c == dialect_.quote) {
      if (field.quoted) return leave(Outcome::kBroken);
      if (at != field.begin && !AllBlank({text + field.begin, at - field.begin})) {
        if (at + 1 == end_ && !finished_) return leave(Outcome::kNeedMore);
        inner = inner || OpensText(at);
        odd_here = !odd_here;
        continue;
      }
      quotes = true;
      field.open = at;
      const Outcome outcome = ReadQuoted(scanner, field, lines);
      if (outcome != Outcome::kRecord) return leave(outcome);
    } else {  // a backslash
      if (at + 1 == end_ && !finished_) return leave(Outcome::kNeedMore);
      field.rewritten = true;
      if (at + 1 < end_ && std::ranges::find(shaping_, text[at + 1]) != shaping_.end()) {
        if (text[at + 1] == '\n') ++lines;
        scanner.Next();
      }
    }
  }

  if (end == begin_ || (columns_ > 1 && batch.fields.size() == first_field &&
                        AllBlank({text + begin_, end - begin_}))) {
    batch.fields.resize(first_field);
    AddRecord(RecordKind::kBlank, first_field, end, batch);
  } else {
    if (!EndField(field, end, batch)) return leave(Outcome::kBroken);
    const std::size_t fields = batch.fields.size() - first_field;
    if (columns_ > 1 && (inner || fields != columns_)) {
      // A row that is too long is so for its delimiters, unless a quoted field took lines.
      const bool broken = (inner && (odd || odd_here)) ||
                          ((inner || quotes) && fields < columns_) ||
                          (quotes && lines > 1 && SwallowsRows(begin_, end));
      if (broken || IsOtherDialect(fields, end)) return leave(Outcome::kBroken);
    }
    AddRecord(RecordKind::kRow, first_field, end, batch);
  }
  line_ += lines;
  begin_ = next;
  return Outcome::kRecord;
}

// From the opening quote to the closing one.
CsvParser::Outcome CsvParser::ReadQuoted(CsvScanner& scanner, OpenField& field,
                                         std::uint64_t& lines) {
  const char* text = buffer_.data();
  std::uint64_t lines_here = 0;
  for (;;) {
    const std::size_t at = scanner.Next();
    if (at == end_) {
      return finished_ || end_ - field.open > kMaxQuotedBytes ? Outcome::kBroken
                                                              : Outcome::kNeedMore;
    }
    const char c = text[at];
    if (c == dialect_.quote) {
      if (at + 1 == end_ && !finished_) return Outcome::kNeedMore;
      if (at + 1 < end_ && text[at + 1] == dialect_.quote) {
        field.rewritten = true;
        scanner.Next();
        continue;
      }
      field.quoted = true;
      field.close = at;
      return Outcome::kRecord;
    }
    if (c == '\n' || c == '\r') {
      if (at + 1 == end_ && !finished_) return Outcome::kNeedMore;
      if (c == '\r' && at + 1 < end_ && text[at + 1] == '\n') continue;
      ++lines;
      if (at - field.open > kMaxQuotedBytes) return Outcome::kBroken;
      if (++lines_here == kLinesToDoubt && SwallowsRows(field.open, at)) return Outcome::kBroken;
    } else if (dialect_.backslash && c == '\\') {
      if (at + 1 == end_ && !finished_) return Outcome::kNeedMore;
      field.rewritten = true;
      if (at + 1 < end_ && std::ranges::find(shaping_, text[at + 1]) != shaping_.end()) {
        if (text[at + 1] == '\n') ++lines;
        scanner.Next();
      }
    }
  }
}

// Whether of some lines most after the first are rows by themselves. `end` is the end of a line.
bool CsvParser::SwallowsRows(std::size_t begin, std::size_t end) const {
  if (columns_ < 2) return false;
  std::string_view text(buffer_.data() + begin, end - begin);
  std::size_t lines = 0;
  std::size_t rows = 0;
  for (;;) {
    const std::size_t line = text.find_first_of("\r\n");
    if (lines > 0 && CountFields(text.substr(0, line), dialect_) == columns_) ++rows;
    if (line == std::string_view::npos) return 2 * rows > lines;
    ++lines;
    text.remove_prefix(line + (text.substr(line).starts_with("\r\n") ? 2 : 1));
  }
}

// Whether a row of an unusual number of fields has as many of another delimiter, or other quotes.
bool CsvParser::IsOtherDialect(std::size_t fields, std::size_t end) const {
  if (dialect_.runs || fields == columns_) return false;
  const std::string_view source(buffer_.data() + begin_, end - begin_);
  if (dialect_.quote == '"' && source.contains(dialect_.delimiter + "'")) return true;
  if (fields > (columns_ + 1) / 2) return false;
  return std::ranges::any_of(std::string_view(",;\t| "), [&](char c) {
    const auto found = static_cast<std::size_t>(std::ranges::count(source, c));
    return c != dialect_.delimiter[0] && found + 1 >= columns_;
  });
}

// Whether the quote stands between characters of text.
bool CsvParser::OpensText(std::size_t at) const {
  if (at + 1 >= end_) return false;
  const char before = buffer_[at - 1];
  const char after = buffer_[at + 1];
  return before != ' ' && after != ' ' && after != '\t' &&
         std::ranges::find(shaping_, after) == shaping_.end();
}

CsvParser::Outcome CsvParser::Repair(RecordBatch& batch) {
  const std::string_view text(buffer_.data() + begin_, end_ - begin_);
  std::size_t size = 0;
  std::size_t lines = 0;
  while (lines < kRepairLines && size < kRepairBytes && size < text.size()) {
    size = LineEnd(text, size);
    if (size < text.size()) size += text.substr(size).starts_with("\r\n") ? 2 : 1;
    ++lines;
  }
  // A line end may be of two characters, of which one is still to come.
  if (size == text.size() && !finished_) return Outcome::kNeedMore;

  RepairedRecord record = RepairRecord(text.substr(0, size), dialect_, columns_);
  const std::size_t first_field = batch.fields.size();
  for (RepairedField& field : record.fields) {
    const std::string_view value = rewritten_->Keep(field.text);
    batch.fields.push_back({value.data(), static_cast<std::uint32_t>(value.size()), field.quoted});
  }
  AddRecord(RecordKind::kRow, first_field, begin_ + record.end, batch);
  batch.records.back().broken_quote = record.slips;
  line_ += record.lines;
  begin_ += record.next;
  return Outcome::kRecord;
}

void CsvParser::AddRecord(RecordKind kind, std::size_t first_field, std::size_t end,
                          RecordBatch& batch) {
  batch.records.push_back(
      {.first_field = static_cast<std::uint32_t>(first_field),
       .field_count = static_cast<std::uint32_t>(batch.fields.size() - first_field),
       .line = line_,
       .source = {buffer_.data() + begin_, end - begin_},
       .kind = kind});
}

bool CsvParser::Delimits(std::size_t at) const {
  return std::string_view(buffer_.data() + at, end_ - at).starts_with(dialect_.delimiter);
}

// False where text follows the closing quote.
bool CsvParser::EndField(const OpenField& field, std::size_t end, RecordBatch& batch) {
  const char* text = buffer_.data();
  std::size_t begin = field.begin;
  if (field.quoted) {
    if (field.close + 1 != end && !AllBlank({text + field.close + 1, end - field.close - 1})) {
      return false;
    }
    begin = field.open + 1;
    end = field.close;
  } else if (dialect_.runs) {
    while (begin < end && text[begin] == ' ') ++begin;
    while (begin < end && text[end - 1] == ' ') --end;
    if (end == begin) return true;
  }
  if (!field.rewritten) {
    batch.fields.push_back({text + begin, static_cast<std::uint32_t>(end - begin), field.quoted});
    return true;
  }
  const std::string_view value = Rewrite({text + begin, end - begin}, field.quoted);
  batch.fields.push_back({value.data(), static_cast<std::uint32_t>(value.size()), field.quoted});
  return true;
}

// Without what doubles its quotes and escapes.
std::string_view CsvParser::Rewrite(std::string_view text, bool quoted) {
  char* const to = rewritten_->Space(text.size());
  char* at = to;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes =
        i + 1 < text.size() &&
        (text[i] == '\\' ? dialect_.backslash : quoted && text[i] == dialect_.quote);
    if (escapes && std::ranges::find(shaping_, text[i + 1]) != shaping_.end()) ++i;
    *at++ = text[i];
  }
  return rewritten_->Use(static_cast<std::size_t>(at - to));
}

}  // namespace kohort
