// Whether a value passes a test (ValueTest), operator by operator.
#ifndef KOHORT_TESTS_CORE_SEGMENT_REFERENCE_VALUES_H_
#define KOHORT_TESTS_CORE_SEGMENT_REFERENCE_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/segment/definition.h"
#include "tests/core/segment/reference_calendar.h"
#include "tests/core/segment/reference_data.h"

namespace kohort::reference {

// `other` is the value of test.other_attribute, for a test that names one.
bool Passes(const ValueTest& test, const std::optional<Value>& value, const Calendar& calendar,
            const std::optional<Value>& other = std::nullopt);

bool Compares(CompareOp op, double left, double right, double upper);
inline bool Compares(const Comparison& comparison, double value) {
  return Compares(comparison.op, value, comparison.value, comparison.upper);
}

// Code points with capitals made small. It knows the letters that tests use: Latin-1, Greek,
// Cyrillic, and the two signs that fold to Latin letters.
std::u32string Fold(std::string_view utf8);
std::u32string CodePoints(std::string_view utf8);

// Whether a pattern of characters, `.`, `*` behind one of these, sets such as [abc], `^` at the
// beginning, `$` at the end and `|` around all of that is found anywhere in the text. Of RE2's
// language the part that fits on a page.
bool Finds(std::u32string_view pattern, std::u32string_view text);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_REFERENCE_VALUES_H_
