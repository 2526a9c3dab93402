#include "core/json/json_reader.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace kohort {
namespace {

constexpr std::size_t kBatchRecords = 4096;
constexpr std::size_t kBatchFields = std::size_t{1} << 18;  // where rows have very many
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kTooManyColumns = "json_too_many_columns";

// Takes an object. `rows` becomes the place of the first array of objects among its members, if the
// first of these begins within so many bytes.
bool FindRows(JsonScanner& scanner, std::ptrdiff_t limit, std::optional<JsonScanner>& rows) {
  const char* const begin = scanner.at();
  if (!scanner.Take('{')) return false;
  if (scanner.Take('}')) return true;
  JsonString key;
  do {
    if (!scanner.Take('"') || !scanner.String(key) || !scanner.Take(':')) return false;
    if (!rows && scanner.Peek() == '[') {
      JsonScanner inside = scanner;
      inside.Take('[');
      if (inside.Peek() == '{' && inside.at() - begin < limit) rows = scanner;
    }
    if (!scanner.Skip(1)) return false;
  } while (scanner.Take(','));
  return scanner.Take('}');
}

}  // namespace

std::span<char> JsonReader::Space(std::size_t least) {
  buffer_.Keep(begin_, end_, end_ - begin_ + least + JsonScanner::kPadding);
  line_begin_ -= static_cast<std::int64_t>(begin_);
  end_ -= begin_;
  begin_ = 0;
  return {buffer_.data() + end_, least};
}

Result<bool> JsonReader::Next(RecordBatch& batch) {
  batch.Clear();
  text_end_ = 0;
  if (begin_ == end_ && place_ == Place::kStart) return false;
  if (!started_) {
    if (end_ < kByteOrderMark.size() && !finished_) return false;
    started_ = true;
    if (std::string_view(buffer_.data(), end_).starts_with(kByteOrderMark)) {
      begin_ = kByteOrderMark.size();
      line_begin_ = static_cast<std::int64_t>(begin_);
    }
  }
  buffer_[end_] = '\0';
  text_.Keep(0, 0, end_);
  while (batch.records.size() < kBatchRecords && batch.fields.size() < kBatchFields) {
    const Result<Step> step = Take(batch);
    if (!step && batch.records.empty()) return std::unexpected(step.error());
    if (!step || *step == Step::kNeedMore) break;  // an error comes again
  }
  if (batch.records.empty()) return false;
  batch.text = buffer_.Hold();
  batch.rewritten = text_.Hold();
  return true;
}

Result<JsonReader::Step> JsonReader::Take(RecordBatch& batch) {
  switch (place_) {
    case Place::kStart: return TakeStart();
    case Place::kLine: return TakeLine(batch);
    case Place::kFirstItem:
    case Place::kItem: return TakeItem(batch);
    case Place::kAfterItem: return TakeSeparator();
    case Place::kRest: return TakeRest();
  }
  std::unreachable();
}

JsonReader::Step JsonReader::TakeStart() {
  if (!SkipSpaces()) return Step::kNeedMore;
  JsonScanner scanner(begin(), end(), line_);
  if (*begin() == '[') return EnterArray(scanner, /*held=*/false);
  if (*begin() == '{') {
    // Decided by what stands before the limit, however much came at once.
    std::optional<JsonScanner> rows;
    const bool closed = FindRows(scanner, kLayoutBytes, rows);
    if (closed) scanner.Peek();
    if (scanner.at() - begin() < kLayoutBytes) {
      if (scanner.at_end() && !finished_) return Step::kNeedMore;
      // Another value follows, or this is a line at fault.
      if (!scanner.at_end() && (closed || scanner.line() == line_)) rows.reset();
    }
    if (rows) return EnterArray(*rows, /*held=*/true);
  }
  place_ = Place::kLine;
  return Step::kTaken;
}

JsonReader::Step JsonReader::EnterArray(const JsonScanner& scanner, bool held) {
  JsonScanner inside = scanner;
  inside.Take('[');
  Advance(inside);
  held_ = held;
  items_ = 0;
  item_a_line_ = true;
  place_ = Place::kFirstItem;
  return Step::kTaken;
}

JsonReader::Step JsonReader::LeaveArray(const JsonScanner& scanner) {
  Advance(scanner);
  rest_depth_ = 1;
  place_ = held_ ? Place::kRest : Place::kStart;
  return Step::kTaken;
}

Result<JsonReader::Step> JsonReader::TakeLine(RecordBatch& batch) {
  if (!SkipSpaces()) return Step::kNeedMore;
  JsonScanner scanner(begin(), end(), line_);
  if (*begin() == '{') {
    if (ReadRow(scanner)) return AddRow(scanner, batch);
    if (scanner.problem() == kTooManyColumns) return Fail(scanner);
    if (scanner.at_end() && !finished_) return NeedMore();
    return RejectLine(scanner.problem(), batch);
  }
  const bool value = scanner.Skip(0) && scanner.line() == line_;
  return RejectLine(value ? "json_not_object" : "json_syntax", batch);
}

