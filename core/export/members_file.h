// Members as a file: CSV, or a SQLite database with one table.
//
//   auto file = MembersFile::Create(members, options);
//   std::vector<char> part;
//   while (more = file->Step()) { send(file->part()); }
//
// Memory: CSV goes out in parts of some 100 kB; a SQLite file is whole in memory until it is sent.
#ifndef KOHORT_CORE_EXPORT_MEMBERS_FILE_H_
#define KOHORT_CORE_EXPORT_MEMBERS_FILE_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/export/export_file.h"
#include "core/export/sqlite_file.h"
#include "core/insight/members.h"

namespace kohort {

struct MembersFileOptions {
  bool sqlite = false;         // else CSV
  bool guard_formulas = true;  // in CSV: see core/csv/writer.h
  // What the SQLite file says of itself in its table "about": name and value.
  std::vector<std::pair<std::string, std::string>> about;
};

class MembersFile : public ExportFile {
 public:
  static Result<MembersFile> Create(Members members, MembersFileOptions options);

  Result<bool> Step() override;
  std::span<const char> part() const override { return part_; }
  std::size_t rows() const override { return members_.rows(); }
  std::size_t rows_written() const override { return row_; }

 private:
  MembersFile(Members members, MembersFileOptions options)
      : members_(std::move(members)), options_(std::move(options)) {}

  Result<void> BeginSqlite();
  void WriteCsvRows(std::size_t end);
  Result<void> WriteSqliteRows(std::size_t end);

  Members members_;
  MembersFileOptions options_;
  std::optional<SqliteFile> sqlite_;
  std::string text_;
  std::span<const char> part_;
  std::size_t row_ = 0;
  bool begun_ = false;
  bool done_ = false;
};

}  // namespace kohort

#endif  // KOHORT_CORE_EXPORT_MEMBERS_FILE_H_
