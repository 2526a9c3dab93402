#include "tests/ui/test_page.h"

#include <cstdlib>
#include <utility>

#include <doctest/doctest.h>

#include "tests/ui/raster.h"
#include "web/ui/text.h"
#include "web/ui/theme.h"

namespace kohort {
namespace {

constexpr int kMostFrames = 200;

}  // namespace

void HandleTextures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate ||
        texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

PageDriver::PageDriver(Host& host, TestPageOptions options) : options_(options) {
  context_ = ImGui::CreateContext();
  SetUpImGui(context_, options.pixel_scale, options.painter);
  ImGuiIO& io = ImGui::GetIO();
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize =
      ImVec2(options.width * options.pixel_scale, options.height * options.pixel_scale);
  page_.emplace(host, PageOptions{.zone = "Asia/Jakarta", .dark = options.dark});
}

PageDriver::~PageDriver() {
  SetLanguage(Language::kEnglish);
  page_.reset();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(context_);
}

void TestPage::Receive(std::uint64_t id, ReplyBody body) {
  page().Receive(Encode(Reply{.id = id, .body = std::move(body)}));
  Settle();
}

void PageDriver::Frame() {
  PassTime(16);
  ImGui::GetIO().DeltaTime = 0.016F;
  ImGui::NewFrame();
  page_->Draw();
  ImGui::Render();
  HandleTextures();
}

void PageDriver::Settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    Frame();
    const std::optional<double> next = page_->NextFrameMs();
    if (!next || *next > 0) return;
  }
  FAIL("the page never comes to rest");
}

const Item* PageDriver::Find(std::string_view label, std::string_view role) const {
  for (const Item& item : FrameItems()) {
    if (item.label == label && (role.empty() || item.role == role)) return &item;
  }
  return nullptr;
}

const Item& PageDriver::Get(std::string_view label, std::string_view role) const {
  const Item* item = Find(label, role);
  if (item == nullptr) {
    std::string seen;
    for (const Item& other : FrameItems()) seen += other.role + " \"" + other.label + "\"\n";
    FAIL("nothing is labelled \"" << label << "\". On the page:\n" << seen);
  }
  return *item;
}

bool PageDriver::Shows(std::string_view text) const {
  for (const Item& item : FrameItems()) {
    if (item.label.find(text) != std::string::npos || item.value.find(text) != std::string::npos) {
      return true;
    }
  }
  return false;
}

void PageDriver::MoveTo(float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x * options_.pixel_scale, y * options_.pixel_scale);
  Settle();
}

void PageDriver::Click(std::string_view label, std::string_view role) {
  const Item item = Get(label, role);
  MoveTo(item.x + item.w / 2, item.y + item.h / 2);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  Settle();
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  Settle();
}

void PageDriver::Pick(std::string_view select, std::string_view option) {
  Click(select, "combobox");
  Click(option, "option");
}

void PageDriver::Wheel(float rows) {
  ImGui::GetIO().AddMouseWheelEvent(0, rows);
  Settle();
}

void PageDriver::Press(ImGuiKey key, ImGuiKey modifier) {
  ImGuiIO& io = ImGui::GetIO();
  if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(key, true);
  Settle();
  io.AddKeyEvent(key, false);
  if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
  Settle();
}

void PageDriver::Type(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  Settle();
}

void PageDriver::Clear() {
  Press(ImGuiKey_A, ImGuiMod_Ctrl);
  Press(ImGuiKey_Backspace);
}

void PageDriver::Look(const std::string& name) {
  const char* folder = std::getenv("KOHORT_SCREENSHOTS");
  if (folder == nullptr) return;
  const Picture picture = Rasterise(*ImGui::GetDrawData(), Colors().background);
  CHECK(WritePng(picture, std::string(folder) + "/" + name + ".png"));
}

}  // namespace kohort
