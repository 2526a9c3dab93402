#include "core/segment/rfm.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/raw_vector.h"
#include "core/segment/event_rows.h"
#include "core/segment/row_value.h"

namespace kohort {
namespace {

constexpr double kDayMicros = 86'400e6;

// What is scored, by buyer; greater is better.
struct Buyers {
  RawVector<std::uint32_t> customers;
  std::variant<RawVector<std::uint32_t>, RawVector<std::int64_t>> last;  // each `unit` long
  RawVector<std::uint32_t> orders;
  std::variant<RawVector<std::int64_t>, RawVector<double>> money;  // integers are at `scale`
  std::int64_t unit = 1;                                           // microseconds
  int scale = 0;

  std::vector<double> Last() const {
    return Doubles(last, [this](auto value) { return static_cast<double>(value * unit); });
  }
  std::vector<double> Orders() const { return {orders.begin(), orders.end()}; }
  std::vector<double> Money() const {
    return Doubles(money, [this]<class Value>(Value value) {
      if constexpr (std::is_same_v<Value, double>) {
        return value;
      } else {
        return FromUnits(value, scale);
      }
    });
  }

 private:
  template <class Values, class Convert>
  static std::vector<double> Doubles(const Values& values, Convert convert) {
    return std::visit(
        [&](const auto& own) {
          std::vector<double> doubles(own.size());
          std::ranges::transform(own, doubles.begin(), convert);
          return doubles;
        },
        values);
  }
};

// Each buyer's money is of_rows(begin, end).
template <class Money, class OfRows>
void FindBuyers(const EventTable& purchases, const Bounds& bounds, std::uint32_t customers,
                OfRows of_rows, Buyers& buyers) {
  const std::size_t most = purchases.customers.size();
  const auto resize = [](std::size_t size, auto&... columns) { (columns.resize(size), ...); };
  VisitRuns({&purchases, {}}, bounds, 0, customers, [&]<class Time>(TableRuns<Time> runs, auto) {
    auto& last = buyers.last.emplace<RawVector<Time>>();
    auto& money = buyers.money.emplace<RawVector<Money>>();
    resize(most, buyers.customers, last, buyers.orders, money);
    // Counted by value: what is written to the columns might change anything reached by reference.
    std::size_t found = 0;
    runs.ForEachReaching([=, &found, count = std::size_t{0}, to_customers = buyers.customers.data(),
                          to_last = last.data(), to_orders = buyers.orders.data(),
                          to_money = money.data()](std::size_t i) mutable {
      const std::uint32_t end = runs.EndOf(i);
      const std::uint32_t begin = runs.BeginOf(i, end);
      if (begin == end) return;
      to_customers[count] = runs.customers[i];
      to_last[count] = runs.times[end - 1];
      to_orders[count] = end - begin;
      to_money[count] = of_rows(begin, end);
      found = ++count;
    });
    resize(found, buyers.customers, last, buyers.orders, money);
  });
}

Buyers FindBuyers(const DataSet& data, const EventTable& purchases, const Bounds& bounds) {
  Buyers buyers;
  buyers.unit = purchases.times.Visit([](auto, std::int64_t unit) { return unit; });
  const std::uint32_t customers = data.customers.size();
  const NumberColumn* amounts = nullptr;
  if (data.amount) {
    amounts = std::get_if<NumberColumn>(&purchases.properties[*data.amount]);
    const Property& amount = data.properties[*data.amount];
    buyers.scale = amount.exact ? amount.scale : 0;
  }
  if (amounts == nullptr) {
    const auto nothing = [](std::uint32_t, std::uint32_t) { return std::int64_t{0}; };
    FindBuyers<std::int64_t>(purchases, bounds, customers, nothing, buyers);
    return buyers;
  }
  std::visit(
      [&]<class Number>(const std::vector<Number>& values) {
        if constexpr (std::is_same_v<Number, double>) {
          // From the least on, so that the order of rows makes no difference.
          std::vector<double> own;
          const auto sum = [&](std::uint32_t row, std::uint32_t end) {
            own.clear();
            for (; row < end; ++row) {
              if (!IsNothing(values[row])) own.push_back(values[row]);
            }
            std::ranges::sort(own);
            return std::accumulate(own.begin(), own.end(), 0.0);
          };
          FindBuyers<double>(purchases, bounds, customers, sum, buyers);
        } else {
          // Of all rows before each: how many a buyer has cannot be foreseen.
          RawVector<std::int64_t> before(values.size() + 1);
          before[0] = 0;
          for (std::size_t row = 0; row < values.size(); ++row) {
            const Number value = values[row];
            before[row + 1] = before[row] + (value == kMissing<Number> ? 0 : value);
          }
          const auto sum = [until = before.data()](std::uint32_t begin, std::uint32_t end) {
            return until[end] - until[begin];
          };
          FindBuyers<std::int64_t>(purchases, bounds, customers, sum, buyers);
        }
      },
      *amounts);
  return buyers;
}

// Values sorted into parts of their range, in order, so that few need comparing.
template <class Value>
class Parts {
 public:
  // REQUIRES: values.
  explicit Parts(std::span<const Value> values) : values_(values), part_of_(values.size()) {
    Value least = values[0];
    Value most = values[0];
    for (const Value value : values) {  // std::minmax would branch on what cannot be foreseen
      least = std::min(least, value);
      most = std::max(most, value);
    }
    // Never descends as values ascend, whatever is lost to rounding.
    if constexpr (std::is_integral_v<Value>) {
      using Unsigned = std::make_unsigned_t<Value>;
      const auto above_least = [least](Value value) {
        return static_cast<Unsigned>(static_cast<Unsigned>(value) - static_cast<Unsigned>(least));
      };
      const int shift =
          std::max(0, static_cast<int>(std::bit_width(above_least(most))) - kPartBits);
      exact_ = shift == 0;
      for (std::size_t i = 0; i < values.size(); ++i) {
        part_of_[i] = static_cast<std::uint16_t>(above_least(values[i]) >> shift);
      }
    } else {
      const double parts_a_unit = most == least ? 0 : kParts / (most - least);
      for (std::size_t i = 0; i < values.size(); ++i) {
        const double part = (values[i] - least) * parts_a_unit;
        part_of_[i] = static_cast<std::uint16_t>(std::min<double>(kParts - 1, part));
      }
    }
    for (const std::uint16_t part : part_of_) ++before_[std::size_t{part} + 1];
    std::partial_sum(before_.begin(), before_.end(), before_.begin());
  }

