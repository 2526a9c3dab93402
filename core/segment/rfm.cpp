#include "core/segment/rfm.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <type_traits>

#include "core/segment/event_rows.h"
#include "core/segment/row_value.h"

namespace kohort {
namespace {

constexpr double kDayMicros = 86'400e6;

// What is scored, by buyer; greater is better.
struct Buyers {
  std::vector<std::uint32_t> customers;
  std::vector<Instant> last;
  std::vector<std::uint32_t> orders;
  std::vector<double> money;

  void Resize(std::size_t size) {
    customers.resize(size);
    last.resize(size);
    orders.resize(size);
    money.resize(size);
  }
};

Buyers FindBuyers(const DataSet& data, const EventTable& purchases, const Bounds& bounds) {
  Buyers buyers;
  const NumberColumn* amounts = nullptr;
  int scale = 0;
  if (data.amount) {
    amounts = std::get_if<NumberColumn>(&purchases.properties[*data.amount]);
    scale = data.properties[*data.amount].scale;
  }
  const bool exact = data.amount && data.properties[*data.amount].exact;
  buyers.Resize(purchases.customers.size());
  std::size_t found = 0;
  std::vector<double> doubles;
  const auto sum_doubles = [&](std::span<const double> values) {
    doubles.clear();
    for (const double value : values) {
      if (!IsNothing(value)) doubles.push_back(value);
    }
    std::ranges::sort(doubles);
    return std::accumulate(doubles.begin(), doubles.end(), 0.0);
  };
  const auto find = [&](auto money_of) {
    ForEachRun({&purchases, {}}, bounds, 0, data.customers.size(),
               [&](std::uint32_t customer, std::uint32_t row, std::uint32_t end, auto) {
                 buyers.customers[found] = customer;
                 buyers.last[found] = purchases.times[end - 1];
                 buyers.orders[found] = end - row;
                 buyers.money[found] = money_of(row, end);
                 ++found;
               });
    buyers.Resize(found);
  };
  if (amounts == nullptr) {
    find([](std::uint32_t, std::uint32_t) { return 0.0; });
    return buyers;
  }
  std::visit(
      [&]<class Number>(const std::vector<Number>& values) {
        find([&](std::uint32_t row, std::uint32_t end) {
          const auto own = std::span(values).subspan(row, end - row);
          if constexpr (std::is_same_v<Number, double>) {
            return sum_doubles(own);
          } else {
            std::int64_t units = 0;
            for (const Number value : own) units += value == kMissing<Number> ? 0 : value;
            return FromUnits(units, exact ? scale : 0);
          }
        });
      },
      *amounts);
  return buyers;
}

// Values sorted into parts of their range, in order, so that few need comparing.
template <class Value>
class Parts {
 public:
  // REQUIRES: values.
  explicit Parts(const std::vector<Value>& values) : values_(values), part_of_(values.size()) {
    Value least = values[0];
    Value most = values[0];
    for (const Value value : values) {  // std::minmax would branch on what cannot be foreseen
      least = std::min(least, value);
      most = std::max(most, value);
    }
    const auto from = static_cast<double>(least);
    const double range = static_cast<double>(most) - from;
    exact_ = std::is_integral_v<Value> && range < kParts;
    const double parts_a_unit = exact_ || range == 0 ? 1 : kParts / range;
    for (std::size_t i = 0; i < values.size(); ++i) {
      // Never descends as values ascend, whatever is lost to rounding.
      const double part = (static_cast<double>(values[i]) - from) * parts_a_unit;
      part_of_[i] = static_cast<std::uint16_t>(std::min<double>(kParts - 1, part));
      ++before_[std::size_t{part_of_[i]} + 1];
    }
    std::partial_sum(before_.begin(), before_.end(), before_.begin());
  }

  // For each value, how many of the values at these places it is greater than, were they in order.
  std::vector<std::uint8_t> Above(const std::vector<std::size_t>& places) const {
    std::array<bool, kParts> mixed{};  // has both, values that are greater and values that are not
    std::array<std::uint8_t, kParts> above{};
    std::vector<Value> at;
    for (const std::size_t place : places) {
      const auto part =
          static_cast<std::size_t>(std::ranges::upper_bound(before_, place) - before_.begin() - 1);
      for (std::size_t greater = part + 1; greater < kParts; ++greater) ++above[greater];
      if (exact_) continue;
      mixed[part] = true;
      at.push_back(ValueIn(part, place - before_[part]));
    }
    std::vector<std::uint8_t> result(values_.size());
    for (std::size_t i = 0; i < values_.size(); ++i) {
      result[i] = above[part_of_[i]];
      if (!mixed[part_of_[i]]) continue;
      result[i] = static_cast<std::uint8_t>(
          std::ranges::count_if(at, [&](Value other) { return values_[i] > other; }));
    }
    return result;
  }

 private:
  static constexpr std::uint16_t kParts = 4096;

  // The value at a place among those of a part.
  Value ValueIn(std::size_t part, std::size_t place) const {
    std::vector<Value> own;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (part_of_[i] == part) own.push_back(values_[i]);
    }
    const auto at = own.begin() + static_cast<std::ptrdiff_t>(place);
    std::ranges::nth_element(own, at);
    return *at;
  }

