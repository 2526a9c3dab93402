// The segments that come with the program: assets/library.json. They are ordinary ones, to open,
// copy and change; their events and properties are those of the sample data.
#ifndef KOHORT_CORE_SEGMENT_LIBRARY_H_
#define KOHORT_CORE_SEGMENT_LIBRARY_H_

#include "core/segment/definition.h"

namespace kohort {

// Read on the first call, which takes about a millisecond.
const Definitions& Library();

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_LIBRARY_H_