  // For each value, how many of the values at these places it is greater than, were they in order.
  RawVector<std::uint8_t> Above(const std::vector<std::size_t>& places) const {
    std::array<std::uint8_t, kParts> above{};
    std::array<bool, kParts> mixed{};  // has both, values that are greater and values that are not
    for (const std::size_t place : places) {
      const std::size_t part = PartAt(place);
      for (std::size_t greater = part + 1; greater < kParts; ++greater) ++above[greater];
      mixed[part] = !exact_;
    }
    RawVector<std::uint8_t> result(values_.size());
    std::vector<std::uint32_t> in_mixed;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      result[i] = above[part_of_[i]];
      if (mixed[part_of_[i]]) in_mixed.push_back(static_cast<std::uint32_t>(i));
    }
    for (const std::size_t place : places) {
      const std::size_t part = PartAt(place);
      if (!mixed[part]) continue;
      std::vector<Value> own;
      for (const std::uint32_t i : in_mixed) {
        if (part_of_[i] == part) own.push_back(values_[i]);
      }
      const auto at = own.begin() + static_cast<std::ptrdiff_t>(place - before_[part]);
      std::ranges::nth_element(own, at);
      for (const std::uint32_t i : in_mixed) {
        if (part_of_[i] == part && values_[i] > *at) ++result[i];
      }
    }
    return result;
  }

 private:
  static constexpr int kPartBits = 12;
  static constexpr std::size_t kParts = std::size_t{1} << kPartBits;

