#include "web/ui/theme.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

namespace kohort {
namespace {

// WCAG 2.2, relative luminance and contrast ratio.
double Luminance(ImU32 color) {
  const auto linear = [](ImU32 byte) {
    const double c = static_cast<double>(byte) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color & 255) + 0.7152 * linear(color >> 8 & 255) +
         0.0722 * linear(color >> 16 & 255);
}

double Contrast(ImU32 a, ImU32 b) {
  const double high = std::max(Luminance(a), Luminance(b));
  const double low = std::min(Luminance(a), Luminance(b));
  return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST_CASE("Text stands out at least 4.5 : 1 wherever it stands, in both themes") {
  for (const bool dark : {false, true}) {
    CAPTURE(dark);
    const Palette& c = PaletteOf(dark);
    for (const ImU32 ground : {c.background, c.panel, c.hover, c.warning_soft, c.good_soft}) {
      CAPTURE(ground);
      CHECK(Contrast(c.ink, ground) >= 4.5);
      CHECK(Contrast(c.muted, ground) >= 4.5);
      CHECK(Contrast(c.link, ground) >= 4.5);
    }
    CHECK(Contrast(c.link, c.accent_soft) >= 4.5);
    CHECK(Contrast(c.ink, c.accent_soft) >= 4.5);
    CHECK(Contrast(c.on_accent, c.accent) >= 4.5);
    CHECK(Contrast(c.on_accent, c.accent_hover) >= 4.5);
    CHECK(Contrast(c.warning, c.panel) >= 4.5);
    CHECK(Contrast(c.warning, c.warning_soft) >= 4.5);
    CHECK(Contrast(c.good, c.good_soft) >= 4.5);
    // What is not text but means something: 3 : 1.
    CHECK(Contrast(c.acquisition, c.panel) >= 3);
    CHECK(Contrast(c.retention, c.panel) >= 3);
    CHECK(Contrast(c.accent, c.track) >= 3);
  }
}

}  // namespace kohort
