// The conditions of an audience: groups in groups, beside each condition how many it holds for.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/condition_parts.h"
#include "web/ui/scroll.h"

namespace kohort {
namespace {

constexpr float kCountWidth = 120;
constexpr float kCountGap = 12;
constexpr float kMenuRoom = 28;
constexpr float kGroupPadding = 14;
constexpr float kBesideFrom = 560;  // width from which counts stand beside the sentences

constexpr std::array kGroups{std::pair{GroupKind::kAll, T::kGroupAll},
                             std::pair{GroupKind::kAny, T::kGroupAny},
                             std::pair{GroupKind::kNone, T::kGroupNone}};

// Where a dragged condition may be dropped: a line across the conditions.
struct Slot {
  ConditionPlace place;
  ImVec2 at;
  float width = 0;
};

// Without seconds where there are none.
std::string Moment(const std::string& time) {
  std::string text = DateTime(time);
  if (time.size() == 19 && text.ends_with(":00")) text.resize(text.size() - 3);
  return text;
}

class Tree {
 public:
  Tree(Editing& editing, float width)
      : editing_(editing), counted_(editing.model.audiences.Counted()), width_(width) {}

  void DrawRows(const std::string& parent, std::vector<Condition>& conditions,
                const std::string& number, T name, float right);
  void DrawGroupHead(Group& group, const std::string& where);
  void DrawAdd(const std::string& parent, std::size_t size, const std::string& where);
  void DrawDrag();

 private:
  void DrawRow(Condition& condition, const std::string& path, const std::string& number, T name,
               std::size_t siblings, float right);
  void DrawGroup(Group& group, const std::string& path, const std::string& number,
                 const std::string& where, float right);
  void DrawCount(const std::string& path, const std::string& where, ImVec2 at, bool beside);
  void DrawBounds(const std::string& path, float width);
  void DrawGrip(const std::string& path, const std::string& where, ImVec2 at, float height);
  const ConditionCount* CountOf(const std::string& path) const;
  void AddSlot(const std::string& parent, std::size_t index, float right);
  bool Beside() const { return width_ >= Dp(kBesideFrom); }

