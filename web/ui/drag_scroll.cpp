#include "web/ui/drag_scroll.h"

#include <imgui.h>
#include <imgui_internal.h>

#include "web/ui/theme.h"

namespace kohort {

void ScrollAtEdges(ImGuiWindow* window) {
  const float y = ImGui::GetIO().MousePos.y;
  const float edge = Dp(24);
  const float step = Dp(6);
  if (y < window->InnerRect.Min.y + edge) ImGui::SetScrollY(window, window->Scroll.y - step);
  if (y > window->InnerRect.Max.y - edge) ImGui::SetScrollY(window, window->Scroll.y + step);
}

}  // namespace kohort
