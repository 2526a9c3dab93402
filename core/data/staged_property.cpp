#include "core/data/staged_property.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/number.h"
#include "core/data/packed_decimal.h"

namespace kohort {
namespace {

constexpr std::array<std::int64_t, kMaxScale + 1> kPowersOfTen{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

// As ParseDecimal, which takes zeros at the end of a fraction for nothing from the third digit on.
Decimal WithoutZeros(Decimal decimal) {
  for (; decimal.scale > 2 && decimal.units % 10 == 0; --decimal.scale) decimal.units /= 10;
  return decimal;
}

// A bit for each possible value is not too much.
bool CountsByBits(std::uint64_t max, std::uint64_t rows) { return max / 64 <= rows; }

// How many different values the columns have, 0 aside.
class DistinctCount {
 public:
  DistinctCount(std::uint64_t max, std::uint64_t rows, std::uint64_t values)
      : by_bits_(CountsByBits(max, rows)) {
    if (by_bits_) {
      seen_.resize(static_cast<std::size_t>(max) + 1);
    } else {
      values_.reserve(static_cast<std::size_t>(values));
    }
  }

  void Add(PackedDecimal value) {
    if (!by_bits_) {
      values_.push_back(value);
      return;
    }
    const auto bit = static_cast<std::size_t>(value);
    count_ += !seen_[bit];
    seen_[bit] = true;
  }

  std::uint64_t Count() {
    if (by_bits_) return count_;
    std::ranges::sort(values_);
    return static_cast<std::uint64_t>(std::ranges::unique(values_).begin() - values_.begin());
  }

 private:
  bool by_bits_;
  std::vector<bool> seen_;
  std::uint64_t count_ = 0;
  std::vector<PackedDecimal> values_;
};

// Moves what `number_of` makes of a column's values, units or doubles, to their places.
template <class To, class From, class NumberOf>
NumberColumn Place(StagedColumn<From>& column, const Paged<std::uint32_t>& place, To missing,
                   const NumberOf& number_of) {
  std::vector<To> numbers(place.size(), missing);
  column.Drain([&](std::size_t first, std::span<const From> block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block[i] != 0) numbers[place[first + i]] = static_cast<To>(number_of(block[i]));
    }
  });
  return numbers;
}

}  // namespace

template <class Value>
StagedColumn<Value>& StagedProperty::ByEvent<Value>::Make(std::size_t event) {
  if (event >= columns.size()) columns.resize(event + 1);
  if (columns[event] == nullptr) columns[event] = std::make_unique<StagedColumn<Value>>();
  return *columns[event];
}

void StagedProperty::Append(std::span<const std::string_view> texts, std::span<const EventRun> runs,
                            std::vector<std::uint32_t>& unreadable) {
  for (const std::string_view text : texts) value_count_ += text.data() != nullptr ? 1 : 0;
  if (!as_codes_ && !AppendDecimals(texts, runs, unreadable)) TurnIntoCodes();
  if (as_codes_) AppendCodes(texts, runs, unreadable);
}

// False, and nothing done, if some value cannot be held as a decimal.
bool StagedProperty::AppendDecimals(std::span<const std::string_view> texts,
                                    std::span<const EventRun> runs,
                                    std::vector<std::uint32_t>& unreadable) {
  batch_decimals_.resize(texts.size());
  const std::size_t unreadable_before = unreadable.size();
  for (std::size_t row = 0; row < texts.size(); ++row) {
    const std::string_view text = texts[row];
    batch_decimals_[row] = 0;
    if (text.data() == nullptr) continue;
    batch_decimals_[row] = PackAsWritten(text);
    if (batch_decimals_[row] != 0) continue;
    const auto decimal = numbers_ ? ParseDecimal(text) : std::nullopt;
    if (decimal && std::abs(decimal->units) < kPackedUnitsEnd) {
      batch_decimals_[row] = Pack(*decimal);
    } else if (numbers_ && !decimal && !ParseDouble(text)) {
      unreadable.push_back(static_cast<std::uint32_t>(row));
    } else {
      unreadable.resize(unreadable_before);
      return false;
    }
  }
  AppendRuns(texts, batch_decimals_, runs, run_decimals_, decimals_);
  return true;
}

