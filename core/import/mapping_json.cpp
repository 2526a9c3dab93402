#include "core/import/mapping_json.h"

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/import/mapping_fields.h"

namespace kohort {
namespace {

constexpr const char* kKind = "kohort";
constexpr const char* kKindValue = "mapping";
constexpr const char* kVersion = "version";
constexpr int kVersionValue = 1;

// Those of core/csv/encoding.h, which the page does not link.
constexpr std::array<std::string_view, 6> kEncodings{"",         "UTF-8",        "UTF-16LE",
                                                     "UTF-16BE", "Windows-1252", "ISO-8859-1"};

// Texts, lists and objects that are empty say nothing.
Json WithoutEmpty(const Json& from) {
  if (from.is_array()) {
    Json array = Json::array();
    for (const auto& item : from) array.push_back(WithoutEmpty(item));
    return array;
  }
  if (!from.is_object()) return from;
  Json object = Json::object();
  for (const auto& [key, value] : from.items()) {
    Json kept = WithoutEmpty(value);
    const bool empty = (kept.is_string() && kept.get_ref<const std::string&>().empty()) ||
                       (kept.is_structured() && kept.empty());
    if (!empty) object[key] = std::move(kept);
  }
  return object;
}

Error Invalid(std::string what, std::string path, std::string fix) {
  return {"mapping_invalid", std::move(what), std::move(path), std::move(fix)};
}

bool IsQuote(std::string_view quote) {
  if (quote.size() != 1) return quote.empty() || quote == "none";
  const auto byte = static_cast<unsigned char>(quote[0]);
  return byte > ' ' && byte < 0x7f;
}

std::optional<Error> CheckReading(const Reading& reading, const std::string& path) {
  if (std::ranges::find(kEncodings, reading.encoding) == kEncodings.end()) {
    return Invalid("This encoding is not known.", path + "/encoding",
                   "Use one of: UTF-8, UTF-16LE, UTF-16BE, Windows-1252, ISO-8859-1.");
  }
  if (reading.delimiter.size() > 8 ||
      reading.delimiter.find_first_of("\r\n") != std::string::npos) {
    return Invalid("No rows are written with this between their fields.", path + "/delimiter",
                   "Use one or two characters, or spaces.");
  }
  if (!IsQuote(reading.quote)) {
    return Invalid("A quote is one sign.", path + "/quote", "Use \"\\\"\", \"'\" or \"none\".");
  }
  if (!reading.header.empty() && reading.header != "yes" && reading.header != "no") {
    return Invalid("Unknown word.", path + "/header", "Use one of: yes, no.");
  }
  return std::nullopt;
}

// What the types of the keys do not say.
std::optional<Error> CheckSource(const SourceMapping& source, const std::string& path) {
  const auto unnamed = [](std::string where) {
    return Invalid("The column has no name.", std::move(where), "Write its name in the header.");
  };
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    if (source.columns[i].column.empty()) {
      return unnamed(path + "/columns/" + std::to_string(i) + "/column");
    }
  }
  for (std::size_t i = 0; i < source.filters.size(); ++i) {
    if (source.filters[i].column.empty()) {
      return unnamed(path + "/filters/" + std::to_string(i) + "/column");
    }
  }
  return CheckReading(source.reading, path + "/reading");
}

}  // namespace

std::string WriteMapping(const Mapping& mapping) {
  const Json body = WithoutEmpty(FieldWriter::ToJson(mapping));
  Json file{{kKind, kKindValue}, {kVersion, kVersionValue}};
  file.update(body);
  return file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Mapping> ReadMapping(std::string_view text) {
  const Json file = Json::parse(text, nullptr, /*allow_exceptions=*/false);
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
  FieldReader reader(file, "mapping_invalid", error);
  Fields(reader, mapping);
  constexpr std::array<std::string_view, 3> kEnvelope{kKind, kVersion, "$schema"};
  reader.CheckUnknown(mapping, kEnvelope);
  const bool known =
      mapping.currency.empty() || mapping.currency == kNoCurrency || IsCurrency(mapping.currency);
  if (!known && !error) {
    error = Invalid("This currency is not known.", "/currency",
                    "Use a code of three letters such as IDR, or \"none\".");
  }
  for (std::size_t i = 0; i < mapping.sources.size() && !error; ++i) {
    error = CheckSource(mapping.sources[i], "/sources/" + std::to_string(i));
  }
  if (error) return std::unexpected(*error);
  return mapping;
}

}  // namespace kohort
