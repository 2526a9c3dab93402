// Of the reference: conditions on events, and what is measured of them.
#include <algorithm>
#include <set>

#include "tests/core/segment/reference.h"
#include "tests/core/segment/reference_values.h"

namespace kohort::reference {

bool Reference::Fits(const EventQuery& query, const Event& event) const {
  const EventSelector& selector = query.event;
  switch (selector.match) {
    case EventMatch::kNames:
      if (std::ranges::find(selector.names, event.name) == selector.names.end()) return false;
      break;
    case EventMatch::kPrefix:
      if (!event.name.starts_with(selector.prefix)) return false;
      break;
    case EventMatch::kAny: break;
  }
  return Fits(query.where, event);
}

bool Reference::Fits(const FilterGroup& group, const Event& event) const {
  const auto holds = [&](const Filter& filter) {
    if (const auto* nested = std::get_if<FilterGroup>(&filter.body)) return Fits(*nested, event);
    const auto& property = std::get<PropertyTest>(filter.body);
    const auto value = event.properties.find(property.property);
    return Passes(property.test,
                  value == event.properties.end() ? std::nullopt : std::optional(value->second),
                  calendar_);
  };
  switch (group.kind) {
    case GroupKind::kAll: return std::ranges::all_of(group.filters, holds);
    case GroupKind::kAny: return std::ranges::any_of(group.filters, holds);
    case GroupKind::kNone: return std::ranges::none_of(group.filters, holds);
  }
  return false;
}

// Events after as-of do not exist.
Reference::Events Reference::Find(const EventQuery& query, const Customer& customer,
                                  const Bounds& bounds) const {
  Events events;
  for (const Event& event : customer.events) {
    if (event.time > calendar_.as_of || !bounds.Holds(event.time)) continue;
    if (Fits(query, event)) events.push_back(&event);
  }
  return events;
}

Reference::Events Reference::FindEver(const EventQuery& query, const Customer& customer) const {
  return Find(query, customer, {});
}

bool Reference::Holds(const EventCondition& condition, const Customer& customer) const {
  const Events events = Find(condition.events, customer, calendar_.EventWindow(condition.window));
  return Compares(condition.count, static_cast<double>(events.size()));
}

bool Reference::Holds(const FirstTimeCondition& condition, const Customer& customer) const {
  const Events events = FindEver(condition.events, customer);
  return !events.empty() && calendar_.EventWindow(condition.window).Holds(events.front()->time);
}

bool Reference::Holds(const LastTimeCondition& condition, const Customer& customer) const {
  const Events events = FindEver(condition.events, customer);
  return !events.empty() && calendar_.EventWindow(condition.window).Holds(events.back()->time);
}

// Who has no value passes no test but "is empty", however negative.
bool Reference::Holds(const AggregateCondition& condition, const Customer& customer) const {
  const auto value = ValueOf(condition.measure, customer);
  if (!value) return condition.test.op == TestOp::kEmpty;
  return Passes(condition.test, value, calendar_);
}

bool Reference::Holds(const HabitCondition& condition, const Customer& customer) const {
  const auto periods_of = [&](const Events& events) {
    std::set<std::int64_t> periods;
    for (const Event* event : events) {
      periods.insert(calendar_.Period(event->time, condition.unit));
    }
    return periods;
  };
  if (condition.kind == HabitKind::kStreak) {
    const Bounds bounds = calendar_.EventWindow(condition.window);
    int longest = 0;
    int length = 0;
    std::optional<std::int64_t> before;
    for (const std::int64_t period : periods_of(Find(condition.events, customer, bounds))) {
      length = before && period == *before + 1 ? length + 1 : 1;
      longest = std::max(longest, length);
      before = period;
    }
    return Compares(condition.streak, longest);
  }
  const std::set<std::int64_t> periods = periods_of(FindEver(condition.events, customer));
  const std::int64_t current = calendar_.CurrentPeriod(condition.unit);
  // In how many of the `count` periods that end `back` periods before the current one.
  const auto active = [&](std::int64_t back, std::int64_t count) {
    return std::ranges::count_if(periods, [&](std::int64_t period) {
      return current - back - count < period && period <= current - back;
    });
  };
  switch (condition.kind) {
    case HabitKind::kRegular: return active(0, condition.periods) >= condition.times;
    case HabitKind::kStopped:
      return active(0, condition.periods) > 0 && active(0, condition.recent) == 0;
    case HabitKind::kReturned:
      return active(0, condition.recent) > 0 && active(condition.recent, condition.gap) == 0 &&
             std::ranges::any_of(periods, [&](std::int64_t period) {
               return period <= current - condition.recent - condition.gap;
             });
    case HabitKind::kStreak: break;
  }
  return false;
}

bool Reference::Holds(const AffinityCondition& condition, const Customer& customer) const {
  const Bounds bounds = calendar_.EventWindow(condition.window);
  // How many of a customer's events have each value.
  const auto counts_of = [&](const Events& events) {
    std::map<std::string, int> counts;
    for (const Event* event : events) {
      const auto value = event->properties.find(condition.property);
      if (value != event->properties.end()) ++counts[value->second.text];
    }
    return counts;
  };
  const Events events = Find(condition.events, customer, bounds);
  std::map<std::string, int> counts = counts_of(events);
  const int own = counts[condition.value];
  counts.erase(condition.value);
  int most = 0;
  for (const auto& [value, count] : counts) most = std::max(most, count);
  switch (condition.kind) {
    case AffinityKind::kMostFrequent: return own >= 1 && own >= most;
    case AffinityKind::kPredominant: return own >= 1 && own > most;
    case AffinityKind::kShare:
      return !events.empty() &&
             100.0 * own >= condition.percent * static_cast<double>(events.size());
    default: break;
  }
  // Customers in order of their count, of those who have one; ties share the first rank.
  const auto count_of = [&](const Customer& one) {
    const Events own_events = Find(condition.events, one, bounds);
    return condition.property.empty() ? static_cast<int>(own_events.size())
                                      : counts_of(own_events)[condition.value];
  };
  const int count = count_of(customer);
  if (count == 0) return false;
  int before = 0;  // rank - 1
  int all = 0;
  for (const Customer& other : data_.customers) {
    const int others = count_of(other);
    all += others >= 1;
    before += condition.kind == AffinityKind::kTop ? others > count : others >= 1 && others < count;
  }
  return 100.0 * before < condition.percent * all;
}

}  // namespace kohort::reference
