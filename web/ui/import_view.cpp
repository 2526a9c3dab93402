// Before the import: what each column means, what to check, the first rows. During it: how far.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"
#include "web/ui/zones.h"

namespace kohort {
namespace {

// Those that most files need first: the menu shows about a dozen at once.
constexpr std::array kMeanings{
    Meaning::kCustomer,     Meaning::kEvent,       Meaning::kTime,       Meaning::kAmount,
    Meaning::kProperty,     Meaning::kAttribute,   Meaning::kIgnore,     Meaning::kQuantity,
    Meaning::kUnitPrice,    Meaning::kOrderId,     Meaning::kEventId,    Meaning::kEmail,
    Meaning::kPhone,        Meaning::kPushToken,   Meaning::kFirstName,  Meaning::kLanguage,
    Meaning::kConsentEmail, Meaning::kConsentPush, Meaning::kConsentSms, Meaning::kConsentWhatsapp};
static_assert(kMeanings.size() == kMeaningIds.size());

// See core/base/time_text.h.
constexpr std::array<std::string_view, 11> kTimeFormats{"y-m-d",   "d/m/y",   "m/d/y",   "yyyymmdd",
                                                        "yy-m-d",  "d mon y", "mon d y", "unix s",
                                                        "unix ms", "unix us", "excel"};
constexpr std::array<T, 11> kTimeFormatNames{
    T::kFormatYmd,      T::kFormatDmy,     T::kFormatMdy,       T::kFormatCompact,
    T::kFormatShortYmd, T::kFormatDayName, T::kFormatMonthName, T::kFormatUnixS,
    T::kFormatUnixMs,   T::kFormatUnixUs,  T::kFormatExcel};

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
  const bool same = std::all_of(files.begin(), files.end(), [&](const auto& file) {
    return file.delimiter == files[0].delimiter && file.encoding == files[0].encoding;
  });
  std::string text = Bytes(TotalBytes(preview));
  if (same) text += " · " + Delimiter(files[0].delimiter) + " · " + files[0].encoding;
  text += " · ";
  text += preview.rows_exact ? Count(T::kRowsOne, T::kRowsMany, preview.rows_estimated)
                             : Fill(T::kAboutRows, {Number(preview.rows_estimated)});
  return text;
}

void DrawHeader(const Model& model, Commands& commands) {
  const Preview& preview = *model.preview;
  const ButtonLook import_look{
      .kind = ButtonKind::kPrimary,
      .enabled = preview.can_import && !model.importing && !model.remapping};
  const float buttons =
      ButtonWidth(Tr(T::kCancel)) + Dp(10) + ButtonWidth(Tr(T::kImport), import_look);
  const float width = Left();
  const TextStyle title{.weight = Weight::kBold, .size = kTitleSize};
  const float title_width = TextWidth(Title(preview), title);
  const float details_width = TextWidth(Details(preview), Muted());
  const bool one_row = title_width + Dp(10) + details_width + Dp(16) + buttons <= width;
  const float left = ImGui::GetCursorPosX();
  const float row = Dp(kButtonHeight);

  Text(Title(preview), title, one_row ? 0 : std::max(Dp(80), width - buttons - Dp(16)), "heading",
       row);
  if (one_row) {
    SameRow(10);
    Text(Details(preview), Muted(), 0, "text", row);
  }
  ImGui::SameLine(left + width - buttons, 0);
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

void MeaningCell(const Model& model, std::size_t index, float width, Commands& commands) {
  const ColumnPreview& column = model.shown_source().columns[index];
  std::array<std::string_view, kMeanings.size()> names;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < kMeanings.size(); ++i) {
    names[i] = MeaningName(kMeanings[i]);
    if (kMeanings[i] == column.meaning) chosen = i;
  }
  const auto picked = Select(Fill(T::kMeaningOf, {column.column}), names, chosen,
                             {.max_width = width / PixelScale(), .enabled = !model.importing});
  if (picked && *picked != chosen) {
    commands.push_back(command::SetMeaning{index, kMeanings[*picked]});
  }
}

void TimeFormatSelect(const Model& model, std::size_t index, float width, Commands& commands) {
  const ColumnPreview& column = model.shown_source().columns[index];
  std::array<std::string_view, kTimeFormats.size()> names;
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < kTimeFormats.size(); ++i) {
    names[i] = Tr(kTimeFormatNames[i]);
    if (kTimeFormats[i] == column.format) chosen = i;
  }
  const auto picked = Select(Fill(T::kTimeFormatOf, {column.column}), names, chosen,
                             {.shown = chosen ? names[*chosen] : Tr(T::kChoose),
                              .max_width = width / PixelScale(),
                              .enabled = !model.importing});
  if (picked && (picked != chosen || !column.format_chosen)) {
    commands.push_back(command::SetFormat{index, std::string(kTimeFormats[*picked])});
  }
}

