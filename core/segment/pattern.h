// A regular expression in RE2's syntax, which is Perl's without what needs going back
// (github.com/google/re2/wiki/Syntax).
//
// To compile one costs time and memory in proportion to its length, with repetitions written out,
// and is refused past 2 MB. To look for it costs time linear in the text and at most so much memory
// again. Text is UTF-8.
#ifndef KOHORT_CORE_SEGMENT_PATTERN_H_
#define KOHORT_CORE_SEGMENT_PATTERN_H_

#include <memory>
#include <string_view>

#include "core/base/error.h"

namespace re2 {
class RE2;
}  // namespace re2

namespace kohort {

// Cheap to copy: copies share what was compiled.
class Pattern {
 public:
  // Error pattern_invalid, with nothing in `where`: the place is the caller's to say.
  static Result<Pattern> Compile(std::string_view expression, bool ignore_case);

  // Whether it fits anywhere in the text; ^ and $ are the ends of the text. At a line feed
  // `.` does not match.
  bool Find(std::string_view text) const;

 private:
  explicit Pattern(std::shared_ptr<const re2::RE2> compiled);

  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_PATTERN_H_
