// An audience's name, goal and description.
#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"

namespace kohort {
namespace {

constexpr float kMenuWidth = 220;

// The words as text that can be pressed, or as a field while they are typed. True when other words
// were typed.
bool DrawTyped(T label, bool& typed, ViewState::Typed& words, const std::string& known,
               const TextStyle& style, std::string_view empty, float width) {
  if (typed) {
    const bool start = !words.editing;
    const FieldEdit edit =
        TextField(Tr(label), words.text, {.width = width / PixelScale(), .focus = start});
    words.editing = true;
    const bool left = !start && !ImGui::IsItemActive() && !ImGui::IsItemFocused();
    if (edit.entered || edit.committed) {
      typed = false;
      return words.text != known;
    }
    if (left || ImGui::IsKeyPressed(ImGuiKey_Escape)) typed = false;
    return false;
  }
  const std::string_view shown = known.empty() ? empty : std::string_view(known);
  const float needed = std::min(TextWidth(shown, style) + Dp(1), width);
  const float around = std::floor((Dp(kFieldHeight) - LineHeight(style.size)) / 2);
  const float height = ParagraphHeight(shown, style, needed) + 2 * around;
  const Press press = PressArea("button", Tr(label), ImVec2(needed, height),
                                {.state = {.value = shown}, .ring_gap = 1});
  if (press.visible) {
    TextStyle painted = style;
    if (press.hovered) painted.color = Colors().link;
    PaintParagraph(ImGui::GetWindowDrawList(), ImVec2(press.box.min.x, press.box.min.y + around),
                   shown, painted, needed);
    DescribeText("heading", shown, press.box.min, press.box.max);
  }
  if (press.pressed) {
    typed = true;
    words = {known, false};
  }
  return false;
}

// "saved just now"
struct KeptText {
  std::string text;
  TextStyle style;
};

KeptText KeptOf(const Audiences& audiences) {
  switch (audiences.kept) {
    case Audiences::Kept::kYes: return {Tr(T::kKept), Muted()};
    case Audiences::Kept::kSoon: return {Tr(T::kKeptSoon), Muted()};
    case Audiences::Kept::kNow: return {Tr(T::kKeptNow), Muted()};
    case Audiences::Kept::kNo: break;
  }
  return {Tr(T::kNotKept), {.weight = Weight::kMedium, .color = Colors().warning}};
}

void DrawKept(const Audiences& audiences) {
  const KeptText kept = KeptOf(audiences);
  Text(kept.text, kept.style, 0, "text", Dp(kFieldHeight));
  if (!ImGui::IsItemHovered()) return;
  Tooltip(Tr(audiences.kept == Audiences::Kept::kNo ? T::kNotKeptHelp : T::kKeptHelp));
}

float GoalWidth(Goal goal) {
  const TextStyle style{.weight = Weight::kSemibold, .size = kSmallSize};
  return TextWidth(Tr(goal == Goal::kAcquisition ? T::kAcquisition : T::kRetention), style) +
         2 * Dp(7);
}

void DrawGoal(Editing& editing) {
  const bool acquisition = editing.segment.goal == Goal::kAcquisition;
  const char* text = Tr(acquisition ? T::kAcquisition : T::kRetention);
  const ImU32 color = GoalColor(editing.segment.goal);
  const TextStyle style{.weight = Weight::kSemibold, .size = kSmallSize, .color = color};
  const ImVec2 size(GoalWidth(editing.segment.goal), Dp(20));
  const Press press =
      PressArea("combobox", Tr(T::kGoal), size, {.state = {.value = text}, .radius = 5});
  if (press.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(press.box.min, press.box.max,
                        (color & ~IM_COL32_A_MASK) | ((press.hovered ? 48U : 30U) << 24), Dp(5));
    PaintText(list, press.box, text, style, 0.5F);
    if (press.hovered) Tooltip(Tr(T::kGoalHelp));
  }
  if (press.pressed) OpenMenu("goal");
  if (!BeginMenu("goal", press.box, Dp(180))) return;
  for (const Goal goal : {Goal::kAcquisition, Goal::kRetention}) {
    const T name = goal == Goal::kAcquisition ? T::kGoalAcquisition : T::kGoalRetention;
    if (!MenuOption(Tr(name), goal == editing.segment.goal, Dp(180))) continue;
    if (editing.segment.goal != goal) editing.Change();
    editing.segment.goal = goal;
    ImGui::CloseCurrentPopup();
  }
  EndMenu();
}

// The one that it has most in common with, as far as that is known; null where there is no other.
const Segment* ToCompareWith(const Editing& editing) {
  const Audiences& audiences = editing.model.audiences;
  const AudienceProfileReply* profile = audiences.Profiled();
  if (profile != nullptr && !profile->overlaps.empty()) {
    const std::string& nearest = profile->overlaps.front().segment;
    if (const Segment* other = FindSegment(audiences.document, nearest)) return other;
  }
  for (const Segment& segment : audiences.document.segments) {
    if (segment.id != editing.segment.id) return &segment;
  }
  return nullptr;
}

void DrawMore(Editing& editing) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box anchor{at, ImVec2(at.x + Dp(kFieldHeight), at.y + Dp(kFieldHeight))};
  const ButtonLook look{.kind = ButtonKind::kQuiet,
                        .icon = icons::kEllipsisVertical,
                        .icon_only = true,
                        .height = kFieldHeight};
  if (Button(Tr(T::kMoreOfAudience), look)) OpenMenu("more");
  if (!BeginMenu("more", anchor, Dp(kMenuWidth), true)) return;
  const Segment& segment = editing.segment;
  const auto entry = [](T text, const char* icon) {
    if (!MenuOption(Tr(text), false, Dp(kMenuWidth), icon)) return false;
    ImGui::CloseCurrentPopup();
    return true;
  };
  if (entry(T::kDuplicate, icons::kCopy)) {
    editing.commands.push_back(
        command::DuplicateAudience{segment.id, Fill(T::kCopyOf, {segment.name})});
  }
  if (const Segment* other = ToCompareWith(editing);
      other != nullptr && entry(T::kCompare, icons::kUsers)) {
    editing.commands.push_back(command::CompareAudience{other->id});
  }
  if (entry(T::kVersions, icons::kHistory)) {
    editing.commands.push_back(command::ShowVersions{});
    editing.state.audiences.version.reset();
  }
  if (entry(T::kCopyLink, icons::kLink)) {
    editing.commands.push_back(command::ShareAudience{segment.id});
  }
  if (entry(T::kCopyJson, icons::kFileText)) {
    ImGui::SetClipboardText(SegmentJson(editing.model.audiences.document, segment.id).c_str());
  }
  if (entry(T::kDelete, icons::kTrash2)) {
    editing.commands.push_back(command::DeleteAudience{segment.id});
  }
  EndMenu();
}

}  // namespace

