// A definition in words: one sentence in English or Indonesian, made from the same tree that is
// evaluated. "Customers who did "Paid Order" at least twice in the last 30 days and whose city is
// "Bandung"."
//
// Names and dates are written as in the definition, numbers in the language's own way. Cost: that
// of the text.
#ifndef KOHORT_CORE_SEGMENT_DESCRIBE_H_
#define KOHORT_CORE_SEGMENT_DESCRIBE_H_

#include <cstdint>
#include <string>

#include "core/segment/definition.h"

namespace kohort {

enum class Language : std::uint8_t { kEnglish, kIndonesian };

// A sentence. `definitions` are for the names of the segments that it is made of.
std::string Describe(const Segment& segment, const Definitions& definitions, Language language);

// What follows "customers": "who did "Paid Order" in the last 30 days". Segments that `definitions`
// do not have go by their IDs.
std::string Describe(const Condition& condition, const Definitions& definitions, Language language);

// "in the last 30 days", "at any time".
std::string Describe(const Window& window, Language language);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DESCRIBE_H_
