// The page's views, one file each. A view is a function of what it shows; what people ask for goes
// to `commands` and is applied after the frame. Each draws at ImGui's cursor, in the width that is
// left.
#ifndef KOHORT_WEB_UI_VIEWS_H_
#define KOHORT_WEB_UI_VIEWS_H_

#include "web/app/commands.h"
#include "web/app/model.h"
#include "web/ui/view_state.h"

namespace kohort {

void DrawTopBar(const Model& model, ViewState& state, Commands& commands);
void DrawAsOfMenu(const Model& model, ViewState& state, Commands& commands);  // inside its menu

void DrawDrop(const Model& model, ViewState& state, Commands& commands);
void SayNothingLeaves();  // of the browser, behind a lock
void DrawOpening(const Model& model, ViewState& state, Commands& commands);
void DrawImport(const Model& model, ViewState& state, Commands& commands);
void DrawData(const Model& model, ViewState& state, Commands& commands);
void DrawRejects(const Model& model, ViewState& state, Commands& commands);
void DrawRejectsButton(const Model& model, Commands& commands);
// `max_width` in ImGui's units.
void DrawAgesSelect(const Model& model, ViewState& state, float max_width, Commands& commands);
void DrawLifecycle(const Model& model, ViewState& state, Commands& commands);
// Three columns that fill the page; less where it is narrow.
void DrawAudiences(const Model& model, ViewState& state, Commands& commands);
// A table that fills the given height, ImGui's units.
void DrawMembers(const Model& model, ViewState& state, Commands& commands, float height);

// Errors, above the view; nothing when there are none.
void DrawToasts(const Model& model, ViewState& state, Commands& commands);
// News of exports, over the page at its foot. Draw it after the view.
void DrawNews(const Model& model, ViewState& state, Commands& commands);
// Ctrl K: finds audiences, commands, events and attributes. Draw it after the view.
void DrawPalette(const Model& model, ViewState& state, Commands& commands);
// Over everything, while files are dragged over the page.
void DrawDropOverlay(const Model& model);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_VIEWS_H_
