// Small things about texts.
#ifndef KOHORT_CORE_BASE_TEXT_H_
#define KOHORT_CORE_BASE_TEXT_H_

#include <string_view>

namespace kohort {

// Without the spaces around it.
inline std::string_view TrimSpaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// A to Z become a to z; other bytes stay.
constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_TEXT_H_