  Editing& editing_;
  const CountReply* counted_;
  float width_;
  std::vector<Slot> slots_;
};

const ConditionCount* Tree::CountOf(const std::string& path) const {
  if (counted_ == nullptr || !counted_->problems.empty()) return nullptr;
  const auto found = std::ranges::find(counted_->conditions, path, &ConditionCount::path);
  return found == counted_->conditions.end() ? nullptr : &*found;
}

// "48,210 · 10.8 %" above a bar, `at` the middle of both; below a sentence in one line with it.
void Tree::DrawCount(const std::string& path, const std::string& where, ImVec2 at, bool beside) {
  const ConditionCount* count = CountOf(path);
  if (count == nullptr) return;
  const Palette& c = Colors();
  const float alpha = editing_.model.audiences.count.busy ? 0.45F : 1;
  const std::string number = Number(count->customers);
  const std::string share = Share(count->customers, counted_->universe);
  const float width = Dp(kCountWidth);
  const float line = LineHeight();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string rest = " · " + share;
  const float rest_width = TextWidth(rest, Muted());
  const float number_width = TextWidth(number);
  const float x = beside ? at.x + width - rest_width - number_width : at.x;
  const float y = beside ? std::round(at.y - (line + Dp(2) + Dp(6)) / 2) : at.y;
  PaintText(list, {ImVec2(x, y), ImVec2(x + number_width + 1, y + line)}, number,
            {.color = ImGui::GetColorU32(c.ink, alpha)});
  PaintText(list,
            {ImVec2(x + number_width, y), ImVec2(x + number_width + rest_width + 1, y + line)},
            rest, {.color = ImGui::GetColorU32(c.muted, alpha)});
  const float left = beside ? at.x : x + number_width + rest_width + Dp(10);
  const float top = beside ? y + line + Dp(2) : std::round(y + (line - Dp(6)) / 2);
  const float bar = beside ? width : Dp(110);
  list->AddRectFilled(ImVec2(left, top), ImVec2(left + bar, top + Dp(6)), c.track, Dp(3));
  if (count->customers > 0) {
    const double part = static_cast<double>(count->customers) /
                        static_cast<double>(std::max<std::uint64_t>(counted_->universe, 1));
    const float filled = std::max(Dp(3), static_cast<float>(part) * bar);
    list->AddRectFilled(ImVec2(left, top), ImVec2(left + filled, top + Dp(6)),
                        ImGui::GetColorU32(c.accent, alpha), Dp(3));
  }
  DescribeText("text", Fill(T::kCountOf, {where, number, share}), ImVec2(x, y),
               ImVec2(left + bar, top + Dp(6)));
}

// The window as it was resolved, or why the condition cannot be judged.
void Tree::DrawBounds(const std::string& path, float width) {
  if (counted_ == nullptr) return;
  for (const SegmentProblem& problem : counted_->problems) {
    if (problem.path != path) continue;
    Gap(4);
    const Error error = EngineWords(problem.error);
    const std::string text = error.what + " " + error.fix;
    Paragraph(text, {.size = 12, .color = Colors().warning}, width);
  }
  const ConditionCount* count = CountOf(path);
  if (count == nullptr) return;
  std::string text;
  if (!count->from.empty()) {
    text = Fill(count->from_included ? T::kBoundsFrom : T::kBoundsAfter, {Moment(count->from)});
  }
  if (!count->to.empty()) {
    if (!text.empty()) text += ", ";
    text += Fill(count->to_included ? T::kBoundsUpTo : T::kBoundsBefore, {Moment(count->to)});
  }
  if (text.empty()) return;
  TextStyle style = Muted();
  style.size = 12;
  Gap(3);
  Paragraph(text, style, width);
}

void Tree::DrawGrip(const std::string& path, const std::string& where, ImVec2 at, float height) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImVec2 cursor = ImGui::GetCursorPos();
  const bool near =
      ImGui::IsWindowHovered() &&
      ImGui::IsMouseHoveringRect(ImVec2(at.x - Dp(14), at.y), ImVec2(at.x + width_, at.y + height));
  std::string& dragged = editing_.state.audiences.dragged;
  ImGui::SetCursorScreenPos(ImVec2(at.x - Dp(14), at.y));
  // The keyboard moves conditions by their menus.
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop, true);
  const Press press = PressArea("button", Fill(T::kDragNamed, {where}),
                                ImVec2(Dp(12), Dp(kFieldHeight)), {.radius = 4, .ring_gap = 0});
  ImGui::PopItemFlag();
  if (press.visible && (near || dragged == path)) {
    PaintIcon(window->DrawList, press.box, icons::kGripVertical, Colors().muted, 14);
  }
  if (press.hovered && dragged.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  if (press.held && ImGui::IsMouseDragging(0, Dp(4))) dragged = path;
  ImGui::SetCursorPos(cursor);
}

void Tree::AddSlot(const std::string& parent, std::size_t index, float right) {
  if (editing_.state.audiences.dragged.empty()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  slots_.push_back({{parent, index}, at, right - ImGui::GetCursorPosX()});
}

void Tree::DrawGroupHead(Group& group, const std::string& where) {
  Line line(editing_, where, Left());
  line.Choose<GroupKind>(T::kGroupKind, group.kind, kGroups, ChipKind::kBold);
  const float width = TextWidth(Tr(T::kOfTheseConditions), Muted()) + Dp(1);
  line.Next(width);
  Text(Tr(T::kOfTheseConditions), Muted(), width, "text", Dp(kFieldHeight));
}

void Tree::DrawAdd(const std::string& parent, std::size_t size, const std::string& where) {
  std::optional<Condition> added = ChooseNewCondition(
      editing_, T::kAddCondition, Fill(T::kAddConditionTo, {where}), icons::kPlus);
  ImGui::SameLine(0, 0);
  const std::string group_label = Fill(T::kAddGroupTo, {where});
  const ButtonLook look{.kind = ButtonKind::kQuiet,
                        .icon = icons::kFolderPlus,
                        .height = kFieldHeight,
                        .name = group_label};
  ImGui::PushID(parent.c_str());
  if (Button(Tr(T::kAddGroup), look)) {
    added = Condition{Group{.kind = GroupKind::kAny, .conditions = {}}};
  }
  ImGui::PopID();
  if (!added) return;
  editing_.after.emplace_back(
      [place = ConditionPlace{parent, size}, condition = *std::move(added)](Segment& segment) {
        return InsertCondition(segment, place, condition);
      });
}

void Tree::DrawGroup(Group& group, const std::string& path, const std::string& number,
                     const std::string& where, float right) {
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float left = ImGui::GetCursorPosX();
  const float padding = Dp(width_ >= Dp(420) ? kGroupPadding : 10);
  Gap(12);
  ImGui::Indent(padding);
  DrawGroupHead(group, where);
  Gap(10);
  DrawRows(path, group.conditions, number, T::kConditionNamed, right - padding);
  Gap(4);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - Dp(10));
  DrawAdd(path, group.conditions.size(), where);
  ImGui::Unindent(padding);
  Gap(8);
  // Its outline, with a thick left edge.
  const Box box{min, ImVec2(min.x + right - left, ImGui::GetCursorScreenPos().y)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float half = Dp(1) / 2;
  list->AddRect(ImVec2(box.min.x + half, box.min.y + half),
                ImVec2(box.max.x - half, box.max.y - half), Colors().line, Dp(8), 0, Dp(1));
  list->PushClipRect(box.min, ImVec2(box.min.x + Dp(8), box.max.y), true);
  const float thick = Dp(3);
  list->AddRect(ImVec2(box.min.x + thick / 2, box.min.y + thick / 2),
                ImVec2(box.max.x, box.max.y - thick / 2), Colors().accent, Dp(8),
                ImDrawFlags_RoundCornersLeft, thick);
  list->PopClipRect();
}

void Tree::DrawRow(Condition& condition, const std::string& path, const std::string& number, T name,
                   std::size_t siblings, float right) {
  const std::string where = Fill(name, {number});
  const ImVec2 start = ImGui::GetCursorPos();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  auto* group = std::get_if<Group>(&condition.body);
  const float inset = group == nullptr ? 0 : Dp(width_ >= Dp(420) ? kGroupPadding : 10);
  const bool beside = Beside();
  const bool finished = IsFinished(condition);
  const float aside = beside ? Dp(kCountWidth + kCountGap + kMenuRoom) : Dp(kMenuRoom);
  const float room = right - start.x - aside;
  float sentence_end = 0;  // screen
  ImGui::PushID(path.c_str());
  if (group != nullptr) {
    DrawGroup(*group, path, number, where, right);
  } else {
    editing_.sentence_end.reset();
    EditCondition(editing_, condition, where, room);
    sentence_end = editing_.sentence_end.value_or(ImGui::GetCursorScreenPos().y);
    DrawBounds(path, room);
    if (!beside && finished) {
      Gap(6);
      DrawCount(path, where, ImGui::GetCursorScreenPos(), false);
      ImGui::Dummy(ImVec2(Dp(10), LineHeight()));
    }
  }
  const ImVec2 end = ImGui::GetCursorPos();
  const float top = group == nullptr ? 0 : Dp(12);
  if (group == nullptr) {
    DrawGrip(path, where, at, end.y - start.y);
  } else {
    DrawGrip(path, where, ImVec2(at.x + Dp(1), at.y + top), Dp(kFieldHeight));
  }
  const float edge = at.x + right - start.x - inset;
  // Beside a sentence of several lines they stand in its middle, beside a group at its head.
  const bool middle = beside && group == nullptr;
  const float height = middle ? sentence_end - at.y : Dp(kFieldHeight);
  const float center = std::round(at.y + top + height / 2);
  if (beside && finished) {
    DrawCount(path, where, ImVec2(edge - Dp(kMenuRoom + kCountWidth), center), true);
  }
  ImGui::SetCursorScreenPos(ImVec2(edge - Dp(24), center - std::round(Dp(kFieldHeight) / 2)));
  DrawConditionMenu(editing_, condition, path, siblings, where);
  ImGui::SetCursorPos(end);
  ImGui::Dummy(ImVec2(0, 0));
  ImGui::PopID();
  if (editing_.state.audiences.dragged == path) {  // on its way
    const ImVec2 below(at.x + right - start.x, at.y + end.y - start.y);
    ImGui::GetWindowDrawList()->AddRectFilled(at, below, ImGui::GetColorU32(Colors().panel, 0.6F));
  }
}

void Tree::DrawRows(const std::string& parent, std::vector<Condition>& conditions,
                    const std::string& number, T name, float right) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const std::string own = (number.empty() ? "" : number + ".") + std::to_string(i + 1);
    AddSlot(parent, i, right);
    if (i > 0) {
      Gap(10);
      const bool groups = std::holds_alternative<Group>(conditions[i].body) ||
                          std::holds_alternative<Group>(conditions[i - 1].body);
      if (!groups) {  // their outlines part them
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddRectFilled(
            at, ImVec2(at.x + right - ImGui::GetCursorPosX(), at.y + Dp(1)), Colors().line);
        Gap(11);
      }
    }
    DrawRow(conditions[i], ChildPath(parent, i), own, name, conditions.size(), right);
  }
  AddSlot(parent, conditions.size(), right);
}

