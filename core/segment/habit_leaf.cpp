// Leaves about local days, weeks and months in which something was done.

#include <algorithm>
#include <utility>

#include "core/segment/leaf.h"
#include "core/segment/value_tester.h"

namespace kohort {
namespace {

class HabitLeaf : public Leaf {
 public:
  HabitLeaf(HabitCondition habit, RowQuery query, Bounds bounds, const EvaluationTime& time)
      : habit_(std::move(habit)), query_(std::move(query)), bounds_(bounds), time_(time) {
    current_ = PeriodOf(habit_.unit, time_.Today(), time_.week_start);
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    std::vector<bool> holds(last - first, Holds({}));
    std::vector<std::int64_t> periods;
    ForEachCustomer(query_, bounds_, first, last,
                    [&](std::uint32_t customer, std::span<const RowRef> rows) {
                      PeriodsOf(rows, periods);
                      holds[customer - first] = Holds(periods);
                    });
    out.Fill(first, last, [&](std::uint32_t customer) { return holds[customer - first]; });
  }

  std::string ValueOf(std::uint32_t customer) const override {
    std::vector<std::int64_t> periods;
    ForEachCustomer(query_, bounds_, customer, customer + 1,
                    [&](std::uint32_t, std::span<const RowRef> rows) { PeriodsOf(rows, periods); });
    if (habit_.kind == HabitKind::kStreak) return std::to_string(Streak(periods));
    return std::to_string(In(periods, current_ - habit_.periods + 1, current_ + 1));
  }
  std::vector<Rows> RowsUsed() const override { return {{&query_, bounds_}}; }

 private:
  // Different ones, ascending.
  void PeriodsOf(std::span<const RowRef> rows, std::vector<std::int64_t>& periods) const {
    periods.clear();
    for (const RowRef& row : rows) {
      const std::int64_t period =
          PeriodOf(habit_.unit, time_.zone.ToLocal(row.time), time_.week_start);
      if (periods.empty() || periods.back() != period) periods.push_back(period);
    }
    // When summer time ends, the local day may step back.
    std::ranges::sort(periods);
    periods.erase(std::ranges::unique(periods).begin(), periods.end());
  }

  // How many of them are in [first, end).
  static std::int64_t In(std::span<const std::int64_t> periods, std::int64_t first,
                         std::int64_t end) {
    return std::ranges::lower_bound(periods, end) - std::ranges::lower_bound(periods, first);
  }

  static std::int64_t Streak(std::span<const std::int64_t> periods) {
    std::int64_t longest = 0;
    std::int64_t run = 0;
    for (std::size_t i = 0; i < periods.size(); ++i) {
      run = i > 0 && periods[i] == periods[i - 1] + 1 ? run + 1 : 1;
      longest = std::max(longest, run);
    }
    return longest;
  }

  bool Holds(std::span<const std::int64_t> periods) const {
    const std::int64_t end = current_ + 1;
    const std::int64_t recent = end - habit_.recent;
    switch (habit_.kind) {
      case HabitKind::kRegular: return In(periods, end - habit_.periods, end) >= habit_.times;
      case HabitKind::kStopped:
        return In(periods, end - habit_.periods, end) > 0 && In(periods, recent, end) == 0;
      case HabitKind::kReturned:
        return In(periods, recent, end) > 0 && In(periods, recent - habit_.gap, recent) == 0 &&
               !periods.empty() && periods.front() < recent - habit_.gap;
      case HabitKind::kStreak: break;
    }
    return Compare(habit_.streak, static_cast<double>(Streak(periods)));
  }

  HabitCondition habit_;
  RowQuery query_;
  Bounds bounds_;
  EvaluationTime time_;
  std::int64_t current_ = 0;
};

}  // namespace

Result<std::unique_ptr<Leaf>> MakeLeaf(const HabitCondition& condition,
                                       const LeafContext& context) {
  Result<RowQuery> query = MakeRowQuery(condition.events, context.data, context.time);
  if (!query) return std::unexpected(query.error());
  Bounds bounds = AllEvents(context);
  if (condition.kind == HabitKind::kStreak) {
    const Result<Bounds> window = EventBounds(condition.window, context);
    if (!window) return std::unexpected(window.error());
    bounds = *window;
  } else if (condition.kind != HabitKind::kReturned) {
    // Earlier rows decide nothing.
    Window window;
    window.kind = WindowKind::kWhole;
    window.count = condition.periods;
    window.unit = condition.unit;
    const Result<Bounds> whole = ResolveWindow(window, context.time);
    if (!whole) return std::unexpected(whole.error());
    bounds.begin = whole->begin;
  }
  return std::make_unique<HabitLeaf>(condition, std::move(*query), bounds, context.time);
}

}  // namespace kohort
