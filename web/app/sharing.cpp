#include "web/app/sharing.h"

#include "core/document/segments.h"

namespace kohort {
Definitions Shared(const Definitions& document, std::string_view id) {
  Definitions shared = WithReferences(document, id);
  shared.lists.clear();
  return shared;
}

}  // namespace kohort
