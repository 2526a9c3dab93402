// Any bytes as the beginning of a file, or all of it: layout, header, columns, and what they mean.
#include "core/import/head.h"

#include <set>

#include "core/import/preview.h"
#include "core/import/sources.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  FuzzInput input(data, size);
  const bool whole = input.Choose(1) == 1;
  const std::string_view bytes = input.Rest();
  const auto head = ReadHead({.file = {.name = "fuzz.csv", .size_bytes = bytes.size()},
                              .bytes = bytes,
                              .whole = whole,
                              .entry = {}});
  if (!head) {
    Expect(!head.error().code.empty() && !head.error().what.empty());
    return 0;
  }
  const std::set<std::string> names(head->columns.begin(), head->columns.end());
  Expect(names.size() == head->columns.size());
  std::size_t cells = 0;
  for (std::size_t row = 0; row < head->rows(); ++row) {
    for (std::size_t column = 0; column < head->columns.size(); ++column) {
      cells += head->Cell(row, column).size();
    }
  }
  if (head->format == IntakeFormat()) Expect(cells <= bytes.size());
  const Sources sources({*head});
  const auto preview = MakePreview(sources, sources.Guess("Asia/Jakarta"));
  Expect(preview.has_value());
  return 0;
}
