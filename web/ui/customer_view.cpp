// One customer: who they are, how they came to their stage, why they are in an audience, and all
// they did.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>
#include <imgui_internal.h>

#include "generated/icons.h"
#include "web/ui/customer_parts.h"
#include "web/ui/rows_table.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kSideWidth = 340;
constexpr float kSideFrom = 860;  // of the room, CSS pixels

ImU32 StageColor(std::string_view stage) {
  const bool acquisition = stage == "lead" || stage == "first_timer";
  return acquisition ? Colors().acquisition : Colors().retention;
}

void Leave(ViewState& state, Commands& commands) {
  state.members.refocus = ImGui::GetCurrentContext()->NavCursorVisible;
  commands.push_back(command::CloseCustomer{});
}

// Escape leaves what is open over the page first: a menu, a field.
void HearEscape(ViewState& state, Commands& commands) {
  const bool other =
      std::exchange(state.customer_typing, ImGui::GetIO().WantTextInput ||
                                               ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup));
  if (other || !ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return;
  Leave(state, commands);
  state.members.refocus = true;
}

void DrawStageMark(std::string_view stage) {
  const ImU32 color = StageColor(stage);
  const std::string text = MemberStage(stage);
  const TextStyle style{.weight = Weight::kSemibold, .size = kSmallSize, .color = color};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = Dp(20);
  const float y = at.y + std::floor((Dp(kButtonHeight) - height) / 2);
  const Box box{ImVec2(at.x, y), ImVec2(at.x + TextWidth(text, style) + 2 * Dp(7), y + height)};
  ImGui::Dummy(ImVec2(box.Width(), Dp(kButtonHeight)));
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min, box.max, (color & ~IM_COL32_A_MASK) | (30U << IM_COL32_A_SHIFT),
                      Dp(5));
  PaintText(list, box, text, style, 0.5F);
  DescribeText("text", text, box.min, box.max);
}

void DrawHead(const Model& model, ViewState& state, Commands& commands) {
  const CustomerPage& customer = model.customer;
  const float left = ImGui::GetCursorPosX();
  const float width = Left();
  const float find = Dp(220);
  if (Button(Tr(T::kBackToCustomers), {.icon = icons::kChevronLeft, .icon_only = true})) {
    Leave(state, commands);
  }
  SameRow(10);
  const CustomerReply* about = customer.about.reply ? &*customer.about.reply : nullptr;
  const bool one_row = width >= Dp(560);
  const float room = left + width - ImGui::GetCursorPosX() - (one_row ? find + Dp(12) : 0) -
                     (about != nullptr && !about->stage.empty() ? Dp(110) : 0);
  const TextStyle title{.weight = Weight::kBold, .size = kTitleSize};
  Text(customer.id, title, std::min(room, TextWidth(customer.id, title) + Dp(1)), "heading",
       Dp(kButtonHeight));
  if (about != nullptr && !about->stage.empty()) {
    SameRow(10);
    DrawStageMark(about->stage);
  }
  if (one_row) {
    ImGui::SameLine(left + width - find, 0);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + Dp(2));
    DrawFindCustomer(state, commands, find);
  } else {
    Gap(8);
    DrawFindCustomer(state, commands, width);
  }
  Gap(12);
}