void StagedProperty::AppendCodes(std::span<const std::string_view> texts,
                                 std::span<const EventRun> runs,
                                 std::vector<std::uint32_t>& unreadable) {
  batch_codes_.resize(texts.size());
  values_.AddBatch(texts, batch_codes_);
  static_assert(Dictionary::kNone + 1 == 0);
  for (std::uint32_t& code : batch_codes_) ++code;
  AppendRuns(texts, batch_codes_, runs, run_codes_, codes_);
  if (!numbers_) return;
  for (auto code = static_cast<std::uint32_t>(is_number_.size()); code < values_.size(); ++code) {
    is_number_.push_back(ParseDecimal(values_[code]) || ParseDouble(values_[code]));
  }
  for (std::uint32_t row = 0; row < batch_codes_.size(); ++row) {
    if (batch_codes_[row] != 0 && !is_number_[batch_codes_[row] - 1]) unreadable.push_back(row);
  }
}

// The values of each event to its column, which begins with the first that has a text.
template <class Value>
void StagedProperty::AppendRuns(std::span<const std::string_view> texts,
                                const std::vector<Value>& batch, std::span<const EventRun> runs,
                                std::vector<Value>& own, ByEvent<Value>& to) {
  for (const EventRun& run : runs) {
    if (!to.Has(run.event) && std::ranges::all_of(run.in_batch, [&](std::uint32_t row) {
          return texts[row].data() == nullptr;
        })) {
      continue;
    }
    StagedColumn<Value>& column = to.Make(run.event);
    run.Gather(batch, own);
    const std::size_t before = column.memory_bytes();
    column.PadTo(run.first_row);
    column.Append(own);
    column_bytes_ += column.memory_bytes() - before;
  }
}

void StagedProperty::TurnIntoCodes() {
  as_codes_ = true;
  column_bytes_ = 0;
  std::vector<std::uint32_t> codes;
  for (std::size_t event = 0; event < decimals_.columns.size(); ++event) {
    if (!decimals_.Has(event)) continue;
    StagedColumn<std::uint32_t>& column = codes_.Make(event);
    decimals_.columns[event]->Drain([&](std::size_t, std::span<const PackedDecimal> block) {
      codes.assign(block.size(), 0);
      for (std::size_t i = 0; i < block.size(); ++i) {
        if (block[i] != 0) codes[i] = values_.Add(FormatDecimal(Unpack(block[i]))) + 1;
      }
      column.Append(codes);
    });
    column_bytes_ += column.memory_bytes();
  }
  decimals_ = {};
}

PackedDecimal StagedProperty::MaxDecimal() const {
  PackedDecimal max = 0;
  for (const auto& column : decimals_.columns) {
    if (column != nullptr) max = std::max(max, column->max());
  }
  return max;
}

std::uint64_t StagedProperty::FrozenBytes(std::span<const std::uint32_t> event_rows) const {
  std::uint64_t rows = 0;
  for (std::size_t e = 0; e < event_rows.size(); ++e) {
    if (decimals_.Has(e) || codes_.Has(e)) rows += event_rows[e];
  }
  // Of a text the width of its codes, else of units that fit 32 bits, as nearly all do.
  const std::size_t width = as_codes_ ? NarrowVector(1, values_.size()).memory_bytes() : 4;
  return rows * width;
}

std::uint64_t StagedProperty::WorkBytes(std::uint64_t rows) const {
  if (as_codes_) return 0;
  const PackedDecimal max = MaxDecimal();
  return CountsByBits(max, rows) ? max / 8 : value_count_ * sizeof(PackedDecimal);
}

void StagedProperty::Settle(std::uint64_t rows, Property& property) {
  property.value_count = value_count_;
  if (!as_codes_) return SettleDecimals(rows, property);
  value_codes_ = values_.size();
  property.distinct = value_codes_;
  as_numbers_ = CodeNumbers::Read(values_, rows, numbers_);
  if (as_numbers_) {
    property.type = ValueType::kNumber;
    property.exact = as_numbers_->exact;
    property.scale = as_numbers_->scale;
    values_ = Dictionary();
  } else {
    property.values = std::move(values_);
    values_ = Dictionary();
  }
}

