// Segments as steps: each condition once, whoever asks for it, after what it needs.
//
// A plan is made in microseconds a condition; what the conditions need is made when they are run.
#ifndef KOHORT_CORE_SEGMENT_PLAN_H_
#define KOHORT_CORE_SEGMENT_PLAN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/data_set.h"
#include "core/segment/calendar.h"
#include "core/segment/definition.h"

namespace kohort {

// Customers by name, such as those of a file of IDs.
struct NamedCustomers {
  std::string name;
  std::vector<std::uint32_t> customers;
};

// What segments are evaluated over.
struct SegmentData {
  std::shared_ptr<const DataSet> data;
  std::vector<NamedCustomers> lists;
};

using StepIndex = std::uint32_t;

struct PlanStep {
  enum class Kind : std::uint8_t {
    kLeaf,     // the customers a condition holds for
    kGroup,    // all, any or none of the inputs
    kWithout,  // the first input without the others
    kCap,      // at most so many of the input
  };

  Kind kind = Kind::kGroup;
  std::string key;  // equal keys are equal sets, in this plan and in others over the same data
  std::vector<StepIndex> inputs;  // earlier steps
  GroupKind group = GroupKind::kAll;
  const Condition* condition = nullptr;  // of a leaf; in the plan's definitions
  const Cap* cap = nullptr;
};

// What a segment cannot be evaluated for.
struct PlanProblem {
  std::string path;  // in the segment: "/include/conditions/0"
  Error error;
};

struct PlannedCondition {
  std::string path;
  StepIndex step = 0;
  const Condition* condition = nullptr;  // null for `include`
};

struct PlannedSegment {
  std::string id;
  std::vector<PlanProblem> problems;  // with any, none of the rest

  // Every condition and group of include and exclude, in the order of the definition.
  std::vector<PlannedCondition> conditions;
  // What narrows everybody down one after the other: the parts of `include` where all must hold,
  // else `include` whole; then what is excluded.
  std::vector<PlannedCondition> included;
  std::vector<PlannedCondition> excluded;
  StepIndex before_cap = 0;
  StepIndex members = 0;
};

struct Plan {
  std::shared_ptr<const DataSet> data;
  EvaluationTime time;
  Definitions definitions;  // steps refer to it
  std::vector<NamedCustomers> lists;
  std::vector<PlanStep> steps;
  std::vector<PlannedSegment> segments;  // as asked for

  // One line a step: its number, what it is, and which steps it takes.
  std::string Describe() const;
};

// Whether names are looked up in the data, or taken as they are: for a plan to read, without data.
enum class PlanNames : std::uint8_t { kLookedUp, kTaken };

// A segment that is not planned, since it says nothing that could be, and why.
struct UnusableSegment {
  std::string id;
  PlanProblem problem;
};

// Plans these segments. A name that the data does not have is a problem of the segment; the others
// go on. REQUIRES: Check takes the definitions, but for what is unusable. Errors: as_of_invalid,
// zone_unknown, segment_unknown.
Result<std::unique_ptr<const Plan>> MakePlan(const SegmentData& data,
                                             const Definitions& definitions,
                                             std::span<const std::string> segments,
                                             PlanNames names = PlanNames::kLookedUp,
                                             std::vector<UnusableSegment> unusable = {});

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_PLAN_H_
