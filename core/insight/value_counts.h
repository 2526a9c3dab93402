// How many customers have each value of an attribute or a property: what pickers offer.
#ifndef KOHORT_CORE_INSIGHT_VALUE_COUNTS_H_
#define KOHORT_CORE_INSIGHT_VALUE_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/data_set.h"

namespace kohort {

// By code of the values. Of an attribute: who has it last of all. A pass over customers.
std::vector<std::uint32_t> CountCustomersByValue(const Attribute& attribute);

// Of a text property: who did an event that has it. A pass over all events that have the property.
// REQUIRES: a text property of the data set.
std::vector<std::uint32_t> CountCustomersByValue(const DataSet& data, std::size_t property);

struct ValueWithCount {
  std::string value;
  std::uint32_t customers = 0;
};

// The values that contain `search`, whatever the ASCII case, most customers first, then by text; at
// most `limit`. A pass over the values.
std::vector<ValueWithCount> TopValues(const Dictionary& values,
                                      const std::vector<std::uint32_t>& customers,
                                      std::string_view search, std::size_t limit);

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_VALUE_COUNTS_H_
