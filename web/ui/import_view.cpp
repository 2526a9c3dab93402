// Before the import: what each column means, what to check, the first rows. During it: how far.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/import_parts.h"
#include "web/ui/table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

std::vector<FilePreview> Files(const Preview& preview) {
  std::vector<FilePreview> files;
  for (const SourcePreview& source : preview.sources) {
    files.insert(files.end(), source.files.begin(), source.files.end());
  }
  return files;
}

std::string Title(const Preview& preview) {
  const std::vector<FilePreview> files = Files(preview);
  return files.size() == 1 ? files[0].name : Count(T::kFilesOne, T::kFilesMany, files.size());
}

std::uint64_t TotalBytes(const Preview& preview) {
  std::uint64_t bytes = 0;
  for (const FilePreview& file : Files(preview)) bytes += file.size_bytes;
  return bytes;
}

std::string Details(const Preview& preview) {
  const std::vector<FilePreview> files = Files(preview);
  std::string text = Bytes(TotalBytes(preview));
  const std::string line = FilesLine(files);
  if (preview.sources.size() == 1 && !line.empty()) text += " · " + line;
  text += " · ";
  text += preview.rows_exact ? Count(T::kRowsOne, T::kRowsMany, preview.rows_estimated)
                             : Fill(T::kAboutRows, {Number(preview.rows_estimated)});
  return text;
}

// A mapping goes out to a file, and comes in from one.
void DrawMappingMenu(const ButtonLook& look, Commands& commands) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end(at.x + ButtonWidth(Tr(T::kMapping), look), at.y + Dp(look.height));
  if (Button(Tr(T::kMapping), look)) OpenMenu("mapping");
  if (!BeginMenu("mapping", {at, end}, Dp(200), true)) return;
  const float width = Dp(200);
  if (MenuOption(Tr(T::kSaveMapping), false, width, icons::kDownload)) {
    commands.push_back(command::SaveMapping{});
    ImGui::CloseCurrentPopup();
  }
  if (MenuOption(Tr(T::kUseMapping), false, width, icons::kUpload)) {
    commands.push_back(command::ChooseMapping{});
    ImGui::CloseCurrentPopup();
  }
  EndMenu();
}

void DrawHeader(const Model& model, const ViewState& state, Commands& commands) {
  const Preview& preview = *model.preview;
  const ButtonLook mapping_look{.icon = state.width < 600 ? icons::kEllipsisVertical : nullptr,
                                .enabled = !model.importing,
                                .icon_only = state.width < 600};
  const ButtonLook import_look{
      .kind = ButtonKind::kPrimary,
      .enabled = preview.can_import && !model.importing && !model.remapping};
  const float buttons = ButtonWidth(Tr(T::kMapping), mapping_look) + Dp(10) +
                        ButtonWidth(Tr(T::kCancel)) + Dp(10) +
                        ButtonWidth(Tr(T::kImport), import_look);
  const float width = Left();
  const TextStyle title{.weight = Weight::kBold, .size = kTitleSize};
  const float title_width = TextWidth(Title(preview), title);
  const float details_width = TextWidth(Details(preview), Muted());
  const bool one_row = title_width + Dp(10) + details_width + Dp(16) + buttons <= width;
  const float left = ImGui::GetCursorPosX();
  const float row = Dp(kButtonHeight);

  // A long name has lines of its own, above the rest.
  const bool beside = title_width + Dp(16) + buttons <= width;
  if (beside) {
    Text(Title(preview), title, 0, "heading", row);
  } else {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height =
        PaintParagraph(ImGui::GetWindowDrawList(), at, Title(preview), title, width);
    ImGui::Dummy(ImVec2(width, height));
    DescribeText("heading", Title(preview), at, ImVec2(at.x + width, at.y + height));
    Gap(8);
  }
  if (one_row) {
    SameRow(10);
    Text(Details(preview), Muted(), 0, "text", row);
  }
  if (beside) ImGui::SameLine(left + width - buttons, 0);
  DrawMappingMenu(mapping_look, commands);
  SameRow(10);
  if (Button(Tr(T::kCancel))) commands.push_back(command::Cancel{});
  SameRow(10);
  if (Button(Tr(T::kImport), import_look)) commands.push_back(command::Import{});
  if (!one_row) {
    Gap(4);
    Paragraph(Details(preview), Muted(), width);
  }
}

