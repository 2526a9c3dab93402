// Rows in, a frozen DataSet out.
//
//   DataSetBuilder builder(shape);
//   while (more rows) builder.AddRows(rows);
//   while (builder.ArrangeStep()) {}
//   std::shared_ptr<const DataSet> data = builder.Take();
//
// Rows are staged by event, and arranged event by event: a counting sort by customer gives each row
// its place, then times and columns move there one by one. That is linear in the rows, but for a
// customer's rows of one event that did not come in time order, which are sorted among themselves.
// Peak memory is the staged rows and the frozen columns, less what the events that are done have
// freed, and a 32-bit place for each row of the event at hand.
#ifndef KOHORT_CORE_DATA_BUILDER_H_
#define KOHORT_CORE_DATA_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/side_thread.h"
#include "core/data/data_set.h"
#include "core/data/event_runs.h"
#include "core/data/staged_attribute.h"
#include "core/data/staged_event.h"
#include "core/data/staged_property.h"
#include "core/data/staging.h"

namespace kohort {

// What a data set's rows have.
struct DataShape {
  std::vector<std::string> properties;
  std::vector<std::string> attributes;
  std::optional<std::size_t> amount;  // a property; its values are numbers or they are missing
  TimeZone zone;
  std::string currency = {};                        // of the amount, as in DataSet
  std::vector<AttributeRole> attribute_roles = {};  // by attribute; those behind the last: none
};

// Rows to add, column by column: each vector is empty or has one value a row. A text whose data()
// is null is no value, as opposed to "".
struct RowColumns {
  std::vector<std::string_view> customers;
  std::vector<std::string_view> events;
  std::vector<Instant> times;
  std::vector<std::vector<std::string_view>> properties;  // an empty one: none of the rows has it
  std::vector<std::vector<std::string_view>> attributes;  // likewise

  std::size_t rows() const { return times.size(); }
};

// Customers to add with what is known of them, column by column, as in RowColumns.
struct ProfileColumns {
  std::vector<std::string_view> customers;
  std::vector<std::vector<std::string_view>> attributes;
};

class DataSetBuilder {
 public:
  static constexpr std::uint32_t kMaxRows = 0xfffffffe;

  explicit DataSetBuilder(DataShape shape);

  // Another property, of which the rows so far have no value. Returns its index.
  std::size_t AddProperty(std::string name);

  // Texts are copied. A customer's attribute has its value from the row's time on; of equal times
  // the later row wins. Thousands of rows at a time are faster than a few. Returns the rows of
  // these whose amount is there but no number, valid until the next call: they count as missing.
  // REQUIRES: customers and events are there; kFirstInstant <= times < kEndInstant; rows() + the
  // rows added <= kMaxRows.
  std::span<const std::uint32_t> AddRows(const RowColumns& columns);

  // Texts are copied. What a profile says of a customer holds at all times, whatever events say; of
  // several profiles of one customer the later says it. REQUIRES: customers are there.
  void AddProfiles(const ProfileColumns& columns);

  std::uint64_t rows() const { return rows_; }

  // What the rows take so far. Cheap.
  std::size_t memory_bytes() const;

  // What arranging them will take at its peak, these rows included, or staging a few more if that
  // is more: an estimate from above. Cheap.
  std::uint64_t peak_bytes() const;

  // Freezes an attribute, decides what a property is, freezes or summarises an event: one step a
  // call. With a second thread all events are one step. False when all is done.
  bool ArrangeStep(SideThread* beside = nullptr);
  // Of Take's work, in steps: for progress.
  std::size_t steps_done() const { return step_; }
  std::size_t steps() const { return attribute_.size() + property_.size() + 2 * event_.size(); }

  // REQUIRES: ArrangeStep returned false. Leaves the builder empty.
  std::shared_ptr<const DataSet> Take();

 private:
  void AddTimes(std::span<const Instant> times);
  void FreezeAttribute(std::size_t attribute);
  void FreezeEvent(std::size_t event);
  void Summarise(EventTable& table) const;
  template <class Use>
  void ForEachEvent(SideThread& beside, Use use);

  std::unique_ptr<DataSet> data_;
  std::size_t rows_ = 0;
  Dictionary event_names_;
  std::vector<StagedEvent> event_;
  std::vector<std::uint32_t> event_rows_;  // how many of each event
  Instant last_time_ = 0;
  bool in_time_order_ = true;
  std::vector<StagedProperty> property_;
  // For attributes, if there are any: in which order rows of different events came.
  StagedColumn<std::uint32_t> event_of_;
  std::vector<StagedAttribute> attribute_;

  // Of the rows being added.
  EventRuns runs_;
  std::vector<std::uint32_t> events_;
  std::vector<std::uint32_t> customers_;
  std::vector<std::uint32_t> seconds_;  // of the times, and what is beyond them
  std::vector<std::uint32_t> micros_;
  std::vector<std::uint32_t> codes_;
  std::vector<std::uint32_t> unreadable_amounts_;

  // Of one event of these.
  std::vector<std::uint32_t> run_customers_;
  std::vector<std::uint32_t> run_seconds_;
  std::vector<std::uint32_t> run_micros_;

  std::size_t step_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_BUILDER_H_
