// Customer IDs that are written differently in different files, and those that name nobody.
#ifndef KOHORT_CORE_IMPORT_IDENTITY_H_
#define KOHORT_CORE_IMPORT_IDENTITY_H_

#include <string_view>

namespace kohort {

// Whether an ID stands for a customer who is not known, spaces around it and case aside: nothing,
// the UUID of zeros, 0, -1, anonymous, null, n/a, ... These are the IDs that Mixpanel refuses
// (docs.mixpanel.com/reference/import-events), what spreadsheets and pandas write for a missing
// value (#N/A, NaN), and Google Analytics' (not set). Cost: a few nanoseconds.
bool MeansNobody(std::string_view id);

// Whether an ID is a whole number, perhaps written by a program that kept it as a decimal: 17850,
// 17850.0.
bool IsWholeNumber(std::string_view id);

// 17850.0 -> 17850; other texts as they are. For columns of which every value is a whole number, so
// that they join with files that write them plainly.
std::string_view WithoutZeroFraction(std::string_view id);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_IDENTITY_H_
