// The customers of a stage or a segment as a table: who they are and what they bought. The page
// scrolls it, and exports write it.
#ifndef KOHORT_CORE_INSIGHT_MEMBERS_H_
#define KOHORT_CORE_INSIGHT_MEMBERS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/lifecycle.h"

namespace kohort {

struct MembersColumn {
  enum class Kind { kCustomer, kStage, kOrders, kAmount, kFirstOrder, kLastOrder, kAttribute };

  Kind kind = Kind::kCustomer;
  std::size_t attribute = 0;  // of kAttribute: which
  std::string id;             // "customer", ..., "attribute:city"
  std::string name;           // the header in exports; all different

  // "text", "number", "date and time".
  std::string_view type() const;
};

class Members {
 public:
  // Orders, amounts and attributes are those up to `lifecycle.as_of`. Without a stage: every
  // customer, in order of first appearance. One pass over the purchases; 28 bytes a customer.
  Members(std::shared_ptr<const DataSet> data, const Lifecycle& lifecycle,
          std::optional<Stage> stage);
  // These customers. With `lifecycle.purchases` null nobody has a stage or orders, and there are no
  // columns for them.
  Members(std::shared_ptr<const DataSet> data, const Lifecycle& lifecycle,
          std::vector<std::uint32_t> customers);

  const std::vector<MembersColumn>& columns() const { return columns_; }
  std::size_t rows() const { return rows_.size(); }

  // Numbers and times by value, the customer and texts by bytes, stages in their order. Customers
  // without a value come last either way; equal ones keep their order. O(n log n).
  void Sort(const MembersColumn& column, bool descending);

  // Leaves only the customers whose cell contains the text, whatever the ASCII case. O(n).
  void Filter(const MembersColumn& column, std::string_view text);

  // Leaves only these columns, in this order.
  void Choose(std::vector<MembersColumn> columns) { columns_ = std::move(columns); }

  // The cell as text, empty where there is no value: a stage's ID, a plain decimal, a local time.
  std::string Cell(std::size_t row, const MembersColumn& column) const;

 private:
  void AddOrders(const EventTable& purchases);

  // The keys of a column's values in their order; kNone for no value.
  std::vector<std::int64_t> Keys(const MembersColumn& column) const;

  std::shared_ptr<const DataSet> data_;
  Instant as_of_;
  std::vector<Stage> stage_of_;
  std::vector<MembersColumn> columns_;
  std::vector<std::uint32_t> rows_;  // customers

  // By customer.
  std::vector<std::uint32_t> orders_;
  std::vector<Instant> first_order_;
  std::vector<Instant> last_order_;
  // Sums of the amount: exact units or doubles, as the property is. Customers without an order
  // that has an amount hold 0.
  bool exact_ = true;
  int scale_ = 0;
  std::vector<std::int64_t> units_;
  std::vector<double> doubles_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_MEMBERS_H_
