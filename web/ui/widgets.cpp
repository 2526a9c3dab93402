#include "web/ui/widgets.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/type_ahead.h"

namespace kohort {
namespace {

constexpr float kButtonPadding = 14;
constexpr float kIconGap = 6;

void PaintRing(const Box& box, ImGuiID id, const PressLook& look) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.NavId != id || !g.NavCursorVisible || g.CurrentWindow->DC.NavHideHighlightOneFrame) return;
  const float width = Dp(2);
  const float grow = std::round(look.ring_gap * PixelScale()) + width / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 min(box.min.x - grow, box.min.y - grow);
  const ImVec2 max(box.max.x + grow, box.max.y + grow);
  // The ring may reach over the edge of what it stands in, but not over what scrolls past it.
  const ImRect clip = g.CurrentWindow->ClipRect;
  list->PushClipRect(ImVec2(clip.Min.x - Dp(5), clip.Min.y - Dp(5)),
                     ImVec2(clip.Max.x + Dp(5), clip.Max.y + Dp(5)));
  list->AddRect(min, max, ImGui::GetColorU32(ImGuiCol_NavCursor),
                std::max(0.0F, Dp(look.radius) + grow), 0, width);
  list->PopClipRect();
}

ImU32 Shade(ImU32 color) { return ImGui::GetColorU32(color); }

}  // namespace

Press PressArea(std::string_view role, std::string_view label, ImVec2 size, const PressLook& look) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  Press press;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  press.box = {at, ImVec2(at.x + size.x, at.y + size.y)};
  if (window->SkipItems) return press;
  // Not GetID(label): ImGui gives "###" inside a text a meaning.
  const ImGuiID id = ImHashData(label.data(), label.size(), window->IDStack.back());
  const ImRect box(press.box.min, press.box.max);
  ImGui::ItemSize(size);
  const bool drawn = ImGui::ItemAdd(box, id);
  if (!drawn) return press;
  press.visible = true;
  press.pressed = ImGui::ButtonBehavior(box, id, &press.hovered, &press.held);
  if (press.hovered && look.hand) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  PaintRing(press.box, id, look);
  DescribeItem(role, label, look.state);
  return press;
}

// ---- Buttons

float ButtonWidth(std::string_view label, const ButtonLook& look) {
  if (look.icon_only) return Dp(look.height);
  const bool link = look.kind == ButtonKind::kLink;
  const Weight weight = look.kind == ButtonKind::kPrimary ? Weight::kSemibold : Weight::kMedium;
  const float icon = look.icon != nullptr ? Dp(kIconSize + kIconGap) : 0;
  return TextWidth(label, {.weight = link ? Weight::kRegular : weight}) + icon +
         (link ? 0 : 2 * Dp(kButtonPadding));
}

bool Button(std::string_view label, const ButtonLook& look) {
  const Palette& c = Colors();
  const ImVec2 size(ButtonWidth(label, look), Dp(look.height));
  ImGui::BeginDisabled(!look.enabled);
  const Press press =
      PressArea(look.kind == ButtonKind::kLink ? "link" : "button", label, size,
                {.state = {}, .ring_gap = look.kind == ButtonKind::kLink ? 0.0F : 2.0F});
  if (press.visible) {
    if (!look.name.empty())
      DescribeItem(look.kind == ButtonKind::kLink ? "link" : "button", look.name);
    ImDrawList* list = ImGui::GetWindowDrawList();
    TextStyle style{.weight = Weight::kMedium};
    switch (look.kind) {
      case ButtonKind::kPrimary:
        style = {.weight = Weight::kSemibold, .color = c.on_accent};
        list->AddRectFilled(press.box.min, press.box.max,
                            Shade(press.hovered ? c.accent_hover : c.accent), Dp(kRadius));
        break;
      case ButtonKind::kGhost:
        PaintBox(list, press.box, Shade(press.hovered ? c.hover : c.panel), c.line, Dp(kRadius));
        break;
      case ButtonKind::kLink:
        style = {.color = look.muted && !press.hovered ? c.muted : c.link};
        break;
      case ButtonKind::kQuiet:
        style.color = press.hovered ? c.ink : c.muted;
        if (press.hovered) {
          list->AddRectFilled(press.box.min, press.box.max, Shade(c.hover), Dp(kRadius));
        }
        break;
    }
    Box inner = press.box;
    if (look.icon_only) {
      PaintIcon(list, inner, look.icon, style.color);
    } else {
      if (look.kind != ButtonKind::kLink) {
        inner.min.x += Dp(kButtonPadding);
        inner.max.x -= Dp(kButtonPadding);
      }
      if (look.icon != nullptr) {
        const Box icon{inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)};
        PaintIcon(list, icon, look.icon, style.color);
        inner.min.x = icon.max.x + Dp(kIconGap);
      }
      PaintText(list, inner, label, style);
      if (look.kind == ButtonKind::kLink && press.hovered) {
        const float y = std::round((inner.min.y + inner.max.y) / 2 + Dp(7));
        list->AddRectFilled(ImVec2(inner.min.x, y), ImVec2(inner.max.x, y + Dp(1)),
                            Shade(style.color));
      }
    }
    if (look.icon_only && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
      Tooltip(label);
    }
  }
  ImGui::EndDisabled();
  return press.pressed;
}

