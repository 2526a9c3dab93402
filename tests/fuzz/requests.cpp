// Any bytes as a request or a reply: what is decoded can be encoded, and decodes as the same again.
#include "core/service/messages.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  if (const auto request = DecodeRequest(json)) {
    const auto again = DecodeRequest(Encode(*request));
    Expect(again && Encode(*again) == Encode(*request));
  }
  if (const auto reply = DecodeReply(json)) {
    const auto again = DecodeReply(Encode(*reply));
    Expect(again && Encode(*again) == Encode(*reply));
  }
  return 0;
}
