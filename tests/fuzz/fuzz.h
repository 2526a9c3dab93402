// What the fuzz targets share. A target is one file with an LLVMFuzzerTestOneInput; tools/fuzz runs
// it (llvm.org/docs/LibFuzzer.html).
#ifndef KOHORT_TESTS_FUZZ_FUZZ_H_
#define KOHORT_TESTS_FUZZ_FUZZ_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/record.h"

namespace kohort {

// A promise of the code under test. libFuzzer keeps the input that breaks it.
inline void Expect(bool promise, std::source_location at = std::source_location::current()) {
  if (promise) return;
  std::fprintf(stderr, "%s:%u: broken promise\n", at.file_name(), static_cast<unsigned>(at.line()));
  std::abort();
}

// Bytes that libFuzzer made up. Choices come off the end, so that a corpus file begins with what it
// is about and can be read.
class FuzzInput {
 public:
  FuzzInput(const std::uint8_t* data, std::size_t size)
      : bytes_(reinterpret_cast<const char*>(data), size) {}

  // 0 to `most`, which is at most 65535; 0 when there are no more bytes.
  std::size_t Choose(std::size_t most) {
    std::size_t value = 0;
    for (int i = 0; i < 2 && !bytes_.empty(); ++i) {
      value = value * 256 + static_cast<std::uint8_t>(bytes_.back());
      bytes_.remove_suffix(1);
    }
    return value % (most + 1);
  }

  std::string_view Rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// What a reader makes of a text that comes as `first` bytes, then pieces of `piece`: each record's
// fields, line and bytes, and the error if there is one.
inline std::vector<std::string> ReadRecords(RecordReader& reader, std::string_view text,
                                            std::size_t first, std::size_t piece) {
  std::vector<std::string> records;
  RecordBatch batch;
  std::size_t seen = 0;  // of the text, up to the record before
  const auto take = [&] {
    for (;;) {
      const Result<bool> more = reader.Next(batch);
      if (!more) records.push_back(more.error().Message());
      if (!more || !*more) return more.has_value();
      for (const Record& record : batch.records) {
        std::string dump = std::to_string(record.line) + " " + std::string(record.source) + "\n";
        dump += static_cast<char>('0' + static_cast<int>(record.kind));
        if (record.broken_quote) dump += "broken quote";
        if (record.problem != nullptr) dump += record.problem;
        for (const RecordField& field : batch.Fields(record)) {
          Expect(field.size <= record.source.size());
          dump += field.quoted ? " \"" : field.missing() ? " -" : " ";
          dump += field.text();
        }
        records.push_back(dump);
        // Records follow each other in the text.
        const std::size_t at = text.find(record.source, seen);
        Expect(at != std::string_view::npos);
        seen = at + record.source.size();
      }
    }
  };
  for (std::size_t at = 0, size = first; at < text.size(); at += size, size = piece) {
    const std::string_view part = text.substr(at, size);
    std::ranges::copy(part, reader.Space(part.size()).begin());
    reader.Commit(part.size());
    if (!take()) return records;
  }
  reader.Finish();
  if (take()) Expect(reader.AtEnd());
  return records;
}

}  // namespace kohort

#endif  // KOHORT_TESTS_FUZZ_FUZZ_H_
