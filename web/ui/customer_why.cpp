// Why a customer is in an audience or not: its conditions as a tree, with what was seen of each.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/customer_parts.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

std::string Sentence(const Condition& condition, const Definitions& document) {
  if (const auto* group = std::get_if<Group>(&condition.body)) {
    return Tr(group->kind == GroupKind::kAll   ? T::kWhyAll
              : group->kind == GroupKind::kAny ? T::kWhyAny
                                               : T::kWhyNone);
  }
  return Describe(condition, document, CurrentLanguage());
}

// Functions whose value is one of the property's own, as it is.
bool IsOwnValue(Function function) {
  return function == Function::kFirst || function == Function::kLast ||
         function == Function::kMostFrequent;
}

// "3 times", "has Bandung"; empty where there is nothing to say.
std::string Seen(const Condition& condition, const std::string& value) {
  if (std::holds_alternative<SegmentCondition>(condition.body) ||
      std::holds_alternative<ListCondition>(condition.body)) {
    return "";
  }
  if (value.empty()) return Tr(T::kWhyNoValue);
  std::uint64_t times = 0;  // not read where the answer is of the condition before
  const char* end = value.data() + value.size();
  if (std::holds_alternative<EventCondition>(condition.body) &&
      std::from_chars(value.data(), end, times).ptr == end) {
    return Count(T::kWhyTimesOne, T::kWhyTimesMany, times);
  }
  if (std::holds_alternative<SequenceCondition>(condition.body)) {
    const std::size_t slash = value.find('/');
    return Fill(T::kWhyReached, {value.substr(0, slash), value.substr(slash + 1)});
  }
  if (std::holds_alternative<StageCondition>(condition.body)) return MemberStage(value);
  if (std::holds_alternative<FirstTimeCondition>(condition.body) ||
      std::holds_alternative<LastTimeCondition>(condition.body)) {
    return DateTime(value);
  }
  const auto* aggregate = std::get_if<AggregateCondition>(&condition.body);
  const bool number = aggregate != nullptr && !IsOwnValue(aggregate->measure.function);
  return Fill(T::kWhyValue, {number ? GroupedDecimal(value) : value});
}

std::string Events(const ExplainedCondition& explained) {
  constexpr std::size_t kShown = 4;
  std::string text;
  const std::size_t count = explained.events.size();
  for (std::size_t i = 0; i < std::min(count, kShown); ++i) {  // latest first
    const DecidingEvent& event = explained.events[count - 1 - i];
    text += (i == 0 ? "" : ", ") + event.event + " " + DateTime(event.time);
  }
  return count > kShown ? text + ", …" : text;
}

void DrawMark(bool holds, ImU32 color, float height) {
  Icon(holds ? icons::kCheck : icons::kX, color, kIconSize, height);
}

void DrawCondition(const ExplainedCondition& explained, const Condition* condition,
                   const Definitions& document, float indent, bool excludes) {
  const Palette& c = Colors();
  const bool finished = condition == nullptr || IsFinished(*condition);
  const float left = ImGui::GetCursorPosX() + indent;
  const ImU32 color = !finished ? c.muted : explained.holds == excludes ? c.warning : c.good;
  const bool group = condition == nullptr || std::holds_alternative<Group>(condition->body);
  const std::string sentence =
      condition == nullptr ? std::string() : Sentence(*condition, document);
  ImGui::SetCursorPosX(left);
  DrawMark(explained.holds, color, LineHeight());
  ImGui::SameLine(left + Dp(kIconSize + 8), 0);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = Left();
  DrawSentence(sentence, width);
  DescribeText("text", Fill(explained.holds ? T::kHoldsSo : T::kHoldsNot, {sentence}), at,
               ImVec2(at.x + width, ImGui::GetItemRectMax().y));
  std::string seen;
  if (!finished) {
    seen = Tr(T::kWhyUnfinished);
  } else if (!group) {
    seen = Seen(*condition, explained.value);
    const std::string events = Events(explained);
    if (!seen.empty() && !events.empty()) seen += " · ";
    seen += events;
  }
  if (!seen.empty()) {
    ImGui::SetCursorPosX(left + Dp(kIconSize + 8));
    Paragraph(seen, Small(), Left());
  }
  Gap(6);
}

