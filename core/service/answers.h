// Data -> the replies that describe it. Plain functions: nothing is kept.
#ifndef KOHORT_CORE_SERVICE_ANSWERS_H_
#define KOHORT_CORE_SERVICE_ANSWERS_H_

#include <span>
#include <string>
#include <vector>

#include "core/data/data_set.h"
#include "core/import/import_job.h"
#include "core/insight/members.h"
#include "core/segment/lifecycle.h"
#include "core/service/messages.h"

namespace kohort {

DataSummary Summarize(const Imported& imported, const Mapping& mapping);

LifecycleReply Describe(const Lifecycle& lifecycle, const DataSet& data);

// Rows [offset, offset + limit) of the members.
MembersReply Page(const Members& members, const MembersRequest& request);

// Rows [offset, offset + limit) of those that were set aside for a reason, or all.
RejectsReply Page(const Rejects& rejects, const std::vector<std::string>& file_names,
                  const RejectsRequest& request);

// The stage with this ID; every customer for an empty one. Error stage_unknown.
Result<std::optional<Stage>> FindStage(const std::string& id);

// Leaves only the columns with these IDs, in that order; all, where there are none. Error
// column_unknown.
Result<void> ChooseColumns(Members& members, const std::vector<std::string>& ids);

// Filters and sorts as the request says. Error column_unknown.
Result<void> Arrange(Members& members, const MembersRequest& request);

// Name and value of what an export came from, for its own record.
std::vector<std::pair<std::string, std::string>> About(const Lifecycle& lifecycle,
                                                       const DataSet& data,
                                                       const ExportRequest& request);

// "kohort-active-2026-11-12.csv", after the stage or the segment.
std::string ExportName(const Lifecycle& lifecycle, const DataSet& data,
                       const ExportRequest& request);

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_ANSWERS_H_
