// One customer: who they are, how they came to their stage, why they are in an audience, and all
// they did.
#include <algorithm>
#include <cmath>
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
  const std::size_t in_row =
      std::clamp<std::size_t>(static_cast<std::size_t>(Left() / Dp(120)), 1, numbers.size());
  const float each = std::floor(Left() / static_cast<float>(in_row));
  const float high = Dp(42);
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const float x = at.x + static_cast<float>(i % in_row) * each;
    const float y = at.y + static_cast<float>(i / in_row) * (high + Dp(8));
    const Box name{ImVec2(x, y), ImVec2(x + each - Dp(8), y + Dp(18))};
    const Box value{ImVec2(x, name.max.y), ImVec2(name.max.x, y + high)};
    PaintText(list, name, numbers[i].first, Small());
    PaintText(list, value, numbers[i].second, {.weight = Weight::kSemibold, .size = 16});
    DescribeText("text", Fill(T::kAttributeValue, {numbers[i].first, numbers[i].second}), name.min,
                 value.max);
  }
  const std::size_t rows = (numbers.size() + in_row - 1) / in_row;
  ImGui::Dummy(ImVec2(0, static_cast<float>(rows) * (high + Dp(8)) - Dp(8)));
  EndCard(look);
}

// A line of a card: a name, and at the right what belongs to it.
void DrawLine(const Box& box, float split, std::string_view name, const TextStyle& style,
              std::string_view value, const TextStyle& value_style, std::string_view whole) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = box.min.x + std::floor(box.Width() * split);
  PaintText(list, {box.min, ImVec2(x - Dp(8), box.max.y)}, name, style);
  const float height = ParagraphHeight(value, value_style, box.max.x - x);
  const float y = std::round((box.min.y + box.max.y - height) / 2);
  PaintParagraph(list, ImVec2(x, y), value, value_style, box.max.x - x);
  list->AddRectFilled(ImVec2(box.min.x, box.max.y - Dp(1)), box.max, Colors().line);
  DescribeText("text", whole, box.min, box.max);
  if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(box.min, box.max)) Tooltip(whole);
}

// As high as the value at its right needs.
Box NextLine(float split, std::string_view value) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Left();
  const float text = ParagraphHeight(value, {}, width - std::floor(width * split));
  const float height = std::max(Dp(28), text + Dp(8));
  ImGui::Dummy(ImVec2(width, height));
  return {at, ImVec2(at.x + width, at.y + height)};
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
    const Box line = NextLine(0.5F, DateTime(stage.since));
    const float dot = Dp(4);
    ImGui::GetWindowDrawList()->AddCircleFilled(
        ImVec2(line.min.x + dot, std::floor((line.min.y + line.max.y) / 2)), dot,
        StageColor(stage.stage), 16);
    const std::string name = MemberStage(stage.stage);
    DrawLine({ImVec2(line.min.x + 4 * dot, line.min.y), line.max}, 0.42F, name,
             {.weight = i == 0 ? Weight::kSemibold : Weight::kRegular}, DateTime(stage.since),
             Muted(), Fill(T::kStageSince, {name, DateTime(stage.since)}));
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
    constexpr float kSplit = 0.38F;
    DrawLine(NextLine(kSplit, shown), kSplit, attribute.name, Muted(), shown,
             value.empty() ? Muted() : TextStyle{}, whole);
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
  DrawNumbers(about, model.audiences.catalog ? model.audiences.catalog->currency : "", main_width);
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
