// What each column means and how its values are read.
#include <algorithm>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/app/edit.h"
#include "web/ui/import_parts.h"
#include "web/ui/table.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kColumnRow = 42;
constexpr double kSure = 0.7;  // of a guess; below it the page asks to look
constexpr float kMarkSize = 14;

void MeaningCell(const Model& model, std::size_t index, float width, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const ColumnPreview& column = source.columns[index];
  const std::vector<Meaning> meanings = MeaningsOf(source.kind);
  std::vector<std::string_view> names;
  std::optional<std::size_t> chosen;
  for (const Meaning meaning : meanings) {
    if (meaning == column.meaning) chosen = names.size();
    names.emplace_back(MeaningName(meaning));
  }
  // What nothing is known of is a property: there is nothing to be wrong about.
  const bool unsure = column.confidence < kSure && column.meaning != Meaning::kIgnore &&
                      column.meaning != Meaning::kProperty;
  const float mark = unsure ? Dp(kMarkSize + 6) : 0;
  const auto picked = Select(Fill(T::kMeaningOf, {column.column}), names, chosen,
                             {.shown = chosen ? "" : MeaningName(column.meaning),
                              .max_width = (width - mark) / PixelScale(),
                              .search = meanings.size() > 12,
                              .enabled = !model.importing});
  if (picked && picked != chosen) {
    commands.push_back(command::SetMeaning{index, meanings[*picked]});
  }
  if (!unsure) return;
  SameRow(6);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end(at.x + Dp(kMarkSize), at.y + Dp(kFieldHeight));
  Icon(icons::kCircleHelp, Colors().muted, kMarkSize, Dp(kFieldHeight));
  DescribeText("img", Fill(T::kUnsureOf, {column.column}), at, end);
  if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, end)) Tooltip(Tr(T::kUnsure));
}

std::string Examples(const ColumnPreview& column) {
  std::string text;
  for (const std::string& example : column.examples) {
    if (!text.empty()) text += " · ";
    text += Plain(example, 80);
  }
  return text;
}

void DrawHeading(const Model& model, Commands& commands) {
  const float right = ImGui::GetCursorPosX() + Left();
  const TextStyle style{.weight = Weight::kSemibold};
  Text(Tr(T::kWhatColumnsMean), style, 0, "heading");
  if (model.remapping) {
    SameRow(10);
    Spinner(14);
    SameRow(6);
    Text(Tr(T::kCheckingAgain), Muted());
    return;
  }
  if (!model.as_last_time) return;
  const ButtonLook link{.kind = ButtonKind::kLink,
                        .enabled = !model.importing,
                        .height = LineHeight() / PixelScale()};
  const float used = TextWidth(Tr(T::kWhatColumnsMean), style);
  const float needed =
      TextWidth(Tr(T::kAsLastTime), Muted()) + Dp(8) + ButtonWidth(Tr(T::kStartOver), link);
  if (right - ImGui::GetCursorPosX() >= used + Dp(16) + needed) {
    ImGui::SameLine(right - needed, 0);
  } else {
    Gap(2);
  }
  Text(Tr(T::kAsLastTime), Muted());
  SameRow(8);
  if (Button(Tr(T::kStartOver), link)) commands.push_back(command::StartOver{});
}

}  // namespace

void DrawColumnsCard(const Model& model, bool fill, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  DrawHeading(model, commands);
  Gap(4);
  std::vector<std::string> names;
  for (const ColumnPreview& column : source.columns) names.push_back(column.column);
  const float rows_height = TableHeight(source.columns.size(), kColumnRow);
  const float height = fill ? ImGui::GetContentRegionAvail().y : 0;
  Table table({{.name = Tr(T::kColumn), .width = FittingWidth(names, 90, 200, Weight::kSemibold)},
               {.name = Tr(T::kMeaning), .width = 186},
               {.name = Tr(T::kType), .width = 104},
               {.name = Tr(T::kReadAs), .width = 184, .grow = 1},
               {.name = Tr(T::kExamples), .width = 120, .grow = 1.2F},
               {.name = Tr(T::kEmpty), .width = 66, .align = 1}},
              TableRoom(rows_height, height));
  table.BeginScroll("scroll", rows_height, height);
  table.Header();
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    const ColumnPreview& column = source.columns[i];
    const TextStyle faint = Muted();
    ImGui::PushID(static_cast<int>(i));
    table.BeginRow(kColumnRow);
    table.TextCell(0, column.column,
                   {.weight = Weight::kSemibold,
                    .color = column.meaning == Meaning::kIgnore ? Colors().muted : Colors().ink});
    table.PlaceCell(1, kFieldHeight);
    MeaningCell(model, i, table.Cell(1).Width(), commands);
    table.TextCell(2, EngineWords("type", column.type));
    if (HasFormats(source, column)) {
      table.PlaceCell(3, kFieldHeight);
      const bool quiet = column.meaning != Meaning::kTime && !column.format_chosen;
      FormatSelect(model, i, Fill(T::kFormatOf, {column.column}), table.Cell(3).Width(), quiet,
                   commands);
    } else {
      table.TextCell(3, EngineWords("read_as", column.read_as), faint);
    }
    table.TextCell(4, Examples(column), faint);
    table.TextCell(5, Percent(column.empty_share),
                   {.color = column.empty_share > 0 ? Colors().ink : Colors().muted});
    table.EndRow();
    ImGui::PopID();
  }
  Table::EndScroll();
}

}  // namespace kohort
