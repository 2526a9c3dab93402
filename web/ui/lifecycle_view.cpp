// The five stages of the lifecycle, and below them the customers in one.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/customer_parts.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

void DrawPurchaseSelect(const Model& model, float max_width, Commands& commands) {
  std::vector<std::string_view> names;
  std::optional<std::size_t> chosen;
  for (const EventSummary& event : model.data->event_names) {
    if (event.name == model.settings.purchase) chosen = names.size();
    names.push_back(event.name);
  }
  std::string_view shown = model.settings.purchase;
  if (shown.empty()) shown = Tr(T::kChoose);
  const auto picked = Select(Tr(T::kPurchaseEvent), names, chosen,
                             {.prefix = Tr(T::kPurchasePrefix),
                              .shown = shown,
                              .max_width = max_width / PixelScale(),
                              .search = names.size() > 12});
  if (picked) commands.push_back(command::SetPurchase{std::string(names[*picked])});
}

void DrawHeader(const Model& model, ViewState& state, Commands& commands) {
  const float width = Left();
  const float left = ImGui::GetCursorPosX();
  const float row = Dp(kFieldHeight);
  Text(Tr(T::kLifecycleTitle), {.weight = Weight::kBold, .size = kTitleSize}, 0, "heading", row);
  SameRow(10);
  const float purchase_width =
      SelectWidth(model.settings.purchase.empty() ? Tr(T::kChoose) : model.settings.purchase,
                  {.prefix = Tr(T::kPurchasePrefix), .max_width = 300});
  const float ages_width = SelectWidth(AgesText(model.settings));
  const float selects = purchase_width + Dp(10) + ages_width;
  const float room = left + width - ImGui::GetCursorPosX();
  const bool busy = model.lifecycle_busy;
  const char* help = Tr(busy ? T::kCounting : T::kLifecycleHelp);
  const float help_width = TextWidth(help, Muted()) + (busy ? Dp(22) : 0);
  if (room >= help_width) {
    if (busy) {
      const float y = ImGui::GetCursorPosY();
      ImGui::SetCursorPosY(y + std::floor((row - Dp(14)) / 2));
      Spinner(14);
      SameRow(8);
      ImGui::SetCursorPosY(y);
    }
    Text(help, Muted(), 0, "text", row);
    ImGui::SameLine(0, 0);
  }
  if (left + width - ImGui::GetCursorPosX() >= selects + Dp(16)) {
    ImGui::SameLine(left + width - selects, 0);
  } else {
    ImGui::NewLine();
    Gap(8);
  }
  DrawPurchaseSelect(model, std::min(width, Dp(300)), commands);
  if (width >= selects) {
    SameRow(10);
  } else {
    Gap(8);
  }
  DrawAgesSelect(model, state, width, commands);
}

// The moments that bound a stage, as the engine resolved them.
std::string Window(const LifecycleReply& reply, std::string_view stage) {
  const std::string& event = reply.settings.purchase;
  if (stage == "lead") return Fill(T::kWindowLead, {event, DateTime(reply.as_of)});
  if (stage == "inactive") {
    return Fill(T::kWindowUntil, {event, DateTime(reply.defecting_since)});
  }
  if (stage == "defecting") {
    return Fill(T::kWindowBetween,
                {event, DateTime(reply.defecting_since), DateTime(reply.active_since)});
  }
  return Fill(T::kWindowAfter, {event, DateTime(reply.active_since)});
}

// A rule may reach a little into the card's padding before it takes a second line.
constexpr float kRuleOverhang = 8;

constexpr TextStyle CountStyle(ImU32 color) {
  return {.weight = Weight::kBold, .size = kCountSize, .color = color, .tracking = -0.02F};
}

