// Any text as a number: exact where it is a decimal, and what is written reads as the same again.
#include <cmath>
#include <vector>

#include "core/base/number.h"
#include "core/base/number_text.h"
#include "tests/fuzz/fuzz.h"

namespace kohort {
namespace {

void CheckPlain(std::string_view text) {
  const auto real = ParseDouble(text);
  if (real) {
    Expect(std::isfinite(*real));
    Expect(ParseDouble(FormatDouble(*real)) == real);
  }
  const auto decimal = ParseDecimal(text);
  if (!decimal) return;
  Expect(decimal->scale >= 0 && decimal->scale <= kMaxScale);
  const std::string written = FormatDecimal(*decimal);
  Expect(real && ParseDouble(written) == real);
  const auto again = ParseDecimal(written);
  Expect(again && Rescale(*again, decimal->scale) == decimal->units);
  for (int scale = 0; scale <= kMaxScale; ++scale) {
    const auto units = Rescale(*decimal, scale);
    if (units) Expect(Rescale({*units, scale}, decimal->scale) == decimal->units);
  }
}

void CheckFormat(std::string_view text, NumberFormat format) {
  Expect(NumberFormatByName(NumberFormatName(format)) == format);
  const auto number = ReadNumber(text, format);
  Expect(ParseDouble(text, format) == (number ? ParseDouble(number->plain) : std::nullopt));
  if (!number) return;
  Expect(ParseDecimal(text, format) == ParseDecimal(number->plain));
  CheckPlain(number->plain);
}

}  // namespace
}  // namespace kohort

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckPlain(text);
  for (const char* name : {"1234.56", "1,234.56", "1 234.56", "1'234.56", "1234,56", "1.234,56",
                           "1 234,56", "1'234,56"}) {
    CheckFormat(text, *NumberFormatByName(name));
  }
  std::vector<std::string_view> cells;
  for (std::size_t at = 0, end = 0; at <= size; at = end + 1) {
    end = std::min(text.find('\n', at), size);
    cells.push_back(text.substr(at, end - at));
  }
  const auto guess = GuessNumberFormat(cells);
  if (guess) Expect(guess->reads > 0 && guess->reads <= cells.size());
  return 0;
}
