// One frame: build it, and touch the canvas only when the picture changed. Building takes about a
// millisecond, rasterising without a GPU twenty to fifty.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>

#include <GLES3/gl3.h>
#include <emscripten/em_macros.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include "web/platform/ui/host.h"
#include "web/platform/ui/ui.h"
#include "web/ui/theme.h"

namespace kohort {
namespace {

// Not cryptographic: an equal hash of a changed picture would show it one frame late at worst, at
// odds of one in 2^64. FNV's scheme, on words of eight bytes.
std::uint64_t Mix(std::uint64_t hash, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29;
  };
  for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    mix(word);
    at += sizeof word;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, at, size);
  mix(rest ^ (std::uint64_t{size} << 56));
  return hash;
}

template <class T>
std::uint64_t Mix(std::uint64_t hash, const ImVector<T>& items) {
  return Mix(hash, items.Data, static_cast<std::size_t>(items.size_in_bytes()));
}

std::uint64_t HashOf(const ImDrawData& data) {
  std::uint64_t hash = Mix(1, &data.DisplaySize, sizeof data.DisplaySize);
  for (const ImDrawList* list : data.CmdLists) {
    hash = Mix(hash, list->VtxBuffer);
    hash = Mix(hash, list->IdxBuffer);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const std::uint64_t texture = command.GetTexID();
      hash = Mix(hash, &command.ClipRect, sizeof command.ClipRect);
      hash = Mix(hash, &texture, sizeof texture);
      hash = Mix(hash, &command.ElemCount, sizeof command.ElemCount);
    }
  }
  return hash == 0 ? 1 : hash;
}

bool TexturesWait(const ImDrawData& data) {
  if (data.Textures == nullptr) return false;
  return std::ranges::any_of(*data.Textures, [](const ImTextureData* texture) {
    return texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed;
  });
}

void Render(ImDrawData& data) {
  const ImVec4 color = ImGui::ColorConvertU32ToFloat4(Colors().background);
  glViewport(0, 0, static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y));
  glClearColor(color.x, color.y, color.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

// What ImGui itself waits for. The page answers for its own animations.
bool GoesOn(const ImGuiContext& context) {
  const bool held =
      context.ActiveId != 0 && std::ranges::any_of(context.IO.MouseDown, std::identity{});
  const bool tooltip_due =
      context.HoverItemDelayId != 0 && context.HoverItemDelayTimer < context.Style.HoverDelayNormal;
  return held || tooltip_due || context.InputEventsQueue.Size > 0;
}

}  // namespace
}  // namespace kohort

using kohort::TheUi;

extern "C" {

// Draws a frame into a canvas of so many device pixels. Answers in how many milliseconds the next
// one is wanted: 0 = as soon as the browser can, negative = when something happens.
EMSCRIPTEN_KEEPALIVE double kohort_ui_frame(int width, int height, float scale, double now_ms) {
  kohort::Ui& ui = TheUi();
  ImGuiIO& io = ImGui::GetIO();
  if (scale != ui.scale) {
    ui.scale = scale;
    kohort::SetPixelScale(scale);
  }
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  // The true time, however long nothing was drawn: a double click is told by it.
  io.DeltaTime = static_cast<float>(std::max(now_ms - ui.last_frame_ms, 0.1) / 1000);
  ui.last_frame_ms = now_ms;
  if (ui.frames_wanted > 0) --ui.frames_wanted;

  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ui.page->Draw();
  ImGui::Render();
  kohort::ShowCursor();

  ImDrawData& data = *ImGui::GetDrawData();
  const std::uint64_t picture = kohort::HashOf(data);
  ui.drew = picture != ui.picture || kohort::TexturesWait(data);
  if (ui.drew) kohort::Render(data);
  ui.picture = picture;

  if (ui.frames_wanted > 0 || kohort::GoesOn(*ImGui::GetCurrentContext())) return 0;
  const std::optional<double> next_ms = ui.page->NextFrameMs();
  return next_ms ? std::max(*next_ms, 0.0) : -1;
}

EMSCRIPTEN_KEEPALIVE bool kohort_ui_drew() { return TheUi().drew; }

// The canvas is empty, because it was resized or the graphics card forgot it: the next frame is
// drawn whatever it shows.
EMSCRIPTEN_KEEPALIVE void kohort_ui_redraw() {
  TheUi().picture = 0;
  TheUi().Want(kohort::kMessageFrames);
}

// What the graphics card held is lost. ImGui makes it anew with the next frame.
EMSCRIPTEN_KEEPALIVE void kohort_ui_lost() { ImGui_ImplOpenGL3_DestroyDeviceObjects(); }

}  // extern "C"
