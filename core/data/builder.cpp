#include "core/data/builder.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <exception>
#include <utility>

#include "core/data/row_sequence.h"
#include "core/data/value_sets.h"

namespace kohort {

DataSetBuilder::DataSetBuilder(DataShape shape) : data_(std::make_unique<DataSet>()) {
  data_->zone = std::move(shape.zone);
  data_->currency = std::move(shape.currency);
  data_->amount = shape.amount;
  data_->properties.resize(shape.properties.size());
  for (std::size_t i = 0; i < shape.properties.size(); ++i) {
    data_->properties[i].name = std::move(shape.properties[i]);
  }
  data_->attributes.resize(shape.attributes.size());
  for (std::size_t i = 0; i < shape.attributes.size(); ++i) {
    data_->attributes[i].name = std::move(shape.attributes[i]);
    if (i < shape.attribute_roles.size()) data_->attributes[i].role = shape.attribute_roles[i];
  }
  for (std::size_t p = 0; p < data_->properties.size(); ++p) {
    property_.emplace_back(/*numbers=*/data_->amount == p);
  }
  attribute_.resize(data_->attributes.size());
}

std::size_t DataSetBuilder::AddProperty(std::string name) {
  data_->properties.emplace_back().name = std::move(name);
  property_.emplace_back(/*numbers=*/false);
  return property_.size() - 1;
}

std::span<const std::uint32_t> DataSetBuilder::AddRows(const RowColumns& columns) {
  const std::size_t rows = columns.rows();
  assert(columns.customers.size() == rows && columns.events.size() == rows);
  assert(columns.properties.size() == property_.size() &&
         columns.attributes.size() == attribute_.size() && rows_ + rows <= kMaxRows);
  events_.resize(rows);
  event_names_.AddBatch(columns.events, events_);
  event_.resize(event_names_.size());
  event_rows_.resize(event_names_.size());
  runs_.Assign(events_, event_rows_);

  AddTimes(columns.times);
  customers_.resize(rows);
  data_->customers.AddBatch(columns.customers, customers_);
  for (const EventRun& run : runs_.runs()) {
    run.Gather(customers_, run_customers_);
    run.Gather(seconds_, run_seconds_);
    run.Gather(micros_, run_micros_);
    event_[run.event].Append(run_customers_, run_seconds_, run_micros_);
    event_rows_[run.event] += static_cast<std::uint32_t>(run.in_batch.size());
  }

  unreadable_amounts_.clear();
  for (std::size_t p = 0; p < property_.size(); ++p) {
    if (columns.properties[p].empty()) continue;
    property_[p].Append(columns.properties[p], runs_.runs(), unreadable_amounts_);
  }
  for (std::size_t a = 0; a < attribute_.size(); ++a) {
    if (columns.attributes[a].empty()) continue;
    codes_.resize(rows);
    data_->attributes[a].values.AddBatch(columns.attributes[a], codes_);
    static_assert(Dictionary::kNone + 1 == 0);
    for (std::uint32_t& code : codes_) ++code;
    attribute_[a].Append(rows_, codes_, customers_, seconds_, micros_);
  }
  if (!attribute_.empty()) event_of_.Append(events_);
  rows_ += rows;
  return unreadable_amounts_;
}

void DataSetBuilder::AddProfiles(const ProfileColumns& columns) {
  for (std::size_t row = 0; row < columns.customers.size(); ++row) {
    const std::uint32_t customer = data_->customers.Add(columns.customers[row]);
    for (std::size_t a = 0; a < attribute_.size(); ++a) {
      if (columns.attributes[a].empty()) continue;
      const std::string_view text = columns.attributes[a][row];
      if (text.data() == nullptr) continue;
      Attribute& attribute = data_->attributes[a];
      attribute_[a].SetProfile(customer, attribute.values.Add(text) + 1);
      ++attribute.value_count;
    }
  }
}

void DataSetBuilder::AddTimes(std::span<const Instant> times) {
  if (rows_ == 0 && !times.empty()) {
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
}

std::size_t DataSetBuilder::memory_bytes() const {
  std::size_t bytes = data_->customers.memory_bytes() + event_names_.memory_bytes() +
                      event_.capacity() * sizeof(StagedEvent) + event_of_.memory_bytes();
  for (const StagedEvent& event : event_) bytes += event.memory_bytes();
  for (const StagedProperty& property : property_) bytes += property.memory_bytes();
  for (std::size_t a = 0; a < attribute_.size(); ++a) {
    bytes += attribute_[a].memory_bytes() + data_->attributes[a].values.memory_bytes();
  }
  return bytes;
}

// In 64 bits, for what exceeds a page's memory must not wrap around.
std::uint64_t DataSetBuilder::peak_bytes() const {
  const std::uint64_t customers = data_->customers.size();
  // An event: its customers and their first rows, times and values. On the way each row's place,
  // and out of order the row at each place and a customer's rows and their times.
  std::uint64_t events = 0;
  std::uint64_t event_work = 0;
  std::size_t time_bytes = sizeof(std::uint32_t);
  for (const StagedEvent& event : event_) {
    const std::uint64_t rows = event.rows();
    time_bytes = std::max(time_bytes, event.time_bytes());
    events += std::min(rows, customers) * 2 * sizeof(std::uint32_t) + rows * event.time_bytes();
    event_work = std::max(event_work, rows * (sizeof(std::uint32_t) + (in_time_order_ ? 0 : 16)));
  }
  std::uint64_t attributes = 0;
  std::uint64_t work = 0;
  std::uint64_t growth = data_->customers.growth_bytes() + event_names_.growth_bytes();
  for (std::size_t a = 0; a < attribute_.size(); ++a) {
    growth += data_->attributes[a].values.growth_bytes();
    attributes += attribute_[a].FrozenBytes(in_time_order_, customers, time_bytes);
    work = std::max(work, attribute_[a].WorkBytes(in_time_order_, customers, time_bytes));
  }
  // Of each event's customers, made when the staged rows are gone.
  std::uint64_t summaries = 0;
  for (const StagedEvent& event : event_) {
    summaries += std::min<std::uint64_t>(event.rows(), customers) * event.time_bytes();
  }
  for (const StagedProperty& property : property_) {
    summaries += ValueSetsBytes(property.values().size(), rows_);
    growth += property.values().growth_bytes();
    events += property.FrozenBytes(event_rows_);
    work = std::max(work, property.WorkBytes(rows_));
  }
  const std::uint64_t frozen = attributes + events + summaries;
  events += event_work + customers * sizeof(std::uint32_t);
  return std::max(memory_bytes() + std::max(growth, attributes + std::max(work, events)), frozen);
}

bool DataSetBuilder::ArrangeStep(SideThread* beside) {
  std::size_t step = step_;
  if (step == steps()) return false;
  ++step_;
  if (step < attribute_.size()) {
    FreezeAttribute(step);
    return true;
  }
  step -= attribute_.size();
  if (step < property_.size()) {
    property_[step].Settle(rows_, data_->properties[step]);
    return true;
  }
  step -= property_.size();
  data_->events.resize(event_.size());
  const auto freeze = [this](std::size_t event) { FreezeEvent(event); };
  const auto summarise = [this](std::size_t event) { Summarise(data_->events[event]); };
  if (beside != nullptr) {
    ForEachEvent(*beside, freeze);
    ForEachEvent(*beside, summarise);
    step_ = steps();
  } else if (step < event_.size()) {
    freeze(step);
  } else {
    summarise(step - event_.size());
  }
  return true;
}

std::shared_ptr<const DataSet> DataSetBuilder::Take() { return std::move(data_); }

// Before the events, which free the rows.
void DataSetBuilder::FreezeAttribute(std::size_t a) {
  const RowSequence rows(event_of_, event_);
  attribute_[a].Freeze(rows, in_time_order_, data_->customers.size(), data_->attributes[a]);
  if (a + 1 == attribute_.size()) event_of_ = {};
}

void DataSetBuilder::FreezeEvent(std::size_t e) {
  EventTable& table = data_->events[e];
  table.name = event_names_[static_cast<std::uint32_t>(e)];
  const Paged<std::uint32_t> place = event_[e].Freeze(data_->customers.size(), table);
  for (std::size_t p = 0; p < property_.size(); ++p) {
    table.properties.push_back(property_[p].Freeze(e, place, data_->properties[p]));
  }
}

// What many questions ask of a customer's rows. After all events: until then the rows that are not
// frozen need the memory.
void DataSetBuilder::Summarise(EventTable& table) const {
  table.times.Visit([&]<class Value>(std::span<const Value> times, std::int64_t) {
    std::vector<Value> last(table.customers.size());
    for (std::size_t i = 0; i < last.size(); ++i) last[i] = times[table.first_row[i + 1] - 1];
    table.last_times = TimeColumn(std::move(last));
  });
  for (std::size_t p = 0; p < property_.size(); ++p) {
    NarrowVector& sets = table.value_sets.emplace_back();
    const auto* codes = std::get_if<NarrowVector>(&table.properties[p]);
    const std::uint32_t values = data_->properties[p].values.size();
    if (codes == nullptr || !HasValueSets(values, table.customers.size(), table.rows())) continue;
    sets = MakeValueSets(table.first_row, *codes, values);
  }
}

// Each thread takes the next event: they have nothing in common but what is settled.
template <class Use>
void DataSetBuilder::ForEachEvent(SideThread& beside, Use use) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&]() -> std::exception_ptr {
    try {
      for (std::size_t e = next++; e < event_.size(); e = next++) use(e);
    } catch (...) {  // there is no more memory
      return std::current_exception();
    }
    return nullptr;
  };
  std::exception_ptr failure_beside;
  const SideThread::Ticket ticket = beside.Run([&] { failure_beside = run(); });
  const std::exception_ptr failure = run();
  beside.Wait(ticket);
  if (failure) std::rethrow_exception(failure);
  if (failure_beside) std::rethrow_exception(failure_beside);
}

}  // namespace kohort
