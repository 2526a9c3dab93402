// What is put into a SQLite file, as bytes: for a host whose SQLite is a module of its own, with a
// memory of its own.
//
//   SqliteCalls calls;
//   calls.AddTable(table); calls.AddRow(cells);        // as SqliteFile's
//   MakeSqliteCalls(calls.bytes(), file);              // where SQLite is
//   calls.Clear();
//
// The bytes are of this machine and this build, to be handed over at once, not to be kept.
#ifndef KOHORT_CORE_EXPORT_SQLITE_CALLS_H_
#define KOHORT_CORE_EXPORT_SQLITE_CALLS_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/export/sqlite_file.h"

namespace kohort {

class SqliteCalls {
 public:
  void AddTable(const SqliteTable& table);
  void AddRow(std::span<const SqliteCell> cells);

  std::string_view bytes() const { return bytes_; }
  void Clear() { bytes_.clear(); }

 private:
  template <class Number>
  void Put(Number number);
  void PutText(std::string_view text);

  std::string bytes_;
};

// Makes the calls of whole `bytes`, up to the first that fails. REQUIRES: those of SqliteCalls.
Result<void> MakeSqliteCalls(std::string_view bytes, SqliteFile& file);

}  // namespace kohort

#endif  // KOHORT_CORE_EXPORT_SQLITE_CALLS_H_
