// The values of an attribute while rows come, and how they freeze.
#ifndef KOHORT_CORE_DATA_STAGED_ATTRIBUTE_H_
#define KOHORT_CORE_DATA_STAGED_ATTRIBUTE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/data_set.h"
#include "core/data/row_sequence.h"
#include "core/data/staged_event.h"
#include "core/data/staging.h"

namespace kohort {

// Most rows say of a customer what the row before said. Those that say something new are staged
// with customer, time and code. Of the others is kept that they have a value, which takes nothing
// where all rows of a block have one: out of time order they are told apart from the rows
// themselves. Codes here are those of the dictionary plus one; 0 is no value.
class StagedAttribute {
 public:
  // The codes of rows from `first_row` on, with their customers and times.
  void Append(std::size_t first_row, std::span<const std::uint32_t> codes,
              std::span<const std::uint32_t> customers, std::span<const std::uint32_t> seconds,
              std::span<const std::uint32_t> micros);

  // What holds of a customer at all times.
  void SetProfile(std::uint32_t customer, std::uint32_t code);

  std::size_t memory_bytes() const;

  // What freezing takes beside the staged rows, at most, and an estimate of what is frozen.
  // `in_time_order`: all rows came so. `time_bytes`: of each time.
  std::uint64_t WorkBytes(bool in_time_order, std::uint64_t customers,
                          std::size_t time_bytes) const;
  std::uint64_t FrozenBytes(bool in_time_order, std::uint64_t customers,
                            std::size_t time_bytes) const;

  // Moves all into the attribute, which has its dictionary. Linear in the changes if all rows came
  // in time order, else in the rows.
  void Freeze(const RowSequence& rows, bool in_time_order, std::uint32_t customers,
              Attribute& attribute);

 private:
  struct Values {
    StagedEvent rows;
    StagedColumn<std::uint32_t> codes;

    std::size_t memory_bytes() const { return rows.memory_bytes() + codes.memory_bytes(); }
  };

  Values AllValues(const RowSequence& rows, std::uint32_t customers) const;
  std::uint32_t ProfileOf(std::uint32_t customer) const {
    return customer < profile_.size() ? profile_[customer] : 0;
  }

  Values changes_;
  StagedColumn<std::uint32_t> change_row_;  // their numbers
  StagedColumn<std::uint32_t> has_value_;   // by row: 1 or 0; shorter if the last have none
  std::uint64_t value_count_ = 0;
  std::vector<std::uint32_t> last_;     // by customer
  std::vector<std::uint32_t> profile_;  // by customer

  // Of the rows being added.
  std::vector<std::uint32_t> has_values_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> codes_;
  std::vector<std::uint32_t> customers_;
  std::vector<std::uint32_t> seconds_;
  std::vector<std::uint32_t> micros_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGED_ATTRIBUTE_H_
