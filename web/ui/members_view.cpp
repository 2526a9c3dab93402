// The customers of a stage.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "web/ui/customer_parts.h"
#include "web/ui/rows_table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

std::string Shown(const MemberColumn& column, const std::string& value) {
  return column.id == "stage" ? MemberStage(value) : Cell(column.type, value);
}

void DrawNobody(float height, bool audience) {
  ImGui::Dummy(ImVec2(0, std::max(0.0F, std::floor(height * 0.3F))));
  const float width = Left();
  Paragraph(Tr(audience ? T::kNobodyInAudience : T::kNoMembers), {.weight = Weight::kSemibold},
            width, 0.5F);
  Gap(2);
  Paragraph(Tr(audience ? T::kNobodyInAudienceHelp : T::kNoMembersHelp), Muted(), width, 0.5F);
}

}  // namespace

void DrawMembers(const Model& model, ViewState& state, Commands& commands, float height) {
  const MemberTable& members = model.members;
  DrawFindCustomer(state, commands, std::min(Left(), Dp(240)));
  Gap(8);
  height -= Dp(kFieldHeight) + Dp(8);
  if (members.error) {
    Paragraph(EngineWords(*members.error).Message(), {.color = Colors().warning}, Left());
    return;
  }
  if (members.known && members.total == 0) {
    DrawNobody(height, !members.segment.empty());
    return;
  }
  std::vector<MemberColumn> columns = members.columns;
  for (MemberColumn& column : columns) column.name = ColumnTitle(column);
  const RowsLook look{.rows = command::Rows::kMembers,
                      .columns = columns,
                      .shown = Shown,
                      .sortable = true,
                      .sort = members.sort,
                      .descending = members.descending,
                      .open = [&commands](const std::vector<std::string>& cells) {
                        commands.push_back(command::OpenCustomer{cells.front()});
                      }};
  DrawRows(members, look, state.members, commands, height);
}

}  // namespace kohort
