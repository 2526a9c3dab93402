// The cards of the import page, one file each. They show the source that model.source says.
#ifndef KOHORT_WEB_UI_IMPORT_PARTS_H_
#define KOHORT_WEB_UI_IMPORT_PARTS_H_

#include <string>
#include <string_view>

#include "web/app/commands.h"
#include "web/app/model.h"
#include "web/ui/view_state.h"

namespace kohort {

// Which source is shown; nothing where there is one.
void DrawSources(const Model& model, Commands& commands);

// What its rows are, how they are read and which count.
void DrawSourceCard(const Model& model, ViewState& state, Commands& commands);
void DrawReading(const Model& model, ViewState& state, Commands& commands);
void DrawFilters(const Model& model, ViewState& state, Commands& commands);
// With a filter more, which every row passes.
void AddFilter(const SourcePreview& source, Commands& commands);

// What each column means. It fills the height that is left, or is as high as its rows.
void DrawColumnsCard(const Model& model, bool fill, Commands& commands);

// What to look at before importing, with what answers each question.
void DrawChecks(const Model& model, ViewState& state, Commands& commands);

// A select of how the values of a column are written; `width` in ImGui's units. A quiet one looks
// like text while nobody points at it.
void FormatSelect(const Model& model, std::size_t column, std::string_view label, float width,
                  bool quiet, Commands& commands);
bool HasFormats(const SourcePreview& source, const ColumnPreview& column);

void EncodingSelect(const Model& model, std::string_view label, std::string_view prefix,
                    Commands& commands);

// A field for a text of the model. The model hears of it when the edit ends: true then.
bool TypedField(std::string_view label, ViewState::Typed& typed, const std::string& known,
                float width, std::string_view hint = {}, bool needed = false);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_IMPORT_PARTS_H_
