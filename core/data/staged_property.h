// The values of a property while rows come, and how they freeze.
#ifndef KOHORT_CORE_DATA_STAGED_PROPERTY_H_
#define KOHORT_CORE_DATA_STAGED_PROPERTY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/dictionary.h"
#include "core/data/code_numbers.h"
#include "core/data/data_set.h"
#include "core/data/event_runs.h"
#include "core/data/packed_decimal.h"
#include "core/data/staging.h"

namespace kohort {

// Holds values as decimals, exactly as written, while each is one: a column of numbers needs no
// dictionary, of which amounts would make the largest. From the first that is none on, and for
// those before it, as codes into a dictionary. Each event has a column of its own, if some of its
// rows have a value.
class StagedProperty {
 public:
  // `numbers`: values that are none are missing; else one of them makes the property a text.
  explicit StagedProperty(bool numbers) : numbers_(numbers) {}

  // The texts of a batch, one a row; a null text is no value. With `numbers`, adds to `unreadable`
  // the rows whose text is none.
  void Append(std::span<const std::string_view> texts, std::span<const EventRun> runs,
              std::vector<std::uint32_t>& unreadable);

  std::size_t memory_bytes() const { return column_bytes_ + values_.memory_bytes(); }
  const Dictionary& values() const { return values_; }

  // What its columns will take once frozen, if each event has so many rows, and what freezing them
  // takes beside.
  std::uint64_t FrozenBytes(std::span<const std::uint32_t> event_rows) const;
  std::uint64_t WorkBytes(std::uint64_t rows) const;

  // Decides what the property is, from all values; the dictionary moves into it. `rows`: of all
  // events. Then no value may be added.
  void Settle(std::uint64_t rows, Property& property);

  // Moves the column of an event, each row to its place there. REQUIRES: settled. One thread an
  // event at a time.
  PropertyColumn Freeze(std::size_t event, const Paged<std::uint32_t>& place,
                        const Property& property);

 private:
  template <class Value>
  struct ByEvent {
    // Null where no row of the event has a value. A column may be shorter than its event.
    std::vector<std::unique_ptr<StagedColumn<Value>>> columns;

    StagedColumn<Value>& Make(std::size_t event);
    bool Has(std::size_t event) const {
      return event < columns.size() && columns[event] != nullptr;
    }
  };

  bool AppendDecimals(std::span<const std::string_view> texts, std::span<const EventRun> runs,
                      std::vector<std::uint32_t>& unreadable);
  void AppendCodes(std::span<const std::string_view> texts, std::span<const EventRun> runs,
                   std::vector<std::uint32_t>& unreadable);
  template <class Value>
  void AppendRuns(std::span<const std::string_view> texts, const std::vector<Value>& batch,
                  std::span<const EventRun> runs, std::vector<Value>& own, ByEvent<Value>& to);
  void TurnIntoCodes();
  void SettleDecimals(std::uint64_t rows, Property& property);
  PropertyColumn FreezeDecimals(StagedColumn<PackedDecimal>& column,
                                const Paged<std::uint32_t>& place, const Property& property) const;
  PropertyColumn FreezeCodes(StagedColumn<std::uint32_t>& column,
                             const Paged<std::uint32_t>& place) const;
  PackedDecimal MaxDecimal() const;

  bool numbers_;
  std::uint64_t value_count_ = 0;
  bool as_codes_ = false;
  ByEvent<PackedDecimal> decimals_;  // 0 is no value
  ByEvent<std::uint32_t> codes_;     // plus one; 0 is no value
  std::size_t column_bytes_ = 0;     // of all columns
  Dictionary values_;
  std::vector<bool> is_number_;  // by code, of values of `numbers`

  // Once settled.
  std::uint32_t value_codes_ = 0;          // there are
  std::optional<CodeNumbers> as_numbers_;  // of codes
  bool fit32_ = false;                     // exact units of decimals do

  std::vector<PackedDecimal> batch_decimals_;
  std::vector<PackedDecimal> run_decimals_;
  std::vector<std::uint32_t> batch_codes_;
  std::vector<std::uint32_t> run_codes_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGED_PROPERTY_H_
