// What the rows of a source are, how they are read and which count.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <imgui.h>

#include "web/ui/flow.h"
#include "web/ui/import_parts.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr std::array<T, kSourceKindIds.size()> kRowNames{T::kRowIsEvent, T::kRowIsProfile,
                                                         T::kRowIsLookup, T::kRowIsList};
// The properties that events have, of all sources.
std::vector<std::string> EventProperties(const Preview& preview) {
  std::vector<std::string> names;
  for (const SourcePreview& source : preview.sources) {
    if (source.kind != SourceKind::kEvents) continue;
    for (const ColumnPreview& column : source.columns) {
      if (IsProperty(column.meaning) && !IndexOf(names, column.column)) {
        names.push_back(column.column);
      }
    }
  }
  return names;
}

void DrawLookup(const Model& model, Flow& flow, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  std::vector<std::string> columns;
  for (const ColumnPreview& column : source.columns) columns.push_back(column.column);
  flow.Word(Tr(T::kFoundBy));
  const auto key =
      flow.Select(Tr(T::kLookupKey), columns, IndexOf(columns, source.key), !model.importing);
  if (key) commands.push_back(command::SetLookup{columns[*key], source.property});
  const std::vector<std::string> properties = EventProperties(*model.preview);
  flow.Word(Tr(T::kInProperty));
  const auto property = flow.Select(Tr(T::kLookupProperty), properties,
                                    IndexOf(properties, source.property), !model.importing);
  if (property) commands.push_back(command::SetLookup{source.key, properties[*property]});
}

void DrawList(const Model& model, ViewState& state, Flow& flow, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  flow.Word(Tr(T::kNamed));
  flow.Next(Dp(180));
  ImGui::BeginDisabled(model.importing);
  if (TypedField(Tr(T::kListName), state.list_name, source.list, 180, Tr(T::kListAsFile))) {
    commands.push_back(command::SetList{state.list_name.text});
  }
  ImGui::EndDisabled();
}

void DrawLinks(const Model& model, ViewState& state, Flow& flow, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const bool may_filter = source.filters.empty() && !source.columns.empty();
  const ButtonLook filter{
      .kind = ButtonKind::kLink, .enabled = !model.importing, .height = kFieldHeight};
  const ButtonLook reading{.kind = ButtonKind::kLink, .height = kFieldHeight};
  const char* how = Tr(state.show_reading ? T::kHideReading : T::kShowReading);
  float width = ButtonWidth(how, reading);
  if (may_filter) width += ButtonWidth(Tr(T::kFilterRows), filter) + Dp(16);
  flow.Last(width);
  if (may_filter) {
    if (Button(Tr(T::kFilterRows), filter)) AddFilter(source, commands);
    SameRow(16);
  }
  if (Button(how, reading)) state.show_reading = !state.show_reading;
}

}  // namespace

void DrawSourceCard(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const CardLook look{.size = ImVec2(Left(), 0)};
  BeginCard("source", look);
  Flow flow;
  std::vector<std::string> kinds;
  for (const T name : kRowNames) kinds.emplace_back(Tr(name));
  flow.Word(Tr(T::kEachRowIs));
  const auto kind = flow.Select(Tr(T::kWhatRowsAre), kinds, static_cast<std::size_t>(source.kind),
                                !model.importing);
  if (kind) commands.push_back(command::SetKind{static_cast<SourceKind>(*kind)});
  if (source.kind == SourceKind::kLookup) DrawLookup(model, flow, commands);
  if (source.kind == SourceKind::kList) DrawList(model, state, flow, commands);
  std::string about = source.preset.empty() ? "" : Fill(T::kLooksLike, {source.preset});
  if (model.preview->sources.size() > 1) {
    const std::string line = FilesLine(source.files);
    if (!about.empty() && !line.empty()) about += " · ";
    about += line;
  }
  if (!about.empty()) flow.Word(about, Muted());
  DrawLinks(model, state, flow, commands);
  if (state.show_reading) DrawReading(model, state, commands);
  if (!source.filters.empty()) DrawFilters(model, state, commands);
  EndCard(look);
}

}  // namespace kohort
