// The parts of the page about one customer, one file each.
#ifndef KOHORT_WEB_UI_CUSTOMER_PARTS_H_
#define KOHORT_WEB_UI_CUSTOMER_PARTS_H_

#include "web/app/commands.h"
#include "web/app/model.h"
#include "web/ui/view_state.h"

namespace kohort {

// Everything about the customer that is open, in the room that is left: instead of the table they
// were found in, to which Escape leads back.
void DrawCustomer(const Model& model, ViewState& state, Commands& commands);

// A field for an ID, which opens that customer. `width` in ImGui's units.
void DrawFindCustomer(ViewState& state, Commands& commands, float width);

// Why the customer is in an audience or not, condition by condition. `width` in ImGui's units.
void DrawWhy(const Model& model, float width, Commands& commands);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_CUSTOMER_PARTS_H_
