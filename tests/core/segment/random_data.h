// Small random data sets that are awkward where segments are: ties in time, days on which clocks
// change, 29 February, instants at and around as-of, values that are missing, empty, or of another
// type than their neighbours.
#ifndef KOHORT_TESTS_CORE_SEGMENT_RANDOM_DATA_H_
#define KOHORT_TESTS_CORE_SEGMENT_RANDOM_DATA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tests/core/segment/dice.h"
#include "tests/core/segment/row_table.h"

namespace kohort::reference {

// What the values of a random property or attribute look like. Other kinds slip in everywhere.
enum class Kind : std::uint8_t { kText, kNumber, kMixed, kDate, kList, kYesNo };
inline constexpr std::size_t kKinds = 6;

// At least one property and one attribute.
struct RandomTable : Table {
  Instant around = 0;  // many rows are near it: a good as-of
  std::vector<Kind> property_kinds;
  std::vector<Kind> attribute_kinds;
};

// So many customers, fewer than 1,009; 0 is 1 to 150. The more there are the less each did.
RandomTable MakeRandomTable(Dice& dice, int customers = 0);

// A value of some column, or a new one of that kind.
std::string RandomValue(Dice& dice, Kind kind, Instant around);

// The names of events that some row has.
std::vector<std::string> EventNames(const Table& table);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_RANDOM_DATA_H_
