// The versions of the audience: when, what changed then, what would change if one is restored.
#include <algorithm>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

std::string TimeOf(const Version& version) {
  return version.time.empty() ? std::string(Tr(T::kVersionBegun))
                              : DateTime(version.time.substr(0, 16));
}

std::string Said(const SegmentChange& change) {
  const auto condition = [&change](T text, const std::string& clause) {
    const std::string said = Fill(text, {clause});
    return change.excludes ? Fill(T::kChangedExclude, {said}) : said;
  };
  switch (change.kind) {
    case ChangeKind::kName: return Fill(T::kChangedName, {change.before, change.after});
    case ChangeKind::kDescription: return Tr(T::kChangedDescription);
    case ChangeKind::kGoal: return Tr(T::kChangedGoal);
    case ChangeKind::kTags: return Tr(T::kChangedTags);
    case ChangeKind::kAdded: return condition(T::kChangedAdded, change.after);
    case ChangeKind::kRemoved: return condition(T::kChangedRemoved, change.before);
    case ChangeKind::kChanged: {
      const std::string said = Fill(T::kChangedTo, {change.before, change.after});
      return change.excludes ? Fill(T::kChangedExclude, {said}) : said;
    }
    case ChangeKind::kGroup: {
      const T kind = change.group == GroupKind::kAll   ? T::kGroupAll
                     : change.group == GroupKind::kAny ? T::kGroupAny
                                                       : T::kGroupNone;
      return Fill(T::kChangedGroup, {Tr(kind), Tr(T::kOfTheseConditions)});
    }
    case ChangeKind::kOrder: return Tr(T::kChangedOrder);
    case ChangeKind::kCap: break;
  }
  return Tr(T::kChangedCap);
}

void DrawChanges(const std::vector<SegmentChange>& changes, float width) {
  for (const SegmentChange& change : changes) {
    Gap(2);
    DrawSentence(Said(change), width);
  }
}

void DrawVersion(Editing& editing, const Versions& versions, std::size_t index) {
  const Definitions& document = editing.model.audiences.document;
  const Version& version = versions[index];
  const bool now = version.segment == editing.segment;
  const std::string time = TimeOf(version);
  const float width = Left();
  std::optional<std::size_t>& open = editing.state.audiences.version;
  ImGui::PushID(static_cast<int>(index));
  const std::string restore_name = Fill(T::kRestoreNamed, {time});
  const std::string against_name = Fill(T::kAgainstNowNamed, {time});
  const ButtonLook restore{.kind = ButtonKind::kLink, .height = kFieldHeight, .name = restore_name};
  Flow flow;
  flow.Word(time, {.weight = Weight::kMedium});
  if (now) {
    flow.Word(Tr(T::kVersionNow), Muted());
  } else {
    const bool shown = open == index;
    const ButtonLook look{.kind = ButtonKind::kLink,
                          .icon = shown ? icons::kChevronUp : icons::kChevronDown,
                          .height = kFieldHeight,
                          .name = against_name,
                          .muted = true};
    flow.Next(ButtonWidth(Tr(T::kAgainstNow), look));
    if (Button(Tr(T::kAgainstNow), look)) {
      if (shown) {
        open.reset();
      } else {
        open = index;
      }
    }
    flow.Last(ButtonWidth(Tr(T::kRestore), restore));
    if (Button(Tr(T::kRestore), restore)) {
      editing.commands.push_back(command::RestoreVersion{index});
      open.reset();
    }
  }
  if (index > 0) {
    DrawChanges(
        CompareSegments(versions[index - 1].segment, version.segment, document, CurrentLanguage()),
        width);
  }
  if (open == index && !now) {
    Gap(6);
    ImGui::Indent(Dp(16));
    Text(Tr(T::kAgainstNow), {.weight = Weight::kSemibold}, 0, "heading");
    const std::vector<SegmentChange> changes =
        CompareSegments(editing.segment, version.segment, document, CurrentLanguage());
    if (changes.empty()) Paragraph(Tr(T::kSameAsNow), Muted(), Left());
    DrawChanges(changes, Left());
    ImGui::Unindent(Dp(16));
  }
  ImGui::PopID();
}

}  // namespace

void DrawVersions(Editing& editing) {
  const std::optional<Versions>& versions = editing.model.audiences.versions;
  if (!versions) return;
  constexpr float kMostHeight = 320;
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("versions", look);
  const float left = ImGui::GetCursorPosX();
  const float width = Left();
  const float row = Dp(kFieldHeight);
  Text(Tr(T::kVersions), {.weight = Weight::kSemibold}, 0, "heading", row);
  ImGui::SameLine(left + width - row, 0);
  const ButtonLook close{
      .kind = ButtonKind::kQuiet, .icon = icons::kX, .icon_only = true, .height = kFieldHeight};
  if (Button(Tr(T::kCloseVersions), close)) {
    editing.commands.push_back(command::ShowVersions{false});
  }
  Gap(4);
  if (versions->empty()) {
    Paragraph(Tr(T::kNoVersions), Muted(), width);
  } else {
    // Latest first; many scroll.
    float& height = editing.state.audiences.versions_height;
    ImGui::BeginChild("list", ImVec2(0, std::min(height, Dp(kMostHeight))),
                      ImGuiChildFlags_NavFlattened);
    const float top = ImGui::GetCursorPosY();
    for (std::size_t i = versions->size(); i-- > 0;) {
      DrawVersion(editing, *versions, i);
      if (i > 0) Gap(10);
    }
    height = std::max(row, ImGui::GetCursorPosY() - top);
    ImGui::EndChild();
  }
  EndCard(look);
  Gap(12);
}

}  // namespace kohort
