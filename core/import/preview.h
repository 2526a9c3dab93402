// What the heads of the files show, under a guessed or a given mapping.
#ifndef KOHORT_CORE_IMPORT_PREVIEW_H_
#define KOHORT_CORE_IMPORT_PREVIEW_H_

#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/import/head.h"
#include "core/import/mapping.h"

namespace kohort {

// The name of an event whose file has no column of event names.
inline constexpr std::string_view kDefaultEvent = "Paid Order";

// Guesses every column's meaning. Errors: zone_unknown.
Result<Preview> GuessPreview(std::span<const FileHead> heads, std::string_view zone);

// Columns that the mapping does not name mean kProperty. Errors: zone_unknown,
// mapping_column_unknown, mapping_format_unknown.
Result<Preview> MakePreview(std::span<const FileHead> heads, const Mapping& mapping);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_PREVIEW_H_
