#include "core/segment/describe_values.h"

#include <array>

#include "core/segment/definition_uses.h"

namespace kohort {
namespace {

Comparison ComparisonOf(const ValueTest& test) {
  const int op = static_cast<int>(test.op) - static_cast<int>(TestOp::kEqual);
  return {.op = static_cast<CompareOp>(op), .value = test.number, .upper = test.upper};
}

}  // namespace

std::string ValueWords::HowOften(const Comparison& count) const {
  const std::string times = Times(count.value);
  switch (count.op) {
    case CompareOp::kEqual: return Say(Saying::kExactly, {times});
    case CompareOp::kNotEqual: return Say(Saying::kNotExactly, {times});
    case CompareOp::kGreater: return Say(Saying::kMoreThan, {times});
    case CompareOp::kGreaterOrEqual: return Say(Saying::kAtLeast, {times});
    case CompareOp::kLess: return Say(Saying::kFewerThan, {times});
    case CompareOp::kLessOrEqual: return Say(Saying::kAtMost, {times});
    case CompareOp::kBetween:
      return Say(Saying::kBetween,
                 {Number(count.value), Say(Saying::kTimes, {Number(count.upper)})});
  }
  return "";
}

std::string ValueWords::Compared(const std::string& name, const Comparison& test,
                                 std::string_view unit) const {
  const std::string value = Number(test.value) + std::string(unit);
  const auto is = [&](Saying saying) { return Say(Saying::kIs, {name, Say(saying, {value})}); };
  switch (test.op) {
    case CompareOp::kEqual: return is(Saying::kEqualTo);
    case CompareOp::kNotEqual: return Say(Saying::kIsNot, {name, value});
    case CompareOp::kGreater: return is(Saying::kMoreThan);
    case CompareOp::kGreaterOrEqual: return is(Saying::kAtLeast);
    case CompareOp::kLess: return is(Saying::kLessThan);
    case CompareOp::kLessOrEqual: return is(Saying::kAtMost);
    case CompareOp::kBetween:
      return Say(Saying::kIs,
                 {name, Say(Saying::kBetween, {value, Number(test.upper) + std::string(unit)})});
  }
  return "";
}

std::string ValueWords::ComparedWithOther(const std::string& name, const ValueTest& test) const {
  const std::string their = Say(Saying::kTheir, {test.other_attribute});
  const auto is = [&](Saying saying, const std::string& other) {
    return Say(Saying::kIs, {name, Say(saying, {other})});
  };
  switch (test.op) {
    case TestOp::kIsNot:
    case TestOp::kNotEqual: return Say(Saying::kNotSameAs, {name, test.other_attribute});
    case TestOp::kGreater: return is(Saying::kMoreThan, their);
    case TestOp::kGreaterOrEqual: return is(Saying::kAtLeast, their);
    case TestOp::kLess: return is(Saying::kLessThan, their);
    case TestOp::kLessOrEqual: return is(Saying::kAtMost, their);
    default: return is(Saying::kSameAs, test.other_attribute);
  }
}

std::string ValueWords::TestedText(const std::string& name, const ValueTest& test) const {
  // In the order of the operators.
  constexpr std::array kTextSayings{Saying::kIs,          Saying::kIsNot,   Saying::kContains,
                                    Saying::kNotContains, Saying::kStarts,  Saying::kNotStarts,
                                    Saying::kEnds,        Saying::kNotEnds, Saying::kMatches,
                                    Saying::kNotMatches};
  return Say(kTextSayings[static_cast<std::size_t>(test.op)],
             {name, QuotedList(test.texts, Saying::kOr)});
}

std::string ValueWords::TestedDate(const std::string& name, const ValueTest& test) const {
  const bool in = test.op == TestOp::kInWindow;
  if (test.window.kind == WindowKind::kAllTime) {
    return Say(in ? Saying::kAnyDate : Saying::kNoDate, {name});
  }
  return Say(in ? Saying::kIs : Saying::kNotWindow, {name, When(test.window)});
}

std::string ValueWords::TestedBare(const std::string& name, const ValueTest& test,
                                   std::string_view unit) const {
  if (UsesOtherAttribute(test.op) && !test.other_attribute.empty()) {
    return ComparedWithOther(name, test);
  }
  switch (OperandOf(test.op)) {
    case Operand::kTexts: return TestedText(name, test);
    case Operand::kNumber:
    case Operand::kTwoNumbers: return Compared(name, ComparisonOf(test), unit);
    case Operand::kWindow: return TestedDate(name, test);
    case Operand::kDays:
      if (test.days == 0) return Say(Saying::kAnniversary, {name});
      if (test.days == 1) return Say(Saying::kAnniversaryNextDay, {name});
      return Say(Saying::kAnniversaryDays, {name, Number(test.days)});
    case Operand::kList:
      if (test.op == TestOp::kHasNone) {
        return Say(Saying::kHasNone, {name, QuotedList(test.texts, Saying::kOr)});
      }
      return Say(
          Saying::kHasAny,
          {name, QuotedList(test.texts, test.op == TestOp::kHasAll ? Saying::kAnd : Saying::kOr)});
    case Operand::kNothing: break;
  }
  if (test.op == TestOp::kEmpty) return Say(Saying::kEmpty, {name});
  if (test.op == TestOp::kNotEmpty) return Say(Saying::kNotEmpty, {name});
  return Say(test.op == TestOp::kTrue ? Saying::kYes : Saying::kNo, {name});
}

std::string ValueWords::Tested(const std::string& name, const ValueTest& test) const {
  return WithSwitches(TestedBare(name, test, ""), test);
}

std::string ValueWords::TestedMeasure(const std::string& name, const ValueTest& test,
                                      std::string_view unit) const {
  if (test.op != TestOp::kIs) return WithSwitches(TestedBare(name, test, unit), test);
  return WithSwitches(Say(Saying::kValueIs, {name, QuotedList(test.texts, Saying::kOr)}), test);
}

std::string ValueWords::WithSwitches(std::string text, const ValueTest& test) const {
  if (UsesIgnoreCase(test.op) && test.ignore_case) text = Say(Saying::kIgnoringCase, {text});
  if (IsNegative(test.op) && test.only_known) text = Say(Saying::kAndKnown, {text});
  return text;
}

}  // namespace kohort
