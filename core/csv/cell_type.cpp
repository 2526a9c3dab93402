#include "core/csv/cell_type.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/base/time_text.h"

namespace kohort {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  const char lower = LowerAscii(c);
  return (lower >= 'a' && lower <= 'z') || (c & '\x80') != 0;
}

bool RemovePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool RemoveSuffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// Digits in groups, a sign, a currency or a percent sign: "-1,234.50", "1 234,5", "$12", "15 %".
bool IsNumber(std::string_view text) {
  if (ParseDouble(text)) return true;
  for (const std::string_view sign : {"-", "+", "$", "€", "£", "¥", "-"}) RemovePrefix(text, sign);
  for (const std::string_view sign : {"%", "€", "$", "£", " "}) RemoveSuffix(text, sign);
  if (text.empty() || !IsDigit(text.front()) || !IsDigit(text.back())) return false;
  std::size_t group = 0;
  char separator = '\0';
  for (const char c : text) {
    if (IsDigit(c)) {
      ++group;
      continue;
    }
    if (c != '.' && c != ',' && c != ' ' && c != '\'') return false;
    // After the first separator groups are of three, but after another one.
    if (group == 0 || (separator == c && group != 3)) return false;
    if (c == ' ' && group > 3) return false;
    separator = c;
    group = 0;
  }
  return separator != ' ' || group == 3;
}

// 12:30, 9:04:55.250, 9:04 PM
bool IsTimeOfDay(std::string_view text) {
  for (const std::string_view half : {"AM", "PM", "am", "pm"}) {
    if (RemoveSuffix(text, half)) break;
  }
  text = TrimSpaces(text);
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon > 2 || text.size() < colon + 3) return false;
  return std::ranges::all_of(text, [](char c) { return IsDigit(c) || c == ':' || c == '.'; }) &&
         IsDigit(text.front()) && IsDigit(text.back());
}

bool IsTime(std::string_view text) {
  if (!IsDigit(text.front())) return false;
  return IsTimeOfDay(text) || ParseTime(text, TimeFormat::kYearMonthDay) ||
         ParseTime(text, TimeFormat::kDayMonthYear) || ParseTime(text, TimeFormat::kMonthDayYear);
}

bool MeansNothing(std::string_view text) {
  constexpr std::array<std::string_view, 12> kNothing{"-",   "--", "?",    "NA",   "N/A",  "n/a",
                                                      "NaN", "na", "null", "NULL", "None", "\\N"};
  return std::ranges::find(kNothing, text) != kNothing.end();
}

bool IsAddress(std::string_view text) {
  if (text.find_first_of(" \t\"|") != std::string_view::npos) return false;
  return text.find("://") != std::string_view::npos || text.starts_with("www.") ||
         (text.find('@') != std::string_view::npos && text.find('@') == text.rfind('@') &&
          text.find_first_of(",;:") == std::string_view::npos);
}

}  // namespace

CellType ReadCellType(std::string_view cell) {
  const std::string_view text = TrimSpaces(cell);
  if (text.empty() || MeansNothing(text)) return CellType::kEmpty;
  if (IsTime(text)) return CellType::kTime;
  if (IsNumber(text)) return CellType::kNumber;
  if (std::ranges::all_of(text, [](char c) {
        return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
      })) {
    return CellType::kWord;
  }
  if (IsAddress(text)) return CellType::kWord;
  // Brackets and quotes are of text where they come in pairs.
  if (std::ranges::count(text, '"') % 2 != 0) return CellType::kOther;
  if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    return CellType::kOther;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\t' || c == '|' || c == ';' || c == '^' || c == '~') return CellType::kOther;
    if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r') return CellType::kOther;
    // In a text a comma has a space after it.
    if (c == ',' && i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '\n' &&
        text[i + 1] != '\r') {
      return CellType::kOther;
    }
  }
  return std::ranges::any_of(text, IsLetter) ? CellType::kText : CellType::kOther;
}

}  // namespace kohort
