// A frozen data set: what every question is asked of.
//
// Events are ordered by event name, then customer, then time (equal instants in file order), and
// each name's columns are stored apart at the narrowest width that fits. So a condition on one
// event is one forward pass over that event's columns, and nothing hashes at query time.
//
// Built once by DataSetBuilder, then shared as shared_ptr<const DataSet>; any thread may read.
#ifndef KOHORT_CORE_DATA_DATA_SET_H_
#define KOHORT_CORE_DATA_DATA_SET_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/dictionary.h"
#include "core/base/instant.h"
#include "core/base/narrow_vector.h"
#include "core/base/number.h"
#include "core/base/time_zone.h"

namespace kohort {

// Instants, as 32-bit seconds while no value has a fraction.
class TimeColumn {
 public:
  using Seconds = std::vector<std::uint32_t>;
  using Micros = std::vector<std::int64_t>;

  TimeColumn() = default;
  explicit TimeColumn(Seconds seconds) : values_(std::move(seconds)) {}
  explicit TimeColumn(Micros micros) : values_(std::move(micros)) {}

  // Calls use(values, unit): values[i] * unit is the Instant of row i.
  template <class Use>
  decltype(auto) Visit(Use&& use) const {
    if (const auto* seconds = std::get_if<Seconds>(&values_)) {
      return use(std::span(*seconds), kSecond);
    }
    return use(std::span(std::get<Micros>(values_)), std::int64_t{1});
  }

  // REQUIRES: they are of this type.
  template <class Value>
  std::span<const Value> As() const {
    return std::get<std::vector<Value>>(values_);
  }

  Instant operator[](std::size_t i) const {
    return Visit([i](auto values, std::int64_t unit) { return std::int64_t{values[i]} * unit; });
  }

  std::size_t memory_bytes() const {
    return Visit([](auto values, std::int64_t) { return values.size_bytes(); });
  }

 private:
  std::variant<Seconds, Micros> values_;
};

// Numbers of one property: exact units at the property's scale (32 or 64 bits), or doubles where
// the values are not decimals that fit. A row without a value holds kMissing or NaN.
template <class Units>
inline constexpr Units kMissing = std::numeric_limits<Units>::min();

using NumberColumn =
    std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<double>>;

// A property of one event: not there at all, codes into the property's values plus one (0 is a
// missing value), or numbers.
using PropertyColumn = std::variant<std::monostate, NarrowVector, NumberColumn>;

// How many of the rows [begin, end), which are in order of time, are not after an instant.
// O(log rows).
std::uint32_t CountUntil(const TimeColumn& times, std::uint32_t begin, std::uint32_t end,
                         Instant until);

// All events of one name.
struct EventTable {
  std::string name;
  std::vector<std::uint32_t> customers;    // who did it, ascending
  std::vector<std::uint32_t> first_row;    // of each of them, and the count of rows at the end
  TimeColumn times;                        // by row
  std::vector<PropertyColumn> properties;  // by property of the data set
  TimeColumn last_times;                   // of each customer's last row, as `times`
  // By property: which values each customer's rows have, in the order of `customers`; empty where
  // that is not kept (value_sets.h).
  std::vector<NarrowVector> value_sets;

  std::uint32_t rows() const { return first_row.back(); }
};

enum class ValueType { kText, kNumber };

struct Property {
  std::string name;
  ValueType type = ValueType::kText;
  Dictionary values;              // of a text; empty for numbers
  int scale = 0;                  // of exact numbers
  bool exact = true;              // false: doubles
  std::uint64_t value_count = 0;  // rows that have a value
  std::uint64_t distinct = 0;
};

// How an attribute helps to reach a customer, where it does: a contact, or a consent to a channel.
enum class AttributeRole : std::uint8_t {
  kNone,
  kEmail,
  kPhone,
  kPushToken,
  kEmailConsent,
  kPushConsent,
  kSmsConsent,
  kWhatsappConsent,
};

// What is known of customers from their events: for each customer, the values in order of time,
// each from the instant it was first seen until the next.
struct Attribute {
  std::string name;
  AttributeRole role = AttributeRole::kNone;
  Dictionary values;
  std::vector<std::uint32_t> first;  // of each customer's values, and their count at the end
  TimeColumn since;
  NarrowVector codes;             // into `values`
  std::uint64_t value_count = 0;  // rows that had a value

  // The code of the latest value that was known at an instant. O(log of the customer's values).
  std::optional<std::uint32_t> CodeAt(std::uint32_t customer, Instant as_of) const;
};

struct DataSet {
  TimeZone zone;
  Dictionary customers;            // in order of first appearance: a customer's number everywhere
  std::vector<EventTable> events;  // in order of first appearance
  std::vector<Property> properties;
  std::vector<Attribute> attributes;
  std::optional<std::size_t> amount;  // which property is the amount
  std::string currency;               // of the amount, to show with it; empty = none is known
  Instant first_event = 0;            // both 0 without events
  Instant last_event = 0;

  // A pointer into this data set, or null.
  const EventTable* FindEvent(std::string_view name) const;
  std::uint64_t event_count() const;
  std::size_t memory_bytes() const;

  // The midnight that ends the local day of the last event.
  Instant DefaultAsOf() const { return zone.EndOfDay(last_event); }
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_DATA_SET_H_
