// The audience beside another: what each says, and the customers in one, in the other, in both.
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kPartHeight = 30;
constexpr float kTwoColumnsFrom = 520;  // width of the card, CSS pixels

const SegmentOverlap* OverlapWith(const AudienceProfileReply* profile, const std::string& id) {
  if (profile == nullptr) return nullptr;
  for (const SegmentOverlap& overlap : profile->overlaps) {
    if (overlap.segment == id) return &overlap;
  }
  return nullptr;
}

void DrawChoice(Editing& editing, const Segment& other) {
  const Definitions& document = editing.model.audiences.document;
  std::vector<std::string_view> names;
  std::vector<std::string> ids;
  std::optional<std::size_t> chosen;
  for (const Segment& segment : document.segments) {
    if (segment.id == editing.segment.id) continue;
    if (segment.id == other.id) chosen = names.size();
    names.push_back(segment.name);
    ids.push_back(segment.id);
  }
  const float width = Left();
  const float left = ImGui::GetCursorPosX();
  const float row = Dp(kFieldHeight);
  Text(Tr(T::kComparedWith), {.weight = Weight::kSemibold}, 0, "heading", row);
  SameRow(8);
  const float room = left + width - ImGui::GetCursorPosX() - row - Dp(8);
  const auto picked =
      Select(Tr(T::kComparedWith), names, chosen,
             {.shown = other.name, .max_width = room / PixelScale(), .search = names.size() > 12});
  if (picked) editing.commands.push_back(command::CompareAudience{ids[*picked]});
  ImGui::SameLine(left + width - row, 0);
  const ButtonLook close{
      .kind = ButtonKind::kQuiet, .icon = icons::kX, .icon_only = true, .height = kFieldHeight};
  if (Button(Tr(T::kEndComparison), close)) {
    editing.commands.push_back(command::CompareAudience{""});
  }
}

// What an audience says, under its name; where it stands in the row of two.
void DrawSaid(const Segment& segment, const std::string& sentence, float width) {
  ImGui::BeginGroup();
  Text(segment.name, {.weight = Weight::kSemibold}, width);
  Gap(2);
  DrawSentence(sentence, width);
  ImGui::EndGroup();
}

SegmentCondition In(const Segment& segment, bool member = true) { return {segment.id, member}; }

float NameWidth() { return std::floor(Left() * 0.45F); }

// One of the three parts, which becomes an audience when it is pressed.
void DrawPart(Editing& editing, const std::string& name, std::uint64_t customers,
              std::uint64_t whole, bool stacked, std::vector<Condition> conditions) {
  const Audiences& audiences = editing.model.audiences;
  const bool old = audiences.count.busy || audiences.profile.busy;
  const std::string number = Fill(T::kCountShare, {Number(customers), Share(customers, whole)});
  const float above = stacked ? ParagraphHeight(name, {}, Left()) + Dp(4) : 0;
  const Press press =
      PressArea("button", Fill(T::kStageCount, {name, number}),
                ImVec2(Left(), above + Dp(kPartHeight)), {.state = {}, .ring_gap = -2});
  if (press.visible) {
    const std::string longest = Fill(T::kCountShare, {Number(whole), Share(999, 1000)});
    if (press.hovered) {
      ImDrawList* list = ImGui::GetWindowDrawList();
      list->AddRectFilled(press.box.min, press.box.max, Colors().hover, Dp(kRadius));
      Tooltip(Tr(T::kComparisonHelp));
    }
    Box row = press.box;
    row.min.y += above;
    if (stacked) {
      PaintParagraph(ImGui::GetWindowDrawList(), ImVec2(row.min.x, press.box.min.y + Dp(4)), name,
                     {}, row.Width());
    }
    PaintBarRow(row, {.name = stacked ? "" : name,
                      .number = number,
                      .part = customers,
                      .whole = whole,
                      .color = GoalColor(editing.segment.goal),
                      .name_width = stacked ? 0 : NameWidth(),
                      .number_width = TextWidth(longest) + Dp(10),
                      .old = old});
  }
  if (!press.pressed) return;
  Segment part;
  part.name = name;
  part.goal = editing.segment.goal;
  part.include.conditions = std::move(conditions);
  editing.commands.push_back(command::AddAudience{std::move(part)});
}

}  // namespace

void DrawComparison(Editing& editing) {
  const Audiences& audiences = editing.model.audiences;
  const Segment* other = FindSegment(audiences.document, audiences.compared);
  if (other == nullptr) return;
  const Segment& own = editing.segment;
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("comparison", look);
  DrawChoice(editing, *other);
  Gap(8);
  const bool beside = Left() >= Dp(kTwoColumnsFrom);
  const float width = beside ? std::floor((Left() - Dp(24)) / 2) : Left();
  DrawSaid(own, audiences.sentence, width);
  beside ? ImGui::SameLine(0, Dp(24)) : Gap(8);
  DrawSaid(*other, audiences.compared_sentence, width);
  Gap(10);
  const AudienceProfileReply* profile = audiences.Profiled();
  const SegmentOverlap* overlap = OverlapWith(profile, other->id);
  if (overlap == nullptr) {
    const bool busy = audiences.count.busy || audiences.profile.busy;
    Text(Tr(busy ? T::kCounting : T::kNotComparable), Muted(), Left());
  } else {
    const std::uint64_t own_alone = profile->customers - overlap->customers;
    const std::uint64_t other_alone = overlap->of_other - overlap->customers;
    const std::uint64_t whole = own_alone + overlap->customers + other_alone;
    const std::string both = Fill(T::kInBoth, {own.name, other->name});
    const bool stacked = TextWidth(both) + Dp(8) > NameWidth();  // the longest name
    DrawPart(editing, Fill(T::kOnlyIn, {own.name}), own_alone, whole, stacked,
             {{In(own)}, {In(*other, false)}});
    DrawPart(editing, both, overlap->customers, whole, stacked, {{In(own)}, {In(*other)}});
    DrawPart(editing, Fill(T::kOnlyIn, {other->name}), other_alone, whole, stacked,
             {{In(*other)}, {In(own, false)}});
  }
  EndCard(look);
  Gap(12);
}

}  // namespace kohort
