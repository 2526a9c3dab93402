// Letters that Inter lacks (Chinese, Thai, Hebrew, emoji, ...), painted by the host with whatever
// fonts the reader's system has. Nothing is downloaded, and where there is no painter, or it has no
// such letter, a question mark stands for the letter.
//
// One letter at a time: each code point is painted once a size and weight and stays in ImGui's
// atlas. So letters that depend on their neighbours are out of reach: Arabic is not joined, right
// to left is not turned round, clusters (Indic syllables, families of emoji) are shown as their
// parts. Names stay distinguishable, which is what a table of customers needs.
#ifndef KOHORT_WEB_UI_GLYPHS_H_
#define KOHORT_WEB_UI_GLYPHS_H_

#include <cstdint>
#include <vector>

#include <imgui.h>

#include "web/ui/theme.h"

namespace kohort {

// In device pixels.
struct PaintedGlyph {
  float advance = 0;
  int left = 0;  // of the picture, from the pen
  int top = 0;   // from the baseline; up is negative
  int width = 0;
  int height = 0;
  bool colored = false;               // an emoji in its own colours; else white, to be tinted
  std::vector<std::uint32_t> pixels;  // IM_COL32, row by row; none for a space
};

class GlyphPainter {
 public:
  virtual ~GlyphPainter() = default;

  // `em` is the font's size as CSS counts it. False: no font has the letter. May take a
  // millisecond, more for the first letter of a script.
  virtual bool Paint(char32_t letter, Weight weight, float em, PaintedGlyph& glyph) = 0;
};

// Merges the painter's letters into the font that the atlas was given last, behind what it has.
// `like` has that font's size and offset. The painter must outlive the atlas.
void AddPaintedGlyphs(ImFontAtlas& atlas, const ImFontConfig& like, GlyphPainter& painter,
                      Weight weight);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_GLYPHS_H_
