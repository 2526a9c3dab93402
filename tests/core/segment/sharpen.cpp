#include "tests/core/segment/sharpen.h"

#include "tests/core/segment/reference.h"

namespace kohort::reference {
namespace {

bool ComparesNumbers(TestOp op) { return TestOp::kEqual <= op && op <= TestOp::kNumberBetween; }

void Sharpen(std::vector<Condition>& conditions, const Reference& reference, const Data& data,
             Dice& dice) {
  for (Condition& condition : conditions) {
    if (auto* group = std::get_if<Group>(&condition.body)) {
      Sharpen(group->conditions, reference, data, dice);
    }
    auto* aggregate = std::get_if<AggregateCondition>(&condition.body);
    if (aggregate == nullptr || !ComparesNumbers(aggregate->test.op) || dice.Percent(30)) continue;
    const auto value = reference.ValueOf(aggregate->measure, dice.Of(data.customers));
    if (!value || !value->Number()) continue;
    ValueTest& test = aggregate->test;
    test.upper += *value->Number() - test.number;
    test.number = *value->Number();
    if (test.op != TestOp::kNumberBetween) test.upper = 0;
  }
}

}  // namespace

void Sharpen(Definitions& definitions, const Data& data, Dice& dice) {
  const Reference reference(data, definitions);
  for (Segment& segment : definitions.segments) {
    Sharpen(segment.include.conditions, reference, data, dice);
    Sharpen(segment.exclude, reference, data, dice);
  }
}

}  // namespace kohort::reference
