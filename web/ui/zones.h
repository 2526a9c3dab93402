// The time zones to choose from.
#ifndef KOHORT_WEB_UI_ZONES_H_
#define KOHORT_WEB_UI_ZONES_H_

#include <span>
#include <string_view>

namespace kohort {

// IANA names, in alphabetical order.
std::span<const std::string_view> ZoneNames();

}  // namespace kohort

#endif  // KOHORT_WEB_UI_ZONES_H_
