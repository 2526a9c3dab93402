// The parts of the audiences' page around the conditions, one file each.
#ifndef KOHORT_WEB_UI_AUDIENCE_PARTS_H_
#define KOHORT_WEB_UI_AUDIENCE_PARTS_H_

#include <cstdint>
#include <string>

#include "web/ui/condition_line.h"

namespace kohort {

// The audiences by goal, with their sizes; fills the height that is left.
void DrawAudienceList(const Model& model, ViewState& state, Commands& commands);
// A button for one more. `width` in ImGui's units.
void DrawNewAudience(const Model& model, ViewState& state, Commands& commands, float width);

// A dialog of sentences to begin with; it opens where the state says so.
void DrawNewFromSentence(const Model& model, ViewState& state, Commands& commands);
// A dialog for one from IDs, while the model has it open.
void DrawNewFromIds(const Model& model, ViewState& state, Commands& commands);

// Name, goal, description, and what else can be done to the audience.
void DrawAudienceHead(Editing& editing);

// A sentence, broken at the width (ImGui's units); what it quotes stands out instead of in quotes.
void DrawSentence(const std::string& sentence, float width);

// How it narrows, step by step.
void DrawWaterfall(const Model& model);

// Its size, share and revenue, and what is wrong with its definition.
void DrawAudienceSize(const Model& model);
void DrawSizeHistory(const Model& model);

// Who its customers are. Each has a heading; where the audience cannot be counted, there is none.
void DrawReach(const Model& model, Commands& commands);
void DrawDistinctions(const Model& model, Commands& commands);
void DrawOverlaps(const Model& model, Commands& commands);

// Beside another audience, while it is compared with one.
void DrawComparison(Editing& editing);

// Its earlier versions, while they are looked at.
void DrawVersions(Editing& editing);

// A name, a bar for the share that a part is of the whole, and a number.
struct BarRow {
  std::string name;
  std::string number;
  std::uint64_t part = 0;
  std::uint64_t whole = 0;
  ImU32 color = 0;
  float name_width = 0;  // ImGui's units; 0 = the name stands elsewhere
  float number_width = 0;
  bool old = false;  // a newer answer is on its way
};
void PaintBarRow(const Box& box, const BarRow& row);

// Undo and redo, as icons; `name` of the step is their tooltip.
float UndoButtonsWidth();
void DrawUndoButtons(const Model& model, Commands& commands);
std::string EditName(const DocumentEdit& edit, const Definitions& document);

// An audience's colour in lists.
ImU32 GoalColor(Goal goal);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_AUDIENCE_PARTS_H_