Result<JsonReader::Step> JsonReader::TakeItem(RecordBatch& batch) {
  const bool here = SkipSpaces();
  JsonScanner scanner(begin(), end(), line_);
  if (!here) return finished_ ? Result<Step>(Fail(scanner)) : Step::kNeedMore;
  if (place_ == Place::kFirstItem && scanner.Take(']')) return LeaveArray(scanner);
  if (*begin() == '{') {
    if (ReadRow(scanner)) {
      const bool a_line = starts_line_ && scanner.line() == line_;
      const Result<Step> added = AddRow(scanner, batch);
      if (!added) return added;
      item_a_line_ = item_a_line_ && a_line;
      ++items_;
      place_ = Place::kAfterItem;
      return added;
    }
    if (scanner.problem() == kTooManyColumns) return Fail(scanner);
  } else if (scanner.Skip(0) && (finished_ || !scanner.at_end())) {
    const Result<Step> rejected = Reject(scanner.at(), "json_not_object", batch);
    if (rejected) place_ = Place::kAfterItem;
    return rejected;
  }
  if (scanner.at_end() && !finished_) return NeedMore();
  return ResumeAtLine(scanner, batch);
}

Result<JsonReader::Step> JsonReader::TakeSeparator() {
  const bool here = SkipSpaces();
  JsonScanner scanner(begin(), end(), line_);
  if (!here && !finished_) return Step::kNeedMore;
  if (scanner.Take(']')) return LeaveArray(scanner);
  if (!scanner.Take(',')) return Fail(scanner);
  Advance(scanner);
  place_ = Place::kItem;
  return Step::kTaken;
}

// Nothing of it is used, so it may be longer than a row, and is not looked at closely.
JsonReader::Step JsonReader::TakeRest() {
  for (; begin_ < end_; ++begin_) {
    const char c = buffer_[begin_];
    if (c == '\n') {
      ++line_;
      line_begin_ = static_cast<std::int64_t>(begin_) + 1;
    }
    if (rest_in_string_) {
      if (c == '"' && !rest_escaped_) rest_in_string_ = false;
      rest_escaped_ = c == '\\' && !rest_escaped_;
    } else if (c == '"') {
      rest_in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++rest_depth_;
    } else if ((c == '}' || c == ']') && --rest_depth_ == 0) {
      ++begin_;
      place_ = Place::kStart;
      return Step::kTaken;
    }
  }
  return Step::kNeedMore;
}

bool JsonReader::ReadRow(JsonScanner& scanner) {
  const std::size_t text_end = text_end_;
  values_.clear();
  scanner.Take('{');
  if (ReadObject(scanner, JsonKeys::kRow, 1)) return true;
  text_end_ = text_end;
  return false;
}

// After the opening brace of an object, the `depth`th from outside.
bool JsonReader::ReadObject(JsonScanner& scanner, JsonKeys::Key object, int depth) {
  if (scanner.Take('}')) return true;
  JsonKeys::Key key = object;
  do {
    if (!scanner.Take('"') || !keys_.Take(scanner, object, key, key)) return false;
    if (!scanner.Take(':') || !ReadValue(scanner, key, depth)) return false;
  } while (scanner.Take(','));
  return scanner.Take('}');
}

bool JsonReader::ReadValue(JsonScanner& scanner, JsonKeys::Key key, int depth) {
  const char first = scanner.Peek();
  const char* const value = scanner.at();
  const std::size_t spaces = scanner.spaces();
  const auto add = [&](const char* begin, const char* end, bool quoted) {
    values_.push_back({key, {begin, static_cast<std::uint32_t>(end - begin), quoted}});
    return true;
  };
  const auto add_rewritten = [&](char* (*rewrite)(std::string_view, char*), std::string_view text,
                                 bool quoted) {
    char* const begin = text_.data() + text_end_;
    char* const end = rewrite(text, begin);
    text_end_ += static_cast<std::size_t>(end - begin);
    return add(begin, end, quoted);
  };
  switch (first) {
    case '"': {
      JsonString string;
      scanner.Take('"');
      if (!scanner.String(string)) return false;
      if (string.escaped) return add_rewritten(UnescapeJson, string.raw, true);
      return add(string.raw.data(), string.raw.data() + string.raw.size(), true);
    }
    case '{':
      if (depth == JsonScanner::kMaxDepth) return scanner.Fail("json_too_deep");
      scanner.Take('{');
      return ReadObject(scanner, key, depth + 1);
    case '[':
      if (!scanner.Skip(depth)) return false;
      if (scanner.spaces() == spaces) return add(value, scanner.at(), false);
      return add_rewritten(CompactJson, {value, scanner.at()}, false);
    default:
      if (!scanner.Scalar()) return false;
      return first == 'n' ? add(nullptr, nullptr, false) : add(value, scanner.at(), false);
  }
}

