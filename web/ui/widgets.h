// The page's own controls: buttons, selects, fields, cards. Each is a real item of Dear ImGui
// (focus by Tab, Enter and Space press it, a ring shows where the keyboard is) and tells FrameItems
// its role and label. Sizes are CSS pixels unless a Box or ImVec2 holds them.
#ifndef KOHORT_WEB_UI_WIDGETS_H_
#define KOHORT_WEB_UI_WIDGETS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <imgui.h>

#include "web/ui/draw.h"
#include "web/ui/items.h"
#include "web/ui/theme.h"

namespace kohort {

// ---- The base of all: a place that can be pressed. Paints nothing but the focus ring.
struct Press {
  bool pressed = false;
  bool hovered = false;
  bool held = false;
  bool visible = false;  // else there is no need to paint
  Box box;
};
struct PressLook {
  ItemState state = {};
  float radius = kRadius;
  float ring_gap = 2;  // below zero, the ring lies inside
  bool hand = true;
};
// The label, with the IDs pushed around it, makes the ID.
Press PressArea(std::string_view role, std::string_view label, ImVec2 size,
                const PressLook& look = {});

// ---- Buttons
enum class ButtonKind { kPrimary, kGhost, kLink, kQuiet };
struct ButtonLook {
  ButtonKind kind = ButtonKind::kGhost;
  const char* icon = nullptr;
  bool enabled = true;
  bool icon_only = false;  // the label shows as a tooltip
  float height = kButtonHeight;
  std::string_view name = {};  // label for FrameItems where the visible one is not enough
  bool muted = false;          // a link that steps back
};
float ButtonWidth(std::string_view label, const ButtonLook& look = {});
bool Button(std::string_view label, const ButtonLook& look = {});
bool Tab(std::string_view label, const char* icon, bool selected, bool icon_only = false);
bool Switch(std::string_view label, bool on);  // true when it was turned

// ---- Menus: popups that hang below what opened them, above where there is no room
void OpenMenu(const char* id);
// `name` is what a screen reader says of it; without one, the name of what opened it.
bool BeginMenu(const char* id, const Box& anchor, float min_width, bool align_right = false,
               std::string_view name = {});
void EndMenu();
bool MenuOption(std::string_view label, bool selected, float width, const char* icon = nullptr,
                std::string_view detail = {});

// ---- Select: shows what is chosen, opens a menu of the choices
struct SelectLook {
  std::string_view prefix = {};  // in front of the choice: "Purchase event:"
  std::string_view shown = {};   // instead of the choice
  float width = 0;               // 0 = as the text needs
  float max_width = 0;
  bool search = false;  // many choices: a field narrows them
  bool enabled = true;
  bool quiet = false;  // without its box until someone points at it
};
float SelectWidth(std::string_view shown, const SelectLook& look = {});
std::optional<std::size_t> Select(std::string_view label, std::span<const std::string_view> choices,
                                  std::optional<std::size_t> chosen, const SelectLook& look = {});

// ---- Text field
struct FieldLook {
  float width = 160;
  std::string_view hint = {};
  bool focus = false;  // take the keyboard now
  bool invalid = false;
  bool centered = false;
  const char* icon = nullptr;
  std::string_view key = {};  // that leads somewhere like it: shown at the right while it is empty
};
struct FieldEdit {
  bool changed = false;
  bool entered = false;    // the Enter key
  bool committed = false;  // the edit ended, with another text than it began
};
FieldEdit TextField(std::string_view label, std::string& text, const FieldLook& look = {});

// Several lines; what lies beyond the height scrolls. Long texts show their beginning to screen
// readers.
struct AreaLook {
  ImVec2 size;  // ImGui's units
  std::string_view hint = {};
  bool focus = false;
};
bool TextArea(std::string_view label, std::string& text, const AreaLook& look);  // true: changed

// ---- Surfaces
struct CardLook {
  ImVec2 size = {0, 0};  // ImGui's units; 0 high = as the content needs
  float padding = kCardPadding;
  ImU32 fill = Colors().panel;
  ImU32 line = Colors().line;
  ImU32 top = 0;  // a thick line along the top
};
void BeginCard(const char* id, const CardLook& look);
void EndCard(const CardLook& look);

void ProgressBar(std::string_view label, float fraction, float width, std::string_view value);
void Spinner(float size = 16);
void Icon(const char* icon, ImU32 color, float size = kIconSize, float height = 0);

// ---- Layout
void Gap(float css_pixels);      // down
void SameRow(float css_pixels);  // to the right of the last item
float Left();                    // width that is left in the row, ImGui's units

}  // namespace kohort

#endif  // KOHORT_WEB_UI_WIDGETS_H_
