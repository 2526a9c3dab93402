#include "core/segment/definition_json.h"

#include <array>
#include <optional>
#include <utility>

#include "core/base/json_text.h"
#include "core/segment/definition_fields.h"

namespace kohort {
namespace {

constexpr const char* kCode = "segments_invalid";
constexpr const char* kKind = "kohort";
constexpr const char* kKindValue = "segments";
constexpr const char* kVersion = "version";
constexpr int kVersionValue = 1;

std::unexpected<Error> Invalid(std::string what, std::string where, std::string fix) {
  return std::unexpected(Error{kCode, std::move(what), std::move(where), std::move(fix)});
}

Result<void> CheckEnvelope(const Json& file) {
  if (!file.is_object()) {
    return Invalid("This is no JSON object.", "", "Write {\"version\": 1, \"segments\": [...]}.");
  }
  const auto kind = file.find(kKind);
  if (kind != file.end() && *kind != kKindValue) {
    return Invalid("This file of Kohort's has no segments.", "/kohort",
                   "Choose one that begins with \"kohort\": \"segments\".");
  }
  const auto version = file.find(kVersion);
  if (version == file.end()) {
    return Invalid("The version is missing.", "/version", "Write \"version\": 1.");
  }
  if (*version == kVersionValue) return {};
  if (version->is_number_integer() && *version > kVersionValue) {
    return Invalid("This file is of version " + version->dump() +
                       ", which a newer Kohort wrote. This one reads version 1.",
                   "/version", "Open it with a newer Kohort.");
  }
  return Invalid("There is no such version.", "/version", "Write \"version\": 1.");
}

template <class T>
std::string Canonical(const T& value) {
  return FieldWriter::ToJson(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<Definitions> ParseDefinitions(std::string_view json) {
  const Result<Json> file = ParseJson(json, kCode);
  if (!file) return std::unexpected(file.error());
  if (const Result<void> envelope = CheckEnvelope(*file); !envelope) {
    return std::unexpected(envelope.error());
  }
  Definitions definitions;
  std::optional<Error> error;
  FieldReader reader(*file, kCode, error);
  Fields(reader, definitions);
  constexpr std::array<std::string_view, 3> kEnvelope{kKind, kVersion, "$schema"};
  reader.CheckUnknown(definitions, kEnvelope);
  if (error) return std::unexpected(*error);
  return definitions;
}

std::string FormatDefinitions(const Definitions& definitions) {
  Json file{{kKind, kKindValue}, {kVersion, kVersionValue}};
  file.update(FieldWriter::ToJson(definitions));
  return FormatJson(file);
}

std::string CanonicalText(const Definitions& definitions) { return Canonical(definitions); }
std::string CanonicalText(const Segment& segment) { return Canonical(segment); }
std::string CanonicalText(const Condition& condition) { return Canonical(condition); }

std::uint64_t CanonicalHash(std::string_view canonical_text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : canonical_text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return hash;
}

}  // namespace kohort