Result<JsonReader::Step> JsonReader::AddRow(JsonScanner& scanner, RecordBatch& batch) {
  const std::string_view source(begin(), scanner.at());
  if (source.size() > kMaxRecordBytes) return NeedMore();
  const std::size_t first_field = batch.fields.size();
  batch.fields.resize(first_field + keys_.columns().size(), RecordField{});
  for (const Value& value : values_) {
    const std::optional<std::uint32_t> column = keys_.Column(value.key);
    if (!column) {
      batch.fields.resize(first_field);
      scanner.Fail(kTooManyColumns.data());
      return Fail(scanner);
    }
    if (first_field + *column == batch.fields.size()) batch.fields.push_back({});
    batch.fields[first_field + *column] = value.field;
  }
  batch.records.push_back(
      {.first_field = static_cast<std::uint32_t>(first_field),
       .field_count = static_cast<std::uint32_t>(batch.fields.size() - first_field),
       .line = line_,
       .source = source});
  ++rows_;
  Advance(scanner);
  return Step::kTaken;
}

Result<JsonReader::Step> JsonReader::Reject(const char* source_end, const char* problem,
                                            RecordBatch& batch) {
  const std::string_view source(begin(), source_end);
  if (source.size() > kMaxRecordBytes) return NeedMore();
  batch.records.push_back({.first_field = static_cast<std::uint32_t>(batch.fields.size()),
                           .line = line_,
                           .source = source.substr(0, source.find_last_not_of(" \t\r\n") + 1),
                           .problem = problem});
  line_ += static_cast<std::uint64_t>(std::ranges::count(source, '\n'));
  const std::size_t last_line = source.rfind('\n');
  if (last_line != std::string_view::npos) {
    line_begin_ = static_cast<std::int64_t>(begin_ + last_line + 1);
  }
  begin_ += source.size();
  starts_line_ = last_line == source.size() - 1;
  return Step::kTaken;
}

Result<JsonReader::Step> JsonReader::RejectLine(const char* problem, RecordBatch& batch) {
  const char* const line_end = std::find(begin(), end(), '\n');
  if (line_end == end() && !finished_) return NeedMore();
  return Reject(line_end, problem, batch);
}

// After a row at fault in an array. Where each row is a line, the next line that looks like one, or
// like the end of the array, is what follows.
Result<JsonReader::Step> JsonReader::ResumeAtLine(const JsonScanner& scanner, RecordBatch& batch) {
  const bool a_line = starts_line_ && item_a_line_ && (items_ > 0 || scanner.line() == line_);
  if (!a_line) return Fail(scanner);
  const char* line = std::find(begin(), end(), '\n');
  while (line != end()) {
    ++line;
    const char* const first =
        std::find_if(line, end(), [](char c) { return c != ' ' && c != '\t'; });
    if (first == end()) break;
    if (*first == '{' || *first == ']') {
      const Result<Step> rejected = Reject(line, scanner.problem(), batch);
      if (rejected) place_ = *first == '{' ? Place::kItem : Place::kAfterItem;
      return rejected;
    }
    line = std::find(first, end(), '\n');
  }
  return finished_ ? Result<Step>(Fail(scanner)) : NeedMore();
}

// Moves to what is no space. False when that has not come.
bool JsonReader::SkipSpaces() {
  JsonScanner scanner(begin(), end(), line_);
  scanner.Peek();
  const bool starts_line = starts_line_ || scanner.line() != line_;
  Advance(scanner);
  starts_line_ = starts_line;
  return begin_ < end_;
}

void JsonReader::Advance(const JsonScanner& scanner) {
  if (scanner.line() != line_) line_begin_ = scanner.line_begin() - buffer_.data();
  line_ = scanner.line();
  begin_ = static_cast<std::size_t>(scanner.at() - buffer_.data());
  starts_line_ = false;
}

// An error where what begins here is too long already.
Result<JsonReader::Step> JsonReader::NeedMore() const {
  if (end_ - begin_ <= kMaxRecordBytes) return Step::kNeedMore;
  return std::unexpected(
      Error{"line_too_long",
            "The row that begins here is longer than 16 MB, so this is no table of rows.",
            "line " + std::to_string(line_), "Choose a JSON file that has one object a row."});
}

std::unexpected<Error> JsonReader::Fail(const JsonScanner& scanner) const {
  const std::int64_t line_begin =
      scanner.line() == line_ ? line_begin_ : scanner.line_begin() - buffer_.data();
  const std::int64_t column = scanner.at() - buffer_.data() - line_begin + 1;
  Error error;
  error.code = scanner.problem();
  error.where = "line " + std::to_string(scanner.line()) + ", column " + std::to_string(column);
  const std::string rows = std::to_string(rows_) + (rows_ == 1 ? " row" : " rows");
  if (error.code == kTooManyColumns) {
    error.what = "The first " + rows + " have more than 10,000 different keys.";
    error.fix = "Choose a file whose keys are names of columns, such as \"price\".";
  } else if (error.code == "json_too_deep") {
    error.what = "After " + rows + ", objects and arrays are more than 64 levels deep here.";
    error.fix = "Choose a file with one object a row.";
  } else if (scanner.at_end()) {
    error.what = "The file ends here, after " + rows + ", without closing its array.";
    error.fix = "Save or download it again, whole.";
  } else {
    error.what = "After " + rows + ", what stands here is no JSON.";
    error.fix = "Correct it, or save the file as JSON Lines, where one bad row spoils no other.";
  }
  return std::unexpected(std::move(error));
}

}  // namespace kohort
