#include "core/export/rejects_file.h"

#include <algorithm>

#include "core/csv/writer.h"

namespace kohort {
namespace {

constexpr std::size_t kStepRows = 10'000;

}  // namespace

Result<bool> RejectsFile::Step() {
  text_.clear();
  CsvWriter csv(text_);
  if (!begun_) {
    begun_ = true;
    for (const char* name : {"file", "line", "reason", "row"}) csv.Cell(name);
    csv.EndRow();
  } else if (row_ == rows()) {
    return false;
  }
  for (const std::size_t end = std::min(rows(), row_ + kStepRows); row_ < end; ++row_) {
    const Rejects::Row row = rejects_->row(row_);
    csv.Cell(file_names_[row.file]);
    csv.Cell(std::to_string(row.line));
    csv.Cell(RejectCode(row.reason));
    csv.Cell(row.text);
    csv.EndRow();
  }
  return true;
}

}  // namespace kohort
