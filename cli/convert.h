// `kohort convert`: the rows of files as read, as plain UTF-8 CSV.
#ifndef KOHORT_CLI_CONVERT_H_
#define KOHORT_CLI_CONVERT_H_

#include <string>
#include <vector>

#include "core/base/error.h"

namespace kohort {

// Writes the header, where there is one, and the rows of all files to the standard output, in the
// columns of the first. Rows that are short get empty cells; a cell more than there are columns is
// kept if it is not empty. Says on the standard error what lines of each file were no rows. Errors:
// those of ReadHeader, columns_differ, file_unreadable, file_unwritable.
Result<void> Convert(const std::vector<std::string>& paths);

}  // namespace kohort

#endif  // KOHORT_CLI_CONVERT_H_
