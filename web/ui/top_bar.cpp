// The bar along the top: where to go, what is loaded, as of when, export.
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/text.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kChipHeight = 31;

struct BarChip {
  const char* icon = nullptr;
  std::string first;   // plain
  std::string strong;  // after it, bold
  std::string small;   // after that, small and grey
};

const TextStyle kStrong() { return {.weight = Weight::kSemibold}; }

float ChipWidth(const BarChip& chip) {
  float width = 2 * Dp(9) + Dp(kIconSize);
  if (!chip.first.empty()) width += Dp(7) + TextWidth(chip.first);
  if (!chip.strong.empty())
    width += Dp(chip.first.empty() ? 7 : 5) + TextWidth(chip.strong, kStrong());
  if (!chip.small.empty()) width += Dp(7) + TextWidth(chip.small, Small());
  return width;
}

Press DrawChip(std::string_view label, const BarChip& chip, float width) {
  const Press press =
      PressArea("button", label, ImVec2(width, Dp(kChipHeight)), {.state = {.value = chip.small}});
  if (!press.visible) return press;
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  PaintBox(list, press.box, press.hovered ? c.hover : c.panel, c.line, Dp(kRadius));
  Box inner{ImVec2(press.box.min.x + Dp(9), press.box.min.y),
            ImVec2(press.box.max.x - Dp(9), press.box.max.y)};
  PaintIcon(list, {inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)}, chip.icon, c.ink);
  inner.min.x += Dp(kIconSize);
  const auto piece = [&](const std::string& text, const TextStyle& style, float gap) {
    if (text.empty()) return;
    inner.min.x += Dp(gap);
    PaintText(list, inner, text, style);
    inner.min.x += TextWidth(text, style);
  };
  // The name of the data gives way first.
  const float others = ChipWidth(chip) - (chip.first.empty() ? 0 : TextWidth(chip.first));
  if (!chip.first.empty()) {
    inner.min.x += Dp(7);
    const float room = std::max(Dp(20), width - others);
    const Box box{inner.min,
                  ImVec2(inner.min.x + std::min(room, TextWidth(chip.first)), inner.max.y)};
    if (PaintText(list, box, chip.first) && press.hovered) Tooltip(chip.first);
    inner.min.x = box.max.x;
  }
  piece(chip.strong, kStrong(), chip.first.empty() ? 7 : 5);
  piece(chip.small, Small(), 7);
  return press;
}

void DrawLogo(bool with_name) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = Dp(kButtonHeight);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = Dp(10) / 2;
  list->AddCircleFilled(ImVec2(at.x + radius + Dp(1), std::round(at.y + height / 2)), radius,
                        Colors().accent, 32);
  float width = Dp(12);
  if (with_name) {
    const TextStyle style{.weight = Weight::kBold, .size = kLogoSize};
    const float text = TextWidth(Tr(T::kKohort), style);
    PaintText(list, {ImVec2(at.x + Dp(16), at.y), ImVec2(at.x + Dp(16) + text, at.y + height)},
              Tr(T::kKohort), style);
    width = Dp(16) + text;
  }
  ImGui::Dummy(ImVec2(width, height));
}

std::string DataName(const Model& model) {
  if (model.data_is_sample) return Tr(T::kSampleData);
  const auto& files = model.data->files;
  return files.size() == 1 ? files[0] : Count(T::kFilesOne, T::kFilesMany, files.size());
}

void DrawExportMenu(const Model& model, Commands& commands, const Box& anchor) {
  if (!BeginMenu("export", anchor, Dp(220), true)) return;
  const std::string stage = model.screen == Screen::kAudiences ? "" : model.members.stage;
  const float width = Dp(250);
  const Segment* segment = model.screen == Screen::kAudiences ? model.audiences.segment() : nullptr;
  if (segment != nullptr &&
      MenuOption(Fill(T::kExportStageCsv, {segment->name}), false, width, icons::kFileDown)) {
    commands.push_back(command::Export{.stage = "", .format = "csv", .segment = segment->id});
    ImGui::CloseCurrentPopup();
  }
  if (!stage.empty() &&
      MenuOption(Fill(T::kExportStageCsv, {StageName(stage)}), false, width, icons::kFileDown)) {
    commands.push_back(command::Export{.stage = stage, .format = "csv"});
    ImGui::CloseCurrentPopup();
  }
  if (MenuOption(Tr(T::kExportAllCsv), false, width, icons::kFileDown)) {
    commands.push_back(command::Export{.stage = "", .format = "csv"});
    ImGui::CloseCurrentPopup();
  }
  if (MenuOption(Tr(T::kExportSqlite), false, width, icons::kDatabase)) {
    commands.push_back(command::Export{.stage = "", .format = "sqlite"});
    ImGui::CloseCurrentPopup();
  }
  EndMenu();
}

constexpr ButtonLook kLanguageLook{
    .kind = ButtonKind::kQuiet, .icon = icons::kLanguages, .icon_only = true};

void DrawLanguage(const Model& model, Commands& commands) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ButtonWidth("", kLanguageLook);
  const Box anchor{at, ImVec2(at.x + width, at.y + Dp(kButtonHeight))};
  if (Button(Tr(T::kPageLanguage), kLanguageLook)) OpenMenu("language");
  if (!BeginMenu("language", anchor, Dp(150), true)) return;
  constexpr std::array kLanguages{std::pair{Language::kEnglish, T::kEnglish},
                                  std::pair{Language::kIndonesian, T::kIndonesian}};
  for (const auto& [language, name] : kLanguages) {
    if (!MenuOption(Tr(name), language == model.language, Dp(180))) continue;
    commands.push_back(command::SetLanguage{language});
    ImGui::CloseCurrentPopup();
  }
  EndMenu();
}

}  // namespace

