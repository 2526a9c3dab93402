// Evaluated segments -> the replies that describe them. Plain functions: nothing is kept.
#ifndef KOHORT_CORE_SERVICE_SEGMENT_ANSWERS_H_
#define KOHORT_CORE_SERVICE_SEGMENT_ANSWERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/segment/evaluation.h"
#include "core/service/messages.h"

namespace kohort {

SizesReply DescribeSizes(const Evaluation& evaluation);

// Of the evaluation's first segment, as the others.
CountReply DescribeCount(const Evaluation& evaluation);

// Errors: customer_unknown, the segment's first problem, those of Evaluation::LeafOf.
Result<ExplainReply> DescribeCustomers(Evaluation& evaluation,
                                       const std::vector<std::string>& customers);

// The segment's first problem, if it has any.
std::optional<Error> ProblemOf(const PlannedSegment& segment);

CatalogReply DescribeCatalog(const DataSet& data, const std::vector<ListSummary>& lists);

// Definitions as of the end of each of the last `periods` days, weeks or months, oldest first: the
// text of as-of, and the last day before it. The last is the definitions' own as-of.
// Errors: as_of_invalid, zone_unknown, history_invalid.
struct PastAsOf {
  std::string as_of;
  std::string day;
};
Result<std::vector<PastAsOf>> PastAsOfs(const SegmentData& data, const Definitions& definitions,
                                        TimeUnit unit, int periods);

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_SEGMENT_ANSWERS_H_
