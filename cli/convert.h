// `kohort convert`: the rows of files as read, as plain UTF-8 CSV.
#ifndef KOHORT_CLI_CONVERT_H_
#define KOHORT_CLI_CONVERT_H_

#include <string>
#include <vector>

#include "core/base/error.h"

namespace kohort {

// Writes the header and the rows of all files to the standard output, in the columns of the first;
// a field more than there are columns is kept. Errors: those of ReadHead, columns_differ,
// file_unreadable, file_unwritable.
Result<void> Convert(const std::vector<std::string>& paths);

}  // namespace kohort

#endif  // KOHORT_CLI_CONVERT_H_
