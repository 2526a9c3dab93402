// Any bytes as a file of segments: what is read is written and reads as the same again, in words
// and in its canonical form as well; and checking it ends.
#include "core/segment/check.h"
#include "core/segment/definition_json.h"
#include "core/segment/describe.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto definitions = ParseDefinitions({reinterpret_cast<const char*>(data), size});
  if (!definitions) {
    Expect(!definitions.error().what.empty());
    return 0;
  }
  const auto again = ParseDefinitions(FormatDefinitions(*definitions));
  Expect(again && *again == *definitions);
  Expect(CanonicalText(*again) == CanonicalText(*definitions));
  const auto error = Check(*definitions);
  Expect(Check(*again) == error);
  if (error) return 0;
  CheckReferences(*definitions);
  for (const Segment& segment : definitions->segments) {
    Expect(!Describe(segment, *definitions, Language::kEnglish).empty());
    Expect(!Describe(segment, *definitions, Language::kIndonesian).empty());
  }
  return 0;
}
