// Of the reference: lifecycle stages and RFM scores.
#include <algorithm>

#include "core/segment/rfm_groups.h"  // the table, as published
#include "tests/core/segment/reference.h"

namespace kohort::reference {
namespace {

Measure Purchases(const std::string& purchase, const Window& window) {
  Measure measure;
  measure.events.event.names = {purchase};
  measure.window = window;
  return measure;
}

}  // namespace

std::string Reference::Purchase() const {
  const std::string& chosen = definitions_.settings.lifecycle.purchase;
  return chosen.empty() ? "Paid Order" : chosen;
}

bool Reference::Holds(const StageCondition& condition, const Customer& customer) const {
  const LifecycleSettings& settings = definitions_.settings.lifecycle;
  const auto before = [&](const Age& age) {
    return calendar_.Before(calendar_.as_of, age.count,
                            age.months ? TimeUnit::kMonths : TimeUnit::kDays);
  };
  const Events purchases = FindEver(Purchases(Purchase(), {}).events, customer);
  std::string stage = "lead";
  if (!purchases.empty()) {
    const Instant last = purchases.back()->time;
    if (last > before(settings.defecting_after)) {
      stage = purchases.size() == 1 ? "first_timer" : "active";
    } else if (last > before(settings.inactive_after)) {
      stage = "defecting";
    } else {
      stage = "inactive";
    }
  }
  return std::ranges::find(condition.stages, stage) != condition.stages.end();
}

// Recency as the instant of the last purchase: the later the better.
std::vector<double> Reference::RfmValues(const Customer& customer) const {
  Measure measure = Purchases(Purchase(), definitions_.settings.rfm.window);
  const Events purchases = Find(measure.events, customer, calendar_.EventWindow(measure.window));
  if (purchases.empty()) return {};
  double monetary = 0;
  if (data_.set.amount) {
    measure.function = Function::kSum;
    measure.property = data_.set.properties[*data_.set.amount].name;
    monetary = *ValueOf(measure, customer)->number;
  }
  return {static_cast<double>(purchases.back()->time), static_cast<double>(purchases.size()),
          monetary};
}

int Reference::Score(double value, std::vector<double> all, const std::vector<double>& breaks,
                     bool smaller_is_better) const {
  const int scores = definitions_.settings.rfm.scores;
  const auto n = static_cast<std::int64_t>(all.size());
  switch (definitions_.settings.rfm.method) {
    case RfmMethod::kRank: {
      const auto rank = 1 + std::ranges::count_if(all, [&](double v) { return v < value; });
      return 1 + static_cast<int>(scores * (rank - 1) / n);
    }
    case RfmMethod::kInterpolated: {
      int score = 1;
      for (int i = 1; i < scores; ++i) {
        score += Quantile(all, static_cast<double>((n - 1) * i) / scores) < value;
      }
      return score;
    }
    case RfmMethod::kFixed: {
      if (smaller_is_better) {  // recency, in days
        const double days =
            (static_cast<double>(calendar_.as_of) - value) / static_cast<double>(kDay);
        return 1 +
               static_cast<int>(std::ranges::count_if(breaks, [&](double v) { return v > days; }));
      }
      return 1 +
             static_cast<int>(std::ranges::count_if(breaks, [&](double v) { return v <= value; }));
    }
  }
  return 0;
}

bool Reference::Holds(const RfmCondition& condition, const Customer& customer) const {
  const RfmSettings& settings = definitions_.settings.rfm;
  const std::vector<double> values = RfmValues(customer);
  if (values.empty()) return false;
  const int recency = Score(values[0], rfm_[0], settings.recency_breaks, true);
  const int frequency = Score(values[1], rfm_[1], settings.frequency_breaks, false);
  const int monetary = Score(values[2], rfm_[2], settings.monetary_breaks, false);
  const auto in_ranges = [&](const auto& ranges) {
    const auto in = [](const ScoreRange& range, int score) {
      return range.from <= score && score <= range.to;
    };
    return in(ranges.recency, recency) && in(ranges.frequency, frequency) &&
           in(ranges.monetary, monetary);
  };
  if (condition.groups.empty()) return in_ranges(condition);
  std::vector<RfmGroup> groups = settings.groups;
  if (groups.empty()) groups = {DefaultRfmGroups().begin(), DefaultRfmGroups().end()};
  const auto group = std::ranges::find_if(groups, in_ranges);
  return group != groups.end() &&
         std::ranges::find(condition.groups, group->name) != condition.groups.end();
}

}  // namespace kohort::reference
