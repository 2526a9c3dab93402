// What the beginnings of the files show under a mapping, before anything is imported.
#ifndef KOHORT_CORE_IMPORT_PREVIEW_H_
#define KOHORT_CORE_IMPORT_PREVIEW_H_

#include <string>

#include "core/base/error.h"
#include "core/import/mapping.h"
#include "core/import/sources.h"

namespace kohort {

// Of the notice that IDs written as 17850.0 are read as 17850.
inline constexpr std::string_view kIdsJoinedCode = "ids_joined";

// REQUIRES: a mapping from Guess or Fit of these sources. Errors: zone_unknown,
// mapping_format_unknown.
Result<Preview> MakePreview(const Sources& sources, const Mapping& mapping);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_PREVIEW_H_
