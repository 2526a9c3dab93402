// Controls and words in a row that goes on below where there is no room.
#ifndef KOHORT_WEB_UI_FLOW_H_
#define KOHORT_WEB_UI_FLOW_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/ui/draw.h"

namespace kohort {

// Begins at ImGui's cursor, in the width that is left. Widths are ImGui's units, gaps CSS pixels.
class Flow {
 public:
  Flow();
  explicit Flow(float room);

  // Puts the cursor where an item of that width goes.
  void Next(float width, float gap = 8);
  // The same for the last, which stands at the right edge.
  void Last(float width);
  // What comes next, of that width together, stays in one row where it can.
  void Keep(float width, float gap = 8);

  void Word(std::string_view text, const TextStyle& style = {});
  // `shown` instead of the choice, where it is not empty.
  std::optional<std::size_t> Select(std::string_view label, const std::vector<std::string>& choices,
                                    std::optional<std::size_t> chosen, bool enabled,
                                    std::string_view prefix = {}, std::string_view shown = {});

 private:
  float left_;
  float room_;
  float used_ = 0;     // of this row
  bool wrap_ = false;  // the next begins a row
};

// The place of a text in a list.
std::optional<std::size_t> IndexOf(const std::vector<std::string>& texts, std::string_view text);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_FLOW_H_