// What they did in numbers, as many in a row as there is room for.
void DrawNumbers(const CustomerReply& about, std::string_view currency, float width) {
  std::vector<std::pair<const char*, std::string>> numbers;
  if (!about.purchase.empty()) {
    numbers.emplace_back(Tr(T::kColumnOrders), Number(about.orders));
    if (!about.amount.empty()) {
      numbers.emplace_back(Tr(T::kColumnSpent), Money(about.amount, currency));
    }
  }
  numbers.emplace_back(Tr(T::kCustomerEvents), Number(about.events));
  if (about.events > 0) {
    numbers.emplace_back(Tr(T::kFirstSeen), Date(about.first_event));
    numbers.emplace_back(Tr(T::kLastSeen), Date(about.last_event));
  }
  const CardLook look{.size = ImVec2(width, 0)};
  BeginCard("numbers", look);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const TextStyle value_style{.weight = Weight::kSemibold, .size = 16};
  std::vector<float> widths;
  for (const auto& [name, value] : numbers) {
    widths.push_back(std::max(TextWidth(name, Small()), TextWidth(value, value_style)) + Dp(8 + 8));
  }
  const float all = std::accumulate(widths.begin(), widths.end(), 0.0F);
  // In one row each takes what it needs and a share of the rest; in several all are as wide.
  std::size_t in_row = numbers.size();
  if (all <= Left()) {
    const float share = std::floor((Left() - all) / static_cast<float>(numbers.size()));
    for (float& each : widths) each += share;
  } else {
    const float least = std::max(Dp(120), std::ranges::max(widths));
    in_row = std::clamp<std::size_t>(static_cast<std::size_t>(Left() / least), 1, numbers.size());
    std::ranges::fill(widths, std::floor(Left() / static_cast<float>(in_row)));
  }
  const float high = Dp(42);
  ImDrawList* list = ImGui::GetWindowDrawList();
  float x = at.x;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % in_row == 0) x = at.x;
    const std::size_t row = i / in_row;
    const float y = at.y + static_cast<float>(row) * (high + Dp(8));
    const Box name{ImVec2(x, y), ImVec2(x + widths[i] - Dp(8), y + Dp(18))};
    const Box value{ImVec2(x, name.max.y), ImVec2(name.max.x, y + high)};
    PaintText(list, name, numbers[i].first, Small());
    PaintText(list, value, numbers[i].second, value_style);
    DescribeText("text", Fill(T::kAttributeValue, {numbers[i].first, numbers[i].second}), name.min,
                 value.max);
    x += widths[i];
  }
  const std::size_t rows = (numbers.size() + in_row - 1) / in_row;
  ImGui::Dummy(ImVec2(0, static_cast<float>(rows) * (high + Dp(8)) - Dp(8)));
  EndCard(look);
}

// A line of a card: a name, and at the right what belongs to it, each in as many lines as it needs.
// `whole` is both in words.
struct CardLine {
  std::string_view name;
  TextStyle name_style;
  std::string_view value;
  TextStyle value_style;
  std::string_view whole;
};

// The value begins at `split` of the width behind `indent`. Returns where the line is.
Box DrawLine(const CardLine& line, float split, float indent) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Left() - indent;
  const float value_x = std::floor(width * split);
  const float name_width = value_x - Dp(8);
  const float value_width = width - value_x;
  const float name_height = ParagraphHeight(line.name, line.name_style, name_width);
  const float value_height = ParagraphHeight(line.value, line.value_style, value_width);
  const float height = std::max(Dp(28), std::max(name_height, value_height) + Dp(8));
  ImGui::Dummy(ImVec2(Left(), height));
  const Box box{ImVec2(at.x + indent, at.y), ImVec2(at.x + indent + width, at.y + height)};
  const auto centered = [&](float own) { return std::round(at.y + (height - own) / 2); };
  ImDrawList* list = ImGui::GetWindowDrawList();
  PaintParagraph(list, ImVec2(box.min.x, centered(name_height)), line.name, line.name_style,
                 name_width);
  PaintParagraph(list, ImVec2(box.min.x + value_x, centered(value_height)), line.value,
                 line.value_style, value_width);
  list->AddRectFilled(ImVec2(box.min.x, box.max.y - Dp(1)), box.max, Colors().line);
  DescribeText("text", line.whole, box.min, box.max);
  if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(box.min, box.max)) {
    Tooltip(line.whole);
  }
  return box;
}

