// Definitions while they are being made: a condition whose event is still to be chosen is no
// mistake, and must not keep others from being counted.
#ifndef KOHORT_CORE_DOCUMENT_UNFINISHED_H_
#define KOHORT_CORE_DOCUMENT_UNFINISHED_H_

#include "core/segment/definition.h"

namespace kohort {

// Whether everything is chosen that the condition needs. A group is finished in itself. Filters
// that are not finished do not count.
bool IsFinished(const Condition& condition);

// The same without what is not finished: conditions give way to a group that decides nothing where
// they stand, so that the places of others stay; filters, exceptions and caps are left out.
Definitions Finished(Definitions document);

}  // namespace kohort

#endif  // KOHORT_CORE_DOCUMENT_UNFINISHED_H_
