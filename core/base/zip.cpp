#include "core/base/zip.h"

#include <algorithm>
#include <utility>
#include <zlib.h>

#include "core/base/utf8.h"

namespace kohort {
namespace {

// Sizes without the parts of variable length, and what each begins with.
constexpr std::size_t kLocalHeaderBytes = 30;
constexpr std::size_t kRecordBytes = 46;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kZip64LocatorBytes = 20;
constexpr std::size_t kZip64EndBytes = 56;
constexpr std::string_view kLocalHeader = "PK\x03\x04";
constexpr std::string_view kRecord = "PK\x01\x02";
constexpr std::string_view kEnd = "PK\x05\x06";
constexpr std::string_view kZip64Locator = "PK\x06\x07";
constexpr std::string_view kZip64End = "PK\x06\x06";

constexpr std::size_t kMaxComment = 0xffff;
constexpr std::uint64_t kPieceBytes = std::uint64_t{1} << 20;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint32_t kInZip64 = 0xffffffff;  // the number stands in the extra field
constexpr std::uint16_t kZip64Extra = 1;
constexpr std::uint16_t kEncryptedFlag = 1;

// 0x80..0xff of IBM's code page 437.
constexpr std::u16string_view kCodePage437 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
static_assert(kCodePage437.size() == 128);

// Numbers are little-endian. REQUIRES: they lie within `bytes`.
template <typename T>
T Number(std::string_view bytes, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = sizeof(T); i-- > 0;) {
    number = number << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  }
  return static_cast<T>(number);
}
constexpr auto kU16 = Number<std::uint16_t>;
constexpr auto kU32 = Number<std::uint32_t>;
constexpr auto kU64 = Number<std::uint64_t>;

std::unexpected<Error> Damaged(std::string what, std::string where = {}) {
  return std::unexpected(Error{"file_damaged", std::move(what), std::move(where),
                               "Copy or download the archive again, or unpack it yourself."});
}

std::unexpected<Error> DamagedDirectory() {
  return Damaged("The directory of this zip archive is damaged.");
}

std::unexpected<Error> Unsupported(std::string what, std::string where = {}) {
  return std::unexpected(Error{"zip_unsupported", std::move(what), std::move(where),
                               "Unpack the archive and open what is inside."});
}

std::string NameText(std::string_view name) {
  if (IsUtf8(name)) return std::string(name);
  std::string text;
  for (const char c : name) {
    const auto byte = static_cast<std::uint8_t>(c);
    char utf8[4];
    text.append(utf8, PutUtf8(byte < 0x80 ? byte : kCodePage437[byte - 0x80], utf8));
  }
  return text;
}

bool IsFile(std::string_view name) {
  return !name.empty() && !name.ends_with('/') && !name.ends_with('\\') &&
         !name.starts_with("__MACOSX/") && name != ".DS_Store" && !name.ends_with("/.DS_Store");
}

// Takes the numbers that did not fit into the record from its extra fields, where they stand in the
// order of `numbers`.
void ReadZip64Extra(std::string_view extra, std::initializer_list<std::uint64_t*> numbers) {
  while (extra.size() >= 4) {
    const auto id = kU16(extra, 0);
    std::string_view field = extra.substr(4, kU16(extra, 2));
    extra.remove_prefix(4 + field.size());
    if (id != kZip64Extra) continue;
    for (std::uint64_t* number : numbers) {
      if (*number != kInZip64 || field.size() < 8) continue;
      *number = kU64(field, 0);
      field.remove_prefix(8);
    }
  }
}

}  // namespace

// ---- the directory
// ---------------------------------------------------------------------------------

ZipDirectory::ZipDirectory(std::uint64_t archive_bytes) : archive_bytes_(archive_bytes) {
  const std::uint64_t end =
      std::min<std::uint64_t>(archive_bytes, kZip64LocatorBytes + kEndBytes + kMaxComment);
  Ask(archive_bytes - end, end);
}

void ZipDirectory::Ask(std::uint64_t offset, std::uint64_t length) {
  offset_ = offset;
  length_ = static_cast<std::size_t>(std::min(length, kPieceBytes));
}

