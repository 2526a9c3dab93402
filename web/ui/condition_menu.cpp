// The menus of conditions: which kind comes next, and what to do to one.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/condition_parts.h"

namespace kohort {
namespace {

constexpr float kMenuWidth = 250;

Window LastDays(int days) {
  Window window;
  window.kind = WindowKind::kLast;
  window.count = days;
  return window;
}

struct Kind {
  T name;
  T help;
  Condition (*make)();
};
constexpr std::array kKinds{
    Kind{T::kNewDid, T::kNewDidHelp,
         [] { return Condition{EventCondition{{}, LastDays(30), {}}}; }},
    Kind{T::kNewDidNot, T::kNewDidNotHelp,
         [] { return Condition{EventCondition{{}, LastDays(30), {CompareOp::kEqual, 0, 0}}}; }},
    Kind{T::kNewFirst, T::kNewFirstHelp,
         [] { return Condition{FirstTimeCondition{{}, LastDays(30)}}; }},
    Kind{T::kNewAggregate, T::kNewAggregateHelp,
         [] {
           AggregateCondition condition;
           condition.measure.function = Function::kSum;
           condition.measure.window = LastDays(365);
           condition.test.op = TestOp::kGreaterOrEqual;
           return Condition{std::move(condition)};
         }},
    Kind{T::kNewAttribute, T::kNewAttributeHelp, [] { return Condition{AttributeCondition{}}; }},
    Kind{T::kNewStage, T::kNewStageHelp,
         [] { return Condition{StageCondition{.stages = {"active"}}}; }},
    Kind{T::kNewRfm, T::kNewRfmHelp,
         [] { return Condition{RfmCondition{{}, {4, 5}, {4, 5}, {1, 5}}}; }},
    Kind{T::kNewSequence, T::kNewSequenceHelp,
         [] {
           SequenceCondition condition;
           condition.steps.resize(2);
           condition.window = LastDays(30);
           return Condition{std::move(condition)};
         }},
    Kind{T::kNewHabit, T::kNewHabitHelp, [] { return Condition{HabitCondition{}}; }},
    Kind{T::kNewAffinity, T::kNewAffinityHelp, [] { return Condition{AffinityCondition{}}; }},
    Kind{T::kNewSegment, T::kNewSegmentHelp, [] { return Condition{SegmentCondition{}}; }},
    Kind{T::kNewList, T::kNewListHelp, [] { return Condition{ListCondition{}}; }},
    Kind{T::kNewRandom, T::kNewRandomHelp, [] { return Condition{RandomCondition{}}; }},
};

bool Entry(T text, const char* icon) {
  if (!MenuOption(Tr(text), false, Dp(kMenuWidth), icon)) return false;
  ImGui::CloseCurrentPopup();
  return true;
}

bool Toggle(T text, bool on) {
  if (!MenuOption(Tr(text), on, Dp(kMenuWidth))) return false;
  ImGui::CloseCurrentPopup();
  return true;
}

ValueTest* TestOf(Condition& condition) {
  if (auto* attribute = std::get_if<AttributeCondition>(&condition.body)) return &attribute->test;
  if (auto* aggregate = std::get_if<AggregateCondition>(&condition.body)) return &aggregate->test;
  return nullptr;
}

void DrawTestSwitches(Editing& editing, Condition& condition) {
  ValueTest* test = TestOf(condition);
  if (test == nullptr) return;
  if (UsesIgnoreCase(test->op) && Toggle(T::kIgnoreCase, test->ignore_case)) {
    test->ignore_case = !test->ignore_case;
    editing.Change();
  }
  if (IsNegative(test->op) && Toggle(T::kOnlyWithValue, test->only_known)) {
    test->only_known = !test->only_known;
    editing.Change();
  }
  const CatalogReply* catalog = editing.catalog();
  const bool attribute = std::holds_alternative<AttributeCondition>(condition.body);
  if (attribute && UsesOtherAttribute(test->op) && catalog != nullptr &&
      !catalog->attributes.empty() &&
      Toggle(T::kCompareAttribute, !test->other_attribute.empty())) {
    const bool on = test->other_attribute.empty();
    test->other_attribute = on ? catalog->attributes[0].name : "";
    editing.Change();
  }
  auto* aggregate = std::get_if<AggregateCondition>(&condition.body);
  if (aggregate == nullptr) return;
  Measure& measure = aggregate->measure;
  const bool begins =
      measure.window.kind != WindowKind::kAllTime && measure.window.kind != WindowKind::kBefore;
  if (begins && !GivesPropertyValue(measure.function) &&
      Toggle(T::kCompareBefore, measure.change != Change::kNone)) {
    measure.change = measure.change == Change::kNone ? Change::kPercent : Change::kNone;
    editing.Change();
  }
}

// Into the group beside it, and out of the one around it.
void DrawGroupMoves(Editing& editing, const std::string& path, const ConditionPlace& place) {
  const std::vector<Condition>* siblings = ConditionsIn(editing.segment, place.parent);
  const auto group_at = [siblings](std::size_t index) -> const Group* {
    const bool there = siblings != nullptr && index < siblings->size();
    return there ? std::get_if<Group>(&(*siblings)[index].body) : nullptr;
  };
  const auto move = [&](T text, const char* icon, ConditionPlace to) {
    if (Entry(text, icon)) editing.Move(path, std::move(to));
  };
  const Group* above = place.index > 0 ? group_at(place.index - 1) : nullptr;
  if (above != nullptr) {
    move(T::kMoveIntoGroup, icons::kArrowUp,
         {ChildPath(place.parent, place.index - 1), above->conditions.size()});
  }
  if (group_at(place.index + 1) != nullptr) {
    move(T::kMoveIntoGroupBelow, icons::kArrowDown, {ChildPath(place.parent, place.index + 1), 0});
  }
  if (const std::optional<ConditionPlace> around = PlaceOf(place.parent)) {
    move(T::kMoveOutOfGroup, icons::kArrowDown, {around->parent, around->index + 1});
  }
}

}  // namespace

std::optional<Condition> ChooseNewCondition(const Editing& editing, T text, std::string_view label,
                                            const char* icon) {
  ImGui::PushID(label.data(), label.data() + label.size());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ButtonLook look{
      .kind = ButtonKind::kQuiet, .icon = icon, .height = kFieldHeight, .name = label};
  const Box anchor{at, ImVec2(at.x + ButtonWidth(Tr(text), look), at.y + Dp(kFieldHeight))};
  if (Button(Tr(text), look)) OpenMenu("kinds");
  std::optional<Condition> chosen;
  if (BeginMenu("kinds", anchor, Dp(kMenuWidth))) {
    const float width = std::min(Dp(360), ImGui::GetMainViewport()->Size.x - Dp(40));
    for (const Kind& kind : kKinds) {
      if (kind.name == T::kNewSegment && editing.model.audiences.document.segments.size() < 2) {
        continue;
      }
      if (MenuOption(Tr(kind.name), false, width, nullptr,
                     editing.state.width >= 480 ? Tr(kind.help) : "")) {
        chosen = kind.make();
        ImGui::CloseCurrentPopup();
      }
    }
    EndMenu();
  }
  ImGui::PopID();
  return chosen;
}

void DrawConditionMenu(Editing& editing, Condition& condition, const std::string& path,
                       std::size_t siblings, const std::string& where) {
  const std::string label = Fill(T::kMenuOf, {where});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box anchor{at, ImVec2(at.x + Dp(24), at.y + Dp(kFieldHeight))};
  const ButtonLook look{.kind = ButtonKind::kQuiet,
                        .icon = icons::kEllipsisVertical,
                        .icon_only = true,
                        .height = kFieldHeight};
  if (Button(label, look)) OpenMenu("menu");
  if (!BeginMenu("menu", anchor, Dp(kMenuWidth), true)) return;
  const std::optional<ConditionPlace> place = PlaceOf(path);
  const bool group = std::holds_alternative<Group>(condition.body);
  const bool excluded = path.starts_with("/exclude");
  const auto later = [&editing](auto edit) { editing.after.emplace_back(std::move(edit)); };
  DrawTestSwitches(editing, condition);
  if (Entry(T::kDuplicate, icons::kCopy)) {
    later([path](Segment& segment) { return DuplicateCondition(segment, path); });
  }
  if (place && place->index > 0 && Entry(T::kMoveUp, icons::kArrowUp)) {
    editing.Move(path, {place->parent, place->index - 1});
  }
  if (place && place->index + 1 < siblings && Entry(T::kMoveDown, icons::kArrowDown)) {
    editing.Move(path, {place->parent, place->index + 2});
  }
  if (place) DrawGroupMoves(editing, path, *place);
  if (Entry(T::kWrap, icons::kFolderPlus)) {
    later([path](Segment& segment) { return WrapCondition(segment, path, GroupKind::kAny); });
  }
  if (group && Entry(T::kUnwrap, icons::kFolderPlus)) {
    later([path](Segment& segment) { return UnwrapGroup(segment, path); });
  }
  if (Entry(excluded ? T::kIncludeInstead : T::kExcludeInstead, icons::kUserMinus)) {
    later([path, excluded](Segment& segment) {
      const std::size_t end = excluded ? segment.include.conditions.size() : segment.exclude.size();
      return MoveCondition(segment, path, {excluded ? "/include" : "/exclude", end});
    });
  }
  if (Entry(T::kRemove, icons::kTrash2)) {
    later([path](Segment& segment) { return RemoveCondition(segment, path); });
  }
  EndMenu();
}

}  // namespace kohort
