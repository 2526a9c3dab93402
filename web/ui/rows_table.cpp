#include "web/ui/rows_table.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/table.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kRowHeight = 31;
constexpr float kHeadHeight = 32;
constexpr float kPadding = 8;

// Widths for what the first rows hold, measured once a question; the old ones until those are
// known.
void FitColumns(const RowTable& table, const RowsLook& look, ViewState::Rows& state) {
  if (state.asked != table.version) {
    state.asked = table.version;
    state.selected.reset();
    state.to_top = true;
  }
  const bool measured =
      state.measured == table.version && state.widths.size() == look.columns.size();
  if (measured || table.FindRow(0) == nullptr) return;
  state.measured = table.version;
  state.widths.clear();
  for (std::size_t i = 0; i < look.columns.size(); ++i) {
    const MemberColumn& column = look.columns[i];
    std::vector<std::string> texts{column.name + "    "};  // and room for the arrow
    for (std::uint64_t row = 0; row < 40; ++row) {
      const auto* cells = table.FindRow(row);
      const std::string* cell = cells == nullptr ? nullptr : look.Find(*cells, i);
      if (cell == nullptr) break;
      texts.push_back(look.shown(column, *cell));
    }
    const bool last = i + 1 == look.columns.size();
    state.widths.push_back(FittingWidth(texts, 72, last && look.last_grows ? 640 : 280,
                                        i == 0 ? Weight::kMedium : Weight::kRegular));
  }
}

// Left edges of the columns in ImGui's units, and the right edge of the last.
std::vector<float> Edges(const std::vector<float>& widths, float room, bool last_grows) {
  float needed = 0;
  for (const float width : widths) needed += Dp(width);
  const float rest = std::max(0.0F, room - needed);
  const float extra = widths.empty() || last_grows ? 0 : rest / static_cast<float>(widths.size());
  std::vector<float> edges{0};
  float x = 0;
  for (const float width : widths) {
    x += Dp(width) + extra;
    edges.push_back(std::floor(x));
  }
  if (last_grows) edges.back() += std::floor(rest);
  return edges;
}

void DrawHead(const RowsLook& look, const std::vector<float>& edges, ImVec2 at,
              Commands& commands) {
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float height = Dp(kHeadHeight);
  for (std::size_t i = 0; i < look.columns.size(); ++i) {
    const MemberColumn& column = look.columns[i];
    if (!look.sortable) {
      const Box box{ImVec2(at.x + edges[i] + Dp(kPadding), at.y),
                    ImVec2(at.x + edges[i + 1] - Dp(kPadding), at.y + height)};
      const TextStyle style{.weight = Weight::kMedium, .size = kHeadSize, .color = c.muted};
      PaintText(list, box, column.name, style, column.type == "number" ? 1 : 0);
      DescribeText("columnheader", column.name, box.min, box.max);
      ImGui::SetCursorScreenPos(ImVec2(at.x + edges[i], at.y));
      ImGui::Dummy(ImVec2(edges[i + 1] - edges[i], height));
      continue;
    }
    const bool sorted = look.sort == column.id;
    ImGui::SetCursorScreenPos(ImVec2(at.x + edges[i], at.y));
    ImGui::PushID(static_cast<int>(i));
    const char* direction = !sorted ? "" : look.descending ? "descending" : "ascending";
    const std::string title = column.name;
    const Press press =
        PressArea("columnheader", title, ImVec2(edges[i + 1] - edges[i], height),
                  {.state = {.value = direction, .checked = sorted}, .ring_gap = -3});
    ImGui::PopID();
    if (press.pressed) {  // up, down, as it was
      const bool again = sorted && look.descending;
      commands.push_back(command::SortMembers{again ? "" : column.id, sorted && !again});
    }
    if (!press.visible) continue;
    Box inner{ImVec2(press.box.min.x + Dp(kPadding), press.box.min.y),
              ImVec2(press.box.max.x - Dp(kPadding), press.box.max.y)};
    const bool right = column.type == "number";
    if (sorted || press.hovered) {
      const Box icon = right ? Box{inner.min, ImVec2(inner.min.x + Dp(14), inner.max.y)}
                             : Box{ImVec2(inner.max.x - Dp(14), inner.min.y), inner.max};
      PaintIcon(list, icon, sorted && look.descending ? icons::kArrowDown : icons::kArrowUp,
                sorted ? c.link : c.muted, 13);
    }
    if (right) {
      inner.min.x += Dp(16);
    } else {
      inner.max.x -= Dp(16);
    }
    const TextStyle style{.weight = Weight::kMedium,
                          .size = kHeadSize,
                          .color = sorted || press.hovered ? c.ink : c.muted};
    if (PaintText(list, inner, title, style, right ? 1 : 0) && press.hovered) Tooltip(title);
  }
}

