// "Only rows where ...": the filters of a source.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/flow.h"
#include "web/ui/import_parts.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {

void AddFilter(const SourcePreview& source, Commands& commands) {
  std::vector<RowFilter> filters = source.filters;
  filters.push_back({.column = source.columns[0].column, .op = FilterOp::kIsNotEmpty, .value = ""});
  commands.push_back(command::SetFilters{std::move(filters)});
}

void DrawFilters(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  std::vector<RowFilter> filters = source.filters;
  state.filters.resize(filters.size());
  std::vector<std::string> columns;
  for (const ColumnPreview& column : source.columns) columns.push_back(column.column);
  std::vector<std::string> ops;
  for (std::size_t i = 0; i < kFilterOpIds.size(); ++i) {
    ops.emplace_back(FilterOpName(static_cast<FilterOp>(i)));
  }
  const bool narrow = Left() < Dp(480);
  const float value_width = narrow ? 140 : 180;
  const float lead = std::max(TextWidth(Tr(T::kOnlyRowsWhere)), TextWidth(Tr(T::kAnd)));
  bool changed = false;
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < filters.size(); ++i) {
    RowFilter& filter = filters[i];
    const std::string number = std::to_string(i + 1);
    Gap(6);
    ImGui::PushID(static_cast<int>(i));
    Flow flow;
    const char* word = Tr(i == 0 ? T::kOnlyRowsWhere : T::kAnd);
    const float word_width = narrow ? TextWidth(word) + Dp(1) : lead;  // else in columns
    flow.Next(word_width);
    Text(word, {}, word_width, "text", Dp(kFieldHeight));
    if (const auto picked = flow.Select(Fill(T::kFilterColumn, {number}), columns,
                                        IndexOf(columns, filter.column), !model.importing)) {
      filter.column = columns[*picked];
      changed = true;
    }
    if (const auto picked = flow.Select(Fill(T::kFilterOp, {number}), ops,
                                        static_cast<std::size_t>(filter.op), !model.importing)) {
      filter.op = static_cast<FilterOp>(*picked);
      changed = true;
    }
    ImGui::BeginDisabled(model.importing);
    if (filter.op != FilterOp::kIsEmpty && filter.op != FilterOp::kIsNotEmpty) {
      const bool several = filter.op == FilterOp::kIsAnyOf || filter.op == FilterOp::kIsNoneOf;
      flow.Next(Dp(value_width));
      if (TypedField(Fill(T::kFilterValue, {number}), state.filters[i], filter.value, value_width,
                     several ? Tr(T::kFilterSeveral) : "")) {
        filter.value = state.filters[i].text;
        changed = true;
      }
    }
    const ButtonLook remove{
        .kind = ButtonKind::kQuiet, .icon = icons::kX, .icon_only = true, .height = kFieldHeight};
    flow.Next(Dp(kFieldHeight), 4);
    if (Button(Fill(T::kRemoveFilter, {number}), remove)) removed = i;
    if (i + 1 == filters.size()) {
      const ButtonLook add{.kind = ButtonKind::kLink, .height = kFieldHeight};
      flow.Next(ButtonWidth(Tr(T::kAddFilter), add));
      if (Button(Tr(T::kAddFilter), add)) AddFilter(source, commands);
    }
    ImGui::EndDisabled();
    ImGui::PopID();
  }
  if (removed) {
    filters.erase(filters.begin() + static_cast<std::ptrdiff_t>(*removed));
    state.filters.erase(state.filters.begin() + static_cast<std::ptrdiff_t>(*removed));
  }
  if (removed || changed) commands.push_back(command::SetFilters{std::move(filters)});
}

}  // namespace kohort
