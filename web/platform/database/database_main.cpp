// SQLite as a module of its own: only who exports a database loads it. The engine says what goes
// into the file (sqlite_calls.h), worker/database.js passes it on. One file at a time.
#include <cstddef>
#include <new>
#include <optional>
#include <span>
#include <string>

#include <emscripten/em_macros.h>

#include "core/base/error.h"
#include "core/export/sqlite_calls.h"
#include "core/export/sqlite_file.h"

namespace {

std::optional<kohort::SqliteFile> file;
std::string calls;           // on their way in
std::string failure;         // the parts of an error, a zero byte behind each
std::span<const char> told;  // the failure, or the file

// Whether it went well; if not, what is told is why.
template <class Use>
bool Told(Use use) {
  kohort::Result<void> done;
  try {
    done = use();
  } catch (const std::bad_alloc&) {
    done = std::unexpected(kohort::SqliteOutOfMemory(""));
  }
  if (done) return true;
  file.reset();
  failure.clear();
  const kohort::Error& error = done.error();
  for (const std::string* part : {&error.code, &error.what, &error.where, &error.fix}) {
    failure += *part;
    failure += '\0';
  }
  told = failure;
  return false;
}

}  // namespace

extern "C" {

// Begins a file, in place of one that may be there.
EMSCRIPTEN_KEEPALIVE bool kohort_database_begin() {
  return Told([]() -> kohort::Result<void> {
    file.reset();
    kohort::Result<kohort::SqliteFile> created = kohort::SqliteFile::Create();
    if (!created) return std::unexpected(created.error());
    file = std::move(*created);
    return {};
  });
}

// Where calls of so many bytes go. Null if there is no memory for them.
EMSCRIPTEN_KEEPALIVE char* kohort_database_space(std::size_t size) {
  const bool done = Told([size]() -> kohort::Result<void> {
    calls.resize(size);
    return {};
  });
  return done ? calls.data() : nullptr;
}

EMSCRIPTEN_KEEPALIVE bool kohort_database_add() {
  return Told([] { return kohort::MakeSqliteCalls(calls, *file); });
}

// Then the file is told.
EMSCRIPTEN_KEEPALIVE bool kohort_database_finish() {
  return Told([]() -> kohort::Result<void> {
    const kohort::Result<std::span<const char>> bytes = file->Finish();
    if (!bytes) return std::unexpected(bytes.error());
    told = *bytes;
    return {};
  });
}

EMSCRIPTEN_KEEPALIVE const char* kohort_database_told() { return told.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t kohort_database_told_size() { return told.size(); }

// Frees the file.
EMSCRIPTEN_KEEPALIVE void kohort_database_end() {
  file.reset();
  calls = {};
  told = {};
}

}  // extern "C"
