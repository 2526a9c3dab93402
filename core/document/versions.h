// Earlier versions of a segment, to look at and go back to: its state at the end of each spell of
// editing. Kept as JSON, one text a segment:
//
//   {"kohort": "versions", "version": 1, "versions": [{"time": "...", "segment": {...}}, ...]}
#ifndef KOHORT_CORE_DOCUMENT_VERSIONS_H_
#define KOHORT_CORE_DOCUMENT_VERSIONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/segment/definition.h"

namespace kohort {

struct Version {
  std::string time;  // local, "2026-11-12 21:04:55"; empty = before versions were kept
  Segment segment;

  bool operator==(const Version&) const = default;
};

// Oldest first.
using Versions = std::vector<Version>;

inline constexpr std::size_t kMostVersions = 30;  // the oldest are forgotten

// Adds a version, or where it `continues` the last one, makes that this. One that says the same as
// the one before it is none.
void AddVersion(Versions& versions, Version version, bool continues);

// Errors: versions_invalid.
Result<Versions> ParseVersions(std::string_view json);
std::string FormatVersions(const Versions& versions);

}  // namespace kohort

#endif  // KOHORT_CORE_DOCUMENT_VERSIONS_H_
