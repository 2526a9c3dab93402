// The keys of objects met so far, and the columns that their values fill.
//
// Objects of one file tend to have the same keys in the same order. So each key remembers which one
// came after it last, and a reader compares that one's bytes before it asks the hash table.
#ifndef KOHORT_CORE_JSON_JSON_KEYS_H_
#define KOHORT_CORE_JSON_JSON_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json/json_scanner.h"

namespace kohort {

class JsonKeys {
 public:
  using Key = std::uint32_t;

  // The objects that are the rows.
  static constexpr Key kRow = 0;

  static constexpr std::size_t kMaxColumns = 10'000;
  // Columns, and objects that hold them. The names of all of these, written out.
  static constexpr std::size_t kMaxKeys = 2 * kMaxColumns;
  static constexpr std::size_t kMaxNameBytes = std::size_t{16} << 20;

  JsonKeys();

  // Takes a key, its opening quote taken, in the object that is the value of `object`. `last` is
  // the key before it there, or the object itself. Fails with json_too_many_columns as well.
  bool Take(JsonScanner& scanner, Key object, Key last, Key& key);

  // The column of a key's scalar values: a new one where there was none. Nothing if they are
  // too many.
  std::optional<std::uint32_t> Column(Key key);

  // Names in order of first appearance, as a.b for {"a": {"b": 1}}.
  std::span<const std::string> columns() const { return columns_; }

 private:
  static constexpr std::uint32_t kNoColumn = UINT32_MAX;

  struct Entry {
    Key object = kRow;
    std::string spelling;  // as it was written first, with the closing quote
    std::string name;      // with those of the objects around it
    std::uint32_t column = kNoColumn;
    Key first = kRow;  // in the last object that was its value; kRow for none
    Key next = kRow;   // after it, in the last object that had it
  };

  std::optional<Key> Find(Key object, const JsonString& spelling);

  std::vector<Entry> entries_;
  std::size_t name_bytes_ = 0;
  std::unordered_map<std::string, Key> by_name_;  // the object's number, then the key
  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::uint32_t> by_column_;  // {"a.b": 1} and {"a": {"b": 1}}
};

}  // namespace kohort

#endif  // KOHORT_CORE_JSON_JSON_KEYS_H_
