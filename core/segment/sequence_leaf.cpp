// Leaves about steps done one after the other.
//
// A choice of rows for the first k steps is a vector of times that never step back, under
// conditions of one kind: step j is at the latest some time that grows with the time of an earlier
// step i (so long after the first step; until the next event that must not lie between). If two
// choices fit, then the later time of each step fits as well, so for each k there is one choice
// that is the latest in every step, and whatever can follow any choice can follow that one. So a
// customer's rows are gone through once, in order of time, with that choice kept for each k.

#include <algorithm>
#include <array>
#include <utility>

#include "core/segment/leaf.h"
#include "core/segment/property_values.h"
#include "core/segment/value_tester.h"

namespace kohort {
namespace {

constexpr std::size_t kMostSteps = 8;

// Which steps a row can be, as bits.
using StepBits = std::uint32_t;

// At most so long after an instant. Calendar units differ in length, and zones shift: what is
// surely in time or surely late is told without a calendar.
class TimeLimit {
 public:
  TimeLimit(const TimeSpan& span, TimeZone zone) : span_(span), zone_(std::move(zone)) {
    const auto days = [&](std::int64_t shortest, std::int64_t longest) {
      // No zone has been moved by more than a day at once.
      constexpr std::int64_t kShift = 26 * 3600 * kSecond;
      surely_ = span.count * shortest * kDay - kShift;
      at_most_ = span.count * longest * kDay + kShift;
    };
    switch (span.unit) {
      case TimeUnit::kMinutes: surely_ = at_most_ = span.count * 60 * kSecond; break;
      case TimeUnit::kHours: surely_ = at_most_ = span.count * 3600 * kSecond; break;
      case TimeUnit::kDays: days(1, 1); break;
      case TimeUnit::kWeeks: days(7, 7); break;
      case TimeUnit::kMonths: days(28, 31); break;
      case TimeUnit::kQuarters: days(90, 92); break;
      case TimeUnit::kYears: days(365, 366); break;
    }
  }

  bool Allows(Instant from, Instant to) const {
    if (to - from <= surely_) return true;
    return to - from <= at_most_ && to <= AddUnits(from, span_.count, span_.unit, zone_);
  }

 private:
  TimeSpan span_;
  TimeZone zone_;
  Instant surely_ = 0;
  Instant at_most_ = 0;
};

struct StepRow {
  Instant time = 0;
  StepBits steps = 0;
  PropertyValues::Key same = 0;
};

class SequenceLeaf : public Leaf {
 public:
  struct Forbidden {
    RowQuery query;
    std::size_t from = 0;  // steps, from 0
    std::size_t to = 0;
  };

