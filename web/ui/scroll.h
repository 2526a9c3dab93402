// How what scrolls behaves.
#ifndef KOHORT_WEB_UI_SCROLL_H_
#define KOHORT_WEB_UI_SCROLL_H_

struct ImGuiWindow;

namespace kohort {

// While something is dragged in it: a little in each frame that the pointer is near an edge.
void ScrollAtEdges(ImGuiWindow* window);

// The scroll bar of the current window lies in the padding beside the content, which so begins and
// ends alike with it and without.
void LendPaddingToScrollbar();

}  // namespace kohort

#endif  // KOHORT_WEB_UI_SCROLL_H_
