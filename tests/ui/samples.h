// Replies as an engine would give them, with made-up numbers.
#ifndef KOHORT_TESTS_UI_SAMPLES_H_
#define KOHORT_TESTS_UI_SAMPLES_H_

#include <cstdint>
#include <string>

#include "core/service/messages.h"
#include "tests/ui/test_page.h"

namespace kohort::samples {

Preview ActivityPreview();  // nine columns, ready to import
Preview OrdersPreview();    // no event column, an unclear date: cannot be imported yet
DataSummary ActivitySummary();
LifecycleReply Stages(const LifecycleSettings& settings);
MembersReply MemberRows(const MembersRequest& request, std::uint64_t total);

// Brings a page to where the data is loaded and the stages are counted.
void LoadActivity(TestPage& page, std::uint64_t members = 444'486);
// Answers every request for rows that has not been answered.
void AnswerMembers(TestPage& page, std::uint64_t total);

}  // namespace kohort::samples

#endif  // KOHORT_TESTS_UI_SAMPLES_H_
