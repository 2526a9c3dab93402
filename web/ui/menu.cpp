// Menus and selects.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kMenuPadding = 5;
constexpr float kOptionHeight = 30;
constexpr float kSelectPadding = 9;
constexpr float kMaxMenuHeight = 420;
constexpr float kMaxDialogHeight = 600;

// Asia/Jakarta is found by "jakarta" and by "asia jak".
bool Matches(std::string_view text, std::string_view wanted) {
  const auto same = [](char a, char b) {
    const auto fold = [](char c) {
      return c == '_' || c == '/' ? ' '
                                  : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    };
    return fold(a) == fold(b);
  };
  return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

struct MenuSize {
  ImGuiID id;
  ImVec2 size;
};
std::vector<MenuSize> open_sizes;  // as last drawn, to place them

// Dear ImGui has drawn the popup's scroll bar, and the menu's surface covers it.
void PaintScrollbar(ImGuiWindow* window) {
  if (!window->ScrollbarY) return;
  const ImRect bar = ImGui::GetWindowScrollbarRect(window, ImGuiAxis_Y);
  const float in_sight = window->InnerRect.GetHeight();
  const float all = in_sight + window->ScrollMax.y;
  const float height = std::max(bar.GetHeight() * in_sight / all, ImGui::GetStyle().GrabMinSize);
  const float share = window->ScrollMax.y > 0 ? window->Scroll.y / window->ScrollMax.y : 0;
  const float top = bar.Min.y + std::round((bar.GetHeight() - height) * share);
  const bool held = ImGui::GetActiveID() == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y);
  const ImGuiCol color = held ? ImGuiCol_ScrollbarGrabActive
                         : ImGui::IsMouseHoveringRect(bar.Min, bar.Max, false)
                             ? ImGuiCol_ScrollbarGrabHovered
                             : ImGuiCol_ScrollbarGrab;
  const float inset = Dp(3);
  window->DrawList->AddRectFilled(ImVec2(bar.Min.x + inset, top),
                                  ImVec2(bar.Max.x - inset, top + height),
                                  ImGui::GetColorU32(color), ImGui::GetStyle().ScrollbarRounding);
}

}  // namespace

void OpenMenu(const char* id) { ImGui::OpenPopup(id); }

bool BeginMenu(const char* id, const Box& anchor, float min_width, bool align_right,
               std::string_view name) {
  if (!ImGui::IsPopupOpen(id)) return false;
  const ImGuiID key = ImGui::GetID(id);
  const auto known = std::find_if(open_sizes.begin(), open_sizes.end(),
                                  [key](const MenuSize& menu) { return menu.id == key; });
  const ImVec2 size = known == open_sizes.end() ? ImVec2(min_width, 0) : known->size;
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const float gap = Dp(4);
  const float edge = Dp(6);

  ImVec2 at(align_right ? anchor.max.x - size.x : anchor.min.x, anchor.max.y + gap);
  at.x = std::max(edge, std::min(at.x, page.x - size.x - edge));
  const float below = page.y - edge - at.y;
  const float above = anchor.min.y - gap - edge;
  const bool flip = size.y > below && above > below;
  const float room = std::max(Dp(90), flip ? above : below);
  const float most = Dp(name.empty() ? kMaxMenuHeight : kMaxDialogHeight);
  if (flip) at.y = anchor.min.y - gap - std::min(size.y, room);
  ImGui::SetNextWindowPos(ImVec2(std::round(at.x), std::round(at.y)));
  ImGui::SetNextWindowSizeConstraints(ImVec2(std::min(min_width, page.x - 2 * edge), 0),
                                      ImVec2(page.x - 2 * edge, std::min(room, most)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(Dp(kMenuPadding), Dp(kMenuPadding)));
  const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  if (!open) return false;
  const ImVec2 min = ImGui::GetWindowPos();
  const ImVec2 extent = ImGui::GetWindowSize();
  const Box box{min, ImVec2(min.x + extent.x, min.y + extent.y)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  PaintShadow(list, box, Dp(kRadius));
  PaintBox(list, box, Colors().panel, Colors().line, Dp(kRadius));
  PaintScrollbar(ImGui::GetCurrentWindow());
  list->PopClipRect();
  // As high as it would be, so that it opens to where there is more room.
  const float needed = ImGui::GetCurrentWindow()->ContentSizeIdeal.y + 2 * Dp(kMenuPadding);
  const ImVec2 ideal(extent.x, std::clamp(needed, extent.y, std::max(extent.y, most)));
  if (known == open_sizes.end()) {
    open_sizes.push_back({key, ideal});
  } else {
    known->size = ideal;
  }
  // Where the keyboard returns to is what opened the menu.
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiWindow* opener = g.OpenPopupStack[g.BeginPopupStack.Size - 1].RestoreNavWindow;
  const bool opened_by_item = name.empty() && opener != nullptr;
  BeginRegion("dialog", name, opened_by_item ? opener->NavLastIds[ImGuiNavLayer_Main] : 0);
  return true;
}

void EndMenu() {
  EndRegion();
  ImGui::EndPopup();
}

bool MenuOption(std::string_view label, bool selected, float width, const char* icon,
                std::string_view detail) {
  const Palette& c = Colors();
  const Press press = PressArea("option", label, ImVec2(width, Dp(kOptionHeight)),
                                {.state = {.value = detail, .checked = selected}, .ring_gap = -2});
  if (selected) ImGui::SetItemDefaultFocus();
  if (press.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered || selected) {
      list->AddRectFilled(press.box.min, press.box.max, press.hovered ? c.hover : c.accent_soft,
                          Dp(kRadius - 2));
    }
    Box inner{ImVec2(press.box.min.x + Dp(8), press.box.min.y),
              ImVec2(press.box.max.x - Dp(8), press.box.max.y)};
    if (icon != nullptr) {
      PaintIcon(list, {inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)}, icon, c.muted);
      inner.min.x += Dp(kIconSize + 8);
    }
    if (selected) {
      PaintIcon(list, {ImVec2(inner.max.x - Dp(14), inner.min.y), inner.max}, icons::kCheck, c.link,
                14);
      inner.max.x -= Dp(20);
    }
    if (!detail.empty()) {
      PaintText(list, inner, detail, Small(), 1);
      inner.max.x -= TextWidth(detail, Small()) + Dp(12);
    }
    const TextStyle style{.weight = selected ? Weight::kMedium : Weight::kRegular,
                          .color = selected ? c.link : c.ink};
    if (PaintText(list, inner, label, style) && press.hovered) Tooltip(label);
  }
  return press.pressed;
}

