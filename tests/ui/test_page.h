// The page without a window: steps frames, finds items by label, presses, types, looks.
#ifndef KOHORT_TESTS_UI_TEST_PAGE_H_
#define KOHORT_TESTS_UI_TEST_PAGE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

#include "core/service/messages.h"
#include "tests/ui/fake_host.h"
#include "web/ui/items.h"
#include "web/ui/page.h"
#include "web/ui/theme.h"

namespace kohort {

struct TestPageOptions {
  float width = 1440;  // CSS pixels
  float height = 900;
  float pixel_scale = 1;
  bool dark = false;
  GlyphPainter* painter = nullptr;
};

// Over any host.
class PageDriver {
 public:
  PageDriver(Host& host, TestPageOptions options);
  virtual ~PageDriver();
  PageDriver(const PageDriver&) = delete;
  PageDriver& operator=(const PageDriver&) = delete;

  Page& page() { return *page_; }

  void Frame();
  virtual void Settle();  // frames until the page asks for none at once

  // Items of the frame on the screen.
  const Item* Find(std::string_view label, std::string_view role = {}) const;
  const Item& Get(std::string_view label, std::string_view role = {}) const;  // or fails
  bool Shows(std::string_view text) const;  // in some label or value, also as a part

  void MoveTo(float x, float y);  // CSS pixels
  void Click(std::string_view label, std::string_view role = {});
  void Pick(std::string_view select, std::string_view option);  // from a select's menu
  void Wheel(float rows);
  void Press(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);
  void Type(std::string_view text);
  void Clear();  // the focused field

  // Writes build/screenshots/ui/NAME.png when KOHORT_SCREENSHOTS says a folder.
  void Look(const std::string& name);

 protected:
  virtual void PassTime(double ms) = 0;

 private:
  TestPageOptions options_;
  ImGuiContext* context_ = nullptr;
  std::optional<Page> page_;
};

// Over a host that answers what the test says.
class TestPage : public PageDriver {
 public:
  explicit TestPage(TestPageOptions options = {})
      : TestPage(std::make_unique<FakeHost>(), options) {}

  // On another visit, with what was remembered.
  TestPage(TestPageOptions options, const std::map<std::string, std::string>& memory)
      : TestPage(std::make_unique<FakeHost>(memory), options) {}

  FakeHost& host() { return *host_; }
  std::set<std::uint64_t> answered;  // requests, by those who answer all of a kind

  // Answers the latest request of that kind.
  template <typename RequestT>
  void Answer(ReplyBody body) {
    Receive(host_->LastId<RequestT>(), std::move(body));
  }
  void Receive(std::uint64_t id, ReplyBody body);

 protected:
  void PassTime(double ms) override { host_->now_ms += ms; }

 private:
  TestPage(std::unique_ptr<FakeHost> host, TestPageOptions options)
      : PageDriver(*host, options), host_(std::move(host)) {
    Settle();
  }

  std::unique_ptr<FakeHost> host_;
};

// Plays the part of a renderer for ImGui's textures.
void HandleTextures();

}  // namespace kohort

#endif  // KOHORT_TESTS_UI_TEST_PAGE_H_
