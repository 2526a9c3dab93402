#include "core/csv/table_reader.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

// The kinds of the records, a letter each: row, header, repeated, preamble, comment, blank, footer.
std::string Kinds(const Layout& layout, std::string_view text, std::size_t piece) {
  TableReader reader(layout);
  RecordBatch batch;
  std::string kinds;
  const auto take = [&] {
    while (reader.Next(batch).value()) {
      for (const Record& record : batch.records) {
        kinds += "rhRpcbf"[static_cast<int>(record.kind)];
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
  return kinds;
}

TEST_CASE("What may be a footer and goes on too long is rows, cut or not") {
  const Layout layout{.dialect = {}, .columns = 3};
  std::string text = "a,b,c\n1,2,3\n";
  for (int i = 0; i < 25; ++i) text += "total\n";
  for (const std::size_t piece : {1UZ, 7UZ, text.size()}) {
    CHECK(Kinds(layout, text, piece) == "hr" + std::string(25, 'r'));
    CHECK(Kinds(layout, text + "4,5,6\nsum\n", piece) == "hr" + std::string(26, 'r') + "f");
    CHECK(Kinds(layout, text.substr(0, 12 + 20 * 6), piece) == "hr" + std::string(20, 'f'));
  }
}

}  // namespace
}  // namespace kohort
