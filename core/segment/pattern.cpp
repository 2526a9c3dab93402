#include "core/segment/pattern.h"

#include <string>
#include <utility>

#include <re2/re2.h>

namespace kohort {
namespace {

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Pattern::Pattern(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}

Result<Pattern> Pattern::Compile(std::string_view expression, bool ignore_case) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(2 << 20);
  options.set_case_sensitive(!ignore_case);
  options.set_never_capture(true);
  auto compiled = std::make_shared<const re2::RE2>(Piece(expression), options);
  if (compiled->ok()) return Pattern(std::move(compiled));
  // "missing ): (ab", unless the part at fault is too long to be of use.
  constexpr std::size_t kShown = 60;
  std::string why = compiled->error();
  const std::string& part = compiled->error_arg();
  if (part.size() > kShown && why.ends_with(": " + part)) why.resize(why.size() - part.size() - 2);
  return std::unexpected(
      Error{"pattern_invalid", "This regular expression cannot be read: " + why + ".", "",
            "Correct it, or put \\ before a sign that is meant as itself, such as \\( or \\+."});
}

bool Pattern::Find(std::string_view text) const {
  return compiled_->Match(Piece(text), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

}  // namespace kohort
