#include "web/ui/flow.h"

#include <algorithm>
#include <utility>

#include <imgui.h>

#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kMostSelect = 260;
constexpr std::size_t kSearchFrom = 13;  // choices

}  // namespace

Flow::Flow() : Flow(Left()) {}

Flow::Flow(float room) : left_(ImGui::GetCursorPosX()), room_(room) {}

void Flow::Keep(float width, float gap) {
  wrap_ = used_ > 0 && width <= room_ && used_ + Dp(gap) + width > room_;
}

void Flow::Next(float width, float gap) {
  const bool wrap = std::exchange(wrap_, false);
  if (!wrap && used_ > 0 && used_ + Dp(gap) + width <= room_) {
    ImGui::SameLine(left_ + used_ + Dp(gap), 0);
    used_ += Dp(gap) + width;
    return;
  }
  if (used_ > 0) Gap(6);
  used_ = width;
}

void Flow::Last(float width) {
  if (used_ > 0 && used_ + Dp(16) + width <= room_) {
    ImGui::SameLine(left_ + room_ - width, 0);
  } else if (used_ > 0) {
    Gap(6);
  }
  used_ = room_;
}

void Flow::Word(std::string_view text, const TextStyle& style) {
  const float width = std::min(TextWidth(text, style) + Dp(1), room_);
  Next(width);
  Text(text, style, width, "text", Dp(kFieldHeight));
}

std::optional<std::size_t> Flow::Select(std::string_view label,
                                        const std::vector<std::string>& choices,
                                        std::optional<std::size_t> chosen, bool enabled,
                                        std::string_view prefix, std::string_view shown) {
  const std::vector<std::string_view> views(choices.begin(), choices.end());
  if (shown.empty()) shown = chosen ? views[*chosen] : Tr(T::kChoose);
  const SelectLook look{.prefix = prefix,
                        .shown = shown,
                        .max_width = std::min(kMostSelect, room_ / PixelScale()),
                        .search = choices.size() >= kSearchFrom,
                        .enabled = enabled};
  Next(SelectWidth(shown, look));
  return kohort::Select(label, views, chosen, look);
}

std::optional<std::size_t> IndexOf(const std::vector<std::string>& texts, std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - texts.begin());
}

}  // namespace kohort
