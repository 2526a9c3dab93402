#include "core/import/mapping_json.h"

#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/import/mapping_fields.h"

namespace kohort {
namespace {

using nlohmann::ordered_json;

constexpr const char* kKind = "kohort";
constexpr const char* kKindValue = "mapping";
constexpr const char* kVersion = "version";
constexpr int kVersionValue = 1;

// Texts, lists and objects that are empty say nothing.
ordered_json WithoutEmpty(const nlohmann::json& from) {
  if (from.is_array()) {
    ordered_json array = ordered_json::array();
    for (const auto& item : from) array.push_back(WithoutEmpty(item));
    return array;
  }
  if (!from.is_object()) return from;
  ordered_json object = ordered_json::object();
  for (const auto& [key, value] : from.items()) {
    ordered_json kept = WithoutEmpty(value);
    const bool empty = (kept.is_string() && kept.get_ref<const std::string&>().empty()) ||
                       (kept.is_structured() && kept.empty());
    if (!empty) object[key] = std::move(kept);
  }
  return object;
}

Error Invalid(std::string what, std::string path, std::string fix) {
  return {"mapping_invalid", std::move(what), std::move(path), std::move(fix)};
}

}  // namespace

std::string WriteMapping(const Mapping& mapping) {
  const ordered_json body = WithoutEmpty(FieldWriter::ToJson(mapping));
  ordered_json file{{kKind, kKindValue}, {kVersion, kVersionValue}};
  file.update(body);
  return file.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<Mapping> ReadMapping(std::string_view text) {
  const nlohmann::json file = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!file.is_object()) {
    return std::unexpected(Invalid("This is no JSON object.", "",
                                   "Save a mapping from the import page, or see docs/mapping.md."));
  }
  const auto kind = file.find(kKind);
  if (kind == file.end() || *kind != kKindValue) {
    return std::unexpected(Invalid("This JSON file is no mapping of Kohort's.", "/kohort",
                                   "Begin it with \"kohort\": \"mapping\", \"version\": 1."));
  }
  const auto version = file.find(kVersion);
  if (version == file.end() || *version != kVersionValue) {
    return std::unexpected(Invalid("This version of mapping is not known here.", "/version",
                                   "Use version 1, or a newer Kohort."));
  }
  Mapping mapping;
  std::optional<Error> error;
  FieldReader reader(file, "mapping_invalid", "", error);
  Fields(reader, mapping);
  constexpr std::array<std::string_view, 3> kEnvelope{kKind, kVersion, "$schema"};
  reader.CheckUnknown(mapping, kEnvelope);
  if (error) return std::unexpected(*error);
  return mapping;
}

}  // namespace kohort
