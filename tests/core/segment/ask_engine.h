// How tests ask the engine who is in a segment: the one place that knows its interface.
#ifndef KOHORT_TESTS_CORE_SEGMENT_ASK_ENGINE_H_
#define KOHORT_TESTS_CORE_SEGMENT_ASK_ENGINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/segment/evaluation.h"
#include "tests/core/segment/row_table.h"

namespace kohort::reference {

// A table's data set and its lists.
SegmentData Load(const Table& table);

using Customers = std::vector<std::uint32_t>;

// The customers of every segment of the definitions, in one evaluation. Errors: the engine's, and
// the first problem of a segment.
Result<std::vector<Customers>> AskEngine(const SegmentData& data, const Definitions& definitions,
                                         std::uint32_t slice, EvaluationCache& cache);

// Of one segment whose only condition is this.
Result<Customers> AskEngine(const SegmentData& data, const SegmentSettings& settings,
                            const Condition& condition);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_ASK_ENGINE_H_