std::optional<ZipDirectory::Range> ZipDirectory::Want() const {
  if (state_ == State::kDone) return std::nullopt;
  return Range{offset_, length_};
}

Result<void> ZipDirectory::Feed(std::string_view bytes) {
  if (bytes.empty()) return Damaged("This zip archive is cut off.");
  bytes = bytes.substr(0, length_);
  buffer_ += bytes;
  offset_ += bytes.size();
  length_ -= bytes.size();
  if (length_ > 0) return {};
  switch (state_) {
    case State::kEnd: return ReadEnd();
    case State::kZip64End: return ReadZip64End();
    case State::kEntries: return ReadEntries();
    case State::kDone: break;
  }
  return {};
}

Result<void> ZipDirectory::ReadEnd() {
  const std::string tail = std::exchange(buffer_, {});
  const std::uint64_t tail_offset = archive_bytes_ - tail.size();
  // The last such record, whose comment fits into what follows it.
  std::size_t at = tail.rfind(kEnd);
  while (at != std::string::npos &&
         (tail.size() - at < kEndBytes || tail.size() - at - kEndBytes < kU16(tail, at + 20))) {
    at = at == 0 ? std::string::npos : tail.rfind(kEnd, at - 1);
  }
  if (at == std::string::npos) {
    return Damaged("This zip archive is cut off: the directory at its end is missing.");
  }
  directory_bytes_ = kU32(tail, at + 12);
  directory_offset_ = kU32(tail, at + 16);
  const bool zip64 =
      at >= kZip64LocatorBytes &&
      std::string_view(tail).substr(at - kZip64LocatorBytes).starts_with(kZip64Locator);
  if (zip64) {
    const auto offset = kU64(tail, at - kZip64LocatorBytes + 8);
    if (offset > archive_bytes_ || archive_bytes_ - offset < kZip64EndBytes) {
      return DamagedDirectory();
    }
    state_ = State::kZip64End;
    Ask(offset, kZip64EndBytes);
    return {};
  }
  if (kU16(tail, at + 4) != 0) {
    return Unsupported("This zip archive is one of several volumes.");
  }
  return BeginEntries(tail_offset + at);
}

Result<void> ZipDirectory::ReadZip64End() {
  const std::string end = std::exchange(buffer_, {});
  if (!end.starts_with(kZip64End)) return DamagedDirectory();
  if (kU32(end, 16) != 0) return Unsupported("This zip archive is one of several volumes.");
  directory_bytes_ = kU64(end, 40);
  directory_offset_ = kU64(end, 48);
  return BeginEntries(offset_ - kZip64EndBytes);
}

Result<void> ZipDirectory::BeginEntries(std::uint64_t directory_end) {
  if (directory_bytes_ > directory_end || directory_offset_ > directory_end - directory_bytes_) {
    return DamagedDirectory();
  }
  before_ = directory_end - directory_bytes_ - directory_offset_;
  left_ = directory_bytes_;
  state_ = State::kEntries;
  Ask(directory_end - left_, left_);
  left_ -= length_;
  if (length_ == 0) state_ = State::kDone;
  return {};
}

Result<void> ZipDirectory::ReadEntries() {
  std::string_view bytes = buffer_;
  while (bytes.size() >= kRecordBytes) {
    if (!bytes.starts_with(kRecord)) return DamagedDirectory();
    const std::size_t size = kRecordBytes + kU16(bytes, 28) + kU16(bytes, 30) + kU16(bytes, 32);
    if (size > bytes.size()) break;
    AddEntry(bytes.substr(0, size));
    if (!entries_.empty() && entries_.back().offset >= archive_bytes_) {
      return DamagedDirectory();
    }
    bytes.remove_prefix(size);
  }
  buffer_ = std::string(bytes);
  if (left_ > 0) {
    Ask(offset_, left_);
    left_ -= length_;
    return {};
  }
  if (!buffer_.empty()) return DamagedDirectory();
  state_ = State::kDone;
  return {};
}

