// Definitions as a JSON file that people keep, share and write: docs/segments.md, with its schema
// in assets/segments.schema.json.
//
//   {"kohort": "segments", "version": 1, "settings": {...}, "segments": [...], "lists": [...]}
//
// The canonical form of a value is its JSON without spaces: keys in the order of
// definition_fields.h, those left out that say what goes without saying, numbers as short as they
// read back exact. Values that mean the same have one canonical form, in every build.
#ifndef KOHORT_CORE_SEGMENT_DEFINITION_JSON_H_
#define KOHORT_CORE_SEGMENT_DEFINITION_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/segment/definition.h"

namespace kohort {

// Errors: segments_invalid, with line and column or the JSON path. What the form alone does not
// show, such as a window that ends before it begins, is Check's to find (check.h).
Result<Definitions> ParseDefinitions(std::string_view json);

// Reads back equal, but for fields that their kind does not use, which have their defaults then.
// REQUIRES: UTF-8; other bytes are written as U+FFFD.
std::string FormatDefinitions(const Definitions& definitions);

std::string CanonicalText(const Definitions& definitions);
std::string CanonicalText(const Segment& segment);
std::string CanonicalText(const Condition& condition);

// FNV-1a, 64 bits, over the bytes of a canonical form:
// datatracker.ietf.org/doc/html/draft-eastlake-fnv. Not for secrets: who wants two forms with one
// hash can make them.
std::uint64_t CanonicalHash(std::string_view canonical_text);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DEFINITION_JSON_H_
