#include "core/data/staged_attribute.h"

#include <algorithm>
#include <utility>

namespace kohort {

void StagedAttribute::Append(std::size_t first_row, std::span<const std::uint32_t> codes,
                             std::span<const std::uint32_t> customers,
                             std::span<const std::uint32_t> seconds,
                             std::span<const std::uint32_t> micros) {
  has_values_.resize(codes.size());
  for (auto* batch : {&rows_, &codes_, &customers_, &seconds_, &micros_}) batch->clear();
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const std::uint32_t code = codes[row];
    has_values_[row] = code != 0 ? 1 : 0;
    if (code == 0) continue;
    ++value_count_;
    const std::uint32_t customer = customers[row];
    if (customer >= last_.size()) last_.resize(std::size_t{customer} + 1);
    if (last_[customer] == code) continue;
    last_[customer] = code;
    rows_.push_back(static_cast<std::uint32_t>(first_row + row));
    codes_.push_back(code);
    customers_.push_back(customer);
    seconds_.push_back(seconds[row]);
    micros_.push_back(micros[row]);
  }
  has_value_.PadTo(first_row);
  has_value_.Append(has_values_);
  change_row_.Append(rows_);
  changes_.codes.Append(codes_);
  changes_.rows.Append(customers_, seconds_, micros_);
}

void StagedAttribute::SetProfile(std::uint32_t customer, std::uint32_t code) {
  if (customer >= profile_.size()) profile_.resize(std::size_t{customer} + 1);
  profile_[customer] = code;
}

std::size_t StagedAttribute::memory_bytes() const {
  return changes_.memory_bytes() + change_row_.memory_bytes() + has_value_.memory_bytes() +
         (last_.capacity() + profile_.capacity()) * sizeof(std::uint32_t);
}

std::uint64_t StagedAttribute::WorkBytes(bool in_time_order, std::uint64_t customers,
                                         std::size_t time_bytes) const {
  // Staged once more out of order: who, when and the code. Then ordered: places, times and codes.
  const std::uint64_t staged = in_time_order ? 0 : value_count_;
  const std::uint64_t ordered = in_time_order ? changes_.codes.size() : value_count_;
  return (staged + ordered) * (8 + time_bytes) + customers * 3 * sizeof(std::uint32_t);
}

std::uint64_t StagedAttribute::FrozenBytes(bool in_time_order, std::uint64_t customers,
                                           std::size_t time_bytes) const {
  std::uint64_t values = changes_.codes.size() + profile_.size();
  // Values may change more often in time order: four a customer are many.
  if (!in_time_order && values > 0) values = std::max(values, customers * 4);
  return values * (time_bytes + sizeof(std::uint32_t)) + customers * sizeof(std::uint32_t);
}

StagedAttribute::Values StagedAttribute::AllValues(const RowSequence& rows,
                                                   std::uint32_t customers) const {
  Values values;
  std::vector<std::uint32_t> last(customers);
  StagedColumn<std::uint32_t>::Cursor has_value(has_value_);
  StagedColumn<std::uint32_t>::Cursor change_row(change_row_);
  StagedColumn<std::uint32_t>::Cursor change(changes_.codes);
  std::size_t changes = change_row_.size();
  std::size_t next_change = change_row.Next();
  rows.ForEach(
      [&](std::size_t row, std::uint32_t customer, std::uint32_t second, std::uint32_t micro) {
        if (changes > 0 && row == next_change) {
          --changes;
          last[customer] = change.Next();
          next_change = change_row.Next();
        }
        if (has_value.Next() == 0) return;
        values.rows.Append(std::span(&customer, 1), std::span(&second, 1), std::span(&micro, 1));
        values.codes.Append(std::span(&last[customer], 1));
      });
  return values;
}

void StagedAttribute::Freeze(const RowSequence& rows, bool in_time_order, std::uint32_t customers,
                             Attribute& attribute) {
  attribute.value_count += value_count_;
  last_ = {};
  // In time order what changes nothing as rows come changes nothing at all.
  Values values = in_time_order ? std::move(changes_) : AllValues(rows, customers);
  EventTable table;
  std::vector<std::uint32_t> codes(values.codes.size());
  {
    const Paged<std::uint32_t> place = values.rows.Freeze(customers, table);
    values.codes.Drain([&](std::size_t first, std::span<const std::uint32_t> block) {
      for (std::size_t i = 0; i < block.size(); ++i) codes[place[first + i]] = block[i];
    });
  }
  attribute.first.reserve(std::size_t{customers} + 1);
  attribute.first.push_back(0);
  std::vector<std::uint32_t> kept;
  table.times.Visit([&]<class Time>(std::span<const Time> times, std::int64_t) {
    std::vector<Time> since;
    std::size_t next = 0;  // of the customers that have values
    for (std::uint32_t customer = 0; customer < customers; ++customer) {
      const std::size_t own = kept.size();
      const bool has_rows = next < table.customers.size() && table.customers[next] == customer;
      const std::uint32_t begin = has_rows ? table.first_row[next] : 0;
      const std::uint32_t end = has_rows ? table.first_row[++next] : 0;
      if (const std::uint32_t profile = ProfileOf(customer)) {
        since.push_back(0);
        kept.push_back(profile);
      } else {
        for (std::uint32_t i = begin; i < end; ++i) {
          // Of equal times the later row holds; a value that goes on is not a new one.
          if (kept.size() > own && since.back() == times[i]) {
            since.pop_back();
            kept.pop_back();
          }
          if (kept.size() > own && kept.back() == codes[i]) continue;
          since.push_back(times[i]);
          kept.push_back(codes[i]);
        }
      }
      attribute.first.push_back(static_cast<std::uint32_t>(kept.size()));
    }
    since.shrink_to_fit();
    attribute.since = TimeColumn(std::move(since));
  });
  attribute.codes = NarrowVector(kept.size(), attribute.values.size());
  attribute.codes.Visit([&]<class Code>(std::span<Code> narrow) {
    for (std::size_t i = 0; i < narrow.size(); ++i) narrow[i] = static_cast<Code>(kept[i] - 1);
  });
  *this = StagedAttribute();
}

}  // namespace kohort
