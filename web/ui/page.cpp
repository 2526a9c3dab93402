#include "web/ui/page.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include <imgui.h>
#include <imgui_internal.h>

#include "web/app/controller.h"
#include "web/ui/scroll.h"
#include "web/ui/text.h"
#include "web/ui/theme.h"
#include "web/ui/view_state.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

// Sizes that follow from what they hold are right a frame later, at times two.
constexpr int kSettlingFrames = 3;
constexpr double kCaretMs = 200;
constexpr double kSpinnerMs = 60;

// The audiences' keys, where nothing is typed that has them itself.
void HearKeys(Commands& commands) {
  if (ImGui::GetIO().WantTextInput) return;
  if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Z)) commands.push_back(command::Undo{});
  if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z)) {
    commands.push_back(command::Redo{});
  }
  if (!ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V)) return;
  const char* text = ImGui::GetClipboardText();
  const std::string_view pasted = text == nullptr ? "" : text;
  const std::size_t first = pasted.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return;
  if (pasted[first] == '{' || pasted[first] == '[') {
    commands.push_back(command::PasteAudiences{text});
  } else {
    commands.push_back(command::OpenIds{text});
  }
}

}  // namespace

struct Page::State {
  State(Host& page_host, const PageOptions& options)
      : host(page_host), controller(page_host, options.zone, options.language) {}

  void Changed() { settling = kSettlingFrames; }
  void DrawBody(Commands& commands);

  Host& host;
  Controller controller;
  ViewState view;
  int settling = kSettlingFrames;
};

Page::Page(Host& host, PageOptions options) : state_(std::make_unique<State>(host, options)) {
  SetTheme(options.dark);
  kohort::SetReducedMotion(options.reduced_motion);
}

Page::~Page() = default;

void Page::Receive(std::string_view reply_json) {
  state_->controller.Receive(reply_json);
  state_->Changed();
}

void Page::EngineStopped(std::string_view reason) {
  state_->controller.EngineStopped(reason);
  state_->Changed();
}

void Page::FilesChosen(std::vector<FileInfo> files) {
  state_->controller.FilesChosen(std::move(files));
  state_->Changed();
}

void Page::FilesHover(bool hovering) {
  state_->controller.FilesHover(hovering);
  state_->Changed();
}

void Page::FileRead(std::uint64_t handle, std::string_view text) {
  state_->controller.FileRead(handle, text);
  state_->Changed();
}

void Page::LinkCopied(bool copied) {
  state_->controller.LinkCopied(copied);
  state_->Changed();
}

void Page::Leave() {
  state_->controller.Leave();
  state_->Changed();
}

void Page::LinkOpened(std::string_view text) {
  state_->controller.LinkOpened(text);
  state_->Changed();
}

void Page::SetDark(bool dark) {
  SetTheme(dark);
  state_->Changed();
}

void Page::SetReducedMotion(bool reduced) {
  kohort::SetReducedMotion(reduced);
  state_->Changed();
}

void Page::State::DrawBody(Commands& commands) {
  const Model& model = controller.model();
  const float padding = view.width >= 900 ? 24 : view.width >= 480 ? 16 : 12;
  const bool audiences = model.screen == Screen::kAudiences && model.data;
  const ImVec2 around(Dp(padding), Dp(view.width >= 900 ? 18 : 12));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, audiences ? ImVec2(0, 0) : around);
  const bool drop = model.screen == Screen::kData && !model.data && !model.preview;
  // A screen of its own for each, so that one does not inherit the other's scrolling.
  const char* name = audiences                            ? "audiences"
                     : model.customer.open()              ? "customer"
                     : model.screen == Screen::kLifecycle ? "lifecycle"
                     : model.preview                      ? "import"
                     : model.opening                      ? "opening"
                     : drop                               ? "drop"
                     : model.rejects.open                 ? "rejects"
                                                          : "data";
  ImGui::BeginChild(name, ImVec2(0, 0),
                    ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
  ImGui::PopStyleVar();
  LendPaddingToScrollbar();
  if (audiences) {
    DrawAudiences(model, view, commands);
    ImGui::EndChild();
    return;
  }
  DrawToasts(model, view, commands);
  if (model.screen == Screen::kLifecycle && model.data) {
    DrawLifecycle(model, view, commands);
  } else if (model.preview) {
    DrawImport(model, view, commands);
  } else if (model.opening) {
    DrawOpening(model, view, commands);
  } else if (model.data && model.rejects.open) {
    DrawRejects(model, view, commands);
  } else if (model.data) {
    DrawData(model, view, commands);
  } else {
    DrawDrop(model, view, commands);
  }
  ImGui::EndChild();
}

void Page::Draw() {
  State& state = *state_;
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  state.settling = std::max(0, state.settling - 1);
  if (!g.InputEventsTrail.empty()) state.Changed();
  state.controller.Tick();
  const Model& model = state.controller.model();
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  state.view.width = viewport->Size.x / PixelScale();
  state.view.height = viewport->Size.y / PixelScale();

  SetLanguage(model.language);
  Commands commands;
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(viewport->Size);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  BeginRegion("banner");
  DrawTopBar(model, state.view, commands);
  EndRegion();
  state.DrawBody(commands);
  BeginRegion(model.exporting ? "main" : "status");  // progress is not read out
  DrawNews(model, state.view, commands);
  EndRegion();
  DrawPalette(model, state.view, commands);
  ImGui::PopStyleVar();
  if (model.screen == Screen::kAudiences) HearKeys(commands);
  ImGui::End();
  if (model.data || model.preview) DrawDropOverlay(model);

  for (const Command& command : commands) {
    state.controller.Apply(command);
    if (std::holds_alternative<command::SetLanguage>(command)) state.view.ForgetWidths();
    // Asking for rows or values shows nothing new; these will.
    const bool asks = std::holds_alternative<command::NeedRows>(command) ||
                      std::holds_alternative<command::NeedValues>(command);
    if (!asks) state.Changed();
  }
}

std::optional<double> Page::NextFrameMs() const {
  const State& state = *state_;
  if (state.settling > 0) return 0;
  const Model& model = state.controller.model();
  std::optional<double> next;
  const auto by = [&next](double ms) { next = next ? std::min(*next, ms) : ms; };
  if (!ImGui::GetCurrentContext()->InputEventsQueue.empty()) by(0);
  const bool moves = !ReducedMotion();
  if (moves && ImGui::GetIO().WantTextInput) by(kCaretMs);
  const bool reading_customer = model.customer.about.busy && !model.customer.about.reply;
  const bool spins = model.opening || model.remapping || model.lifecycle_busy || reading_customer;
  if (moves && spins) {
    by(kSpinnerMs);
  }
  const double now = state.host.NowMs();
  for (const Toast& toast : model.toasts) {
    if (toast.until_ms) by(std::max(0.0, *toast.until_ms - now));
  }
  const std::optional<double>& kept_until_ms = model.audiences.kept_until_ms;
  if (kept_until_ms) by(std::max(0.0, *kept_until_ms - now));
  return next;
}

}  // namespace kohort
