#include "web/ui/glyphs.h"

#include <cfloat>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <imgui_internal.h>

#include "tests/ui/test_page.h"

namespace kohort {
namespace {

struct Asked {
  char32_t letter;
  Weight weight;
  float em;
  bool operator==(const Asked&) const = default;
};

// Has every Han character, as a box of one em that stands on the baseline.
class FakePainter : public GlyphPainter {
 public:
  bool Paint(char32_t letter, Weight weight, float em, PaintedGlyph& glyph) override {
    asked.push_back({letter, weight, em});
    if (letter < 0x4E00 || letter > 0x9FFF) return false;
    const int size = static_cast<int>(em);
    const auto area = static_cast<std::size_t>(size * size);
    glyph = {.advance = em,
             .top = -size,
             .width = size,
             .height = size,
             .pixels = std::vector<std::uint32_t>(area, 0xFFFFFFFF)};
    return true;
  }

  std::vector<Asked> asked;
};

float Width(Weight weight, float size, std::string_view text) {
  return FontOf(weight)->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

}  // namespace

TEST_CASE("A letter that Inter lacks is painted once a size and weight, and keeps its advance") {
  FakePainter painter;
  TestPage page({.painter = &painter});
  painter.asked.clear();
  CHECK(Width(Weight::kRegular, 13, "日日") == 26);
  CHECK(Width(Weight::kRegular, 13, "日") == 13);
  page.Frame();
  CHECK(Width(Weight::kRegular, 13, "日") == 13);
  CHECK(painter.asked == std::vector<Asked>{{U'日', Weight::kRegular, 13}});
  CHECK(Width(Weight::kSemibold, 20, "日") == 20);
  CHECK(painter.asked.back() == Asked{U'日', Weight::kSemibold, 20});
  CHECK(painter.asked.size() == 2);
}

TEST_CASE("What is painted stands on Inter's baseline and shows its pixels") {
  FakePainter painter;
  TestPage page({.painter = &painter});
  for (const float size : {11.0F, 13.0F, 17.0F, 20.0F, 34.0F}) {
    CAPTURE(size);
    ImFontBaked* baked = FontOf(Weight::kRegular)->GetFontBaked(size);
    const ImFontGlyph latin = *baked->FindGlyph('H');
    const ImFontGlyph glyph = *baked->FindGlyph(U'日');
    CHECK(glyph.Visible);
    CHECK(glyph.Y1 == std::round(glyph.Y1));
    CHECK(std::abs(glyph.Y1 - latin.Y1) <= 1);  // the H's box has a row of its smoothing
    CHECK(glyph.X1 - glyph.X0 == size);
    const ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
    const int x = static_cast<int>((glyph.U0 + glyph.U1) / 2 * static_cast<float>(texture.Width));
    const int y = static_cast<int>((glyph.V0 + glyph.V1) / 2 * static_cast<float>(texture.Height));
    const unsigned char* pixel = texture.Pixels + (y * texture.Width + x) * texture.BytesPerPixel;
    CHECK(pixel[texture.BytesPerPixel - 1] == 255);
  }
}

TEST_CASE("What no font has shows a question mark, and is asked for once") {
  FakePainter painter;
  TestPage page({.painter = &painter});
  painter.asked.clear();
  ImFontBaked* baked = FontOf(Weight::kRegular)->GetFontBaked(13);
  CHECK(baked->FindGlyph(0x378) == baked->FindGlyph('?'));
  CHECK(baked->FindGlyph(0x378) == baked->FindGlyph('?'));
  CHECK(painter.asked.size() == 1);
}

TEST_CASE("Inter's own letters, controls, icons and what is no character are never painted") {
  FakePainter painter;
  TestPage page({.painter = &painter});
  ImFontBaked* baked = FontOf(Weight::kRegular)->GetFontBaked(13);
  for (const int c : {0x01, 0x0A, 0x7F, 0x85, 0x41, 0xE9, 0x219, 0x2026, 0xD800, 0xE000, 0xF8FF,
                      0xFDD0, 0xFFFE, 0x1FFFF, 0xF0000, 0x10FFFD}) {
    baked->FindGlyph(static_cast<ImWchar>(c));
  }
  CHECK(painter.asked.empty());
  CHECK(FontOf(Weight::kRegular)->IsGlyphInFont(U'日'));
  CHECK_FALSE(FontOf(Weight::kRegular)->IsGlyphInFont(0x378));
  CHECK_FALSE(FontOf(Weight::kRegular)->IsGlyphInFont(0xE000));
}

}  // namespace kohort
