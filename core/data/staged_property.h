// The values of a property while rows come, and how they freeze.
#ifndef KOHORT_CORE_DATA_STAGED_PROPERTY_H_
#define KOHORT_CORE_DATA_STAGED_PROPERTY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/dictionary.h"
#include "core/data/data_set.h"
#include "core/data/packed_decimal.h"
#include "core/data/staging.h"

namespace kohort {

// Holds values as decimals, exactly as written, while each is one: a column of numbers needs no
// dictionary, of which amounts would make the largest. From the first that is none on, and for
// those before it, as codes into a dictionary.
class StagedProperty {
 public:
  // `numbers`: values that are none are missing; else one of them makes the property a text.
  explicit StagedProperty(bool numbers) : numbers_(numbers) {}

  // One value a row, and the number of the row's event; a null text is none. With `numbers`, adds
  // to `unreadable` the rows whose text is none.
  void Append(std::span<const std::string_view> texts, std::span<const std::uint32_t> events,
              std::vector<std::uint32_t>& unreadable);
  void AppendMissing(std::size_t rows);

  std::size_t memory_bytes() const {
    return decimals_.memory_bytes() + codes_.memory_bytes() + values_.memory_bytes();
  }

  // What its columns will take once frozen, if each event has so many rows.
  std::size_t FrozenBytes(std::span<const std::uint32_t> event_rows) const;

  // Moves all into property `p` of the data set, whose events hold, one after the other, the rows
  // of `order`, by their number as they came.
  void Freeze(const Paged<std::uint32_t>& order, std::size_t p, DataSet& data);

 private:
  template <class Use>
  void ForEachEvent(DataSet& data, const Use& use) const;
  bool AppendDecimals(std::span<const std::string_view> texts,
                      std::vector<std::uint32_t>& unreadable);
  void AppendCodes(std::span<const std::string_view> texts, std::vector<std::uint32_t>& unreadable);
  void TurnIntoCodes();
  void FreezeDecimals(const Paged<std::uint32_t>& order, std::size_t p, DataSet& data);
  void FreezeCodes(const Paged<std::uint32_t>& order, std::size_t p, DataSet& data);

  bool numbers_;
  std::uint64_t value_count_ = 0;
  std::vector<bool> in_event_;  // some of its rows have a value; shorter if the last have none

  bool as_codes_ = false;
  StagedColumn<PackedDecimal> decimals_;  // 0 is no value
  StagedColumn<std::uint32_t> codes_;     // plus one; 0 is no value
  Dictionary values_;
  std::vector<bool> is_number_;  // by code, of values of `numbers`

  std::vector<PackedDecimal> batch_decimals_;
  std::vector<std::uint32_t> batch_codes_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGED_PROPERTY_H_
