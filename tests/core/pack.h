// Compressed files for tests: gzip and deflate by zlib, zip archives written byte by byte.
#ifndef KOHORT_TESTS_CORE_PACK_H_
#define KOHORT_TESTS_CORE_PACK_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

#include <doctest/doctest.h>

#include "core/base/inflate.h"

namespace kohort {

inline std::string Deflate(std::string_view text, int window_bits) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline std::string RawDeflate(std::string_view text) { return Deflate(text, -15); }
inline std::string Gzip(std::string_view text) { return Deflate(text, 15 + 16); }

// All that comes out, the packed bytes coming in pieces of so many and leaving into room for so
// many; or the error.
inline Result<std::string> Unpack(Unpacker& unpacker, std::string_view packed,
                                  std::size_t piece = 1 << 20, std::size_t room = 1 << 16) {
  std::string text;
  std::vector<char> to(room);
  for (std::size_t at = 0; at < packed.size() && !unpacker.ended(); at += piece) {
    std::string_view part = packed.substr(at, piece);
    for (;;) {
      const Result<std::size_t> size = unpacker.Pull(part, to);
      if (!size) return std::unexpected(size.error());
      text.append(to.data(), *size);
      if (*size < room) break;
    }
    CHECK((part.empty() || unpacker.ended()));
  }
  const Result<void> finished = unpacker.Finish();
  if (!finished) return std::unexpected(finished.error());
  return text;
}

// Of the numbers in a zip archive, all little-endian.
inline std::string Little(std::uint64_t number, std::size_t bytes) {
  std::string text;
  for (; bytes > 0; --bytes, number >>= 8) text += static_cast<char>(number & 0xff);
  return text;
}

// The archive from there on.
inline std::string_view From(std::string_view archive, std::uint64_t offset) {
  return archive.substr(static_cast<std::size_t>(std::min<std::uint64_t>(offset, archive.size())));
}

class ZipWriter {
 public:
  struct Options {
    bool deflate = true;
    bool zip64 = false;        // sizes and offset in the extra field
    bool descriptor = false;   // sizes after the data, as streaming writers do
    std::uint16_t flags = 0;   // 1 = encrypted, 0x800 = the name is UTF-8
    std::uint16_t method = 0;  // in place of what it is
    std::string local_extra = {};
  };

  void Add(const std::string& name, const std::string& text, Options options) {
    const std::string data = options.deflate ? RawDeflate(text) : text;
    const std::uint16_t method =
        options.method != 0 ? options.method : static_cast<std::uint16_t>(options.deflate ? 8 : 0);
    const std::string crc =
        Little(crc32_z(0, reinterpret_cast<const Bytef*>(text.data()), text.size()), 4);
    const std::string begin = Little(20, 2) +
                              Little(options.flags | (options.descriptor ? 8U : 0U), 2) +
                              Little(method, 2) + Little(0, 4);
    const std::string sizes = crc + Little(data.size(), 4) + Little(text.size(), 4);
    const std::uint64_t offset = bytes_.size();
    bytes_ += "PK\x03\x04" + begin + (options.descriptor ? std::string(12, '\0') : sizes) +
              Little(name.size(), 2) + Little(options.local_extra.size(), 2) + name +
              options.local_extra + data;
    if (options.descriptor) bytes_ += "PK\x07\x08" + sizes;

    std::string extra = Little(0x5455, 2) + Little(5, 2) + "\x01time";
    if (options.zip64) {
      extra += Little(1, 2) + Little(24, 2) + Little(text.size(), 8) + Little(data.size(), 8) +
               Little(offset, 8);
    }
    const std::string wide(4, '\xff');
    directory_ += "PK\x01\x02" + Little(20, 2) + begin +
                  (options.zip64 ? crc + wide + wide : sizes) + Little(name.size(), 2) +
                  Little(extra.size(), 2) + Little(3, 2) + Little(0, 8) +
                  (options.zip64 ? wide : Little(offset, 4)) + name + extra + "you";
    ++count_;
  }
  void Add(const std::string& name, const std::string& text) { Add(name, text, {}); }

  // The archive.
  std::string Finish(bool zip64 = false, const std::string& comment = {}) const {
    const std::uint64_t offset = bytes_.size();
    std::string end = directory_;
    if (zip64) {
      const std::uint64_t at = offset + end.size();
      end += "PK\x06\x06" + Little(44, 8) + Little(45, 2) + Little(45, 2) + Little(0, 8) +
             Little(count_, 8) + Little(count_, 8) + Little(directory_.size(), 8) +
             Little(offset, 8);
      end += "PK\x06\x07" + Little(0, 4) + Little(at, 8) + Little(1, 4);
    }
    const std::string wide(4, '\xff');
    end += "PK\x05\x06" + Little(0, 4) + Little(count_, 2) + Little(count_, 2) +
           (zip64 ? wide + wide : Little(directory_.size(), 4) + Little(offset, 4)) +
           Little(comment.size(), 2) + comment;
    return bytes_ + end;
  }

 private:
  std::string bytes_;
  std::string directory_;
  std::uint64_t count_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_TESTS_CORE_PACK_H_
