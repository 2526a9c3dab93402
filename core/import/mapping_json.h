// A mapping as a JSON file that people keep, share and write: docs/mapping.schema.json.
#ifndef KOHORT_CORE_IMPORT_MAPPING_JSON_H_
#define KOHORT_CORE_IMPORT_MAPPING_JSON_H_

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/import/mapping.h"

namespace kohort {

// With what says nothing left out; ends with a line feed.
std::string WriteMapping(const Mapping& mapping);

// Errors: mapping_invalid with the JSON path.
Result<Mapping> ReadMapping(std::string_view json);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_MAPPING_JSON_H_
