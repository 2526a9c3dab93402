#include "core/csv/table_reader.h"

#include <algorithm>
#include <utility>

namespace kohort {
namespace {

// More lines than these are no footer.
constexpr std::size_t kMaxFooterLines = 20;

}  // namespace

TableReader::TableReader(const Layout& layout)
    : parser_(layout.dialect, layout.columns, layout.first_line),
      columns_(layout.columns),
      header_rows_(layout.header_rows) {}

void TableReader::Finish() {
  parser_.Finish();
  finished_ = true;
}

Result<bool> TableReader::Next(RecordBatch& batch) {
  const Result<bool> more = parser_.Next(batch);
  if (!more || !*more) return more;
  std::size_t held = batch.records.size();  // from here on all may be footers
  bool blank_before_held = after_blank_;
  for (std::size_t i = 0; i < batch.records.size(); ++i) {
    Record& record = batch.records[i];
    const bool blank = record.kind == RecordKind::kBlank;
    if (record.kind != RecordKind::kRow) {
      if (blank) after_blank_ = true;
      continue;
    }
    if (header_rows_ > 0) {
      --header_rows_;
      record.kind = RecordKind::kHeader;
      if (header_.empty()) header_ = record.source;
    } else if (columns_ > 1 && !header_.empty() && record.source == header_) {
      record.kind = RecordKind::kRepeatedHeader;
    } else if (MayBeFooter(batch, record)) {
      if (long_tail_) continue;
      if (held > i) blank_before_held = after_blank_;
      held = std::min(held, i);
      continue;
    } else {
      rows_begun_ = true;
    }
    held = batch.records.size();
    after_blank_ = false;
    long_tail_ = false;
  }
  if (batch.records.size() - held > kMaxFooterLines) {
    long_tail_ = true;
    return true;
  }
  if (finished_ && parser_.AtEnd()) {
    for (std::size_t i = held; i < batch.records.size(); ++i) {
      if (batch.records[i].kind == RecordKind::kRow) batch.records[i].kind = RecordKind::kFooter;
    }
  } else if (held < batch.records.size()) {
    parser_.Unread(batch, held);
    after_blank_ = blank_before_held;
  }
  return !batch.records.empty();
}

bool TableReader::MayBeFooter(const RecordBatch& batch, const Record& record) const {
  if (!rows_begun_ || columns_ < 2) return false;
  const auto fields = batch.Fields(record);
  if (record.field_count == 1) return columns_ > 2 || after_blank_;
  if (after_blank_ && record.field_count * 2 < columns_) return true;
  return after_blank_ && record.field_count <= columns_ &&
         std::ranges::all_of(fields.subspan(1),
                             [](const RecordField& field) { return field.size == 0; });
}

}  // namespace kohort
