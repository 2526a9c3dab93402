// What an audience comes to: how many, which share, since when, and how it narrows.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/condition_parts.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

ImU32 Faded(ImU32 color, bool faded) { return ImGui::GetColorU32(color, faded ? 0.45F : 1); }

// " · 3.1 bn revenue and 4,102 orders in 12 months", as far as it is known.
std::string SpendText(const Audiences& audiences) {
  const AudienceProfileReply* profile = audiences.Profiled();
  if (profile == nullptr || !profile->orders_known) return "";
  const std::string orders = Count(T::kOrdersOne, T::kOrdersMany, profile->orders);
  const std::string spent =
      profile->revenue.empty()
          ? Fill(T::kOrdersInYear, {orders})
          : Fill(T::kRevenueInYear, {CompactMoney(profile->revenue, audiences.currency()), orders});
  return " · " + spent;
}

void DrawSize(const Audiences& audiences) {
  const Palette& c = Colors();
  BeginRegion("status");
  Text(Tr(T::kAudienceSize), Muted());
  const CountReply* count = audiences.Counted();
  const bool known = count != nullptr && count->problems.empty();
  const std::string number = known ? Number(count->customers) : "–";
  const TextStyle style{.weight = Weight::kBold,
                        .size = kCountSize,
                        .color = Faded(c.ink, audiences.count.busy),
                        .tracking = -0.02F};
  Text(number, style, Left(), "text", Dp(42));
  if (known) {
    const std::string share =
        Fill(T::kShareOfCustomers, {Share(count->customers, count->universe)});
    Paragraph(share + SpendText(audiences), Muted(), Left());
  } else if (audiences.count.busy) {
    Text(Tr(T::kCounting), Muted());
  }
  EndRegion();
}

void DrawProblems(const Audiences& audiences) {
  const CountReply* count = audiences.Counted();
  const bool problems = count != nullptr && !count->problems.empty();
  if (!problems && !audiences.count.error) return;
  Gap(14);
  const CardLook look{.size = ImVec2(Left(), 0),
                      .padding = 10,
                      .fill = Colors().warning_soft,
                      .line = Colors().warning};
  BeginCard("problems", look);
  Paragraph(Tr(T::kCannotEvaluate), {.weight = Weight::kSemibold}, Left());
  if (audiences.count.error) {
    Gap(4);
    Paragraph(EngineWords(*audiences.count.error).Message(), {}, Left());
  } else {
    for (const SegmentProblem& problem : count->problems) {
      Gap(4);
      Paragraph(EngineWords(problem.error).what, {}, Left());  // the rest stands at the condition
    }
  }
  EndCard(look);
}

void DrawHistory(const Audiences& audiences) {
  const Palette& c = Colors();
  const auto& reply = audiences.history.reply;
  if (!reply || reply->segment != audiences.selected || reply->sizes.empty()) return;
  Gap(16);
  Text(Tr(T::kSizeOverTime), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(8);
  std::uint64_t most = 1;
  for (const SizeAt& size : reply->sizes) most = std::max(most, size.customers);
  const float width = Left();
  const float height = Dp(56);
  const float gap = Dp(3);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(ImVec2(width, height));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float bars = static_cast<float>(reply->sizes.size());
  const float bar = (width - gap * (bars - 1)) / bars;
  for (std::size_t i = 0; i < reply->sizes.size(); ++i) {
    const SizeAt& size = reply->sizes[i];
    const double part = static_cast<double>(size.customers) / static_cast<double>(most);
    const float tall = size.customers == 0
                           ? Dp(1)
                           : std::max(Dp(4), std::round(static_cast<float>(part) * height));
    const float x = std::round(at.x + static_cast<float>(i) * (bar + gap));
    const Box box{ImVec2(x, at.y + height - tall), ImVec2(std::round(x + bar), at.y + height)};
    const bool last = i + 1 == reply->sizes.size();
    list->AddRectFilled(box.min, box.max,
                        Faded(last ? c.accent : c.accent_line, audiences.history.busy), Dp(2),
                        ImDrawFlags_RoundCornersTop);
    const Box column{ImVec2(x, at.y), box.max};
    DescribeText("text", Fill(T::kSizeOn, {Date(size.day), Number(size.customers)}), column.min,
                 column.max);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(column.min, column.max)) {
      Tooltip(Fill(T::kSizeOn, {Date(size.day), Number(size.customers)}));
    }
  }
  Gap(4);
  const std::string first = Date(reply->sizes.front().day);
  const std::string last = Date(reply->sizes.back().day);
  const float y = ImGui::GetCursorPosY();
  const float x = ImGui::GetCursorPosX();
  Text(first, Small());
  ImGui::SetCursorPos(ImVec2(x + width - TextWidth(last, Small()) - Dp(1), y));
  Text(last, Small());
}

