// A SQLite database written in memory, to be handed out as the bytes of a file.
//
//   auto file = SqliteFile::Create();
//   file->AddTable({"customers", {{"customer"}, {"orders", SqlType::kInteger}}, 0});
//   file->AddRow({{"C1", std::int64_t{3}}});      // each with its Result looked at
//   Result<std::span<const char>> bytes = file->Finish();
//
// The same calls give the same bytes, natively and in wasm: page size and encoding are fixed, and
// SQLite puts no time or random number into a file. Rows keep the order they came in (rowid).
//
// Everything is one transaction without a journal, one prepared INSERT a table. After an error the
// file is of no use and only to be destroyed. Up to 1 GB. Memory is the file's size, up to twice
// that while it grows; Finish copies nothing. Not thread-safe, and SQLite is built for one thread.
//
// In the page SQLite is a module of its own, which loads when it is first needed: what is added
// goes there in pieces (sqlite_calls.h), so an error may be told later than by the call that made
// it, and Finish copies the file.
#ifndef KOHORT_CORE_EXPORT_SQLITE_FILE_H_
#define KOHORT_CORE_EXPORT_SQLITE_FILE_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/error.h"

namespace kohort {

// A column's type decides what becomes of texts that are put there: in a kInteger or kReal column
// the text "149000.50" is stored as a number, and a text that is no number stays a text (SQLite's
// column affinity, https://sqlite.org/datatype3.html).
enum class SqlType { kText, kInteger, kReal };

struct SqliteColumn {
  std::string name;
  SqlType type = SqlType::kText;
};

struct SqliteTable {
  std::string name;
  // Names may be anything. Those that SQLite would take for the same (it ignores ASCII case) get
  // " (2)", " (3)", ...
  std::vector<SqliteColumn> columns;
  std::optional<std::size_t> primary_key;  // REQUIRES: < columns.size()
};

// Empty is NULL, and so is a number that is not one. Texts are UTF-8 and may hold anything.
using SqliteCell = std::variant<std::monostate, std::int64_t, double, std::string_view>;

// When there is no memory for the file; `where` may be empty.
Error SqliteOutOfMemory(std::string where);

class SqliteFile {
 public:
  static Result<SqliteFile> Create();
  SqliteFile(SqliteFile&&) noexcept;
  SqliteFile& operator=(SqliteFile&&) noexcept;
  ~SqliteFile();

  // The rows that follow go into this table.
  Result<void> AddTable(const SqliteTable& table);

  // REQUIRES: as many cells as the table has columns; they are copied. Error "duplicate_key" where
  // the primary key was there already or is empty.
  Result<void> AddRow(std::span<const SqliteCell> cells);
  Result<void> AddRow(std::initializer_list<SqliteCell> cells) {
    return AddRow(std::span(cells.begin(), cells.size()));
  }

  // The bytes, valid as long as this object. Nothing can be added any more.
  Result<std::span<const char>> Finish();

 private:
  struct Database;
  explicit SqliteFile(std::unique_ptr<Database> database);

  std::unique_ptr<Database> database_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_EXPORT_SQLITE_FILE_H_