std::string RowText(const RowsLook& look, const std::vector<std::string>& cells,
                    std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < look.columns.size(); ++i) {
    if (i > 0) text += separator;
    if (const std::string* cell = look.Find(cells, i)) text += Plain(*cell);
  }
  return text;
}

// Over the cells, at the right end of what is in sight of the row.
void PaintLeadsTo(std::string_view text, const Box& row, ImU32 fill) {
  const ImRect& sight = ImGui::GetCurrentWindow()->InnerRect;
  const TextStyle style{.weight = Weight::kMedium, .color = Colors().link};
  const float right = std::min(row.max.x, sight.Max.x);
  const float left = right - TextWidth(text, style) - Dp(3 * kPadding + kIconSize);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(ImVec2(left, row.min.y), ImVec2(right, row.max.y - Dp(1)), fill);
  const float icon = right - Dp(kPadding + kIconSize);
  PaintText(list, {ImVec2(left + Dp(kPadding), row.min.y), ImVec2(icon, row.max.y)}, text, style);
  PaintIcon(list, {ImVec2(icon, row.min.y), ImVec2(right - Dp(kPadding), row.max.y)},
            icons::kChevronRight, style.color, 14);
  DescribeText("text", text, ImVec2(left, row.min.y), ImVec2(right, row.max.y));
}

void DrawRow(const RowTable& table, const RowsLook& look, std::uint64_t row,
             const std::vector<float>& edges, ViewState::Rows& state) {
  const Palette& c = Colors();
  const std::vector<std::string>* cells = table.FindRow(row);
  const bool selected = state.selected == row;
  const std::string label = cells == nullptr ? Number(row + 1) : RowText(look, *cells, " · ");
  ImGui::PushID(static_cast<int>(row));
  if (selected && std::exchange(state.refocus, false)) ImGui::SetKeyboardFocusHere();
  // One stop for the Tab key, not one for every row.
  ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, state.selected ? !selected : row != 0);
  const Press press = PressArea(
      "row", "row", ImVec2(edges.back(), Dp(kRowHeight)),
      {.state = {.checked = selected}, .radius = 0, .ring_gap = -3, .hand = look.open != nullptr});
  ImGui::PopItemFlag();
  ImGui::PopID();
  if (!press.visible) return;
  DescribeItem("row", label, {.checked = selected});
  if (press.pressed) {
    state.selected = row;
    if (look.open && cells != nullptr) look.open(*cells);
  }
  const bool focused = ImGui::IsItemFocused();
  if (focused && ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_C) && cells != nullptr) {
    ImGui::SetClipboardText(RowText(look, *cells, "\t").c_str());
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (selected || press.hovered) {
    list->AddRectFilled(press.box.min, press.box.max, selected ? c.accent_soft : c.hover);
  }
  list->AddRectFilled(ImVec2(press.box.min.x, press.box.max.y - Dp(1)), press.box.max, c.line);
  for (std::size_t i = 0; i < look.columns.size(); ++i) {
    const MemberColumn& column = look.columns[i];
    const Box box{ImVec2(press.box.min.x + edges[i] + Dp(kPadding), press.box.min.y),
                  ImVec2(press.box.min.x + edges[i + 1] - Dp(kPadding), press.box.max.y)};
    if (!ImGui::IsRectVisible(box.min, box.max)) continue;
    if (cells == nullptr) {  // on its way
      const float y = std::round((box.min.y + box.max.y) / 2);
      list->AddRectFilled(ImVec2(box.min.x, y - Dp(4)),
                          ImVec2(box.min.x + box.Width() * 0.6F, y + Dp(4)), c.track, Dp(4));
      continue;
    }
    const std::string* cell = look.Find(*cells, i);
    if (cell == nullptr) continue;
    const std::string text = look.shown(column, *cell);
    const TextStyle style{.weight = i == 0 ? Weight::kMedium : Weight::kRegular};
    const bool cut = PaintText(list, box, text, style, column.type == "number" ? 1 : 0);
    if (cut && press.hovered && ImGui::IsMouseHoveringRect(box.min, box.max)) Tooltip(text);
  }
  if (look.leads_to.empty() || cells == nullptr || (!press.hovered && !focused)) return;
  PaintLeadsTo(look.leads_to, press.box, selected ? c.accent_soft : c.hover);
}

}  // namespace

