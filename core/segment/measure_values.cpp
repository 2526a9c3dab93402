#include "core/segment/measure_values.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/base/number.h"

namespace kohort {
namespace {

constexpr double kDayMicros = 86'400e6;

// Hyndman and Fan's type 7. REQUIRES: sorted, not empty.
double Percentile(std::span<const double> sorted, double percent) {
  const double h = static_cast<double>(sorted.size() - 1) * percent / 100;
  const auto low = static_cast<std::size_t>(h);
  if (low + 1 >= sorted.size()) return sorted.back();
  return sorted[low] + (h - static_cast<double>(low)) * (sorted[low + 1] - sorted[low]);
}

// What nobody's rows come to.
double OfNoRows(Function function) {
  switch (function) {
    case Function::kCount:
    case Function::kSum:
    case Function::kDistinct:
    case Function::kActiveDays:
    case Function::kActiveWeeks:
    case Function::kActiveMonths: return 0;
    default: return kNothing;
  }
}

double ChangeFrom(double before, double now, Change change) {
  if (change == Change::kDifference) return now - before;
  return before == 0 ? kNothing : 100 * (now - before) / before;
}

}  // namespace

Result<std::unique_ptr<MeasureValues>> MeasureValues::Create(const Measure& measure,
                                                             const DataSet& data,
                                                             const EvaluationTime& time) {
  std::unique_ptr<MeasureValues> made(new MeasureValues());
  made->measure_ = measure;
  made->time_ = time;
  Result<RowQuery> query = MakeRowQuery(measure.events, data, time);
  if (!query) return std::unexpected(query.error());
  made->query_ = std::move(*query);
  if (measure.per) {
    Result<RowQuery> per = MakeRowQuery(*measure.per, data, time);
    if (!per) return std::unexpected(per.error());
    made->per_ = std::move(*per);
  }
  const Result<Bounds> bounds = ResolveWindow(measure.window, time);
  if (!bounds) return std::unexpected(bounds.error());
  const Bounds window = UpToAsOf(*bounds, time);
  made->bounds_ = UpToAsOf(*bounds, time, data.last_event);
  if (measure.change != Change::kNone) {
    made->before_ = PrecedingWindow(measure.window, window, time);
    if (made->before_) made->before_ = UpToAsOf(*made->before_, time);
  }
  made->values_ = std::make_unique<PropertyValues>(measure.property, made->query_, data);
  return made;
}

bool MeasureValues::is_text() const {
  switch (measure_.function) {
    case Function::kFirst:
    case Function::kLast:
    case Function::kMostFrequent: return values_->is_text();
    default: return false;
  }
}

std::string_view MeasureValues::TextOf(double value) const {
  return values_->property()->values[static_cast<std::uint32_t>(value)];
}

std::string MeasureValues::Format(double value) const {
  if (IsNothing(value)) return "";
  if (is_text()) return std::string(TextOf(value));
  switch (measure_.function) {
    case Function::kFirst:
    case Function::kLast:
    case Function::kMostFrequent:
    case Function::kMin:
    case Function::kMax:
    case Function::kSum: {
      if (measure_.change == Change::kPercent || !values_->is_exact()) break;
      return values_->TextOf(std::bit_cast<PropertyValues::Key>(value));
    }
    default: break;
  }
  return FormatDouble(value);
}

void MeasureValues::Compute(std::uint32_t first, std::uint32_t last,
                            std::vector<double>& values) const {
  ComputeIn(bounds_, first, last, values);
  if (measure_.change == Change::kNone) return;
  std::vector<double> before(last - first, kNothing);
  if (before_) ComputeIn(*before_, first, last, before);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = ChangeFrom(before[i], values[i], measure_.change);
  }
}

