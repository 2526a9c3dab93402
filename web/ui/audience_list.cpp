// The audiences, by goal, with live sizes: choose, search, add, rename in place, move, delete.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/scroll.h"

namespace kohort {
namespace {

constexpr float kRowHeight = 33;
constexpr float kMenuWidth = 200;
constexpr float kMenuButton = 27;
constexpr float kMenuSpace = 30;
constexpr float kNameIndent = 8 + 8 + 8;  // behind the goal's dot

void Rename(const Model& model, ViewState::Audiences& state, Commands& commands) {
  const Segment* renamed = FindSegment(model.audiences.document, state.renamed);
  state.renamed.clear();
  if (renamed == nullptr || state.list_name.text.empty()) return;
  if (state.list_name.text == renamed->name) return;
  Segment segment = *renamed;
  segment.name = state.list_name.text;
  commands.push_back(command::EditAudience{std::move(segment), EditKind::kRename});
}

void DrawRenaming(const Model& model, ViewState::Audiences& state, Commands& commands) {
  const bool start = !state.list_name.editing;
  const FieldEdit edit = TextField(Tr(T::kAudienceName), state.list_name.text,
                                   {.width = Left() / PixelScale(), .focus = start});
  state.list_name.editing = true;
  const bool left = !start && !ImGui::IsItemActive() && !ImGui::IsItemFocused();
  if (edit.entered || edit.committed) {
    Rename(model, state, commands);
  } else if (left || ImGui::IsKeyPressed(ImGuiKey_Escape)) {
    state.renamed.clear();
  }
  Gap(kRowHeight - kFieldHeight);
}

// The audience of the same goal that stands before or after; null where there is none.
const Segment* Neighbour(const Definitions& document, const Segment& segment, int step) {
  const Segment* before = nullptr;
  bool passed = false;
  for (const Segment& other : document.segments) {
    if (other.goal != segment.goal) continue;
    if (passed && step > 0) return &other;
    if (other.id == segment.id) {
      if (step < 0) return before;
      passed = true;
    }
    before = &other;
  }
  return nullptr;
}

void Move(const Definitions& document, const Segment& segment, bool up, Commands& commands) {
  const Segment* other = Neighbour(document, segment, up ? -1 : 1);
  if (other == nullptr) return;
  if (up) {
    commands.push_back(command::MoveAudience{segment.id, other->id});
  } else {  // to before the one after next
    const Segment* next = Neighbour(document, *other, 1);
    commands.push_back(command::MoveAudience{segment.id, next == nullptr ? "" : next->id});
  }
}

void DrawRowMenu(const Model& model, const Segment& segment, ViewState::Audiences& state,
                 Commands& commands, const Box& anchor) {
  if (!BeginMenu("row menu", anchor, Dp(kMenuWidth), true)) return;
  const Definitions& document = model.audiences.document;
  const auto entry = [](T text, const char* icon) {
    if (!MenuOption(Tr(text), false, Dp(kMenuWidth), icon)) return false;
    ImGui::CloseCurrentPopup();
    return true;
  };
  if (entry(T::kRename, icons::kTag)) {
    state.renamed = segment.id;
    state.list_name = {segment.name, false};
  }
  if (entry(T::kDuplicate, icons::kCopy)) {
    commands.push_back(command::DuplicateAudience{segment.id, Fill(T::kCopyOf, {segment.name})});
  }
  if (Neighbour(document, segment, -1) != nullptr && entry(T::kMoveUp, icons::kArrowUp)) {
    Move(document, segment, true, commands);
  }
  if (Neighbour(document, segment, 1) != nullptr && entry(T::kMoveDown, icons::kArrowDown)) {
    Move(document, segment, false, commands);
  }
  if (entry(T::kDelete, icons::kTrash2)) commands.push_back(command::DeleteAudience{segment.id});
  EndMenu();
}

// Where the dragged audience may be dropped: a line above an audience of its goal, or below the
// last.
struct Slot {
  std::string before;  // an ID; empty = after all
  ImVec2 at;
};

class ListDrag {
 public:
  ListDrag(const Model& model, ViewState::Audiences& state) : state_(state) {
    const Segment* dragged = FindSegment(model.audiences.document, state.dragged_audience);
    if (dragged == nullptr) state.dragged_audience.clear();
    if (dragged != nullptr) goal_ = dragged->goal;
  }

