// Any bytes in any encoding: cut anywhere, they decode to the same text, which is UTF-8.
#include <array>

#include "core/base/utf8.h"
#include "core/csv/encoding.h"
#include "tests/fuzz/fuzz.h"

namespace {

std::string Decode(kohort::Encoding encoding, std::string_view bytes, std::size_t piece,
                   std::size_t room) {
  kohort::Decoder decoder(encoding);
  std::string text;
  std::string to(room, '\0');
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    std::string_view part = bytes.substr(0, piece);
    while (!part.empty()) {
      const std::size_t left = part.size();
      const std::size_t written = decoder.Decode(part, to);
      kohort::Expect(written <= room && (written > 0 || part.size() < left));
      text.append(to, 0, written);
    }
  }
  text.append(to, 0, decoder.Finish(to));
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  constexpr std::array kEncodings{Encoding::kUtf8, Encoding::kUtf16Le, Encoding::kUtf16Be,
                                  Encoding::kWindows1252, Encoding::kLatin1};
  FuzzInput input(data, size);
  const Encoding encoding = kEncodings[input.Choose(kEncodings.size() - 1)];
  const std::size_t piece = 1 + input.Choose(31);
  const std::size_t room = Decoder::kLeastRoom + input.Choose(31);
  const std::string_view bytes = input.Rest();
  const std::string whole = Decode(encoding, bytes, bytes.size() + 1, 3 * bytes.size() + 8);
  Expect(Decode(encoding, bytes, piece, room) == whole);
  if (encoding != Encoding::kUtf8) Expect(IsUtf8(whole));
  for (const bool all : {false, true}) {
    const EncodingGuess guess = GuessEncoding(bytes, all);
    Expect(EncodingByName(EncodingName(guess.encoding)) == guess.encoding);
  }
  return 0;
}
