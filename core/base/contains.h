// Whether a text holds another.
#ifndef KOHORT_CORE_BASE_CONTAINS_H_
#define KOHORT_CORE_BASE_CONTAINS_H_

#include <algorithm>
#include <string_view>

#include "core/base/text.h"

namespace kohort {

// Whatever the ASCII case; every text holds the empty one.
inline bool ContainsIgnoringCase(std::string_view text, std::string_view search) {
  return search.empty() || !std::ranges::search(text, search, {}, LowerAscii, LowerAscii).empty();
}

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_CONTAINS_H_
