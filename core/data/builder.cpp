#include "core/data/builder.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace kohort {
namespace {

// The values of a property as numbers, by code; nothing in the place of those that are none.
struct Numbers {
  bool exact = true;
  int scale = 0;
  std::vector<std::int64_t> units;  // by code from 1; kMissing for none
  std::vector<double> doubles;      // if not exact; NaN for none
};

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
  const std::uint64_t limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) /
                              std::max<std::uint64_t>(rows, 1);
  numbers.units.assign(values.size() + 1, kMissing<std::int64_t>);
  for (std::uint32_t code = 0; code < values.size(); ++code) {
    if (!decimals[code]) continue;
    const auto units = Rescale(*decimals[code], numbers.scale);
    if (!units || static_cast<std::uint64_t>(std::abs(*units)) > limit) return false;
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

// A staged column in one piece, its values at most `max`.
NarrowVector Flatten(StagedColumn<std::uint32_t>& column, std::uint32_t max) {
  NarrowVector values(column.size(), max);
  values.Visit([&]<class Value>(std::span<Value> flat) {
    column.Drain([&](std::size_t row, std::span<const std::uint32_t> block) {
      for (std::size_t i = 0; i < block.size(); ++i) flat[row + i] = static_cast<Value>(block[i]);
    });
  });
  return values;
}

// The rows' codes replaced by what `by_code` holds for them.
template <class To, class From, class Code>
std::vector<To> Look(const std::vector<From>& by_code, std::span<const Code> codes,
                     std::span<const std::uint32_t> order) {
  std::vector<To> values(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const From value = by_code[static_cast<std::size_t>(codes[order[i]])];
    if constexpr (sizeof(To) < sizeof(From)) {
      values[i] = value == kMissing<From> ? kMissing<To> : static_cast<To>(value);
    } else {
      values[i] = value;
    }
  }
  return values;
}

// The texts' codes plus one, 0 where there is none. Returns how many there are.
std::uint64_t Code(std::span<const std::string_view> texts, Dictionary& values,
                   std::span<std::uint32_t> codes) {
  std::ranges::fill(codes, 0);
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].data() == nullptr) continue;
    codes[i] = values.Add(texts[i]) + 1;
    ++count;
  }
  return count;
}

}  // namespace

DataSetBuilder::DataSetBuilder(DataShape shape) : data_(std::make_unique<DataSet>()) {
  data_->zone = std::move(shape.zone);
  data_->amount = shape.amount;
  data_->properties.resize(shape.properties.size());
  for (std::size_t i = 0; i < shape.properties.size(); ++i) {
    data_->properties[i].name = std::move(shape.properties[i]);
  }
  data_->attributes.resize(shape.attributes.size());
  for (std::size_t i = 0; i < shape.attributes.size(); ++i) {
    data_->attributes[i].name = std::move(shape.attributes[i]);
  }
  property_.resize(data_->properties.size());
  attribute_.resize(data_->attributes.size());
}

std::span<const std::uint32_t> DataSetBuilder::AddRows(const RowColumns& columns) {
  const std::size_t rows = columns.rows();
  assert(columns.customers.size() == rows && columns.events.size() == rows);
  assert(columns.properties.size() == property_.size() &&
         columns.attributes.size() == attribute_.size() && this->rows() + rows <= kMaxRows);
  unreadable_amounts_.clear();
  for (const std::string_view customer : columns.customers) {
    customer_.Push(data_->customers.Add(customer));
  }
  for (const std::string_view event : columns.events) event_.Push(event_names_.Add(event));
  AddTimes(columns.times);

  std::vector<std::uint32_t> codes(rows);
  for (std::size_t p = 0; p < property_.size(); ++p) {
    Property& property = data_->properties[p];
    property.value_count += Code(columns.properties[p], property.values, codes);
    for (const std::uint32_t code : codes) property_[p].Push(code);
    if (data_->amount == p) FindUnreadableAmounts(codes);
  }
  for (std::size_t a = 0; a < attribute_.size(); ++a) {
    Attribute& attribute = data_->attributes[a];
    attribute.value_count += Code(columns.attributes[a], attribute.values, codes);
    for (const std::uint32_t code : codes) attribute_[a].Push(code);
  }
  return unreadable_amounts_;
}

void DataSetBuilder::AddTimes(std::span<const Instant> times) {
  if (time_.size() == 0 && !times.empty()) data_->first_event = data_->last_event = times[0];
  for (const Instant time : times) {
    assert(time >= kFirstInstant && time < kEndInstant);
    data_->first_event = std::min(data_->first_event, time);
    data_->last_event = std::max(data_->last_event, time);
    if (time % kSecond != 0) fractions_ = true;
    time_.Push(time);
  }
}

