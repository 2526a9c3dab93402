// Typing ahead. A field that is given the keyboard has it only a few frames later; what is typed
// meanwhile waits for it, so that whoever opens the palette and types on loses no letter, on
// however slow a machine.
#ifndef KOHORT_WEB_UI_TYPE_AHEAD_H_
#define KOHORT_WEB_UI_TYPE_AHEAD_H_

#include <imgui.h>

struct ImGuiContext;

namespace kohort {

// Once for a new context.
void SetUpTypeAhead(ImGuiContext* context);

// The field has just been given the keyboard: keys and text wait until it is active, for a few
// frames at most.
void HoldTypingFor(ImGuiID field);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_TYPE_AHEAD_H_