  // The part that holds the value at a place.
  std::size_t PartAt(std::size_t place) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(before_, place) - before_.begin() - 1);
  }

  std::span<const Value> values_;
  bool exact_ = false;  // all values of a part are the same
  RawVector<std::uint16_t> part_of_;
  std::array<std::uint32_t, kParts + 1> before_{};  // of each part, how many values
};

// Rank r of n, 1 the worst, ties at the lowest: 1 + floor(k (r - 1) / n). The rank less one is how
// many values are less, and that is m or more just where a value is greater than the m-th of them
// in order: so the score is how many of k - 1 such values it is greater than, plus one.
template <class Value>
RawVector<std::uint8_t> ScoreByRank(std::span<const Value> values, int scores) {
  std::vector<std::size_t> places;
  for (int score = 1; score < scores; ++score) {
    const std::size_t share = static_cast<std::size_t>(score) * values.size();
    places.push_back((share - 1) / static_cast<std::size_t>(scores));
  }
  RawVector<std::uint8_t> result = Parts<Value>(values).Above(places);
  for (std::uint8_t& score : result) ++score;
  return result;
}

// Score by how many of the breaks a value passes.
template <class Passes>
RawVector<std::uint8_t> ScoreByBreaks(const std::vector<double>& values,
                                      const std::vector<double>& breaks, Passes passes) {
  RawVector<std::uint8_t> result;
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

RawVector<std::uint8_t> ScoreByQuantiles(const std::vector<double>& values, int scores) {
  return ScoreByBreaks(values, Quantiles(values, scores), std::greater<>());
}

}  // namespace

Result<RfmScores> ComputeRfm(const DataSet& data, const EventTable& purchases,
                             const RfmSettings& settings, const EvaluationTime& time) {
  const Result<Bounds> bounds = ResolveWindow(settings.window, time);
  if (!bounds) return std::unexpected(bounds.error());
  const Buyers buyers = FindBuyers(data, purchases, UpToAsOf(*bounds, time, data.last_event));
  RfmScores scores;
  if (buyers.customers.empty()) return scores;

  std::array<RawVector<std::uint8_t>, 3> by;
  const auto rank = [&settings]<class Value>(const RawVector<Value>& values) {
    return ScoreByRank<Value>(values, settings.scores);
  };
  switch (settings.method) {
    case RfmMethod::kRank:
      by = {std::visit(rank, buyers.last), rank(buyers.orders), std::visit(rank, buyers.money)};
      break;
    case RfmMethod::kInterpolated:
      by = {ScoreByQuantiles(buyers.Last(), settings.scores),
            ScoreByQuantiles(buyers.Orders(), settings.scores),
            ScoreByQuantiles(buyers.Money(), settings.scores)};
      break;
    case RfmMethod::kFixed: {
      std::vector<double> days = buyers.Last();
      for (double& last : days) last = (static_cast<double>(time.as_of) - last) / kDayMicros;
      by = {ScoreByBreaks(days, settings.recency_breaks, std::less<>()),
            ScoreByBreaks(buyers.Orders(), settings.frequency_breaks, std::greater_equal<>()),
            ScoreByBreaks(buyers.Money(), settings.monetary_breaks, std::greater_equal<>())};
      break;
    }
  }
  const auto& [recency, frequency, monetary] = by;
  RawVector<std::uint8_t> cells(buyers.customers.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = static_cast<std::uint8_t>(RfmScores::Cell({recency[i], frequency[i], monetary[i]}));
  }
  for (const std::uint8_t cell : cells) ++scores.cell_begin[std::size_t{cell} + 1];
  std::partial_sum(scores.cell_begin.begin(), scores.cell_begin.end(), scores.cell_begin.begin());
  std::array<std::uint32_t, RfmScores::kCells + 1> next = scores.cell_begin;
  scores.by_cell.resize(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    scores.by_cell[next[cells[i]]++] = buyers.customers[i];
  }
  return scores;
}

RfmScore RfmScores::Of(std::uint32_t customer) const {
  for (std::size_t cell = 0; cell < kCells; ++cell) {
    if (std::ranges::binary_search(CustomersOf(cell), customer)) return ScoreOf(cell);
  }
  return {};
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