void DataSetBuilder::FindUnreadableAmounts(std::span<const std::uint32_t> codes) {
  const Dictionary& values = data_->properties[*data_->amount].values;
  while (amount_unreadable_.size() < values.size()) {
    const auto code = static_cast<std::uint32_t>(amount_unreadable_.size());
    amount_unreadable_.push_back(!ParseDecimal(values[code]) && !ParseDouble(values[code]));
  }
  for (std::uint32_t row = 0; row < codes.size(); ++row) {
    if (codes[row] != 0 && amount_unreadable_[codes[row] - 1]) unreadable_amounts_.push_back(row);
  }
}

bool DataSetBuilder::ArrangeStep() {
  const std::size_t properties = data_->properties.size();
  if (step_ == 0) {
    OrderRows();
  } else if (step_ == 1) {
    FreezeTimes();
  } else if (step_ < 2 + properties) {
    FreezeProperty(step_ - 2);
  } else if (step_ < steps()) {
    FreezeAttribute(step_ - 2 - properties);
  } else {
    return false;
  }
  ++step_;
  return true;
}

std::shared_ptr<const DataSet> DataSetBuilder::Take() {
  order_ = {};
  customer_order_ = {};
  row_times_ = {};
  return std::move(data_);
}

// By event, then customer, then as they came: two stable counting sorts.
void DataSetBuilder::OrderRows() {
  const std::size_t rows = customer_.size();
  const std::size_t customers = data_->customers.size();
  const std::size_t events = event_names_.size();

  std::vector<std::uint32_t> customer_of(rows);
  std::vector<std::uint32_t> first(customers + 1);
  customer_.Drain([&](std::size_t row, std::span<const std::uint32_t> values) {
    std::ranges::copy(values, customer_of.begin() + static_cast<std::ptrdiff_t>(row));
    for (const std::uint32_t customer : values) ++first[std::size_t{customer} + 1];
  });
  for (std::size_t i = 0; i < customers; ++i) first[i + 1] += first[i];
  std::vector<std::uint32_t> next = first;
  std::vector<std::uint32_t> by_customer(rows);
  for (std::uint32_t row = 0; row < rows; ++row) by_customer[next[customer_of[row]]++] = row;

  const NarrowVector event_of = Flatten(event_, static_cast<std::uint32_t>(events));
  event_rows_.assign(events + 1, 0);
  event_of.Visit([&](auto event) {
    for (const auto e : event) ++event_rows_[static_cast<std::size_t>(e) + 1];
    for (std::size_t i = 0; i < events; ++i) event_rows_[i + 1] += event_rows_[i];
    std::vector<std::uint32_t> place(event_rows_.begin(), event_rows_.end());
    order_.resize(rows);
    for (const std::uint32_t row : by_customer) {
      order_[place[static_cast<std::size_t>(event[row])]++] = row;
    }
  });

  data_->events.resize(events);
  for (std::uint32_t e = 0; e < events; ++e) {
    EventTable& event = data_->events[e];
    event.name = event_names_[e];
    event.properties.resize(data_->properties.size());
    for (std::uint32_t i = event_rows_[e]; i < event_rows_[e + 1]; ++i) {
      const std::uint32_t customer = customer_of[order_[i]];
      if (event.customers.empty() || event.customers.back() != customer) {
        event.customers.push_back(customer);
        event.first_row.push_back(i - event_rows_[e]);
      }
    }
    event.first_row.push_back(event_rows_[e + 1] - event_rows_[e]);
    event.customers.shrink_to_fit();
    event.first_row.shrink_to_fit();
  }
  if (!attribute_.empty()) {
    customer_order_ = std::move(by_customer);
    customer_rows_ = std::move(first);
  }
}

