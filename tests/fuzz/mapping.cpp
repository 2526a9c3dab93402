// Any bytes as a mapping file: what is read can be written, and reads as the same again.
#include "core/import/mapping_json.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const auto mapping = ReadMapping({reinterpret_cast<const char*>(data), size});
  if (!mapping) return 0;
  const auto again = ReadMapping(WriteMapping(*mapping));
  Expect(again && *again == *mapping);
  return 0;
}
