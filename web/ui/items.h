// What the last frame shows, as a list: tests find things to click in it, and the browser mirrors
// it into an invisible DOM for screen readers and its own tests (web/platform/page/mirror.js).
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
  bool checked = false;      // also: the selected tab, option or row
  bool focused = false;      // the keyboard's
  std::uint32_t region = 0;  // its index in FrameRegions

  bool operator==(const Item&) const = default;
};

// A part of the page by what it is for. Parts lie side by side: what is drawn within an inner one
// belongs to that alone.
struct ItemRegion {
  std::string role;  // ARIA's: "main" (where none is said), "banner", "navigation",
                     // "complementary", "dialog" (a menu), "status" and "alert" (read out when
                     // they change)
  std::string label;
  std::uint32_t owner = 0;  // the item that opened the dialog; 0 = none

  bool operator==(const ItemRegion&) const = default;
};

// In the order drawn: of the current frame once its first item is drawn, until then of the frame
// before. Valid until the next item is drawn.
const std::vector<Item>& FrameItems();

// Of the same frame. The first is "main".
const std::vector<ItemRegion>& FrameRegions();

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

// What is drawn until EndRegion is part of this.
void BeginRegion(std::string_view role, std::string_view label = {}, std::uint32_t owner = 0);
void EndRegion();

// With the next frame the item gets the keyboard, or is pressed as by Enter: what a screen reader
// asks for. Nothing happens if the item is gone by then.
void FocusItem(std::uint32_t id);
void PressItem(std::uint32_t id);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_ITEMS_H_