bool Tab(std::string_view label, const char* icon, bool selected, bool icon_only) {
  const Palette& c = Colors();
  const TextStyle style{.weight = Weight::kMedium, .color = selected ? c.link : c.muted};
  const float text = icon_only ? 0 : Dp(kIconGap) + TextWidth(label, style);
  const ImVec2 size(2 * Dp(9) + Dp(kIconSize) + text, Dp(kButtonHeight));
  const Press press = PressArea("tab", label, size, {.state = {.checked = selected}});
  if (!press.visible) return press.pressed;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (selected || press.hovered) {
    list->AddRectFilled(press.box.min, press.box.max, selected ? c.accent_soft : c.hover,
                        Dp(kRadius));
  }
  Box inner{ImVec2(press.box.min.x + Dp(9), press.box.min.y), press.box.max};
  PaintIcon(list, {inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)}, icon, style.color);
  if (icon_only) {
    if (press.hovered) Tooltip(label);
  } else {
    inner.min.x += Dp(kIconSize) + Dp(kIconGap);
    PaintText(list, inner, label, style);
  }
  return press.pressed;
}

bool Switch(std::string_view label, bool on) {
  const Palette& c = Colors();
  const ImVec2 track(Dp(28), Dp(16));
  const ImVec2 size(track.x + Dp(8) + TextWidth(label), Dp(kFieldHeight));
  const Press press = PressArea("switch", label, size, {.state = {.checked = on}});
  if (!press.visible) return press.pressed;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float y = std::round((press.box.min.y + press.box.max.y - track.y) / 2);
  const Box bar{ImVec2(press.box.min.x, y), ImVec2(press.box.min.x + track.x, y + track.y)};
  list->AddRectFilled(bar.min, bar.max, Shade(on ? c.accent : c.muted), track.y / 2);
  const float radius = track.y / 2 - Dp(2);
  const float x = on ? bar.max.x - track.y / 2 : bar.min.x + track.y / 2;
  list->AddCircleFilled(ImVec2(x, y + track.y / 2), radius, Shade(c.on_accent), 24);
  PaintText(list, {ImVec2(bar.max.x + Dp(8), press.box.min.y), press.box.max}, label);
  return press.pressed;
}

// ---- Text field

namespace {

// The field is the next item.
void FocusField(ImGuiID field) {
  ImGui::SetKeyboardFocusHere();
  HoldTypingFor(field);
}

int Resize(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

}  // namespace

FieldEdit TextField(std::string_view label, std::string& text, const FieldLook& look) {
  const Palette& c = Colors();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Dp(look.width);
  const Box box{at, ImVec2(at.x + width, at.y + Dp(kFieldHeight))};
  const std::string id = "##" + std::string(label);
  const std::string hint(look.hint);
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiID field = window->GetID(id.c_str());
  const bool active = ImGui::GetActiveID() == field;
  const ImU32 line = look.invalid ? c.warning : active ? c.link : c.line;
  PaintBox(window->DrawList, box, c.panel, line, Dp(6));

  if (look.focus) FocusField(field);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, 0);
  ImGui::PushStyleColor(ImGuiCol_FrameBgActive, 0);
  const float size = ImGui::GetFontSize();
  float padding = Dp(9);
  if (look.icon != nullptr) {
    PaintIcon(window->DrawList,
              {ImVec2(at.x + padding, at.y), ImVec2(at.x + padding + Dp(kIconSize), box.max.y)},
              look.icon, c.muted);
    padding += Dp(kIconSize + kIconGap);
  }
  const float spare = look.centered ? std::floor((width - TextWidth(text)) / 2) : 0;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2(std::max(padding, spare), std::floor((Dp(kFieldHeight) - size) / 2)));
  ImGui::SetNextItemWidth(width);
  FieldEdit edit;
  const ImGuiInputTextFlags flags =
      ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EnterReturnsTrue;
  const std::string before = text;
  edit.entered = ImGui::InputTextWithHint(id.c_str(), hint.c_str(), text.data(),
                                          text.capacity() + 1, flags, Resize, &text);
  edit.changed = text != before;
  edit.committed = ImGui::IsItemDeactivatedAfterEdit();
  DescribeItem("textbox", label, {.value = text});
  if (!look.key.empty() && text.empty()) {
    PaintText(window->DrawList, {ImVec2(at.x, at.y), ImVec2(box.max.x - Dp(9), box.max.y)},
              look.key, Small(), 1);
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(3);
  return edit;
}

