// A condition made ready for one data set and one as-of: the leaves of a plan.
#ifndef KOHORT_CORE_SEGMENT_LEAF_H_
#define KOHORT_CORE_SEGMENT_LEAF_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/calendar.h"
#include "core/segment/customer_set.h"
#include "core/segment/definition.h"
#include "core/segment/event_rows.h"
#include "core/segment/lifecycle.h"
#include "core/segment/plan.h"
#include "core/segment/rfm.h"

namespace kohort {

class Leaf {
 public:
  Leaf() = default;
  virtual ~Leaf() = default;
  Leaf(const Leaf&) = delete;
  Leaf& operator=(const Leaf&) = delete;

  // Decides for the customers of [first, last), as CustomerSet::Fill takes them. Any range may be
  // asked for, in any order; some nanoseconds for each row in the window. REQUIRES: none of them is
  // in `out` yet.
  virtual void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const = 0;

  // Whether all customers together cost little: it looks at no rows, and at nobody who is not in.
  virtual bool costs_little() const { return false; }

  // What one customer has that is compared; empty where there is nothing to show.
  virtual std::string ValueOf(std::uint32_t /*customer*/) const { return ""; }

  // The rows that one customer's answer rests on.
  struct Rows {
    const RowQuery* query;
    Bounds bounds;
  };
  virtual std::vector<Rows> RowsUsed() const { return {}; }
};

// What leaves are made of. All of it outlives them.
struct LeafContext {
  const DataSet& data;
  const std::vector<NamedCustomers>& lists;
  const Definitions& definitions;
  EvaluationTime time;
  std::shared_ptr<const Lifecycle> lifecycle;  // where a condition asks for stages
  std::shared_ptr<const RfmScores> rfm;        // where one asks for scores
};

// The instants of a window at which events are looked for, and those of all events up to as-of.
Result<Bounds> EventBounds(const Window& window, const LeafContext& context);
Bounds AllEvents(const LeafContext& context);

// REQUIRES: a condition that Check takes, whose names the data has; no group and no segment.
// Errors: those of ValueTester and ResolveWindow.
Result<std::unique_ptr<Leaf>> MakeLeaf(const Condition& condition, const LeafContext& context);

// One for each kind that needs more than a few lines.
Result<std::unique_ptr<Leaf>> MakeLeaf(const EventCondition& condition, const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const FirstTimeCondition& condition,
                                       const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const LastTimeCondition& condition,
                                       const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const AggregateCondition& condition,
                                       const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const SequenceCondition& condition,
                                       const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const HabitCondition& condition, const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const AffinityCondition& condition,
                                       const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const AttributeCondition& condition,
                                       const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const StageCondition& condition, const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const RfmCondition& condition, const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const ListCondition& condition, const LeafContext& context);
Result<std::unique_ptr<Leaf>> MakeLeaf(const RandomCondition& condition,
                                       const LeafContext& context);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_LEAF_H_
