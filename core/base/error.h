// Errors are values. A message says what went wrong, where, and what to do about it.
#ifndef KOHORT_CORE_BASE_ERROR_H_
#define KOHORT_CORE_BASE_ERROR_H_

#include <expected>
#include <string>
#include <utility>

namespace kohort {

struct Error {
  std::string code;   // stable, for programs and translations: "file_empty"
  std::string what;   // one sentence: "The file is empty."
  std::string where;  // file, line, column or JSON path; may be empty
  std::string fix;    // one sentence that begins with a verb: "Choose a file with a header row."

  bool operator==(const Error&) const = default;

  // "orders.csv, line 3: The file is empty. Choose a file with a header row."
  std::string Message() const {
    std::string text = where.empty() ? what : where + ": " + what;
    return fix.empty() ? text : text + " " + fix;
  }
};

template <typename T>
using Result = std::expected<T, Error>;

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_ERROR_H_
