// Of the reference: sequences, by trying every choice of events.
#include <algorithm>

#include "tests/core/segment/reference.h"
#include "tests/core/segment/reference_values.h"

namespace kohort::reference {

struct Reference::Choice {
  std::vector<Events> candidates;  // of each step
  std::vector<Events> forbidden;   // of each `without`, at any time up to as-of
  Events chosen;
  int tried = 0;
};

// The most steps that the chosen ones can be continued to.
int Reference::Reached(const SequenceCondition& condition, const Customer& customer,
                       Choice& choice) {
  const std::size_t step = choice.chosen.size();  // to choose now, from 0
  int most = static_cast<int>(step);
  if (step == condition.steps.size()) return most;

  const auto has_a_place = [&](const Event* event) {
    if (std::ranges::find(choice.chosen, event) != choice.chosen.end()) return false;
    if (!condition.same.empty() && !event->properties.contains(condition.same)) return false;
    if (step == 0) return true;
    const Event* first = choice.chosen.front();
    const Event* previous = choice.chosen.back();
    if (event->time < previous->time) return false;
    if (condition.strictly_later && event->time == previous->time) return false;
    if (!condition.same.empty() &&
        event->properties.at(condition.same).text != first->properties.at(condition.same).text) {
      return false;
    }
    if (condition.within) {
      const TimeSpan& within = *condition.within;
      if (event->time > calendar_.Before(first->time, -within.count, within.unit)) return false;
    }
    for (std::size_t w = 0; w < condition.without.size(); ++w) {
      const Without& without = condition.without[w];
      if (static_cast<std::size_t>(without.to) != step + 1) continue;
      const Event* from = choice.chosen[static_cast<std::size_t>(without.from - 1)];
      for (const Event* event_between : choice.forbidden[w]) {
        if (from->time < event_between->time && event_between->time < event->time) return false;
      }
    }
    return true;
  };
  for (const Event* event : choice.candidates[step]) {
    if (++choice.tried > kMostChoices) {
      gave_up_ = true;
      return most;
    }
    if (!has_a_place(event)) continue;
    choice.chosen.push_back(event);
    most = std::max(most, Reached(condition, customer, choice));
    choice.chosen.pop_back();
    if (most == static_cast<int>(condition.steps.size())) break;
  }
  return most;
}

bool Reference::Holds(const SequenceCondition& condition, const Customer& customer) {
  Choice choice;
  const Bounds bounds = calendar_.EventWindow(condition.window);
  for (const EventQuery& step : condition.steps) {
    choice.candidates.push_back(Find(step, customer, bounds));
  }
  for (const Without& without : condition.without) {
    choice.forbidden.push_back(FindEver(without.events, customer));
  }
  const int reached = Reached(condition, customer, choice);
  if (condition.reached) return Compares(*condition.reached, reached);
  return reached == static_cast<int>(condition.steps.size());
}

}  // namespace kohort::reference
