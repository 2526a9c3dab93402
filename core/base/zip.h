// Reads zip archives: which files they hold, and what is in one of them.
//
// The format is PKWARE's APPNOTE.TXT 6.3.10: the directory lies at the end, so whoever has the
// archive reads it where it is told to.
//
//   ZipDirectory directory(archive_bytes);
//   while (const auto want = directory.Want()) {
//     directory.Feed(read(want->offset, want->length));       // Result
//   }
//   ZipEntryReader reader(directory.entries()[i]);            // an Unpacker
//   ... that is given the archive's bytes from entry.offset on until it has ended.
#ifndef KOHORT_CORE_BASE_ZIP_H_
#define KOHORT_CORE_BASE_ZIP_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/inflate.h"

namespace kohort {

struct ZipEntry {
  std::string name;                // with its folders: "2026/orders.csv"
  std::uint64_t offset = 0;        // in the archive, of what ZipEntryReader reads
  std::uint64_t packed_bytes = 0;  // compressed
  std::uint64_t bytes = 0;         // what it holds
  std::uint32_t crc32 = 0;
  std::uint16_t method = 0;  // as in the archive; 0 = stored, 8 = deflated
  bool encrypted = false;

  bool operator==(const ZipEntry&) const = default;
};

class ZipDirectory {
 public:
  struct Range {
    std::uint64_t offset = 0;
    std::size_t length = 0;  // at most 1 MB
  };

  explicit ZipDirectory(std::uint64_t archive_bytes);

  // What to read next; none when all entries are known.
  std::optional<Range> Want() const;

  // The bytes there. Fewer are fine, and the rest is wanted again; none means that the archive
  // ends. Errors: file_damaged, zip_unsupported (in several volumes).
  Result<void> Feed(std::string_view bytes);

  // Folders, .DS_Store and what macOS puts into __MACOSX/ left out. A name that is no UTF-8 is read
  // as code page 437, as the format has it.
  const std::vector<ZipEntry>& entries() const { return entries_; }

  // The archive is a document of Excel or another office program.
  bool office_document() const { return office_document_; }

 private:
  enum class State { kEnd, kZip64End, kEntries, kDone };

  void Ask(std::uint64_t offset, std::uint64_t length);
  Result<void> ReadEnd();
  Result<void> ReadZip64End();
  Result<void> BeginEntries(std::uint64_t directory_end);
  Result<void> ReadEntries();
  void AddEntry(std::string_view record);

  std::uint64_t archive_bytes_;
  State state_ = State::kEnd;
  std::uint64_t offset_ = 0;  // of what was asked for
  std::size_t length_ = 0;
  std::string buffer_;  // what came of it, in kEntries after the piece of a record before it

  std::uint64_t directory_offset_ = 0;  // as the archive says
  std::uint64_t directory_bytes_ = 0;
  std::uint64_t left_ = 0;    // of the directory, not yet asked for
  std::uint64_t before_ = 0;  // bytes that were put before the archive and that it does not count
  std::vector<ZipEntry> entries_;
  bool office_document_ = false;
};

// One file of an archive, from its own header on. Length and checksum are compared at the end.
// Errors: file_damaged, zip_unsupported (encrypted, or compressed in another way), with the entry's
// name.
class ZipEntryReader : public Unpacker {
 public:
  explicit ZipEntryReader(const ZipEntry& entry);

  Result<std::size_t> Pull(std::string_view& packed, std::span<char> to) override;
  Result<void> Finish() override;
  bool ended() const override { return ended_; }

 private:
  Result<void> ReadHeader(std::string_view& packed);
  std::unexpected<Error> Damaged(std::string what) const;

  ZipEntry entry_;
  std::string header_;    // what came of it so far
  bool in_data_ = false;  // past it
  std::uint64_t left_;    // packed bytes to come
  std::uint64_t written_ = 0;
  std::uint32_t crc32_ = 0;         // of those
  std::optional<Inflate> inflate_;  // none: stored
  bool ended_ = false;
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_ZIP_H_
