// UTF-8 (RFC 3629).
#ifndef KOHORT_CORE_BASE_UTF8_H_
#define KOHORT_CORE_BASE_UTF8_H_

#include <string_view>

namespace kohort {

// Whether the text is well formed. `cut_off`: it may end within a character. Cost:
// that of reading them where all are below 0x80.
bool IsUtf8(std::string_view text, bool cut_off = false);

// Writes a character, at most four bytes, and returns where the next one goes. REQUIRES: no
// surrogate, and none past U+10FFFF.
char* PutUtf8(char32_t c, char* to);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_UTF8_H_
