// Errors, in the page above the view: what happened, where, what to do. And news of exports, over
// the page at its foot, so that nothing moves under the pointer when they come and go.
#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

struct Words {
  std::string what;
  std::string where;
  std::string fix;
};

Words WordsOf(const Toast& toast) {
  switch (toast.kind) {
    case Toast::Kind::kEngineStopped:
      return {toast.error.what.empty() ? std::string(Tr(T::kEngineStoppedPlain))
                                       : Fill(T::kEngineStopped, {toast.error.what}),
              "", Tr(T::kEngineStoppedFix)};
    case Toast::Kind::kExported:
      return {Fill(T::kExported, {toast.file, Count(T::kRowsOne, T::kRowsMany, toast.rows)}), "",
              ""};
    case Toast::Kind::kOpened: return {Count(T::kOpenedOne, T::kOpenedMany, toast.rows), "", ""};
    case Toast::Kind::kLinkCopied: return {Tr(T::kLinkCopied), "", ""};
    case Toast::Kind::kDeleted: return {Fill(T::kDeleted, {toast.file}), "", ""};
    case Toast::Kind::kError: break;
  }
  const Error error = EngineWords(toast.error);
  return {error.what, error.where, error.fix};
}

// Told at the foot of the page, for a while.
bool IsNews(const Toast& toast) {
  return toast.kind == Toast::Kind::kExported || toast.kind == Toast::Kind::kOpened ||
         toast.kind == Toast::Kind::kLinkCopied || toast.kind == Toast::Kind::kDeleted;
}

void DrawToast(const Toast& toast, Commands& commands) {
  const Palette& c = Colors();
  const CardLook look{
      .size = ImVec2(Left(), 0), .padding = 10, .fill = c.warning_soft, .line = c.warning};
  const Words words = WordsOf(toast);
  ImGui::PushID(static_cast<int>(toast.id));
  BeginCard("toast", look);
  const float left = ImGui::GetCursorPosX();
  const float width = Left();
  const float close = Dp(24);
  const float y = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(y + Dp(2));
  Icon(icons::kCircleAlert, c.warning, kIconSize, LineHeight());
  ImGui::SameLine(left + Dp(kIconSize + 8), 0);
  ImGui::SetCursorPosY(y + Dp(2));
  ImGui::BeginGroup();
  const float text = width - Dp(kIconSize + 8) - close - Dp(8);
  Paragraph(words.what, {.weight = Weight::kSemibold}, text);
  if (!words.where.empty()) Paragraph(words.where, Muted(), text);
  if (!words.fix.empty()) Paragraph(words.fix, {}, text);
  ImGui::EndGroup();
  ImGui::SameLine(left + width - close, 0);
  ImGui::SetCursorPosY(y);
  if (Button(Tr(T::kDismiss),
             {.kind = ButtonKind::kQuiet, .icon = icons::kX, .icon_only = true, .height = 24})) {
    commands.push_back(command::Dismiss{toast.id});
  }
  EndCard(look);
  ImGui::PopID();
}

constexpr float kNewsSide = 28;  // for the icon on the left, the cross on the right
constexpr float kNewsPadding = 14;

TextStyle NewsStyle() { return {.weight = Weight::kMedium}; }

// Room for what takes back the news.
float UndoRoom(const Toast& toast) {
  if (toast.kind != Toast::Kind::kDeleted) return 0;
  return TextWidth(Tr(T::kUndo)) + Dp(14);
}

