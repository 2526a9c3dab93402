// Answers about one customer as an engine would give them, with made-up numbers.
#ifndef KOHORT_TESTS_UI_CUSTOMER_SAMPLES_H_
#define KOHORT_TESTS_UI_CUSTOMER_SAMPLES_H_

#include <cstdint>

#include "core/service/messages.h"
#include "tests/ui/test_page.h"

namespace kohort::samples {

CustomerReply About(const CustomerRequest& request);
CustomerEventsReply Events(const CustomerEventsRequest& request, std::uint64_t total);
// Every second condition holds, beginning with the first; a member where `member` says so.
ExplainReply Explained(const ExplainRequest& request, bool member);

// Answers every question about a customer that was sent and is neither answered nor cancelled.
void AnswerCustomer(TestPage& page, std::uint64_t events = 214, bool member = false);

// Presses the row of the member with that ID.
void OpenCustomer(TestPage& page, std::string_view id);

}  // namespace kohort::samples

#endif  // KOHORT_TESTS_UI_CUSTOMER_SAMPLES_H_
