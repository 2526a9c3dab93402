#include "web/app/mapping_memory.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "core/import/mapping_json.h"

namespace kohort {
namespace {

constexpr std::string_view kIndex = "mappings";  // the keys of all, the latest first, a line each

// Of the columns in any order. FNV-1a: should two headers share a key, the one's mapping does not
// fit the other, and the engine says so.
std::string KeyOf(const SourcePreview& source) {
  std::vector<std::string_view> names;
  for (const ColumnPreview& column : source.columns) names.push_back(column.column);
  std::ranges::sort(names);
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto mix = [&hash](char c) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  };
  for (const std::string_view name : names) {
    std::ranges::for_each(name, mix);
    mix('\0');
  }
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "mapping-%016llx", static_cast<unsigned long long>(hash));
  return text.data();
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

const SourcePreview* SourceWith(const Preview& preview, const FilePreview& file) {
  for (const SourcePreview& source : preview.sources) {
    if (std::ranges::find(source.files, file.name, &FilePreview::name) != source.files.end()) {
      return &source;
    }
  }
  return nullptr;
}

}  // namespace

void MappingMemory::Keep(const Preview& guess, const Preview& used) {
  std::vector<std::string> keys = Lines(host_.Recall(kIndex));
  const Mapping mapping = used.ToMapping();
  for (std::size_t i = 0; i < used.sources.size(); ++i) {
    if (used.sources[i].files.empty()) continue;
    const SourcePreview* opened = SourceWith(guess, used.sources[i].files[0]);
    if (opened == nullptr) continue;
    const std::string key = KeyOf(*opened);
    host_.Remember(key, WriteMapping({.zone = mapping.zone, .sources = {mapping.sources[i]}}));
    std::erase(keys, key);
    keys.insert(keys.begin(), key);
  }
  for (; keys.size() > kMost; keys.pop_back()) host_.Remember(keys.back(), "");
  std::string index;
  for (const std::string& key : keys) index += key + "\n";
  host_.Remember(kIndex, index);
}

std::optional<Mapping> MappingMemory::Find(const Preview& guess) const {
  const Mapping guessed = guess.ToMapping();
  Mapping mapping = guessed;
  bool zoned = false;
  for (std::size_t i = 0; i < guess.sources.size(); ++i) {
    const std::string text = host_.Recall(KeyOf(guess.sources[i]));
    if (text.empty()) continue;
    Result<Mapping> kept = ReadMapping(text);
    if (!kept || kept->sources.size() != 1) continue;  // of another version, or not ours
    mapping.sources[i] = std::move(kept->sources[0]);
    mapping.sources[i].list = guess.sources[i].list;  // another file of IDs is another list
    if (!std::exchange(zoned, true)) mapping.zone = kept->zone;
  }
  if (mapping == guessed) return std::nullopt;
  return mapping;
}

}  // namespace kohort
