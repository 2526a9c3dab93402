// What sets some customers apart: values that a greater share of them has than of everyone.
//
// Looked at are the attributes as of an instant, and the text properties of what was done up to it:
// a customer has a value who did any event with it. Contacts (they are of one customer each) and
// columns with more than kMostValues values are left out.
//
// The lift of a value is its share of these customers by its share of everyone. Of few customers a
// great lift means little, so values are ranked by how great it is for sure: everyone is counted,
// and the share of these customers is taken at the lower end of its score interval (E. B. Wilson,
// "Probable inference, the law of succession, and statistical inference", JASA 22, 1927, p. 209)
// with z = 4, which one chance in thirty thousand passes, for thousands of values are compared.
// What may be no lift at all, and values of fewer than kFewestCustomers of them, are left out.
//
// Everyone is counted once for an instant: a pass over the rows of each property. After that a
// search costs the rows of its customers. It is done in slices, and what is counted of everyone
// stays when a search is dropped, but for the column under way.
#ifndef KOHORT_CORE_INSIGHT_DISTINCTIONS_H_
#define KOHORT_CORE_INSIGHT_DISTINCTIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/data/data_set.h"
#include "core/insight/customer_values.h"
#include "core/segment/customer_set.h"

namespace kohort {

// An attribute or a text property.
struct ValueColumn {
  const Attribute* attribute = nullptr;
  std::size_t property = 0;  // where there is no attribute

  bool operator==(const ValueColumn&) const = default;
};

struct DistinctValue {
  ValueColumn column;
  std::uint32_t code = 0;
  std::uint32_t customers = 0;  // of those looked at
  std::uint32_t everyone = 0;
  double lift = 0;
  double sure_lift = 0;
};

// The share that k of n have at the least, by the score interval with `z` on either side.
// REQUIRES: k <= n, n > 0.
double ShareAtLeast(std::uint32_t k, std::uint32_t n, double z);

// How many of all customers have each value, of the columns that were counted.
struct EveryoneByValue {
  Instant as_of = 0;
  std::vector<std::optional<std::vector<std::uint32_t>>> counts;  // by column, then by code
};

class Distinctions {
 public:
  static constexpr std::uint32_t kMostValues = 10'000;
  static constexpr std::uint32_t kFewestCustomers = 10;
  static constexpr double kZ = 4;

  // `everyone` is of this data or empty; it outlives this, as the data and the set do.
  Distinctions(const DataSet& data, Instant as_of, const CustomerSet& customers,
               EveryoneByValue& everyone);

  // Counts on for so many customers of one column. False when all is done.
  bool Step(std::uint32_t customers);

  // The surest first; at most `limit`, and of one column at most `of_one`, so that one with many
  // values does not crowd the others out. REQUIRES: Step returned false.
  std::vector<DistinctValue> Best(std::size_t limit, std::size_t of_one) const;

 private:
  void Count(std::uint32_t customer, std::uint32_t code);

  const DataSet& data_;
  Instant as_of_;
  const CustomerSet& customers_;
  EveryoneByValue& everyone_;
  std::vector<ValueColumn> columns_;
  std::vector<std::vector<std::uint32_t>> counts_;  // as columns_, by code

  // Of the column under way.
  std::size_t column_ = 0;
  std::uint32_t customer_ = 0;
  std::optional<CustomerValues> values_;
  bool all_ = false;  // everyone is counted, too
  std::vector<std::uint32_t> of_everyone_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_DISTINCTIONS_H_
