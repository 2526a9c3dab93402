// A plain table: columns side by side, painted cells, a line under each row. For a few hundred
// rows; a million are members_view's.
#ifndef KOHORT_WEB_UI_TABLE_H_
#define KOHORT_WEB_UI_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/draw.h"

namespace kohort {

struct TableColumn {
  std::string name;
  float width = 80;  // CSS pixels, at least
  float grow = 0;    // share of what is left
  float align = 0;   // 1 = right
};

class Table {
 public:
  // `width` in ImGui's units; the table is wider when its columns need it.
  Table(std::vector<TableColumn> columns, float width);

  float Width() const { return edges_.back(); }

  // Between these the table scrolls: sideways when it is wider than the room, and up and down when
  // `height` (ImGui's units) is less than that of its rows. 0 high = as high as they are.
  void BeginScroll(const char* id, float rows_height, float height);
  static void EndScroll();

  void Header();
  void BeginRow(float height);  // CSS pixels
  void EndRow();

  Box Cell(std::size_t column) const;  // without its padding
  // Paints into the cell, with an ellipsis and a tooltip where it does not fit.
  void TextCell(std::size_t column, std::string_view text, const TextStyle& style = {});
  // Puts ImGui's cursor for a control of that height.
  void PlaceCell(std::size_t column, float height) const;

 private:
  std::vector<TableColumn> columns_;
  std::vector<float> edges_;  // one more than columns
  ImVec2 row_min_;
  float row_height_ = 0;
};

// Height in CSS pixels of a table with a head and that many rows.
float TableHeight(std::size_t rows, float row_height);
// Width, in ImGui's units, for a table that scrolls in that height (0 = does not scroll).
float TableRoom(float rows_height, float height);
// Width in CSS pixels that shows the texts, within bounds.
float FittingWidth(const std::vector<std::string>& texts, float min, float max,
                   Weight weight = Weight::kRegular);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_TABLE_H_