void MeasureValues::ComputeIn(const Bounds& bounds, std::uint32_t first, std::uint32_t last,
                              std::vector<double>& values) const {
  if (measure_.function == Function::kCount) return Count(query_, bounds, first, last, values);
  if (measure_.function == Function::kRatio) {
    Count(query_, bounds, first, last, values);
    std::vector<double> per(last - first);
    if (per_) Count(*per_, bounds, first, last, per);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = per[i] == 0 ? kNothing : values[i] / per[i];
    }
    return;
  }
  if (measure_.function == Function::kDistinct && DistinctOfFew(bounds, first, last, values)) {
    return;
  }
  if (measure_.function == Function::kSum && values_->is_exact()) {
    return SumUnits(bounds, first, last, values);
  }
  values.assign(last - first, OfNoRows(measure_.function));
  ForEachCustomer(query_, bounds, first, last,
                  [&](std::uint32_t customer, std::span<const RowRef> rows) {
                    values[customer - first] = OfRows(rows);
                  });
}

void MeasureValues::Count(const RowQuery& query, const Bounds& bounds, std::uint32_t first,
                          std::uint32_t last, std::vector<double>& values) const {
  values.assign(last - first, 0);
  for (const TableQuery& table : query.tables) {
    ForEachCount(table, bounds, first, last,
                 [values = values.data(), first](std::uint32_t customer, std::uint32_t count) {
                   values[customer - first] += count;
                 });
  }
}

// Of a text with less than 64 values: a bit for each, without looking at a customer's rows
// together.
bool MeasureValues::DistinctOfFew(const Bounds& bounds, std::uint32_t first, std::uint32_t last,
                                  std::vector<double>& values) const {
  if (!values_->is_text() || values_->property()->values.size() >= 64) return false;
  std::vector<std::uint64_t> seen(last - first);
  for (std::size_t t = 0; t < query_.tables.size(); ++t) {
    if (values_->column(t) == nullptr) continue;
    const NarrowVector& sets = query_.tables[t].table->value_sets[values_->index()];
    if (sets.size() > 0 && bounds.HoldsAll() && query_.tables[t].filter.passes_all()) {
      sets.Visit([&](auto own) {
        ForEachCustomerOf(*query_.tables[t].table, first, last,
                          [own, seen = seen.data(), first](std::uint32_t customer, std::size_t i) {
                            seen[customer - first] |= own[i];
                          });
      });
      continue;
    }
    std::get<NarrowVector>(*values_->column(t)).Visit([&](auto codes) {
      ForEachRun(query_.tables[t], bounds, first, last,
                 [codes, seen = seen.data(), first](std::uint32_t customer, std::uint32_t row,
                                                    std::uint32_t end, auto passes) {
                   // Two at a time, past the end the last one again, which adds nothing: no
                   // processor foresees how many rows a customer has.
                   std::uint64_t bits = 0;
                   for (; row < end; row += 2) {
                     for (const std::uint32_t at : {row, std::min(row + 1, end - 1)}) {
                       bits |= std::uint64_t{passes(at) ? 1U : 0U} << codes[at];
                     }
                   }
                   seen[customer - first] |= bits;
                 });
    });
  }
  values.resize(last - first);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = std::popcount(seen[i] >> 1);  // bit 0 is no value
  }
  return true;
}

// Exact sums need no order, so no customer's rows are looked at together.
void MeasureValues::SumUnits(const Bounds& bounds, std::uint32_t first, std::uint32_t last,
                             std::vector<double>& values) const {
  const int scale = values_->scale();
  const bool one_event = query_.tables.size() == 1;  // then a customer's rows come all at once
  std::vector<std::int64_t> units(one_event ? 0 : last - first);
  values.assign(last - first, 0);
  for (std::size_t t = 0; t < query_.tables.size(); ++t) {
    if (values_->column(t) == nullptr) continue;
    std::visit(
        [&]<class Number>(const std::vector<Number>& numbers) {
          if constexpr (!std::is_same_v<Number, double>) {
            ForEachRun(
                query_.tables[t], bounds, first, last,
                [&](std::uint32_t customer, std::uint32_t row, std::uint32_t end, auto passes) {
                  std::int64_t sum = 0;
                  for (; row < end; ++row) {
                    const bool counts = numbers[row] != kMissing<Number> && passes(row);
                    sum += counts ? numbers[row] : 0;
                  }
                  if (one_event) {
                    values[customer - first] = FromUnits(sum, scale);
                  } else {
                    units[customer - first] += sum;
                  }
                });
          }
        },
        std::get<NumberColumn>(*values_->column(t)));
  }
  if (one_event) return;
  std::ranges::transform(units, values.begin(),
                         [scale](std::int64_t sum) { return FromUnits(sum, scale); });
}

