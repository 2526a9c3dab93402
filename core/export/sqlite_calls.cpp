#include "core/export/sqlite_calls.h"

#include <cassert>
#include <cstdint>
#include <cstring>
#include <optional>
#include <variant>
#include <vector>

namespace kohort {
namespace {

// What follows each: of a table its name, its key, the number of its columns, and of each its type
// and name; of a row the number of its cells, and of each the number of its alternative and what it
// holds.
enum class Call : std::uint8_t { kTable, kRow };

constexpr std::uint32_t kNoKey = 0xffffffff;

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  bool ended() const { return rest_.empty(); }

  template <class Number>
  Number Take() {
    assert(rest_.size() >= sizeof(Number));
    Number number;
    std::memcpy(&number, rest_.data(), sizeof number);
    rest_.remove_prefix(sizeof number);
    return number;
  }

  std::string_view TakeText() {
    const auto size = Take<std::uint32_t>();
    assert(rest_.size() >= size);
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

 private:
  std::string_view rest_;
};

SqliteTable TakeTable(Bytes& bytes) {
  SqliteTable table{.name = std::string(bytes.TakeText()), .columns = {}, .primary_key = {}};
  if (const auto key = bytes.Take<std::uint32_t>(); key != kNoKey) table.primary_key = key;
  table.columns.resize(bytes.Take<std::uint32_t>());
  for (SqliteColumn& column : table.columns) {
    column.type = bytes.Take<SqlType>();
    column.name = bytes.TakeText();
  }
  return table;
}

SqliteCell TakeCell(Bytes& bytes) {
  switch (bytes.Take<std::uint8_t>()) {
    case 0: return {};
    case 1: return bytes.Take<std::int64_t>();
    case 2: return bytes.Take<double>();
    default: return bytes.TakeText();
  }
}

}  // namespace

template <class Number>
void SqliteCalls::Put(Number number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  bytes_.append(bytes, sizeof number);
}

void SqliteCalls::PutText(std::string_view text) {
  Put(static_cast<std::uint32_t>(text.size()));
  bytes_ += text;
}

void SqliteCalls::AddTable(const SqliteTable& table) {
  Put(Call::kTable);
  PutText(table.name);
  Put(table.primary_key ? static_cast<std::uint32_t>(*table.primary_key) : kNoKey);
  Put(static_cast<std::uint32_t>(table.columns.size()));
  for (const SqliteColumn& column : table.columns) {
    Put(column.type);
    PutText(column.name);
  }
}

void SqliteCalls::AddRow(std::span<const SqliteCell> cells) {
  Put(Call::kRow);
  Put(static_cast<std::uint32_t>(cells.size()));
  for (const SqliteCell& cell : cells) {
    Put(static_cast<std::uint8_t>(cell.index()));
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) Put(*integer);
    if (const auto* real = std::get_if<double>(&cell)) Put(*real);
    if (const auto* text = std::get_if<std::string_view>(&cell)) PutText(*text);
  }
}

Result<void> MakeSqliteCalls(std::string_view calls, SqliteFile& file) {
  Bytes bytes(calls);
  std::vector<SqliteCell> cells;
  while (!bytes.ended()) {
    Result<void> made;
    if (bytes.Take<Call>() == Call::kTable) {
      made = file.AddTable(TakeTable(bytes));
    } else {
      cells.resize(bytes.Take<std::uint32_t>());
      for (SqliteCell& cell : cells) cell = TakeCell(bytes);
      made = file.AddRow(cells);
    }
    if (!made) return made;
  }
  return {};
}

}  // namespace kohort