void DrawSentence(const std::string& sentence, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = LineHeight();
  const float space = TextWidth(" ", Muted());
  ImDrawList* list = ImGui::GetWindowDrawList();
  float x = 0;
  float y = 0;
  bool quoted = false;
  std::string_view rest = sentence;
  while (!rest.empty()) {
    // As far as the next space or quote.
    const std::size_t end = std::min(rest.find_first_of(" \"", 0), rest.size());
    const std::string_view word = rest.substr(0, end);
    if (!word.empty()) {
      const TextStyle style =
          quoted ? TextStyle{.weight = Weight::kSemibold, .color = Colors().ink} : Muted();
      const float needed = TextWidth(word, style);
      if (x > 0 && x + needed > width) {
        x = 0;
        y += line;
      }
      PaintText(list, {ImVec2(at.x + x, at.y + y), ImVec2(at.x + x + needed + 1, at.y + y + line)},
                word, style);
      x += needed;
    }
    if (end == rest.size()) break;
    if (rest[end] == '"') quoted = !quoted;
    if (rest[end] == ' ' && x > 0) x += space;
    rest.remove_prefix(end + 1);
  }
  ImGui::Dummy(ImVec2(width, y + line));
  DescribeText("text", sentence, at, ImVec2(at.x + width, at.y + y + line));
}