void StagedProperty::SettleDecimals(std::uint64_t rows, Property& property) {
  const PackedDecimal max = MaxDecimal();
  if (max == 0 && !numbers_) return;
  property.type = ValueType::kNumber;
  DistinctCount distinct(max, rows, value_count_);
  std::array<std::uint64_t, kMaxScale + 1> largest{};  // of the units, by scale
  for (const auto& column : decimals_.columns) {
    if (column == nullptr) continue;
    column->ForEach([&](std::size_t, std::span<const PackedDecimal> block) {
      for (const PackedDecimal value : block) {
        if (value == 0) continue;
        distinct.Add(value);
        const Decimal decimal = WithoutZeros(Unpack(value));
        property.scale = std::max(property.scale, decimal.scale);
        std::uint64_t& units = largest[static_cast<std::size_t>(decimal.scale)];
        units = std::max(units, static_cast<std::uint64_t>(std::abs(decimal.units)));
      }
    });
  }
  property.distinct = distinct.Count();
  std::uint64_t most = 0;
  for (std::size_t scale = 0; scale <= static_cast<std::size_t>(property.scale); ++scale) {
    const auto factor =
        static_cast<std::uint64_t>(kPowersOfTen[static_cast<std::size_t>(property.scale) - scale]);
    property.exact = property.exact && largest[scale] <= UnitsLimit(rows) / factor;
    most = std::max(most, largest[scale] * factor);
  }
  if (!property.exact) property.scale = 0;
  fit32_ = Fits32(most);
}

PropertyColumn StagedProperty::Freeze(std::size_t event, const Paged<std::uint32_t>& place,
                                      const Property& property) {
  if (decimals_.Has(event)) return FreezeDecimals(*decimals_.columns[event], place, property);
  if (codes_.Has(event)) return FreezeCodes(*codes_.columns[event], place);
  return {};
}

PropertyColumn StagedProperty::FreezeDecimals(StagedColumn<PackedDecimal>& column,
                                              const Paged<std::uint32_t>& place,
                                              const Property& property) const {
  if (!property.exact) {
    return Place(column, place, std::nan(""),
                 [](PackedDecimal value) { return *ParseDouble(FormatDecimal(Unpack(value))); });
  }
  const auto units = [scale = property.scale](PackedDecimal value) {
    const Decimal decimal = WithoutZeros(Unpack(value));
    return decimal.units * kPowersOfTen[static_cast<std::size_t>(scale - decimal.scale)];
  };
  return fit32_ ? Place(column, place, kMissing<std::int32_t>, units)
                : Place(column, place, kMissing<std::int64_t>, units);
}

PropertyColumn StagedProperty::FreezeCodes(StagedColumn<std::uint32_t>& column,
                                           const Paged<std::uint32_t>& place) const {
  if (!as_numbers_) {
    NarrowVector own(place.size(), value_codes_);
    own.Visit([&]<class Own>(std::span<Own> texts) {
      std::ranges::fill(texts, Own{0});  // no value, where the column ends early
      column.Drain([&](std::size_t first, std::span<const std::uint32_t> block) {
        for (std::size_t i = 0; i < block.size(); ++i) {
          texts[place[first + i]] = static_cast<Own>(block[i]);
        }
      });
    });
    return own;
  }
  if (!as_numbers_->exact) {
    return Place(column, place, std::nan(""),
                 [&](std::uint32_t code) { return as_numbers_->doubles[code]; });
  }
  if (!as_numbers_->fit32) {
    return Place(column, place, kMissing<std::int64_t>,
                 [&](std::uint32_t code) { return as_numbers_->units[code]; });
  }
  return Place(column, place, kMissing<std::int32_t>, [&](std::uint32_t code) {
    const std::int64_t units = as_numbers_->units[code];
    return units == kMissing<std::int64_t> ? kMissing<std::int32_t>
                                           : static_cast<std::int32_t>(units);
  });
}

}  // namespace kohort
