#include "web/platform/ui/glyphs.h"

#include <cstddef>
#include <cstdint>

extern "C" {
// What lib_host.js writes, in its order.
struct KohortGlyph {
  float advance;
  float left, top, width, height;
  float colored;
};
int kohort_host_paint_glyph(std::uint32_t letter, int css_weight, float em, KohortGlyph* to);
void kohort_host_glyph_pixels(std::uint32_t* to);
}

namespace kohort {
namespace {

int CssWeight(Weight weight) {
  switch (weight) {
    case Weight::kRegular: return 400;
    case Weight::kMedium: return 500;
    case Weight::kSemibold: return 600;
    case Weight::kBold: break;
  }
  return 700;
}

}  // namespace

bool BrowserGlyphs::Paint(char32_t letter, Weight weight, float em, PaintedGlyph& glyph) {
  KohortGlyph told{};
  if (kohort_host_paint_glyph(letter, CssWeight(weight), em, &told) == 0) return false;
  glyph.advance = told.advance;
  glyph.left = static_cast<int>(told.left);
  glyph.top = static_cast<int>(told.top);
  glyph.width = static_cast<int>(told.width);
  glyph.height = static_cast<int>(told.height);
  glyph.colored = told.colored != 0;
  glyph.pixels.resize(static_cast<std::size_t>(glyph.width) *
                      static_cast<std::size_t>(glyph.height));
  if (!glyph.pixels.empty()) kohort_host_glyph_pixels(glyph.pixels.data());
  return true;
}

}  // namespace kohort
