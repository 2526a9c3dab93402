// The menu under the As-of chip: a month to click a day in, a field to type one.
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr float kDay = 34;  // a cell of the calendar, CSS pixels

std::optional<year_month_day> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const char* begin = text.data();
  if (std::from_chars(begin, begin + 4, year).ptr != begin + 4 ||
      std::from_chars(begin + 5, begin + 7, month).ptr != begin + 7 ||
      std::from_chars(begin + 8, begin + 10, day).ptr != begin + 10) {
    return std::nullopt;
  }
  const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                            std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string Iso(const year_month_day& date) {
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

bool DayCell(const year_month_day& date, bool chosen) {
  const Palette& c = Colors();
  const std::string iso = Iso(date);
  const Press press = PressArea("button", Date(iso), ImVec2(Dp(kDay), Dp(kDay - 4)),
                                {.state = {.checked = chosen}, .ring_gap = -2});
  if (!press.visible) return press.pressed;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (chosen || press.hovered) {
    list->AddRectFilled(press.box.min, press.box.max, chosen ? c.accent : c.hover, Dp(kRadius));
  }
  PaintText(list, press.box, std::to_string(static_cast<unsigned>(date.day())),
            {.color = chosen ? c.on_accent : c.ink}, 0.5F);
  return press.pressed;
}

// The clicked day.
std::optional<year_month_day> DrawMonth(const year_month& month,
                                        const std::optional<year_month_day>& chosen) {
  std::optional<year_month_day> clicked;
  const std::chrono::sys_days first{month / 1};
  const unsigned skip = std::chrono::weekday(first).iso_encoding() - 1;  // weeks begin on Monday
  const unsigned days = static_cast<unsigned>((month / std::chrono::last).day());
  const float left = ImGui::GetCursorPosX();
  for (unsigned day = 1; day <= days; ++day) {
    const unsigned column = (skip + day - 1) % 7;
    if (day > 1 && column != 0) ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(left + static_cast<float>(column) * Dp(kDay));
    const year_month_day date = month / std::chrono::day(day);
    if (DayCell(date, chosen == date)) clicked = date;
  }
  return clicked;
}

}  // namespace

void DrawAsOfMenu(const Model& model, ViewState& state, Commands& commands) {
  const float width = 7 * Dp(kDay);
  const std::optional<year_month_day> typed = ParseDay(state.as_of);
  const auto choose = [&](std::string as_of) {
    commands.push_back(command::SetAsOf{std::move(as_of)});
    ImGui::CloseCurrentPopup();
  };

  ImGui::Dummy(ImVec2(width + Dp(8), Dp(2)));
  ImGui::Indent(Dp(4));
  Paragraph(Tr(T::kAsOfHelp), Muted(), width);
  Gap(8);
  const ButtonLook apply_look{
      .kind = ButtonKind::kPrimary, .enabled = typed.has_value(), .height = kFieldHeight};
  const float apply_width = ButtonWidth(Tr(T::kApply), apply_look);
  const FieldEdit edit = TextField(Tr(T::kAsOfDate), state.as_of,
                                   {.width = (width - apply_width - Dp(8)) / PixelScale(),
                                    .hint = "2026-11-12",
                                    .invalid = !typed});
  if (edit.changed) state.month = 0;
  SameRow(8);
  if ((Button(Tr(T::kApply), apply_look) || edit.entered) && typed) choose(Iso(*typed));
  if (!typed) {
    Gap(4);
    Paragraph(Tr(T::kAsOfBad), {.size = 12, .color = Colors().warning}, width);
  }
  Gap(10);

  const std::optional<year_month_day> shown =
      typed ? typed : ParseDay(std::string_view(model.data->as_of_day).substr(0, 10));
  if (state.month == 0 && shown) {
    state.month = static_cast<int>(shown->year()) * 12 +
                  static_cast<int>(static_cast<unsigned>(shown->month())) - 1;
  }
  if (state.month != 0) {
    const year_month month{std::chrono::year(state.month / 12),
                           std::chrono::month(static_cast<unsigned>(state.month % 12) + 1)};
    const std::string name = Date(Iso(month / 1)).substr(2);  // without the day
    const ButtonLook arrow{.kind = ButtonKind::kQuiet, .icon_only = true, .height = 28};
    ButtonLook back = arrow;
    back.icon = icons::kChevronLeft;
    ButtonLook forth = arrow;
    forth.icon = icons::kChevronRight;
    const float start = ImGui::GetCursorPosX();
    Text(name, {.weight = Weight::kSemibold}, 0, "heading", Dp(28));
    ImGui::SameLine(start + width - 2 * Dp(28), 0);
    if (Button(Tr(T::kPreviousMonth), back)) --state.month;
    ImGui::SameLine(0, 0);
    if (Button(Tr(T::kNextMonth), forth)) ++state.month;
    Gap(4);
    if (const auto clicked = DrawMonth(month, typed)) choose(Iso(*clicked));
    Gap(8);
  }
  if (Button(Fill(T::kAsOfEnd, {Date(model.data->as_of_day)}), {.kind = ButtonKind::kLink})) {
    choose("");
  }
  ImGui::Unindent(Dp(4));
  Gap(4);
}

}  // namespace kohort
