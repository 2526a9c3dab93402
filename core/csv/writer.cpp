#include "core/csv/writer.h"

#include <cassert>

namespace kohort {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The length of the blank that the text begins with, or 0.
std::size_t BlankLength(std::string_view text) {
  if (text.empty()) return 0;
  switch (text[0]) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '\0': return 1;
    default: break;
  }
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE3\x80\x80") || text.starts_with(kByteOrderMark)) return 3;
  return 0;
}

bool BeginsFormula(std::string_view text) {
  if (text.empty()) return false;
  switch (text[0]) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case '\0': return true;
    default: break;
  }
  return text.starts_with("\xEF\xBC\x9D") || text.starts_with("\xEF\xBC\x8B") ||
         text.starts_with("\xEF\xBC\x8D") || text.starts_with("\xEF\xBC\xA0");
}

bool IsPlainNumber(std::string_view text) {
  std::size_t at = 0;
  const auto skip_digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && IsDigit(text[at])) ++at;
    return at - from;
  };
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  std::size_t digits = skip_digits();
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    ++at;
    digits += skip_digits();
  }
  if (digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (skip_digits() == 0) return false;
  }
  return at == text.size();
}

bool IsPhoneNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !(IsDigit(text[0]) || text[0] == '(')) return false;
  int digits = 0;
  for (const char c : text) {
    if (IsDigit(c)) {
      ++digits;
    } else if (c != ' ' && c != '.' && c != '-' && c != '(' && c != ')') {
      return false;
    }
  }
  return digits >= 6 && digits <= 20;
}

std::string_view TrimSpaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool IsSpreadsheetFormula(std::string_view cell) {
  std::string_view text = cell;
  bool begins = BeginsFormula(text);
  while (!begins) {
    const std::size_t blank = BlankLength(text);
    if (blank == 0) return false;
    text.remove_prefix(blank);
    begins = BeginsFormula(text);
  }
  const std::string_view trimmed = TrimSpaces(cell);
  return !IsPlainNumber(trimmed) && !IsPhoneNumber(trimmed);
}

CsvWriter::CsvWriter(std::string& text, const CsvWriterOptions& options)
    : text_(text), options_(options) {
  assert(options.delimiter != '"' && options.delimiter != '\r' && options.delimiter != '\n');
  for (const char c : {options.delimiter, '"', '\r', '\n'}) {
    special_[static_cast<unsigned char>(c)] = true;
  }
}

bool CsvWriter::NeedsQuotes(std::string_view cell) const {
  if (cell.empty()) return false;
  const auto is_trimmed = [](char c) { return c == ' ' || c == '\t'; };
  if (is_trimmed(cell.front()) || is_trimmed(cell.back())) return true;
  if (!text_begun_ && cell.starts_with(kByteOrderMark)) return true;
  for (const char c : cell) {
    if (special_[static_cast<unsigned char>(c)]) return true;
  }
  return false;
}

void CsvWriter::Cell(std::string_view cell) {
  if (cells_ > 0) text_ += options_.delimiter;
  only_empty_ = cells_ == 0 && cell.empty();
  ++cells_;

  const bool guard = options_.guard_formulas && IsSpreadsheetFormula(cell);
  // Judged without the apostrophe: that a blank is no longer the first character helps no reader
  // that goes by the original cell.
  const bool quotes = NeedsQuotes(cell);
  if (quotes) text_ += '"';
  if (guard) text_ += '\'';
  if (!quotes) {
    text_ += cell;
  } else {
    std::size_t from = 0;
    for (std::size_t at = cell.find('"'); at != std::string_view::npos; at = cell.find('"', from)) {
      text_ += cell.substr(from, at + 1 - from);
      text_ += '"';
      from = at + 1;
    }
    text_ += cell.substr(from);
    text_ += '"';
  }
  text_begun_ = true;
}

void CsvWriter::EndRow() {
  if (only_empty_) text_ += "\"\"";
  text_ += options_.line_end;
  text_begun_ = true;
  cells_ = 0;
  only_empty_ = false;
}

}  // namespace kohort
