// Customers of the data -> the replies that describe one. Plain functions: nothing is kept. Errors
// of both: customer_unknown, as_of_invalid, ages_invalid, zone_unknown.
#ifndef KOHORT_CORE_SERVICE_CUSTOMER_ANSWERS_H_
#define KOHORT_CORE_SERVICE_CUSTOMER_ANSWERS_H_

#include <memory>

#include "core/data/data_set.h"
#include "core/service/messages.h"

namespace kohort {

Result<CustomerReply> DescribeCustomer(const std::shared_ptr<const DataSet>& data,
                                       const CustomerRequest& request);

Result<CustomerEventsReply> Page(const std::shared_ptr<const DataSet>& data,
                                 const CustomerEventsRequest& request);

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_CUSTOMER_ANSWERS_H_
