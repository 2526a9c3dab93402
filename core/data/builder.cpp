#include "core/data/builder.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace kohort {

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
  for (std::size_t p = 0; p < data_->properties.size(); ++p) {
    property_.emplace_back(/*numbers=*/data_->amount == p);
  }
  attribute_.resize(data_->attributes.size());
  profile_.resize(data_->attributes.size());
}

std::size_t DataSetBuilder::AddProperty(std::string name) {
  data_->properties.emplace_back().name = std::move(name);
  property_.emplace_back(/*numbers=*/false).AppendMissing(static_cast<std::size_t>(rows()));
  return property_.size() - 1;
}

std::span<const std::uint32_t> DataSetBuilder::AddRows(const RowColumns& columns) {
  const std::size_t rows = columns.rows();
  assert(columns.customers.size() == rows && columns.events.size() == rows);
  assert(columns.properties.size() == property_.size() &&
         columns.attributes.size() == attribute_.size() && this->rows() + rows <= kMaxRows);
  AddTimes(columns.times);
  codes_.resize(rows);
  data_->customers.AddBatch(columns.customers, codes_);
  customer_.Append(codes_);
  events_.resize(rows);
  event_names_.AddBatch(columns.events, events_);
  event_.Append(events_);
  event_rows_.resize(event_names_.size());
  for (const std::uint32_t event : events_) ++event_rows_[event];

  unreadable_amounts_.clear();
  for (std::size_t p = 0; p < property_.size(); ++p) {
    if (columns.properties[p].empty()) {
      property_[p].AppendMissing(rows);
    } else {
      property_[p].Append(columns.properties[p], events_, unreadable_amounts_);
    }
  }
  for (std::size_t a = 0; a < attribute_.size(); ++a) {
    if (columns.attributes[a].empty()) {
      codes_.assign(rows, 0);
    } else {
      Attribute& attribute = data_->attributes[a];
      attribute.values.AddBatch(columns.attributes[a], codes_);
      static_assert(Dictionary::kNone + 1 == 0);
      for (std::uint32_t& code : codes_) {
        ++code;
        attribute.value_count += code != 0;
      }
    }
    attribute_[a].Append(codes_);
  }
  return unreadable_amounts_;
}

void DataSetBuilder::AddProfiles(const ProfileColumns& columns) {
  for (std::size_t row = 0; row < columns.customers.size(); ++row) {
    const std::uint32_t customer = data_->customers.Add(columns.customers[row]);
    for (std::size_t a = 0; a < profile_.size(); ++a) {
      if (columns.attributes[a].empty()) continue;
      const std::string_view text = columns.attributes[a][row];
      if (text.data() == nullptr) continue;
      Attribute& attribute = data_->attributes[a];
      if (profile_[a].size() <= customer) profile_[a].resize(std::size_t{customer} + 1);
      profile_[a][customer] = attribute.values.Add(text) + 1;
      ++attribute.value_count;
    }
  }
}

void DataSetBuilder::AddTimes(std::span<const Instant> times) {
  if (rows() == 0 && !times.empty()) {
    data_->first_event = data_->last_event = last_time_ = times[0];
  }
  seconds_.clear();
  micros_.clear();
  for (const Instant time : times) {
    assert(time >= kFirstInstant && time < kEndInstant);
    data_->first_event = std::min(data_->first_event, time);
    data_->last_event = std::max(data_->last_event, time);
    in_time_order_ = in_time_order_ && time >= last_time_;
    last_time_ = time;
    // As doubles, which are exact here (time < 2^52): WebAssembly divides them several times faster
    // than 64-bit integers.
    const auto second =
        static_cast<std::uint32_t>(static_cast<double>(time) / static_cast<double>(kSecond));
    seconds_.push_back(second);
    micros_.push_back(static_cast<std::uint32_t>(time - second * kSecond));
  }
  second_.Append(seconds_);
  micro_.Append(micros_);
}

