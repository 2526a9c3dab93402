// Who the customers of an audience are: how they are reached, what sets them apart, which other
// audiences they are in.
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

#include "web/ui/audience_parts.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr float kRowHeight = 33;
constexpr float kChannelHeight = 27;
constexpr std::size_t kOverlapsShown = 5;

void Heading(T text) {
  if (ImGui::GetCursorPosY() > ImGui::GetCursorStartPos().y) Gap(16);
  Text(Tr(text), {.weight = Weight::kSemibold}, 0, "heading");
  Gap(4);
}

// The profile of the selected audience. Without one, says why in the place of what would stand here
// and gives nothing.
const AudienceProfileReply* ProfileOrRemark(const Audiences& audiences) {
  const AudienceProfileReply* profile = audiences.Profiled();
  if (profile != nullptr) return profile;
  if (audiences.profile.error) {
    Paragraph(EngineWords(*audiences.profile.error).Message(), Muted(), Left());
  } else {
    Text(Tr(T::kCounting), Muted());
  }
  return nullptr;
}

// Where the audience cannot be counted, that is told elsewhere, and nothing here.
bool IsTold(const Audiences& audiences) {
  const CountReply* count = audiences.Counted();
  const bool problems = count != nullptr && !count->problems.empty();
  return !problems && !audiences.count.error;
}

bool IsOld(const Audiences& audiences) { return audiences.count.busy || audiences.profile.busy; }

ImU32 Faded(ImU32 color, bool old) { return ImGui::GetColorU32(color, old ? 0.45F : 1); }

ImU32 Fresh(const Audiences& audiences, ImU32 color) { return Faded(color, IsOld(audiences)); }

struct ChannelTexts {
  std::string_view id;
  T name;
  T contact;
};
constexpr ChannelTexts kChannelTexts[] = {
    {"push", T::kChannelPush, T::kMeaningPushToken},
    {"email", T::kChannelEmail, T::kMeaningEmail},
    {"sms", T::kChannelSms, T::kMeaningPhone},
    {"whatsapp", T::kChannelWhatsapp, T::kMeaningPhone},
    {"popup", T::kChannelPopup, T::kChannelPopup},
};

const ChannelTexts* TextsOf(std::string_view channel) {
  for (const ChannelTexts& texts : kChannelTexts) {
    if (texts.id == channel) return &texts;
  }
  return nullptr;
}

// SMS and WhatsApp are there for those who have telephone numbers.
bool IsShown(const ChannelReach& channel) {
  return channel.contact_known || channel.channel == "push" || channel.channel == "email";
}

void DrawChannel(const Audiences& audiences, const ChannelReach& channel, std::uint64_t customers,
                 ImU32 color, Commands& commands) {
  const std::string name = Tr(TextsOf(channel.channel)->name);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = Dp(kChannelHeight);
  const Box box{at, ImVec2(at.x + Left(), at.y + height)};
  const float name_width = std::min(Dp(126), std::floor(box.Width() * 0.4F));
  if (!channel.contact_known) {
    Text(name, {}, name_width - Dp(6), "text", height);
    ImGui::SameLine(0, Dp(6));
    const std::string label = Fill(T::kNoColumnOf, {name});
    const ButtonLook look{.kind = ButtonKind::kLink, .height = kChannelHeight, .name = label};
    if (Button(Tr(T::kNoColumn), look)) commands.push_back(command::ShowScreen{Screen::kData});
    return;
  }
  ImGui::Dummy(ImVec2(box.Width(), height));
  const std::string number = Number(channel.customers);
  PaintBarRow(box, {.name = name,
                    .number = number,
                    .part = channel.customers,
                    .whole = customers,
                    .color = color,
                    .name_width = name_width,
                    .number_width = std::max(Dp(44), TextWidth(Number(customers)) + Dp(10)),
                    .old = IsOld(audiences)});
  DescribeText("text", Fill(T::kStageCount, {name, number}), box.min, box.max);
}