std::string StepName(const Model& model, const std::string& path) {
  const Segment* segment = model.audiences.segment();
  if (path.empty()) return Tr(T::kStageAll);
  if (path == "/cap") return Tr(T::kStepCap);
  if (path == "/include") return Tr(T::kStepInclude);
  if (segment == nullptr) return path;
  const Condition* condition = FindCondition(*segment, path);
  if (condition == nullptr) return path;  // of the document before
  const std::string name = ShortName(*condition, model.audiences.document);
  return path.starts_with("/exclude") ? Fill(T::kStepExclude, {name}) : name;
}

}  // namespace

void DrawAudienceSize(const Model& model) {
  DrawSize(model.audiences);
  DrawProblems(model.audiences);
}

void DrawSizeHistory(const Model& model) { DrawHistory(model.audiences); }

void DrawWaterfall(const Model& model) {
  const Palette& c = Colors();
  const Audiences& audiences = model.audiences;
  const CountReply* count = audiences.Counted();
  if (count == nullptr || count->waterfall.size() < 2) return;
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("waterfall", look);
  Text(Tr(T::kHowItNarrows), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(10);
  const auto& steps = count->waterfall;
  const float width = Left();
  const float gap = Dp(6);
  const float bar_height = Dp(72);
  const float number_height = Dp(22);
  // As many in a row as have room for their numbers; the others below.
  const std::size_t in_row = std::clamp<std::size_t>(static_cast<std::size_t>(width / Dp(84)), 1,
                                                     std::max<std::size_t>(steps.size(), 1));
  const std::size_t rows = (steps.size() + in_row - 1) / in_row;
  const std::size_t each = (steps.size() + rows - 1) / rows;
  const float bar =
      std::floor((width - gap * static_cast<float>(each - 1)) / static_cast<float>(each));
  std::vector<std::string> names;
  float name_height = 0;  // of the one with the most lines
  for (const WaterfallStep& step : steps) {
    names.push_back(StepName(model, step.path));
    name_height = std::max(name_height, ParagraphHeight(names.back(), Small(), bar));
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::size_t column = i % each;
    if (column == 0 && i > 0) Gap(10);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float x = corner.x + static_cast<float>(column) * (bar + gap);
    const double part = static_cast<double>(steps[i].customers) /
                        static_cast<double>(std::max<std::uint64_t>(steps[0].customers, 1));
    // Few of many are still seen beside them, and told from nobody.
    const float least = steps[i].customers == 0 ? Dp(1) : Dp(6);
    const float tall = std::max(least, std::round(static_cast<float>(part) * bar_height));
    const float floor = corner.y + number_height + bar_height;
    const Box box{ImVec2(x, floor - tall), ImVec2(x + bar, floor)};
    list->AddRectFilled(box.min, box.max, Faded(c.accent, audiences.count.busy), Dp(4),
                        ImDrawFlags_RoundCornersTop);
    const std::string number = Number(steps[i].customers);
    PaintText(list, {ImVec2(x, box.min.y - number_height), ImVec2(x + bar, box.min.y)}, number,
              {.weight = Weight::kSemibold, .color = Faded(c.ink, audiences.count.busy)});
    PaintParagraph(list, ImVec2(x, floor + Dp(4)), names[i], Small(), bar);
    DescribeText("text", Fill(T::kStageCount, {names[i], number}), ImVec2(x, corner.y),
                 ImVec2(x + bar, floor + Dp(4) + name_height));
    if (column + 1 == each || i + 1 == steps.size()) {
      ImGui::Dummy(ImVec2(width, number_height + bar_height + Dp(4) + name_height));
    }
  }
  EndCard(look);
  Gap(12);
}

}  // namespace kohort
