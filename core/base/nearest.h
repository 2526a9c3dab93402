// "Did you mean": the known name nearest to one that is not known.
#ifndef KOHORT_CORE_BASE_NEAREST_H_
#define KOHORT_CORE_BASE_NEAREST_H_

#include <span>
#include <string>
#include <string_view>

namespace kohort {

// The name with the least edits (insert, delete, replace or swap a byte; ASCII case does not
// count), if they are few for its length; else an empty text. Ties: the first.
// Optimal string alignment distance: L. Boytsov, "Indexing methods for approximate dictionary
// searching" (ACM JEA 16, 2011), section 2. Cost: O(names x length^2).
std::string Nearest(std::string_view wanted, std::span<const std::string> names);

// The end of a sentence about it: " (did you mean "Paid Order"?)." or ".".
std::string DidYouMean(std::string_view wanted, std::span<const std::string> names);

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_NEAREST_H_
