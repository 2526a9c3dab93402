// Which values of a text each customer's rows of one event have, a bit for each: questions of
// whether any row has a value, and of how many different ones there are, then look at customers,
// not at rows.
#ifndef KOHORT_CORE_DATA_VALUE_SETS_H_
#define KOHORT_CORE_DATA_VALUE_SETS_H_

#include <cstdint>
#include <span>

#include "core/base/narrow_vector.h"

namespace kohort {

// Whether such sets are worth their memory: there are few values, and customers have several rows.
bool HasValueSets(std::uint64_t values, std::uint64_t customers, std::uint64_t rows);

// Of each customer the bits of its rows' codes, which are those of a PropertyColumn: bit 0 is a row
// without a value. At most 8 bytes a customer; one pass over the rows.
// REQUIRES: HasValueSets(values, first_row.size() - 1, codes.size()).
NarrowVector MakeValueSets(std::span<const std::uint32_t> first_row, const NarrowVector& codes,
                           std::uint32_t values);

// What they take at most, of any event with so many rows.
std::uint64_t ValueSetsBytes(std::uint64_t values, std::uint64_t rows);

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_VALUE_SETS_H_