void Tree::DrawDrag() {
  std::string& dragged = editing_.state.audiences.dragged;
  if (dragged.empty()) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) {
    dragged.clear();
    return;
  }
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  const float y = ImGui::GetIO().MousePos.y;
  ScrollAtEdges(ImGui::GetCurrentWindow()->ParentWindow);  // the card is as high as it needs
  const Slot* nearest = nullptr;
  for (const Slot& slot : slots_) {
    const std::string& parent = slot.place.parent;
    if (parent == dragged || parent.starts_with(dragged + "/")) continue;  // itself
    const bool nearer = nearest == nullptr || std::abs(slot.at.y - y) < std::abs(nearest->at.y - y);
    if (nearer) nearest = &slot;
  }
  if (nearest != nullptr) {
    ImGui::GetWindowDrawList()->AddRectFilled(
        ImVec2(nearest->at.x, nearest->at.y + Dp(4)),
        ImVec2(nearest->at.x + nearest->width, nearest->at.y + Dp(6)), Colors().accent, Dp(1));
  }
  if (ImGui::IsMouseDown(0)) return;
  if (nearest != nullptr) {
    editing_.Move(dragged, nearest->place);
  }
  dragged.clear();
}

void DrawCap(Editing& editing) {
  Cap& cap = editing.segment.cap;
  if (cap.kind == CapKind::kNone) return;
  enum class Way { kRandom, kMost, kLeast };
  constexpr std::array kWays{std::pair{Way::kRandom, T::kCapRandom},
                             std::pair{Way::kMost, T::kCapMost},
                             std::pair{Way::kLeast, T::kCapLeast}};
  Gap(10);
  Line line(editing, Tr(T::kCapName), Left());
  line.Word(T::kAtMostWord);
  double customers = static_cast<double>(cap.customers);
  if (line.Number(T::kCapCustomers, customers, {.least = 1, .most = 1e9})) {
    cap.customers = static_cast<std::uint64_t>(customers);
  }
  line.Word(T::kCapCustomersWord);
  Way way = cap.kind == CapKind::kRandom ? Way::kRandom : cap.lowest ? Way::kLeast : Way::kMost;
  if (line.Choose<Way>(T::kCapWay, way, kWays)) {
    cap.kind = way == Way::kRandom ? CapKind::kRandom : CapKind::kTop;
    cap.lowest = way == Way::kLeast;
    if (cap.kind == CapKind::kRandom) cap.by = {};
    if (cap.kind == CapKind::kTop) cap.salt.clear();
  }
  if (cap.kind == CapKind::kTop) EditMeasure(line, cap.by, true);
  if (!line.IconButton(Fill(T::kRemoveNamed, {Tr(T::kCapName)}), icons::kX)) return;
  cap = {};
  editing.Change();
}

}  // namespace