std::size_t DataSetBuilder::memory_bytes() const {
  std::size_t bytes = data_->customers.memory_bytes() + event_names_.memory_bytes() +
                      customer_.memory_bytes() + event_.memory_bytes() + second_.memory_bytes() +
                      micro_.memory_bytes();
  for (const StagedProperty& property : property_) bytes += property.memory_bytes();
  for (std::size_t a = 0; a < attribute_.size(); ++a) {
    bytes += attribute_[a].memory_bytes() + data_->attributes[a].values.memory_bytes() +
             profile_[a].capacity() * sizeof(std::uint32_t);
  }
  return bytes;
}

std::size_t DataSetBuilder::peak_bytes() const {
  const auto rows = static_cast<std::size_t>(this->rows());
  const std::size_t customers = data_->customers.size();
  const std::size_t time_bytes = micro_.max() > 0 ? sizeof(std::int64_t) : sizeof(std::uint32_t);
  // What is staged, two orders, and where each customer's rows begin and go on.
  std::size_t bytes = memory_bytes() + (rows + customers) * 2 * sizeof(std::uint32_t);
  // What is frozen beside it: an event's customers and their first rows, in vectors that grow;
  // times; values. The room of staged values is what the work on them takes.
  for (const std::uint32_t event_rows : event_rows_) {
    bytes += std::min<std::size_t>(event_rows, customers) * 3 * sizeof(std::uint32_t);
  }
  bytes += rows * time_bytes;
  for (const StagedProperty& property : property_) bytes += property.FrozenBytes(event_rows_);
  // An attribute changes seldom: four values a customer are many.
  for (const auto& attribute : attribute_) {
    if (attribute.max() > 0) bytes += customers * 4 * (sizeof(std::uint32_t) + time_bytes);
  }
  return bytes;
}

