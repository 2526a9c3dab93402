// Any bytes in any dialect: cut anywhere, they give the same records.
#include <array>

#include "core/csv/parser.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  constexpr std::array<Dialect, 6> kDialects{{{.delimiter = ','},
                                              {.delimiter = ';'},
                                              {.delimiter = '\t'},
                                              {.delimiter = '|'},
                                              {.delimiter = ' ', .runs = true},
                                              {.delimiter = ',', .quote = '\''}}};
  FuzzInput input(data, size);
  const Dialect dialect = kDialects[input.Choose(kDialects.size() - 1)];
  const std::size_t first = input.Choose(65535);
  const std::size_t piece = 1 + input.Choose(31);
  const std::string_view text = input.Rest();
  CsvParser whole(dialect);
  CsvParser cut(dialect);
  Expect(ReadRecords(cut, text, 1 + first % (text.size() + 1), piece) ==
         ReadRecords(whole, text, text.size() + 1, 1));
  return 0;
}