std::string Examples(const ColumnPreview& column) {
  std::string text;
  for (const std::string& example : column.examples) {
    if (!text.empty()) text += " · ";
    text += Plain(example, 80);
  }
  return text;
}

constexpr float kColumnRow = 42;
constexpr float kPreviewRow = 31;

void DrawColumns(const Model& model, bool fill, Commands& commands) {
  const SourcePreview& preview = model.shown_source();
  Text(Tr(T::kWhatColumnsMean), {.weight = Weight::kSemibold}, 0, "heading");
  if (model.remapping) {
    SameRow(10);
    Spinner(14);
    SameRow(6);
    Text(Tr(T::kCheckingAgain), Muted());
  }
  Gap(4);
  std::vector<std::string> names;
  for (const ColumnPreview& column : preview.columns) names.push_back(column.column);
  const float rows_height = TableHeight(preview.columns.size(), kColumnRow);
  const float height = fill ? ImGui::GetContentRegionAvail().y : 0;
  Table table({{.name = Tr(T::kColumn), .width = FittingWidth(names, 90, 200, Weight::kSemibold)},
               {.name = Tr(T::kMeaning), .width = 182},
               {.name = Tr(T::kType), .width = 104},
               {.name = Tr(T::kReadAs), .width = 170, .grow = 1},
               {.name = Tr(T::kExamples), .width = 150, .grow = 1.2F},
               {.name = Tr(T::kEmpty), .width = 70, .align = 1}},
              TableRoom(rows_height, height));
  table.BeginScroll("scroll", rows_height, height);
  table.Header();
  for (std::size_t i = 0; i < preview.columns.size(); ++i) {
    const ColumnPreview& column = preview.columns[i];
    const TextStyle faint = Muted();
    ImGui::PushID(static_cast<int>(i));
    table.BeginRow(kColumnRow);
    table.TextCell(0, column.column,
                   {.weight = Weight::kSemibold,
                    .color = column.meaning == Meaning::kIgnore ? Colors().muted : Colors().ink});
    table.PlaceCell(1, kFieldHeight);
    MeaningCell(model, i, table.Cell(1).Width(), commands);
    table.TextCell(2, column.type);
    if (column.meaning == Meaning::kTime) {
      table.PlaceCell(3, kFieldHeight);
      TimeFormatSelect(model, i, table.Cell(3).Width(), commands);
    } else {
      table.TextCell(3, column.read_as, faint);
    }
    table.TextCell(4, Examples(column), faint);
    table.TextCell(5, Percent(column.empty_share),
                   {.color = column.empty_share > 0 ? Colors().ink : Colors().muted});
    table.EndRow();
    ImGui::PopID();
  }
  Table::EndScroll();
}

