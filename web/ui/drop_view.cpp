// The first page: somewhere to drop files. And the moment after, while they are looked at.
#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/table.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

// Puts the cursor so that a block of that width and height stands in the middle of what is left.
void Center(float width, float height) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(ImVec2(std::floor(at.x + std::max(0.0F, (room.x - width) / 2)),
                                   std::floor(at.y + std::max(0.0F, (room.y - height) * 0.42F))));
}

void CenterRow(float left, float width, float used) {
  ImGui::SetCursorPosX(std::floor(left + std::max(0.0F, (width - used) / 2)));
}

void DrawExample(float width) {
  const CardLook look{.size = ImVec2(width, 0), .padding = 14};
  BeginCard("example", look);
  Text(Tr(T::kDropExample), Small());
  Gap(2);
  Table table({{.name = "customer_id", .width = 80, .grow = 1},
               {.name = "event", .width = 80, .grow = 1},
               {.name = "timestamp", .width = 130, .grow = 1},
               {.name = "amount", .width = 60, .grow = 0.5F, .align = 1}},
              Left());
  table.Header();
  constexpr const char* kRows[][4] = {{"C0391827", "Add to Cart", "2026-11-12 21:06:10", ""},
                                      {"C0391827", "Paid Order", "2026-11-12 21:07:41", "149000"},
                                      {"C0100931", "Push Open", "2026-11-12 21:09:02", ""}};
  for (const auto& row : kRows) {
    table.BeginRow(28);
    for (std::size_t i = 0; i < 4; ++i) table.TextCell(i, row[i], {.size = 12});
    table.EndRow();
  }
  EndCard(look);
}

}  // namespace

void SayNothingLeaves() {
  Icon(icons::kLock, Colors().muted, 15, LineHeight());
  SameRow(6);
  Text(Tr(T::kNothingLeaves), Muted());
}

void DrawDrop(const Model& model, ViewState& state, Commands& commands) {
  const Palette& c = Colors();
  const float width = std::min(Left(), Dp(640));
  const float zone_height = Dp(state.width < 600 ? 330 : 300);
  const bool example = state.height >= 640 && state.width >= 480;
  Center(width, zone_height + Dp(44) + (example ? Dp(180) : 0));

  const ImVec2 min = ImGui::GetCursorScreenPos();
  const ImVec2 max(min.x + width, min.y + zone_height);
  const float left = ImGui::GetCursorPosX();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(min, max, model.files_hover ? c.accent_soft : c.panel, Dp(14));
  PaintDashedBox(list, {min, max}, model.files_hover ? c.link : c.accent_line, Dp(14));

  const float inner = width - 2 * Dp(24);
  const T title = model.files_hover ? T::kDropNow : T::kDropTitle;
  const T help = T::kDropHelp;
  const TextStyle title_style{.weight = Weight::kBold, .size = kTitleSize};
  const float title_height = ParagraphHeight(Tr(title), title_style, inner);
  const float help_width = std::min(inner, Dp(440));
  const float help_height = ParagraphHeight(Tr(help), Muted(), help_width);
  const ButtonLook choose_look{.kind = ButtonKind::kPrimary, .icon = icons::kUpload};
  const ButtonLook sample_look{.kind = ButtonKind::kGhost, .icon = icons::kSparkles};
  const float choose_width = ButtonWidth(Tr(T::kChooseFiles), choose_look);
  const float sample_width = ButtonWidth(Tr(T::kTrySample), sample_look);
  const bool one_row = choose_width + sample_width + Dp(10) <= inner;
  const float buttons = one_row ? Dp(kButtonHeight) : 2 * Dp(kButtonHeight) + Dp(8);
  const float content = Dp(52) + Dp(16) + title_height + Dp(6) + help_height + Dp(20) + buttons;

  float y = std::floor(min.y + (zone_height - content) / 2);
  const ImVec2 icon_center(std::floor(min.x + width / 2), y + Dp(26));
  list->AddCircleFilled(icon_center, Dp(26), model.files_hover ? c.panel : c.accent_soft, 48);
  PaintIcon(list, {ImVec2(icon_center.x - Dp(26), y), ImVec2(icon_center.x + Dp(26), y + Dp(52))},
            icons::kUpload, c.link, 24);
  y += Dp(52) + Dp(16);
  ImGui::SetCursorScreenPos(ImVec2(min.x + Dp(24), y));
  Paragraph(Tr(title), title_style, inner, 0.5F);
  Gap(6);
  CenterRow(left, width, help_width);
  Paragraph(Tr(help), Muted(), help_width, 0.5F);
  Gap(20);
  CenterRow(left, width, one_row ? choose_width + Dp(10) + sample_width : choose_width);
  if (Button(Tr(T::kChooseFiles), choose_look)) commands.push_back(command::ChooseFiles{});
  if (one_row) {
    SameRow(10);
  } else {
    Gap(8);
    CenterRow(left, width, sample_width);
  }
  if (Button(Tr(T::kTrySample), sample_look)) commands.push_back(command::OpenSample{});

  ImGui::SetCursorScreenPos(ImVec2(min.x, max.y + Dp(14)));
  const float sentence = TextWidth(Tr(T::kNothingLeaves), Muted());
  CenterRow(left, width, Dp(kIconSize + 6) + sentence);
  SayNothingLeaves();
  if (example) {
    Gap(22);
    ImGui::SetCursorPosX(left);
    DrawExample(width);
  }
}

void DrawOpening(const Model& model, ViewState&, Commands& commands) {
  const float width = std::min(Left(), Dp(460));
  Center(width, Dp(150));
  const CardLook look{.size = ImVec2(width, 0), .padding = 20};
  BeginCard("opening", look);
  Spinner(20);
  SameRow(10);
  std::string title = Tr(T::kOpeningSample);
  if (!model.opening_files.empty()) {
    title =
        Fill(T::kOpening, {model.opening_files.size() == 1
                               ? model.opening_files[0].name
                               : Count(T::kFilesOne, T::kFilesMany, model.opening_files.size())});
  }
  Text(title, {.weight = Weight::kSemibold}, Left(), "heading", Dp(20));
  Gap(6);
  Paragraph(Tr(T::kOpeningHelp), Muted(), Left());
  if (model.import_progress.total > 0) {
    Gap(6);
    Text(ProgressText(model.import_progress), Muted(), Left());
  }
  Gap(14);
  if (Button(Tr(T::kCancel))) commands.push_back(command::Cancel{});
  EndCard(look);
}

void DrawDropOverlay(const Model& model) {
  if (!model.files_hover) return;
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const float edge = Dp(12);
  const Box box{ImVec2(edge, edge), ImVec2(page.x - edge, page.y - edge)};
  list->AddRectFilled(ImVec2(0, 0), page, (c.background & ~IM_COL32_A_MASK) | (0xD9U << 24));
  PaintDashedBox(list, box, c.link, Dp(14));
  const float y = std::floor(page.y / 2);
  PaintIcon(list, {ImVec2(0, y - Dp(60)), ImVec2(page.x, y - Dp(20))}, icons::kUpload, c.link, 28);
  PaintText(list, {ImVec2(edge, y - Dp(16)), ImVec2(page.x - edge, y + Dp(14))}, Tr(T::kDropNow),
            {.weight = Weight::kBold, .size = kTitleSize}, 0.5F);
  PaintText(list, {ImVec2(edge, y + Dp(16)), ImVec2(page.x - edge, y + Dp(36))},
            Tr(T::kDropNowHelp), Muted(), 0.5F);
}

}  // namespace kohort
