// What is drawn again of a picture, and that the picture is then the same as if all were.
#include "web/ui/damage.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "tests/ui/audience_samples.h"
#include "tests/ui/raster.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"
#include "web/ui/theme.h"

namespace kohort {
namespace {

// A canvas on which only what changed is drawn.
class Canvas {
 public:
  // Has it show the page's last frame. Answers the share of its pixels that were drawn.
  double Show() {
    ImDrawData& data = *ImGui::GetDrawData();
    const std::span<const PixelBox> boxes = damage_.Compare(data);
    const std::uint32_t background = Colors().background;
    const Picture all = Rasterise(data, background);
    if (picture_.pixels.empty()) picture_ = Picture(all.width, all.height, {});
    picture_.pixels.resize(all.pixels.size());
    std::size_t drawn = 0;
    for (const PixelBox& box : boxes) {
      for (int y = box.min_y; y < box.max_y; ++y) {
        const auto row = picture_.pixels.begin() + y * all.width;
        std::fill(row + box.min_x, row + box.max_x, background);
        drawn += static_cast<std::size_t>(box.max_x - box.min_x);
      }
    }
    damage_.CutToBoxes(data);
    DrawOver(data, picture_);
    CHECK(std::ranges::equal(picture_.pixels, all.pixels));
    return static_cast<double>(drawn) / static_cast<double>(all.pixels.size());
  }

 private:
  Damage damage_;
  Picture picture_;
};

using samples::AnswerAudiences;

// Squares of 10 pixels at these places on a canvas of 1000 x 1000, as a window draws them.
struct Squares {
  explicit Squares(const std::vector<ImVec2>& places) {
    list.AddDrawCmd();
    list.CmdBuffer[0].ClipRect = ImVec4(0, 0, 1000, 1000);
    for (const ImVec2& at : places) {
      list.PrimReserve(6, 4);
      list.PrimRect(at, ImVec2(at.x + 10, at.y + 10), IM_COL32_WHITE);
    }
    data.DisplaySize = ImVec2(1000, 1000);
    data.CmdLists.push_back(&list);
  }

  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawData data;
};

std::vector<PixelBox> Changed(const std::vector<ImVec2>& before, const std::vector<ImVec2>& now) {
  Damage damage;
  Squares first(before);
  damage.Compare(first.data);
  Squares second(now);
  const auto boxes = damage.Compare(second.data);
  return {boxes.begin(), boxes.end()};
}

}  // namespace

TEST_CASE("What is put in between leaves what is around it alone") {
  CHECK(Changed({{0, 0}, {500, 500}}, {{0, 0}, {500, 500}}).empty());
  CHECK(Changed({{0, 0}, {500, 500}}, {{0, 0}, {200, 0}, {500, 500}}) ==
        std::vector<PixelBox>{{200, 0, 210, 10}});
  CHECK(Changed({{0, 0}, {200, 0}, {500, 500}}, {{0, 0}, {500, 500}}) ==
        std::vector<PixelBox>{{200, 0, 210, 10}});
}

TEST_CASE("Changes far from each other are boxes of their own, near ones are one") {
  CHECK(Changed({{0, 0}, {500, 500}, {900, 0}}, {{0, 10}, {500, 500}, {900, 10}}) ==
        std::vector<PixelBox>{{0, 0, 10, 20}, {900, 0, 910, 20}});
  CHECK(Changed({{0, 0}, {30, 0}}, {{0, 10}, {30, 10}}) == std::vector<PixelBox>{{0, 0, 40, 20}});
}

TEST_CASE("Boxes are few and never overlap") {
  std::vector<ImVec2> before;
  std::vector<ImVec2> now;
  for (int i = 0; i < 100; ++i) {
    before.emplace_back(static_cast<float>(i * 37 % 100 * 10), static_cast<float>(i * 10));
    now.emplace_back(static_cast<float>(i * 59 % 100 * 10), static_cast<float>(i * 10));
  }
  const std::vector<PixelBox> boxes = Changed(before, now);
  CHECK(boxes.size() <= Damage::kMostBoxes);
  for (const PixelBox& a : boxes) {
    for (const PixelBox& b : boxes) {
      const bool apart =
          a.max_x <= b.min_x || b.max_x <= a.min_x || a.max_y <= b.min_y || b.max_y <= a.min_y;
      CHECK((&a == &b || apart));
    }
  }
}

TEST_CASE("Drawing what changed leaves the picture that drawing all makes") {
  TestPage page({.width = 1100, .height = 640});
  Canvas canvas;
  CHECK(canvas.Show() == 1);
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  page.Click("Empty audience", "option");
  AnswerAudiences(page);
  canvas.Show();
  page.Click("Add a condition to the audience", "button");
  canvas.Show();
  page.Click("Did an event", "option");
  AnswerAudiences(page);
  page.Click("Event, condition 1", "combobox");
  page.Click("Search", "option");
  AnswerAudiences(page);
  page.Click("Times, condition 1", "textbox");
  canvas.Show();
  page.Type("3");
  page.Settle();
  CHECK(canvas.Show() < 0.2);
  AnswerAudiences(page);
  canvas.Show();
  page.Frame();
  CHECK(canvas.Show() == 0);
  page.Wheel(-2);
  canvas.Show();
}

}  // namespace kohort