float SelectWidth(std::string_view shown, const SelectLook& look) {
  if (look.width > 0) return Dp(look.width);
  std::string text(look.prefix);
  if (!text.empty()) text += ' ';
  text += shown;
  const float needed = TextWidth(text) + 2 * Dp(kSelectPadding) + Dp(6 + 14);
  return look.max_width > 0 ? std::min(needed, Dp(look.max_width)) : needed;
}

std::optional<std::size_t> Select(std::string_view label, std::span<const std::string_view> choices,
                                  std::optional<std::size_t> chosen, const SelectLook& look) {
  const Palette& c = Colors();
  std::string_view shown = look.shown;
  if (shown.empty() && chosen && *chosen < choices.size()) shown = choices[*chosen];
  const ImVec2 size(SelectWidth(shown, look), Dp(kFieldHeight));

  ImGui::PushID(label.data(), label.data() + label.size());
  ImGui::BeginDisabled(!look.enabled);
  const Press press = PressArea("combobox", label, size, {.state = {.value = shown}, .radius = 6});
  const bool open = ImGui::IsPopupOpen("choices");
  if (press.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool pointed = press.hovered || open;
    if (pointed || !look.quiet) {
      PaintBox(list, press.box, ImGui::GetColorU32(pointed ? c.hover : c.panel),
               open ? c.accent_line : c.line, Dp(6));
    }
    // A quiet one stands where a text would.
    const float padding = look.quiet && !pointed ? 0 : Dp(kSelectPadding);
    Box inner{ImVec2(press.box.min.x + padding, press.box.min.y),
              ImVec2(press.box.max.x - Dp(kSelectPadding), press.box.max.y)};
    std::string text(look.prefix);
    if (!text.empty()) text += ' ';
    text += shown;
    if (look.quiet) {
      inner.max.x = std::min(inner.max.x, inner.min.x + TextWidth(text) + Dp(1 + 6 + 14));
    }
    PaintIcon(list, {ImVec2(inner.max.x - Dp(14), inner.min.y), inner.max}, icons::kChevronDown,
              c.muted, 14);
    inner.max.x -= Dp(14 + 6);
    const TextStyle style{.color = look.quiet && !pointed ? c.muted : c.ink};
    if (PaintText(list, inner, text, style) && press.hovered && !open) Tooltip(text);
  }
  ImGui::EndDisabled();
  if (press.pressed) OpenMenu("choices");

  std::optional<std::size_t> picked;
  float width = 0;
  if (open) {
    for (std::size_t i = 0; i < std::min<std::size_t>(choices.size(), 200); ++i) {
      width = std::max(width, TextWidth(choices[i], {.weight = Weight::kMedium}));
    }
    const float most = ImGui::GetMainViewport()->Size.x - Dp(40);
    width = std::min({std::max(width + Dp(16 + 24), size.x - 2 * Dp(kMenuPadding)), Dp(420), most});
  }
  if (BeginMenu("choices", press.box, size.x)) {
    static std::string wanted;  // one menu is open at a time
    bool take_first = false;
    if (look.search) {
      if (ImGui::IsWindowAppearing()) wanted.clear();
      take_first = TextField(Tr(T::kSearch), wanted,
                             {.width = width / PixelScale(),
                              .hint = Tr(T::kSearch),
                              .focus = ImGui::IsWindowAppearing()})
                       .entered &&
                   !wanted.empty();
      Gap(kMenuPadding);
      if (ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();  // not the field alone
    }
    bool any = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (look.search && !Matches(choices[i], wanted)) continue;
      any = true;
      ImGui::PushID(static_cast<int>(i));
      if (MenuOption(choices[i], chosen == i, width) || take_first) {
        picked = i;
        take_first = false;
        ImGui::CloseCurrentPopup();
      }
      ImGui::PopID();
      if (picked) break;
    }
    if (!any) Text(Tr(T::kNothingFound), Muted());
    EndMenu();
  }
  ImGui::PopID();
  return picked;
}

}  // namespace kohort
