// Makes the page and hands it what comes from outside: replies, files, the theme. Input is in
// input.cpp, drawing in frame.cpp.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <nlohmann/json.hpp>

#include "web/platform/ui/host.h"
#include "web/platform/ui/ui.h"
#include "web/ui/items.h"
#include "web/ui/theme.h"

namespace kohort {
namespace {

std::unique_ptr<Ui> the_ui;

// What is drawn stays, because frames draw only what changed. Edges are smoothed by ImGui itself.
bool MakeCanvasContext() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.preserveDrawingBuffer = true;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace

Ui& TheUi() { return *the_ui; }

}  // namespace kohort

using kohort::TheUi;

extern "C" {

// The text is the reader's time zone. False: no WebGL2.
EMSCRIPTEN_KEEPALIVE bool kohort_ui_start(float scale, bool dark, bool reduced_motion, bool mac,
                                          bool indonesian) {
  if (!kohort::MakeCanvasContext()) return false;
  IMGUI_CHECKVERSION();
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().ConfigMacOSXBehaviors = mac;
  kohort::ConnectImGui();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  kohort::SetUpImGui(context, scale, &TheUi().glyphs);
  TheUi().scale = scale;
  const auto language = indonesian ? kohort::Language::kIndonesian : kohort::Language::kEnglish;
  TheUi().page.emplace(TheUi().host, kohort::PageOptions{.zone = std::move(TheUi().text),
                                                         .dark = dark,
                                                         .reduced_motion = reduced_motion,
                                                         .language = language});
  return true;
}

// Where JavaScript writes the text of its next call, UTF-8.
EMSCRIPTEN_KEEPALIVE char* kohort_ui_text(std::size_t size) {
  if (!kohort::the_ui) kohort::the_ui = std::make_unique<kohort::Ui>();
  TheUi().text.resize(size);
  return TheUi().text.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t kohort_ui_text_size() { return TheUi().text.size(); }

EMSCRIPTEN_KEEPALIVE void kohort_ui_receive() {
  TheUi().page->Receive(TheUi().text);
  TheUi().Want(kohort::kMessageFrames);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_engine_stopped() {
  TheUi().page->EngineStopped(TheUi().text);
  TheUi().Want(kohort::kMessageFrames);
}

// Each file by itself, its name the text; then all of them together.
EMSCRIPTEN_KEEPALIVE void kohort_ui_file(double handle, double size) {
  TheUi().files.push_back({.handle = static_cast<std::uint64_t>(handle),
                           .name = TheUi().text,
                           .size_bytes = static_cast<std::uint64_t>(size)});
}
EMSCRIPTEN_KEEPALIVE void kohort_ui_files_chosen() {
  TheUi().page->FilesChosen(std::exchange(TheUi().files, {}));
  TheUi().Want(kohort::kMessageFrames);
}

// The text is that of the file.
EMSCRIPTEN_KEEPALIVE void kohort_ui_file_read(double handle) {
  TheUi().page->FileRead(static_cast<std::uint64_t>(handle), TheUi().text);
  TheUi().Want(kohort::kMessageFrames);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_link_copied(bool copied) {
  TheUi().page->LinkCopied(copied);
  TheUi().Want(kohort::kMessageFrames);
}
EMSCRIPTEN_KEEPALIVE void kohort_ui_link_opened() {
  TheUi().page->LinkOpened(TheUi().text);
  TheUi().Want(kohort::kMessageFrames);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_leave() {
  TheUi().page->Leave();
  TheUi().Want(kohort::kMessageFrames);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_files_hover(bool hovering) {
  TheUi().page->FilesHover(hovering);
  TheUi().Want(kohort::kMessageFrames);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_dark(bool dark) {
  TheUi().page->SetDark(dark);
  TheUi().Want(kohort::kMessageFrames);
}

EMSCRIPTEN_KEEPALIVE void kohort_ui_reduced_motion(bool reduced) {
  TheUi().page->SetReducedMotion(reduced);
  TheUi().Want(kohort::kMessageFrames);
}

// Whether the last frame shows other items than when it was asked last. Cost: comparing them.
EMSCRIPTEN_KEEPALIVE bool kohort_ui_items_changed() {
  const bool changed =
      TheUi().told_items != kohort::FrameItems() || TheUi().told_regions != kohort::FrameRegions();
  if (changed) {
    TheUi().told_items = kohort::FrameItems();
    TheUi().told_regions = kohort::FrameRegions();
  }
  return changed;
}

// The items of the last frame and the regions they are in, as JSON; read it with
// kohort_ui_text_size.
EMSCRIPTEN_KEEPALIVE const char* kohort_ui_items() {
  nlohmann::ordered_json items = nlohmann::ordered_json::array();
  for (const kohort::Item& item : kohort::FrameItems()) {
    items.push_back({{"id", item.id},
                     {"label", item.label},
                     {"role", item.role},
                     {"value", item.value},
                     {"x", item.x},
                     {"y", item.y},
                     {"w", item.w},
                     {"h", item.h},
                     {"enabled", item.enabled},
                     {"checked", item.checked},
                     {"focused", item.focused},
                     {"region", item.region}});
  }
  nlohmann::ordered_json regions = nlohmann::ordered_json::array();
  for (const kohort::ItemRegion& region : kohort::FrameRegions()) {
    regions.push_back({{"role", region.role}, {"label", region.label}, {"owner", region.owner}});
  }
  const nlohmann::ordered_json shown{{"items", std::move(items)}, {"regions", std::move(regions)}};
  TheUi().text = shown.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return TheUi().text.data();
}

}  // extern "C"
