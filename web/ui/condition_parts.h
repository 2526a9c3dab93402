// The parts of the audiences' page, one file each. Those with an Editing edit its segment.
#ifndef KOHORT_WEB_UI_CONDITION_PARTS_H_
#define KOHORT_WEB_UI_CONDITION_PARTS_H_

#include <optional>
#include <string>
#include <string_view>

#include "web/ui/condition_line.h"

namespace kohort {

// A condition as a sentence of chips, with its lines of filters. Not a group.
void EditCondition(Editing& editing, Condition& condition, const std::string& where, float room);

// The kinds that EditCondition has files of their own for.
void EditSequence(Editing& editing, SequenceCondition& sequence, const std::string& where,
                  float room);
void EditHabit(Editing& editing, HabitCondition& habit, const std::string& where, float room);
void EditAffinity(Editing& editing, AffinityCondition& affinity, const std::string& where,
                  float room);
// "total of amount of Paid Order in the last 12 months"; of `numbers`, only what is one.
void EditMeasure(Line& line, Measure& measure, bool numbers);

// A condition in two or three words: its event, or what it is about.
std::string ShortName(const Condition& condition, const Definitions& document);

// A menu of the kinds of conditions, below a link. The condition that was chosen, which says
// nothing yet but what goes without saying.
std::optional<Condition> ChooseNewCondition(const Editing& editing, T text, std::string_view label,
                                            const char* icon);

// What can be done to a condition: copy, move, wrap, exclude, remove; and switches of its test.
void DrawConditionMenu(Editing& editing, Condition& condition, const std::string& path,
                       std::size_t siblings, const std::string& where);

// All conditions of the segment, with the counts that are known.
void DrawConditions(Editing& editing);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_CONDITION_PARTS_H_
