// Any bytes: cut anywhere, they give the same records and columns.
#include "core/json/json_reader.h"

#include "core/json/json_guess.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  FuzzInput input(data, size);
  const std::size_t first = input.Choose(65535);
  const std::size_t piece = 1 + input.Choose(31);
  const std::string_view text = input.Rest();
  LooksLikeJson(text);
  JsonReader whole;
  JsonReader cut;
  Expect(ReadRecords(cut, text, 1 + first % (text.size() + 1), piece) ==
         ReadRecords(whole, text, text.size() + 1, 1));
  Expect(std::ranges::equal(whole.columns(), cut.columns()));
  return 0;
}
