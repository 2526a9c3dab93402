// SqliteFile in the page: what is added goes to SQLite's own module (web/platform/database),
// through worker.js, some rows at a time. It stands in for core/export/sqlite_file.cpp, which the
// engine then does not link.
#include "core/export/sqlite_file.h"

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/export/sqlite_calls.h"

extern "C" {
// Answer whether it went well. What is told then is, after an error, its parts, a zero byte behind
// each; after finish the file.
bool kohort_database_begin();
bool kohort_database_add(const char* calls, std::size_t size);
bool kohort_database_finish();
std::size_t kohort_database_told_size();
void kohort_database_take(char* to);  // what is told, and ends the file
}

namespace kohort {
namespace {

constexpr std::size_t kSendBytes = std::size_t{1} << 18;

Error ToldError() {
  std::string told(kohort_database_told_size(), '\0');
  kohort_database_take(told.data());
  std::array<std::string, 4> parts;
  std::size_t begin = 0;
  for (std::string& part : parts) {
    part = told.c_str() + begin;
    begin += part.size() + 1;
  }
  return {std::move(parts[0]), std::move(parts[1]), std::move(parts[2]), std::move(parts[3])};
}

}  // namespace

struct SqliteFile::Database {
  Result<void> Send() {
    const bool sent = kohort_database_add(calls.bytes().data(), calls.bytes().size());
    calls.Clear();
    if (!sent) return std::unexpected(ToldError());
    return {};
  }

  SqliteCalls calls;
  std::vector<char> bytes;  // of the file
};

SqliteFile::SqliteFile(std::unique_ptr<Database> database) : database_(std::move(database)) {}
SqliteFile::SqliteFile(SqliteFile&&) noexcept = default;
SqliteFile& SqliteFile::operator=(SqliteFile&&) noexcept = default;
SqliteFile::~SqliteFile() = default;

Result<SqliteFile> SqliteFile::Create() {
  if (!kohort_database_begin()) return std::unexpected(ToldError());
  return SqliteFile(std::make_unique<Database>());
}

Result<void> SqliteFile::AddTable(const SqliteTable& table) {
  database_->calls.AddTable(table);
  return {};
}

Result<void> SqliteFile::AddRow(std::span<const SqliteCell> cells) {
  database_->calls.AddRow(cells);
  return database_->calls.bytes().size() < kSendBytes ? Result<void>() : database_->Send();
}

Result<std::span<const char>> SqliteFile::Finish() {
  if (const Result<void> sent = database_->Send(); !sent) return std::unexpected(sent.error());
  if (!kohort_database_finish()) return std::unexpected(ToldError());
  database_->bytes.resize(kohort_database_told_size());
  kohort_database_take(database_->bytes.data());
  return database_->bytes;
}

}  // namespace kohort
