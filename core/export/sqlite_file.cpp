#include "core/export/sqlite_file.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include <sqlite3.h>

#include "core/base/text.h"

namespace kohort {
namespace {

std::string Quote(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += '"';
    if (c != '\0') text += c;  // NUL would end the statement
  }
  return text + '"';
}

std::string_view TypeName(SqlType type) {
  switch (type) {
    case SqlType::kInteger: return "INTEGER";
    case SqlType::kReal: return "REAL";
    case SqlType::kText: break;
  }
  return "TEXT";
}

// What SQLite compares when it looks for a column by name.
std::string FoldAscii(std::string_view name) {
  std::string folded(name);
  std::ranges::transform(folded, folded.begin(), LowerAscii);
  return folded;
}

std::vector<std::string> UniqueNames(const std::vector<SqliteColumn>& columns) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const SqliteColumn& column : columns) {
    std::string name = column.name;
    for (int n = 2; !taken.insert(FoldAscii(name)).second; ++n) {
      name = column.name + " (" + std::to_string(n) + ")";
    }
    names.push_back(std::move(name));
  }
  return names;
}

int Bind(sqlite3_stmt* statement, int at, const SqliteCell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    return sqlite3_bind_int64(statement, at, *integer);
  }
  if (const auto* real = std::get_if<double>(&cell)) {
    return sqlite3_bind_double(statement, at, *real);
  }
  if (const auto* text = std::get_if<std::string_view>(&cell)) {
    // An empty view may have no address, which SQLite would take for NULL. The statement is reset
    // before the caller gets its texts back, so they need not be copied.
    return sqlite3_bind_text64(statement, at, text->empty() ? "" : text->data(), text->size(),
                               SQLITE_STATIC, SQLITE_UTF8);
  }
  return sqlite3_bind_null(statement, at);
}

}  // namespace

Error SqliteOutOfMemory(std::string where) {
  return {"out_of_memory", "There is not enough memory to write the SQLite file.", std::move(where),
          "Export a smaller audience, or export as CSV."};
}

struct SqliteFile::Database {
  ~Database() {
    sqlite3_finalize(insert);
    sqlite3_close(connection);
  }
  Result<void> Run(const std::string& sql);
  Error LastError() const;

  sqlite3* connection = nullptr;
  sqlite3_stmt* insert = nullptr;
  std::string table;        // of insert
  std::size_t columns = 0;  // of insert
};

SqliteFile::SqliteFile(std::unique_ptr<Database> database) : database_(std::move(database)) {}
SqliteFile::SqliteFile(SqliteFile&&) noexcept = default;
SqliteFile& SqliteFile::operator=(SqliteFile&&) noexcept = default;
SqliteFile::~SqliteFile() = default;

Result<SqliteFile> SqliteFile::Create() {
  sqlite3_initialize();  // SQLite is built without doing this by itself
  // The VFS "memdb" keeps a database as one piece of memory, in the format of a file: what Finish
  // hands out without a copy. A name without a leading slash is private to the connection.
  auto database = std::make_unique<Database>();
  const int code = sqlite3_open_v2("kohort", &database->connection,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb");
  if (code != SQLITE_OK) return std::unexpected(database->LastError());
  const Result<void> begun = database->Run(
      "PRAGMA page_size = 4096;"
      "PRAGMA encoding = 'UTF-8';"
      "PRAGMA journal_mode = OFF;"
      "BEGIN;");
  if (!begun) return std::unexpected(begun.error());
  return SqliteFile(std::move(database));
}

Result<void> SqliteFile::AddTable(const SqliteTable& table) {
  assert(!table.primary_key || *table.primary_key < table.columns.size());
  Database& database = *database_;
  sqlite3_finalize(std::exchange(database.insert, nullptr));
  database.table = table.name;
  database.columns = table.columns.size();

  const std::vector<std::string> names = UniqueNames(table.columns);
  std::string create = "CREATE TABLE " + Quote(table.name) + " (";
  std::string insert = "INSERT INTO " + Quote(table.name) + " VALUES (";
  for (std::size_t i = 0; i < database.columns; ++i) {
    if (i > 0) {
      create += ", ";
      insert += ", ";
    }
    create += Quote(names[i]);
    create += ' ';
    create += TypeName(table.columns[i].type);
    if (table.primary_key == i) create += " NOT NULL PRIMARY KEY";
    insert += '?';
  }
  create += ')';
  insert += ')';

  if (Result<void> created = database.Run(create); !created) return created;
  if (sqlite3_prepare_v2(database.connection, insert.c_str(), -1, &database.insert, nullptr) !=
      SQLITE_OK) {
    return std::unexpected(database.LastError());
  }
  return {};
}

Result<void> SqliteFile::AddRow(std::span<const SqliteCell> cells) {
  sqlite3_stmt* insert = database_->insert;
  assert(insert != nullptr && cells.size() == database_->columns);
  int code = SQLITE_OK;
  for (std::size_t i = 0; i < cells.size() && code == SQLITE_OK; ++i) {
    code = Bind(insert, static_cast<int>(i) + 1, cells[i]);
  }
  if (code == SQLITE_OK) code = sqlite3_step(insert);
  if (code == SQLITE_DONE) {
    sqlite3_reset(insert);
    return {};
  }
  Error error = database_->LastError();
  sqlite3_reset(insert);
  return std::unexpected(std::move(error));
}

Result<std::span<const char>> SqliteFile::Finish() {
  sqlite3_finalize(std::exchange(database_->insert, nullptr));
  if (sqlite3_get_autocommit(database_->connection) == 0) {
    if (const Result<void> done = database_->Run("COMMIT"); !done)
      return std::unexpected(done.error());
  }
  sqlite3_int64 size = 0;
  const unsigned char* bytes =
      sqlite3_serialize(database_->connection, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (bytes == nullptr) {
    // The format of an empty file: a database without tables has no bytes.
    if (size <= 0) return std::span<const char>();
    return std::unexpected(database_->LastError());
  }
  return std::span(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

Result<void> SqliteFile::Database::Run(const std::string& sql) {
  if (sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) {
    return {};
  }
  return std::unexpected(LastError());
}

Error SqliteFile::Database::LastError() const {
  const std::string where = table.empty() ? table : "table " + table;
  // Without a connection only memory can have been short.
  const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection);
  switch (code & 0xff) {
    case SQLITE_NOMEM: return SqliteOutOfMemory(where);
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
      return {"file_too_large", "The SQLite file would be larger than 1 GB.", where,
              "Export a smaller audience, or export as CSV."};
    case SQLITE_CONSTRAINT:
      return {"duplicate_key",
              std::string("A key is empty or there twice: ") + sqlite3_errmsg(connection) + ".",
              where, "Choose a key that each row has once."};
    default:
      return {"sqlite",
              std::string("SQLite could not write the file: ") + sqlite3_errmsg(connection) + ".",
              where, "Export as CSV, and report this message."};
  }
}

}  // namespace kohort
