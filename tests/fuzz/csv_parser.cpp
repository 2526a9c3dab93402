// Any bytes in any dialect: cut anywhere, they give the same records.
#include <array>

#include "core/csv/parser.h"
#include "core/csv/table_reader.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  static const std::array<Dialect, 10> kDialects{{{},
                                                  {.delimiter = ";"},
                                                  {.delimiter = "\t"},
                                                  {.delimiter = "|", .quote = '\0'},
                                                  {.delimiter = " ", .runs = true},
                                                  {.quote = '\'', .comment = '#'},
                                                  {.delimiter = ", "},
                                                  {.delimiter = "||", .comment = '#'},
                                                  {.delimiter = ";", .backslash = true},
                                                  {.delimiter = "\u00a6", .backslash = true}}};
  FuzzInput input(data, size);
  Layout layout;
  layout.dialect = kDialects[input.Choose(kDialects.size() - 1)];
  layout.columns = static_cast<std::uint32_t>(input.Choose(5));
  layout.first_line = 1 + input.Choose(3);
  layout.header_rows = static_cast<std::uint32_t>(input.Choose(3));
  const std::size_t first = 1 + input.Choose(4095);
  const std::size_t piece = 1 + input.Choose(31);
  const std::string_view text = input.Rest();

  CsvParser whole(layout.dialect, layout.columns, layout.first_line);
  CsvParser cut(layout.dialect, layout.columns, layout.first_line);
  Expect(ReadRecords(cut, text, first, piece) == ReadRecords(whole, text, text.size() + 1, 1));
  TableReader whole_table(layout);
  TableReader cut_table(layout);
  Expect(ReadRecords(cut_table, text, first, piece) ==
         ReadRecords(whole_table, text, text.size() + 1, 1));
  return 0;
}
