// Compressed bytes, a piece at a time -> the bytes (RFC 1951, RFC 1952), by zlib.
#ifndef KOHORT_CORE_BASE_INFLATE_H_
#define KOHORT_CORE_BASE_INFLATE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/error.h"

struct z_stream_s;  // zlib's. NOLINT(readability-identifier-naming)

namespace kohort {

// Something packed, a piece at a time -> what it holds. Pieces and room may be cut anywhere; what
// comes out is the same.
//
//   while (!unpacker.ended() && (packed = read())) {
//     do {
//       n = unpacker.Pull(packed, to);                 // Result
//       Use(to.first(n));
//     } while (n == to.size());                        // less: it needs more input
//   }
//   unpacker.Finish();                                 // Result
class Unpacker {
 public:
  virtual ~Unpacker() = default;

  // Takes bytes off the front of `packed` and fills `to`; returns how much of it. Where that is
  // less than all of `to`, `packed` is empty or the end has come. A megabyte of input may hold a
  // gigabyte, so call it until then. Error file_damaged, with the place in the packed bytes; after
  // one it is of no more use.
  virtual Result<std::size_t> Pull(std::string_view& packed, std::span<char> to) = 0;

  // The packed bytes have ended. Error file_damaged where more should have come.
  virtual Result<void> Finish() = 0;

  // What is packed says itself that nothing follows.
  virtual bool ended() const = 0;
};

// A file of gzip: one member or more, one after the other (bgzip, pigz and log rotation write
// those), perhaps padded with zeros. Checksums are compared. Or a bare deflate stream, of which
// whoever reads it compares the checksum. Memory: 40 KB.
class Inflate : public Unpacker {
 public:
  enum class Format { kGzip, kDeflate };

  explicit Inflate(Format format);

  Result<std::size_t> Pull(std::string_view& packed, std::span<char> to) override;
  Result<void> Finish() override;

  // Never of gzip: another member may follow.
  bool ended() const override { return format_ == Format::kDeflate && complete_; }

 private:
  struct Close {
    void operator()(z_stream_s* stream) const;
  };

  Format format_;
  std::unique_ptr<z_stream_s, Close> stream_;
  std::uint64_t taken_ = 0;  // packed bytes
  bool complete_ = false;    // the stream, or the member of gzip
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_INFLATE_H_
