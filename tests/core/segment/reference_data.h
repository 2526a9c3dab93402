// A data set as one would write it on paper: for each customer what they did, in order of time, and
// what is known of them. Slow on purpose; what the reference (reference.h) works on.
#ifndef KOHORT_TESTS_CORE_SEGMENT_REFERENCE_DATA_H_
#define KOHORT_TESTS_CORE_SEGMENT_REFERENCE_DATA_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/data/data_set.h"

namespace kohort::reference {

// A value that is there. What was loaded as a number has a text all the same: its plain decimal.
struct Value {
  std::string text;
  std::optional<double> number;  // of a number column
  std::optional<Decimal> exact;  // if it is exact there

  // As a number: that of the column, or what the text says.
  std::optional<double> Number() const;

  static Value OfText(std::string text);
  static Value OfNumber(double number);
};

struct Event {
  Instant time = 0;
  std::string name;
  std::map<std::string, Value> properties;  // those that have a value
};

struct Customer {
  std::uint32_t number = 0;  // in the data set
  std::string id;
  // Ties in time: in the order of the data set's event names, those of one name in file order.
  std::vector<Event> events;
};

struct Data {
  explicit Data(const DataSet& from);

  const DataSet& set;  // for attributes, which change over time
  std::vector<Customer> customers;

  std::optional<Value> AttributeAt(const Customer& customer, const std::string& name,
                                   Instant as_of) const;
};

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_REFERENCE_DATA_H_
