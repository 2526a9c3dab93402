// Answers about audiences as an engine would give them, with made-up numbers.
#ifndef KOHORT_TESTS_UI_AUDIENCE_SAMPLES_H_
#define KOHORT_TESTS_UI_AUDIENCE_SAMPLES_H_

#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "core/service/messages.h"
#include "tests/ui/test_page.h"

namespace kohort::samples {

CatalogReply Catalog();
ValuesReply Values(const ValuesRequest& request);
SizesReply Sizes(const SizesRequest& request);
// A number for every condition; less and less for each step.
CountReply Counted(const CountRequest& request);
SizeHistoryReply History(const SizeHistoryRequest& request);
// Reached by push and email, more from Bandung than usual, and some of the first three others.
AudienceProfileReply Profile(const AudienceProfileRequest& request);

// Answers every question about audiences that was sent and is not cancelled, until none is left.
void AnswerAudiences(TestPage& page);

// A page with data, on the audiences' page.
void ShowAudiences(TestPage& page);

// A new audience with one condition of that kind.
void Begin(TestPage& page, std::string_view kind);

// Of the first condition.
void ChooseEvent(TestPage& page);

void TypeInto(TestPage& page, std::string_view field, std::string_view text);

// What was last counted: all, the last audience of it, its only condition.
inline const Definitions& Asked(TestPage& page) {
  return page.host().Last<CountRequest>().definitions;
}
inline const Segment& AskedSegment(TestPage& page) { return Asked(page).segments.back(); }
template <class C>
const C& Only(TestPage& page) {
  const auto& conditions = AskedSegment(page).include.conditions;
  REQUIRE(conditions.size() == 1);
  return std::get<C>(conditions[0].body);
}

// Segments as in the design, for pictures.
std::vector<Segment> Audiences();
Definitions Document();  // of them, as if they had been built here before
Segment CartAbandoners();

}  // namespace kohort::samples

#endif  // KOHORT_TESTS_UI_AUDIENCE_SAMPLES_H_
