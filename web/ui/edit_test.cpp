// Chips for what a value must be, and the filters of events that are made of such tests.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/condition_line.h"

namespace kohort {
namespace {

using Op = std::pair<TestOp, T>;

constexpr std::array kTextOps{
    Op{TestOp::kIs, T::kTestIs},           Op{TestOp::kIsNot, T::kTestIsNot},
    Op{TestOp::kContains, T::kOpContains}, Op{TestOp::kNotContains, T::kOpDoesNotContain},
    Op{TestOp::kStarts, T::kOpStartsWith}, Op{TestOp::kNotStarts, T::kOpDoesNotStartWith},
    Op{TestOp::kEnds, T::kTestEnds},       Op{TestOp::kNotEnds, T::kTestNotEnds},
    Op{TestOp::kMatches, T::kTestMatches}, Op{TestOp::kNotMatches, T::kTestNotMatches}};
constexpr std::array kNumberOps{Op{TestOp::kEqual, T::kTestEqual},
                                Op{TestOp::kNotEqual, T::kTestNotEqual},
                                Op{TestOp::kGreaterOrEqual, T::kTestGreaterOrEqual},
                                Op{TestOp::kLessOrEqual, T::kTestLessOrEqual},
                                Op{TestOp::kGreater, T::kTestGreater},
                                Op{TestOp::kLess, T::kTestLess},
                                Op{TestOp::kNumberBetween, T::kTestBetween}};
constexpr std::array kEmptyOps{Op{TestOp::kEmpty, T::kOpIsEmpty},
                               Op{TestOp::kNotEmpty, T::kOpIsNotEmpty}};
constexpr std::array kOtherOps{Op{TestOp::kInWindow, T::kTestInWindow},
                               Op{TestOp::kNotInWindow, T::kTestNotInWindow},
                               Op{TestOp::kAnniversary, T::kTestAnniversary},
                               Op{TestOp::kHasAny, T::kTestHasAny},
                               Op{TestOp::kHasAll, T::kTestHasAll},
                               Op{TestOp::kHasNone, T::kTestHasNone},
                               Op{TestOp::kTrue, T::kTestTrue},
                               Op{TestOp::kFalse, T::kTestFalse}};

// Keeps what the new comparison uses as well.
void FitOp(ValueTest& test) {
  const ValueTest old = std::exchange(test, ValueTest{});
  test.op = old.op;
  if (IsNegative(test.op)) test.only_known = old.only_known;
  if (UsesIgnoreCase(test.op)) test.ignore_case = old.ignore_case;
  if (UsesOtherAttribute(test.op)) test.other_attribute = old.other_attribute;
  switch (OperandOf(test.op)) {
    case Operand::kNothing: break;
    case Operand::kTexts:
    case Operand::kList: test.texts = old.texts; break;
    case Operand::kTwoNumbers: test.upper = std::max(old.number, old.upper); [[fallthrough]];
    case Operand::kNumber: test.number = old.number; break;
    case Operand::kDays: test.days = old.days; break;
    case Operand::kWindow:
      test.window = old.window;
      if (old.window == Window{}) {
        test.window.kind = WindowKind::kLast;
        test.window.count = 30;
      }
      break;
  }
}

// One group of filters; a nested one stands indented below its kind.
void DrawFilterGroup(Editing& editing, const std::string& where, FilterGroup& group, float room) {
  std::optional<std::size_t> removed;
  constexpr std::array kGroups{std::pair{GroupKind::kAll, T::kFiltersAll},
                               std::pair{GroupKind::kAny, T::kFiltersAny},
                               std::pair{GroupKind::kNone, T::kFiltersNone}};
  for (std::size_t i = 0; i < group.filters.size(); ++i) {
    const std::string name = Fill(T::kFilterIn, {std::to_string(i + 1), where});
    ImGui::PushID(static_cast<int>(i));
    Gap(6);
    Line line(editing, name, room);
    if (i == 0 && (group.filters.size() == 1 && group.kind == GroupKind::kAll)) {
      line.Word(T::kWhere);
    } else if (i == 0) {
      line.Word(T::kWhere);
      line.Choose<GroupKind>(T::kFilterKind, group.kind, kGroups);
    } else {
      line.Word(group.kind == GroupKind::kAll ? T::kAnd : T::kOr);
    }
    const auto remove_button = [&] {
      if (line.IconButton(Fill(T::kRemoveNamed, {name}), icons::kX)) removed = i;
    };
    if (auto* test = std::get_if<PropertyTest>(&group.filters[i].body)) {
      EditProperty(line, test->property);
      EditTest(line, test->test, {.attribute = {}, .property = test->property, .search = {}},
               PropertyType(editing, test->property), CurrencyOf(editing, test->property));
      remove_button();
    } else {
      line.Word(T::kTheseHold);
      remove_button();
      ImGui::Indent(Dp(20));
      DrawFilterGroup(editing, name, std::get<FilterGroup>(group.filters[i].body), room - Dp(20));
      ImGui::Unindent(Dp(20));
    }
    if (i + 1 == group.filters.size() && line.Link(T::kAddFilterShort, T::kAddFilterShort)) {
      group.filters.emplace_back();
      editing.Change();
      ImGui::PopID();
      break;
    }
    const bool last = i + 1 == group.filters.size();
    if (last && line.IconButton(Fill(T::kAddFilterGroup, {name}), icons::kFolderPlus)) {
      group.filters.push_back({FilterGroup{.kind = GroupKind::kAny, .filters = {{}, {}}}});
      editing.Change();
      ImGui::PopID();
      break;
    }
    ImGui::PopID();
  }
  if (!removed || *removed >= group.filters.size()) return;
  group.filters.erase(group.filters.begin() + static_cast<std::ptrdiff_t>(*removed));
  if (group.filters.empty()) group.kind = GroupKind::kAll;
  editing.Change();
}

}  // namespace

void EditTest(Line& line, ValueTest& test, const ValuesRequest& of, std::string_view type,
              std::string_view currency) {
  std::vector<Op> ops;
  const auto add = [&ops](const auto& some) { ops.insert(ops.end(), some.begin(), some.end()); };
  if (type == "number") add(kNumberOps);
  add(kTextOps);
  add(kEmptyOps);
  if (type != "number") add(kNumberOps);
  add(kOtherOps);
  if (line.Choose<TestOp>(T::kTest, test.op, ops)) FitOp(test);
  if (!test.other_attribute.empty()) {
    line.Word(T::kTheAttribute);
    EditAttribute(line, T::kOtherAttribute, test.other_attribute);
    return;
  }
  switch (OperandOf(test.op)) {
    case Operand::kNothing: break;
    case Operand::kTexts:
    case Operand::kList: EditValues(line, T::kTestValues, test.texts, of); break;
    case Operand::kNumber:
      line.Number(T::kNumber, test.number, {.least = -1e15, .whole = false, .currency = currency});
      break;
    case Operand::kTwoNumbers:
      line.Number(T::kNumber, test.number, {.least = -1e15, .whole = false, .currency = currency});
      line.Word(T::kAnd);
      if (test.upper < test.number) test.upper = test.number;
      line.Number(T::kUpperNumber, test.upper,
                  {.least = test.number, .whole = false, .currency = currency});
      break;
    case Operand::kWindow: EditWindow(line, test.window); break;
    case Operand::kDays:
      line.Number(T::kAnniversaryDays, test.days, 0, 366);
      line.Word(T::kAnniversaryAhead);
      break;
  }
  if (test.ignore_case && line.Link(T::kIgnoringCase, T::kIgnoringCase)) {
    test.ignore_case = false;
    line.editing().Change();
  }
  if (test.only_known && line.Link(T::kOnlyKnown, T::kOnlyKnown)) {
    test.only_known = false;
    line.editing().Change();
  }
}

void EditFilters(Editing& editing, const std::string& where, EventQuery& events, float room) {
  if (events.where.filters.empty()) return;
  if (!editing.sentence_end) editing.sentence_end = ImGui::GetCursorScreenPos().y;
  ImGui::Indent(Dp(20));
  DrawFilterGroup(editing, where, events.where, room - Dp(20));
  ImGui::Unindent(Dp(20));
}

}  // namespace kohort