void DrawConditions(Editing& editing) {
  Segment& segment = editing.segment;
  const float right = ImGui::GetCursorPosX() + Left();
  Tree tree(editing, Left());
  tree.DrawGroupHead(segment.include, Tr(T::kTheAudience));
  Gap(10);
  if (segment.include.conditions.empty()) {
    Paragraph(Tr(T::kNoConditions), Muted(), Left());
    Gap(4);
  }
  tree.DrawRows("/include", segment.include.conditions, "", T::kConditionNamed, right);
  if (!segment.exclude.empty()) {
    Gap(14);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + Left(), at.y + Dp(1)),
                                              Colors().line);
    Gap(10);
    Text(Tr(T::kExceptTitle), {.weight = Weight::kSemibold}, 0, "heading");
    Gap(8);
    tree.DrawRows("/exclude", segment.exclude, "", T::kExclusionNamed, right);
  }
  DrawCap(editing);
  tree.DrawDrag();
  Gap(10);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - Dp(12));
  tree.DrawAdd("/include", segment.include.conditions.size(), Tr(T::kTheAudience));
  const ButtonLook quiet{
      .kind = ButtonKind::kQuiet, .icon = icons::kUserMinus, .height = kFieldHeight};
  const auto place = [&](float width) {
    ImGui::SameLine(0, 0);
    if (ImGui::GetCursorPosX() + width <= right) return;
    ImGui::NewLine();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - Dp(12));
  };
  place(ButtonWidth(Tr(T::kAddExclusion), quiet));
  if (auto added =
          ChooseNewCondition(editing, T::kAddExclusion, Tr(T::kAddExclusion), icons::kUserMinus)) {
    editing.after.emplace_back([condition = *std::move(added)](Segment& to) {
      return InsertCondition(to, {"/exclude", to.exclude.size()}, condition);
    });
  }
  if (segment.cap.kind != CapKind::kNone) return;
  const ButtonLook limit{
      .kind = ButtonKind::kQuiet, .icon = icons::kListFilter, .height = kFieldHeight};
  place(ButtonWidth(Tr(T::kAddCap), limit));
  if (Button(Tr(T::kAddCap), limit)) {
    segment.cap.kind = CapKind::kRandom;
    segment.cap.customers = 1000;
    editing.Change();
  }
}

}  // namespace kohort
