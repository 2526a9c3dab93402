// Any text as a number: exact where it is a decimal, and what is written reads as the same again.
#include <bit>
#include <cmath>

#include "core/base/number.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto real = ParseDouble(text);
  if (real) {
    Expect(std::isfinite(*real));
    const auto again = ParseDouble(FormatDouble(*real));
    Expect(again && *again == *real);
  }
  if (const auto decimal = ParseDecimal(text)) {
    Expect(decimal->scale >= 0 && decimal->scale <= kMaxScale);
    Expect(real.has_value());
    const std::string written = FormatDecimal(*decimal);
    Expect(ParseDouble(written) == *real);
    const auto again = ParseDecimal(written);
    Expect(again && Rescale(*again, decimal->scale) == decimal->units);
    for (int scale = 0; scale <= kMaxScale; ++scale) {
      const auto units = Rescale(*decimal, scale);
      if (units) Expect(Rescale({*units, scale}, decimal->scale) == decimal->units);
    }
  }
  return 0;
}
