// Which segments name which. See check.h.
#ifndef KOHORT_CORE_SEGMENT_CHECK_REFERENCES_H_
#define KOHORT_CORE_SEGMENT_CHECK_REFERENCES_H_

#include <optional>

#include "core/base/error.h"
#include "core/segment/definition.h"

namespace kohort {

// Error segment_cycle, at the condition that closes a loop. Segments that are not there are none's
// concern. REQUIRES: each ID once, and groups nested no deeper than kMaxGroupDepth.
std::optional<Error> CheckCycles(const Definitions& definitions);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_CHECK_REFERENCES_H_
