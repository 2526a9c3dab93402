// Any bytes as a gzip file, a bare deflate stream or a zip archive: cut anywhere, they unpack to
// the same bytes, or fail the same.
#include <optional>

#include "core/base/inflate.h"
#include "core/base/zip.h"
#include "tests/fuzz/fuzz.h"

namespace kohort {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1}
                                   << 20;  // unpacked; a bomb is not what we look for

// Nothing where it fails.
std::optional<std::string> Unpack(Unpacker& unpacker, std::string_view packed, std::size_t piece,
                                  std::size_t room) {
  std::string bytes;
  std::string to(room, '\0');
  for (; !packed.empty() && !unpacker.ended();
       packed.remove_prefix(std::min(piece, packed.size()))) {
    std::string_view part = packed.substr(0, piece);
    for (std::size_t written = room; written == room;) {
      const Result<std::size_t> pulled = unpacker.Pull(part, to);
      if (!pulled) return std::nullopt;
      written = *pulled;
      Expect(written <= room);
      bytes.append(to, 0, written);
      if (bytes.size() > kMostBytes) return bytes.substr(0, kMostBytes);
    }
    Expect(part.empty() || unpacker.ended());
  }
  if (!unpacker.Finish()) return std::nullopt;
  return bytes;
}

void CheckZip(std::string_view archive, std::size_t piece, std::size_t room) {
  ZipDirectory directory(archive.size());
  while (const auto want = directory.Want()) {
    Expect(want->offset <= archive.size() && want->length <= archive.size() - want->offset);
    if (!directory.Feed(archive.substr(want->offset, std::min(want->length, piece)))) return;
  }
  std::size_t left = 8;
  for (const ZipEntry& entry : directory.entries()) {
    if (left-- == 0) return;
    if (entry.offset > archive.size()) continue;
    const std::string_view packed = archive.substr(entry.offset);
    ZipEntryReader whole(entry);
    ZipEntryReader cut(entry);
    Expect(Unpack(cut, packed, piece, room) == Unpack(whole, packed, packed.size() + 1, 65536));
  }
}

}  // namespace
}  // namespace kohort

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  FuzzInput input(data, size);
  const std::size_t piece = 1 + input.Choose(63);
  const std::size_t room = 1 + input.Choose(255);
  const std::string_view bytes = input.Rest();
  for (const auto format : {Inflate::Format::kGzip, Inflate::Format::kDeflate}) {
    Inflate whole(format);
    Inflate cut(format);
    Expect(Unpack(cut, bytes, piece, room) == Unpack(whole, bytes, bytes.size() + 1, 65536));
  }
  CheckZip(bytes, piece, room);
  return 0;
}
