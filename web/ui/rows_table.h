// A table over any number of rows: only those in sight are asked for, known and drawn. Its head
// stays while rows scroll. Up, Down, Page Up, Page Down, Home and End move through the rows; Ctrl+C
// copies the one the keyboard is on.
#ifndef KOHORT_WEB_UI_ROWS_TABLE_H_
#define KOHORT_WEB_UI_ROWS_TABLE_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/commands.h"
#include "web/app/model.h"
#include "web/ui/view_state.h"

namespace kohort {

struct RowsLook {
  // The cell of a column; null where the row has none.
  const std::string* Find(const std::vector<std::string>& cells, std::size_t column) const {
    const std::size_t place = places.empty() ? column : places[column];
    return place < cells.size() ? &cells[place] : nullptr;
  }

  command::Rows rows = command::Rows::kMembers;  // which to ask for
  std::span<const MemberColumn> columns;
  std::span<const std::size_t> places = {};  // of their cells in a row; none = as they stand
  // A cell as its reader wants it.
  std::function<std::string(const MemberColumn&, const std::string&)> shown;
  bool sortable = false;  // by SortMembers
  std::string sort = "";  // a column's ID
  bool descending = false;
  // What a press of a row does beside choosing it; may be empty.
  std::function<void(const std::vector<std::string>& cells)> open = {};
  // What that leads to, in a word, at the right end of the row the pointer or the keyboard is on.
  std::string_view leads_to = {};
  bool last_grows = false;  // the last column takes what is left, the others what they need
};

// The rows in sight with their headings, tabs between the cells.
std::string RowsInSight(const RowTable& table, const RowsLook& look, const ViewState::Rows& state);

// Fills the given height, ImGui's units. Nothing until the first rows are known.
void DrawRows(const RowTable& table, const RowsLook& look, ViewState::Rows& state,
              Commands& commands, float height);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_ROWS_TABLE_H_
