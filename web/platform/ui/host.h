// The browser behind kohort::Host, and what ImGui asks of it: clipboard, cursor, input method. Each
// call goes to the object `host` that page/host.js passes to the module (lib_host.js).
#ifndef KOHORT_WEB_PLATFORM_UI_HOST_H_
#define KOHORT_WEB_PLATFORM_UI_HOST_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "web/app/host.h"

namespace kohort {

class BrowserHost : public Host {
 public:
  void Send(std::string_view request_json) override;
  void ChooseFiles() override;
  void ReadFile(std::uint64_t handle) override;
  void SaveFile(std::string_view name, std::string_view media_type, std::string_view text) override;
  void CopyLink(std::string_view text) override;
  bool Remember(std::string_view key, std::string_view text) override;
  std::string Recall(std::string_view key) override;
  std::string LocalTime() override;
  void ShowLanguage(std::string_view tag) override;
  void RestartEngine() override;
  double NowMs() override;
};

// Lets the current ImGui context's clipboard and text input go through the browser.
void ConnectImGui();

// Gives the page the shape of the mouse cursor and whether a text field has the keyboard. Call once
// a frame, after ImGui::Render or EndFrame.
void ShowCursor();

}  // namespace kohort

#endif  // KOHORT_WEB_PLATFORM_UI_HOST_H_
