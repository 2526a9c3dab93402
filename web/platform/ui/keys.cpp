#include "web/platform/ui/keys.h"

#include <utility>

namespace kohort {
namespace {

constexpr std::pair<std::string_view, ImGuiKey> kKeys[] = {
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"ContextMenu", ImGuiKey_Menu},
    {"Quote", ImGuiKey_Apostrophe},
    {"Comma", ImGuiKey_Comma},
    {"Minus", ImGuiKey_Minus},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"Semicolon", ImGuiKey_Semicolon},
    {"Equal", ImGuiKey_Equal},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"Backslash", ImGuiKey_Backslash},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backquote", ImGuiKey_GraveAccent},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"NumpadEqual", ImGuiKey_KeypadEqual},
    {"F10", ImGuiKey_F10},
    {"F11", ImGuiKey_F11},
    {"F12", ImGuiKey_F12},
};

// "KeyA".."KeyZ" and the like: a name and one character more.
ImGuiKey FindInRange(std::string_view name, std::string_view stem, char first, char last,
                     ImGuiKey key) {
  if (name.size() != stem.size() + 1 || !name.starts_with(stem)) return ImGuiKey_None;
  const char c = name.back();
  return c < first || c > last ? ImGuiKey_None : static_cast<ImGuiKey>(key + (c - first));
}

}  // namespace

ImGuiKey FindKey(std::string_view name) {
  for (const auto& [known, key] : kKeys) {
    if (known == name) return key;
  }
  ImGuiKey key = FindInRange(name, "Key", 'A', 'Z', ImGuiKey_A);
  if (key == ImGuiKey_None) key = FindInRange(name, "Digit", '0', '9', ImGuiKey_0);
  if (key == ImGuiKey_None) key = FindInRange(name, "Numpad", '0', '9', ImGuiKey_Keypad0);
  if (key == ImGuiKey_None) key = FindInRange(name, "F", '1', '9', ImGuiKey_F1);
  return key;
}

}  // namespace kohort
