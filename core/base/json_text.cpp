#include "core/base/json_text.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/base/utf8.h"

namespace kohort {
namespace {

std::size_t CharacterLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

// "line 3, column 7" of a byte. REQUIRES: what is before it is UTF-8.
std::string Place(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte);
  const auto line = std::ranges::count(before, '\n');
  const std::size_t line_feed = before.rfind('\n');
  const auto column =
      std::ranges::count_if(before.substr(line_feed == std::string_view::npos ? 0 : line_feed + 1),
                            [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  return "line " + std::to_string(line + 1) + ", column " + std::to_string(column + 1);
}

std::size_t FirstNotUtf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && IsUtf8(text.substr(i, CharacterLength(text[i])))) {
    i += CharacterLength(text[i]);
  }
  return i;
}

// Hears of the text's parts in order, and stops at what is wrong. Its functions are nlohmann's.
// NOLINTBEGIN(readability-identifier-naming)
class Checker {
 public:
  Checker(std::string_view text, const char* code) : text_(text), code_(code) {}

  const std::optional<Error>& error() const { return error_; }

  bool null() { return Value(); }
  bool boolean(bool) { return Value(); }
  bool number_integer(std::int64_t) { return Value(); }
  bool number_unsigned(std::uint64_t) { return Value(); }
  bool number_float(double, const std::string&) { return Value(); }
  bool string(const std::string&) { return Value(); }
  bool binary(const Json::binary_t&) { return Value(); }
  bool start_object(std::size_t) { return Open(true); }
  bool start_array(std::size_t) { return Open(false); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }

  bool key(const std::string& key) {
    levels_.back().key = key;
    if (levels_.back().keys.insert(key).second) return true;
    return Fail("This key is there twice.", Path(), "Remove one of them.");
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& problem) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing
    // value - unexpected ']'; expected '}'; last read: '...'"
    std::string why = problem.what();
    if (const std::size_t at = why.find("] "); at != std::string::npos) why.erase(0, at + 2);
    if (const std::size_t at = why.find(" - "); at != std::string::npos) why.erase(0, at + 3);
    why.resize(std::min(why.find("; last read"), why.size()));
    const std::size_t byte = std::min(position == 0 ? 0 : position - 1, text_.size());
    if (why.starts_with("unexpected end of input")) why = "it ends too early";
    return Fail("This is no JSON: " + why + ".", Place(text_, byte), "");
  }

 private:
  struct Level {
    bool object;
    std::string key;
    std::size_t index = 0;
    std::set<std::string> keys;
  };

  bool Fail(std::string what, std::string where, std::string fix) {
    error_ = Error{code_, std::move(what), std::move(where), std::move(fix)};
    return false;
  }

  std::string Path() const {
    constexpr std::size_t kLongest = 300;
    std::string path;
    for (const Level& level : levels_) {
      path += "/" + (level.object ? level.key : std::to_string(level.index));
      if (path.size() > kLongest) return path + "/...";
    }
    return path;
  }

  bool Value() {
    if (!levels_.empty()) ++levels_.back().index;
    return true;
  }
  bool Open(bool object) {
    if (levels_.size() == kMaxJsonDepth) {
      return Fail("This is nested too deep.", Path(),
                  "Use at most " + std::to_string(kMaxJsonDepth) + " levels of brackets.");
    }
    levels_.push_back({.object = object, .key = {}, .keys = {}});
    return true;
  }
  bool Close() {
    levels_.pop_back();
    return Value();
  }

  std::string_view text_;
  const char* code_;
  std::vector<Level> levels_;
  std::optional<Error> error_;
};
// NOLINTEND(readability-identifier-naming)

std::string Compact(const Json& value, std::size_t limit) {
  constexpr auto kReplace = Json::error_handler_t::replace;
  if (!value.is_structured()) return value.dump(-1, ' ', false, kReplace);
  std::string text(1, value.is_object() ? '{' : '[');
  for (const auto& [key, item] : value.items()) {
    if (text.size() > limit) break;  // no line of this will be
    if (text.size() > 1) text += ", ";
    if (value.is_object()) text += Json(key).dump(-1, ' ', false, kReplace) + ": ";
    text += Compact(item, limit);
  }
  return text += value.is_object() ? '}' : ']';
}

// Continues a line that has `used` columns, with `after` more to come behind the value.
void Append(const Json& value, std::size_t indent, std::size_t used, std::size_t after,
            std::string& to) {
  constexpr std::size_t kWidth = 100;
  std::string line = Compact(value, kWidth);
  if (!value.is_structured() || value.empty() || used + line.size() + after <= kWidth) {
    to += line;
    return;
  }
  to += value.is_object() ? '{' : '[';
  bool first = true;
  for (const auto& [key, item] : value.items()) {
    to += first ? "\n" : ",\n";
    first = false;
    const std::size_t start = to.size();
    to.append(indent + 2, ' ');
    if (value.is_object()) to += Compact(Json(key), 0) + ": ";
    Append(item, indent + 2, to.size() - start, 1, to);
  }
  to += "\n" + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

Result<Json> ParseJson(std::string_view text, const char* code) {
  if (!IsUtf8(text)) {
    return std::unexpected(Error{code, "This text is not UTF-8.", Place(text, FirstNotUtf8(text)),
                                 "Save it as UTF-8."});
  }
  Checker checker(text, code);
  if (!Json::sax_parse(text, &checker)) return std::unexpected(*checker.error());
  return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::string FormatJson(const Json& value) {
  std::string text;
  Append(value, 0, 0, 0, text);
  return text + "\n";
}

}  // namespace kohort