double MeasureValues::OfRows(std::span<const RowRef> rows) const {
  switch (measure_.function) {
    case Function::kFirst:
    case Function::kLast: {
      const bool last = measure_.function == Function::kLast;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowRef& row = rows[last ? rows.size() - 1 - i : i];
        if (is_text()) {
          if (const auto code = values_->CodeAt(row)) return *code;
        } else if (const double number = values_->NumberAt(row); !IsNothing(number)) {
          return number;
        }
      }
      return kNothing;
    }
    case Function::kMostFrequent: return MostFrequent(rows);
    case Function::kDistinct: return Distinct(rows);
    case Function::kActiveDays: return Periods(rows, TimeUnit::kDays);
    case Function::kActiveWeeks: return Periods(rows, TimeUnit::kWeeks);
    case Function::kActiveMonths: return Periods(rows, TimeUnit::kMonths);
    case Function::kSpanDays:
      return static_cast<double>(rows.back().time - rows.front().time) / kDayMicros;
    default: return OfNumbers(rows);
  }
}

double MeasureValues::OfNumbers(std::span<const RowRef> rows) const {
  std::vector<double> numbers;
  numbers.reserve(rows.size());
  for (const RowRef& row : rows) {
    const double number = values_->NumberAt(row);
    if (!IsNothing(number)) numbers.push_back(number);
  }
  if (numbers.empty()) return OfNoRows(measure_.function);
  if (measure_.function == Function::kAverage && values_->is_exact()) {
    return Sum(rows, {}) / static_cast<double>(numbers.size());
  }
  std::ranges::sort(numbers);
  switch (measure_.function) {
    case Function::kSum: return Sum(rows, numbers);
    case Function::kAverage: return Sum(rows, numbers) / static_cast<double>(numbers.size());
    case Function::kMin: return numbers.front();
    case Function::kMax: return numbers.back();
    case Function::kMedian: return Percentile(numbers, 50);
    default: return Percentile(numbers, measure_.percentile);
  }
}

// Exact units, or doubles from the least: either way the same for any order of rows.
double MeasureValues::Sum(std::span<const RowRef> rows, std::span<const double> sorted) const {
  if (!values_->is_exact()) return std::accumulate(sorted.begin(), sorted.end(), 0.0);
  std::int64_t units = 0;
  for (const RowRef& row : rows) units += values_->UnitsAt(row).value_or(0);
  return FromUnits(units, values_->scale());
}

double MeasureValues::Distinct(std::span<const RowRef> rows) const {
  std::vector<PropertyValues::Key> keys;
  for (const RowRef& row : rows) {
    if (const auto key = values_->KeyAt(row)) keys.push_back(*key);
  }
  std::ranges::sort(keys);
  return static_cast<double>(std::ranges::unique(keys).begin() - keys.begin());
}

double MeasureValues::MostFrequent(std::span<const RowRef> rows) const {
  std::vector<double> values;  // numbers, or codes
  for (const RowRef& row : rows) {
    if (is_text()) {
      if (const auto code = values_->CodeAt(row)) values.push_back(*code);
    } else if (const double number = values_->NumberAt(row); !IsNothing(number)) {
      values.push_back(number);
    }
  }
  std::ranges::sort(values);
  const auto smaller = [&](double a, double b) {
    return is_text() ? TextOf(a) < TextOf(b) : a < b;
  };
  double best = kNothing;
  std::size_t most = 0;
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i;
    while (end < values.size() && values[end] == values[i]) ++end;
    if (end - i > most || (end - i == most && smaller(values[i], best))) {
      best = values[i];
      most = end - i;
    }
    i = end;
  }
  return best;
}

double MeasureValues::Periods(std::span<const RowRef> rows, TimeUnit unit) const {
  std::vector<std::int64_t> periods;
  for (const RowRef& row : rows) {
    periods.push_back(PeriodOf(unit, time_.zone.ToLocal(row.time), time_.week_start));
  }
  std::ranges::sort(periods);
  return static_cast<double>(std::ranges::unique(periods).begin() - periods.begin());
}

}  // namespace kohort