// Puts each customer's rows of an event into time order, and their times beside them.
void DataSetBuilder::FreezeTimes() {
  const auto freeze = [&](auto values, std::int64_t unit) {
    using Values = decltype(values);
    values.resize(order_.size());
    time_.Drain([&](std::size_t row, std::span<const std::int64_t> block) {
      for (std::size_t i = 0; i < block.size(); ++i) {
        values[row + i] = static_cast<typename Values::value_type>(block[i] / unit);
      }
    });
    const auto time_of = [&](std::uint32_t row) { return values[row]; };
    const auto sort = [&](std::span<std::uint32_t> rows) {
      if (!std::ranges::is_sorted(rows, {}, time_of)) std::ranges::stable_sort(rows, {}, time_of);
    };
    for (std::size_t e = 0; e < data_->events.size(); ++e) {
      EventTable& event = data_->events[e];
      const auto rows = std::span(order_).subspan(event_rows_[e], event.rows());
      for (std::size_t i = 0; i < event.customers.size(); ++i) {
        sort(rows.subspan(event.first_row[i], event.first_row[i + 1] - event.first_row[i]));
      }
      Values times(rows.size());
      std::ranges::transform(rows, times.begin(), time_of);
      event.times = TimeColumn(std::move(times));
    }
    for (std::size_t i = 0; i + 1 < customer_rows_.size(); ++i) {
      sort(std::span(customer_order_)
               .subspan(customer_rows_[i], customer_rows_[i + 1] - customer_rows_[i]));
    }
    if (!attribute_.empty()) row_times_ = TimeColumn(std::move(values));
  };
  if (fractions_) {
    freeze(TimeColumn::Micros(), 1);
  } else {
    freeze(TimeColumn::Seconds(), kSecond);
  }
}

void DataSetBuilder::FreezeProperty(std::size_t p) {
  Property& property = data_->properties[p];
  property.distinct = property.values.size();
  const NarrowVector codes = Flatten(property_[p], property.values.size());

  const std::optional<Numbers> numbers =
      ReadNumbers(property.values, order_.size(), /*lenient=*/data_->amount == p);
  if (numbers) {
    property.type = ValueType::kNumber;
    property.exact = numbers->exact;
    property.scale = numbers->scale;
  }
  const bool narrow_units =
      numbers && numbers->exact && std::ranges::all_of(numbers->units, [](std::int64_t units) {
        return units == kMissing<std::int64_t> ||
               (units > std::numeric_limits<std::int32_t>::min() &&
                units <= std::numeric_limits<std::int32_t>::max());
      });

  for (std::size_t e = 0; e < data_->events.size(); ++e) {
    EventTable& event = data_->events[e];
    const auto rows = std::span<const std::uint32_t>(order_).subspan(event_rows_[e], event.rows());
    codes.Visit([&]<class Code>(std::span<const Code> all) {
      if (std::ranges::all_of(rows, [&](std::uint32_t row) { return all[row] == 0; })) return;
      if (!numbers) {
        NarrowVector own(rows.size(), property.values.size());
        own.Visit([&]<class Own>(std::span<Own> values) {
          for (std::size_t i = 0; i < rows.size(); ++i) {
            values[i] = static_cast<Own>(all[rows[i]]);
          }
        });
        event.properties[p] = std::move(own);
      } else if (!numbers->exact) {
        event.properties[p] = NumberColumn(Look<double>(numbers->doubles, all, rows));
      } else if (narrow_units) {
        event.properties[p] = NumberColumn(Look<std::int32_t>(numbers->units, all, rows));
      } else {
        event.properties[p] = NumberColumn(Look<std::int64_t>(numbers->units, all, rows));
      }
    });
  }
  if (numbers) property.values = Dictionary();
}

void DataSetBuilder::FreezeAttribute(std::size_t a) {
  Attribute& attribute = data_->attributes[a];
  const NarrowVector codes = Flatten(attribute_[a], attribute.values.size());
  std::vector<std::uint32_t> kept_codes;
  row_times_.Visit([&]<class Time>(std::span<const Time> times, std::int64_t) {
    std::vector<Time> kept_times;
    codes.Visit([&](auto code_of) {
      attribute.first.push_back(0);
      for (std::size_t customer = 0; customer + 1 < customer_rows_.size(); ++customer) {
        const std::size_t first = kept_times.size();
        for (std::uint32_t i = customer_rows_[customer]; i < customer_rows_[customer + 1]; ++i) {
          const std::uint32_t row = customer_order_[i];
          if (code_of[row] == 0) continue;
          const auto code = static_cast<std::uint32_t>(code_of[row] - 1);
          // Of equal times the later row holds; a value that goes on is not a new one.
          if (kept_times.size() > first && kept_times.back() == times[row]) {
            kept_times.pop_back();
            kept_codes.pop_back();
          }
          if (kept_times.size() > first && kept_codes.back() == code) continue;
          kept_times.push_back(times[row]);
          kept_codes.push_back(code);
        }
        attribute.first.push_back(static_cast<std::uint32_t>(kept_times.size()));
      }
    });
    kept_times.shrink_to_fit();
    attribute.since = TimeColumn(std::move(kept_times));
  });
  attribute.codes = NarrowVector(kept_codes.size(), attribute.values.size());
  attribute.codes.Visit([&]<class Code>(std::span<Code> narrow) {
    std::ranges::transform(kept_codes, narrow.begin(),
                           [](std::uint32_t code) { return static_cast<Code>(code); });
  });
}

}  // namespace kohort