  bool On() const { return !state_.dragged_audience.empty(); }
  bool Of(const Segment& segment) const { return state_.dragged_audience == segment.id; }
  void Begin(const Segment& segment) { state_.dragged_audience = segment.id; }

  // There may be dropped here, before an audience or, without one, after the goal's last.
  void AddSlot(Goal goal, const std::string& before) {
    if (!On() || goal != goal_) return;
    slots_.push_back({before, ImGui::GetCursorScreenPos()});
  }

  // The line where it would go; its command, once it is dropped.
  void Draw(Commands& commands) {
    if (!On()) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape)) return state_.dragged_audience.clear();
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    const float y = ImGui::GetIO().MousePos.y;
    ScrollAtEdges(ImGui::GetCurrentWindow());
    const auto nearest = std::ranges::min_element(
        slots_, {}, [y](const Slot& slot) { return std::abs(slot.at.y - y); });
    if (nearest != slots_.end()) {
      const ImVec2 at(nearest->at.x, nearest->at.y - Dp(3));
      ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + Left(), at.y + Dp(2)),
                                                Colors().accent, Dp(1));
    }
    if (ImGui::IsMouseDown(0)) return;
    if (nearest != slots_.end() && nearest->before != state_.dragged_audience) {
      commands.push_back(command::MoveAudience{state_.dragged_audience, nearest->before});
    }
    state_.dragged_audience.clear();
  }

 private:
  ViewState::Audiences& state_;
  Goal goal_ = Goal::kRetention;
  std::vector<Slot> slots_;
};

// Alt and an arrow move the audience that has the keyboard, which stays with it.
void HearMove(const Model& model, const Segment& segment, Commands& commands) {
  for (const auto& [key, up] : {std::pair{ImGuiKey_UpArrow, true}, {ImGuiKey_DownArrow, false}}) {
    if (!ImGui::IsKeyChordPressed(ImGuiMod_Alt | key)) continue;
    ImGui::NavMoveRequestCancel();
    Move(model.audiences.document, segment, up, commands);
  }
}

// What a row says behind the name; "–" where the size cannot be counted.
std::string SizeText(const SegmentSize* size) {
  if (size == nullptr) return "";
  return size->problems.empty() ? Number(size->customers) : "–";
}

// The button shows where the pointer or the keyboard is; fingers have no place before they press.
// True while it shows.
bool DrawRowMenuButton(const Segment& segment, bool near) {
  const Press press = PressArea("button", Fill(T::kMenuOf, {segment.name}),
                                ImVec2(Dp(kMenuButton), Dp(kMenuButton)), {.ring_gap = 0});
  if (press.pressed) OpenMenu("row menu");
  const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  const bool shown = near || touch || ImGui::IsItemFocused();
  if (press.visible && shown) {
    const ImU32 color = press.hovered ? Colors().ink : Colors().muted;
    PaintIcon(ImGui::GetWindowDrawList(), press.box, icons::kEllipsisVertical, color);
  }
  return shown;
}

// A long name takes as many lines as it needs beside its size.
struct RowLook {
  std::string number;  // the size
  float name_width;
  float height;
};

RowLook LookOf(const Segment& segment, const SegmentSize* size) {
  RowLook look{.number = SizeText(size), .name_width = 0, .height = 0};
  const float right = std::max(TextWidth(look.number) + Dp(8 + 4), Dp(kMenuSpace));
  look.name_width = Left() - Dp(kNameIndent) - right;
  look.height = RowHeight(segment.name, look.name_width, Dp(kRowHeight));
  return look;
}