void DrawStage(const Model& model, const StageCount& stage, float width, float rule_height,
               ViewState& state, Commands& commands) {
  const Palette& c = Colors();
  const LifecycleReply& reply = *model.lifecycle;
  const bool open = model.members.stage == stage.stage;
  const bool acquisition = stage.goal == "acquisition";
  const ImU32 goal = acquisition ? c.acquisition : c.retention;
  const CardLook look{.size = ImVec2(width, 0), .line = open ? goal : c.line, .top = goal};
  const std::string name = StageName(stage.stage);
  bool chosen = false;
  BeginCard(stage.stage.c_str(), look);
  Gap(2);
  const std::string goal_name = Tr(acquisition ? T::kAcquisition : T::kRetention);
  TextStyle goal_style = Small();
  goal_style.weight = Weight::kMedium;
  const float goal_width = TextWidth(goal_name, goal_style);
  const float goal_x = ImGui::GetCursorPosX() + Left() - goal_width;
  Text(name, {.weight = Weight::kSemibold}, Left() - goal_width - Dp(8), "heading");
  ImGui::SameLine(goal_x, 0);
  Text(goal_name, goal_style, 0, "text", LineHeight());

  const std::string number = Number(stage.customers);
  const TextStyle style = CountStyle(c.ink);
  const Press count = PressArea("button", Fill(T::kStageCount, {name, number}),
                                ImVec2(std::min(Left(), TextWidth(number, style)), Dp(40)),
                                {.state = {.value = number, .checked = open}, .ring_gap = 1});
  if (count.visible) {
    TextStyle shown = style;
    shown.color =
        ImGui::GetColorU32(count.hovered ? c.link : c.ink, model.lifecycle_busy ? 0.45F : 1);
    PaintText(ImGui::GetWindowDrawList(), count.box, number, shown);
    if (count.hovered) Tooltip(Window(reply, stage.stage));
  }
  chosen = count.pressed;
  Gap(2);
  const float y = ImGui::GetCursorPosY();
  Paragraph(Fill(T::kShareAndRule,
                 {Share(stage.customers, reply.customers), StageRule(stage.stage, reply.settings)}),
            Muted(), Left() + Dp(kRuleOverhang));
  ImGui::SetCursorPosY(y + rule_height);
  Gap(6);
  chosen |= Button(Tr(T::kSeeCustomers),
                   {.kind = ButtonKind::kLink, .height = 22, .name = Fill(T::kSeeStage, {name})});
  EndCard(look);
  if (!chosen) return;
  commands.push_back(command::OpenStage{stage.stage});
  state.show_members = true;
}

// Five in a row; else two for acquisition above three for retention; else one each.
void DrawStages(const Model& model, ViewState& state, Commands& commands) {
  const std::vector<StageCount>& stages = model.lifecycle->stages;
  std::vector<std::size_t> rows;
  if (state.width >= 1080) {
    rows = {stages.size()};
  } else if (state.width >= 620 && stages.size() == 5) {
    rows = {2, 3};
  } else {
    rows.assign(stages.size(), 1);
  }
  const float gap = Dp(12);
  const float total = Left();
  std::size_t next = 0;
  for (const std::size_t in_row : rows) {
    if (next > 0) Gap(12);
    const float count = static_cast<float>(in_row);
    const float width = std::floor((total - (count - 1) * gap) / count);
    float rule_height = 0;
    for (std::size_t i = next; i < next + in_row; ++i) {
      const std::string rule =
          Fill(T::kShareAndRule, {Share(stages[i].customers, model.lifecycle->customers),
                                  StageRule(stages[i].stage, model.lifecycle->settings)});
      rule_height = std::max(
          rule_height,
          ParagraphHeight(rule, Muted(), width - 2 * Dp(kCardPadding) + Dp(kRuleOverhang)));
    }
    const float left = ImGui::GetCursorPosX();
    for (std::size_t i = 0; i < in_row; ++i, ++next) {
      if (i > 0) ImGui::SameLine(left + static_cast<float>(i) * (width + gap), 0);
      // The last one takes what rounding left.
      const bool last = i + 1 == in_row;
      DrawStage(model, stages[next], last ? total - static_cast<float>(i) * (width + gap) : width,
                rule_height, state, commands);
    }
  }
}

