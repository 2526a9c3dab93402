#include "web/ui/scroll.h"

#include <algorithm>

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

void LendPaddingToScrollbar() {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float lent = std::min(window->ScrollbarSizes.x, window->WindowPadding.x);
  window->ContentRegionRect.Max.x += lent;
  window->WorkRect.Max.x += lent;
}

}  // namespace kohort
