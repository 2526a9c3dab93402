// The rows that were set aside: where they are, why, and what they say.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/rows_table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

void DrawReasonSelect(const Model& model, float max_width, Commands& commands) {
  const std::vector<Notice>& reasons = model.data->rejected;
  std::vector<std::string> names{Tr(T::kEveryReason)};
  std::size_t chosen = 0;
  for (const Notice& reason : reasons) {
    if (reason.code == model.rejects.reason) chosen = names.size();
    names.push_back(ReasonText(reason));
  }
  const std::vector<std::string_view> choices(names.begin(), names.end());
  const auto picked =
      Select(Tr(T::kReason), choices, chosen, {.max_width = max_width / PixelScale()});
  if (!picked || picked == chosen) return;
  commands.push_back(command::ShowRejects{*picked == 0 ? "" : reasons[*picked - 1].code});
}

}  // namespace

void DrawRejectsButton(const Model& model, Commands& commands) {
  const ButtonLook look{.icon = icons::kDownload, .enabled = !model.exporting};
  if (Button(Tr(T::kDownloadRejects), look)) commands.push_back(command::ExportRejects{});
}

void DrawRejects(const Model& model, ViewState& state, Commands& commands) {
  const DataSummary& data = *model.data;
  const RejectTable& rejects = model.rejects;
  const float width = Left();
  const ButtonLook back{.icon = icons::kChevronLeft, .icon_only = true};
  if (Button(Tr(T::kBackToData), back)) commands.push_back(command::HideRejects{});
  SameRow(10);
  Text(Tr(T::kSetAside), {.weight = Weight::kBold, .size = kTitleSize}, 0, "heading",
       Dp(kButtonHeight));
  SameRow(10);
  const std::string count =
      rejects.known ? Count(T::kRowsOne, T::kRowsMany, rejects.total) : Tr(T::kLoadingRows);
  Text(count, Muted(), 0, "text", Dp(kButtonHeight));
  Gap(10);

  const float left = ImGui::GetCursorPosX();
  const float button = ButtonWidth(Tr(T::kDownloadRejects), {.icon = icons::kDownload});
  const bool one_row = width >= button + Dp(220);
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(top + Dp(2));
  DrawReasonSelect(model, one_row ? width - button - Dp(12) : width, commands);
  if (one_row) {
    ImGui::SetCursorPos(ImVec2(left + width - button, top));
  } else {
    Gap(8);
  }
  DrawRejectsButton(model, commands);
  Gap(12);
  if (data.rejects_kept < data.rows_rejected) {
    Paragraph(Fill(T::kRejectsKept, {Number(data.rejects_kept)}), Muted(), width);
    Gap(8);
  }
  if (rejects.error) {
    Paragraph(EngineWords(*rejects.error).Message(), {.color = Colors().warning}, width);
    return;
  }
  const CardLook card{.size = ImVec2(width, std::max(Dp(240), ImGui::GetContentRegionAvail().y))};
  BeginCard("rejects", card);
  const std::array<MemberColumn, 4> columns{
      {{.id = "file", .name = Tr(T::kFile), .type = "text"},
       {.id = "line", .name = Tr(T::kLine), .type = "number"},
       {.id = "reason", .name = Tr(T::kReason), .type = "text"},
       {.id = "text", .name = Tr(T::kRowText), .type = "text"}}};
  const RowsLook look{.rows = command::Rows::kRejects,
                      .columns = columns,
                      .shown =
                          [&data](const MemberColumn& column, const std::string& value) {
                            return column.id == "reason" ? ReasonText(data.rejected, value)
                                                         : Cell(column.type, value);
                          },
                      .last_grows = true};
  DrawRows(rejects, look, state.rejects, commands, ImGui::GetContentRegionAvail().y);
  EndCard(card);
}

}  // namespace kohort
