// A month to click a day in. Days are texts, "2026-11-12".
#ifndef KOHORT_WEB_UI_CALENDAR_H_
#define KOHORT_WEB_UI_CALENDAR_H_

#include <optional>
#include <string>
#include <string_view>

namespace kohort {

float CalendarWidth();  // ImGui's units

// Whether the text is a day that there is.
bool IsDay(std::string_view text);

// `month` counts from year 0 and is where the reader is; 0 = that of the chosen day, or of `near`.
// The clicked day, if one was.
std::optional<std::string> DrawCalendar(int& month, std::string_view chosen, std::string_view near);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_CALENDAR_H_