void DrawNotice(const Model& model, const Notice& notice, bool blocks, Commands& commands) {
  const Palette& c = Colors();
  const float icon = Dp(kIconSize + 6);
  const float left = ImGui::GetCursorPosX();
  Icon(blocks ? icons::kCircleAlert : icons::kTriangleAlert, c.warning, kIconSize, LineHeight());
  ImGui::SameLine(left + icon, 0);
  ImGui::BeginGroup();
  Paragraph(notice.text, {.color = blocks ? c.warning : c.ink}, Left());
  if (const std::string where = NoticeRows(notice); !where.empty()) {
    Paragraph(where, Muted(), Left());
  }
  ImGui::EndGroup();
  if (notice.code == "day_month_unclear") {
    const auto& columns = model.shown_source().columns;
    const auto time = std::find_if(columns.begin(), columns.end(), [](const ColumnPreview& column) {
      return column.meaning == Meaning::kTime;
    });
    if (time != columns.end()) {
      const std::array<std::string_view, 2> orders{Tr(T::kDayFirst), Tr(T::kMonthFirst)};
      const std::size_t chosen = time->format == "m/d/y" ? 1 : 0;
      Gap(4);
      ImGui::SetCursorPosX(left + icon);
      const auto picked = Select(Tr(T::kDayOrder), orders, chosen, {.enabled = !model.importing});
      if (picked) {
        commands.push_back(command::SetFormat{static_cast<std::size_t>(time - columns.begin()),
                                              *picked == 1 ? "m/d/y" : "d/m/y"});
      }
    }
  }
  Gap(6);
}

void DrawConstantEvent(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& preview = model.shown_source();
  const bool has_event =
      std::any_of(preview.columns.begin(), preview.columns.end(),
                  [](const ColumnPreview& column) { return column.meaning == Meaning::kEvent; });
  if (has_event) return;
  if (!state.constant_editing) state.constant_event = preview.constant_event;
  Paragraph(Tr(T::kNoEventColumn), {}, Left());
  Gap(4);
  ImGui::BeginDisabled(model.importing);
  const FieldEdit edit = TextField(Tr(T::kConstantEvent), state.constant_event,
                                   {.width = std::min(220.0F, Left() / PixelScale()),
                                    .hint = Tr(T::kConstantHint),
                                    .invalid = state.constant_event.empty()});
  ImGui::EndDisabled();
  if (edit.changed) state.constant_editing = true;
  if (edit.committed || edit.entered) {
    state.constant_editing = false;
    commands.push_back(command::SetConstantEvent{state.constant_event});
  }
  Gap(8);
}

void DrawZone(const Model& model, Commands& commands) {
  const std::span<const std::string_view> zones = ZoneNames();
  const std::string& zone = model.preview->zone;
  const auto found = std::find(zones.begin(), zones.end(), zone);
  std::optional<std::size_t> chosen;
  if (found != zones.end()) chosen = static_cast<std::size_t>(found - zones.begin());
  Paragraph(Tr(T::kZoneHelp), Muted(), Left());
  Gap(4);
  const auto picked = Select(Tr(T::kZone), zones, chosen,
                             {.shown = zone.empty() ? std::string_view("UTC") : zone,
                              .max_width = Left() / PixelScale(),
                              .search = true,
                              .enabled = !model.importing});
  if (picked && picked != chosen) {
    commands.push_back(command::SetZone{std::string(zones[*picked])});
  }
}

void DrawChecks(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& preview = model.shown_source();
  Text(Tr(T::kPleaseCheck), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(6);
  for (std::size_t i = 0; i < preview.notices.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const bool blocks = !preview.complete && i + 1 == preview.notices.size();
    DrawNotice(model, preview.notices[i], blocks, commands);
    ImGui::PopID();
  }
  if (preview.notices.empty()) {
    Icon(icons::kCheck, Colors().good, kIconSize, LineHeight());
    SameRow(6);
    Text(Tr(T::kLooksRight));
    Gap(6);
  }
  DrawConstantEvent(model, state, commands);
  DrawZone(model, commands);
}

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
  DrawHeader(model, commands);
  Gap(12);
  DrawProgress(model);
  Gap(12);
  // What cannot be changed meanwhile looks as before: greying it would draw the whole page again.
  ImGui::PushStyleVar(ImGuiStyleVar_DisabledAlpha, 1);
  const bool wide = state.width >= 1100;
  const float width = Left();
  const float gap = Dp(12);
  const float room = ImGui::GetContentRegionAvail().y;
  const bool tall = wide && room >= Dp(360);  // cards reach the bottom and scroll inside
  const float left_width = wide ? std::floor((width - gap) * 0.62F) : width;
  const float right_width = wide ? width - gap - left_width : width;

  const CardLook columns{.size = ImVec2(left_width, tall ? room : 0)};
  BeginCard("columns", columns);
  DrawColumns(model, tall, commands);
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
  ImGui::PopStyleVar();
}

}  // namespace kohort