// What is missing for some of the channels, in a line each.
void DrawReachRemarks(const AudienceProfileReply& profile) {
  std::vector<std::string_view> missing;
  std::string unasked;
  for (const ChannelReach& channel : profile.channels) {
    const ChannelTexts* texts = TextsOf(channel.channel);
    if (texts == nullptr || !IsShown(channel) || channel.channel == "popup") continue;
    if (!channel.contact_known) {
      missing.push_back(Tr(texts->contact));
    } else if (!channel.consent_known) {
      unasked += (unasked.empty() ? "" : ", ") + std::string(Tr(texts->name));
    }
  }
  for (const std::string_view contact : missing) {
    Gap(2);
    Paragraph(Fill(T::kNoColumnHelp, {contact}), Small(), Left());
  }
  if (unasked.empty()) return;
  Gap(2);
  Paragraph(Fill(T::kNoConsentHelp, {unasked}), Small(), Left());
}

// A row of a list that can be pressed. The labels are for those who do not see it.
Press Row(const std::string& label, float height) {
  const Press press =
      PressArea("button", label, ImVec2(Left(), height), {.state = {}, .ring_gap = -2});
  if (!press.visible) return press;
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (press.hovered) list->AddRectFilled(press.box.min, press.box.max, c.hover, Dp(kRadius));
  list->AddRectFilled(ImVec2(press.box.min.x, press.box.max.y - Dp(1)), press.box.max, c.line);
  return press;
}

Box FirstLine(const Press& row) {
  return {ImVec2(row.box.min.x + Dp(8), row.box.min.y),
          ImVec2(row.box.max.x - Dp(8), row.box.min.y + Dp(kRowHeight))};
}

// Those of the audience that have the value, as another audience.
Segment WithValue(Segment segment, const Distinction& value) {
  Condition condition;
  ValueTest test;
  test.texts = {value.value};
  if (!value.attribute.empty()) {
    condition.body = AttributeCondition{value.attribute, std::move(test)};
  } else {
    EventCondition event;
    event.events.event.match = EventMatch::kAny;
    event.events.where.filters.push_back({PropertyTest{value.property, std::move(test)}});
    condition.body = std::move(event);
  }
  if (segment.include.kind != GroupKind::kAll) {
    Group all;
    all.conditions.push_back({std::move(segment.include)});
    segment.include = std::move(all);
  }
  segment.include.conditions.push_back(std::move(condition));
  segment.id.clear();
  segment.name = Fill(T::kAudienceWithValue, {segment.name, value.value});
  return segment;
}

