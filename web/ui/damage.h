// What of the picture changed since the frame before, so that only that is drawn again. Without a
// graphics card rasterising is nearly all that a frame costs: 50 ms for a page, 1 ms for the part
// with a progress bar. An import on two cores would otherwise wait for its own progress to be
// shown, and a person for the counts of what they type.
//
// Triangles are compared in the order drawn, window by window, as a diff compares lines: what is
// put in or left out between others leaves these alone. What differs lies in some boxes, and in
// them all is drawn again: what changed, what it covers and what covers it.
#ifndef KOHORT_WEB_UI_DAMAGE_H_
#define KOHORT_WEB_UI_DAMAGE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <imgui.h>

namespace kohort {

// In device pixels: from min, up to and without max.
struct PixelBox {
  int min_x = 0, min_y = 0, max_x = 0, max_y = 0;

  bool operator==(const PixelBox&) const = default;
};

class Damage {
 public:
  // Boxes that do not overlap, at most kMostBoxes; outside them `data` shows what the last call's
  // did. Puts its clipping to whole pixels, which drawing parts relies on. Cost: linear in the
  // triangles, but for where a window changes in many places.
  static constexpr std::size_t kMostBoxes = 8;
  std::span<const PixelBox> Compare(ImDrawData& data);

  // Leaves of `data`, which was compared last, what lies in the boxes: its commands once for each,
  // cut to it, with the triangles that reach into it and their vertices.
  void CutToBoxes(ImDrawData& data);

  // The canvas holds nothing of use: all of the next picture is damage.
  void Forget() { known_ = false; }

 private:
  // A triangle: what it is, and where.
  struct Mark {
    std::uint64_t hash = 0;
    float min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  };
  using Marks = std::vector<Mark>;

  struct Difference {
    std::size_t left_out = 0;
    std::size_t put_in = 0;
  };

  void Read(const ImDrawList& list, Marks& marks);
  void AddDifference(std::span<const Mark> before, std::span<const Mark> now);
  static Difference NextAlike(std::span<const Mark> before, std::span<const Mark> now);
  void AddBoxes(std::span<const Mark> marks);
  void AddBox(const PixelBox& box);
  bool JoinTwo();
  void CutList(std::span<const Mark> marks, ImDrawList& list);

  std::vector<Marks> now_;  // by window, in order
  std::vector<Marks> before_;
  std::vector<std::uint64_t> vertices_;  // hashes, of the window at hand
  std::vector<PixelBox> boxes_;
  ImVec2 size_;
  // Of the window at hand what is left, and where there each of all vertices is.
  ImVector<ImDrawCmd> commands_;
  ImVector<ImDrawIdx> corners_;
  ImVector<ImDrawVert> kept_;
  std::vector<ImDrawIdx> place_;
  bool known_ = false;
};

}  // namespace kohort

#endif  // KOHORT_WEB_UI_DAMAGE_H_