bool TextArea(std::string_view label, std::string& text, const AreaLook& look) {
  const Palette& c = Colors();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box box{at, ImVec2(at.x + look.size.x, at.y + look.size.y)};
  const std::string id = "##" + std::string(label);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImGuiID area = ImGui::GetCurrentWindow()->GetID(id.c_str());
  const bool active = ImGui::GetActiveID() == area;
  PaintBox(list, box, c.panel, active ? c.link : c.line, Dp(6));
  const ImVec2 padding(Dp(9), Dp(5));
  const float line = LineHeight();
  if (text.empty()) {
    PaintText(list,
              {ImVec2(at.x + padding.x, at.y + padding.y),
               ImVec2(box.max.x - padding.x, at.y + padding.y + line)},
              look.hint, Muted());
  }
  if (look.focus) FocusField(area);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, padding);
  // The key Tab leaves the area; tabs that are pasted, from a spreadsheet, stay.
  ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize;
  if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V) ||
      ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_Insert)) {
    flags |= ImGuiInputTextFlags_AllowTabInput;
  }
  ImGui::PushFont(AreaFont(), line);
  const bool changed = ImGui::InputTextMultiline(id.c_str(), text.data(), text.capacity() + 1,
                                                 look.size, flags, Resize, &text);
  ImGui::PopFont();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  DescribeItem("textbox", label, {.value = Plain(text)});
  return changed;
}

// ---- Surfaces

void BeginCard(const char* id, const CardLook& look) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(Dp(look.padding), Dp(look.padding)));
  ImGuiChildFlags flags = ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened;
  if (look.size.y == 0) flags |= ImGuiChildFlags_AutoResizeY;
  // ImGui draws the child's scroll bars into the parent's list: EndCard paints under them.
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  ImGui::BeginChild(id, look.size, flags,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
}

void EndCard(const CardLook& look) {
  ImGui::EndChild();
  const Box box{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSetCurrent(0);
  PaintBox(list, box, look.fill, look.line, Dp(kCardRadius));
  if (look.top != 0) {
    list->PushClipRect(box.min, ImVec2(box.max.x, box.min.y + Dp(3)), true);
    list->AddRectFilled(box.min, ImVec2(box.max.x, box.min.y + Dp(24)), look.top, Dp(kCardRadius));
    list->PopClipRect();
  }
  list->ChannelsMerge();
}

void ProgressBar(std::string_view label, float fraction, float width, std::string_view value) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = Dp(7);
  const float line = LineHeight();
  const float y = std::round(at.y + (line - height) / 2);
  ImGui::Dummy(ImVec2(width, line));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(ImVec2(at.x, y), ImVec2(at.x + width, y + height), Colors().track,
                      height / 2);
  const float filled = std::clamp(fraction, 0.0F, 1.0F) * width;
  if (filled > 0) {
    list->AddRectFilled(ImVec2(at.x, y), ImVec2(at.x + std::max(filled, height), y + height),
                        Colors().accent, height / 2);
  }
  std::string said(label);
  said += ", ";
  said += value;
  DescribeText("progressbar", said, at, ImVec2(at.x + width, at.y + line));
}

void Spinner(float size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(ImVec2(Dp(size), Dp(size)));
  const float half = Dp(size) / 2;
  PaintSpinner(ImGui::GetWindowDrawList(), ImVec2(at.x + half, at.y + half), half - Dp(2),
               Colors().link);
}

void Icon(const char* icon, ImU32 color, float size, float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 extent(Dp(size), height > 0 ? height : Dp(size));
  ImGui::Dummy(extent);
  PaintIcon(ImGui::GetWindowDrawList(), {at, ImVec2(at.x + extent.x, at.y + extent.y)}, icon, color,
            size);
}

// ---- Layout

void Gap(float css_pixels) { ImGui::Dummy(ImVec2(0, Dp(css_pixels))); }
void SameRow(float css_pixels) { ImGui::SameLine(0, Dp(css_pixels)); }
float Left() { return ImGui::GetContentRegionAvail().x; }

}  // namespace kohort
