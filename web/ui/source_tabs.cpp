// Which source of several is shown.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/import_parts.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr std::array<T, kSourceKindIds.size()> kKindNames{T::kKindEvents, T::kKindProfiles,
                                                          T::kKindLookup, T::kKindList};
constexpr float kTabPadding = 10;
constexpr float kTabName = 220;  // at most

std::string SourceName(const SourcePreview& source) {
  if (source.files.empty()) return "";
  if (source.files.size() == 1) return source.files[0].name;
  return Fill(T::kFileAndMore, {source.files[0].name, std::to_string(source.files.size() - 1)});
}

const char* KindIcon(SourceKind kind) {
  switch (kind) {
    case SourceKind::kEvents: return icons::kFileText;
    case SourceKind::kProfiles: return icons::kUsers;
    case SourceKind::kLookup: return icons::kTag;
    case SourceKind::kList: break;
  }
  return icons::kTable;
}

std::string KindName(SourceKind kind) { return Tr(kKindNames[static_cast<std::size_t>(kind)]); }

float TabWidth(const SourcePreview& source) {
  const float name =
      std::min(TextWidth(SourceName(source), {.weight = Weight::kMedium}) + Dp(1), Dp(kTabName));
  const float mark = source.complete ? 0 : Dp(6 + 14);
  return 2 * Dp(kTabPadding) + Dp(kIconSize + 6) + name + Dp(8) +
         TextWidth(KindName(source.kind), Small()) + mark;
}

bool SourceTab(const SourcePreview& source, bool selected) {
  const Palette& c = Colors();
  const std::string name = SourceName(source);
  const std::string kind = KindName(source.kind);
  const std::string value = source.complete ? kind : kind + ", " + Tr(T::kNotComplete);
  const Press press = PressArea("tab", name, ImVec2(TabWidth(source), Dp(kButtonHeight)),
                                {.state = {.value = value, .checked = selected}});
  if (!press.visible) return press.pressed;
  ImDrawList* list = ImGui::GetWindowDrawList();
  PaintBox(list, press.box,
           selected        ? c.accent_soft
           : press.hovered ? c.hover
                           : c.panel,
           selected ? c.accent_line : c.line, Dp(kRadius));
  const ImU32 ink = selected ? c.link : c.ink;
  Box inner{ImVec2(press.box.min.x + Dp(kTabPadding), press.box.min.y),
            ImVec2(press.box.max.x - Dp(kTabPadding), press.box.max.y)};
  PaintIcon(list, {inner.min, ImVec2(inner.min.x + Dp(kIconSize), inner.max.y)},
            KindIcon(source.kind), selected ? c.link : c.muted);
  inner.min.x += Dp(kIconSize + 6);
  if (!source.complete) {
    PaintIcon(list, {ImVec2(inner.max.x - Dp(14), inner.min.y), inner.max}, icons::kTriangleAlert,
              c.warning, 14);
    inner.max.x -= Dp(14 + 6);
  }
  PaintText(list, inner, kind, Small(), 1);
  inner.max.x -= TextWidth(kind, Small()) + Dp(8);
  if (PaintText(list, inner, name, {.weight = Weight::kMedium, .color = ink}) && press.hovered) {
    Tooltip(name);
  }
  return press.pressed;
}

}  // namespace

void DrawSources(const Model& model, Commands& commands) {
  const std::vector<SourcePreview>& sources = model.preview->sources;
  if (sources.size() < 2) return;
  float width = -Dp(8);
  for (const SourcePreview& source : sources) width += TabWidth(source) + Dp(8);
  if (width <= Left()) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (i > 0) SameRow(8);
      ImGui::PushID(static_cast<int>(i));
      if (SourceTab(sources[i], i == model.source)) commands.push_back(command::ShowSource{i});
      ImGui::PopID();
    }
    Gap(12);
    return;
  }
  std::vector<std::string> names;
  for (const SourcePreview& source : sources) {
    std::string name = KindName(source.kind);  // first: names are long
    if (!source.complete) name += std::string(", ") + Tr(T::kNotComplete);
    names.push_back(name + " · " + SourceName(source));
  }
  const std::vector<std::string_view> choices(names.begin(), names.end());
  const auto picked = Select(Tr(T::kSource), choices, model.source,
                             {.prefix = Fill(T::kSourceOf, {std::to_string(model.source + 1),
                                                            std::to_string(sources.size())}),
                              .max_width = Left() / PixelScale()});
  if (picked) commands.push_back(command::ShowSource{*picked});
  Gap(12);
}

}  // namespace kohort
