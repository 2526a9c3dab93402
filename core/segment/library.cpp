#include "core/segment/library.h"

#include <cassert>
#include <string_view>

#include "core/segment/definition_json.h"
#include "core/segment/library_json.h"

namespace kohort {
namespace {

Definitions Read(std::string_view json) {
  Result<Definitions> library = ParseDefinitions(json);
  assert(library);
  return library.value_or(Definitions());
}

}  // namespace

const Definitions& Library(Language language) {
  if (language == Language::kEnglish) {
    static const Definitions kEnglish = Read(kLibraryJson);
    return kEnglish;
  }
  static const Definitions kIndonesian = Read(kIndonesianLibraryJson);
  return kIndonesian;
}

}  // namespace kohort
