// What of the picture changed since the frame before, so that only that is drawn again. Without a
// graphics card rasterising is nearly all that a frame costs: 50 ms for a page, 1 ms for the part
// with a progress bar. An import on two cores would otherwise wait for its own progress to be
// shown.
//
// Triangles are compared in the order drawn, window by window. Where a window draws as many as
// before, each with its like; else from the front and from the back until they differ. What differs
// is drawn again with everything that it covers or that covers it, by cutting each command to one
// box.
#ifndef KOHORT_WEB_PLATFORM_UI_DAMAGE_H_
#define KOHORT_WEB_PLATFORM_UI_DAMAGE_H_

#include <cstdint>
#include <vector>

#include <imgui.h>

namespace kohort {

// In device pixels: from min, up to and without max.
struct PixelBox {
  int min_x = 0, min_y = 0, max_x = 0, max_y = 0;

  bool IsEmpty() const { return min_x >= max_x || min_y >= max_y; }
};

class Damage {
 public:
  // Outside the box, `data` shows what the last call's did. Puts its clipping to whole pixels,
  // which drawing parts relies on. Cost: a millisecond for 50,000 triangles.
  PixelBox Compare(ImDrawData& data);

  // The canvas holds nothing of use: all of the next picture is damage.
  void Forget() { known_ = false; }

 private:
  // A triangle: what it is, and where.
  struct Mark {
    std::uint64_t hash = 0;
    float min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  };
  using Marks = std::vector<Mark>;

  void Read(const ImDrawList& list, Marks& marks);

  std::vector<Marks> now_;  // by window, in order
  std::vector<Marks> before_;
  std::vector<std::uint64_t> vertices_;  // hashes, of the window at hand
  ImVec2 size_;
  bool known_ = false;
};

// Cuts every command of `data` to the box.
void CutTo(const PixelBox& box, ImDrawData& data);

}  // namespace kohort

#endif  // KOHORT_WEB_PLATFORM_UI_DAMAGE_H_