void DrawTopBar(const Model& model, ViewState& state, Commands& commands) {
  const Palette& c = Colors();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Left();
  const float height = Dp(kTopBarHeight);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, ImVec2(at.x + width, at.y + height), c.panel);
  list->AddRectFilled(ImVec2(at.x, at.y + height - Dp(1)), ImVec2(at.x + width, at.y + height),
                      c.line);
  const float y = at.y + std::floor((height - Dp(1) - Dp(kButtonHeight)) / 2);
  const float edge = Dp(state.width < 600 ? 10 : 14);
  const bool narrow = state.width < 600;

  ImGui::SetCursorScreenPos(ImVec2(at.x + edge, y));
  DrawLogo(state.width >= 480);
  SameRow(14);
  if (Tab(Tr(T::kTabData), icons::kDatabase, model.screen == Screen::kData, narrow)) {
    commands.push_back(command::ShowScreen{Screen::kData});
  }
  if (model.data) {
    SameRow(6);
    if (Tab(Tr(T::kTabAudiences), icons::kUsers, model.screen == Screen::kAudiences, narrow)) {
      commands.push_back(command::ShowScreen{Screen::kAudiences});
    }
    SameRow(6);
    if (Tab(Tr(T::kTabLifecycle), icons::kRefreshCw, model.screen == Screen::kLifecycle, narrow)) {
      commands.push_back(command::ShowScreen{Screen::kLifecycle});
    }
  }
  ImGui::SameLine();
  const float left_end = ImGui::GetCursorScreenPos().x;
  const float language_width = ButtonWidth("", kLanguageLook);
  if (!model.data) {
    ImGui::SetCursorScreenPos(ImVec2(at.x + width - edge - language_width, y));
    DrawLanguage(model, commands);
  }

  if (model.data) {
    BarChip data{.icon = icons::kFileText, .first = DataName(model), .strong = {}, .small = {}};
    if (state.width >= 1160) {
      data.small = Fill(T::kDataChip, {Number(model.data->events), Number(model.data->customers)});
    }
    const std::string day = Date(model.lifecycle                ? model.lifecycle->as_of_day
                                 : model.settings.as_of.empty() ? model.data->as_of_day
                                                                : model.settings.as_of);
    BarChip as_of{.icon = icons::kCalendar, .first = {}, .strong = day, .small = {}};
    if (state.width >= 760) as_of.first = Tr(T::kAsOf);
    if (state.width >= 900) as_of.small = model.data->zone;
    const ButtonLook export_look{.kind = ButtonKind::kPrimary,
                                 .icon = icons::kDownload,
                                 .enabled = !model.exporting && !model.settings.purchase.empty(),
                                 .icon_only = narrow};

    const float export_width = ButtonWidth(Tr(T::kExport), export_look);
    const float as_of_width = ChipWidth(as_of);
    const float right = at.x + width - edge;
    const bool undo = model.screen == Screen::kAudiences && state.width >= 900;
    const ButtonLook share_look{.icon = icons::kLink, .icon_only = state.width < 1160};
    // Right of the chips, each with its gap.
    const float undo_width = undo ? UndoButtonsWidth() + Dp(6) : 0;
    const bool share = undo && model.audiences.segment() != nullptr;
    const float share_width = share ? ButtonWidth(Tr(T::kShare), share_look) + Dp(6) : 0;
    const float buttons = language_width + undo_width + share_width + export_width + Dp(6);
    const float room = right - buttons - as_of_width - 2 * Dp(6) - left_end;
    const float data_width = std::min(ChipWidth(data), room);
    const bool with_data = data_width >= Dp(90);
    float x = right - buttons - as_of_width;
    if (with_data) x -= Dp(6) + data_width;
    const float chip_y = y + std::floor((Dp(kButtonHeight) - Dp(kChipHeight)) / 2);
    if (with_data) {
      ImGui::SetCursorScreenPos(ImVec2(x, chip_y));
      if (DrawChip(data.first, data, data_width).pressed) {
        commands.push_back(command::ShowScreen{Screen::kData});
      }
      x += data_width + Dp(6);
    }
    ImGui::SetCursorScreenPos(ImVec2(x, chip_y));
    const Press chip = DrawChip(std::string(Tr(T::kAsOf)) + " " + day, as_of, as_of_width);
    if (chip.pressed) {
      state.as_of = model.lifecycle ? model.lifecycle->as_of_day : model.data->as_of_day;
      state.month = 0;
      OpenMenu("as of");
    }
    if (BeginMenu("as of", chip.box, Dp(264), true)) {
      DrawAsOfMenu(model, state, commands);
      EndMenu();
    }
    ImGui::SetCursorScreenPos(ImVec2(right - buttons + Dp(3), y));
    DrawLanguage(model, commands);
    if (undo) {
      ImGui::SetCursorScreenPos(ImVec2(right - export_width - share_width - undo_width, y));
      DrawUndoButtons(model, commands);
    }
    if (share) {
      ImGui::SetCursorScreenPos(ImVec2(right - export_width - share_width, y));
      if (Button(Tr(T::kShare), share_look)) {
        commands.push_back(command::ShareAudience{model.audiences.selected});
      }
      if (ImGui::IsItemHovered() && !share_look.icon_only) Tooltip(Tr(T::kShareHelp));
    }
    ImGui::SetCursorScreenPos(ImVec2(right - export_width, y));
    const Box anchor{ImVec2(right - export_width, y), ImVec2(right, y + Dp(kButtonHeight))};
    if (Button(Tr(T::kExport), export_look)) OpenMenu("export");
    DrawExportMenu(model, commands, anchor);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(width, height));
}

}  // namespace kohort
