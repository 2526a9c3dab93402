// Painting: text, icons, boxes. Coordinates are ImGui's; sizes inside a TextStyle are CSS pixels.
//
// Text may come from the data: it is never a format or an ID, control characters show as spaces,
// and only its first few hundred bytes are looked at.
#ifndef KOHORT_WEB_UI_DRAW_H_
#define KOHORT_WEB_UI_DRAW_H_

#include <string>
#include <string_view>

#include <imgui.h>

#include "web/ui/theme.h"

namespace kohort {

struct TextStyle {
  Weight weight = Weight::kRegular;
  float size = kTextSize;
  ImU32 color = Colors().ink;
  float tracking = 0;  // between letters, in em; whole pixels
};

TextStyle Muted();
TextStyle Small();  // and muted

struct Box {
  ImVec2 min;
  ImVec2 max;

  float Width() const { return max.x - min.x; }
  float Height() const { return max.y - min.y; }
};

// Width of one line.
float TextWidth(std::string_view text, const TextStyle& style = {});
float LineHeight(float size = kTextSize);  // of a paragraph

// Paints one line into the box, its capitals in the middle of the height; `align` 0 is left, 1
// right. Text that does not fit ends in an ellipsis, and true comes back.
bool PaintText(ImDrawList* list, const Box& box, std::string_view text, const TextStyle& style = {},
               float align = 0);
// Paints several lines, broken at the width; their height comes back.
float PaintParagraph(ImDrawList* list, ImVec2 at, std::string_view text, const TextStyle& style,
                     float width, float align = 0);
// A row of such a height grows where its text breaks at the width.
float RowHeight(std::string_view text, float width, float height);
// Paints it into a row whose first line, of that height, is the box.
void PaintRowText(ImDrawList* list, const Box& line, std::string_view text,
                  const TextStyle& style = {});
// Hears every text that ended in an ellipsis, or at the edge of what does not scroll there; null =
// nobody does.
extern void (*hear_cut_text)(std::string_view text);
void PaintIcon(ImDrawList* list, const Box& box, const char* icon, ImU32 color,
               float size = kIconSize);

// A filled box with a one-pixel line around it.
void PaintBox(ImDrawList* list, const Box& box, ImU32 fill, ImU32 line, float radius);
void PaintShadow(ImDrawList* list, const Box& box, float radius);
void PaintDashedBox(ImDrawList* list, const Box& box, ImU32 line, float radius);
void PaintSpinner(ImDrawList* list, ImVec2 center, float radius, ImU32 color);

// What is drawn of a text: cut, and without control characters.
std::string Plain(std::string_view text, std::size_t max_bytes = 300);

// ---- Text in the flow of ImGui's layout. Each is seen by FrameItems.

// One line. With a width, ends in an ellipsis there and shows the whole in a tooltip.
void Text(std::string_view text, const TextStyle& style = {}, float width = 0,
          std::string_view role = "text", float height = 0);
// Several lines, broken at the width.
void Paragraph(std::string_view text, const TextStyle& style, float width, float align = 0);
float ParagraphHeight(std::string_view text, const TextStyle& style, float width);

void Tooltip(std::string_view text);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_DRAW_H_
