#include "web/platform/ui/host.h"

#include <cstddef>
#include <cstring>
#include <ctime>
#include <string>

#include <emscripten/emscripten.h>
#include <imgui.h>

extern "C" {
void kohort_host_send(const char* json, std::size_t size);
void kohort_host_choose_files();
void kohort_host_read_file(double handle);
void kohort_host_save_file(const char* name, std::size_t name_size, const char* media_type,
                           std::size_t media_type_size, const char* text, std::size_t size);
void kohort_host_copy_link(const char* text, std::size_t size);
bool kohort_host_remember(const char* key, std::size_t key_size, const char* text,
                          std::size_t size);
std::size_t kohort_host_recall(const char* key, std::size_t size);
void kohort_host_recalled(char* to);
void kohort_host_show_language(const char* tag, std::size_t size);
void kohort_host_restart_engine();
void kohort_host_copy(const char* text, std::size_t size);
std::size_t kohort_host_clipboard_size();
void kohort_host_clipboard(char* to);
void kohort_host_cursor(const char* css, std::size_t size);
void kohort_host_text_input(int wanted, float x, float y, float height);
}

namespace kohort {
namespace {

const char* GetClipboard(ImGuiContext*) {
  static std::string text;  // ImGui wants it to outlive the call
  text.resize(kohort_host_clipboard_size());
  kohort_host_clipboard(text.data());
  return text.c_str();
}

void SetClipboard(ImGuiContext*, const char* text) { kohort_host_copy(text, std::strlen(text)); }

void SetImeData(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
  kohort_host_text_input(data->WantTextInput ? 1 : 0, data->InputPos.x, data->InputPos.y,
                         data->InputLineHeight);
}

std::string_view CssCursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_None: return "none";
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_ResizeAll: return "move";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_Wait: return "wait";
    case ImGuiMouseCursor_Progress: return "progress";
    case ImGuiMouseCursor_NotAllowed: return "not-allowed";
    default: return "default";
  }
}

}  // namespace

void BrowserHost::Send(std::string_view json) { kohort_host_send(json.data(), json.size()); }
void BrowserHost::ChooseFiles() { kohort_host_choose_files(); }
void BrowserHost::ReadFile(std::uint64_t handle) {
  kohort_host_read_file(static_cast<double>(handle));
}
void BrowserHost::SaveFile(std::string_view name, std::string_view media_type,
                           std::string_view text) {
  kohort_host_save_file(name.data(), name.size(), media_type.data(), media_type.size(), text.data(),
                        text.size());
}
void BrowserHost::CopyLink(std::string_view text) {
  kohort_host_copy_link(text.data(), text.size());
}
bool BrowserHost::Remember(std::string_view key, std::string_view text) {
  return kohort_host_remember(key.data(), key.size(), text.data(), text.size());
}
std::string BrowserHost::Recall(std::string_view key) {
  std::string text(kohort_host_recall(key.data(), key.size()), '\0');
  kohort_host_recalled(text.data());
  return text;
}
void BrowserHost::ShowLanguage(std::string_view tag) {
  kohort_host_show_language(tag.data(), tag.size());
}
void BrowserHost::RestartEngine() { kohort_host_restart_engine(); }
std::string BrowserHost::LocalTime() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  std::string text(19, '\0');
  std::strftime(text.data(), text.size() + 1, "%Y-%m-%d %H:%M:%S", &local);
  return text;
}
double BrowserHost::NowMs() { return emscripten_get_now(); }

void ConnectImGui() {
  ImGui::GetIO().BackendPlatformName = "kohort_browser";
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_GetClipboardTextFn = GetClipboard;
  platform.Platform_SetClipboardTextFn = SetClipboard;
  platform.Platform_SetImeDataFn = SetImeData;
}

void ShowCursor() {
  static ImGuiMouseCursor shown = ImGuiMouseCursor_COUNT;
  const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
  if (cursor == shown) return;
  shown = cursor;
  const std::string_view css = CssCursor(cursor);
  kohort_host_cursor(css.data(), css.size());
}

}  // namespace kohort
