// What JsonReader makes of a text, as lines that a test can compare.
#ifndef KOHORT_TESTS_CORE_JSON_READ_JSON_H_
#define KOHORT_TESTS_CORE_JSON_READ_JSON_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "core/json/json_reader.h"

namespace kohort {

// Hands over `text` in pieces of so many bytes, and each record to `use(reader, record, fields)`.
template <typename Use>
Result<void> ReadJsonRecords(std::string_view text, std::size_t piece, Use use) {
  JsonReader reader;
  RecordBatch batch;
  for (std::size_t at = 0;; at += piece) {
    if (at < text.size()) {
      const std::string_view part = text.substr(at, piece);
      std::ranges::copy(part, reader.Space(part.size()).begin());
      reader.Commit(part.size());
    } else {
      reader.Finish();
    }
    Result<bool> more = reader.Next(batch);
    for (; more && *more; more = reader.Next(batch)) {
      for (const Record& record : batch.records) use(reader, record, batch.Fields(record));
    }
    if (!more) return std::unexpected(more.error());
    if (at >= text.size()) break;
  }
  CHECK(reader.AtEnd());
  return {};
}

// A row is its fields that are there, "a=1 b='text'"; what is no row is "!json_syntax" and its
// bytes; an error is "error json_syntax, line 2, column 5" and comes last. `full` puts each line
// number and the record's bytes before it.
inline std::vector<std::string> ReadJson(std::string_view text, std::size_t piece,
                                         bool full = false) {
  std::vector<std::string> lines;
  const Result<void> read = ReadJsonRecords(
      text, piece, [&](const JsonReader& reader, const Record& record, auto fields) {
        std::string line;
        if (full) line += std::to_string(record.line) + " [" + std::string(record.source) + "] ";
        if (record.problem != nullptr) {
          line += std::string("!") + record.problem + " " + std::string(record.source);
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
          if (fields[i].missing()) continue;
          if (!line.empty()) line += ' ';
          line += reader.columns()[i] + "=";
          const std::string value(fields[i].text());
          line += fields[i].quoted ? "'" + value + "'" : value;
        }
        lines.push_back(line);
      });
  if (!read) lines.push_back("error " + read.error().code + ", " + read.error().where);
  return lines;
}

inline std::vector<std::string> ReadJson(std::string_view text) {
  return ReadJson(text, std::max<std::size_t>(text.size(), 1));
}

}  // namespace kohort

#endif  // KOHORT_TESTS_CORE_JSON_READ_JSON_H_
