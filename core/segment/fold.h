// Texts whose case does not matter.
#ifndef KOHORT_CORE_SEGMENT_FOLD_H_
#define KOHORT_CORE_SEGMENT_FOLD_H_

#include <string>
#include <string_view>

namespace kohort {

// Equal for texts that differ in case alone: each character becomes the first of those that fold to
// the same (Unicode's simple folding, RE2's table of it, so that patterns agree). Bytes that are no
// UTF-8 stay. Linear in the text.
std::string FoldCase(std::string_view text);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_FOLD_H_
