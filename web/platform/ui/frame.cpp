// One frame: build it, and draw again what changed of it.
#include <algorithm>
#include <functional>
#include <optional>
#include <span>

#include <GLES3/gl3.h>
#include <emscripten/em_macros.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include "web/platform/ui/host.h"
#include "web/platform/ui/ui.h"
#include "web/ui/damage.h"
#include "web/ui/theme.h"

namespace kohort {
namespace {

// Glyphs are drawn pixel by pixel as they lie in the texture, so there is nothing to interpolate,
// which without a graphics card takes a fifth of the time.
void UpdateTextures(const ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_OK) continue;
    ImGui_ImplOpenGL3_UpdateTexture(texture);
    if (texture->Status != ImTextureStatus_OK) continue;
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture->GetTexID()));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  }
}

// Draws what lies in the boxes.
void Render(std::span<const PixelBox> boxes, ImDrawData& data) {
  const ImVec4 color = ImGui::ColorConvertU32ToFloat4(Colors().background);
  const int height = static_cast<int>(data.DisplaySize.y);
  glEnable(GL_SCISSOR_TEST);
  glClearColor(color.x, color.y, color.z, 1);
  for (const PixelBox& box : boxes) {
    glScissor(box.min_x, height - box.max_y, box.max_x - box.min_x, box.max_y - box.min_y);
    glClear(GL_COLOR_BUFFER_BIT);
  }
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

  // Render clears with the page's background: the window need not fill it a second time.
  ImGui::GetStyle().Colors[ImGuiCol_WindowBg].w = 0;
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;  // they would need the texture interpolated
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ui.page->Draw();
  ImGui::Render();
  kohort::ShowCursor();

  ImDrawData& data = *ImGui::GetDrawData();
  const std::span<const kohort::PixelBox> boxes = ui.damage.Compare(data);
  ui.drew = !boxes.empty();
  kohort::UpdateTextures(data);
  if (ui.drew) {
    ui.damage.CutToBoxes(data);
    kohort::Render(boxes, data);
  }

  if (ui.frames_wanted > 0 || kohort::GoesOn(*ImGui::GetCurrentContext())) return 0;
  const std::optional<double> next_ms = ui.page->NextFrameMs();
  return next_ms ? std::max(*next_ms, 0.0) : -1;
}

EMSCRIPTEN_KEEPALIVE bool kohort_ui_drew() { return TheUi().drew; }

// The canvas is empty, because it was resized or the graphics card forgot it: the next frame is
// drawn whatever it shows.
EMSCRIPTEN_KEEPALIVE void kohort_ui_redraw() {
  TheUi().damage.Forget();
  TheUi().Want(kohort::kMessageFrames);
}

// What the graphics card held is lost. ImGui makes it anew with the next frame.
EMSCRIPTEN_KEEPALIVE void kohort_ui_lost() { ImGui_ImplOpenGL3_DestroyDeviceObjects(); }

}  // extern "C"
