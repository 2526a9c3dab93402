#include "core/import/intake.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace kohort {
namespace {

constexpr std::string_view kGzip = "\x1f\x8b\x08";
constexpr std::size_t kPumpBytes = std::size_t{1} << 20;
constexpr std::size_t kUnpackedBytes = std::size_t{1} << 16;

std::unique_ptr<Unpacker> MakeUnpacker(const IntakeFormat& format) {
  switch (format.compression) {
    case Compression::kGzip: return std::make_unique<Inflate>(Inflate::Format::kGzip);
    case Compression::kZip: return std::make_unique<ZipEntryReader>(format.entry);
    case Compression::kNone: break;
  }
  return nullptr;
}

}  // namespace

Result<TextHead> ReadTextHead(std::string_view bytes, bool whole, std::size_t most,
                              const std::optional<ZipEntry>& entry,
                              std::optional<Encoding> encoding) {
  TextHead head;
  if (entry) {
    head.format = {.compression = Compression::kZip, .entry = *entry};
  } else if (bytes.starts_with(kGzip)) {
    head.format.compression = Compression::kGzip;
  }

  std::string buffer;
  std::string_view plain = bytes.substr(0, most);
  std::size_t taken = plain.size();
  head.whole = whole && taken == bytes.size();
  if (const std::unique_ptr<Unpacker> unpacker = MakeUnpacker(head.format)) {
    buffer.resize(most);
    std::string_view packed = bytes;
    const Result<std::size_t> unpacked = unpacker->Pull(packed, buffer);
    if (!unpacked) return std::unexpected(unpacked.error());
    plain = std::string_view(buffer).substr(0, *unpacked);
    taken = bytes.size() - packed.size();
    const bool all_read = whole && *unpacked < most;
    if (all_read) {
      const Result<void> finished = unpacker->Finish();
      if (!finished) return std::unexpected(finished.error());
    }
    head.whole = all_read || unpacker->ended();
  }

  if (encoding) {
    head.format.encoding = *encoding;
  } else {
    const EncodingGuess guess = GuessEncoding(plain, head.whole);
    head.format.encoding = guess.encoding;
    head.is_text = guess.text;
    head.sure = guess.sure;
    if (!guess.text) return head;
  }

  Decoder decoder(head.format.encoding);
  head.text.resize(most + Decoder::kLeastRoom);
  std::string_view undecoded = plain;
  std::size_t size = decoder.Decode(undecoded, std::span(head.text).first(most));
  if (!undecoded.empty()) head.whole = false;
  if (head.whole) size += decoder.Finish(std::span(head.text).subspan(size));
  head.text.resize(size);
  head.source_bytes =
      plain.empty() ? 0 : std::uint64_t{taken} * (plain.size() - undecoded.size()) / plain.size();
  return head;
}

Intake::Intake(const IntakeFormat& format, RecordReader& reader)
    : reader_(reader), unpacker_(MakeUnpacker(format)), decoder_(format.encoding) {
  if (unpacker_) unpacked_.resize(kUnpackedBytes);
}

std::span<char> Intake::Space(std::size_t least) {
  assert(unread_.empty() && undecoded_.empty());
  direct_ = !unpacker_ && decoder_.passes();
  if (direct_) return reader_.Space(least);
  if (bytes_.size() < least) bytes_.resize(least);
  return bytes_;
}

void Intake::Commit(std::size_t bytes) {
  file_ended_ = bytes == 0;
  if (direct_) {
    reader_.Commit(bytes);
  } else {
    unread_ = std::string_view(bytes_.data(), bytes);
  }
}

// Puts what is to be decoded next into undecoded_. False: there is nothing until new bytes come.
Result<bool> Intake::Refill() {
  if (!unpacker_) {
    undecoded_ = std::exchange(unread_, {});
    return !undecoded_.empty();
  }
  const Result<std::size_t> size = unpacker_->Pull(unread_, unpacked_);
  if (!size) return std::unexpected(size.error());
  undecoded_ = std::string_view(unpacked_.data(), *size);
  return *size > 0;
}

Result<bool> Intake::Pump() {
  if (ended_ || (direct_ && !file_ended_)) return false;
  const std::span<char> to = reader_.Space(kPumpBytes);
  std::size_t written = 0;
  bool more = true;
  while (more && to.size() - written >= Decoder::kLeastRoom) {
    if (undecoded_.empty()) {
      const Result<bool> refilled = Refill();
      if (!refilled) return refilled;
      more = *refilled;
    }
    written += decoder_.Decode(undecoded_, to.subspan(written));
  }
  if (!more && (file_ended_ || (unpacker_ && unpacker_->ended()))) {
    if (unpacker_) {
      const Result<void> finished = unpacker_->Finish();
      if (!finished) return std::unexpected(finished.error());
    }
    written += decoder_.Finish(to.subspan(written));
    ended_ = true;
  }
  reader_.Commit(written);
  if (ended_) reader_.Finish();
  return more;
}

}  // namespace kohort
