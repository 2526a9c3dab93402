#include "core/csv/repair.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/csv/parser.h"

namespace kohort {
namespace {

// What a slip costs. A field too many or too few outweighs one slip that explains it.
constexpr int kPlainQuote = 4;        // a quote that opens nothing
constexpr int kInnerQuote = 2;        // a quote within a field, not doubled
constexpr int kQuoteBeforeEnd = 4;    // the same where it might as well close the field
constexpr int kTextAfterQuote = 6;    // "ab"c
constexpr int kMissingDelimiter = 3;  // "ab"c or c"ab" for two fields
constexpr int kUnlikelyMissing = 8;   // "ab ""cd": rather a doubled quote
constexpr int kNeverCloses = 5;       // a quoted field ends with its line
constexpr int kOtherEscape = 2;       // \" where quotes are doubled
constexpr int kFieldMissing = 6;
constexpr int kFieldsMissingMost = 24;
constexpr int kLinesTaken = 2;    // a quoted field goes on past its line
constexpr int kRowSwallowed = 4;  // a line in a quoted field that would be a row
constexpr int kOddLineAfter = 4;  // the line after the record is no row
constexpr int kOtherDialect = 5;  // the row is written in another one
constexpr std::size_t kReadings = 48;

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

std::size_t PastLineEnd(std::string_view text, std::size_t end) {
  if (end == text.size()) return end;
  return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

enum class State : std::uint8_t { kStart, kPlain, kQuoted, kClosed };

// A step of a reading: the bytes from `begin` to `end` are not part of the value.
struct Step {
  std::size_t before = 0;  // the step before it
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ends_field = false;
  bool in_run = false;  // a further one of the delimiters that end it
  bool opens_quotes = false;
};

struct Reading {
  State state = State::kStart;
  std::uint32_t fields = 0;  // ended
  int cost = 0;
  std::uint64_t lines = 1;
  std::size_t step = 0;
  std::size_t from = 0;  // bytes before it are dealt with
  bool slipped = false;  // not all is as the dialect has it

  void Slip(int by) {
    cost += by;
    slipped = true;
  }
};

class Search {
 public:
  Search(std::string_view text, const Dialect& dialect, std::uint32_t columns)
      : text_(text), dialect_(dialect), columns_(columns) {
    for (const char c : {dialect.quote, '\n', '\r', '\\', dialect.delimiter[0]}) {
      shaping_[static_cast<unsigned char>(c)] = true;
    }
  }

  RepairedRecord Run() {
    steps_.emplace_back();
    readings_.push_back({});
    for (std::size_t at = 0; at < text_.size() && !readings_.empty(); ++at) {
      if (!Shapes(at)) {
        Pass(at);
        continue;
      }
      before_.clear();
      before_.swap(readings_);
      for (const Reading& reading : before_) {
        if (best_ && reading.cost >= best_->cost) continue;
        if (reading.from > at) {
          Add(reading);
        } else {
          Branch(reading, at);
        }
      }
    }
    for (const Reading& reading : readings_) {
      if (reading.state == State::kQuoted) {
        FinishUnclosed(reading, text_.size());
      } else {
        Finish(reading, text_.size());
      }
    }
    return Build();
  }

  int cost() const { return best_ ? best_->cost : kFieldsMissingMost + kFieldsMissingMost; }
  std::uint32_t fields() const { return best_ ? best_->fields : 0; }

 private:
  bool Delimits(std::size_t at) const { return text_.substr(at).starts_with(dialect_.delimiter); }
  bool Quotes(std::size_t at) const {
    return dialect_.quote != '\0' && at < text_.size() && text_[at] == dialect_.quote;
  }
  bool EndsLine(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
  bool Shapes(std::size_t at) const {
    if (!shaping_[static_cast<unsigned char>(text_[at])]) return false;
    return Quotes(at) || EndsLine(at) || text_[at] == '\\' || Delimits(at);
  }

  std::size_t PastBlanks(std::size_t at) const {
    while (at < text_.size() && IsBlank(text_[at]) && !Delimits(at)) ++at;
    return at;
  }
  bool EndsField(std::size_t at) const {
    return at >= text_.size() || EndsLine(at) || Delimits(at);
  }
  bool BeginsText(std::size_t at) const {
    return !EndsField(at) && !IsBlank(text_[at]) && !Quotes(at);
  }

  // An ordinary character: a field that has begun with it is no quoted one.
  void Pass(std::size_t at) {
    if (!starting_ || IsBlank(text_[at])) return;
    starting_ = false;
    for (Reading& reading : readings_) {
      if (reading.state != State::kStart) continue;
      if (reading.from <= at) {
        reading.state = State::kPlain;
      } else {
        starting_ = true;
      }
    }
  }

  void Branch(const Reading& reading, std::size_t at) {
    const bool inside = reading.state == State::kQuoted;
    if (Quotes(at)) {
      inside ? QuoteInside(reading, at) : QuoteOutside(reading, at);
    } else if (text_[at] == '\\') {
      Backslash(reading, at);
    } else if (EndsLine(at)) {
      inside ? TakeLine(reading, at) : Finish(reading, at);
    } else if (inside) {
      Add(reading);  // a delimiter within quotes
    } else {
      EndField(reading, at);
    }
  }

  void EndField(Reading reading, std::size_t at) {
    if (dialect_.runs && at == FieldBegin(reading)) {
      Drop(reading, at, at + dialect_.delimiter.size(), {.in_run = true});
    } else {
      Drop(reading, at, at + dialect_.delimiter.size(), {.ends_field = true});
      ++reading.fields;
    }
    reading.state = State::kStart;
    Add(reading);
  }

  void QuoteOutside(const Reading& reading, std::size_t at) {
    if (reading.state == State::kClosed) return;
    if (reading.state == State::kStart) {
      Reading opened = reading;
      Drop(opened, FieldBegin(reading), at + 1, {.opens_quotes = true});
      opened.state = State::kQuoted;
      Add(opened);
    } else if (columns_ > 0 && BeginsText(at + 1)) {
      Reading next = reading;
      Drop(next, at, at + 1, {.ends_field = true, .opens_quotes = true});
      ++next.fields;
      next.state = State::kQuoted;
      next.Slip(kMissingDelimiter);
      Add(next);
    }
    Reading plain = reading;
    plain.Slip(reading.state == State::kStart ? kPlainQuote : kInnerQuote);
    plain.state = State::kPlain;
    Add(plain);
  }

  void QuoteInside(const Reading& reading, std::size_t at) {
    if (Quotes(at + 1)) {
      const std::size_t past = PastBlanks(at + 2);
      if (EndsField(past)) {  // "says "yes""
        Reading closed = reading;
        Drop(closed, at + 1, past);
        closed.state = State::kClosed;
        closed.Slip(kInnerQuote);
        Add(closed);
      }
      Reading doubled = reading;
      Drop(doubled, at, at + 1);
      doubled.from = at + 2;
      Add(doubled);
      if (columns_ > 0) {
        const bool likely = at > 0 && !IsBlank(text_[at - 1]) && BeginsText(at + 2);
        Reading next = reading;
        Drop(next, at, at + 2, {.ends_field = true, .opens_quotes = true});
        ++next.fields;
        next.Slip(likely ? kMissingDelimiter : kUnlikelyMissing);
        Add(next);
      }
      return;
    }
    const std::size_t after = PastBlanks(at + 1);
    const bool may_close = EndsField(after);
    Reading inner = reading;
    inner.Slip(may_close ? kQuoteBeforeEnd : kInnerQuote);
    Reading closed = reading;
    if (may_close) {
      Drop(closed, at, after);
      closed.state = State::kClosed;
      Add(closed);
      Add(inner);
      return;
    }
    Add(inner);
    Drop(closed, at, at + 1);
    closed.state = State::kPlain;
    closed.Slip(kTextAfterQuote);
    Add(closed);
    if (columns_ > 0) {
      Reading next = reading;
      Drop(next, at, at + 1, {.ends_field = true});
      ++next.fields;
      next.state = State::kPlain;
      next.Slip(kMissingDelimiter);
      Add(next);
    }
  }

  void Backslash(const Reading& reading, std::size_t at) {
    const bool special = at + 1 < text_.size() && (Shapes(at + 1));
    if (special && (dialect_.backslash || (reading.state == State::kQuoted && Quotes(at + 1)))) {
      Reading escaped = reading;
      Drop(escaped, at, at + 1);
      escaped.from = at + 2;
      if (escaped.state == State::kStart) escaped.state = State::kPlain;
      if (!dialect_.backslash) escaped.Slip(kOtherEscape);
      Add(escaped);
      if (dialect_.backslash) return;
    }
    Reading plain = reading;
    if (plain.state == State::kStart) plain.state = State::kPlain;
    Add(plain);
  }

  void TakeLine(Reading reading, std::size_t at) {
    FinishUnclosed(reading, at);
    reading.from = PastLineEnd(text_, at);
    if (reading.lines++ == 1) reading.cost += kLinesTaken;
    if (columns_ > 1 && IsRow(reading.from)) reading.cost += kRowSwallowed;
    Add(reading);
  }

  // Whether a line, its quotes closed or not, has as many delimiters as a row.
  bool IsRow(std::size_t begin) const {
    const std::uint32_t fields = FieldsOfLine(begin);
    if (fields != 0) return fields == columns_;
    Dialect plain = dialect_;
    plain.quote = '\0';
    return CountFields(text_.substr(begin, LineEnd(text_, begin) - begin), plain) >= columns_;
  }

  // The last field's quote lacks its partner.
  void FinishUnclosed(Reading reading, std::size_t at) {
    if (columns_ == 0 || reading.fields + 1 != columns_) return;
    reading.Slip(kNeverCloses);
    Finish(reading, at);
  }

  void Finish(Reading reading, std::size_t at) {
    if (!dialect_.runs || at != FieldBegin(reading)) ++reading.fields;
    if (columns_ > 0) {
      const int missing = std::abs(static_cast<int>(columns_) - static_cast<int>(reading.fields));
      reading.cost += std::min(missing * kFieldMissing, kFieldsMissingMost);
      const std::size_t next = PastLineEnd(text_, at);
      const bool more = next < text_.size() && !EndsLine(next);
      const std::uint32_t fields_after = more ? FieldsOfLine(next) : 0;
      if (columns_ > 1 && fields_after != 0 && fields_after != columns_) {
        reading.cost += kOddLineAfter;
      }
    }
    if (best_ && reading.cost >= best_->cost) return;
    best_ = reading;
    end_ = at;
  }

  std::uint32_t FieldsOfLine(std::size_t begin) const {
    return CountFields(text_.substr(begin, LineEnd(text_, begin) - begin), dialect_);
  }

  // Where the value at hand begins.
  std::size_t FieldBegin(const Reading& reading) const {
    for (std::size_t i = reading.step; i != 0; i = steps_[i].before) {
      if (steps_[i].ends_field || steps_[i].in_run) return steps_[i].end;
    }
    return 0;
  }

  void Drop(Reading& reading, std::size_t begin, std::size_t end, Step step = {}) {
    step.before = reading.step;
    step.begin = begin;
    step.end = end;
    reading.step = steps_.size();
    reading.from = end;
    steps_.push_back(step);
  }

  // Keeps the cheapest of those that differ only in how they came about.
  void Add(const Reading& reading) {
    if (reading.state == State::kStart) starting_ = true;
    for (Reading& other : readings_) {
      if (other.state == reading.state && other.fields == reading.fields &&
          other.from == reading.from) {
        if (reading.cost < other.cost) other = reading;
        return;
      }
    }
    readings_.push_back(reading);
    if (readings_.size() > kReadings) {
      readings_.erase(std::ranges::max_element(readings_, {}, &Reading::cost));
    }
  }

  RepairedRecord Build() const {
    if (!best_) return PlainLine();
    std::vector<Step> path;
    for (std::size_t i = best_->step; i != 0; i = steps_[i].before) path.push_back(steps_[i]);
    std::ranges::reverse(path);
    RepairedRecord record{.end = end_,
                          .next = PastLineEnd(text_, end_),
                          .lines = best_->lines,
                          .slips = best_->slipped};
    RepairedField field;
    std::size_t from = 0;
    for (const Step& step : path) {
      assert(step.begin >= from);
      field.text += text_.substr(from, step.begin - from);
      from = step.end;
      if (step.ends_field) record.fields.push_back(std::exchange(field, {}));
      if (step.opens_quotes) field.quoted = true;
    }
    field.text += text_.substr(from, end_ - from);
    if (record.fields.size() < best_->fields) record.fields.push_back(std::move(field));
    return record;
  }

  // The first line, its quotes as they are.
  RepairedRecord PlainLine() const {
    const std::size_t end = LineEnd(text_, 0);
    RepairedRecord record{.end = end, .next = PastLineEnd(text_, end)};
    for (std::size_t at = 0;;) {
      const std::size_t delimiter = std::min(end, text_.find(dialect_.delimiter, at));
      if (!dialect_.runs || delimiter > at) {
        record.fields.push_back({std::string(text_.substr(at, delimiter - at))});
      }
      if (delimiter == end) return record;
      at = delimiter + dialect_.delimiter.size();
    }
  }

  std::string_view text_;
  const Dialect& dialect_;
  std::uint32_t columns_;
  std::array<bool, 256> shaping_{};
  bool starting_ = true;  // a reading may be at the beginning of a field
  std::vector<Step> steps_;
  std::vector<Reading> readings_;
  std::vector<Reading> before_;  // those the present ones come of
  std::optional<Reading> best_;  // that has ended
  std::size_t end_ = 0;
};

// The record as another dialect has it, if that gives the right number of fields.
std::optional<RepairedRecord> TryDialect(std::string_view text, const Dialect& dialect,
                                         std::uint32_t columns) {
  CsvParser parser(dialect);
  std::ranges::copy(text, parser.Space(text.size()).begin());
  parser.Commit(text.size());
  parser.Finish();
  RecordBatch batch;
  if (!parser.Next(batch).value_or(false)) return std::nullopt;
  const Record& record = batch.records.front();
  if (record.field_count != columns || record.broken_quote) return std::nullopt;
  RepairedRecord repaired{.end = record.source.size()};
  repaired.next = PastLineEnd(text, repaired.end);
  repaired.lines = batch.records.size() > 1 ? batch.records[1].line - record.line : 1;
  for (const RecordField& field : batch.Fields(record)) {
    repaired.fields.push_back({std::string(field.text()), field.quoted});
  }
  return repaired;
}

}  // namespace

RepairedRecord RepairRecord(std::string_view text, const Dialect& dialect, std::uint32_t columns) {
  Search search(text, dialect, columns);
  RepairedRecord record = search.Run();
  if (search.cost() <= kOtherDialect || columns < 2 || dialect.runs) return record;
  Dialect other = dialect;
  if (text.contains(dialect.delimiter + "'") && dialect.quote == '"') {
    other.quote = '\'';
    if (auto found = TryDialect(text, other, columns)) return *found;
    other.quote = dialect.quote;
  }
  if (record.fields.size() > (columns + 1) / 2) return record;
  for (const char* delimiter : {",", ";", "\t", "|", " "}) {
    // Spaces are in every text: only many fields are no chance.
    if (dialect.delimiter == delimiter || (*delimiter == ' ' && columns < 4)) continue;
    other.delimiter = delimiter;
    if (auto found = TryDialect(text, other, columns)) return *found;
  }
  return record;
}

std::uint32_t CountFields(std::string_view line, const Dialect& dialect) {
  std::uint32_t fields = 0;
  bool inside = false;
  std::size_t begin = 0;  // of the field
  for (std::size_t at = 0; at < line.size();) {
    if (dialect.quote != '\0' && line[at] == dialect.quote) {
      if (inside || at == begin) inside = !inside;
    } else if (dialect.backslash && line[at] == '\\') {
      ++at;
    } else if (!inside && line.substr(at).starts_with(dialect.delimiter)) {
      if (!dialect.runs || at > begin) ++fields;
      begin = at += dialect.delimiter.size();
      continue;
    }
    ++at;
  }
  if (inside) return 0;
  return fields + (!dialect.runs || line.size() > begin ? 1 : 0);
}

}  // namespace kohort
