// One customer: what is known of them, what they bought, and all they did, newest first. The page
// shows it, so that a number can be followed down to the person.
#ifndef KOHORT_CORE_INSIGHT_CUSTOMER_H_
#define KOHORT_CORE_INSIGHT_CUSTOMER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/data/data_set.h"

namespace kohort {

// The number of the customer with that ID, exactly. Error customer_unknown.
Result<std::uint32_t> FindCustomer(const DataSet& data, const std::string& id);

struct CustomerColumn {
  enum class Kind { kTime, kEvent, kProperty };

  Kind kind = Kind::kTime;
  std::size_t property = 0;  // of kProperty: which
  std::string id;            // "time", "event", "property:amount"
  std::string name;          // "time", "event", "amount"
  std::string_view type;     // "text", "number", "date and time"
};

class Customer {
 public:
  // Everything is up to as-of, times are told in the zone. A search in each event and a pass over
  // the customer's own rows, sorted by time; 16 bytes a row.
  // REQUIRES: a customer of the data.
  Customer(std::shared_ptr<const DataSet> data, std::uint32_t customer, Instant as_of,
           TimeZone zone);

  struct Value {
    std::string name;   // of the attribute
    std::string value;  // empty where there is none
    std::string since;  // a local time; empty where it holds always, or there is none
  };
  std::vector<Value> Attributes() const;  // all, in the order of the data

  struct Purchases {
    std::uint32_t begin = 0;  // rows
    std::uint32_t end = 0;
    std::string amount;  // a plain decimal; empty where the data has no amounts
  };
  Purchases Bought(const EventTable& purchases) const;

  // Time and event, then the properties of which some row has a value.
  const std::vector<CustomerColumn>& columns() const { return columns_; }
  // Newest first; of equal times first what stands last in the data.
  std::size_t rows() const { return rows_.size(); }
  std::string Cell(std::size_t row, const CustomerColumn& column) const;

 private:
  struct Row {
    Instant time = 0;
    std::uint32_t event = 0;
    std::uint32_t row = 0;
  };

  // The rows of a table up to as-of.
  std::pair<std::uint32_t, std::uint32_t> RowsOf(const EventTable& table) const;
  std::string Local(Instant instant) const;

  std::shared_ptr<const DataSet> data_;
  std::uint32_t customer_;
  Instant as_of_;
  TimeZone zone_;
  std::vector<Row> rows_;
  std::vector<CustomerColumn> columns_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_CUSTOMER_H_
