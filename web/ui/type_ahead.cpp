#include "web/ui/type_ahead.h"

#include <algorithm>

#include <imgui_internal.h>

namespace kohort {
namespace {

constexpr int kMostFrames = 5;  // a field that never comes shall not hold the keys

struct TypeAhead {
  ImGuiID field = 0;
  int frames = 0;
  ImVector<ImGuiInputEvent> held;
} waiting;

bool IsTyped(const ImGuiInputEvent& event) {
  if (event.Type == ImGuiInputEventType_Text) return true;
  return event.Type == ImGuiInputEventType_Key && event.Source == ImGuiInputSource_Keyboard;
}

void TakeTyping(ImGuiContext* context, ImGuiContextHook*) {
  if (waiting.field == 0) return;
  if (context->ActiveId == waiting.field || waiting.frames-- == 0) {
    waiting.field = 0;
    return;
  }
  ImVector<ImGuiInputEvent>& queue = context->InputEventsQueue;
  ImGuiInputEvent* typed = std::stable_partition(
      queue.begin(), queue.end(), [](const ImGuiInputEvent& event) { return !IsTyped(event); });
  waiting.held.resize(static_cast<int>(queue.end() - typed));
  std::copy(typed, queue.end(), waiting.held.begin());
  queue.resize(queue.Size - waiting.held.Size);
}

void ReturnTyping(ImGuiContext* context, ImGuiContextHook*) {
  for (const ImGuiInputEvent& event : waiting.held) context->InputEventsQueue.push_back(event);
  waiting.held.clear();
}

}  // namespace

void SetUpTypeAhead(ImGuiContext* context) {
  waiting = {};
  ImGuiContextHook hook;
  hook.Type = ImGuiContextHookType_NewFramePre;
  hook.Callback = TakeTyping;
  ImGui::AddContextHook(context, &hook);
  hook.Type = ImGuiContextHookType_NewFramePost;
  hook.Callback = ReturnTyping;
  ImGui::AddContextHook(context, &hook);
}

void HoldTypingFor(ImGuiID field) {
  waiting.field = field;
  waiting.frames = kMostFrames;
}

}  // namespace kohort