// Where name, size and menu have no room together, the size steps back.
void PaintRow(const Box& row, const Segment& segment, const Audiences& audiences,
              const RowLook& look, bool menu) {
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Box line{row.min, ImVec2(row.max.x - Dp(8), row.min.y + Dp(kRowHeight))};
  list->AddCircleFilled(ImVec2(line.min.x + Dp(8 + 4), std::round((line.min.y + line.max.y) / 2)),
                        Dp(8) / 2, GoalColor(segment.goal), 24);
  const ImVec2 name(line.min.x + Dp(kNameIndent), line.min.y);
  PaintRowText(list, {name, ImVec2(name.x + look.name_width, line.max.y)}, segment.name);
  const float taken = Dp(kNameIndent) + std::min(TextWidth(segment.name), look.name_width) + Dp(8) +
                      TextWidth(look.number) + Dp(kMenuSpace);
  if (look.number.empty() || (menu && taken > row.Width())) return;
  const SegmentSize* size = audiences.SizeOf(segment.id);
  const ImU32 color = size->problems.empty() ? c.muted : c.warning;
  const Box number{line.min, ImVec2(row.max.x - Dp(menu ? kMenuSpace : 8), line.max.y)};
  PaintText(list, number, look.number,
            {.color = ImGui::GetColorU32(color, audiences.sizes.busy ? 0.45F : 1)}, 1);
}

void DrawRow(const Model& model, const Segment& segment, ViewState& state, ListDrag& drag,
             Commands& commands) {
  const Palette& c = Colors();
  const Audiences& audiences = model.audiences;
  const bool selected = segment.id == audiences.selected;
  ImGui::PushID(segment.id.c_str());
  if (state.audiences.renamed == segment.id) {
    DrawRenaming(model, state.audiences, commands);
    ImGui::PopID();
    return;
  }
  const RowLook look = LookOf(segment, audiences.SizeOf(segment.id));
  const ImVec2 start = ImGui::GetCursorPos();
  ImGui::SetNextItemAllowOverlap();
  const Press press =
      PressArea("row", segment.name, ImVec2(Left(), look.height),
                {.state = {.value = look.number, .checked = selected}, .ring_gap = -2});
  const ImVec2 end = ImGui::GetCursorPos();
  const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  if (ImGui::IsItemFocused()) HearMove(model, segment, commands);
  if (press.held && ImGui::IsMouseDragging(0, Dp(4))) drag.Begin(segment);
  if (press.pressed && !drag.On()) {
    commands.push_back(command::SelectAudience{segment.id});
    state.audiences.list_open = false;
  }
  const bool on_row = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                      ImGui::IsMouseHoveringRect(press.box.min, press.box.max);
  const bool near = on_row || ImGui::IsPopupOpen("row menu");
  if (press.visible && (selected || on_row || drag.Of(segment))) {
    ImGui::GetWindowDrawList()->AddRectFilled(press.box.min, press.box.max,
                                              selected ? c.accent_soft : c.hover, Dp(kRadius));
  }
  bool menu = false;
  if (near || selected) {
    ImGui::SetCursorPos(ImVec2(start.x + Left() - Dp(kMenuButton + 2), start.y + Dp(3)));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Box anchor{at, ImVec2(at.x + Dp(kMenuButton), at.y + Dp(kMenuButton))};
    menu = DrawRowMenuButton(segment, near || focused);
    DrawRowMenu(model, segment, state.audiences, commands, anchor);
    ImGui::SetCursorPos(end);
    ImGui::Dummy(ImVec2(0, 0));
  }
  if (press.visible) PaintRow(press.box, segment, audiences, look, menu);
  ImGui::PopID();
}

void DrawGoal(const Model& model, Goal goal, ViewState& state, ListDrag& drag, Commands& commands) {
  bool any = false;
  for (const Segment& segment : model.audiences.document.segments) {
    if (segment.goal != goal || !Holds(segment.name, state.audiences.search)) continue;
    if (!any) {
      TextStyle style = Small();
      style.weight = Weight::kSemibold;
      style.tracking = 0.05F;
      Gap(10);
      ImGui::Indent(Dp(8));
      Text(Tr(goal == Goal::kAcquisition ? T::kAcquisition : T::kRetention), style, 0, "heading");
      ImGui::Unindent(Dp(8));
      Gap(4);
    }
    any = true;
    drag.AddSlot(goal, segment.id);
    DrawRow(model, segment, state, drag, commands);
    Gap(3);
  }
  if (any) drag.AddSlot(goal, "");
}

}  // namespace

ImU32 GoalColor(Goal goal) {
  return goal == Goal::kAcquisition ? Colors().acquisition : Colors().retention;
}

