// How the page looks: fonts, colours, sizes. The measures are those of the design's measures.css,
// in CSS pixels; Dp turns them into ImGui's.
//
// One unit of ImGui is one pixel of the screen, so that text and lines are sharp at any ratio, 1.25
// and 1.5 included (ImGui puts glyphs at whole units). The host therefore gives ImGui the canvas's
// size and the pointer in device pixels, leaves io.DisplayFramebufferScale at 1, and tells the
// ratio here. What FrameItems says (web/ui/items.h) is in CSS pixels again.
#ifndef KOHORT_WEB_UI_THEME_H_
#define KOHORT_WEB_UI_THEME_H_

#include <imgui.h>

namespace kohort {

class GlyphPainter;  // web/ui/glyphs.h

// Gives a new context its fonts, style, keyboard navigation and item recording, and makes it
// current. The renderer must handle textures (ImGuiBackendFlags_RendererHasTextures). The theme is
// light. The painter, which may be missing, draws what the fonts lack, and outlives the context.
void SetUpImGui(ImGuiContext* context, float pixel_scale, GlyphPainter* painter = nullptr);

// The device pixel ratio changed. Call between frames.
void SetPixelScale(float pixel_scale);
float PixelScale();

// Page::SetDark calls it. Between frames.
void SetTheme(bool dark);

struct Palette {
  ImU32 background;  // behind the panels
  ImU32 panel;       // cards, bars, menus, fields
  ImU32 line;        // one-pixel lines
  ImU32 ink;         // text
  ImU32 muted;       // less important text
  ImU32 accent;      // filled buttons and bars
  ImU32 accent_hover;
  ImU32 on_accent;    // text on them
  ImU32 accent_soft;  // behind what is chosen
  ImU32 accent_line;  // around it
  ImU32 link;         // text that acts, on panel, background or accent_soft
  ImU32 hover;        // behind what the pointer is over
  ImU32 track;        // the empty part of a bar
  ImU32 acquisition;
  ImU32 retention;
  ImU32 warning;
  ImU32 warning_soft;
  ImU32 good;
  ImU32 good_soft;
  ImU32 shadow;  // of menus, the only ones
};
// For readers who want no motion: spinners stand still, and carets do not blink.
void SetReducedMotion(bool reduced);
bool ReducedMotion();

const Palette& Colors();
const Palette& PaletteOf(bool dark);

// CSS pixels in ImGui's units, whole; never less than one for what is more than nothing.
float Dp(float css_pixels);

enum class Weight { kRegular, kMedium, kSemibold, kBold };
ImFont* FontOf(Weight weight);
ImFont* IconFont();
// Of fields of several lines, whose lines ImGui has as high as the font: the size that is pushed is
// a line's height, and the letters are smaller, as those of a paragraph.
ImFont* AreaFont();

// Text sizes, in CSS pixels.
inline constexpr float kTextSize = 13;
inline constexpr float kSmallSize = 11;
inline constexpr float kHeadSize = 11.5F;  // of a table's columns
inline constexpr float kLogoSize = 15;
inline constexpr float kTitleSize = 20;
inline constexpr float kCountSize = 34;
inline constexpr float kIconSize = 16;
inline constexpr float kCapitals = 0.727F;  // Inter's, in em

// Heights, in CSS pixels.
inline constexpr float kTopBarHeight = 48;
inline constexpr float kButtonHeight = 33;
inline constexpr float kFieldHeight = 29;

inline constexpr float kRadius = 7;
inline constexpr float kCardRadius = 10;
inline constexpr float kCardPadding = 14;

}  // namespace kohort

#endif  // KOHORT_WEB_UI_THEME_H_