// The export at work, or the file that it became; or what was deleted.
void DrawNewsContent(const Model& model, const Toast* exported, Commands& commands) {
  const Palette& c = Colors();
  const float left = ImGui::GetCursorPosX();
  const float width = Left();
  const float row = Dp(kFieldHeight);
  if (exported != nullptr) {
    const float text = width - 2 * Dp(kNewsSide) - UndoRoom(*exported);
    const float height = ParagraphHeight(WordsOf(*exported).what, NewsStyle(), text);
    const float top = ImGui::GetCursorPosY();
    Icon(icons::kCheck, c.good, kIconSize, std::max(row, height));
    ImGui::SameLine(left + Dp(kNewsSide), 0);
    ImGui::SetCursorPosY(top + std::max(0.0F, std::floor((row - height) / 2)));
    Paragraph(WordsOf(*exported).what, NewsStyle(), text);
    if (exported->kind == Toast::Kind::kDeleted) {
      ImGui::SetCursorPos(ImVec2(left + Dp(kNewsSide) + text + Dp(6), top));
      if (Button(Tr(T::kUndo), {.kind = ButtonKind::kLink, .height = kFieldHeight})) {
        commands.push_back(command::Undo{});
      }
    }
    ImGui::SetCursorPos(ImVec2(left + width - Dp(24), top + Dp(2)));
    if (Button(Tr(T::kDismiss),
               {.kind = ButtonKind::kQuiet, .icon = icons::kX, .icon_only = true, .height = 24})) {
      commands.push_back(command::Dismiss{exported->id});
    }
    return;
  }
  const ExportWork& work = *model.exporting;
  const ButtonLook cancel{.height = kFieldHeight};
  const float button = ButtonWidth(Tr(T::kCancel), cancel);
  const float room = width - button - Dp(12);
  const std::string title = Fill(T::kExporting, {work.rejects ? std::string(Tr(T::kSetAside))
                                                 : !work.audience.empty() ? work.audience
                                                                          : StageName(work.stage)});
  Text(title, {.weight = Weight::kSemibold}, room * 0.6F, "text", row);
  SameRow(10);
  Text(ProgressText(work.progress), Muted(), left + room - ImGui::GetCursorPosX(), "text", row);
  ImGui::SameLine(left + width - button, 0);
  if (Button(Tr(T::kCancel), cancel)) commands.push_back(command::CancelExport{});
  ProgressBar(title, ProgressShare(work.progress).value_or(0.0F), width,
              ProgressText(work.progress));
}

}  // namespace

void DrawToasts(const Model& model, ViewState&, Commands& commands) {
  BeginRegion("alert");
  for (const Toast& toast : model.toasts) {
    if (IsNews(toast)) continue;
    DrawToast(toast, commands);
    Gap(12);
  }
  EndRegion();
}

void DrawNews(const Model& model, ViewState& state, Commands& commands) {
  const Toast* exported = nullptr;
  for (const Toast& toast : model.toasts) {
    if (IsNews(toast)) exported = &toast;
  }
  if (model.exporting) exported = nullptr;
  if (!model.exporting && exported == nullptr) return;
  const float most = Dp(state.width - 24);
  const float around = 2 * Dp(kNewsPadding);
  float width = std::min(Dp(520), most);
  float height = Dp(kFieldHeight) + LineHeight();
  if (exported != nullptr) {
    const std::string text = WordsOf(*exported).what;
    const float sides = 2 * Dp(kNewsSide) + UndoRoom(*exported);
    width = std::min(TextWidth(text, NewsStyle()) + sides + around + Dp(4), most);
    height = std::max(Dp(kFieldHeight), ParagraphHeight(text, NewsStyle(), width - sides - around));
  }
  height += 2 * Dp(9);
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const ImVec2 min(std::floor((page.x - width) / 2), page.y - height - Dp(20));
  ImGui::SetCursorScreenPos(min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(Dp(kNewsPadding), Dp(9)));
  ImGui::BeginChild("news", ImVec2(width, height),
                    ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoScrollbar);
  ImGui::PopStyleVar();
  const Box box{min, ImVec2(min.x + width, min.y + height)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  PaintShadow(list, box, Dp(kCardRadius));
  PaintBox(list, box, Colors().panel, Colors().line, Dp(kCardRadius));
  list->PopClipRect();
  DrawNewsContent(model, exported, commands);
  ImGui::EndChild();
}

}  // namespace kohort
