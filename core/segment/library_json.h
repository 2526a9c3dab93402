// assets/library.json inside the program, in each language; tools/make_library.py makes what
// defines it.
#ifndef KOHORT_CORE_SEGMENT_LIBRARY_JSON_H_
#define KOHORT_CORE_SEGMENT_LIBRARY_JSON_H_

#include <string_view>

namespace kohort {

extern const std::string_view kLibraryJson;
extern const std::string_view kIndonesianLibraryJson;

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_LIBRARY_JSON_H_
