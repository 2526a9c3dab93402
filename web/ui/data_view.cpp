// What is loaded: how much, of what, and what was set aside.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kRow = 31;
constexpr float kLinkHeight = 22;

struct Figure {
  T name;
  std::string value;
  std::string below;
  bool warn = false;
};

// Broken into lines, in a height that it shares with those beside it.
void DrawLines(std::string_view text, const TextStyle& style, float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Left();
  PaintParagraph(ImGui::GetWindowDrawList(), at, text, style, width);
  ImGui::Dummy(ImVec2(width, height));
  DescribeText("text", text, at, ImVec2(at.x + width, at.y + height));
}

void DrawFigures(const DataSummary& data, float page_width) {
  const std::uint64_t rejected = data.rows_rejected;
  const std::vector<Figure> figures{
      {T::kRowsRead, Number(data.rows_read), Fill(T::kInMemory, {Bytes(data.memory_bytes)})},
      {T::kEvents, Number(data.events),
       data.first_event.empty() ? std::string(Tr(T::kNoEvents))
                                : Fill(T::kSpan, {Date(data.first_event), Date(data.last_event)})},
      {T::kCustomers, Number(data.customers), data.zone},
      {T::kSetAside, Number(rejected),
       rejected == 0 ? Tr(T::kSetAsideNone) : Share(rejected, data.rows_read), rejected > 0}};
  const std::size_t per_row = page_width >= 900 ? 4 : 2;
  const float gap = Dp(12);
  const float count = static_cast<float>(per_row);
  const float width = std::floor((Left() - (count - 1) * gap) / count);
  const float inner = width - 2 * Dp(kCardPadding);
  const TextStyle name_style{.weight = Weight::kSemibold};
  float name_height = 0;
  float below_height = 0;
  for (const Figure& figure : figures) {
    name_height = std::max(name_height, ParagraphHeight(Tr(figure.name), name_style, inner));
    below_height = std::max(below_height, ParagraphHeight(figure.below, Muted(), inner));
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (i % per_row != 0) ImGui::SameLine(0, gap);
    if (i % per_row == 0 && i > 0) Gap(12);
    const CardLook look{.size = ImVec2(width, 0)};
    ImGui::PushID(static_cast<int>(i));
    BeginCard("figure", look);
    DrawLines(Tr(figure.name), name_style, name_height);
    Text(figure.value,
         {.weight = Weight::kBold,
          .size = page_width >= 480 ? 26.0F : kTitleSize,
          .color = figure.warn ? Colors().warning : Colors().ink},
         Left());
    DrawLines(figure.below, Muted(), below_height);
    EndCard(look);
    ImGui::PopID();
  }
}

// As wide as the numbers under the head, and it, need.
template <typename Rows, typename Value>
float NumberWidth(T head, const Rows& rows, Value value) {
  std::vector<std::string> texts{Tr(head)};
  for (const auto& row : rows) texts.push_back(Number(value(row)));
  return FittingWidth(texts, 64, 160);
}