void DrawDistinction(const Audiences& audiences, const AudienceProfileReply& profile,
                     const Distinction& value, Commands& commands) {
  const Palette& c = Colors();
  const std::string& column = value.attribute.empty() ? value.property : value.attribute;
  const std::string lift = Lift(value.lift);
  const float room = Left() - 2 * Dp(8) - TextWidth(lift, {.weight = Weight::kSemibold}) - Dp(10);
  const float column_room = std::round(room * 0.42F) - Dp(8);
  const float value_room = room - column_room - Dp(8);
  const float height = std::max(RowHeight(column, column_room, Dp(kRowHeight)),
                                RowHeight(value.value, value_room, Dp(kRowHeight)));
  const Press press = Row(Fill(T::kDistinctionLabel, {column, value.value, lift}), height);
  if (press.pressed && audiences.segment() != nullptr) {
    commands.push_back(command::AddAudience{WithValue(*audiences.segment(), value)});
  }
  if (!press.visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Box line = FirstLine(press);
  PaintText(list, line, lift, {.weight = Weight::kSemibold, .color = Fresh(audiences, c.ink)}, 1);
  PaintRowText(list, {line.min, ImVec2(line.min.x + column_room, line.max.y)}, column,
               {.color = c.muted});
  const float value_at = line.min.x + column_room + Dp(8);
  PaintRowText(list, {ImVec2(value_at, line.min.y), ImVec2(value_at + value_room, line.max.y)},
               value.value, {.color = Fresh(audiences, c.ink)});
  if (press.hovered) {
    Tooltip(Fill(T::kDistinctionHelp,
                 {Number(value.customers), Share(value.customers, profile.customers),
                  Share(value.everyone, profile.universe)}));
  }
}

void DrawOverlapRow(const Audiences& audiences, const AudienceProfileReply& profile,
                    const SegmentOverlap& overlap, Commands& commands) {
  const Palette& c = Colors();
  const Segment* other = FindSegment(audiences.document, overlap.segment);
  if (other == nullptr) return;  // deleted since
  const std::string count = Fill(
      T::kCountShare, {Number(overlap.customers), Share(overlap.customers, profile.customers)});
  ImGui::PushID(other->id.c_str());
  const float room = Left() - 2 * Dp(8) - TextWidth(count) - Dp(10);
  const Press press = Row(Fill(T::kOverlapLabel, {other->name, count}),
                          RowHeight(other->name, room, Dp(kRowHeight)));
  ImGui::PopID();
  if (press.pressed) commands.push_back(command::SelectAudience{other->id});
  if (!press.visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Box line = FirstLine(press);
  PaintText(list, line, count, {.color = Fresh(audiences, c.ink)}, 1);
  PaintRowText(list, {line.min, ImVec2(line.min.x + room, line.max.y)}, other->name);
}

}  // namespace

void PaintBarRow(const Box& box, const BarRow& row) {
  const Palette& c = Colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (row.name_width > 0) {
    PaintText(list, {box.min, ImVec2(box.min.x + row.name_width - Dp(6), box.max.y)}, row.name);
  }
  PaintText(list, box, row.number, {.color = Faded(c.ink, row.old)}, 1);
  const float middle = std::round((box.min.y + box.max.y) / 2);
  const Box bar{ImVec2(box.min.x + row.name_width, middle - Dp(3)),
                ImVec2(box.max.x - row.number_width, middle + Dp(3))};
  list->AddRectFilled(bar.min, bar.max, c.line, Dp(3));
  if (row.part == 0 || row.whole == 0) return;
  const double share = static_cast<double>(row.part) / static_cast<double>(row.whole);
  const float filled = std::max(Dp(3), std::round(static_cast<float>(share) * bar.Width()));
  list->AddRectFilled(bar.min, ImVec2(bar.min.x + filled, bar.max.y), Faded(row.color, row.old),
                      Dp(3));
}

void DrawReach(const Model& model, Commands& commands) {
  const Audiences& audiences = model.audiences;
  if (!IsTold(audiences)) return;
  Heading(T::kReachTitle);
  const AudienceProfileReply* profile = ProfileOrRemark(audiences);
  if (profile == nullptr) return;
  const Segment* segment = audiences.segment();
  const ImU32 color = GoalColor(segment == nullptr ? Goal::kRetention : segment->goal);
  for (const ChannelReach& channel : profile->channels) {
    if (TextsOf(channel.channel) == nullptr || !IsShown(channel)) continue;
    DrawChannel(audiences, channel, profile->customers, color, commands);
  }
  DrawReachRemarks(*profile);
}

void DrawDistinctions(const Model& model, Commands& commands) {
  const Audiences& audiences = model.audiences;
  if (!IsTold(audiences) || audiences.profile.error) return;
  Heading(T::kDistinctionsTitle);
  const AudienceProfileReply* profile = ProfileOrRemark(audiences);
  if (profile == nullptr) return;
  if (profile->distinctions.empty()) {
    Paragraph(Tr(T::kNoDistinctions), Muted(), Left());
    return;
  }
  for (const Distinction& value : profile->distinctions) {
    DrawDistinction(audiences, *profile, value, commands);
  }
}

void DrawOverlaps(const Model& model, Commands& commands) {
  const Audiences& audiences = model.audiences;
  const bool others = audiences.document.segments.size() > 1;
  if (!IsTold(audiences) || audiences.profile.error || !others) return;
  Heading(T::kOverlapTitle);
  const AudienceProfileReply* profile = ProfileOrRemark(audiences);
  if (profile == nullptr) return;
  std::size_t shown = 0;
  for (const SegmentOverlap& overlap : profile->overlaps) {  // most customers first
    if (overlap.customers == 0 || shown == kOverlapsShown) break;
    DrawOverlapRow(audiences, *profile, overlap, commands);
    ++shown;
  }
  if (shown == 0) Paragraph(Tr(T::kNoOverlaps), Muted(), Left());
}

}  // namespace kohort
