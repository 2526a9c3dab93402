// Random definitions about a random data set: every kind of condition, operator and window, mostly
// with names and values that the data has, so that answers are neither empty nor everybody. All are
// valid.
#ifndef KOHORT_TESTS_CORE_SEGMENT_RANDOM_DEFINITION_H_
#define KOHORT_TESTS_CORE_SEGMENT_RANDOM_DEFINITION_H_

#include <string>
#include <vector>

#include "core/segment/definition.h"
#include "tests/core/segment/dice.h"
#include "tests/core/segment/random_data.h"

namespace kohort::reference {

class DefinitionMaker {
 public:
  // Both must outlive it.
  DefinitionMaker(Dice& dice, const RandomTable& table);

  // One to three segments, of which later ones may refer to earlier ones, and settings.
  Definitions Make();
  SegmentSettings Settings();

  // One that is no group and refers to no segment.
  Condition Leaf();
  Group Conditions(int depth);

  // random_values.cpp
  Window AnyWindow();
  Window WindowThatBegins();  // has a window before it
  ValueTest Test(Kind kind, const std::vector<std::string>& known);
  FilterGroup Filters(int depth);
  EventQuery Query();
  Comparison Count(int most);
  Measure NumericMeasure();
  AggregateCondition Aggregate();

 private:
  Window Written(WindowKind kind);
  std::string Moment(bool day_only);
  ValueTest TextTest(const std::vector<std::string>& known);
  ValueTest NumberTest(const std::vector<std::string>& known);
  std::string Pattern(const std::string& value);
  std::string Known(const std::vector<std::string>& known, Kind kind);
  std::vector<std::string> PropertyValues(std::size_t property) const;
  std::vector<std::string> AttributeValues(std::size_t attribute) const;

  SequenceCondition Sequence();
  HabitCondition Habit();
  AffinityCondition Affinity();
  AttributeCondition OfAttribute();
  RfmCondition Rfm();
  ScoreRange Scores();
  RfmSettings RfmOf();
  Cap AnyCap();

  Dice& dice_;
  const RandomTable& table_;
  std::vector<std::string> events_;
  Definitions made_;  // so far
};

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_RANDOM_DEFINITION_H_
