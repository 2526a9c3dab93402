#include "core/json/json_keys.h"

#include <utility>

namespace kohort {

JsonKeys::JsonKeys() : entries_(1) {}

bool JsonKeys::Take(JsonScanner& scanner, Key object, Key last, Key& key) {
  // Keys of two objects may be spelled alike, but a link never leads from one object to another.
  const Key likely = last == object ? entries_[object].first : entries_[last].next;
  if (likely != kRow && scanner.TakeText(entries_[likely].spelling)) {
    key = likely;
    return true;
  }
  JsonString spelling;
  if (!scanner.String(spelling)) return false;
  const std::optional<Key> found = Find(object, spelling);
  if (!found) return scanner.Fail("json_too_many_columns");
  key = *found;
  (last == object ? entries_[object].first : entries_[last].next) = key;
  return true;
}

std::optional<JsonKeys::Key> JsonKeys::Find(Key object, const JsonString& spelling) {
  std::string name(spelling.raw);
  if (spelling.escaped) {
    name.resize(static_cast<std::size_t>(UnescapeJson(spelling.raw, name.data()) - name.data()));
  }
  std::string place(sizeof object, '\0');
  std::memcpy(place.data(), &object, sizeof object);
  place += name;
  const auto known = by_name_.find(place);
  if (known != by_name_.end()) return known->second;

  if (object != kRow) name = entries_[object].name + "." + name;
  name_bytes_ += name.size();
  if (entries_.size() > kMaxKeys || name_bytes_ > kMaxNameBytes) return std::nullopt;
  const auto key = static_cast<Key>(entries_.size());
  entries_.push_back(
      {.object = object, .spelling = std::string(spelling.raw) + '"', .name = std::move(name)});
  by_name_.emplace(std::move(place), key);
  return key;
}

std::optional<std::uint32_t> JsonKeys::Column(Key key) {
  Entry& entry = entries_[key];
  if (entry.column != kNoColumn) return entry.column;
  const auto known = by_column_.find(entry.name);
  if (known != by_column_.end()) return entry.column = known->second;
  if (columns_.size() == kMaxColumns) return std::nullopt;
  entry.column = static_cast<std::uint32_t>(columns_.size());
  columns_.push_back(entry.name);
  by_column_.emplace(entry.name, entry.column);
  return entry.column;
}

}  // namespace kohort
