// Walks over JSON text token by token, strictly as RFC 8259 has it: no trailing comma, no comment,
// no NaN, no leading zero, no raw control character in a string. Bytes of 128 and more in strings
// are taken as they are.
//
// A function that returns false leaves the scanner at the byte that it could not take. Where that
// is the end of the text, the text may only be cut off there.
//
// Strings are searched sixteen bytes at a time, as core/csv/scanner.h does and cites.
#ifndef KOHORT_CORE_JSON_JSON_SCANNER_H_
#define KOHORT_CORE_JSON_JSON_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kohort {

struct JsonString {
  std::string_view raw;  // between the quotes
  bool escaped = false;  // has backslashes
};

class JsonScanner {
 public:
  // So many bytes after the end of the text must be readable, and the first of them NUL.
  static constexpr std::size_t kPadding = 16;

  // Objects and arrays inside each other.
  static constexpr int kMaxDepth = 64;

  // `line` is the number of the line at `begin`.
  JsonScanner(const char* begin, const char* end, std::uint64_t line)
      : at_(begin), end_(end), line_(line), line_begin_(begin) {}

  const char* at() const { return at_; }
  bool at_end() const { return at_ == end_; }
  std::uint64_t line() const { return line_; }
  const char* line_begin() const {
    return line_begin_;
  }  // where it began to scan, in its first line
  std::size_t spaces() const { return spaces_; }  // bytes between tokens so far

  // Why it failed: json_syntax, or what Fail was told.
  const char* problem() const { return problem_; }
  bool Fail(const char* problem) {
    problem_ = problem;
    return false;
  }

  // The next byte after spaces and line ends; NUL at the end of the text.
  char Peek() {
    if (static_cast<unsigned char>(*at_) <= ' ') SkipSpaces();
    return *at_;
  }

  // Takes the byte `c`, after spaces and line ends.
  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }

  // Takes exactly these bytes, or nothing.
  bool TakeText(std::string_view text) {
    if (static_cast<std::size_t>(end_ - at_) < text.size() ||
        std::memcmp(at_, text.data(), text.size()) != 0) {
      return false;
    }
    at_ += text.size();
    return true;
  }

  // Takes the rest of a string whose opening quote was taken.
  bool String(JsonString& string);

  // Takes a number, true, false or null.
  bool Scalar();

  // Takes any value. It stands in an object or array that is the `depth`th, counted from outside.
  // Fails with json_too_deep as well.
  bool Skip(int depth);

 private:
  void SkipSpaces();
  bool Escape();
  bool Digits();
  bool Word(std::string_view word);

  const char* at_;
  const char* end_;
  std::uint64_t line_;
  const char* line_begin_;
  std::size_t spaces_ = 0;
  const char* problem_ = "json_syntax";
};

// Writes what a string means to `out`, which has room for raw.size() bytes, and returns the end of
// it. Half of a surrogate pair becomes U+FFFD. REQUIRES: `raw` was taken by JsonScanner::String.
char* UnescapeJson(std::string_view raw, char* out);

// Writes a value without its spaces to `out`, and returns the end of it; room and REQUIRES alike.
char* CompactJson(std::string_view value, char* out);

}  // namespace kohort

#endif  // KOHORT_CORE_JSON_JSON_SCANNER_H_
