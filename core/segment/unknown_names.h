// Names that a condition uses and the data does not have.
#ifndef KOHORT_CORE_SEGMENT_UNKNOWN_NAMES_H_
#define KOHORT_CORE_SEGMENT_UNKNOWN_NAMES_H_

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/segment/definition.h"
#include "core/segment/plan.h"

namespace kohort {

// One error for each: event_unknown, property_unknown, attribute_unknown, list_unknown,
// group_unknown. Not of conditions within a group, and not of segments, whose names are the
// definitions'. `where` is empty.
std::vector<Error> FindUnknownNames(const Condition& condition, const DataSet& data,
                                    const std::vector<NamedCustomers>& lists,
                                    const Definitions& definitions);
// Of what a cap goes by.
std::vector<Error> FindUnknownNames(const Measure& measure, const DataSet& data);

// "Unknown event "Paid Oder" (did you mean "Paid Order"?)."
Error UnknownName(const std::string& code, const std::string& kind, const std::string& name,
                  const std::vector<std::string>& known);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_UNKNOWN_NAMES_H_
