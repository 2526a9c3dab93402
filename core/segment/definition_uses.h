// Which fields of a definition each kind of it uses. The others keep their defaults, are not in the
// JSON, and a form has no use for them.
#ifndef KOHORT_CORE_SEGMENT_DEFINITION_USES_H_
#define KOHORT_CORE_SEGMENT_DEFINITION_USES_H_

#include "core/segment/definition.h"

namespace kohort {

constexpr bool UsesCount(WindowKind kind) {
  return kind == WindowKind::kLast || kind == WindowKind::kWhole || kind == WindowKind::kComplete ||
         kind == WindowKind::kAgo;
}
constexpr bool UsesUnit(WindowKind kind) {
  return UsesCount(kind) || kind == WindowKind::kThis || kind == WindowKind::kPrevious;
}
// One date, which is `from`.
constexpr bool UsesDate(WindowKind kind) {
  return kind == WindowKind::kBefore || kind == WindowKind::kAfter || kind == WindowKind::kOn;
}

// What a test compares a value with.
enum class Operand : std::uint8_t { kNothing, kTexts, kNumber, kTwoNumbers, kWindow, kDays, kList };

constexpr Operand OperandOf(TestOp op) {
  if (op <= TestOp::kNotMatches) return Operand::kTexts;
  if (op == TestOp::kNumberBetween) return Operand::kTwoNumbers;
  if (op >= TestOp::kEqual && op <= TestOp::kLessOrEqual) return Operand::kNumber;
  if (op == TestOp::kInWindow || op == TestOp::kNotInWindow) return Operand::kWindow;
  if (op == TestOp::kAnniversary) return Operand::kDays;
  return op >= TestOp::kHasAny ? Operand::kList : Operand::kNothing;
}

constexpr bool Compare(const Comparison& comparison, double value) {
  switch (comparison.op) {
    case CompareOp::kEqual: return value == comparison.value;
    case CompareOp::kNotEqual: return value != comparison.value;
    case CompareOp::kGreater: return value > comparison.value;
    case CompareOp::kGreaterOrEqual: return value >= comparison.value;
    case CompareOp::kLess: return value < comparison.value;
    case CompareOp::kLessOrEqual: return value <= comparison.value;
    case CompareOp::kBetween: break;
  }
  return value >= comparison.value && value <= comparison.upper;
}

// The exact complement of another test: it holds where there is no value, unless `only_known`.
constexpr bool IsNegative(TestOp op) {
  switch (op) {
    case TestOp::kIsNot:
    case TestOp::kNotContains:
    case TestOp::kNotStarts:
    case TestOp::kNotEnds:
    case TestOp::kNotMatches:
    case TestOp::kNotEqual:
    case TestOp::kNotInWindow:
    case TestOp::kHasNone: return true;
    default: return false;
  }
}

// Whether it may compare with another attribute instead.
constexpr bool UsesOtherAttribute(TestOp op) {
  return op == TestOp::kIs || op == TestOp::kIsNot || OperandOf(op) == Operand::kNumber;
}
constexpr bool UsesIgnoreCase(TestOp op) {
  return OperandOf(op) == Operand::kTexts || OperandOf(op) == Operand::kList;
}

constexpr bool UsesProperty(Function function) {
  return function >= Function::kSum && function <= Function::kMostFrequent;
}
// Its value is as the property's: text of text, a number of numbers.
constexpr bool GivesPropertyValue(Function function) {
  return function == Function::kFirst || function == Function::kLast ||
         function == Function::kMostFrequent;
}

constexpr bool UsesValue(AffinityKind kind) { return kind <= AffinityKind::kShare; }
constexpr bool UsesPercent(AffinityKind kind) { return kind >= AffinityKind::kShare; }

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DEFINITION_USES_H_