void ZipDirectory::AddEntry(std::string_view record) {
  const std::size_t name_bytes = kU16(record, 28);
  const std::string_view name = record.substr(kRecordBytes, name_bytes);
  // Of Microsoft's and of OpenDocument's.
  if (name == "[Content_Types].xml" || name == "META-INF/manifest.xml") office_document_ = true;
  if (!IsFile(name)) return;
  ZipEntry entry{.name = NameText(name),
                 .offset = kU32(record, 42),
                 .packed_bytes = kU32(record, 20),
                 .bytes = kU32(record, 24),
                 .crc32 = kU32(record, 16),
                 .method = kU16(record, 10),
                 .encrypted = (kU16(record, 8) & kEncryptedFlag) != 0};
  ReadZip64Extra(record.substr(kRecordBytes + name_bytes, kU16(record, 30)),
                 {&entry.bytes, &entry.packed_bytes, &entry.offset});
  entry.offset += before_;
  entries_.push_back(std::move(entry));
}

// ---- an entry
// --------------------------------------------------------------------------------------

ZipEntryReader::ZipEntryReader(const ZipEntry& entry) : entry_(entry), left_(entry.packed_bytes) {
  if (entry.method == kDeflated) inflate_.emplace(Inflate::Format::kDeflate);
}

std::unexpected<Error> ZipEntryReader::Damaged(std::string what) const {
  return kohort::Damaged(std::move(what), entry_.name);
}

Result<void> ZipEntryReader::ReadHeader(std::string_view& packed) {
  if (entry_.encrypted) {
    return Unsupported("This file is encrypted within its zip archive.", entry_.name);
  }
  if (entry_.method != kStored && entry_.method != kDeflated) {
    return Unsupported("This file is compressed in a way that is not read here (method " +
                           std::to_string(entry_.method) + ").",
                       entry_.name);
  }
  // Its name and extra fields count once its fixed part is there.
  const auto missing = [&] {
    const std::size_t size = header_.size() < kLocalHeaderBytes
                                 ? kLocalHeaderBytes
                                 : kLocalHeaderBytes + kU16(header_, 26) + kU16(header_, 28);
    return size - header_.size();
  };
  while (missing() > 0 && !packed.empty()) {
    const std::string_view part = packed.substr(0, missing());
    header_ += part;
    packed.remove_prefix(part.size());
  }
  if (missing() > 0) return {};
  if (!header_.starts_with(kLocalHeader)) {
    return Damaged("This file is not where the zip archive's directory says.");
  }
  in_data_ = true;
  return {};
}

Result<std::size_t> ZipEntryReader::Pull(std::string_view& packed, std::span<char> to) {
  if (!in_data_) {
    const Result<void> read = ReadHeader(packed);
    if (!read) return std::unexpected(read.error());
    if (!in_data_) return std::size_t{0};
  }
  if (ended_) return std::size_t{0};
  std::string_view part =
      packed.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, packed.size())));
  const std::size_t part_bytes = part.size();
  std::size_t written = 0;
  if (inflate_) {
    const Result<std::size_t> pulled = inflate_->Pull(part, to);
    if (!pulled) {
      Error error = pulled.error();
      error.where = entry_.name + ", " + error.where;
      return std::unexpected(error);
    }
    written = *pulled;
  } else {
    written = part.copy(to.data(), to.size());
    part.remove_prefix(written);
  }
  packed.remove_prefix(part_bytes - part.size());
  left_ -= part_bytes - part.size();
  crc32_ = static_cast<std::uint32_t>(
      crc32_z(crc32_, reinterpret_cast<const Bytef*>(to.data()), written));
  written_ += written;

  const bool complete = inflate_ ? inflate_->ended() : left_ == 0;
  const bool short_of_input = inflate_ && !complete && left_ == 0 && written < to.size();
  if (written_ > entry_.bytes || short_of_input ||
      (complete && (written_ != entry_.bytes || left_ > 0 || crc32_ != entry_.crc32))) {
    return Damaged("This file is damaged within its zip archive: length or checksum is wrong.");
  }
  ended_ = complete;
  return written;
}

Result<void> ZipEntryReader::Finish() {
  if (ended_) return {};
  return Damaged("The zip archive ends within this file.");
}

}  // namespace kohort
