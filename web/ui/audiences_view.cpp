// The audience builder: which audiences there are, what the chosen one is, what it comes to.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/condition_parts.h"
#include "web/ui/customer_parts.h"
#include "web/ui/scroll.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kListWidth = 272;
constexpr float kSideWidth = 376;
constexpr float kSideFrom = 1200;  // widths of the page from which there are columns
constexpr float kListFrom = 900;

// A column of the page on a panel, with a line on one side.
void BeginColumn(const char* id, float width, bool line_right, float padding) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetContentRegionAvail().y;
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, ImVec2(at.x + width, at.y + height), c.panel);
  const float x = line_right ? at.x + width - Dp(1) : at.x;
  list->AddRectFilled(ImVec2(x, at.y), ImVec2(x + Dp(1), at.y + height), c.line);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(Dp(padding), Dp(padding)));
  ImGui::BeginChild(id, ImVec2(width, 0),
                    ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
  ImGui::PopStyleVar();
}

// At the bottom of the column, or below what is in it.
void DrawPrivacy() {
  Gap(18);
  const float spare = ImGui::GetContentRegionAvail().y - LineHeight();
  if (spare > 0) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + spare);
  SayNothingLeaves();
}

void DrawDrawer(const Model& model, ViewState& state, Commands& commands) {
  constexpr const char* kDrawer = "audience drawer";
  if (Button(Tr(T::kAudiencesTitle), {.icon = icons::kUsers})) ImGui::OpenPopup(kDrawer);
  SameRow(8);
  DrawUndoButtons(model, commands);
  Gap(10);
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const float width = std::min(Dp(300), page.x - Dp(40));
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImVec2(width, page.y));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(Dp(12), Dp(12)));
  const bool open = ImGui::BeginPopup(kDrawer, ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  if (!open) return;
  const Box box{ImVec2(0, 0), ImVec2(width, page.y)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  PaintShadow(list, box, 0);
  PaintBox(list, box, Colors().panel, Colors().line, 0);
  list->PopClipRect();
  state.audiences.list_open = true;
  const std::size_t before = commands.size();
  BeginRegion("dialog", Tr(T::kAudiencesTitle));
  DrawAudienceList(model, state, commands);
  EndRegion();
  const bool chosen = !state.audiences.list_open || commands.size() != before;
  if (chosen) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

void DrawNone(const Model& model, ViewState& state, Commands& commands) {
  const float width = std::min(Left(), Dp(440));
  const float left = ImGui::GetCursorPosX();
  ImGui::Dummy(ImVec2(0, std::floor(ImGui::GetContentRegionAvail().y * 0.22F)));
  const float indent = std::max(0.0F, std::floor((Left() - width) / 2));
  ImGui::SetCursorPosX(left + indent);
  Paragraph(Tr(T::kFirstAudience), {.weight = Weight::kBold, .size = kTitleSize}, width, 0.5F);
  Gap(6);
  ImGui::SetCursorPosX(left + indent);
  Paragraph(Tr(T::kFirstAudienceHelp), Muted(), width, 0.5F);
  Gap(16);
  const float button = Dp(150);
  const ButtonLook sentence{.icon = icons::kTextQuote};
  const float both = button + Dp(8) + ButtonWidth(Tr(T::kFromSentence), sentence);
  ImGui::SetCursorPosX(left + indent + std::floor((width - both) / 2));
  DrawNewAudience(model, state, commands, button);
  SameRow(8);
  if (Button(Tr(T::kFromSentence), sentence)) state.audiences.choose_sentence = true;
}

void DrawAudienceMembers(const Model& model, ViewState& state, Commands& commands) {
  const CardLook look{.size = ImVec2(Left(), Dp(420))};
  BeginCard("members", look);
  Flow flow;
  flow.Word(Tr(T::kMembers), {.weight = Weight::kSemibold});
  std::string count;
  if (model.members.known && !model.members.error) {
    count = Count(T::kCustomersOne, T::kCustomersMany, model.members.total);
    const CountReply* counted = model.audiences.Counted();
    const bool all = model.members.filter.text.empty();
    if (all && counted != nullptr && counted->elapsed_ms) {
      count += " · " + Milliseconds(*counted->elapsed_ms);
    }
  } else if (!model.members.error) {
    count = Tr(T::kLoadingRows);
  }
  flow.Word(count, Muted());
  const ButtonLook look_export{
      .icon = icons::kDownload,
      .enabled = !model.exporting && model.members.known && !model.members.error,
      .height = kFieldHeight};
  flow.Last(ButtonWidth(Tr(T::kExportCsv), look_export));
  if (Button(Tr(T::kExportCsv), look_export)) {
    commands.push_back(
        command::Export{.stage = "", .format = "csv", .segment = model.audiences.selected});
  }
  Gap(8);
  DrawMembers(model, state, commands, ImGui::GetContentRegionAvail().y);
  EndCard(look);
}

void DrawMiddle(const Model& model, ViewState& state, Commands& commands) {
  if (state.width < kListFrom) DrawDrawer(model, state, commands);
  if (model.customer.open()) {
    DrawCustomer(model, state, commands);
    return;
  }
  const Segment* segment = model.audiences.segment();
  if (segment == nullptr) {
    DrawNone(model, state, commands);
    return;
  }
  ImGui::PushID(segment->id.c_str());
  Editing editing{.model = model, .state = state, .commands = commands, .segment = *segment};
  DrawAudienceHead(editing);
  Gap(8);
  DrawVersions(editing);
  DrawComparison(editing);
  if (state.width < kSideFrom) {
    const CardLook look{.size = ImVec2(Left(), 0)};
    BeginCard("size", look);
    DrawAudienceSize(model);
    DrawSizeHistory(model);
    EndCard(look);
    Gap(12);
  }
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("conditions", look);
  DrawConditions(editing);
  EndCard(look);
  Gap(12);
  DrawWaterfall(model);
  const CountReply* counted = model.audiences.Counted();
  const bool broken = model.audiences.count.error || (counted && !counted->problems.empty());
  if (state.width < kSideFrom && !broken) {
    const CardLook profile{.size = ImVec2(Left(), 0), .padding = 14};
    BeginCard("profile", profile);
    DrawReach(model, commands);
    DrawDistinctions(model, commands);
    DrawOverlaps(model, commands);
    EndCard(profile);
    Gap(12);
  }
  if (!broken) DrawAudienceMembers(model, state, commands);
  for (const auto& edit : editing.after) {
    if (edit(editing.segment)) editing.Change();
  }
  if (editing.changed) {
    commands.push_back(
        command::EditAudience{std::move(editing.segment), editing.kind, editing.place});
  }
  if (editing.ended) commands.push_back(command::EndTyping{});
  ImGui::PopID();
}

}  // namespace

void DrawAudiences(const Model& model, ViewState& state, Commands& commands) {
  const bool list = state.width >= kListFrom;
  const bool customer = model.customer.open();
  const bool side = state.width >= kSideFrom && model.audiences.segment() != nullptr && !customer;
  const float list_width = list ? Dp(kListWidth) : 0;
  const float side_width = side ? Dp(kSideWidth) : 0;
  const float width = Left();
  if (list) {
    BeginColumn("list", list_width, true, 12);
    BeginRegion("navigation", Tr(T::kAudiencesTitle));
    DrawAudienceList(model, state, commands);
    EndRegion();
    ImGui::EndChild();
    ImGui::SameLine(0, 0);
  }
  const float padding = state.width >= 480 ? 20 : 12;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      ImVec2(Dp(padding), Dp(state.width >= 480 ? 18 : 12)));
  ImGui::BeginChild(customer ? "customer" : "audience", ImVec2(width - list_width - side_width, 0),
                    ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
  ImGui::PopStyleVar();
  LendPaddingToScrollbar();
  DrawToasts(model, state, commands);
  DrawMiddle(model, state, commands);
  ImGui::EndChild();
  DrawNewFromSentence(model, state, commands);
  DrawNewFromIds(model, state, commands);
  if (!side) return;
  ImGui::SameLine(0, 0);
  BeginColumn("side", side_width, false, 16);
  BeginRegion("complementary", Tr(T::kAudienceSize));
  DrawAudienceSize(model);
  DrawReach(model, commands);
  DrawSizeHistory(model);
  DrawDistinctions(model, commands);
  DrawOverlaps(model, commands);
  DrawPrivacy();
  EndRegion();
  ImGui::EndChild();
}

}  // namespace kohort
