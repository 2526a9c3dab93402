// Errors and news: what happened, where, what to do.
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
    case Toast::Kind::kError: break;
  }
  return {toast.error.what, toast.error.where, toast.error.fix};
}

void DrawToast(const Toast& toast, Commands& commands) {
  const Palette& c = Colors();
  const bool good = toast.kind == Toast::Kind::kExported;
  const ImU32 color = good ? c.good : c.warning;
  const CardLook look{.size = ImVec2(Left(), 0),
                      .padding = 10,
                      .fill = good ? c.good_soft : c.warning_soft,
                      .line = color};
  const Words words = WordsOf(toast);
  ImGui::PushID(static_cast<int>(toast.id));
  BeginCard("toast", look);
  const float left = ImGui::GetCursorPosX();
  const float width = Left();
  const float close = Dp(24);
  const float y = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(y + Dp(2));
  Icon(good ? icons::kCheck : icons::kCircleAlert, color, kIconSize, LineHeight());
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

void DrawExporting(const ExportWork& work, Commands& commands) {
  const CardLook look{.size = ImVec2(Left(), 0), .padding = 10};
  BeginCard("exporting", look);
  const float left = ImGui::GetCursorPosX();
  const float width = Left();
  const ButtonLook cancel{.height = kFieldHeight};
  const float button = ButtonWidth(Tr(T::kCancel), cancel);
  const float room = width - button - Dp(12);
  Text(Fill(T::kExporting, {StageName(work.stage)}), {.weight = Weight::kSemibold}, room * 0.5F,
       "text", Dp(kFieldHeight));
  SameRow(10);
  Text(ProgressText(work.progress), Muted(), left + room - ImGui::GetCursorPosX(), "text",
       Dp(kFieldHeight));
  ImGui::SameLine(left + width - button, 0);
  if (Button(Tr(T::kCancel), cancel)) commands.push_back(command::CancelExport{});
  Gap(4);
  ProgressBar(Fill(T::kExporting, {StageName(work.stage)}),
              ProgressShare(work.progress).value_or(0.0F), width, ProgressText(work.progress));
  EndCard(look);
}

}  // namespace

void DrawToasts(const Model& model, ViewState&, Commands& commands) {
  for (const Toast& toast : model.toasts) {
    DrawToast(toast, commands);
    Gap(12);
  }
  if (model.exporting) {
    DrawExporting(*model.exporting, commands);
    Gap(12);
  }
}

}  // namespace kohort
