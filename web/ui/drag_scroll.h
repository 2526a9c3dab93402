// What is long follows the pointer to its edges while something is dragged in it.
#ifndef KOHORT_WEB_UI_DRAG_SCROLL_H_
#define KOHORT_WEB_UI_DRAG_SCROLL_H_

struct ImGuiWindow;

namespace kohort {

// A little in each frame, while the pointer is near the upper or the lower edge.
void ScrollAtEdges(ImGuiWindow* window);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_DRAG_SCROLL_H_
