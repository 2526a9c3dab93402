#include "web/ui/theme.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <span>

#include <imgui_internal.h>

#include "generated/fonts.h"
#include "web/ui/glyphs.h"
#include "web/ui/items.h"
#include "web/ui/type_ahead.h"

namespace kohort {
namespace {

constexpr ImU32 Rgb(unsigned rgb, unsigned alpha = 255) {
  return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, alpha);
}

constexpr Palette kLight{
    .background = Rgb(0xf6f7f9),
    .panel = Rgb(0xffffff),
    .line = Rgb(0xe3e6eb),
    .ink = Rgb(0x171b24),
    .muted = Rgb(0x667085),
    .accent = Rgb(0x2f5fe0),
    .accent_hover = Rgb(0x254fc4),
    .on_accent = Rgb(0xffffff),
    .accent_soft = Rgb(0xe9effd),
    .accent_line = Rgb(0xc9d7fa),
    .link = Rgb(0x2857d6),
    .hover = Rgb(0xf3f5f8),
    .track = Rgb(0xeef0f4),
    .acquisition = Rgb(0x0e9384),
    .retention = Rgb(0x7a4fd0),
    .warning = Rgb(0xc4320a),
    .warning_soft = Rgb(0xfff3ee),
    .good = Rgb(0x067647),
    .good_soft = Rgb(0xeef9f4),
    .shadow = Rgb(0x101828, 4),
};

constexpr Palette kDark{
    .background = Rgb(0x0f1217),
    .panel = Rgb(0x171b22),
    .line = Rgb(0x2a303b),
    .ink = Rgb(0xe9ecf2),
    .muted = Rgb(0x9aa4b5),
    .accent = Rgb(0x3566e3),
    .accent_hover = Rgb(0x2b59d0),
    .on_accent = Rgb(0xffffff),
    .accent_soft = Rgb(0x1c2a4d),
    .accent_line = Rgb(0x34497f),
    .link = Rgb(0x93b2ff),
    .hover = Rgb(0x1f242d),
    .track = Rgb(0x20252d),
    .acquisition = Rgb(0x2cc0ae),
    .retention = Rgb(0xa98bf0),
    .warning = Rgb(0xff9066),
    .warning_soft = Rgb(0x35201a),
    .good = Rgb(0x4fc98f),
    .good_soft = Rgb(0x15291f),
    .shadow = Rgb(0x000000, 20),
};

// Like ImGui's own, one at a time: the current context's.
float pixel_scale_now = 1;
bool dark_now = false;
bool reduced_motion = false;

constexpr int kIconFontIndex = 4;
constexpr int kAreaFontIndex = 5;
constexpr float kAreaLine = 19;  // that its letters of kTextSize stand in

// A font sized by its em, as CSS does. ImGui would count the line's height, a fifth more; a
// negative size asks for the em (see ImGui_ImplStbTrueType_FontSrcInit). `lift`, in em, moves the
// glyphs up so that capitals stand in the middle of the em, where ImGui's own text fields centre
// them.
ImFontConfig SizedByEm(float lift) {
  constexpr float kReference = 13;
  ImFontConfig config;
  config.SizePixels = -kReference;
  // ImGui scales these by size / SizePixels, which is below zero.
  config.GlyphOffset.y = lift * kReference;
  config.GlyphMaxAdvanceX = -FLT_MAX;
  return config;
}

void AddFont(ImFontAtlas& atlas, std::span<const unsigned char> bytes, ImFontConfig config) {
  config.FontDataOwnedByAtlas = false;
  config.FontData = const_cast<unsigned char*>(bytes.data());
  config.FontDataSize = static_cast<int>(bytes.size());
  atlas.AddFont(&config);
}

// A source without letters, which says where in a line its baseline is.
const ImFontLoader* LinesOfArea() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "kohort_area_lines";
    made.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
      const float capitals = kCapitals * baked->Size * kTextSize / kAreaLine;
      baked->Ascent = std::round((baked->Size + capitals) / 2);
      baked->Descent = baked->Ascent - baked->Size;
      return true;
    };
    made.FontBakedLoadGlyph = [](ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar,
                                 ImFontGlyph*, float*) { return false; };
    return made;
  }();
  return &loader;
}

std::span<const unsigned char> Inter(Weight weight) {
  switch (weight) {
    case Weight::kRegular: return FontInterRegular();
    case Weight::kMedium: return FontInterMedium();
    case Weight::kSemibold: return FontInterSemiBold();
    case Weight::kBold: break;
  }
  return FontInterBold();
}

