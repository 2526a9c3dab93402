#include "web/ui/glyphs.h"

#include <cmath>
#include <cstddef>

#include <imgui_internal.h>

namespace kohort {
namespace {

// What a font source is to ImGui a file's bytes: it copies them, and frees its copy.
struct Source {
  GlyphPainter* painter;
  Weight weight;
};

// Not controls, surrogates, noncharacters, or private use: nobody's fonts agree on those, and the
// page's icons are among them.
bool IsText(ImWchar c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
  if (c >= 0xD800 && c < 0xF900) return false;
  if ((c >= 0xFDD0 && c < 0xFDF0) || (c & 0xFFFE) == 0xFFFE) return false;
  return c < 0xF0000;
}

bool Paint(const ImFontConfig& config, ImWchar c, float em, PaintedGlyph& glyph) {
  if (!IsText(c)) return false;
  const auto& source = *static_cast<const Source*>(config.FontData);
  return source.painter->Paint(static_cast<char32_t>(c), source.weight, em, glyph);
}

bool Contains(ImFontAtlas*, ImFontConfig* config, ImWchar c) {
  PaintedGlyph glyph;
  return Paint(*config, c, std::abs(config->SizePixels), glyph);
}

// As ImGui_ImplStbTrueType_FontBakedLoadGlyph does it. `advance` alone is asked for when a huge
// text is measured.
bool Load(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar c,
          ImFontGlyph* glyph, float* advance) {
  PaintedGlyph painted;
  const float reference = baked->ContainerFont->Sources[0]->SizePixels;
  const float em = baked->Size * (config->SizePixels / reference);
  if (!Paint(*config, c, em, painted)) return false;
  if (advance != nullptr) {
    *advance = painted.advance;
    return true;
  }
  glyph->AdvanceX = painted.advance;
  if (painted.pixels.empty()) return true;

  const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, painted.width, painted.height);
  if (place == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, place);
  const float offset = config->GlyphOffset.y * baked->Size / reference;
  const float baseline = std::round(baked->Ascent) + std::round(offset);
  glyph->X0 = static_cast<float>(painted.left);
  glyph->Y0 = static_cast<float>(painted.top) + baseline;
  glyph->X1 = glyph->X0 + static_cast<float>(painted.width);
  glyph->Y1 = glyph->Y0 + static_cast<float>(painted.height);
  glyph->Visible = true;
  glyph->Colored = painted.colored;
  glyph->PackId = place;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, rect,
                                     reinterpret_cast<const unsigned char*>(painted.pixels.data()),
                                     ImTextureFormat_RGBA32,
                                     painted.width * static_cast<int>(sizeof(std::uint32_t)));
  return true;
}

const ImFontLoader* Loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "kohort_glyph_painter";
    made.FontSrcContainsGlyph = Contains;
    made.FontBakedLoadGlyph = Load;
    return made;
  }();
  return &loader;
}

}  // namespace

void AddPaintedGlyphs(ImFontAtlas& atlas, const ImFontConfig& like, GlyphPainter& painter,
                      Weight weight) {
  Source source{&painter, weight};
  ImFontConfig config = like;
  config.MergeMode = true;
  config.FontLoader = Loader();
  config.FontData = &source;
  config.FontDataSize = static_cast<int>(sizeof source);
  config.FontDataOwnedByAtlas = false;
  atlas.AddFont(&config);
}

}  // namespace kohort