void DrawMembersHeader(const Model& model, Commands& commands) {
  const std::string& stage = model.members.stage;
  const float width = Left();
  const float left = ImGui::GetCursorPosX();
  const float row = Dp(kFieldHeight);
  Text(StageName(stage), {.weight = Weight::kSemibold}, 0, "heading", row);
  SameRow(8);
  std::uint64_t total = model.members.total;
  const std::string count =
      model.members.known ? Count(T::kCustomersOne, T::kCustomersMany, total) : Tr(T::kLoadingRows);
  Text(count, Muted(), 0, "text", row);
  if (!stage.empty()) {
    SameRow(10);
    if (Button(Tr(T::kShowAll), {.kind = ButtonKind::kLink, .height = kFieldHeight})) {
      commands.push_back(command::OpenStage{""});
    }
  }
  ImGui::SameLine(0, 0);

  ButtonLook look{.icon = icons::kDownload, .enabled = !model.exporting, .height = kFieldHeight};
  const std::string stage_csv = Fill(T::kExportStageCsv, {StageName(stage)});
  const float guard_width = Dp(36) + TextWidth(Tr(T::kGuard));
  float buttons =
      ButtonWidth(Tr(T::kExportAllCsv), look) + Dp(8) + ButtonWidth(Tr(T::kExportSqlite), look);
  if (!stage.empty()) buttons += Dp(8) + ButtonWidth(stage_csv, look);
  const float used = ImGui::GetCursorPosX() - left;
  const bool one_row = used + Dp(24) + guard_width + Dp(16) + buttons <= width;
  if (one_row) {
    ImGui::SameLine(left + width - guard_width - Dp(16) - buttons, 0);
  } else {
    ImGui::NewLine();
    Gap(4);
  }
  if (Switch(Tr(T::kGuard), model.guard_formulas)) {
    commands.push_back(command::SetGuard{!model.guard_formulas});
  }
  if (ImGui::IsItemHovered()) Tooltip(Tr(T::kGuardHelp));
  const auto place = [&](float needed, float gap) {
    if (one_row) {
      SameRow(gap);
    } else {
      ImGui::SameLine(0, Dp(gap));
      if (left + width - ImGui::GetCursorPosX() < needed) {
        ImGui::NewLine();
        Gap(6);
      }
    }
  };
  if (!stage.empty()) {
    place(ButtonWidth(stage_csv, look), 16);
    if (Button(stage_csv, look)) {
      commands.push_back(command::Export{.stage = stage, .format = "csv"});
    }
  }
  place(ButtonWidth(Tr(T::kExportAllCsv), look), stage.empty() ? 16 : 8);
  if (Button(Tr(T::kExportAllCsv), look)) {
    commands.push_back(command::Export{.stage = "", .format = "csv"});
  }
  look.icon = icons::kDatabase;
  place(ButtonWidth(Tr(T::kExportSqlite), look), 8);
  if (Button(Tr(T::kExportSqlite), look)) {
    commands.push_back(command::Export{.stage = "", .format = "sqlite"});
  }
  if (ImGui::IsItemHovered()) Tooltip(Tr(T::kExportSqliteHelp));
}

void DrawWhichPurchase(const Model& model, Commands& commands) {
  const CardLook look{.size = ImVec2(std::min(Left(), Dp(560)), 0), .padding = 20};
  BeginCard("which", look);
  Text(Tr(T::kWhichPurchase), {.weight = Weight::kSemibold, .size = 16}, Left(), "heading");
  Gap(4);
  Paragraph(Tr(T::kWhichPurchaseHelp), Muted(), Left());
  Gap(12);
  constexpr std::size_t kShown = 8;
  for (std::size_t i = 0; i < std::min(model.data->event_names.size(), kShown); ++i) {
    const EventSummary& event = model.data->event_names[i];
    ImGui::PushID(static_cast<int>(i));
    if (MenuOption(event.name, false, Left(), icons::kTag,
                   Count(T::kEventsOne, T::kEventsMany, event.rows))) {
      commands.push_back(command::SetPurchase{event.name});
    }
    ImGui::PopID();
  }
  EndCard(look);
}

void DrawFailed(const Error& error) {
  const CardLook look{.size = ImVec2(Left(), 0), .fill = Colors().warning_soft};
  BeginCard("failed", look);
  const float left = ImGui::GetCursorPosX();
  Icon(icons::kCircleAlert, Colors().warning, kIconSize, LineHeight());
  ImGui::SameLine(left + Dp(kIconSize + 8), 0);
  Paragraph(EngineWords(error).Message(), {}, Left());
  EndCard(look);
}

}  // namespace

void DrawLifecycle(const Model& model, ViewState& state, Commands& commands) {
  if (model.customer.open()) {
    DrawCustomer(model, state, commands);
    return;
  }
  DrawHeader(model, state, commands);
  Gap(12);
  if (model.settings.purchase.empty()) {
    DrawWhichPurchase(model, commands);
    return;
  }
  if (model.lifecycle_error) {
    DrawFailed(*model.lifecycle_error);
    return;
  }
  if (!model.lifecycle) {
    Spinner(18);
    SameRow(8);
    Text(Tr(T::kCounting), Muted());
    return;
  }
  DrawStages(model, state, commands);
  Gap(12);

  const float room = ImGui::GetContentRegionAvail().y;
  const CardLook look{.size = ImVec2(Left(), std::max(room, Dp(380)))};
  BeginCard("members", look);
  DrawMembersHeader(model, commands);
  Gap(8);
  DrawMembers(model, state, commands, ImGui::GetContentRegionAvail().y);
  EndCard(look);
  if (state.show_members && room < Dp(380)) {  // it begins below what is in sight
    ImGui::SetScrollFromPosY(ImGui::GetItemRectMin().y - ImGui::GetWindowPos().y - Dp(12), 0);
  }
  state.show_members = false;
}

}  // namespace kohort
