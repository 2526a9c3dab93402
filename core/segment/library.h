// The segments that come with the program: assets/library.json, and their words in Indonesian in
// assets/library.id.json. They are ordinary ones, to open, copy and change; their events and
// properties are those of the sample data.
#ifndef KOHORT_CORE_SEGMENT_LIBRARY_H_
#define KOHORT_CORE_SEGMENT_LIBRARY_H_

#include "core/segment/definition.h"
#include "core/segment/describe.h"

namespace kohort {

// The same segments in each language, but for their names and descriptions. Groups by RFM keep
// their names, which conditions name them by. Read on the first call, which takes about a
// millisecond.
const Definitions& Library(Language language = Language::kEnglish);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_LIBRARY_H_
