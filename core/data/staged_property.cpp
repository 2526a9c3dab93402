#include "core/data/staged_property.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
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

// The values of a property as numbers, by code; nothing in the place of those that are none.
struct Numbers {
  bool exact = true;
  int scale = 0;
  std::vector<std::int64_t> units;  // by code from 1; kMissing for none
  std::vector<double> doubles;      // if not exact; NaN for none
};

// Units up to this, so that their sum over all rows fits 64 bits.
std::uint64_t UnitsLimit(std::uint64_t rows) {
  return static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) /
         std::max<std::uint64_t>(rows, 1);
}

// Digits that are a name rather than a quantity: 00123, +628123, twenty digits.
bool IsWrittenAsNumber(std::string_view text) {
  const bool minus = text.starts_with('-');
  const std::string_view digits = text.substr(minus ? 1 : 0);
  if (digits.starts_with('+')) return false;
  if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return false;
  return digits.size() <= 18 || digits.find_first_of(".eE") != std::string_view::npos;
}

// All values as exact numbers, if they are decimals and the sum over so many rows fits 64 bits.
bool ReadExact(const Dictionary& values, std::uint64_t rows, Numbers& numbers) {
  std::vector<std::optional<Decimal>> decimals(values.size());
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    decimals[code] = ParseDecimal(values[code]);
    if (decimals[code]) {
      numbers.scale = std::max(numbers.scale, decimals[code]->scale);
    } else if (ParseDouble(values[code])) {
      return false;
    }
  }
  numbers.units.assign(values.size() + 1, kMissing<std::int64_t>);
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    if (!decimals[code]) continue;
    const auto units = Rescale(*decimals[code], numbers.scale);
    if (!units || static_cast<std::uint64_t>(std::abs(*units)) > UnitsLimit(rows)) return false;
    numbers.units[code + 1] = *units;
  }
  return true;
}

// Reads a property as numbers: `lenient` lets values that are none be missing, else every value
// must be one.
std::optional<Numbers> ReadNumbers(const Dictionary& values, std::uint64_t rows, bool lenient) {
  if (!lenient) {
    if (values.size() == 0) return std::nullopt;
    for (std::uint32_t code = 0; code < values.size(); ++code) {
      if (!IsWrittenAsNumber(values[code]) || !ParseDouble(values[code])) return std::nullopt;
    }
  }
  Numbers numbers;
  if (ReadExact(values, rows, numbers)) return numbers;
  numbers = {.exact = false, .scale = 0, .units = {}, .doubles = {}};
  numbers.doubles.assign(values.size() + 1, std::nan(""));
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    if (const auto value = ParseDouble(values[code])) numbers.doubles[code + 1] = *value;
  }
  return numbers;
}

// How many different values there are, 0 aside.
template <class Value>
std::uint64_t CountDistinct(const Paged<Value>& values, std::uint64_t max) {
  if (max / 64 <= values.size()) {  // a bit for each possible value is not too much
    std::vector<bool> seen(static_cast<std::size_t>(max) + 1);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto value = static_cast<std::size_t>(values[i]);
      if (value == 0 || seen[value]) continue;
      seen[value] = true;
      ++count;
    }
    return count;
  }
  std::vector<Value> sorted;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0) sorted.push_back(values[i]);
  }
  std::ranges::sort(sorted);
  return static_cast<std::uint64_t>(std::ranges::unique(sorted).begin() - sorted.begin());
}

bool Fits32(std::uint64_t units) {
  return units <= static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
}

// What `number_of` makes of the values of an event's rows: units, or doubles.
template <class To, class From, class NumberOf>
NumberColumn Look(const Paged<From>& values, const Paged<std::uint32_t>& order, std::size_t first,
                  std::size_t rows, const NumberOf& number_of) {
  std::vector<To> numbers(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto number = number_of(values[order[first + i]]);
    if constexpr (sizeof(To) < sizeof number) {
      numbers[i] = number == kMissing<std::int64_t> ? kMissing<To> : static_cast<To>(number);
    } else {
      numbers[i] = number;
    }
  }
  return numbers;
}

}  // namespace

// Calls use(event, the first of its rows in the order) for each event of which some row has a
// value.
template <class Use>
void StagedProperty::ForEachEvent(DataSet& data, const Use& use) const {
  std::size_t first = 0;
  for (std::size_t e = 0; e < in_event_.size(); ++e) {
    if (in_event_[e]) use(data.events[e], first);
    first += data.events[e].rows();
  }
}

void StagedProperty::Append(std::span<const std::string_view> texts,
                            std::span<const std::uint32_t> events,
                            std::vector<std::uint32_t>& unreadable) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].data() == nullptr) continue;
    ++value_count_;
    if (events[i] >= in_event_.size()) in_event_.resize(std::size_t{events[i]} + 1);
    in_event_[events[i]] = true;
  }
  if (!as_codes_ && !AppendDecimals(texts, unreadable)) TurnIntoCodes();
  if (as_codes_) AppendCodes(texts, unreadable);
}

void StagedProperty::AppendMissing(std::size_t rows) {
  if (as_codes_) {
    batch_codes_.assign(rows, 0);
    codes_.Append(batch_codes_);
  } else {
    batch_decimals_.assign(rows, 0);
    decimals_.Append(batch_decimals_);
  }
}

// False, and nothing done, if some value cannot be held as a decimal.
bool StagedProperty::AppendDecimals(std::span<const std::string_view> texts,
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
  decimals_.Append(batch_decimals_);
  return true;
}

