// The browser's names of keys -> Dear ImGui's.
#ifndef KOHORT_WEB_PLATFORM_UI_KEYS_H_
#define KOHORT_WEB_PLATFORM_UI_KEYS_H_

#include <string_view>

#include <imgui.h>

namespace kohort {

// From a name as page/keyboard.js gives it: KeyboardEvent.code ("ArrowLeft", "Numpad5"), but
// letters as the layout in use has them ("KeyA" is the key that types an a). ImGuiKey_None for
// other keys. Names: https://www.w3.org/TR/uievents-code/
ImGuiKey FindKey(std::string_view name);

}  // namespace kohort

#endif  // KOHORT_WEB_PLATFORM_UI_KEYS_H_