void DrawNewAudience(const Model&, ViewState& state, Commands& commands, float width) {
  Picker picker(state.audiences.wanted);
  if (!picker.BeginButton(Tr(T::kNewAudience), Tr(T::kSearchLibrary), icons::kPlus, width)) return;
  const auto add = [&](Segment segment) {
    commands.push_back(command::AddAudience{std::move(segment)});
    state.audiences.search.clear();
    picker.Close();
  };
  if (!picker.Typed() && picker.Option(Tr(T::kEmptyAudience), false, "", icons::kPlus)) {
    Segment segment;
    segment.name = Tr(T::kNewAudience);
    add(std::move(segment));
  }
  if (picker.Wanted(Tr(T::kFromSentence)) &&
      picker.Option(Tr(T::kFromSentence), false, "", icons::kTextQuote)) {
    state.audiences.choose_sentence = true;
    state.audiences.list_open = false;
    picker.Close();
  }
  if (picker.Wanted(Tr(T::kFromIds)) &&
      picker.Option(Tr(T::kFromIds), false, "", icons::kClipboardList)) {
    commands.push_back(command::OpenIds{});
    picker.Close();
  }
  for (const Goal goal : {Goal::kAcquisition, Goal::kRetention}) {
    Gap(6);
    picker.Remark(Tr(goal == Goal::kAcquisition ? T::kLibraryAcquisition : T::kLibraryRetention));
    for (const Segment& segment : Library(CurrentLanguage()).segments) {
      if (segment.goal != goal || !picker.Wanted(segment.name)) continue;
      const bool taken = picker.Option(segment.name, false);
      if (ImGui::IsItemHovered() && !segment.description.empty()) Tooltip(segment.description);
      if (taken) add(segment);
    }
  }
  picker.End();
}

namespace {

// What concerns all of them: files.
void DrawAllMenu(const Model& model, Commands& commands) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box anchor{at, ImVec2(at.x + Dp(kButtonHeight), at.y + Dp(kButtonHeight))};
  const ButtonLook look{.icon = icons::kEllipsisVertical, .icon_only = true};
  if (Button(Tr(T::kMoreOfAudiences), look)) OpenMenu("all menu");
  if (!BeginMenu("all menu", anchor, Dp(kMenuWidth), true)) return;
  const auto entry = [](T text, const char* icon) {
    if (!MenuOption(Tr(text), false, Dp(kMenuWidth), icon)) return false;
    ImGui::CloseCurrentPopup();
    return true;
  };
  if (entry(T::kOpenFile, icons::kUpload)) commands.push_back(command::ChooseAudiences{});
  if (!model.audiences.document.segments.empty() && entry(T::kSaveFile, icons::kDownload)) {
    commands.push_back(command::SaveAudiences{});
  }
  EndMenu();
}

}  // namespace

void DrawAudienceList(const Model& model, ViewState& state, Commands& commands) {
  ViewState::Audiences& own = state.audiences;
  TextField(Tr(T::kSearchAudiences), own.search,
            {.width = Left() / PixelScale(),
             .hint = Tr(T::kSearchAudiences),
             .icon = icons::kSearch,
             .key = Tr(ImGui::GetIO().ConfigMacOSXBehaviors ? T::kPaletteKeyMac : T::kPaletteKey)});
  const float foot = Dp(kButtonHeight + 10);
  ImGui::BeginChild("audiences", ImVec2(0, ImGui::GetContentRegionAvail().y - foot),
                    ImGuiChildFlags_NavFlattened);
  ListDrag drag(model, own);
  DrawGoal(model, Goal::kAcquisition, state, drag, commands);
  DrawGoal(model, Goal::kRetention, state, drag, commands);
  drag.Draw(commands);
  const auto& segments = model.audiences.document.segments;
  const bool found = std::ranges::any_of(
      segments, [&](const Segment& segment) { return Holds(segment.name, own.search); });
  if (!found) {
    Gap(12);
    Paragraph(Tr(segments.empty() ? T::kNoAudiences : T::kNothingFound), Muted(), Left());
  }
  ImGui::EndChild();
  Gap(10);
  DrawNewAudience(model, state, commands, Left() - Dp(kButtonHeight + 6));
  SameRow(6);
  DrawAllMenu(model, commands);
}

}  // namespace kohort
