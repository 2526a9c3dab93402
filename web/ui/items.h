// What the last frame shows, as a list: tests find things to click in it, and the browser mirrors
// it into an invisible DOM for screen readers and its own tests.
//
// Every widget describes itself here; text that has no item of its own (headings, counts) is added
// with DescribeText. Dear ImGui reports the rest (the focus, what is disabled) through the test
// engine hooks, which items.cpp defines. Cheap: a few strings an item, only of what is visible.
#ifndef KOHORT_WEB_UI_ITEMS_H_
#define KOHORT_WEB_UI_ITEMS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiContext;
struct ImVec2;

namespace kohort {

struct Item {
  std::uint32_t id = 0;  // the same from frame to frame while the item exists; 0 = text
  std::string label;
  std::string
      role;  // ARIA's name: "button", "tab", "combobox", "option", "textbox", "heading", ...
  std::string value;  // of a combobox, text box, progress bar; of a column header how it sorts
  float x = 0;        // in CSS pixels of the page, cut to what is visible
  float y = 0;
  float w = 0;
  float h = 0;
  bool enabled = true;
  bool checked = false;  // also: the selected tab, option or row
  bool focused = false;  // the keyboard's
};

// In the order drawn: of the current frame once its first item is drawn, until then of the frame
// before. Valid until the next item is drawn.
const std::vector<Item>& FrameItems();

// Starts recording in the context. SetUpImGui calls it.
void RecordItems(ImGuiContext* context);

struct ItemState {
  std::string_view value = {};
  bool checked = false;
};

// Says what the widget drawn last is.
void DescribeItem(std::string_view role, std::string_view label, ItemState state = {});

// Says that there is text, in ImGui's coordinates.
void DescribeText(std::string_view role, std::string_view label, const ImVec2& min,
                  const ImVec2& max);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_ITEMS_H_
