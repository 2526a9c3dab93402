// Conditions as sentences, those that fit a line or two.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>

#include <imgui.h>

#include "web/ui/condition_parts.h"

namespace kohort {
namespace {

enum class Did { kDid, kDidNot, kFirst, kLast };
constexpr std::array kDid{std::pair{Did::kDid, T::kDid}, std::pair{Did::kDidNot, T::kDidNot},
                          std::pair{Did::kFirst, T::kFirstDid}, std::pair{Did::kLast, T::kLastDid}};
constexpr Comparison kNever{CompareOp::kEqual, 0, 0};

constexpr std::array kIn{std::pair{true, T::kIn}, std::pair{false, T::kNotIn}};
constexpr std::array kOnList{std::pair{true, T::kOnList}, std::pair{false, T::kNotOnList}};

constexpr std::array kFunctions{std::pair{Function::kSum, T::kTotalOf},
                                std::pair{Function::kAverage, T::kAverageOf},
                                std::pair{Function::kMin, T::kSmallestOf},
                                std::pair{Function::kMax, T::kGreatestOf},
                                std::pair{Function::kMedian, T::kMedianOf},
                                std::pair{Function::kPercentile, T::kPercentileOf},
                                std::pair{Function::kDistinct, T::kDistinctOf},
                                std::pair{Function::kFirst, T::kFirstOf},
                                std::pair{Function::kLast, T::kLastOf},
                                std::pair{Function::kMostFrequent, T::kMostFrequentOf},
                                std::pair{Function::kCount, T::kNumberOf},
                                std::pair{Function::kActiveDays, T::kActiveDaysOf},
                                std::pair{Function::kActiveWeeks, T::kActiveWeeksOf},
                                std::pair{Function::kActiveMonths, T::kActiveMonthsOf},
                                std::pair{Function::kSpanDays, T::kSpanDaysOf},
                                std::pair{Function::kRatio, T::kRatioOf}};
constexpr std::array kChanges{std::pair{Change::kNone, T::kChangeNone},
                              std::pair{Change::kDifference, T::kChangeDifference},
                              std::pair{Change::kPercent, T::kChangePercent}};

bool Begins(const Window& window) {
  return window.kind != WindowKind::kAllTime && window.kind != WindowKind::kBefore;
}

// The three kinds that begin with what someone did are one another's choices.
void EditEvent(Editing& editing, Condition& condition, const std::string& where, float room) {
  EventQuery* events = nullptr;
  Window* window = nullptr;
  Comparison* count = nullptr;
  Did did = Did::kDid;
  if (auto* event = std::get_if<EventCondition>(&condition.body)) {
    events = &event->events, window = &event->window, count = &event->count;
    if (*count == kNever) did = Did::kDidNot;
  } else if (auto* first = std::get_if<FirstTimeCondition>(&condition.body)) {
    events = &first->events, window = &first->window, did = Did::kFirst;
  } else {
    auto& last = std::get<LastTimeCondition>(condition.body);
    events = &last.events, window = &last.window, did = Did::kLast;
  }
  Line line(editing, where, room);
  if (line.Choose<Did>(T::kWhat, did, kDid)) {
    EventQuery kept = *events;
    const Window when = *window;
    switch (did) {
      case Did::kDid: condition.body = EventCondition{std::move(kept), when, {}}; return;
      case Did::kDidNot: condition.body = EventCondition{std::move(kept), when, kNever}; return;
      case Did::kFirst: condition.body = FirstTimeCondition{std::move(kept), when}; return;
      case Did::kLast: condition.body = LastTimeCondition{std::move(kept), when}; return;
    }
  }
  EditEvents(line, T::kEvent, events->event);
  if (did == Did::kDid) {
    EditComparison(line, *count, T::kTimesNumber);
    line.Word(count->op != CompareOp::kBetween && count->value == 1 ? T::kTime : T::kTimes);
  }
  EditWindow(line, *window);
  if (events->where.filters.empty() && line.Link(T::kAddFilterShort, T::kAddFilterShort)) {
    events->where.filters.emplace_back();
    editing.Change();
  }
  EditFilters(editing, where, *events, room);
}

// The currency of a measure; empty where it is no money.
std::string_view MoneyOf(const Editing& editing, const Measure& measure) {
  const bool amount = UsesProperty(measure.function) && measure.function != Function::kDistinct &&
                      measure.change != Change::kPercent;
  return amount ? CurrencyOf(editing, measure.property) : std::string_view();
}

void EditAggregate(Editing& editing, AggregateCondition& aggregate, const std::string& where,
                   float room) {
  Line line(editing, where, room);
  Measure& measure = aggregate.measure;
  const Function before = measure.function;
  EditMeasure(line, measure, false);
  if (GivesPropertyValue(before) != GivesPropertyValue(measure.function)) {
    aggregate.test = {};
    if (!GivesPropertyValue(measure.function)) aggregate.test.op = TestOp::kGreaterOrEqual;
  }
  const bool value = GivesPropertyValue(measure.function);
  EditTest(line, aggregate.test,
           {.attribute = {}, .property = value ? measure.property : "", .search = {}},
           value ? PropertyType(editing, measure.property) : "number", MoneyOf(editing, measure));
  if (measure.events.where.filters.empty() && line.Link(T::kAddFilterShort, T::kAddFilterShort)) {
    measure.events.where.filters.emplace_back();
    editing.Change();
  }
  EditFilters(editing, where, measure.events, room);
  if (measure.per) EditFilters(editing, Fill(T::kSecondOf, {where}), *measure.per, room);
}

void EditAttributeCondition(Editing& editing, AttributeCondition& attribute,
                            const std::string& where, float room) {
  Line line(editing, where, room);
  line.Word(T::kAttribute);
  EditAttribute(line, T::kAttribute, attribute.attribute);
  EditTest(line, attribute.test, {.attribute = attribute.attribute, .property = {}, .search = {}},
           AttributeType(editing, attribute.attribute));
}

void EditStage(Editing& editing, StageCondition& stage, const std::string& where, float room) {
  static const std::vector<std::string> kStages{"lead", "first_timer", "active", "defecting",
                                                "inactive"};
  Line line(editing, where, room);
  line.Word(T::kStageIs);
  line.ChooseSome(T::kStages, stage.stages, kStages,
                  [](std::string_view id) { return StageName(id); });
}

void EditRange(Line& line, T from, T to, ScoreRange& range, int most) {
  line.Word(from);
  if (line.Number(from, range.from, 1, most)) range.to = std::max(range.to, range.from);
  line.Word(T::kTo);
  line.Number(to, range.to, range.from, most);
}

void EditRfm(Editing& editing, RfmCondition& rfm, const std::string& where, float room) {
  const RfmSettings& settings = editing.model.audiences.document.settings.rfm;
  const std::vector<std::string> names = RfmGroupNames(settings);
  constexpr std::array kWays{std::pair{true, T::kRfmGroup}, std::pair{false, T::kRfmScores}};
  Line line(editing, where, room);
  bool by_group = !rfm.groups.empty();
  if (line.Choose<bool>(T::kWhat, by_group, kWays)) {
    rfm = {};
    if (by_group) rfm.groups = {names.front()};
    rfm.recency.to = rfm.frequency.to = rfm.monetary.to = settings.scores;
  }
  if (by_group) {
    line.ChooseSome(T::kRfmGroups, rfm.groups, names,
                    [](std::string_view name) { return std::string(name); });
    return;
  }
  EditRange(line, T::kRecency, T::kRecencyTo, rfm.recency, settings.scores);
  EditRange(line, T::kFrequency, T::kFrequencyTo, rfm.frequency, settings.scores);
  EditRange(line, T::kMonetary, T::kMonetaryTo, rfm.monetary, settings.scores);
}

void EditSegment(Editing& editing, SegmentCondition& segment, const std::string& where,
                 float room) {
  Line line(editing, where, room);
  line.Choose<bool>(T::kWhat, segment.member, kIn);
  std::vector<std::string> names;
  std::vector<std::string> details;
  std::vector<std::string> ids;
  std::string name = segment.segment;
  for (const Segment& other : editing.model.audiences.document.segments) {
    if (other.id == editing.segment.id) continue;
    if (other.id == segment.segment) name = other.name;
    names.push_back(other.name);
    ids.push_back(other.id);
    const SegmentSize* size = editing.model.audiences.SizeOf(other.id);
    details.push_back(size == nullptr ? "" : Number(size->customers));
  }
  if (!line.ChooseText(T::kAudience, name, names, details, ChipKind::kEvent)) return;
  if (const auto index = IndexOf(names, name)) segment.segment = ids[*index];
}

void EditList(Editing& editing, ListCondition& list, const std::string& where, float room) {
  Line line(editing, where, room);
  line.Choose<bool>(T::kWhat, list.member, kOnList);
  std::vector<std::string> names;
  std::vector<std::string> details;
  for (const IdList& each : editing.model.audiences.document.lists) {
    names.push_back(each.name);
    details.push_back(Number(each.customers.size()));
  }
  if (const CatalogReply* catalog = editing.catalog()) {
    for (const ListSummary& each : catalog->lists) {
      if (std::ranges::find(names, each.name) != names.end()) continue;
      names.push_back(each.name);
      details.push_back(Number(each.customers));
    }
  }
  line.ChooseText(T::kListName, list.list, names, details, ChipKind::kEvent);
}

void EditRandom(Editing& editing, RandomCondition& random, const std::string& where, float room) {
  Line line(editing, where, room);
  line.Word(T::kRandomShare);
  double from = random.from / 100.0;
  double to = (random.to + 1) / 100.0;
  const NumberLook look{.least = 0, .most = 99.99, .whole = false};
  if (line.Number(T::kRandomFrom, from, look)) {
    random.from = static_cast<int>(std::lround(from * 100));
    random.to = std::max(random.to, random.from);
  }
  line.Word(T::kPercentTo);
  if (line.Number(T::kRandomTo, to, {.least = from + 0.01, .most = 100, .whole = false})) {
    random.to = static_cast<int>(std::lround(to * 100)) - 1;
  }
  line.Word(T::kPercentOfCustomers);
  line.FreeText(T::kSalt, random.salt, 130, Tr(T::kSaltHint));
}

}  // namespace

void EditMeasure(Line& line, Measure& measure, bool numbers) {
  std::vector<std::pair<Function, T>> functions;
  for (const auto& function : kFunctions) {
    if (!numbers || !GivesPropertyValue(function.first)) functions.push_back(function);
  }
  if (line.Choose<Function>(T::kFunction, measure.function, functions)) {
    if (!UsesProperty(measure.function)) measure.property.clear();
    if (measure.function != Function::kPercentile) measure.percentile = 0;
    if (measure.function == Function::kPercentile) measure.percentile = 90;
    measure.per.reset();
    if (measure.function == Function::kRatio) measure.per.emplace();
  }
  if (measure.function == Function::kPercentile) {
    line.Number(T::kPercentile, measure.percentile, {.least = 0, .most = 100, .whole = false});
  }
  if (UsesProperty(measure.function)) {
    EditProperty(line, measure.property);
    line.Word(T::kOf);
  }
  EditEvents(line, T::kEvent, measure.events.event);
  if (measure.per) {
    line.Word(T::kTo);
    EditEvents(line, T::kSecondEvent, measure.per->event);
  }
  EditWindow(line, measure.window);
  if (!Begins(measure.window) || GivesPropertyValue(measure.function)) {
    measure.change = Change::kNone;
  } else if (measure.change != Change::kNone) {
    line.Choose<Change>(T::kChange, measure.change, kChanges);
  }
}

void EditCondition(Editing& editing, Condition& condition, const std::string& where, float room) {
  auto& body = condition.body;
  if (auto* aggregate = std::get_if<AggregateCondition>(&body)) {
    EditAggregate(editing, *aggregate, where, room);
  } else if (auto* attribute = std::get_if<AttributeCondition>(&body)) {
    EditAttributeCondition(editing, *attribute, where, room);
  } else if (auto* stage = std::get_if<StageCondition>(&body)) {
    EditStage(editing, *stage, where, room);
  } else if (auto* rfm = std::get_if<RfmCondition>(&body)) {
    EditRfm(editing, *rfm, where, room);
  } else if (auto* segment = std::get_if<SegmentCondition>(&body)) {
    EditSegment(editing, *segment, where, room);
  } else if (auto* list = std::get_if<ListCondition>(&body)) {
    EditList(editing, *list, where, room);
  } else if (auto* random = std::get_if<RandomCondition>(&body)) {
    EditRandom(editing, *random, where, room);
  } else if (auto* sequence = std::get_if<SequenceCondition>(&body)) {
    EditSequence(editing, *sequence, where, room);
  } else if (auto* habit = std::get_if<HabitCondition>(&body)) {
    EditHabit(editing, *habit, where, room);
  } else if (auto* affinity = std::get_if<AffinityCondition>(&body)) {
    EditAffinity(editing, *affinity, where, room);
  } else {
    EditEvent(editing, condition, where, room);
  }
}

}  // namespace kohort
