// The rows that an import set aside, as a CSV file: file, line, reason and the row as it was.
#ifndef KOHORT_CORE_EXPORT_REJECTS_FILE_H_
#define KOHORT_CORE_EXPORT_REJECTS_FILE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/export/export_file.h"
#include "core/import/rejects.h"

namespace kohort {

class RejectsFile : public ExportFile {
 public:
  RejectsFile(std::shared_ptr<const Rejects> rejects, std::vector<std::string> file_names)
      : rejects_(std::move(rejects)), file_names_(std::move(file_names)) {}

  Result<bool> Step() override;
  std::span<const char> part() const override { return text_; }
  std::size_t rows() const override { return rejects_->kept(); }
  std::size_t rows_written() const override { return row_; }

 private:
  std::shared_ptr<const Rejects> rejects_;
  std::vector<std::string> file_names_;
  std::string text_;
  std::size_t row_ = 0;
  bool begun_ = false;
};

}  // namespace kohort

#endif  // KOHORT_CORE_EXPORT_REJECTS_FILE_H_