void DrawStages(const CustomerReply& about, float width) {
  const CardLook look{.size = ImVec2(width, 0)};
  BeginCard("stages", look);
  Text(Tr(T::kStageHistory), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(6);
  constexpr std::size_t kShown = 12;
  const std::size_t count = about.stages.size();
  for (std::size_t i = 0; i < std::min(count, kShown); ++i) {
    const StageSince& stage = about.stages[count - 1 - i];
    const std::string name = MemberStage(stage.stage);
    const std::string since = DateTime(stage.since);
    const float dot = Dp(4);
    const Box line =
        DrawLine({.name = name,
                  .name_style = {.weight = i == 0 ? Weight::kSemibold : Weight::kRegular},
                  .value = since,
                  .value_style = Muted(),
                  .whole = Fill(T::kStageSince, {name, since})},
                 0.42F, 4 * dot);
    ImGui::GetWindowDrawList()->AddCircleFilled(
        ImVec2(line.min.x - 3 * dot, std::floor((line.min.y + line.max.y) / 2)), dot,
        StageColor(stage.stage), 16);
  }
  if (count > kShown) {
    Gap(6);
    Text(Count(T::kEarlierStagesOne, T::kEarlierStagesMany, count - kShown), Muted());
  }
  if (count == 0) {
    Paragraph(Fill(T::kLeadSo, {about.purchase}), Muted(), Left());
  } else if (about.first_event < about.stages.front().since) {
    Gap(6);
    Text(Tr(T::kLeadUntil), Muted());
  }
  EndCard(look);
}

void DrawAttributes(const CustomerReply& about, float width) {
  const CardLook look{.size = ImVec2(width, 0)};
  BeginCard("attributes", look);
  Text(Tr(T::kAttributes), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(6);
  for (const AttributeValue& attribute : about.attributes) {
    const std::string& value = attribute.value;
    const std::string whole =
        attribute.since.empty()
            ? Fill(T::kAttributeValue, {attribute.name, value.empty() ? Tr(T::kNoValue) : value})
            : Fill(T::kAttributeSince, {attribute.name, value, DateTime(attribute.since)});
    const std::string shown = value.empty() ? Tr(T::kNoValue) : value;
    DrawLine({.name = attribute.name,
              .name_style = Muted(),
              .value = shown,
              .value_style = value.empty() ? Muted() : TextStyle{},
              .whole = whole},
             0.38F, 0);
  }
  if (about.attributes.empty()) Paragraph(Tr(T::kNoAttributes), Muted(), Left());
  EndCard(look);
}

void DrawTimeline(const CustomerPage& customer, ViewState& state, Commands& commands, float width,
                  float height) {
  const CustomerEvents& events = customer.events;
  const CardLook look{.size = ImVec2(width, height)};
  BeginCard("timeline", look);
  Text(Tr(T::kTimeline), {.weight = Weight::kSemibold}, 0, "heading", Dp(20));
  SameRow(8);
  Text(events.known ? Count(T::kEventsOne, T::kEventsMany, events.total)
                    : std::string(Tr(T::kLoadingRows)),
       Muted(), 0, "text", Dp(20));
  Gap(6);
  if (events.error) {
    Paragraph(EngineWords(*events.error).Message(), {.color = Colors().warning}, Left());
  } else if (events.known && events.total == 0) {
    Paragraph(Tr(T::kDidNothing), Muted(), Left());
  } else {
    std::vector<MemberColumn> columns = events.columns;
    for (MemberColumn& column : columns) column.name = ColumnTitle(column);
    const RowsLook rows{.rows = command::Rows::kCustomer,
                        .columns = columns,
                        .shown = [](const MemberColumn& column, const std::string& value) {
                          return Cell(column.type, value);
                        }};
    DrawRows(events, rows, state.customer_events, commands, ImGui::GetContentRegionAvail().y);
  }
  EndCard(look);
}

}  // namespace

void DrawFindCustomer(ViewState& state, Commands& commands, float width) {
  const FieldEdit edit = TextField(
      Tr(T::kFindCustomer), state.find_customer,
      {.width = width / PixelScale(), .hint = Tr(T::kFindCustomer), .icon = icons::kSearch});
  if (!edit.entered || state.find_customer.empty()) return;
  commands.push_back(command::OpenCustomer{std::exchange(state.find_customer, {})});
}

void DrawCustomer(const Model& model, ViewState& state, Commands& commands) {
  const CustomerPage& customer = model.customer;
  HearEscape(state, commands);
  DrawHead(model, state, commands);
  if (customer.about.error) {
    Paragraph(EngineWords(*customer.about.error).Message(), {.color = Colors().warning}, Left());
    return;
  }
  if (!customer.about.reply) {
    Spinner(18);
    SameRow(8);
    Text(Tr(T::kReadingCustomer), Muted());
    return;
  }
  const CustomerReply& about = *customer.about.reply;
  const float width = Left();
  const bool side = width >= Dp(kSideFrom);
  const float gap = Dp(12);
  const float side_width = side ? Dp(kSideWidth) : width;
  const float main_width = side ? width - side_width - gap : width;
  const auto known = [&] {
    if (!about.purchase.empty()) {
      DrawStages(about, side_width);
      Gap(12);
    }
    DrawAttributes(about, side_width);
  };
  ImGui::BeginGroup();
  DrawNumbers(about, model.audiences.currency(), main_width);
  Gap(12);
  if (!customer.audience.empty()) {
    DrawWhy(model, main_width, commands);
    Gap(12);
  }
  if (!side) {
    known();
    Gap(12);
  }
  const float height = std::max(Dp(380), ImGui::GetContentRegionAvail().y);
  DrawTimeline(customer, state, commands, main_width, height);
  ImGui::EndGroup();
  if (!side) return;
  ImGui::SameLine(0, gap);
  ImGui::BeginGroup();
  known();
  ImGui::EndGroup();
}

}  // namespace kohort
