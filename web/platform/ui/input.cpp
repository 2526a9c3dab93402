// Pointer, wheel and keys, from page/pointer.js and page/keyboard.js into ImGui. Positions and
// distances arrive in CSS pixels.
#include <cfloat>
#include <cstdint>

#include <emscripten/em_macros.h>
#include <imgui.h>

#include "web/platform/ui/keys.h"
#include "web/platform/ui/ui.h"
#include "web/ui/items.h"

using kohort::TheUi;

namespace {

ImGuiIO& Input() {
  TheUi().Want(kohort::kInputFrames);
  return ImGui::GetIO();
}

}  // namespace

extern "C" {

// source: ImGuiMouseSource, 0 mouse, 1 finger, 2 pen.
EMSCRIPTEN_KEEPALIVE void kohort_ui_mouse_move(float x, float y, int source) {
  ImGuiIO& io = Input();
  io.AddMouseSourceEvent(static_cast<ImGuiMouseSource>(source));
  io.AddMousePosEvent(x * TheUi().scale, y * TheUi().scale);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_mouse_leave() { Input().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

// button: 0 left, 1 right, 2 middle.
EMSCRIPTEN_KEEPALIVE void kohort_ui_mouse_button(int button, bool down) {
  Input().AddMouseButtonEvent(button, down);
}

// How far the content should move, as the browser would move it. ImGui's unit is five lines of
// text.
EMSCRIPTEN_KEEPALIVE void kohort_ui_wheel(float x, float y) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float line = style.FontSizeBase * style.FontScaleMain * style.FontScaleDpi;
  const float unit = line > 0 ? 5 * line / TheUi().scale : 65;
  Input().AddMouseWheelEvent(-x / unit, -y / unit);
}

// The text is the key's name, as in keys.h.
EMSCRIPTEN_KEEPALIVE void kohort_ui_key(bool down) {
  const ImGuiKey key = kohort::FindKey(TheUi().text);
  if (key != ImGuiKey_None) Input().AddKeyEvent(key, down);
}

// Before each key, so that a modifier released elsewhere does not stick.
EMSCRIPTEN_KEEPALIVE void kohort_ui_modifiers(bool ctrl, bool shift, bool alt, bool meta) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
  io.AddKeyEvent(ImGuiMod_Super, meta);
}

// The text was typed.
EMSCRIPTEN_KEEPALIVE void kohort_ui_type() { Input().AddInputCharactersUTF8(TheUi().text.c_str()); }

EMSCRIPTEN_KEEPALIVE void kohort_ui_focus(bool focused) { Input().AddFocusEvent(focused); }

// What a screen reader asks for (web/ui/items.h).
EMSCRIPTEN_KEEPALIVE void kohort_ui_focus_item(double id) {
  Input();
  kohort::FocusItem(static_cast<std::uint32_t>(id));
}
EMSCRIPTEN_KEEPALIVE void kohort_ui_press_item(double id) {
  Input();
  kohort::PressItem(static_cast<std::uint32_t>(id));
}

EMSCRIPTEN_KEEPALIVE bool kohort_ui_wants_text() { return ImGui::GetIO().WantTextInput; }

}  // extern "C"