  SequenceLeaf(SequenceCondition sequence, std::vector<RowQuery> steps, RowQuery events,
               std::vector<Forbidden> forbidden, Bounds bounds, const LeafContext& context)
      : sequence_(std::move(sequence)),
        steps_(std::move(steps)),
        events_(std::move(events)),
        forbidden_(std::move(forbidden)),
        bounds_(bounds),
        history_(AllEvents(context)),
        same_(sequence_.same, events_, context.data) {
    if (sequence_.within) limit_.emplace(*sequence_.within, context.time.zone);
    two_events_ = IsOfTwoEvents();
    filters_.resize(events_.tables.size());
    for (std::size_t t = 0; t < events_.tables.size(); ++t) {
      for (std::size_t s = 0; s < steps_.size(); ++s) {
        const auto found =
            std::ranges::find(steps_[s].tables, events_.tables[t].table, &TableQuery::table);
        if (found != steps_[s].tables.end()) {
          filters_[t].push_back({StepBits{1} << s, found->filter});
        }
      }
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    if (two_events_) return RunTwoEvents(first, last, out);
    constexpr std::uint32_t kPart = 4096;
    for (std::uint32_t begin = first; begin < last; begin += kPart) {
      const std::uint32_t end = std::min(begin + kPart, last);
      const std::vector<std::uint8_t> reached = Reached(begin, end);
      out.Fill(begin, end,
               [&](std::uint32_t customer) { return Holds(reached[customer - begin]); });
    }
  }

  std::string ValueOf(std::uint32_t customer) const override {
    return std::to_string(Reached(customer, customer + 1).front()) + "/" +
           std::to_string(steps_.size());
  }
  std::vector<Rows> RowsUsed() const override {
    std::vector<Rows> rows;
    for (const RowQuery& step : steps_) rows.push_back({&step, bounds_});
    return rows;
  }

 private:
  struct StepFilter {
    StepBits step;
    EventFilter filter;
  };

  // The latest times of the first so many steps, and until when later steps must come.
  struct Choice {
    bool found = false;
    std::array<Instant, kMostSteps> times{};
  };
  using Choices = std::array<Choice, kMostSteps + 1>;  // by number of steps

  bool Holds(std::size_t reached) const {
    if (!sequence_.reached) return reached == steps_.size();
    return Compare(*sequence_.reached, static_cast<double>(reached));
  }

  // Whether it is one event, then another one, and nothing else: a funnel's usual step.
  bool IsOfTwoEvents() const {
    return steps_.size() == 2 && forbidden_.empty() && sequence_.same.empty() &&
           !sequence_.reached && steps_[0].tables.size() == 1 && steps_[1].tables.size() == 1 &&
           steps_[0].tables[0].table != steps_[1].tables[0].table;
  }

  // Goes along both events' rows of a customer at once: what counts for a second step is the latest
  // first step before it.
  void RunTwoEvents(std::uint32_t first, std::uint32_t last, CustomerSet& out) const {
    struct Run {
      std::uint32_t begin = 0;
      std::uint32_t end = 0;
    };
    std::vector<Run> runs(last - first);
    ForEachRun(steps_[0].tables[0], bounds_, first, last,
               [&](std::uint32_t customer, std::uint32_t begin, std::uint32_t end, auto) {
                 runs[customer - first] = {begin, end};
               });
    const EventFilter& is_first = steps_[0].tables[0].filter;
    steps_[0].tables[0].table->times.Visit([&](auto first_times, std::int64_t first_unit) {
      steps_[1].tables[0].table->times.Visit([&](auto times, std::int64_t unit) {
        ForEachRun(steps_[1].tables[0], bounds_, first, last,
                   [&](std::uint32_t customer, std::uint32_t row, std::uint32_t end, auto passes) {
                     auto [before, before_end] = runs[customer - first];
                     std::optional<Instant> latest;
                     for (; row < end && before < before_end + (latest ? 1 : 0); ++row) {
                       if (!passes(row)) continue;
                       const Instant now = std::int64_t{times[row]} * unit;
                       for (; before < before_end; ++before) {
                         const Instant then = std::int64_t{first_times[before]} * first_unit;
                         if (sequence_.strictly_later ? then >= now : then > now) break;
                         if (is_first(before)) latest = then;
                       }
                       if (latest && (!limit_ || limit_->Allows(*latest, now))) {
                         return out.Add(customer);
                       }
                     }
                   });
      });
    });
  }

  // How many steps each customer of [first, last) reaches.
  std::vector<std::uint8_t> Reached(std::uint32_t first, std::uint32_t last) const {
    std::vector<std::uint8_t> reached(last - first);
    std::vector<std::vector<Instant>> forbidden(forbidden_.size());
    std::vector<std::vector<std::vector<Instant>>> forbidden_of(forbidden_.size());
    for (std::size_t f = 0; f < forbidden_.size(); ++f) {
      forbidden_of[f].resize(last - first);
      ForEachCustomer(forbidden_[f].query, history_, first, last,
                      [&](std::uint32_t customer, std::span<const RowRef> rows) {
                        for (const RowRef& row : rows) {
                          forbidden_of[f][customer - first].push_back(row.time);
                        }
                      });
    }
    std::vector<StepRow> own;
    ForEachCustomer(events_, bounds_, first, last,
                    [&](std::uint32_t customer, std::span<const RowRef> rows) {
                      own.clear();
                      for (const RowRef& row : rows) {
                        StepRow step{.time = row.time, .steps = StepsOf(row)};
                        if (step.steps == 0) continue;
                        if (!sequence_.same.empty()) {
                          const auto key = same_.KeyAt(row);
                          if (!key) continue;
                          step.same = *key;
                        }
                        own.push_back(step);
                      }
                      for (std::size_t f = 0; f < forbidden_.size(); ++f) {
                        forbidden[f] = std::move(forbidden_of[f][customer - first]);
                      }
                      reached[customer - first] = ReachedBy(own, forbidden);
                    });
    return reached;
  }

  StepBits StepsOf(const RowRef& row) const {
    StepBits steps = 0;
    for (const StepFilter& filter : filters_[row.table]) {
      if (filter.filter(row.row)) steps |= filter.step;
    }
    return steps;
  }

  std::uint8_t ReachedBy(std::vector<StepRow>& rows,
                         const std::vector<std::vector<Instant>>& forbidden) const {
    // Each value on its own, in order of time.
    if (!sequence_.same.empty()) std::ranges::stable_sort(rows, {}, &StepRow::same);
    std::size_t reached = 0;
    for (std::size_t i = 0; i < rows.size() && reached < steps_.size();) {
      std::size_t end = i;
      while (end < rows.size() && rows[end].same == rows[i].same) ++end;
      reached =
          std::max(reached, ReachedWithOneValue(std::span(rows).subspan(i, end - i), forbidden));
      i = end;
    }
    return static_cast<std::uint8_t>(reached);
  }

  std::size_t ReachedWithOneValue(std::span<const StepRow> rows,
                                  const std::vector<std::vector<Instant>>& forbidden) const {
    Choices choices;
    choices[0].found = true;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < rows.size() && reached < steps_.size();) {
      std::size_t end = i;
      while (end < rows.size() && rows[end].time == rows[i].time) ++end;
      Extend(choices, rows.subspan(i, end - i), forbidden);
      while (reached < steps_.size() && choices[reached + 1].found) ++reached;
      i = end;
    }
    return reached;
  }

