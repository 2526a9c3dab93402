// Audiences to begin with, one a sentence: "Customers who did "Add to Cart" at least 3 times in the
// last 30 days and who did not do "Paid Order" in the last 30 days." They are ordinary segments
// made of ordinary conditions, with the data's own events filled in.
#ifndef KOHORT_WEB_UI_SENTENCES_H_
#define KOHORT_WEB_UI_SENTENCES_H_

#include <string>
#include <vector>

#include "core/segment/definition.h"
#include "core/service/messages.h"

namespace kohort {

// Without IDs, the most useful first, named in the page's language. Where `purchase` is empty,
// those that speak of none. `amounts` are values of the amount as the engine lists them, to propose
// what is much; without any, nothing is said of spending.
std::vector<Segment> MakeSentences(const CatalogReply& catalog, const std::string& purchase,
                                   const std::vector<ValueCount>& amounts);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_SENTENCES_H_