  const std::vector<Value>& values_;
  bool exact_ = false;  // all values of a part are the same
  std::vector<std::uint16_t> part_of_;
  std::array<std::uint32_t, kParts + 1> before_{};  // of each part, how many values
};

// Rank r of n, 1 the worst, ties at the lowest: 1 + floor(k (r - 1) / n). The rank less one is how
// many values are less, and that is m or more just where a value is greater than the m-th of them
// in order: so the score is how many of k - 1 such values it is greater than, plus one.
template <class Value>
std::vector<std::uint8_t> ScoreByRank(const std::vector<Value>& values, int scores) {
  std::vector<std::size_t> places;
  for (int score = 1; score < scores; ++score) {
    const std::size_t share = static_cast<std::size_t>(score) * values.size();
    places.push_back((share - 1) / static_cast<std::size_t>(scores));
  }
  std::vector<std::uint8_t> result = Parts<Value>(values).Above(places);
  for (std::uint8_t& score : result) ++score;
  return result;
}

// Score by how many of the breaks a value passes.
template <class Passes>
std::vector<std::uint8_t> ScoreByBreaks(const std::vector<double>& values,
                                        const std::vector<double>& breaks, Passes passes) {
  std::vector<std::uint8_t> result;
  result.reserve(values.size());
  for (const double value : values) {
    result.push_back(static_cast<std::uint8_t>(
        1 + std::ranges::count_if(breaks, [&](double at) { return passes(value, at); })));
  }
  return result;
}

// The quantiles i/k, Hyndman and Fan's type 7.
std::vector<double> Quantiles(std::vector<double> values, int scores) {
  std::ranges::sort(values);
  std::vector<double> breaks;
  for (int i = 1; i < scores; ++i) {
    const double h = static_cast<double>(values.size() - 1) * i / scores;
    const auto low = static_cast<std::size_t>(h);
    const double next = low + 1 < values.size() ? values[low + 1] : values[low];
    breaks.push_back(values[low] + (h - std::floor(h)) * (next - values[low]));
  }
  return breaks;
}

std::vector<std::uint8_t> ScoreByQuantiles(const std::vector<double>& values, int scores) {
  return ScoreByBreaks(values, Quantiles(values, scores), std::greater<>());
}

}  // namespace

Result<RfmScores> ComputeRfm(const DataSet& data, const EventTable& purchases,
                             const RfmSettings& settings, const EvaluationTime& time) {
  const Result<Bounds> bounds = ResolveWindow(settings.window, time);
  if (!bounds) return std::unexpected(bounds.error());
  const Buyers buyers = FindBuyers(data, purchases, UpToAsOf(*bounds, time, data.last_event));
  RfmScores scores;
  scores.of.resize(data.customers.size());
  if (buyers.customers.empty()) return scores;

  std::vector<std::uint8_t> recency;
  std::vector<std::uint8_t> frequency;
  std::vector<std::uint8_t> monetary;
  if (settings.method == RfmMethod::kRank) {
    recency = ScoreByRank(buyers.last, settings.scores);
    frequency = ScoreByRank(buyers.orders, settings.scores);
    monetary = ScoreByRank(buyers.money, settings.scores);
  } else {
    const std::vector<double> orders(buyers.orders.begin(), buyers.orders.end());
    if (settings.method == RfmMethod::kInterpolated) {
      recency = ScoreByQuantiles(std::vector<double>(buyers.last.begin(), buyers.last.end()),
                                 settings.scores);
      frequency = ScoreByQuantiles(orders, settings.scores);
      monetary = ScoreByQuantiles(buyers.money, settings.scores);
    } else {
      std::vector<double> days;
      for (const Instant last : buyers.last) {
        days.push_back(static_cast<double>(time.as_of - last) / kDayMicros);
      }
      recency = ScoreByBreaks(days, settings.recency_breaks, std::less<>());
      frequency = ScoreByBreaks(orders, settings.frequency_breaks, std::greater_equal<>());
      monetary = ScoreByBreaks(buyers.money, settings.monetary_breaks, std::greater_equal<>());
    }
  }
  const auto score_of = [&](std::size_t i) {
    return RfmScore{recency[i], frequency[i], monetary[i]};
  };
  for (std::size_t i = 0; i < buyers.customers.size(); ++i) {
    scores.of[buyers.customers[i]] = score_of(i);
    ++scores.cell_begin[RfmScores::Cell(score_of(i)) + 1];
  }
  std::partial_sum(scores.cell_begin.begin(), scores.cell_begin.end(), scores.cell_begin.begin());
  std::array<std::uint32_t, RfmScores::kCells + 1> next = scores.cell_begin;
  scores.by_cell.resize(buyers.customers.size());
  for (std::size_t i = 0; i < buyers.customers.size(); ++i) {
    scores.by_cell[next[RfmScores::Cell(score_of(i))]++] = buyers.customers[i];
  }
  return scores;
}

const RfmGroup* FindRfmGroup(std::span<const RfmGroup> groups, RfmScore score) {
  if (score.recency == 0) return nullptr;
  const auto in = [](std::uint8_t value, const ScoreRange& range) {
    return value >= range.from && value <= range.to;
  };
  const auto found = std::ranges::find_if(groups, [&](const RfmGroup& group) {
    return in(score.recency, group.recency) && in(score.frequency, group.frequency) &&
           in(score.monetary, group.monetary);
  });
  return found == groups.end() ? nullptr : &*found;
}

}  // namespace kohort
