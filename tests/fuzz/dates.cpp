// Any text as a time, in every format: what is read can be written, and reads as the same again.
#include "core/base/time_text.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (int format = 0; format <= static_cast<int>(TimeFormat::kExcelDays); ++format) {
    const auto time = ParseTime(text, static_cast<TimeFormat>(format));
    if (!time || time->micros < kFirstInstant || time->micros >= kEndInstant) continue;
    const auto again = ParseTime(FormatLocal(time->micros), TimeFormat::kYearMonthDay);
    Expect(again && again->micros == time->micros && !again->fixed);
    Expect(FormatLocal(time->micros).starts_with(FormatLocalDay(time->micros)));
    if (time->date_only) Expect(time->micros % kDay == 0);
  }
  return 0;
}
