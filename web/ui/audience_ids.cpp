// A new audience from IDs that are pasted, or read from a file.
#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr const char* kId = "ids";
constexpr float kWidth = 480;
constexpr float kPadding = 11;
constexpr float kAreaHeight = 132;

// "1,204 IDs · 14 duplicates · 1,180 customers of this data · 10 not in this data"
std::string Found(const IdDraft& draft) {
  const IdText& read = draft.read;
  std::string text = Count(T::kIdsOne, T::kIdsMany, read.ids.size());
  const auto add = [&text](const std::string& part) { text += " · " + part; };
  if (read.duplicates > 0) add(Count(T::kDuplicatesOne, T::kDuplicatesMany, read.duplicates));
  if (read.nobodies > 0) add(Fill(T::kIdsNobody, {Number(read.nobodies)}));
  if (const auto& known = draft.known.reply) {
    add(Count(T::kIdsKnownOne, T::kIdsKnownMany, *known));
    if (*known < read.ids.size()) {
      add(Fill(T::kIdsUnknown, {Number(read.ids.size() - *known)}));
    }
  }
  return text;
}

void DrawFound(const IdDraft& draft, float width) {
  const TextStyle warning{.color = Colors().warning};
  if (draft.TooMany()) {
    return Paragraph(Fill(T::kIdsTooMany, {Number(IdDraft::kMost)}), warning, width);
  }
  if (draft.known.error) return Paragraph(EngineWords(*draft.known.error).what, warning, width);
  if (draft.read.ids.empty()) return Paragraph(Tr(T::kIdsHelp), Muted(), width);
  const bool none = draft.known.reply && *draft.known.reply == 0;
  Paragraph(Found(draft), none ? warning : TextStyle{}, width);
  if (draft.read.heading.empty()) return;
  Gap(4);
  Paragraph(Fill(T::kIdsHeading, {draft.read.heading}), Muted(), width);
}

void DrawDialog(const IdDraft& draft, ViewState::Audiences& state, Commands& commands,
                float width) {
  Text(Tr(T::kNewFromIds), {.weight = Weight::kSemibold}, width, "heading", Dp(kFieldHeight));
  Gap(6);
  TextField(Tr(T::kAudienceName), state.ids_name,
            {.width = width / PixelScale(), .hint = Tr(T::kAudienceName)});
  Gap(8);
  std::string text = draft.text;
  ImGui::PushID(static_cast<int>(draft.version));  // another text, another field
  const AreaLook area{.size = ImVec2(width, Dp(kAreaHeight)),
                      .hint = Tr(T::kIdsHint),
                      .focus = ImGui::IsWindowAppearing()};
  if (TextArea(Tr(T::kIdsField), text, area)) commands.push_back(command::SetIds{text});
  ImGui::PopID();
  Gap(8);
  DrawFound(draft, width);
  Gap(12);
  const ButtonLook create{
      .kind = ButtonKind::kPrimary,
      .enabled = !draft.read.ids.empty() && !draft.TooMany() && !state.ids_name.empty()};
  if (Button(Tr(T::kCreateAudience), create)) {
    commands.push_back(command::AddIdAudience{state.ids_name});
    state.search.clear();
    state.ids_shown = false;
    ImGui::CloseCurrentPopup();
  }
  SameRow(8);
  if (Button(Tr(T::kChooseFile), {.icon = icons::kUpload})) {
    commands.push_back(command::ChooseIds{});
  }
  Gap(5);
}

}  // namespace

void DrawNewFromIds(const Model& model, ViewState& state, Commands& commands) {
  const IdDraft& draft = model.audiences.ids;
  ViewState::Audiences& own = state.audiences;
  if (!draft.open) return;
  if (!own.ids_shown) {
    own.ids_shown = true;
    own.ids_name = Tr(T::kIdsName);
    OpenMenu(kId);
  }
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const float width = std::min(Dp(kWidth), page.x - Dp(24));
  const float top = std::floor(page.y * 0.12F);
  const ImVec2 at(std::floor((page.x - width) / 2), top);
  if (!BeginMenu(kId, {at, ImVec2(at.x + width, top)}, width, false, Tr(T::kNewFromIds))) {
    own.ids_shown = false;
    commands.push_back(command::CloseIds{});
    return;
  }
  ImGui::Indent(Dp(kPadding));
  DrawDialog(draft, own, commands, width - 2 * Dp(kPadding + 5));
  ImGui::Unindent(Dp(kPadding));
  EndMenu();
}

}  // namespace kohort
