#include "core/json/json_guess.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/json/json_scanner.h"

namespace kohort {
namespace {

constexpr std::size_t kBytes = std::size_t{64} << 10;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// A text with what a scanner needs after it.
class PaddedText {
 public:
  explicit PaddedText(std::string_view text) : text_(text), size_(text.size()) {
    text_.append(JsonScanner::kPadding, '\0');
  }

  JsonScanner Scanner() const { return {text_.data(), text_.data() + size_, 1}; }

 private:
  std::string text_;
  std::size_t size_;
};

// One object, and perhaps the comma of an array.
bool IsObjectLine(std::string_view line) {
  const PaddedText text(line);
  JsonScanner scanner = text.Scanner();
  if (scanner.Peek() != '{' || !scanner.Skip(0)) return false;
  scanner.Take(',');
  scanner.Peek();
  return scanner.at_end();
}

bool HalfAreObjects(std::string_view lines) {
  std::size_t all = 0;
  std::size_t objects = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const bool cut = end == lines.size();
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(cut ? end : end + 1);
    const bool object = IsObjectLine(line);
    const bool blank = line.find_first_not_of(" \t\r[") == std::string_view::npos;
    if (object) ++objects;
    if (object || !(blank || cut)) ++all;
  }
  return objects > 0 && objects * 2 >= all;
}

}  // namespace

bool LooksLikeJson(std::string_view head) {
  head = head.substr(0, kBytes);
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  const PaddedText text(head);
  JsonScanner scanner = text.Scanner();
  const char first = scanner.Peek();
  if (first != '{' && first != '[') return false;
  if (scanner.Skip(0)) {
    const std::uint64_t line = scanner.line();
    const char next = scanner.Peek();
    return scanner.at_end() || scanner.line() != line || next == '{' || next == '[';
  }
  return scanner.at_end() || HalfAreObjects(head);
}

}  // namespace kohort
