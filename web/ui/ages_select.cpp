// The select of the lifecycle's two ages: usual ones to pick, and others to type.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

struct Ages {
  Age defecting;
  Age inactive;

  bool operator==(const Ages&) const = default;
};
constexpr std::array<Ages, 3> kAges{
    {{{6, true}, {12, true}}, {{3, true}, {6, true}}, {{180, false}, {365, false}}}};

std::optional<int> WholeNumber(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > 36500) {
    return std::nullopt;
  }
  return value;
}

void DrawCustomAges(ViewState& state, Commands& commands, float width) {
  Text(Tr(T::kAgesCustom), {.weight = Weight::kSemibold});
  Gap(6);
  const float field = 64;
  const float label = width - Dp(field);
  const auto row = [&](T name, std::string& text) {
    const float left = ImGui::GetCursorPosX();
    Text(Tr(name), {}, label - Dp(8), "text", Dp(kFieldHeight));
    ImGui::SameLine(left + label, 0);
    return TextField(Tr(name), text, {.width = field, .invalid = !WholeNumber(text)}).entered;
  };
  bool entered = row(T::kDefectingAfter, state.defecting_after);
  Gap(6);
  entered |= row(T::kInactiveAfter, state.inactive_after);
  Gap(8);
  if (Tab(Tr(T::kMonths), icons::kCalendar, state.ages_in_months)) state.ages_in_months = true;
  SameRow(4);
  if (Tab(Tr(T::kDays), icons::kClock, !state.ages_in_months)) state.ages_in_months = false;
  Gap(8);
  const auto first = WholeNumber(state.defecting_after);
  const auto second = WholeNumber(state.inactive_after);
  const bool good = first && second && *first < *second;
  if (!good) {
    Paragraph(Tr(T::kAgesBad), {.size = 12, .color = Colors().warning}, width);
    Gap(6);
  }
  const bool applied = Button(
      Tr(T::kApply), {.kind = ButtonKind::kPrimary, .enabled = good, .height = kFieldHeight});
  if ((applied || entered) && good) {
    commands.push_back(
        command::SetAges{{*first, state.ages_in_months}, {*second, state.ages_in_months}});
    ImGui::CloseCurrentPopup();
  }
}

}  // namespace

void DrawAgesSelect(const Model& model, ViewState& state, float max_width, Commands& commands) {
  const Palette& c = Colors();
  const Ages now{model.settings.defecting_after, model.settings.inactive_after};
  const std::string shown = AgesText(model.settings);
  const float width = SelectWidth(shown, {.max_width = max_width / PixelScale()});
  const Press press = PressArea("combobox", Tr(T::kAges), ImVec2(width, Dp(kFieldHeight)),
                                {.state = {.value = shown}, .radius = 6});
  if (press.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    PaintBox(list, press.box, press.hovered ? c.hover : c.panel, c.line, Dp(6));
    Box inner{ImVec2(press.box.min.x + Dp(9), press.box.min.y),
              ImVec2(press.box.max.x - Dp(9), press.box.max.y)};
    PaintIcon(list, {ImVec2(inner.max.x - Dp(14), inner.min.y), inner.max}, icons::kChevronDown,
              c.muted, 14);
    inner.max.x -= Dp(20);
    if (PaintText(list, inner, shown) && press.hovered) Tooltip(shown);
  }
  if (press.pressed) {
    state.defecting_after = std::to_string(now.defecting.count);
    state.inactive_after = std::to_string(now.inactive.count);
    state.ages_in_months = now.inactive.months;
    OpenMenu("ages");
  }
  if (!BeginMenu("ages", press.box, width, true)) return;
  const float menu_width =
      std::min(std::max(width - 2 * Dp(5), Dp(330)), ImGui::GetMainViewport()->Size.x - Dp(40));
  for (std::size_t i = 0; i < kAges.size(); ++i) {
    LifecycleSettings settings;
    settings.defecting_after = kAges[i].defecting;
    settings.inactive_after = kAges[i].inactive;
    if (MenuOption(AgesText(settings), now == kAges[i], menu_width)) {
      commands.push_back(command::SetAges{kAges[i].defecting, kAges[i].inactive});
      ImGui::CloseCurrentPopup();
    }
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(at.x, at.y + Dp(4)),
                                            ImVec2(at.x + menu_width, at.y + Dp(5)), c.line);
  Gap(12);
  ImGui::Indent(Dp(8));
  DrawCustomAges(state, commands, menu_width - 2 * Dp(8));
  ImGui::Unindent(Dp(8));
  Gap(6);
  EndMenu();
}

}  // namespace kohort
