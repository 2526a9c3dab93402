// Whether a text is JSON, from how it begins.
#ifndef KOHORT_CORE_JSON_JSON_GUESS_H_
#define KOHORT_CORE_JSON_JSON_GUESS_H_

#include <string_view>

namespace kohort {

// `head` begins with a brace or bracket, after spaces and a byte-order mark, and goes on as what
// JsonReader reads: its first value is JSON, as far as the head goes, and no other text follows in
// its line; or at least half of the lines are objects. So no CSV file whose first cell begins with
// a brace. Cost: two passes over 64 KB at most.
bool LooksLikeJson(std::string_view head);

}  // namespace kohort

#endif  // KOHORT_CORE_JSON_JSON_GUESS_H_
