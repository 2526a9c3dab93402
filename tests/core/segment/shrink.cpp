#include "tests/core/segment/shrink.h"

#include <algorithm>

#include "core/segment/definition_fields.h"

namespace kohort::reference {
namespace {

// Makes the n-th of all the cuts that can be made somewhere in a definition.
class Cutter {
 public:
  explicit Cutter(int n) : left_(n) {}

  // False if there are not so many.
  bool Cut(Definitions& definitions) {
    Erase(definitions.segments, 1);
    Erase(definitions.lists, 0);
    SegmentSettings& settings = definitions.settings;
    Reset(settings.zone), Reset(settings.week_start), Reset(settings.rfm);
    Reset(settings.lifecycle.purchase), Reset(settings.lifecycle.defecting_after, Age{6, true});
    Reset(settings.lifecycle.inactive_after, Age{12, true});
    for (Segment& segment : definitions.segments) {
      Reset(segment.cap), Reset(segment.goal), Reset(segment.name);
      CutMeasure(segment.cap.by);
      CutConditions(segment.include.conditions);
      CutConditions(segment.exclude);
      Reset(segment.include.kind);
    }
    return left_ < 0;
  }

 private:
  bool Now() { return left_-- == 0; }

  template <class T>
  void Reset(T& value, const T& to = {}) {
    if (value != to && Now()) value = to;
  }

  template <class T>
  void Erase(std::vector<T>& values, std::size_t least) {
    for (std::size_t i = 0; i < values.size() && values.size() > least; ++i) {
      if (Now()) values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  void CutConditions(std::vector<Condition>& conditions) {
    Erase(conditions, 0);
    for (Condition& condition : conditions) {
      if (auto* group = std::get_if<Group>(&condition.body)) {
        if (group->conditions.size() == 1 && Now()) {
          const Condition inner = group->conditions.front();
          condition = inner;
          continue;
        }
      }
      std::visit([&](auto& body) { CutBody(body); }, condition.body);
    }
  }

  void CutQuery(EventQuery& query) {
    Erase(query.event.names, 1);
    CutFilters(query.where);
  }
  void CutFilters(FilterGroup& group) {
    Erase(group.filters, 0);
    Reset(group.kind);
    for (Filter& filter : group.filters) {
      if (auto* inner = std::get_if<FilterGroup>(&filter.body)) {
        CutFilters(*inner);
      } else {
        CutTest(std::get<PropertyTest>(filter.body).test);
      }
    }
  }
  void CutTest(ValueTest& test) {
    Erase(test.texts, 1);
    Reset(test.ignore_case), Reset(test.only_known), Reset(test.window);
  }
  void CutMeasure(Measure& measure) {
    CutQuery(measure.events);
    if (measure.per) CutQuery(*measure.per);
    Reset(measure.change), Reset(measure.window);
  }

  void CutBody(Group& group) {
    CutConditions(group.conditions);
    Reset(group.kind);
  }
  void CutBody(EventCondition& c) { CutQuery(c.events), Reset(c.window), Reset(c.count); }
  void CutBody(FirstTimeCondition& c) { CutQuery(c.events), Reset(c.window); }
  void CutBody(LastTimeCondition& c) { CutQuery(c.events), Reset(c.window); }
  void CutBody(AggregateCondition& c) { CutMeasure(c.measure), CutTest(c.test); }
  void CutBody(SequenceCondition& c) {
    Erase(c.without, 0);
    Reset(c.window), Reset(c.strictly_later), Reset(c.within), Reset(c.same), Reset(c.reached);
    if (c.without.empty()) Erase(c.steps, 2);
    for (EventQuery& step : c.steps) CutQuery(step);
    for (Without& without : c.without) CutQuery(without.events);
  }
  void CutBody(HabitCondition& c) { CutQuery(c.events), Reset(c.window), Reset(c.streak); }
  void CutBody(AffinityCondition& c) { CutQuery(c.events), Reset(c.window); }
  void CutBody(AttributeCondition& c) { CutTest(c.test); }
  void CutBody(StageCondition& c) { Erase(c.stages, 1); }
  void CutBody(RfmCondition& c) {
    Reset(c.recency), Reset(c.frequency), Reset(c.monetary), Erase(c.groups, 1);
  }
  void CutBody(SegmentCondition&) {}
  void CutBody(ListCondition&) {}
  void CutBody(RandomCondition&) {}

  int left_;  // cuts to pass by; negative once it is made
};

// Drops runs of values, long ones first.
template <class T>
bool DropRuns(std::vector<T>& values, const std::function<bool()>& fails) {
  bool any = false;
  for (std::size_t run = std::max<std::size_t>(values.size() / 2, 1); run > 0; run /= 2) {
    for (std::size_t begin = 0; begin < values.size();) {
      const std::vector<T> before = values;
      const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
      values.erase(first,
                   first + static_cast<std::ptrdiff_t>(std::min(run, values.size() - begin)));
      if (fails()) {
        any = true;
      } else {
        values = before;
        begin += run;
      }
    }
  }
  return any;
}

bool DropCells(std::vector<Cell>& cells, const std::function<bool()>& fails) {
  bool any = false;
  for (Cell& cell : cells) {
    if (!cell) continue;
    const Cell before = std::exchange(cell, std::nullopt);
    if (fails()) {
      any = true;
    } else {
      cell = before;
    }
  }
  return any;
}

}  // namespace

std::string Case::Text() const {
  return FieldWriter::ToJson(definitions).dump(1) + "\n" + table.Text();
}

Case Shrink(Case failing, const std::function<bool(const Case&)>& fails) {
  const std::function<bool()> still = [&] { return fails(failing); };
  for (bool any = true; any;) {
    any = DropRuns(failing.table.rows, still);
    any = DropRuns(failing.table.profiles, still) || any;
    any = DropRuns(failing.table.lists, still) || any;
    for (int n = 0;; ++n) {
      Case cut = failing;
      if (!Cutter(n).Cut(cut.definitions)) break;
      if (!fails(cut)) continue;
      failing = std::move(cut);
      any = true;
      --n;
    }
    for (Row& row : failing.table.rows) {
      any = DropCells(row.properties, still) || any;
      any = DropCells(row.attributes, still) || any;
    }
    for (Profile& profile : failing.table.profiles) {
      any = DropCells(profile.attributes, still) || any;
    }
  }
  return failing;
}

}  // namespace kohort::reference
