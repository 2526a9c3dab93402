#include "core/segment/rfm.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

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
  std::vector<double> doubles;
  ForEachRun({&purchases, {}}, bounds, 0, data.customers.size(),
             [&](std::uint32_t customer, std::uint32_t row, std::uint32_t end, auto) {
               buyers.customers.push_back(customer);
               buyers.last.push_back(purchases.times[end - 1]);
               buyers.orders.push_back(end - row);
               if (amounts == nullptr) return buyers.money.push_back(0);
               std::visit(
                   [&]<class Number>(const std::vector<Number>& values) {
                     if constexpr (std::is_same_v<Number, double>) {
                       doubles.clear();
                       for (; row < end; ++row) {
                         if (!IsNothing(values[row])) doubles.push_back(values[row]);
                       }
                       std::ranges::sort(doubles);
                       buyers.money.push_back(std::accumulate(doubles.begin(), doubles.end(), 0.0));
                     } else {
                       std::int64_t units = 0;
                       for (; row < end; ++row) {
                         if (values[row] != kMissing<Number>) units += values[row];
                       }
                       buyers.money.push_back(FromUnits(units, exact ? scale : 0));
                     }
                   },
                   *amounts);
             });
  return buyers;
}

// Rank r of n, 1 the worst, ties at the lowest: 1 + floor(k (r - 1) / n). The rank less one is how
// many values are less, and that is m or more just where a value is greater than the m-th of them
// in order: so the score is how many of k - 1 such values it is greater than, plus one.
template <class Value>
std::vector<std::uint8_t> ScoreByRank(const std::vector<Value>& values, int scores) {
  const auto n = static_cast<std::ptrdiff_t>(values.size());
  std::vector<Value> order = values;
  std::vector<Value> breaks;
  std::ptrdiff_t from = 0;  // what is before it is in its place
  for (int score = 1; score < scores; ++score) {
    const std::ptrdiff_t least = (score * n + scores - 1) / scores;
    if (least == 0) continue;
    if (least > from) {
      std::nth_element(order.begin() + from, order.begin() + least - 1, order.end());
      from = least;
    }
    breaks.push_back(order[static_cast<std::size_t>(least - 1)]);
  }
  std::vector<std::uint8_t> result(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    int score = 1;
    for (const Value at : breaks) score += values[i] > at ? 1 : 0;
    result[i] = static_cast<std::uint8_t>(score);
  }
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
  RfmScores scores{.of = std::vector<RfmScore>(data.customers.size()), .customers = {}};
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
  for (std::size_t i = 0; i < buyers.customers.size(); ++i) {
    const RfmScore score{recency[i], frequency[i], monetary[i]};
    scores.of[buyers.customers[i]] = score;
    scores.customers[RfmScores::Cell(score)].push_back(buyers.customers[i]);
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