std::string RowsInSight(const RowTable& table, const RowsLook& look, const ViewState::Rows& state) {
  std::string text;
  for (const MemberColumn& column : look.columns) {
    if (&column != look.columns.data()) text += '\t';
    text += Plain(column.name);
  }
  for (std::uint64_t row = state.first; row <= state.last && row < table.total; ++row) {
    const std::vector<std::string>* cells = table.FindRow(row);
    if (cells != nullptr) text += '\n' + RowText(look, *cells, "\t");
  }
  return text + '\n';
}

void DrawRows(const RowTable& table, const RowsLook& look, ViewState::Rows& state,
              Commands& commands, float height) {
  FitColumns(table, look, state);
  if (state.widths.size() != look.columns.size() || look.columns.empty()) return;

  const float head = Dp(kHeadHeight);
  if (state.to_top) ImGui::SetNextWindowScroll(ImVec2(0, 0));
  state.to_top = false;
  ImGui::BeginChild("rows", ImVec2(0, height), ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_HorizontalScrollbar);
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->DecoInnerSizeY1 = head;  // scrolling a row into sight leaves the head alone
  const ImVec2 corner = window->InnerRect.Min;
  const std::vector<float> edges =
      Edges(state.widths, window->InnerRect.GetWidth(), look.last_grows);
  const ImVec2 origin = ImGui::GetCursorScreenPos();

  // The head, at the top of what is in sight.
  const ImVec2 head_at(origin.x, corner.y);
  DrawHead(look, edges, head_at, commands);
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(corner.x, corner.y + head - Dp(1)),
                                            ImVec2(window->InnerRect.Max.x, corner.y + head),
                                            Colors().line);

  ImGui::SetCursorScreenPos(ImVec2(origin.x, origin.y + head));
  ImGui::PushClipRect(ImVec2(corner.x, corner.y + head), window->InnerRect.Max, true);
  const std::uint64_t total = table.known ? table.total : 0;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(std::min<std::uint64_t>(total, 0x7FFFFFFF)), Dp(kRowHeight));
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
      DrawRow(table, look, static_cast<std::uint64_t>(row), edges, state);
    }
  }
  clipper.End();
  ImGui::PopClipRect();

  // What is in sight, and a little around it.
  if (total > 0) {
    const double scroll = static_cast<double>(ImGui::GetScrollY());
    const double in_sight = static_cast<double>(window->InnerRect.GetHeight());
    const double row_height = static_cast<double>(Dp(kRowHeight));
    const auto first = static_cast<std::uint64_t>(std::max(0.0, scroll / row_height));
    const auto last = std::min<std::uint64_t>(
        total - 1, static_cast<std::uint64_t>((scroll + in_sight) / row_height));
    state.first = first;
    state.last = last;
    bool missing = false;
    for (std::uint64_t row = first; row <= last && !missing; ++row) {
      missing = table.FindRow(row) == nullptr;
    }
    if (missing) commands.push_back(command::NeedRows{first, last, look.rows});
  }
  ImGui::EndChild();
}

}  // namespace kohort
