#include "web/ui/draw.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "web/ui/items.h"

namespace kohort {
namespace {

constexpr char kEllipsis[] = "\xe2\x80\xa6";

float Pixels(float size) { return std::round(size * PixelScale()); }

float Measure(ImFont* font, float size, std::string_view text) {
  return font->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

// Calls letter(x, begin, end) for each letter of a spaced text; returns its width.
template <typename F>
float Spaced(ImFont* font, float size, float tracking, std::string_view text, F letter) {
  const char* at = text.data();
  const char* end = at + text.size();
  float x = 0;
  while (at < end) {
    const char* next = at + ImTextCountUtf8BytesFromChar(at, end);
    letter(x, at, next);
    x += std::round(Measure(font, size, std::string_view(at, next)) + tracking * size);
    at = next;
  }
  return x;
}

// From the top that ImGui is given down to the baseline it draws on.
float Baseline(ImFont* font, float size) {
  const ImFontConfig* source = font->Sources[0];
  const float lift = std::round(source->GlyphOffset.y * size / source->SizePixels);
  return std::round(font->GetFontBaked(size)->Ascent) + lift;
}

float Top(ImFont* font, float size, const Box& box) {
  const float middle = (box.min.y + box.max.y) / 2;
  return std::round(middle + kCapitals * size / 2) - Baseline(font, size);
}

// Dear ImGui may break after a mark that groups digits; then at the space before the number
// instead.
const char* OutsideNumbers(const char* begin, const char* stop, const char* end) {
  const bool inside = stop > begin && stop < end && *stop >= '0' && *stop <= '9' &&
                      (stop[-1] == '.' || stop[-1] == ',');
  if (!inside) return stop;
  const char* space = stop;
  while (space > begin && space[-1] != ' ') --space;
  return space > begin ? space : stop;
}

// Calls line(text) for each line of the text broken at the width.
template <typename F>
int BreakLines(std::string_view text, const TextStyle& style, float width, F line) {
  ImFont* font = FontOf(style.weight);
  const float size = Pixels(style.size);
  const char* at = text.data();
  const char* end = at + text.size();
  int lines = 0;
  while (at < end) {
    const char* newline = std::find(at, end, '\n');
    const char* stop = font->CalcWordWrapPosition(size, at, newline, width);
    stop = OutsideNumbers(at, stop, newline);
    if (stop == at) stop = at + ImTextCountUtf8BytesFromChar(at, end);
    line(std::string_view(at, stop));
    ++lines;
    at = stop;
    while (at < newline && *at == ' ') ++at;
    if (at == newline && at < end) ++at;
  }
  return lines;
}

}  // namespace

TextStyle Muted() { return {.color = Colors().muted}; }
TextStyle Small() { return {.size = kSmallSize, .color = Colors().muted}; }

std::string Plain(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) {
    while (max_bytes > 0 && (text[max_bytes] & 0xC0) == 0x80) --max_bytes;
    text = text.substr(0, max_bytes);
  }
  std::string plain(text);
  for (char& c : plain) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return plain;
}

float TextWidth(std::string_view text, const TextStyle& style) {
  const std::string plain = Plain(text);
  ImFont* font = FontOf(style.weight);
  const float size = Pixels(style.size);
  if (style.tracking != 0) {
    return Spaced(font, size, style.tracking, plain, [](float, const char*, const char*) {});
  }
  return std::ceil(Measure(font, size, plain));
}

float LineHeight(float size) { return std::round(size * 1.45F * PixelScale()); }

void (*hear_cut_text)(std::string_view text) = nullptr;

bool PaintText(ImDrawList* list, const Box& box, std::string_view text, const TextStyle& style,
               float align) {
  std::string plain = Plain(text);
  ImFont* font = FontOf(style.weight);
  const float size = Pixels(style.size);
  if (style.tracking != 0) {
    const float y = Top(font, size, box);
    const ImU32 color = ImGui::GetColorU32(style.color);
    return Spaced(font, size, style.tracking, plain,
                  [&](float x, const char* begin, const char* end) {
                    list->AddText(font, size, ImVec2(box.min.x + x, y), color, begin, end);
                  }) > box.Width();
  }
  float width = Measure(font, size, plain);
  const bool cut = std::floor(width) > box.Width();
  if (cut) {
    const float room = std::max(0.0F, box.Width() - Measure(font, size, kEllipsis));
    const char* begin = plain.c_str();
    const char* stop = nullptr;
    font->CalcTextSizeA(size, room, 0, begin, begin + plain.size(), &stop);
    while (stop > begin && stop[-1] == ' ') --stop;
    plain.resize(static_cast<std::size_t>(stop - begin));
    plain += kEllipsis;
    width = Measure(font, size, plain);
  }
  const float x = box.min.x + std::max(0.0F, box.Width() - width) * align;
  const ImVec2 at(std::floor(x), Top(font, size, box));
  if (hear_cut_text != nullptr &&
      (cut || (at.x + width > list->GetClipRectMax().x + 1 && ImGui::GetScrollMaxX() == 0))) {
    hear_cut_text(text);
  }
  list->AddText(font, size, at, ImGui::GetColorU32(style.color), plain.c_str(),
                plain.c_str() + plain.size());
  return cut;
}

void PaintIcon(ImDrawList* list, const Box& box, const char* icon, ImU32 color, float size) {
  const float pixels = Pixels(size);
  const ImVec2 at(std::round((box.min.x + box.max.x - pixels) / 2),
                  std::round((box.min.y + box.max.y - pixels) / 2));
  list->AddText(IconFont(), pixels, at, ImGui::GetColorU32(color), icon);
}

void PaintBox(ImDrawList* list, const Box& box, ImU32 fill, ImU32 line, float radius) {
  // Two fills rather than a stroke: sharp at every ratio.
  const float width = Dp(1);
  list->AddRectFilled(box.min, box.max, ImGui::GetColorU32(line), radius);
  list->AddRectFilled(ImVec2(box.min.x + width, box.min.y + width),
                      ImVec2(box.max.x - width, box.max.y - width), fill,
                      std::max(0.0F, radius - width));
}

void PaintShadow(ImDrawList* list, const Box& box, float radius) {
  for (int step = 8; step > 0; --step) {
    const float grow = Dp(static_cast<float>(step) * 1.5F);
    const float drop = Dp(4);
    list->AddRectFilled(ImVec2(box.min.x - grow, box.min.y - grow + drop),
                        ImVec2(box.max.x + grow, box.max.y + grow + drop), Colors().shadow,
                        radius + grow);
  }
}

void PaintDashedBox(ImDrawList* list, const Box& box, ImU32 line, float radius) {
  const float half = Dp(1) / 2;
  list->PathRect(ImVec2(box.min.x + half, box.min.y + half),
                 ImVec2(box.max.x - half, box.max.y - half), radius);
  // Walk along the outline and draw every other stretch.
  const ImVector<ImVec2> path = list->_Path;
  list->PathClear();
  const float dash = Dp(6);
  float walked = 0;
  for (int i = 0; i < path.Size; ++i) {
    const ImVec2 from = path[i];
    const ImVec2 to = path[(i + 1) % path.Size];
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    float at = 0;
    while (at < length) {
      const float phase = std::fmod(walked + at, 2 * dash);
      const float step = std::min(length - at, (phase < dash ? dash : 2 * dash) - phase + 0.01F);
      if (phase < dash) {
        const float a = at / length;
        const float b = (at + step) / length;
        list->AddLine(ImVec2(from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a),
                      ImVec2(from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b), line,
                      Dp(1.5F));
      }
      at += step;
    }
    walked += length;
  }
}

void PaintSpinner(ImDrawList* list, ImVec2 center, float radius, ImU32 color) {
  const double time = ReducedMotion() ? 0 : std::fmod(ImGui::GetTime(), 1.0);
  const float turn = static_cast<float>(time) * 2 * IM_PI;
  list->PathArcTo(center, radius, turn, turn + 1.5F * IM_PI, 24);
  list->PathStroke(color, ImDrawFlags_None, Dp(2));
}

void Text(std::string_view text, const TextStyle& style, float width, std::string_view role,
          float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float full = TextWidth(text, style);
  const float shown = width > 0 ? std::min(width, full) : full;
  const Box box{at, ImVec2(at.x + shown, at.y + (height > 0 ? height : LineHeight(style.size)))};
  ImGui::Dummy(ImVec2(box.Width(), box.Height()));
  if (!ImGui::IsItemVisible()) return;
  const bool cut = PaintText(ImGui::GetWindowDrawList(), box, text, style);
  DescribeText(role, text, box.min, box.max);
  if (cut && ImGui::IsItemHovered()) Tooltip(text);
}

float ParagraphHeight(std::string_view text, const TextStyle& style, float width) {
  const int lines = BreakLines(text, style, width, [](std::string_view) {});
  return static_cast<float>(lines) * LineHeight(style.size);
}

float PaintParagraph(ImDrawList* list, ImVec2 at, std::string_view text, const TextStyle& style,
                     float width, float align) {
  const float height = LineHeight(style.size);
  float y = at.y;
  BreakLines(text, style, width, [&](std::string_view line) {
    PaintText(list, {ImVec2(at.x, y), ImVec2(at.x + width, y + height)}, line, style, align);
    y += height;
  });
  return y - at.y;
}

float RowHeight(std::string_view text, float width, float height) {
  if (TextWidth(text) <= width) return height;
  return height - LineHeight() + ParagraphHeight(Plain(text), {}, width);
}

void PaintRowText(ImDrawList* list, const Box& line, std::string_view text,
                  const TextStyle& style) {
  const ImVec2 at(line.min.x, line.min.y + std::floor((line.Height() - LineHeight()) / 2));
  PaintParagraph(list, at, Plain(text), style, line.Width());
}

void Paragraph(std::string_view text, const TextStyle& style, float width, float align) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = PaintParagraph(ImGui::GetWindowDrawList(), at, text, style, width, align);
  ImGui::Dummy(ImVec2(width, height));
  DescribeText("text", text, at, ImVec2(at.x + width, at.y + height));
}

void Tooltip(std::string_view text) {
  if (ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen) return;  // a finger hovers not
  const std::string plain = Plain(text, 1000);
  const TextStyle style;
  const float width = std::min(TextWidth(plain, style) + 1, Dp(420));
  const float height = ParagraphHeight(plain, style, width);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(Dp(10), Dp(6)));
  if (ImGui::BeginTooltip()) {
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 max(min.x + width + 2 * Dp(10), min.y + height + 2 * Dp(6));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    PaintShadow(list, {min, max}, Dp(kRadius));
    PaintBox(list, {min, max}, Colors().panel, Colors().line, Dp(kRadius));
    list->PopClipRect();
    Paragraph(plain, style, width);
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

}  // namespace kohort
