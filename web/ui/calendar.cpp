#include "web/ui/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr float kDay = 34;  // a cell of the calendar, CSS pixels
constexpr float kWeekdayHeight = 24;

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

// "Mo Tu We" above the days' columns.
void DrawWeekdays() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  std::string_view rest = Tr(T::kWeekdays);
  for (int day = 0; day < 7; ++day) {
    const std::string_view name = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    const float x = at.x + static_cast<float>(day) * Dp(kDay);
    PaintText(ImGui::GetWindowDrawList(),
              {ImVec2(x, at.y), ImVec2(x + Dp(kDay), at.y + Dp(kWeekdayHeight))}, name, Small(),
              0.5F);
  }
  DescribeText("text", Tr(T::kWeekdays), at,
               ImVec2(at.x + CalendarWidth(), at.y + Dp(kWeekdayHeight)));
  ImGui::Dummy(ImVec2(CalendarWidth(), Dp(kWeekdayHeight)));
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

float CalendarWidth() { return 7 * Dp(kDay); }

bool IsDay(std::string_view text) { return ParseDay(text).has_value(); }

std::optional<std::string> DrawCalendar(int& month, std::string_view chosen,
                                        std::string_view near) {
  const std::optional<year_month_day> chosen_day = ParseDay(chosen.substr(0, 10));
  const std::optional<year_month_day> shown =
      chosen_day ? chosen_day : ParseDay(near.substr(0, 10));
  if (month == 0 && shown) {
    month = static_cast<int>(shown->year()) * 12 +
            static_cast<int>(static_cast<unsigned>(shown->month())) - 1;
  }
  if (month == 0) return std::nullopt;
  const year_month now{std::chrono::year(month / 12),
                       std::chrono::month(static_cast<unsigned>(month % 12) + 1)};
  const std::string name = Month(Iso(now / 1));
  const ButtonLook arrow{.kind = ButtonKind::kQuiet, .icon_only = true, .height = 28};
  ButtonLook back = arrow;
  back.icon = icons::kChevronLeft;
  ButtonLook forth = arrow;
  forth.icon = icons::kChevronRight;
  const float start = ImGui::GetCursorPosX();
  Text(name, {.weight = Weight::kSemibold}, 0, "heading", Dp(28));
  ImGui::SameLine(start + CalendarWidth() - 2 * Dp(28), 0);
  if (Button(Tr(T::kPreviousMonth), back)) --month;
  ImGui::SameLine(0, 0);
  if (Button(Tr(T::kNextMonth), forth)) ++month;
  Gap(2);
  DrawWeekdays();
  const std::optional<year_month_day> clicked = DrawMonth(now, chosen_day);
  Gap(8);
  if (!clicked) return std::nullopt;
  return Iso(*clicked);
}

}  // namespace kohort
