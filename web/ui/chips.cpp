#include "web/ui/chips.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

constexpr float kPadding = 9;
constexpr float kArrow = 14;
constexpr float kInnerGap = 6;

TextStyle StyleOf(ChipKind kind) {
  const Palette& c = Colors();
  switch (kind) {
    case ChipKind::kPlain: break;
    case ChipKind::kBold: return {.weight = Weight::kSemibold};
    case ChipKind::kEvent: return {.weight = Weight::kMedium, .color = c.link};
    case ChipKind::kMissing: return {.weight = Weight::kMedium, .color = c.warning};
  }
  return {};
}

}  // namespace

float ChipWidth(std::string_view shown, const ChipLook& look) {
  float width = TextWidth(shown, StyleOf(look.kind)) + 2 * Dp(kPadding) + Dp(1);
  if (look.arrow) width += Dp(kInnerGap + kArrow);
  if (look.icon != nullptr) width += Dp(kInnerGap + kIconSize);
  return std::min(width, Dp(look.max_width));
}

Press Chip(std::string_view label, std::string_view shown, const ChipLook& look) {
  const Palette& c = Colors();
  const Press press = PressArea("combobox", label, ImVec2(ChipWidth(shown, look), Dp(kFieldHeight)),
                                {.state = {.value = shown}, .radius = 6});
  if (!press.visible) return press;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool event = look.kind == ChipKind::kEvent;
  const bool missing = look.kind == ChipKind::kMissing;
  const ImU32 fill = missing ? c.warning_soft : event ? c.accent_soft : c.panel;
  const ImU32 line = missing ? c.warning : event ? c.accent_line : c.line;
  PaintBox(list, press.box, ImGui::GetColorU32(press.hovered && !event ? c.hover : fill),
           press.hovered && event ? c.link : line, Dp(6));
  Box inner{ImVec2(press.box.min.x + Dp(kPadding), press.box.min.y),
            ImVec2(press.box.max.x - Dp(kPadding), press.box.max.y)};
  if (look.icon != nullptr) {
    PaintIcon(list, {inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)}, look.icon,
              c.muted);
    inner.min.x += Dp(kIconSize + kInnerGap);
  }
  if (look.arrow) {
    PaintIcon(list, {ImVec2(inner.max.x - Dp(kArrow), inner.min.y), inner.max}, icons::kChevronDown,
              event ? c.link : c.muted, kArrow);
    inner.max.x -= Dp(kArrow + kInnerGap);
  }
  if (PaintText(list, inner, shown, StyleOf(look.kind)) && press.hovered) Tooltip(shown);
  return press;
}

float ValueChipWidth(std::string_view value) {
  return std::min(TextWidth(value) + 2 * Dp(kPadding) + Dp(1 + 5 + 12), Dp(240));
}

bool ValueChip(std::string_view label, std::string_view value) {
  const Palette& c = Colors();
  const Press press =
      PressArea("button", label, ImVec2(ValueChipWidth(value), Dp(kFieldHeight)), {.radius = 6});
  if (!press.visible) return press.pressed;
  ImDrawList* list = ImGui::GetWindowDrawList();
  PaintBox(list, press.box, ImGui::GetColorU32(press.hovered ? c.hover : c.panel), c.line, Dp(6));
  Box inner{ImVec2(press.box.min.x + Dp(kPadding), press.box.min.y),
            ImVec2(press.box.max.x - Dp(kPadding), press.box.max.y)};
  PaintIcon(list, {ImVec2(inner.max.x - Dp(12), inner.min.y), inner.max}, icons::kX,
            press.hovered ? c.ink : c.muted, 12);
  inner.max.x -= Dp(12 + 5);
  if (PaintText(list, inner, value) && press.hovered) Tooltip(value);
  return press.pressed;
}

bool Holds(std::string_view text, std::string_view wanted) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  };
  return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

bool Picker::Begin(std::string_view label, std::string_view shown, std::string_view hint,
                   const ChipLook& look) {
  ImGui::PushID(label.data(), label.data() + label.size());
  return BeginOptions(Chip(label, shown, look), hint);
}

bool Picker::BeginButton(std::string_view label, std::string_view hint, const char* icon,
                         float width) {
  ImGui::PushID(label.data(), label.data() + label.size());
  const Press press = PressArea("button", label, ImVec2(width, Dp(kButtonHeight)));
  if (press.visible) {
    const Palette& c = Colors();
    ImDrawList* list = ImGui::GetWindowDrawList();
    PaintBox(list, press.box, press.hovered ? c.hover : c.panel, c.line, Dp(kRadius));
    const TextStyle style{.weight = Weight::kMedium};
    const float used = Dp(kIconSize + 6) + TextWidth(label, style);
    Box inner = press.box;
    inner.min.x = std::floor((inner.min.x + inner.max.x - used) / 2);
    PaintIcon(list, {inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)}, icon, c.ink);
    inner.min.x += Dp(kIconSize + 6);
    PaintText(list, inner, label, style);
  }
  return BeginOptions(press, hint);
}

bool Picker::BeginOptions(const Press& press, std::string_view hint) {
  if (press.pressed) OpenMenu("picker");
  if (!BeginMenu("picker", press.box, Dp(kWidth + 10))) {
    ImGui::PopID();
    return false;
  }
  const bool appearing = ImGui::IsWindowAppearing();
  if (appearing) wanted_.clear();
  take_first_ =
      TextField(hint, wanted_, {.width = kWidth, .hint = hint, .focus = appearing}).entered &&
      !wanted_.empty();
  Gap(5);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) Close();  // not the field alone
  return true;
}

void Picker::End() {
  EndMenu();
  ImGui::PopID();
}

bool Picker::Wanted(std::string_view choice) const { return Holds(choice, wanted_); }

bool Picker::Option(std::string_view label, bool selected, std::string_view detail,
                    const char* icon) {
  ImGui::PushID(options_++);
  const bool taken = MenuOption(label, selected, Dp(kWidth), icon, detail) || take_first_;
  ImGui::PopID();
  take_first_ = false;
  return taken;
}

void Picker::Remark(std::string_view text) {
  ImGui::Indent(Dp(8));
  Paragraph(text, Muted(), Dp(kWidth - 16));
  ImGui::Unindent(Dp(8));
  Gap(4);
}

void Picker::Close() { ImGui::CloseCurrentPopup(); }

}  // namespace kohort