void DrawAudienceSelect(const Model& model, float width, Commands& commands) {
  const std::vector<Segment>& segments = model.audiences.document.segments;
  std::vector<std::string_view> names;
  std::optional<std::size_t> chosen;
  for (const Segment& segment : segments) {
    if (segment.id == model.customer.audience) chosen = names.size();
    names.emplace_back(segment.name);
  }
  const auto picked = Select(Tr(T::kWhichAudience), names, chosen,
                             {.max_width = width / PixelScale(), .search = names.size() > 12});
  if (picked && picked != chosen) {
    commands.push_back(command::ExplainAudience{segments[*picked].id});
  }
}

// How deep a condition stands: "/include/conditions/0" in one group.
int DepthOf(std::string_view path) {
  constexpr std::string_view kStep = "/conditions/";
  int depth = 0;
  for (std::size_t at = path.find(kStep); at != std::string_view::npos;
       at = path.find(kStep, at + 1)) {
    ++depth;
  }
  return depth;
}

void DrawTree(const Model& model, const Segment& segment, const ExplainedCustomer& explained) {
  const Definitions& document = model.audiences.document;
  const Condition include{segment.include};
  bool included = true;
  bool excluded = false;
  bool except = false;  // its heading stands
  for (const ExplainedCondition& condition : explained.conditions) {
    const bool excludes = condition.path.starts_with("/exclude");
    const bool whole = condition.path == "/include";
    const Condition* found = whole ? &include : FindCondition(segment, condition.path);
    if (found == nullptr) continue;  // of the document before
    const int depth = DepthOf(condition.path);
    if (whole) included = condition.holds;
    if (excludes && depth == 0) excluded = excluded || condition.holds;
    if (excludes && !except) {
      except = true;
      Gap(4);
      Text(Tr(T::kExceptTitle), {.weight = Weight::kSemibold}, 0, "heading");
      Gap(6);
    }
    DrawCondition(condition, found, document, Dp(24) * static_cast<float>(depth), excludes);
  }
  if (included && !excluded && !explained.member) Paragraph(Tr(T::kWhyCap), Muted(), Left());
}

}  // namespace

void DrawWhy(const Model& model, float width, Commands& commands) {
  const Palette& c = Colors();
  const CustomerPage& customer = model.customer;
  const CardLook look{.size = ImVec2(width, 0)};
  BeginCard("why", look);
  const float left = ImGui::GetCursorPosX();
  const float row = Dp(kFieldHeight);
  Text(Tr(T::kWhy), {.weight = Weight::kSemibold}, 0, "heading", row);
  SameRow(12);
  const float room = left + Left();
  if (ImGui::GetCursorPosX() + Dp(120) > room) {
    ImGui::NewLine();
    Gap(4);
  }
  DrawAudienceSelect(model, Left(), commands);
  Gap(8);
  const Answer<ExplainReply>& why = customer.why;
  const Segment* segment = FindSegment(model.audiences.document, customer.audience);
  const bool known = why.reply && why.reply->segment == customer.audience &&
                     why.reply->customers.size() == 1 &&
                     why.reply->customers[0].customer == customer.id && segment != nullptr;
  if (why.error) {
    Paragraph(EngineWords(*why.error).Message(), {.color = c.warning}, Left());
  } else if (!known) {
    Text(Tr(T::kCounting), Muted());
  } else {
    const ExplainedCustomer& explained = why.reply->customers[0];
    const float line = LineHeight();
    DrawMark(explained.member, explained.member ? c.good : c.warning, line);
    SameRow(8);
    Text(Tr(explained.member ? T::kIsMember : T::kIsNoMember), {.weight = Weight::kSemibold}, 0,
         "text", line);
    Gap(8);
    DrawTree(model, *segment, explained);
  }
  EndCard(look);
}

}  // namespace kohort
