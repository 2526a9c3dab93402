#include "core/csv/parser.h"

#include <cstring>

namespace kohort {
namespace {

constexpr std::size_t kBatchRecords = 4096;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace

std::span<char> CsvParser::Space(std::size_t least) {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + least + CsvScanner::kPadding) {
    buffer_.resize(end_ + least + CsvScanner::kPadding);
  }
  return std::span(buffer_).subspan(end_, least);
}

void CsvParser::Commit(std::size_t bytes) { end_ += bytes; }

Result<bool> CsvParser::Next(RecordBatch& batch) {
  batch.fields.clear();
  batch.records.clear();
  rewritten_.clear();
  if (!started_) {
    if (end_ < kByteOrderMark.size() && !finished_) return false;
    started_ = true;
    if (std::string_view(buffer_.data(), end_).starts_with(kByteOrderMark)) {
      begin_ = kByteOrderMark.size();
    }
  }
  CsvScanner scanner = ScannerAt(begin_);
  while (batch.records.size() < kBatchRecords && begin_ < end_) {
    const std::size_t begin = begin_;
    Outcome outcome = ParseRecord(scanner, /*quotes=*/true, batch);
    if (outcome == Outcome::kBrokenQuote) {
      scanner = ScannerAt(begin);
      outcome = ParseRecord(scanner, /*quotes=*/false, batch);
      if (outcome == Outcome::kRecord && !batch.records.empty()) {
        batch.records.back().broken_quote = true;
      }
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
  return !batch.records.empty();
}

CsvScanner CsvParser::ScannerAt(std::size_t begin) const {
  return {buffer_.data(), begin, end_, dialect_.delimiter, dialect_.quote};
}

// Takes one record off the front of the buffer, or leaves everything as it was. A blank line is
// taken without giving a record.
CsvParser::Outcome CsvParser::ParseRecord(CsvScanner& scanner, bool quotes, RecordBatch& batch) {
  const char* text = buffer_.data();
  const std::size_t first_field = batch.fields.size();
  const auto leave = [&](Outcome outcome) {
    batch.fields.resize(first_field);
    return outcome;
  };

  OpenField field{.begin = begin_};
  std::uint64_t lines = 1;
  std::size_t end = 0;   // of the record
  std::size_t next = 0;  // the record after it
  for (;;) {
    const std::size_t at = scanner.Next();
    if (at == end_) {
      if (!finished_) {
        const bool endless = field.inside && end_ - field.begin > kMaxQuotedBytes;
        return leave(endless ? Outcome::kBrokenQuote : Outcome::kNeedMore);
      }
      if (field.inside) return leave(Outcome::kBrokenQuote);
      end = next = end_;
      break;
    }
    const char c = text[at];
    const bool line_end = c == '\n' || c == '\r';
    const bool crlf = c == '\r' && at + 1 < end_ && text[at + 1] == '\n';
    if (field.inside) {
      if (c == dialect_.quote) {
        if (at + 1 == end_ && !finished_) return leave(Outcome::kNeedMore);
        if (at + 1 < end_ && text[at + 1] == dialect_.quote) {
          field.doubled = true;
          scanner.Next();
        } else {
          field.inside = false;
          field.close = at;
        }
      } else if (line_end && !crlf) {
        ++lines;
        if (at - field.begin > kMaxQuotedBytes) return leave(Outcome::kBrokenQuote);
      }
    } else if (line_end) {
      if (c == '\r' && at + 1 == end_ && !finished_) return leave(Outcome::kNeedMore);
      if (crlf) scanner.Next();
      end = at;
      next = at + (crlf ? 2 : 1);
      break;
    } else if (c == dialect_.delimiter) {
      EndField(field, at, batch);
      field = {.begin = at + 1};
    } else if (quotes && at == field.begin) {
      field.quoted = field.inside = true;
    }
  }
  EndField(field, end, batch);

  const std::size_t field_count = batch.fields.size() - first_field;
  if (end == begin_ || field_count == 0) {
    batch.fields.resize(first_field);  // a blank line
  } else {
    batch.records.push_back({.first_field = static_cast<std::uint32_t>(first_field),
                             .field_count = static_cast<std::uint32_t>(field_count),
                             .line = line_,
                             .source = {text + begin_, end - begin_}});
  }
  line_ += lines;
  begin_ = next;
  return Outcome::kRecord;
}

void CsvParser::EndField(const OpenField& field, std::size_t end, RecordBatch& batch) {
  const char* text = buffer_.data();
  if (!field.quoted) {
    if (dialect_.runs && end == field.begin) return;
    batch.fields.push_back({text + field.begin, static_cast<std::uint32_t>(end - field.begin)});
    return;
  }
  const std::size_t begin = field.begin + 1;
  if (!field.doubled && field.close + 1 == end) {
    batch.fields.push_back({text + begin, static_cast<std::uint32_t>(field.close - begin), true});
    return;
  }
  // "a ""b"" c" is a "b" c; what follows the closing quote is kept.
  std::string& value = rewritten_.emplace_back();
  for (std::size_t i = begin; i < field.close; ++i) {
    value += text[i];
    if (text[i] == dialect_.quote) ++i;
  }
  value.append(text + field.close + 1, end - field.close - 1);
  batch.fields.push_back({value.data(), static_cast<std::uint32_t>(value.size()), true});
}

}  // namespace kohort
