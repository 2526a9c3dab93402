// Of the reference: what a measure is, function by function.
#include <algorithm>
#include <cmath>
#include <set>

#include "tests/core/segment/reference.h"

namespace kohort::reference {
namespace {

Value Number(double number) { return Value::OfNumber(number); }

// Exact values are added as whole units, others from the least to the greatest, so that their order
// in the file never shows.
double Sum(const std::vector<Value>& values) {
  std::vector<double> numbers;
  std::int64_t units = 0;
  int scale = 0;
  bool exact = true;
  for (const Value& value : values) {
    if (!value.Number()) continue;
    numbers.push_back(*value.Number());
    exact = exact && value.exact;
    if (!value.exact) continue;
    units += value.exact->units;
    scale = value.exact->scale;
  }
  if (exact) return static_cast<double>(units) / std::pow(10.0, scale);
  std::ranges::sort(numbers);
  double sum = 0;
  for (const double number : numbers) sum += number;
  return sum;
}

// Of values with equal counts the smaller: numbers by size, texts by bytes.
Value MostFrequent(const std::vector<Value>& values) {
  const auto count = [&](const Value& value) {
    return std::ranges::count(values, value.text, &Value::text);
  };
  const auto is_smaller = [](const Value& a, const Value& b) {
    return a.number ? *a.number < *b.number : a.text < b.text;
  };
  Value best = values.front();
  for (const Value& value : values) {
    const auto more = count(value) <=> count(best);
    if (more > 0 || (more == 0 && is_smaller(value, best))) best = value;
  }
  return best;
}

}  // namespace

double Quantile(std::vector<double> values, double position) {
  std::ranges::sort(values);
  const auto below = static_cast<std::size_t>(std::floor(position));
  if (below + 1 >= values.size()) return values.back();
  return values[below] +
         (position - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

std::optional<Value> Reference::ValueOf(const Measure& measure, const Customer& customer) const {
  const auto now = Over(measure, customer, calendar_.EventWindow(measure.window));
  if (measure.change == Change::kNone) return now;
  const auto before = Over(measure, customer, calendar_.Preceding(measure.window));
  if (!now || !before) return std::nullopt;
  const double change = *now->number - *before->number;
  if (measure.change == Change::kDifference) return Number(change);
  if (*before->number == 0) return std::nullopt;
  return Number(100 * change / *before->number);
}

std::optional<Value> Reference::Over(const Measure& measure, const Customer& customer,
                                     const Bounds& bounds) const {
  const Events events = Find(measure.events, customer, bounds);
  std::vector<Value> values;  // of the property, where it has one
  std::vector<double> numbers;
  std::set<std::string> different;
  for (const Event* event : events) {
    const auto value = event->properties.find(measure.property);
    if (value == event->properties.end()) continue;
    values.push_back(value->second);
    different.insert(value->second.text);
    if (const auto number = value->second.Number()) numbers.push_back(*number);
  }
  const auto periods = [&](TimeUnit unit) {
    std::set<std::int64_t> active;
    for (const Event* event : events) active.insert(calendar_.Period(event->time, unit));
    return Number(static_cast<double>(active.size()));
  };
  const auto percentile = [&](double percent) {
    return Number(Quantile(numbers, static_cast<double>(numbers.size() - 1) * percent / 100));
  };

  switch (measure.function) {
    case Function::kCount: return Number(static_cast<double>(events.size()));
    case Function::kDistinct: return Number(static_cast<double>(different.size()));
    case Function::kSum: return Number(Sum(values));
    case Function::kActiveDays: return periods(TimeUnit::kDays);
    case Function::kActiveWeeks: return periods(TimeUnit::kWeeks);
    case Function::kActiveMonths: return periods(TimeUnit::kMonths);
    case Function::kRatio: {
      const Events per = Find(*measure.per, customer, bounds);
      if (per.empty()) return std::nullopt;
      return Number(static_cast<double>(events.size()) / static_cast<double>(per.size()));
    }
    // From here on, nothing of nothing.
    case Function::kSpanDays:
      if (events.empty()) return std::nullopt;
      return Number(static_cast<double>(events.back()->time - events.front()->time) /
                    static_cast<double>(kDay));
    case Function::kFirst:
      if (values.empty()) return std::nullopt;
      return values.front();
    case Function::kLast:
      if (values.empty()) return std::nullopt;
      return values.back();
    case Function::kMostFrequent:
      if (values.empty()) return std::nullopt;
      return MostFrequent(values);
    default: break;
  }
  if (numbers.empty()) return std::nullopt;
  switch (measure.function) {
    case Function::kAverage: return Number(Sum(values) / static_cast<double>(numbers.size()));
    case Function::kMin: return Number(std::ranges::min(numbers));
    case Function::kMax: return Number(std::ranges::max(numbers));
    case Function::kMedian: return percentile(50);
    case Function::kPercentile: return percentile(measure.percentile);
    default: return std::nullopt;
  }
}

}  // namespace kohort::reference
