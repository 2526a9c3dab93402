// The page's side of the browser as one object: the page, its ImGui context, when to draw, and the
// text that passes between JavaScript and C++. input.cpp, frame.cpp and ui_main.cpp export it as C
// functions; page/ui.js calls them. One thread, one page.
#ifndef KOHORT_WEB_PLATFORM_UI_UI_H_
#define KOHORT_WEB_PLATFORM_UI_UI_H_

#include <optional>
#include <string>
#include <vector>

#include "web/platform/ui/glyphs.h"
#include "web/platform/ui/host.h"
#include "web/ui/damage.h"
#include "web/ui/items.h"
#include "web/ui/page.h"

namespace kohort {

struct Ui {
  BrowserHost host;
  BrowserGlyphs glyphs;
  std::optional<Page> page;
  std::string text;             // the argument of the next call, or the last call's answer
  std::vector<FileInfo> files;  // being handed over

  float scale = 1;  // device pixels per CSS pixel; ImGui's unit is the device pixel
  double last_frame_ms = 0;

  // ImGui answers input over several frames: one sees the press, the next the release, a third the
  // layout that they changed.
  int frames_wanted = 0;
  void Want(int frames) { frames_wanted = frames > frames_wanted ? frames : frames_wanted; }

  Damage damage;
  bool drew = false;  // the last frame touched the canvas

  std::vector<Item> told_items;  // to the browser
  std::vector<ItemRegion> told_regions;
};

// The only one. Made by kohort_ui_start.
Ui& TheUi();

// Frames that input of any kind needs to settle, and that a message does.
inline constexpr int kInputFrames = 3;
inline constexpr int kMessageFrames = 2;

}  // namespace kohort

#endif  // KOHORT_WEB_PLATFORM_UI_UI_H_
