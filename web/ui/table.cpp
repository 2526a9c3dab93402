#include "web/ui/table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

#include "web/ui/items.h"

namespace kohort {
namespace {

constexpr float kCellPadding = 8;
constexpr float kHeaderHeight = 30;

}  // namespace

Table::Table(std::vector<TableColumn> columns, float width) : columns_(std::move(columns)) {
  float needed = 0;
  float grow = 0;
  for (const TableColumn& column : columns_) {
    needed += Dp(column.width);
    grow += column.grow;
  }
  const float rest = std::max(0.0F, width - needed);
  float x = 0;
  edges_.push_back(0);
  for (const TableColumn& column : columns_) {
    x += Dp(column.width) + (grow > 0 ? rest * column.grow / grow : 0);
    edges_.push_back(std::floor(x));
  }
  if (grow > 0) edges_.back() = std::max(edges_.back(), width);
}

Box Table::Cell(std::size_t column) const {
  return {ImVec2(row_min_.x + edges_[column] + Dp(kCellPadding), row_min_.y),
          ImVec2(row_min_.x + edges_[column + 1] - Dp(kCellPadding), row_min_.y + row_height_)};
}

void Table::BeginScroll(const char* id, float rows_height, float height) {
  float needed = Dp(rows_height);
  if (Width() > TableRoom(rows_height, height)) needed += ImGui::GetStyle().ScrollbarSize;
  ImGui::BeginChild(id, ImVec2(0, height > 0 ? height : needed), ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_HorizontalScrollbar);
}

void Table::EndScroll() { ImGui::EndChild(); }

void Table::Header() {
  BeginRow(kHeaderHeight);
  const TextStyle style{.weight = Weight::kMedium, .size = kHeadSize, .color = Colors().muted};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Box cell = Cell(i);
    PaintText(ImGui::GetWindowDrawList(), cell, columns_[i].name, style, columns_[i].align);
    DescribeText("columnheader", columns_[i].name, cell.min, cell.max);
  }
  EndRow();
}

void Table::BeginRow(float height) {
  row_min_ = ImGui::GetCursorScreenPos();
  row_height_ = Dp(height);
}

void Table::EndRow() {
  ImGui::SetCursorScreenPos(row_min_);
  ImGui::Dummy(ImVec2(Width(), row_height_));
  const float y = row_min_.y + row_height_;
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(row_min_.x, y - Dp(1)),
                                            ImVec2(row_min_.x + Width(), y), Colors().line);
}

void Table::TextCell(std::size_t column, std::string_view text, const TextStyle& style) {
  if (text.empty()) return;
  const Box cell = Cell(column);
  if (!ImGui::IsRectVisible(cell.min, cell.max)) return;
  const bool cut = PaintText(ImGui::GetWindowDrawList(), cell, text, style, columns_[column].align);
  DescribeText("cell", text, cell.min, cell.max);
  if (cut && ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(cell.min, cell.max)) {
    Tooltip(text);
  }
}

void Table::PlaceCell(std::size_t column, float height) const {
  const Box cell = Cell(column);
  ImGui::SetCursorScreenPos(
      ImVec2(cell.min.x, std::round((cell.min.y + cell.max.y - Dp(height)) / 2)));
}

float TableRoom(float rows_height, float height) {
  const float room = ImGui::GetContentRegionAvail().x;
  const bool scrolls = height > 0 && Dp(rows_height) > height;
  return scrolls ? room - ImGui::GetStyle().ScrollbarSize : room;
}

float TableHeight(std::size_t rows, float row_height) {
  return kHeaderHeight + static_cast<float>(rows) * row_height;
}

float FittingWidth(const std::vector<std::string>& texts, float min, float max, Weight weight) {
  float widest = 0;
  for (const std::string& text : texts) {
    widest = std::max(widest, TextWidth(text, {.weight = weight}));
  }
  return std::clamp(std::ceil(widest / PixelScale()) + 2 * kCellPadding + 1, min, max);
}

}  // namespace kohort
