#include "core/export/members_file.h"

#include <algorithm>

#include "core/csv/writer.h"

namespace kohort {
namespace {

constexpr std::size_t kStepRows = 2048;

}  // namespace

Result<MembersFile> MembersFile::Create(Members members, MembersFileOptions options) {
  MembersFile file(std::move(members), std::move(options));
  if (file.options_.sqlite) {
    if (Result<void> begun = file.BeginSqlite(); !begun) return std::unexpected(begun.error());
  }
  return file;
}

Result<void> MembersFile::BeginSqlite() {
  Result<SqliteFile> created = SqliteFile::Create();
  if (!created) return std::unexpected(created.error());
  sqlite_ = std::move(*created);
  Result<void> added =
      sqlite_->AddTable({.name = "about",
                         .columns = {{"name", SqlType::kText}, {"value", SqlType::kText}},
                         .primary_key = 0});
  for (const auto& [name, value] : options_.about) {
    if (added) added = sqlite_->AddRow({std::string_view(name), std::string_view(value)});
  }
  if (!added) return added;

  SqliteTable table{.name = "members", .columns = {}, .primary_key = 0};
  for (const MembersColumn& column : members_.columns()) {
    SqlType type = SqlType::kText;
    if (column.kind == MembersColumn::Kind::kOrders) type = SqlType::kInteger;
    if (column.kind == MembersColumn::Kind::kAmount) type = SqlType::kReal;
    table.columns.push_back({column.name, type});
  }
  return sqlite_->AddTable(table);
}

Result<bool> MembersFile::Step() {
  part_ = {};
  if (done_) return false;
  const std::size_t end = std::min(row_ + kStepRows, members_.rows());
  if (sqlite_) {
    if (const Result<void> written = WriteSqliteRows(end); !written) {
      return std::unexpected(written.error());
    }
  } else {
    WriteCsvRows(end);
  }
  row_ = end;
  done_ = row_ == members_.rows();
  if (sqlite_ && done_) {
    const Result<std::span<const char>> bytes = sqlite_->Finish();
    if (!bytes) return std::unexpected(bytes.error());
    part_ = *bytes;
  }
  return true;
}

void MembersFile::WriteCsvRows(std::size_t end) {
  text_.clear();
  CsvWriter csv(text_, {.guard_formulas = options_.guard_formulas});
  if (!begun_) {
    begun_ = true;
    for (const MembersColumn& column : members_.columns()) csv.Cell(column.name);
    csv.EndRow();
  }
  for (std::size_t row = row_; row < end; ++row) {
    for (const MembersColumn& column : members_.columns()) csv.Cell(members_.Cell(row, column));
    csv.EndRow();
  }
  part_ = text_;
}

Result<void> MembersFile::WriteSqliteRows(std::size_t end) {
  std::vector<std::string> texts(members_.columns().size());
  std::vector<SqliteCell> cells(texts.size());
  for (std::size_t row = row_; row < end; ++row) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      texts[i] = members_.Cell(row, members_.columns()[i]);
      cells[i] = texts[i].empty() ? SqliteCell() : SqliteCell(std::string_view(texts[i]));
    }
    if (Result<void> added = sqlite_->AddRow(cells); !added) return added;
  }
  return {};
}

}  // namespace kohort
