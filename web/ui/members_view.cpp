// The customers of a stage or an audience, and which of them and of what is known of them to show.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/customer_parts.h"
#include "web/ui/flow.h"
#include "web/ui/rows_table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kFindWidth = 190;
constexpr float kFilterWidth = 150;
constexpr float kMenuWidth = 220;

std::string Shown(const MemberColumn& column, const std::string& value) {
  return column.id == "stage" ? MemberStage(value) : Cell(column.type, value);
}

void DrawNobody(float height, T what, T help) {
  ImGui::Dummy(ImVec2(0, std::max(0.0F, std::floor(height * 0.3F))));
  const float width = Left();
  Paragraph(Tr(what), {.weight = Weight::kSemibold}, width, 0.5F);
  Gap(2);
  Paragraph(Tr(help), Muted(), width, 0.5F);
}

// Of texts as they are in the data: a stage has its own way to be chosen.
bool CanFilter(const MemberColumn& column) { return column.type == "text" && column.id != "stage"; }

void DrawFilter(const MemberTable& members, ViewState& state, Flow& flow, Commands& commands) {
  std::vector<std::string> names;
  std::vector<std::string> ids;
  std::size_t chosen = 0;
  for (const MemberColumn& column : members.columns) {
    if (!CanFilter(column)) continue;
    if (column.id == members.filter.column) chosen = ids.size();
    names.push_back(ColumnTitle(column));
    ids.push_back(column.id);
  }
  if (ids.empty()) return;
  const float width = SelectWidth(names[chosen], {.max_width = 140});
  flow.Keep(width + Dp(4 + kFilterWidth));
  flow.Next(width);
  const std::vector<std::string_view> choices(names.begin(), names.end());
  const auto picked = Select(Tr(T::kMemberFilterColumn), choices, chosen,
                             {.max_width = 140, .search = ids.size() > 12});
  MemberFilter filter{ids[picked.value_or(chosen)], members.filter.text};
  flow.Next(Dp(kFilterWidth), 4);
  ViewState::Typed& typed = state.member_filter;
  if (!typed.editing) typed.text = members.filter.text;
  const FieldEdit edit =
      TextField(Tr(T::kFilterMembers), typed.text,
                {.width = kFilterWidth, .hint = Fill(T::kFilterHint, {names[chosen]})});
  typed.editing = ImGui::IsItemActive();
  if (edit.changed) filter.text = typed.text;
  const bool other =
      filter.text != members.filter.text || (picked && filter.column != members.filter.column);
  if (other) commands.push_back(command::FilterMembers{std::move(filter)});
}

// The first column is always there: whose row it is.
void DrawColumnsMenu(const MemberTable& members, Commands& commands) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ButtonLook look{.icon = icons::kTable, .height = kFieldHeight};
  const Box anchor{at, ImVec2(at.x + ButtonWidth(Tr(T::kColumns), look), at.y + Dp(kFieldHeight))};
  if (Button(Tr(T::kColumns), look)) OpenMenu("columns");
  if (!BeginMenu("columns", anchor, Dp(kMenuWidth), true)) return;
  for (std::size_t i = 1; i < members.columns.size(); ++i) {
    const MemberColumn& column = members.columns[i];
    const bool shown = members.Shows(column);
    ImGui::PushID(static_cast<int>(i));
    if (MenuOption(ColumnTitle(column), shown, Dp(kMenuWidth))) {
      commands.push_back(command::ShowColumn{column.id, !shown});
    }
    ImGui::PopID();
  }
  EndMenu();
}

}  // namespace

void DrawMembers(const Model& model, ViewState& state, Commands& commands, float height) {
  const MemberTable& members = model.members;
  std::vector<MemberColumn> columns;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < members.columns.size(); ++i) {
    if (i > 0 && !members.Shows(members.columns[i])) continue;
    columns.push_back(members.columns[i]);
    columns.back().name = ColumnTitle(columns.back());
    places.push_back(i);
  }
  const RowsLook look{.rows = command::Rows::kMembers,
                      .columns = columns,
                      .places = places,
                      .shown = Shown,
                      .sortable = true,
                      .sort = members.sort,
                      .descending = members.descending,
                      .open =
                          [&commands](const std::vector<std::string>& cells) {
                            commands.push_back(command::OpenCustomer{cells.front()});
                          },
                      .leads_to = members.segment.empty() ? "" : Tr(T::kWhyShort)};

  const float top = ImGui::GetCursorPosY();
  Flow flow;
  flow.Next(std::min(Left(), Dp(kFindWidth)));
  DrawFindCustomer(state, commands, std::min(Left(), Dp(kFindWidth)));
  if (!columns.empty()) {
    DrawFilter(members, state, flow, commands);
    flow.Next(ButtonWidth(Tr(T::kColumns), {.icon = icons::kTable}));
    DrawColumnsMenu(members, commands);
    const ButtonLook copy{.icon = icons::kCopy,
                          .enabled = members.known && members.total > 0 && !members.error,
                          .height = kFieldHeight};
    flow.Next(ButtonWidth(Tr(T::kCopyRows), copy));
    if (Button(Tr(T::kCopyRows), copy)) {
      ImGui::SetClipboardText(RowsInSight(members, look, state.members).c_str());
    }
    if (ImGui::IsItemHovered()) Tooltip(Tr(T::kCopyRowsHelp));
  }
  Gap(8);
  height -= ImGui::GetCursorPosY() - top;

  if (members.error) {
    Paragraph(EngineWords(*members.error).Message(), {.color = Colors().warning}, Left());
  } else if (members.known && members.total == 0) {
    const bool audience = !members.segment.empty();
    if (!members.filter.text.empty()) {
      DrawNobody(height, T::kNobodyFiltered, T::kNobodyFilteredHelp);
    } else {
      DrawNobody(height, audience ? T::kNobodyInAudience : T::kNoMembers,
                 audience ? T::kNobodyInAudienceHelp : T::kNoMembersHelp);
    }
  } else {
    DrawRows(members, look, state.members, commands, height);
  }
}

}  // namespace kohort
