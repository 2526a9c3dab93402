// Leaves about how often, and when first or last, something was done.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/time_text.h"
#include "core/segment/leaf.h"
#include "core/segment/value_tester.h"

namespace kohort {
namespace {

// From which count on all are alike, as all before it are: then it need not be known how many rows
// there are beyond. 0 where there is no such count.
std::uint32_t ThresholdOf(const Comparison& count) {
  const auto threshold = [](double value) {
    constexpr double kMost = std::numeric_limits<std::uint32_t>::max();
    return value <= kMost ? static_cast<std::uint32_t>(std::max(value, 1.0)) : 0;
  };
  switch (count.op) {
    case CompareOp::kGreaterOrEqual:
    case CompareOp::kLess: return threshold(std::ceil(count.value));
    case CompareOp::kGreater:
    case CompareOp::kLessOrEqual: return threshold(std::floor(count.value) + 1);
    case CompareOp::kEqual:
    case CompareOp::kNotEqual: return count.value < 1 ? 1 : 0;
    case CompareOp::kBetween: break;
  }
  return count.upper < 1 ? 1 : 0;
}

class CountLeaf : public Leaf {
 public:
  CountLeaf(RowQuery query, Bounds bounds, Comparison count)
      : query_(std::move(query)), bounds_(bounds), count_(count), threshold_(ThresholdOf(count)) {
    for (std::size_t n = 0; n < holds_.size(); ++n) {
      holds_[n] = Compare(count_, static_cast<double>(n));
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    const bool one_event = query_.tables.size() == 1;
    if (threshold_ == 1 || (threshold_ > 1 && one_event)) return RunWhether(first, last, out);
    if (one_event) return RunOneEvent(first, last, out);
    const std::vector<std::uint32_t> counts = Counts(first, last);
    out.Fill(first, last, [&](std::uint32_t customer) { return Holds(counts[customer - first]); });
  }

  std::string ValueOf(std::uint32_t customer) const override {
    return std::to_string(Counts(customer, customer + 1).front());
  }
  std::vector<Rows> RowsUsed() const override { return {{&query_, bounds_}}; }

 private:
  bool Holds(std::uint32_t count) const {
    return count < holds_.size() ? holds_[count] : Compare(count_, count);
  }

  void RunWhether(std::uint32_t first, std::uint32_t last, CustomerSet& out) const {
    std::vector<std::uint8_t> found(last - first);
    for (const TableQuery& table : query_.tables) {
      ForEachWhether(table, bounds_, threshold_, first, last,
                     [found = found.data(), first](std::uint32_t customer, bool enough) {
                       found[customer - first] |= enough ? 1 : 0;
                     });
    }
    const std::uint8_t without = Holds(0) ? 1 : 0;
    const std::uint8_t flips = without ^ (Holds(threshold_) ? 1 : 0);
    out.Fill(first, last, [found = found.data(), first, without, flips](std::uint32_t customer) {
      return (found[customer - first] & flips) != without;
    });
  }

  // Everybody without rows is alike: the others are made to differ.
  void RunOneEvent(std::uint32_t first, std::uint32_t last, CustomerSet& out) const {
    const bool without_rows = Holds(0);
    if (without_rows) out.Fill(first, last, [](std::uint32_t) { return true; });
    ForEachCount(query_.tables[0], bounds_, first, last,
                 [&](std::uint32_t customer, std::uint32_t count) {
                   const bool holds = Holds(count);
                   if (holds != without_rows) holds ? out.Add(customer) : out.Remove(customer);
                 });
  }

  std::vector<std::uint32_t> Counts(std::uint32_t first, std::uint32_t last) const {
    std::vector<std::uint32_t> counts(last - first);
    for (const TableQuery& table : query_.tables) {
      ForEachCount(table, bounds_, first, last,
                   [counts = counts.data(), first](std::uint32_t customer, std::uint32_t count) {
                     counts[customer - first] += count;
                   });
    }
    return counts;
  }

  RowQuery query_;
  Bounds bounds_;
  Comparison count_;
  std::uint32_t threshold_;
  std::array<bool, 256> holds_{};  // of small counts, which most are
};

// When customers first or last did something, up to as-of.
class MomentLeaf : public Leaf {
 public:
  MomentLeaf(RowQuery query, Bounds history, Bounds bounds, bool last, TimeZone zone)
      : query_(std::move(query)),
        history_(history),
        bounds_(bounds),
        last_(last),
        zone_(std::move(zone)) {}

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    const std::vector<Instant> moments = Moments(first, last);
    out.Fill(first, last, [&](std::uint32_t customer) {
      const Instant moment = moments[customer - first];
      return moment != kNever && bounds_.Contains(moment);
    });
  }

  std::string ValueOf(std::uint32_t customer) const override {
    const Instant moment = Moments(customer, customer + 1).front();
    return moment == kNever ? "" : FormatLocal(zone_.ToLocal(moment));
  }
  std::vector<Rows> RowsUsed() const override { return {{&query_, history_}}; }

 private:
  static constexpr Instant kNever = std::numeric_limits<Instant>::min();

  std::vector<Instant> Moments(std::uint32_t first, std::uint32_t last) const {
    std::vector<Instant> moments(last - first, kNever);
    for (const TableQuery& table : query_.tables) {
      const TimeColumn& times = table.table->times;
      ForEachRun(table, history_, first, last,
                 [&](std::uint32_t customer, std::uint32_t row, std::uint32_t end, auto passes) {
                   while (row < end && !passes(last_ ? end - 1 : row)) last_ ? --end : ++row;
                   if (row == end) return;
                   const Instant time = times[last_ ? end - 1 : row];
                   Instant& moment = moments[customer - first];
                   if (moment == kNever || (last_ ? time > moment : time < moment)) moment = time;
                 });
    }
    return moments;
  }

  RowQuery query_;
  Bounds history_;
  Bounds bounds_;
  bool last_;
  TimeZone zone_;
};

template <class Condition>
Result<std::unique_ptr<Leaf>> MakeMomentLeaf(const Condition& condition, bool last,
                                             const LeafContext& context) {
  Result<RowQuery> query = MakeRowQuery(condition.events, context.data, context.time);
  if (!query) return std::unexpected(query.error());
  const Result<Bounds> bounds = EventBounds(condition.window, context);
  if (!bounds) return std::unexpected(bounds.error());
  return std::make_unique<MomentLeaf>(std::move(*query), AllEvents(context), *bounds, last,
                                      context.time.zone);
}

}  // namespace

Result<std::unique_ptr<Leaf>> MakeLeaf(const EventCondition& condition,
                                       const LeafContext& context) {
  Result<RowQuery> query = MakeRowQuery(condition.events, context.data, context.time);
  if (!query) return std::unexpected(query.error());
  const Result<Bounds> bounds = EventBounds(condition.window, context);
  if (!bounds) return std::unexpected(bounds.error());
  return std::make_unique<CountLeaf>(std::move(*query), *bounds, condition.count);
}

Result<std::unique_ptr<Leaf>> MakeLeaf(const FirstTimeCondition& condition,
                                       const LeafContext& context) {
  return MakeMomentLeaf(condition, false, context);
}

Result<std::unique_ptr<Leaf>> MakeLeaf(const LastTimeCondition& condition,
                                       const LeafContext& context) {
  return MakeMomentLeaf(condition, true, context);
}

}  // namespace kohort
