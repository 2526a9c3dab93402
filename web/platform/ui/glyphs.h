// Letters painted by the browser, with the fonts of the reader's system (page/glyphs.js).
#ifndef KOHORT_WEB_PLATFORM_UI_GLYPHS_H_
#define KOHORT_WEB_PLATFORM_UI_GLYPHS_H_

#include "web/ui/glyphs.h"

namespace kohort {

class BrowserGlyphs : public GlyphPainter {
 public:
  bool Paint(char32_t letter, Weight weight, float em, PaintedGlyph& glyph) override;
};

}  // namespace kohort

#endif  // KOHORT_WEB_PLATFORM_UI_GLYPHS_H_
