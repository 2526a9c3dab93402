// The menu under the As-of chip: a month to click a day in, a field to type one.
#include <string>

#include <imgui.h>

#include "web/ui/calendar.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {

void DrawAsOfMenu(const Model& model, ViewState& state, Commands& commands) {
  const float width = CalendarWidth();
  const bool typed = IsDay(state.as_of);
  const auto choose = [&](std::string as_of) {
    commands.push_back(command::SetAsOf{std::move(as_of)});
    ImGui::CloseCurrentPopup();
  };

  ImGui::Dummy(ImVec2(width + Dp(8), Dp(2)));
  ImGui::Indent(Dp(4));
  Paragraph(Tr(T::kAsOfHelp), Muted(), width);
  Gap(8);
  const ButtonLook apply_look{
      .kind = ButtonKind::kPrimary, .enabled = typed, .height = kFieldHeight};
  const float apply_width = ButtonWidth(Tr(T::kApply), apply_look);
  const FieldEdit edit = TextField(Tr(T::kAsOfDate), state.as_of,
                                   {.width = (width - apply_width - Dp(8)) / PixelScale(),
                                    .hint = "2026-11-12",
                                    .invalid = !typed});
  if (edit.changed) state.month = 0;
  SameRow(8);
  if ((Button(Tr(T::kApply), apply_look) || edit.entered) && typed) choose(state.as_of);
  if (!typed) {
    Gap(4);
    Paragraph(Tr(T::kAsOfBad), {.size = 12, .color = Colors().warning}, width);
  }
  Gap(10);
  if (auto day = DrawCalendar(state.month, state.as_of, model.data->as_of_day)) {
    choose(*std::move(day));
  }
  if (Button(Fill(T::kAsOfEnd, {Date(model.data->as_of_day)}), {.kind = ButtonKind::kLink})) {
    choose("");
  }
  ImGui::Unindent(Dp(4));
  Gap(4);
}

}  // namespace kohort
