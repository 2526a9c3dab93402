#include "core/base/inflate.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <zlib.h>

namespace kohort {
namespace {

// zlib counts in unsigned int.
uInt Clamp(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

std::unexpected<Error> Damaged(std::string what, std::uint64_t byte) {
  return std::unexpected(Error{"file_damaged", std::move(what), "byte " + std::to_string(byte),
                               "Copy or download the file again, or open it unpacked."});
}

}  // namespace

void Inflate::Close::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}

Inflate::Inflate(Format format) : format_(format), stream_(new z_stream_s{}) {
  constexpr int kWindowBits = 15;
  constexpr int kGzipOnly = 16;  // added to them
  const int bits = format == Format::kGzip ? kWindowBits + kGzipOnly : -kWindowBits;
  if (inflateInit2(stream_.get(), bits) != Z_OK) throw std::bad_alloc();
}

Result<std::size_t> Inflate::Pull(std::string_view& packed, std::span<char> to) {
  std::size_t written = 0;
  const auto take = [&](std::size_t bytes) {
    packed.remove_prefix(bytes);
    taken_ += bytes;
  };
  while (!ended() && written < to.size()) {
    if (complete_) {
      take(std::min(packed.find_first_not_of('\0'), packed.size()));
      if (packed.empty()) break;
      inflateReset(stream_.get());
      complete_ = false;
    }
    // zlib reads through a pointer to what it could write to.
    stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_->avail_in = Clamp(packed.size());
    stream_->next_out = reinterpret_cast<Bytef*>(to.data() + written);
    stream_->avail_out = Clamp(to.size() - written);
    const std::size_t in = stream_->avail_in;
    const std::size_t out = stream_->avail_out;
    const int code = inflate(stream_.get(), Z_NO_FLUSH);
    take(in - stream_->avail_in);
    written += out - stream_->avail_out;
    if (code == Z_MEM_ERROR) throw std::bad_alloc();
    if (code == Z_STREAM_END) {
      complete_ = true;
    } else if (code == Z_BUF_ERROR) {
      break;  // nothing to read and nothing left to write
    } else if (code != Z_OK) {
      const char* why = stream_->msg != nullptr ? stream_->msg : "a dictionary is missing";
      return Damaged("The compressed data is damaged (" + std::string(why) + ").", taken_);
    }
  }
  return written;
}

Result<void> Inflate::Finish() {
  if (complete_) return {};
  return Damaged("The compressed data is cut off.", taken_);
}

}  // namespace kohort
