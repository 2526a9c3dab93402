#include "core/segment/library.h"

#include <cassert>

#include "core/segment/definition_json.h"
#include "core/segment/library_json.h"

namespace kohort {

const Definitions& Library() {
  static const Definitions kLibrary = [] {
    Result<Definitions> library = ParseDefinitions(kLibraryJson);
    assert(library);
    return library.value_or(Definitions());
  }();
  return kLibrary;
}

}  // namespace kohort