void StagedProperty::AppendCodes(std::span<const std::string_view> texts,
                                 std::vector<std::uint32_t>& unreadable) {
  batch_codes_.resize(texts.size());
  values_.AddBatch(texts, batch_codes_);
  static_assert(Dictionary::kNone + 1 == 0);
  for (std::uint32_t& code : batch_codes_) ++code;
  codes_.Append(batch_codes_);
  if (!numbers_) return;
  for (auto code = static_cast<std::uint32_t>(is_number_.size()); code < values_.size(); ++code) {
    is_number_.push_back(ParseDecimal(values_[code]) || ParseDouble(values_[code]));
  }
  for (std::uint32_t row = 0; row < batch_codes_.size(); ++row) {
    if (batch_codes_[row] != 0 && !is_number_[batch_codes_[row] - 1]) unreadable.push_back(row);
  }
}

void StagedProperty::TurnIntoCodes() {
  as_codes_ = true;
  std::vector<std::uint32_t> codes;
  decimals_.Drain([&](std::size_t, std::span<const std::uint64_t> block) {
    codes.assign(block.size(), 0);
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (block[i] != 0) codes[i] = values_.Add(FormatDecimal(Unpack(block[i]))) + 1;
    }
    codes_.Append(codes);
  });
}

std::size_t StagedProperty::FrozenBytes(std::span<const std::uint32_t> event_rows) const {
  std::size_t rows = 0;
  for (std::size_t e = 0; e < in_event_.size(); ++e) rows += in_event_[e] ? event_rows[e] : 0;
  // Of a text the width of its codes, else of units that fit 32 bits, as nearly all do.
  const std::size_t width = as_codes_ ? NarrowVector(1, values_.size()).memory_bytes() : 4;
  return rows * width;
}

void StagedProperty::Freeze(const Paged<std::uint32_t>& order, std::size_t p, DataSet& data) {
  data.properties[p].value_count = value_count_;
  as_codes_ ? FreezeCodes(order, p, data) : FreezeDecimals(order, p, data);
}

void StagedProperty::FreezeDecimals(const Paged<std::uint32_t>& order, std::size_t p,
                                    DataSet& data) {
  Property& property = data.properties[p];
  const std::uint64_t max = decimals_.max();
  if (max == 0 && !numbers_) return;
  property.type = ValueType::kNumber;
  Flatten(decimals_, [&]<class Value>(const Paged<Value>& values) {
    property.distinct = CountDistinct(values, max);
    std::array<std::uint64_t, kMaxScale + 1> largest{};  // of the units, by scale
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] == 0) continue;
      const Decimal decimal = WithoutZeros(Unpack(values[i]));
      property.scale = std::max(property.scale, decimal.scale);
      std::uint64_t& units = largest[static_cast<std::size_t>(decimal.scale)];
      units = std::max(units, static_cast<std::uint64_t>(std::abs(decimal.units)));
    }
    std::uint64_t most = 0;
    for (std::size_t scale = 0; scale <= static_cast<std::size_t>(property.scale); ++scale) {
      const auto factor = static_cast<std::uint64_t>(
          kPowersOfTen[static_cast<std::size_t>(property.scale) - scale]);
      property.exact = property.exact && largest[scale] <= UnitsLimit(order.size()) / factor;
      most = std::max(most, largest[scale] * factor);
    }
    if (!property.exact) property.scale = 0;
    const auto units = [&](Value value) {
      if (value == 0) return kMissing<std::int64_t>;
      const Decimal decimal = WithoutZeros(Unpack(value));
      return decimal.units * kPowersOfTen[static_cast<std::size_t>(property.scale - decimal.scale)];
    };
    ForEachEvent(data, [&](EventTable& event, std::size_t first) {
      if (!property.exact) {
        event.properties[p] = Look<double>(values, order, first, event.rows(), [](Value value) {
          return value == 0 ? std::nan("") : *ParseDouble(FormatDecimal(Unpack(value)));
        });
      } else if (Fits32(most)) {
        event.properties[p] = Look<std::int32_t>(values, order, first, event.rows(), units);
      } else {
        event.properties[p] = Look<std::int64_t>(values, order, first, event.rows(), units);
      }
    });
  });
}

void StagedProperty::FreezeCodes(const Paged<std::uint32_t>& order, std::size_t p, DataSet& data) {
  Property& property = data.properties[p];
  property.distinct = values_.size();
  const std::optional<Numbers> numbers = ReadNumbers(values_, order.size(), numbers_);
  if (numbers) {
    property.type = ValueType::kNumber;
    property.exact = numbers->exact;
    property.scale = numbers->scale;
  }
  const bool fit32 = numbers && std::ranges::all_of(numbers->units, [](std::int64_t units) {
                       return units == kMissing<std::int64_t> ||
                              Fits32(static_cast<std::uint64_t>(std::abs(units)));
                     });
  Flatten(codes_, [&]<class Code>(const Paged<Code>& codes) {
    ForEachEvent(data, [&](EventTable& event, std::size_t first) {
      if (!numbers) {
        NarrowVector own(event.rows(), values_.size());
        own.Visit([&]<class Own>(std::span<Own> texts) {
          for (std::size_t i = 0; i < texts.size(); ++i) {
            texts[i] = static_cast<Own>(codes[order[first + i]]);
          }
        });
        event.properties[p] = std::move(own);
      } else if (!numbers->exact) {
        event.properties[p] = Look<double>(codes, order, first, event.rows(), [&](Code code) {
          return numbers->doubles[static_cast<std::size_t>(code)];
        });
      } else {
        const auto units = [&](Code code) {
          return numbers->units[static_cast<std::size_t>(code)];
        };
        event.properties[p] = fit32 ? Look<std::int32_t>(codes, order, first, event.rows(), units)
                                    : Look<std::int64_t>(codes, order, first, event.rows(), units);
      }
    });
  });
  if (!numbers) property.values = std::move(values_);
}

}  // namespace kohort