bool DataSetBuilder::ArrangeStep() {
  const std::size_t properties = data_->properties.size();
  if (step_ == 0) {
    OrderRows();
  } else if (step_ == 1) {
    FreezeTimes();
  } else if (step_ < 2 + properties) {
    property_[step_ - 2].Freeze(order_, step_ - 2, *data_);
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

// By customer, then by event, each as they came: two stable counting sorts.
void DataSetBuilder::OrderRows() {
  const std::size_t rows = customer_.size();
  const std::size_t customers = data_->customers.size();
  const std::size_t events = event_names_.size();

  customer_rows_.assign(customers + 1, 0);
  customer_.ForEach([&](std::size_t, std::span<const std::uint32_t> values) {
    for (const std::uint32_t customer : values) ++customer_rows_[std::size_t{customer} + 1];
  });
  for (std::size_t i = 0; i < customers; ++i) customer_rows_[i + 1] += customer_rows_[i];
  std::vector<std::uint32_t> next = customer_rows_;
  customer_order_ = Paged<std::uint32_t>(rows);
  customer_.Drain([&](std::size_t begin, std::span<const std::uint32_t> values) {
    auto row = static_cast<std::uint32_t>(begin);
    for (const std::uint32_t customer : values) customer_order_[next[customer]++] = row++;
  });

  first_row_.assign(events + 1, 0);
  std::partial_sum(event_rows_.begin(), event_rows_.end(), first_row_.begin() + 1);
  data_->events.resize(events);
  for (std::uint32_t e = 0; e < events; ++e) {
    data_->events[e].name = event_names_[e];
    data_->events[e].properties.resize(data_->properties.size());
  }
  order_ = Paged<std::uint32_t>(rows);
  next = first_row_;
  Flatten(event_, [&](const auto& event_of) {
    for (std::uint32_t customer = 0; customer < customers; ++customer) {
      for (std::uint32_t i = customer_rows_[customer]; i < customer_rows_[customer + 1]; ++i) {
        const std::uint32_t row = customer_order_[i];
        const auto e = static_cast<std::size_t>(event_of[row]);
        EventTable& event = data_->events[e];
        if (event.customers.empty() || event.customers.back() != customer) {
          event.customers.push_back(customer);
          event.first_row.push_back(next[e] - first_row_[e]);
        }
        order_[next[e]++] = row;
      }
    }
  });
  for (std::size_t e = 0; e < events; ++e) {
    EventTable& event = data_->events[e];
    event.first_row.push_back(event_rows_[e]);
    event.customers.shrink_to_fit();
    event.first_row.shrink_to_fit();
  }
  if (attribute_.empty()) {
    customer_order_ = {};
    customer_rows_ = {};
  }
}

// Puts each customer's rows of an event into time order, and their times beside them.
void DataSetBuilder::FreezeTimes() {
  const auto freeze = [&]<class Time>(Paged<Time> times, std::int64_t unit) {
    second_.Drain(
        [&](std::size_t, std::span<const std::uint32_t> block) { times.AppendBlock(block); });
    micro_.Drain([&](std::size_t row, std::span<const std::uint32_t> block) {
      if (unit == kSecond) return;
      for (std::size_t i = 0; i < block.size(); ++i) {
        times[row + i] = static_cast<Time>(times[row + i] * kSecond + block[i]);
      }
    });
    const auto time_of = [&](std::uint32_t row) { return times[row]; };
    std::vector<std::uint32_t> rows;
    const auto sort = [&](Paged<std::uint32_t>& order, std::size_t begin, std::size_t end) {
      rows.clear();
      for (std::size_t i = begin; i < end; ++i) rows.push_back(order[i]);
      if (std::ranges::is_sorted(rows, {}, time_of)) return;
      std::ranges::stable_sort(rows, {}, time_of);
      for (std::size_t i = begin; i < end; ++i) order[i] = rows[i - begin];
    };
    for (std::size_t e = 0; e < data_->events.size(); ++e) {
      EventTable& event = data_->events[e];
      for (std::size_t i = 0; !in_time_order_ && i < event.customers.size(); ++i) {
        sort(order_, first_row_[e] + event.first_row[i], first_row_[e] + event.first_row[i + 1]);
      }
      std::vector<Time> own(event.rows());
      for (std::size_t i = 0; i < own.size(); ++i) own[i] = times[order_[first_row_[e] + i]];
      event.times = TimeColumn(std::move(own));
    }
    for (std::size_t i = 0; !in_time_order_ && i + 1 < customer_rows_.size(); ++i) {
      sort(customer_order_, customer_rows_[i], customer_rows_[i + 1]);
    }
    if (!attribute_.empty()) row_times_ = std::move(times);
  };
  if (micro_.max() > 0) {
    freeze(Paged<std::int64_t>(), 1);
  } else {
    freeze(Paged<std::uint32_t>(), kSecond);
  }
}

void DataSetBuilder::FreezeAttribute(std::size_t a) {
  Attribute& attribute = data_->attributes[a];
  std::vector<std::uint32_t> kept_codes;
  const auto keep = [&]<class Time>(const Paged<Time>& times, const auto& codes) {
    std::vector<Time> kept_times;
    attribute.first.push_back(0);
    for (std::size_t customer = 0; customer + 1 < customer_rows_.size(); ++customer) {
      const std::size_t first = kept_times.size();
      if (customer < profile_[a].size() && profile_[a][customer] != 0) {
        kept_times.push_back(0);
        kept_codes.push_back(profile_[a][customer] - 1);
        attribute.first.push_back(static_cast<std::uint32_t>(kept_times.size()));
        continue;
      }
      for (std::uint32_t i = customer_rows_[customer]; i < customer_rows_[customer + 1]; ++i) {
        const std::uint32_t row = customer_order_[i];
        if (codes[row] == 0) continue;
        const auto code = static_cast<std::uint32_t>(codes[row] - 1);
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
    kept_times.shrink_to_fit();
    attribute.since = TimeColumn(std::move(kept_times));
  };
  std::visit(
      [&](const auto& times) {
        Flatten(attribute_[a], [&](const auto& codes) { keep(times, codes); });
      },
      row_times_);
  attribute.codes = NarrowVector(kept_codes.size(), attribute.values.size());
  attribute.codes.Visit([&]<class Code>(std::span<Code> narrow) {
    std::ranges::transform(kept_codes, narrow.begin(),
                           [](std::uint32_t code) { return static_cast<Code>(code); });
  });
}

}  // namespace kohort
