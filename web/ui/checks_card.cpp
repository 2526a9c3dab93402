// What to look at before importing. A question stands with the control that answers it.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/import_parts.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"
#include "web/ui/zones.h"

namespace kohort {
namespace {

std::optional<std::size_t> FindColumn(const SourcePreview& source, Meaning meaning) {
  const auto found = std::ranges::find(source.columns, meaning, &ColumnPreview::meaning);
  if (found == source.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - source.columns.begin());
}

// The column of numbers that a notice names.
std::optional<std::size_t> NamedColumn(const SourcePreview& source, const Notice& notice) {
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    const ColumnPreview& column = source.columns[i];
    const bool money = column.meaning == Meaning::kAmount || column.meaning == Meaning::kUnitPrice;
    if (money && notice.text.find('"' + column.column + '"') != std::string::npos) return i;
  }
  return std::nullopt;
}

void DayOrderSelect(const Model& model, std::size_t column, Commands& commands) {
  const std::array<std::string_view, 2> orders{Tr(T::kDayFirst), Tr(T::kMonthFirst)};
  const std::size_t chosen = model.shown_source().columns[column].format == "m/d/y" ? 1 : 0;
  const auto picked = Select(Tr(T::kDayOrder), orders, chosen, {.enabled = !model.importing});
  if (picked) commands.push_back(command::SetFormat{column, *picked == 1 ? "m/d/y" : "d/m/y"});
}

// True where there is an answer to give.
bool DrawAnswer(const Model& model, const Notice& notice, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  std::optional<std::size_t> column;
  if (notice.code == "encoding_unclear") {
    EncodingSelect(model, Tr(T::kEncoding), {}, commands);
    return true;
  }
  if (notice.code == "day_month_unclear") {
    column = FindColumn(source, Meaning::kTime);
    if (column) DayOrderSelect(model, *column, commands);
  } else if (notice.code == "number_unclear") {
    column = NamedColumn(source, notice);
  } else if (notice.code == "ids_joined") {
    column = FindColumn(source, Meaning::kCustomer);
  }
  if (column && notice.code != "day_month_unclear") {
    FormatSelect(model, *column, Fill(T::kAnswerFor, {source.columns[*column].column}), Left(),
                 false, commands);
  }
  return column.has_value();
}

bool HasAnswer(const Notice& notice) {
  return notice.code == "encoding_unclear" || notice.code == "day_month_unclear" ||
         notice.code == "number_unclear" || notice.code == "ids_joined";
}

void DrawNotice(const Model& model, const Notice& notice, bool blocks, Commands& commands) {
  const Palette& c = Colors();
  const float icon = Dp(kIconSize + 6);
  const float left = ImGui::GetCursorPosX();
  Icon(blocks ? icons::kCircleAlert : icons::kTriangleAlert, c.warning, kIconSize, LineHeight());
  ImGui::SameLine(left + icon, 0);
  ImGui::BeginGroup();
  Paragraph(NoticeText(notice), {.color = blocks ? c.warning : c.ink}, Left());
  const bool everywhere = notice.rows == 0 && notice.line == 0;
  if (const std::string where = everywhere ? notice.file : NoticeRows(notice); !where.empty()) {
    Paragraph(where, Muted(), Left());
  }
  ImGui::EndGroup();
  if (HasAnswer(notice)) {
    Gap(4);
    ImGui::SetCursorPosX(left + icon);
    if (!DrawAnswer(model, notice, commands)) ImGui::NewLine();
  }
  Gap(6);
}

void DrawConstantEvent(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  if (source.kind != SourceKind::kEvents || FindColumn(source, Meaning::kEvent)) return;
  Paragraph(Tr(T::kNoEventColumn), {}, Left());
  Gap(4);
  ImGui::BeginDisabled(model.importing);
  if (TypedField(Tr(T::kConstantEvent), state.constant_event, source.constant_event,
                 std::min(220.0F, Left() / PixelScale()), Tr(T::kConstantHint), true)) {
    commands.push_back(command::SetConstantEvent{state.constant_event.text});
  }
  ImGui::EndDisabled();
  Gap(8);
}

void DrawZone(const Model& model, Commands& commands) {
  const std::span<const std::string_view> zones = ZoneNames();
  const std::string& zone = model.preview->zone;
  const auto found = std::find(zones.begin(), zones.end(), zone);
  std::optional<std::size_t> chosen;
  if (found != zones.end()) chosen = static_cast<std::size_t>(found - zones.begin());
  Paragraph(Tr(T::kZoneHelp), Muted(), Left());
  Gap(4);
  const auto picked = Select(Tr(T::kZone), zones, chosen,
                             {.shown = zone.empty() ? std::string_view("UTC") : zone,
                              .max_width = Left() / PixelScale(),
                              .search = true,
                              .enabled = !model.importing});
  if (picked && picked != chosen) {
    commands.push_back(command::SetZone{std::string(zones[*picked])});
  }
}

// Those of ISO 4217 that most shops have, the first users' in front.
constexpr auto kCurrencies = std::to_array<std::string_view>(
    {"IDR", "MYR", "SGD", "THB", "PHP", "VND", "INR", "USD", "EUR", "GBP", "JPY",
     "CNY", "HKD", "TWD", "KRW", "AUD", "NZD", "CAD", "CHF", "SEK", "NOK", "DKK",
     "PLN", "CZK", "HUF", "TRY", "AED", "SAR", "ILS", "ZAR", "NGN", "KES", "EGP",
     "PKR", "BDT", "LKR", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "UAH", "RUB"});

void DrawCurrency(const Model& model, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const bool money =
      FindColumn(source, Meaning::kAmount) || FindColumn(source, Meaning::kUnitPrice);
  if (source.kind != SourceKind::kEvents || !money) return;
  const std::string& currency = model.preview->currency;
  std::vector<std::string_view> choices{Tr(T::kWithoutCurrency)};
  choices.insert(choices.end(), kCurrencies.begin(), kCurrencies.end());
  const auto found = std::ranges::find(choices, currency);
  std::optional<std::size_t> chosen;
  if (found != choices.end()) chosen = static_cast<std::size_t>(found - choices.begin());
  if (currency.empty()) chosen = 0;
  Gap(8);
  Paragraph(Tr(T::kCurrencyHelp), Muted(), Left());
  Gap(4);
  const auto picked = Select(Tr(T::kCurrency), choices, chosen,
                             {.shown = currency.empty() ? choices[0] : currency,
                              .max_width = Left() / PixelScale(),
                              .search = true,
                              .enabled = !model.importing});
  if (picked && picked != chosen) {
    commands.push_back(command::SetCurrency{*picked == 0 ? "" : std::string(choices[*picked])});
  }
}

}  // namespace

void DrawChecks(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const std::vector<Notice>& left_out = model.preview->notices;
  Text(Tr(T::kPleaseCheck), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(6);
  for (std::size_t i = 0; i < source.notices.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const bool blocks = !source.complete && i + 1 == source.notices.size();
    DrawNotice(model, source.notices[i], blocks, commands);
    ImGui::PopID();
  }
  for (const Notice& notice : left_out) DrawNotice(model, notice, false, commands);
  if (source.notices.empty() && left_out.empty()) {
    Icon(icons::kCheck, Colors().good, kIconSize, LineHeight());
    SameRow(6);
    Text(Tr(T::kLooksRight));
    Gap(6);
  }
  DrawConstantEvent(model, state, commands);
  DrawZone(model, commands);
  DrawCurrency(model, commands);
}

}  // namespace kohort