std::string EditName(const DocumentEdit& edit, const Definitions& document) {
  const Segment* segment = FindSegment(document, edit.segment);
  const std::string name = segment == nullptr ? "" : segment->name;
  switch (edit.kind) {
    case EditKind::kAdd: return Fill(T::kEditAdd, {name});
    case EditKind::kDuplicate: return Fill(T::kEditDuplicate, {name});
    case EditKind::kDelete: return Tr(T::kEditDelete);
    case EditKind::kMove: return Fill(T::kEditMove, {name});
    case EditKind::kRename: return Fill(T::kEditRename, {name});
    case EditKind::kChange: return Fill(T::kEditChange, {name});
    case EditKind::kMoveCondition: return Fill(T::kEditMoveCondition, {name});
    case EditKind::kRestore: return Fill(T::kEditRestore, {name});
    case EditKind::kOpen: break;
  }
  return Tr(T::kEditOpen);
}

float UndoButtonsWidth() { return 2 * Dp(kButtonHeight) + Dp(6); }

void DrawUndoButtons(const Model& model, Commands& commands) {
  const Audiences& audiences = model.audiences;
  const auto button = [&](T text, T plain, const char* icon,
                          const std::optional<DocumentEdit>& edit) {
    const std::string label =
        edit ? Fill(text, {EditName(*edit, audiences.document)}) : std::string(Tr(plain));
    ImGui::PushID(static_cast<int>(plain));
    const bool pressed =
        Button(label, {.icon = icon, .enabled = edit.has_value(), .icon_only = true});
    ImGui::PopID();
    return pressed;
  };
  if (button(T::kUndoNamed, T::kUndo, icons::kUndo2, audiences.undo)) {
    commands.push_back(command::Undo{});
  }
  SameRow(6);
  if (button(T::kRedoNamed, T::kRedo, icons::kRedo2, audiences.redo)) {
    commands.push_back(command::Redo{});
  }
}

void DrawAudienceHead(Editing& editing) {
  ViewState::Audiences& state = editing.state.audiences;
  const float width = Left();
  const float left = ImGui::GetCursorPosX();
  Segment& segment = editing.segment;
  const float more = Dp(kFieldHeight);
  const float y = ImGui::GetCursorPosY();
  const TextStyle title{.weight = Weight::kBold, .size = kTitleSize};
  // All in one row where there is room, else what belongs to the name below it.
  const KeptText kept = KeptOf(editing.model.audiences);
  const float beside = Dp(10) + GoalWidth(segment.goal) + Dp(16) + TextWidth(kept.text, kept.style);
  const bool one_row = TextWidth(segment.name, title) + Dp(1) + beside + Dp(4) + more <= width;
  const float room = width - more - (one_row ? beside + Dp(4) : Dp(8));
  if (DrawTyped(T::kAudienceName, state.title_typed, state.title, segment.name, title,
                Tr(T::kNoName), room) &&
      !state.title.text.empty()) {
    Segment renamed = segment;
    renamed.name = state.title.text;
    editing.commands.push_back(command::EditAudience{std::move(renamed), EditKind::kRename});
  }
  if (one_row) SameRow(10);
  const float row = one_row ? y : ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(row + std::floor((Dp(kFieldHeight) - Dp(20)) / 2) + Dp(1));
  DrawGoal(editing);
  SameRow(10);
  if (one_row) {
    ImGui::SetCursorPosX(left + width - more - Dp(4) - TextWidth(kept.text, kept.style));
  }
  ImGui::SetCursorPosY(row);
  DrawKept(editing.model.audiences);
  const ImVec2 below = ImGui::GetCursorPos();
  ImGui::SetCursorPos(ImVec2(left + width - more, y));
  DrawMore(editing);
  ImGui::SetCursorPos(below);
  if (DrawTyped(T::kDescription, state.description_typed, state.description, segment.description,
                Muted(), Tr(T::kAddDescription), width)) {
    segment.description = state.description.text;
    editing.Change();
  }
  const std::string& sentence = editing.model.audiences.sentence;
  if (sentence.empty()) return;
  Gap(4);
  DrawSentence(sentence, width);
}

}  // namespace kohort