// Stands there before the import as well: nothing moves when it begins, and only this is drawn
// again.
void DrawProgress(const Model& model) {
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("progress", look);
  const std::string text = model.importing
                               ? ProgressText(model.import_progress)
                               : Fill(T::kReadyToRead, {Bytes(TotalBytes(*model.preview))});
  const float text_width = TextWidth(text);
  const float width = Left();
  const bool one_row = text_width + Dp(14) + Dp(120) <= width;
  const std::optional<float> share =
      model.importing ? ProgressShare(model.import_progress) : std::nullopt;
  ProgressBar(Tr(T::kImporting), share.value_or(0.0F),
              one_row ? width - text_width - Dp(14) : width, text);
  if (one_row) SameRow(14);
  Text(text, {}, width);
  EndCard(look);
}

constexpr float kPreviewRow = 31;

void DrawPreview(const SourcePreview& preview, bool fill) {
  Text(Tr(T::kPreview), {.weight = Weight::kSemibold}, 0, "heading");
  SameRow(8);
  Text(Tr(T::kFirstRows), Muted(), Left());
  Gap(4);
  std::vector<TableColumn> columns;
  for (std::size_t i = 0; i < preview.columns.size(); ++i) {
    std::vector<std::string> texts{preview.columns[i].column};
    for (std::size_t row = 0; row < std::min<std::size_t>(preview.rows.size(), 20); ++row) {
      if (i < preview.rows[row].size()) texts.push_back(preview.rows[row][i]);
    }
    columns.push_back({.name = preview.columns[i].column,
                       .width = FittingWidth(texts, 56, 200),
                       .grow = 1,
                       .align = preview.columns[i].type == "number" ? 1.0F : 0.0F});
  }
  const float rows_height = TableHeight(preview.rows.size(), kPreviewRow);
  const float height = fill ? ImGui::GetContentRegionAvail().y : 0;
  Table table(std::move(columns), TableRoom(rows_height, height));
  table.BeginScroll("scroll", rows_height, height);
  table.Header();
  for (const std::vector<std::string>& row : preview.rows) {
    table.BeginRow(kPreviewRow);
    for (std::size_t i = 0; i < std::min(row.size(), preview.columns.size()); ++i) {
      table.TextCell(i, row[i]);
    }
    table.EndRow();
  }
  Table::EndScroll();
}

}  // namespace

void DrawImport(const Model& model, ViewState& state, Commands& commands) {
  DrawHeader(model, state, commands);
  Gap(12);
  DrawProgress(model);
  Gap(12);
  // What cannot be changed meanwhile looks as before: greying it would draw the whole page again.
  ImGui::PushStyleVar(ImGuiStyleVar_DisabledAlpha, 1);
  DrawSources(model, commands);
  // What is typed and scrolled is that source's alone.
  ImGui::PushID(static_cast<int>(model.source));
  DrawSourceCard(model, state, commands);
  Gap(12);
  const bool wide = state.width >= 1100;
  const float width = Left();
  const float gap = Dp(12);
  const float room = ImGui::GetContentRegionAvail().y;
  const bool tall = wide && room >= Dp(360);  // cards reach the bottom and scroll inside
  const float left_width = wide ? std::floor((width - gap) * 0.62F) : width;
  const float right_width = wide ? width - gap - left_width : width;

  const CardLook columns{.size = ImVec2(left_width, tall ? room : 0)};
  BeginCard("columns", columns);
  DrawColumnsCard(model, tall, commands);
  EndCard(columns);
  if (wide) {
    ImGui::SameLine(0, gap);
  } else {
    Gap(12);
  }
  ImGui::BeginGroup();
  const float top = ImGui::GetCursorPosY();
  const CardLook checks{.size = ImVec2(right_width, 0)};
  BeginCard("checks", checks);
  DrawChecks(model, state, commands);
  EndCard(checks);
  Gap(12);
  const float used = ImGui::GetCursorPosY() - top;
  const CardLook rows{.size = ImVec2(right_width, tall ? std::max(Dp(160), room - used) : 0)};
  BeginCard("preview", rows);
  DrawPreview(model.shown_source(), tall);
  EndCard(rows);
  ImGui::EndGroup();
  ImGui::PopID();
  ImGui::PopStyleVar();
}

}  // namespace kohort
