// Imports files that are texts, and shows the data set as rows, for tests.
#ifndef KOHORT_TESTS_CORE_IMPORT_IMPORT_FILES_H_
#define KOHORT_TESTS_CORE_IMPORT_IMPORT_FILES_H_

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/number.h"
#include "core/base/time_text.h"
#include "core/import/import_job.h"
#include "core/import/sources.h"

namespace kohort {

struct TextFile {
  std::string name;
  std::string bytes;
};

// The files as they are opened, none of them an archive.
inline Sources OpenTexts(const std::vector<TextFile>& files) {
  std::vector<FileHead> heads;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string_view bytes = files[i].bytes;
    Result<FileHead> head = ReadHead({.file = {i, files[i].name, bytes.size()},
                                      .bytes = bytes.substr(0, kHeadBytes),
                                      .whole = bytes.size() <= kHeadBytes,
                                      .entry = {}});
    REQUIRE_MESSAGE(head, head.error().Message());
    heads.push_back(std::move(*head));
  }
  return Sources(std::move(heads));
}

// Gives the reader the files in pieces of so many bytes, calling advance() after each.
template <class Advance>
Result<void> ReadFiles(RowReader& reader, const std::vector<TextFile>& files, std::size_t piece,
                       Advance&& advance) {
  while (reader.reading()) {
    if (reader.wants_bytes()) {
      const std::string_view file = files[static_cast<std::size_t>(reader.file().handle)].bytes;
      const std::string_view part =
          file.substr(static_cast<std::size_t>(reader.file_offset()), piece);
      std::ranges::copy(part, reader.Space(piece).begin());
      reader.Commit(part.size());
    }
    if (const Result<void> advanced = advance(); !advanced) return advanced;
  }
  return {};
}

// The files come in pieces of so many bytes.
inline Result<Imported> Import(const Sources& sources, const Mapping& mapping,
                               const std::vector<TextFile>& files, std::size_t piece = 1 << 20,
                               SideThread* beside = nullptr) {
  auto job = ImportJob::Create(sources, mapping, ImportJob::kNoLimit, beside);
  if (!job) return std::unexpected(job.error());
  const Result<void> read =
      ReadFiles((*job)->reader(), files, piece, [&] { return (*job)->Advance(); });
  if (!read) return std::unexpected(read.error());
  while ((*job)->ArrangeStep()) {
  }
  Imported imported = (*job)->Take();
  CHECK(imported.rows.read ==
        imported.rows.accepted + imported.rows.rejected + imported.rows.skipped);
  CHECK(imported.rejects->count() == imported.rows.rejected);
  return imported;
}

// As it is guessed.
inline Imported Import(const std::vector<TextFile>& files, const std::string& zone = "UTC") {
  const Sources sources = OpenTexts(files);
  Result<Imported> imported = Import(sources, sources.Guess(zone), files);
  REQUIRE_MESSAGE(imported, imported.error().Message());
  return std::move(*imported);
}

// What a property says of a row; empty where it says nothing.
inline std::string PropertyAt(const DataSet& data, const EventTable& event, std::size_t property,
                              std::uint32_t row) {
  const PropertyColumn& column = event.properties[property];
  const Property& facts = data.properties[property];
  if (const auto* codes = std::get_if<NarrowVector>(&column)) {
    const std::uint64_t code = (*codes)[row];
    return code == 0 ? "" : std::string(facts.values[static_cast<std::uint32_t>(code - 1)]);
  }
  const auto* numbers = std::get_if<NumberColumn>(&column);
  if (numbers == nullptr) return "";
  return std::visit(
      [&](const auto& values) -> std::string {
        const auto value = values[row];
        if constexpr (std::is_same_v<decltype(value), const double>) {
          return value == value ? FormatDouble(value) : "";
        } else {
          using Units = std::remove_const_t<decltype(value)>;
          return value == kMissing<Units> ? "" : FormatDecimal({value, facts.scale});
        }
      },
      *numbers);
}

// A row: "customer", "event", "time", and its properties that are there.
using DataRow = std::map<std::string, std::string>;

// In the order of the data set.
inline std::vector<DataRow> Rows(const DataSet& data) {
  std::vector<DataRow> rows;
  for (const EventTable& event : data.events) {
    for (std::size_t c = 0; c < event.customers.size(); ++c) {
      for (std::uint32_t row = event.first_row[c]; row < event.first_row[c + 1]; ++row) {
        DataRow& to = rows.emplace_back();
        to["customer"] = data.customers[event.customers[c]];
        to["event"] = event.name;
        to["time"] = FormatLocal(data.zone.ToLocal(event.times[row]));
        for (std::size_t p = 0; p < data.properties.size(); ++p) {
          std::string value = PropertyAt(data, event, p, row);
          if (!value.empty()) to[data.properties[p].name] = std::move(value);
        }
      }
    }
  }
  return rows;
}

// What a customer's attribute was at an instant; empty where it was nothing.
inline std::string AttributeAt(const DataSet& data, const std::string& customer,
                               const std::string& attribute, Instant as_of) {
  const auto number = data.customers.Find(customer);
  const auto found = std::ranges::find(data.attributes, attribute, &Attribute::name);
  REQUIRE(number);
  REQUIRE(found != data.attributes.end());
  const auto code = found->CodeAt(*number, as_of);
  return code ? std::string(found->values[*code]) : "";
}

}  // namespace kohort

#endif  // KOHORT_TESTS_CORE_IMPORT_IMPORT_FILES_H_
