// Text <-> JSON values, for what comes from outside.
#ifndef KOHORT_CORE_BASE_JSON_TEXT_H_
#define KOHORT_CORE_BASE_JSON_TEXT_H_

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/json_fields.h"

namespace kohort {

// Deeper values are refused, so that whoever walks one may recurse.
inline constexpr int kMaxJsonDepth = 128;

// The value that the text is. Errors have `code`: text that is not UTF-8 or no JSON, with line and
// column, counted in characters from 1; a key twice in one object, or nesting too deep, with the
// JSON path.
Result<Json> ParseJson(std::string_view text, const char* code);

// As people would write it: what fits into 100 columns on one line, the rest with a key or item a
// line, two spaces deeper. Bytes that are not UTF-8 are written as U+FFFD. Ends with a line feed.
std::string FormatJson(const Json& value);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_JSON_TEXT_H_
