#include "core/segment/leaf.h"

#include <cassert>
#include <type_traits>

namespace kohort {

Result<std::unique_ptr<Leaf>> MakeLeaf(const Condition& condition, const LeafContext& context) {
  return std::visit(
      [&]<class Body>(const Body& body) -> Result<std::unique_ptr<Leaf>> {
        if constexpr (std::is_same_v<Body, Group> || std::is_same_v<Body, SegmentCondition>) {
          assert(false);
          return nullptr;
        } else {
          return MakeLeaf(body, context);
        }
      },
      condition.body);
}

}  // namespace kohort