void DrawEvents(const DataSummary& data) {
  Text(Tr(T::kEventNames), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(4);
  const auto& events = data.event_names;
  Table table(
      {{.name = Tr(T::kEventName), .width = 110, .grow = 1},
       {.name = Tr(T::kEventRows),
        .width = NumberWidth(T::kEventRows, events, [](const auto& event) { return event.rows; }),
        .align = 1},
       {.name = Tr(T::kCustomers),
        .width =
            NumberWidth(T::kCustomers, events, [](const auto& event) { return event.customers; }),
        .align = 1}},
      Left());
  table.BeginScroll("scroll", TableHeight(data.event_names.size(), kRow), 0);
  table.Header();
  for (const EventSummary& event : data.event_names) {
    table.BeginRow(kRow);
    table.TextCell(0, event.name, {.weight = Weight::kMedium});
    table.TextCell(1, Number(event.rows));
    table.TextCell(2, Number(event.customers));
    table.EndRow();
  }
  Table::EndScroll();
}

void DrawColumns(const DataSummary& data) {
  Text(Tr(T::kColumns), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(4);
  Table table({{.name = Tr(T::kColumn), .width = 90, .grow = 1},
               {.name = Tr(T::kMeaning), .width = 140},
               {.name = Tr(T::kType), .width = 110},
               {.name = Tr(T::kValues),
                .width = NumberWidth(T::kValues, data.columns,
                                     [](const auto& column) { return column.values; }),
                .align = 1},
               {.name = Tr(T::kDistinct),
                .width = NumberWidth(T::kDistinct, data.columns,
                                     [](const auto& column) { return column.distinct; }),
                .align = 1}},
              Left());
  table.BeginScroll("scroll", TableHeight(data.columns.size(), kRow), 0);
  table.Header();
  for (const ColumnSummary& column : data.columns) {
    table.BeginRow(kRow);
    table.TextCell(0, column.column, {.weight = Weight::kMedium});
    table.TextCell(1, MeaningName(column.meaning));
    table.TextCell(2, EngineWords("type", column.type), Muted());
    table.TextCell(3, Number(column.values));
    if (column.distinct > 0) table.TextCell(4, Number(column.distinct));
    table.EndRow();
  }
  Table::EndScroll();
}

void DrawNotice(const Notice& notice, const char* icon, ImU32 color) {
  Gap(6);
  const float left = ImGui::GetCursorPosX();
  Icon(icon, color, kIconSize, LineHeight());
  ImGui::SameLine(left + Dp(kIconSize + 8), 0);
  ImGui::BeginGroup();
  Paragraph(NoticeText(notice), {}, Left());
  if (const std::string where = NoticeRows(notice); !where.empty()) {
    Paragraph(where, Muted(), Left());
  }
  ImGui::EndGroup();
}

void DrawSetAside(const Model& model, Commands& commands) {
  const DataSummary& data = *model.data;
  if (data.rejected.empty()) return;
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("rejected", look);
  Text(Tr(T::kSetAside), {.weight = Weight::kSemibold}, 0, "heading");
  for (const Notice& notice : data.rejected) {
    DrawNotice(notice, icons::kTriangleAlert, Colors().warning);
    const std::string name = Fill(T::kLookAt, {ReasonText(notice)});
    ImGui::Dummy(ImVec2(Dp(kIconSize + 8), 0));
    ImGui::SameLine(0, 0);
    ImGui::PushID(notice.code.c_str());
    if (Button(Tr(T::kLookAtThem),
               {.kind = ButtonKind::kLink, .height = kLinkHeight, .name = name})) {
      commands.push_back(command::ShowRejects{notice.code});
    }
    ImGui::PopID();
  }
  Gap(10);
  DrawRejectsButton(model, commands);
  EndCard(look);
  Gap(12);
}

void DrawNotes(const std::vector<Notice>& notices) {
  if (notices.empty()) return;
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("notes", look);
  Text(Tr(T::kNotes), {.weight = Weight::kSemibold}, 0, "heading");
  for (const Notice& notice : notices) DrawNotice(notice, icons::kInfo, Colors().muted);
  EndCard(look);
  Gap(12);
}

// A name on the left, a number on the right.
void DrawTally(std::string_view name, std::uint64_t rows, const TextStyle& style,
               float indent = 0) {
  const float height = Dp(24);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Left();
  const std::string number = Number(rows);
  const float number_width = TextWidth(number, style);
  ImGui::Dummy(ImVec2(Dp(indent), height));
  ImGui::SameLine(0, 0);
  Text(name, style, width - Dp(indent) - number_width - Dp(12), "text", height);
  ImGui::SetCursorScreenPos(ImVec2(at.x + width - number_width, at.y));
  Text(number, style, 0, "text", height);
}

// That nothing is lost: what was read is what is used, set aside and skipped.
void DrawRowTallies(const DataSummary& data) {
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("rows", look);
  DrawTally(Tr(T::kRowsRead), data.rows_read, {.weight = Weight::kSemibold});
  DrawTally(Tr(T::kRowsUsed), data.rows_accepted, {});
  if (data.rows_accepted > data.events) {
    DrawTally(Tr(T::kRowsOfEvents), data.events, Muted(), 16);
    DrawTally(Tr(T::kRowsOfOthers), data.rows_accepted - data.events, Muted(), 16);
  }
  DrawTally(Tr(T::kRowsSetAside), data.rows_rejected, {});
  DrawTally(Tr(T::kRowsSkipped), data.rows_skipped, {});
  EndCard(look);
  Gap(12);
}

void DrawLists(const DataSummary& data) {
  if (data.lists.empty()) return;
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("lists", look);
  Text(Tr(T::kLists), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(4);
  for (const ListSummary& list : data.lists) {
    DrawTally(list.name, list.customers, {});
    if (list.unknown == 0) continue;
    Text(Fill(T::kListUnknown, {Number(list.unknown)}), Muted(), Left());
  }
  EndCard(look);
  Gap(12);
}

void DrawFiles(const DataSummary& data) {
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("files", look);
  Text(Tr(T::kFiles), {.weight = Weight::kSemibold}, 0, "heading");
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < std::min(data.files.size(), kShown); ++i) {
    Gap(6);
    Icon(icons::kFileText, Colors().muted, kIconSize, LineHeight());
    SameRow(8);
    Text(data.files[i], {}, Left());
  }
  if (data.files.size() > kShown) {
    Gap(6);
    Text("+ " + Count(T::kFilesOne, T::kFilesMany, data.files.size() - kShown), Muted());
  }
  EndCard(look);
  Gap(12);
}

}  // namespace

void DrawData(const Model& model, ViewState& state, Commands& commands) {
  const DataSummary& data = *model.data;
  const float width = Left();
  const float left = ImGui::GetCursorPosX();
  const ButtonLook add{.icon = icons::kPlus};
  const ButtonLook replace{.icon = icons::kUpload};
  const bool can_add = !model.data_is_sample;
  float buttons = ButtonWidth(Tr(T::kReplaceFiles), replace);
  if (can_add) buttons += Dp(10) + ButtonWidth(Tr(T::kAddFiles), add);

  Text(Tr(T::kDataTitle), {.weight = Weight::kBold, .size = kTitleSize}, 0, "heading",
       Dp(kButtonHeight));
  SameRow(10);
  const float room = left + width - ImGui::GetCursorPosX();
  if (room - buttons > TextWidth(Tr(T::kDataHelp), Muted()) + Dp(16)) {
    Text(Tr(T::kDataHelp), Muted(), 0, "text", Dp(kButtonHeight));
    ImGui::SameLine();
  }
  if (room < buttons) {
    ImGui::NewLine();
    Gap(8);
  } else {
    ImGui::SameLine(left + width - buttons, 0);
  }
  if (can_add) {
    if (Button(Tr(T::kAddFiles), add)) commands.push_back(command::ChooseFiles{.add = true});
    SameRow(10);
  }
  if (Button(Tr(T::kReplaceFiles), replace)) commands.push_back(command::ChooseFiles{});
  Gap(12);

  DrawFigures(data, state.width);
  Gap(12);
  const bool wide = state.width >= 1000;
  const float gap = Dp(12);
  const float left_width = wide ? std::floor((width - gap) * 0.62F) : width;
  ImGui::BeginGroup();
  const CardLook events{.size = ImVec2(left_width, 0)};
  BeginCard("events", events);
  DrawEvents(data);
  EndCard(events);
  Gap(12);
  const CardLook columns{.size = ImVec2(left_width, 0)};
  BeginCard("columns", columns);
  DrawColumns(data);
  EndCard(columns);
  ImGui::EndGroup();
  if (wide) {
    ImGui::SameLine(0, gap);
  } else {
    Gap(12);
  }
  ImGui::BeginGroup();
  DrawRowTallies(data);
  DrawSetAside(model, commands);
  DrawLists(data);
  DrawNotes(data.notices);
  DrawFiles(data);
  ImGui::EndGroup();
}

}  // namespace kohort