  // Lets each choice go on with rows of one instant: with one step or, where steps may coincide,
  // with several, each a row of its own. From the longest, so that none goes on twice.
  void Extend(Choices& choices, std::span<const StepRow> rows,
              const std::vector<std::vector<Instant>>& forbidden) const {
    const Instant now = rows.front().time;
    for (std::size_t k = steps_.size(); k-- > 0;) {
      if (!choices[k].found) continue;
      Choice next = choices[k];
      const std::size_t most =
          sequence_.strictly_later ? 1 : std::min(rows.size(), steps_.size() - k);
      for (std::size_t m = 1; m <= most; ++m) {
        const std::size_t step = k + m - 1;
        if (!InTime(next, k, step, now, forbidden)) break;
        if (!CanBe(rows, k, k + m)) break;
        next.times[step] = now;
        Choice& longer = choices[k + m];
        for (std::size_t s = 0; s < k + m; ++s) {
          longer.times[s] = longer.found ? std::max(longer.times[s], next.times[s]) : next.times[s];
        }
        longer.found = true;
      }
    }
  }

  // Whether `step` may be now, after the first `chosen` steps of a choice. Steps at this instant
  // forbid each other nothing.
  bool InTime(const Choice& choice, std::size_t chosen, std::size_t step, Instant now,
              const std::vector<std::vector<Instant>>& forbidden) const {
    if (limit_ && chosen > 0 && !limit_->Allows(choice.times[0], now)) return false;
    for (std::size_t f = 0; f < forbidden_.size(); ++f) {
      if (forbidden_[f].to != step || forbidden_[f].from >= chosen) continue;
      const auto next = std::ranges::upper_bound(forbidden[f], choice.times[forbidden_[f].from]);
      if (next != forbidden[f].end() && *next < now) return false;
    }
    return true;
  }

  // Whether steps [from, to) can each be a row of their own among these: a matching, found by
  // augmenting paths (Kuhn).
  static bool CanBe(std::span<const StepRow> rows, std::size_t from, std::size_t to) {
    if (to - from == 1) {
      return std::ranges::any_of(rows,
                                 [&](const StepRow& row) { return (row.steps >> from & 1) != 0; });
    }
    std::vector<std::size_t> step_of(rows.size(), kMostSteps);
    std::vector<bool> tried;
    const auto place = [&](auto&& self, std::size_t step) -> bool {
      for (std::size_t r = 0; r < rows.size(); ++r) {
        if ((rows[r].steps >> step & 1) == 0 || tried[r]) continue;
        tried[r] = true;
        if (step_of[r] == kMostSteps || self(self, step_of[r])) {
          step_of[r] = step;
          return true;
        }
      }
      return false;
    };
    for (std::size_t step = from; step < to; ++step) {
      tried.assign(rows.size(), false);
      if (!place(place, step)) return false;
    }
    return true;
  }

  SequenceCondition sequence_;
  std::vector<RowQuery> steps_;
  RowQuery events_;  // of all steps, unfiltered
  std::vector<Forbidden> forbidden_;
  Bounds bounds_;
  Bounds history_;
  std::optional<TimeLimit> limit_;
  bool two_events_ = false;
  PropertyValues same_;
  std::vector<std::vector<StepFilter>> filters_;  // by table of events_
};

}  // namespace

Result<std::unique_ptr<Leaf>> MakeLeaf(const SequenceCondition& condition,
                                       const LeafContext& context) {
  const Result<Bounds> bounds = EventBounds(condition.window, context);
  if (!bounds) return std::unexpected(bounds.error());
  std::vector<RowQuery> steps;
  std::vector<const EventTable*> tables;
  for (const EventQuery& step : condition.steps) {
    Result<RowQuery> query = MakeRowQuery(step, context.data, context.time);
    if (!query) return std::unexpected(query.error());
    for (const TableQuery& table : query->tables) tables.push_back(table.table);
    steps.push_back(std::move(*query));
  }
  // Tables lie in one vector, so their addresses are in the order of the data set.
  std::ranges::sort(tables);
  RowQuery events;
  for (const EventTable* table : tables) {
    if (events.tables.empty() || events.tables.back().table != table) {
      events.tables.push_back({table, {}});
    }
  }
  std::vector<SequenceLeaf::Forbidden> forbidden;
  for (const Without& without : condition.without) {
    Result<RowQuery> query = MakeRowQuery(without.events, context.data, context.time);
    if (!query) return std::unexpected(query.error());
    forbidden.push_back({std::move(*query), static_cast<std::size_t>(without.from - 1),
                         static_cast<std::size_t>(without.to - 1)});
  }
  return std::make_unique<SequenceLeaf>(condition, std::move(steps), std::move(events),
                                        std::move(forbidden), *bounds, context);
}

}  // namespace kohort
