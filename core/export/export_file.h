// A file that is written part by part, so that it is never whole in memory unless it must be.
#ifndef KOHORT_CORE_EXPORT_EXPORT_FILE_H_
#define KOHORT_CORE_EXPORT_EXPORT_FILE_H_

#include <cstddef>
#include <span>

#include "core/base/error.h"

namespace kohort {

class ExportFile {
 public:
  virtual ~ExportFile() = default;

  // Writes the next rows. False when nothing is left; the last part may come with the last true.
  virtual Result<bool> Step() = 0;

  // What the last Step added to the file; valid until the next.
  virtual std::span<const char> part() const = 0;

  virtual std::size_t rows() const = 0;
  virtual std::size_t rows_written() const = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_EXPORT_EXPORT_FILE_H_
