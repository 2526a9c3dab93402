#include "core/segment/leaf.h"

#include <cassert>
#include <type_traits>

namespace kohort {

Result<Bounds> EventBounds(const Window& window, const LeafContext& context) {
  const Result<Bounds> bounds = ResolveWindow(window, context.time);
  if (!bounds) return bounds;
  return UpToAsOf(*bounds, context.time, context.data.last_event);
}

Bounds AllEvents(const LeafContext& context) {
  return UpToAsOf({}, context.time, context.data.last_event);
}

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
