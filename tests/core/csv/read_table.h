// Reads a text through a RecordReader in pieces of any size, for tests.
#ifndef KOHORT_TESTS_CORE_CSV_READ_TABLE_H_
#define KOHORT_TESTS_CORE_CSV_READ_TABLE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/record.h"

namespace kohort {

using Rows = std::vector<std::vector<std::string>>;

struct ReadTable {
  Rows rows;                                                   // of the kind row
  Rows header;                                                 // of the kind header
  std::array<std::vector<std::uint64_t>, kRecordKinds> lines;  // by kind, where they begin
  std::vector<std::uint64_t> broken;                           // lines of rows with slips

  const std::vector<std::uint64_t>& LinesOf(RecordKind kind) const {
    return lines[static_cast<std::size_t>(kind)];
  }
  bool operator==(const ReadTable&) const = default;
};

inline ReadTable ReadAll(RecordReader& reader, std::string_view text, std::size_t piece) {
  ReadTable table;
  RecordBatch batch;
  const auto take = [&] {
    for (;;) {
      const Result<bool> more = reader.Next(batch);
      REQUIRE(more);
      if (!*more) return;
      for (const Record& record : batch.records) {
        table.lines[static_cast<std::size_t>(record.kind)].push_back(record.line);
        std::vector<std::string> fields;
        for (const RecordField& field : batch.Fields(record)) fields.emplace_back(field.text());
        if (record.kind == RecordKind::kRow) table.rows.push_back(fields);
        if (record.kind == RecordKind::kHeader) table.header.push_back(fields);
        if (record.broken_quote) table.broken.push_back(record.line);
      }
    }
  };
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const std::string_view part = text.substr(at, piece);
    std::ranges::copy(part, reader.Space(part.size()).begin());
    reader.Commit(part.size());
    take();
  }
  reader.Finish();
  take();
  CHECK(reader.AtEnd());
  return table;
}

}  // namespace kohort

#endif  // KOHORT_TESTS_CORE_CSV_READ_TABLE_H_
