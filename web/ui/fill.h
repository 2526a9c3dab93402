// Texts with {0}, {1}, ... that are filled in: those of the page by Fill (text.h), any other by
// this.
#ifndef KOHORT_WEB_UI_FILL_H_
#define KOHORT_WEB_UI_FILL_H_

#include <initializer_list>
#include <string>
#include <string_view>

namespace kohort {

// {N} becomes value N, nothing where there are not so many.
std::string FillPattern(std::string_view pattern, std::initializer_list<std::string_view> values);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_FILL_H_