ImVec4 Float(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

void FillStyle() {
  const Palette& c = Colors();
  ImGuiStyle style;
  style.FontSizeBase = kTextSize * pixel_scale_now;
  style._NextFrameFontSizeBase = style.FontSizeBase;
  style.DisabledAlpha = 0.5F;
  style.WindowPadding = ImVec2(0, 0);
  style.WindowRounding = 0;
  style.WindowBorderSize = 0;
  style.WindowMinSize = ImVec2(1, 1);
  style.ChildRounding = 0;
  style.ChildBorderSize = 0;
  style.PopupRounding = Dp(kRadius);
  style.PopupBorderSize = 0;
  style.FramePadding = ImVec2(Dp(9), Dp(8));
  style.FrameRounding = Dp(kRadius);
  style.FrameBorderSize = 0;
  style.ItemSpacing = ImVec2(Dp(8), Dp(8));
  style.ItemInnerSpacing = ImVec2(Dp(6), Dp(6));
  style.ScrollbarSize = Dp(11);
  style.ScrollbarRounding = Dp(6);
  style.GrabMinSize = Dp(28);
  style.GrabRounding = Dp(6);
  style.DisplaySafeAreaPadding = ImVec2(Dp(6), Dp(6));
  style.HoverFlagsForTooltipMouse = ImGuiHoveredFlags_AllowWhenDisabled;
  style.CircleTessellationMaxError = 0.2F;

  style.Colors[ImGuiCol_Text] = Float(c.ink);
  style.Colors[ImGuiCol_TextDisabled] = Float(c.muted);
  style.Colors[ImGuiCol_WindowBg] = Float(c.background);
  style.Colors[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
  style.Colors[ImGuiCol_PopupBg] = ImVec4(0, 0, 0, 0);  // menus draw their own, with the shadow
  style.Colors[ImGuiCol_Border] = Float(c.line);
  style.Colors[ImGuiCol_FrameBg] = Float(c.panel);
  style.Colors[ImGuiCol_FrameBgHovered] = Float(c.panel);
  style.Colors[ImGuiCol_FrameBgActive] = Float(c.panel);
  style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  ImVec4 grab = Float(c.muted);
  grab.w = 0.35F;
  style.Colors[ImGuiCol_ScrollbarGrab] = grab;
  grab.w = 0.55F;
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = grab;
  grab.w = 0.7F;
  style.Colors[ImGuiCol_ScrollbarGrabActive] = grab;
  style.Colors[ImGuiCol_Header] = Float(c.accent_soft);
  style.Colors[ImGuiCol_HeaderHovered] = Float(c.hover);
  style.Colors[ImGuiCol_HeaderActive] = Float(c.accent_soft);
  style.Colors[ImGuiCol_TextSelectedBg] = Float(c.accent_line);
  style.Colors[ImGuiCol_InputTextCursor] = Float(c.ink);
  style.Colors[ImGuiCol_NavCursor] = Float(c.link);
  style.Colors[ImGuiCol_ModalWindowDimBg] = ImVec4(0, 0, 0, 0.2F);

  ImGui::GetStyle() = style;
}

}  // namespace

void SetUpImGui(ImGuiContext* context, float pixel_scale, GlyphPainter* painter) {
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigWindowsResizeFromEdges = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  context->ConfigNavWindowingKeyNext = 0;  // Ctrl+Tab is the browser's
  context->ConfigNavWindowingKeyPrev = 0;

  // Inter's capitals are 0.727 em high, its ascent 0.969 em, rounded up by ImGui.
  const ImFontConfig inter = SizedByEm(2.0F / 13);
  for (const Weight weight :
       {Weight::kRegular, Weight::kMedium, Weight::kSemibold, Weight::kBold}) {
    AddFont(*io.Fonts, Inter(weight), inter);
    if (painter != nullptr) AddPaintedGlyphs(*io.Fonts, inter, *painter, weight);
  }
  AddFont(*io.Fonts, FontIcons(), SizedByEm(0));
  ImFontConfig lines;
  lines.SizePixels = -kAreaLine;
  lines.FontLoader = LinesOfArea();
  io.Fonts->AddFont(&lines);
  ImFontConfig letters = SizedByEm(0);
  letters.MergeMode = true;
  AddFont(*io.Fonts, Inter(Weight::kRegular), letters);
  if (painter != nullptr) AddPaintedGlyphs(*io.Fonts, letters, *painter, Weight::kRegular);
  RecordItems(context);
  SetUpTypeAhead(context);
  pixel_scale_now = pixel_scale;
  SetTheme(false);
}

void SetPixelScale(float pixel_scale) {
  if (pixel_scale == pixel_scale_now) return;
  pixel_scale_now = pixel_scale;
  FillStyle();
}

float PixelScale() { return pixel_scale_now; }

void SetTheme(bool dark) {
  dark_now = dark;
  FillStyle();
}

void SetReducedMotion(bool reduced) {
  reduced_motion = reduced;
  ImGui::GetIO().ConfigInputTextCursorBlink = !reduced;
}

bool ReducedMotion() { return reduced_motion; }

const Palette& Colors() { return PaletteOf(dark_now); }
const Palette& PaletteOf(bool dark) { return dark ? kDark : kLight; }

float Dp(float css_pixels) {
  if (css_pixels <= 0) return std::round(css_pixels * pixel_scale_now);
  return std::max(1.0F, std::round(css_pixels * pixel_scale_now));
}

ImFont* FontOf(Weight weight) { return ImGui::GetIO().Fonts->Fonts[static_cast<int>(weight)]; }
ImFont* IconFont() { return ImGui::GetIO().Fonts->Fonts[kIconFontIndex]; }
ImFont* AreaFont() { return ImGui::GetIO().Fonts->Fonts[kAreaFontIndex]; }

}  // namespace kohort
