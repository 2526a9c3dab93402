#include "core/document/versions.h"

#include <array>
#include <optional>
#include <utility>

#include "core/base/json_text.h"
#include "core/segment/definition_fields.h"

namespace kohort {
namespace {

constexpr const char* kCode = "versions_invalid";
constexpr const char* kKind = "kohort";
constexpr const char* kKindValue = "versions";
constexpr const char* kVersion = "version";
constexpr int kVersionValue = 1;

struct File {
  Versions versions;
};

}  // namespace

template <class V, Is<Version> T>
void Fields(V& v, T& x) {
  v.Default("time", x.time, ""), v.Required("segment", x.segment);
}
template <class V, Is<File> T>
void Fields(V& v, T& x) {
  v.Required("versions", x.versions);
}

void AddVersion(Versions& versions, Version version, bool continues) {
  if (continues && !versions.empty()) versions.pop_back();
  if (!versions.empty() && versions.back().segment == version.segment) return;
  versions.push_back(std::move(version));
  if (versions.size() > kMostVersions) versions.erase(versions.begin());
}

Result<Versions> ParseVersions(std::string_view json) {
  const Result<Json> file = ParseJson(json, kCode);
  if (!file) return std::unexpected(file.error());
  const bool ours = file->is_object() && file->value(kKind, Json()) == kKindValue &&
                    file->value(kVersion, Json()) == kVersionValue;
  if (!ours) return std::unexpected(Error{kCode, "These are no versions of this form.", "", ""});
  File read;
  std::optional<Error> error;
  FieldReader reader(*file, kCode, error);
  Fields(reader, read);
  constexpr std::array<std::string_view, 2> kEnvelope{kKind, kVersion};
  reader.CheckUnknown(read, kEnvelope);
  if (error) return std::unexpected(*error);
  return std::move(read.versions);
}

std::string FormatVersions(const Versions& versions) {
  Json file{{kKind, kKindValue}, {kVersion, kVersionValue}};
  file.update(FieldWriter::ToJson(File{versions}));
  return file.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kohort
