// The way of a file from how it lies on the disk to records: unpacked, decoded, read.
#ifndef KOHORT_CORE_IMPORT_INTAKE_H_
#define KOHORT_CORE_IMPORT_INTAKE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/inflate.h"
#include "core/base/record.h"
#include "core/base/zip.h"
#include "core/csv/encoding.h"

namespace kohort {

enum class Compression { kNone, kGzip, kZip };

struct IntakeFormat {
  Compression compression = Compression::kNone;
  Encoding encoding = Encoding::kUtf8;
  ZipEntry entry = {};  // of kZip: the archive is read from entry.offset on

  bool operator==(const IntakeFormat&) const = default;
};

// The beginning of a file as text.
struct TextHead {
  IntakeFormat format;
  bool is_text = true;  // else `text` is empty
  bool sure = true;     // of the encoding
  std::string text;     // UTF-8
  bool whole = false;   // this is all of the file
  // How many of the bytes the text was made of, for estimates of what the whole file holds.
  std::uint64_t source_bytes = 0;
};

// The first `most` bytes of text, or a few less, in `bytes`, which begin a file and are all of it
// where `whole`; for a file in a zip archive they begin at entry->offset, and `whole` means that
// they reach the end of the archive. Tells gzip by its first bytes and guesses the encoding unless
// it is given. Errors: file_damaged, zip_unsupported. Cost: passes over `most` bytes, however much
// they unpack to.
Result<TextHead> ReadTextHead(std::string_view bytes, bool whole, std::size_t most,
                              const std::optional<ZipEntry>& entry = {},
                              std::optional<Encoding> encoding = {});

// The bytes of a file, a piece at a time -> text in a reader. The pieces may be cut anywhere.
//
//   Intake intake(format, reader);
//   while (!intake.ended()) {
//     n = read(intake.Space(1 << 20));             // 0 = the end of the file
//     intake.Commit(n);
//     do {
//       more = intake.Pump();                      // Result<bool>
//       while (reader.Next(batch)) Use(batch);
//     } while (more);
//   }
//
// Memory: the piece, and less than 200 KB where the file is compressed. Plain UTF-8 is read right
// into the reader from its second piece on.
class Intake {
 public:
  // REQUIRES: the reader outlives it.
  Intake(const IntakeFormat& format, RecordReader& reader);

  // Where the next bytes of the file go; at least `least` of them. REQUIRES: the last Pump, if any,
  // said false.
  std::span<char> Space(std::size_t least);

  // So many were written there; 0 = the file has ended.
  void Commit(std::size_t bytes);

  // Moves about 1 MB of text on, at most. True: there is more before new bytes are needed. Errors:
  // file_damaged, zip_unsupported; after one it is of no more use.
  Result<bool> Pump();

  // The reader has all of the text and was told so; no further bytes are needed.
  bool ended() const { return ended_; }

  // Characters that were malformed in UTF-16 and became U+FFFD.
  std::uint64_t replaced() const { return decoder_.replaced(); }

 private:
  Result<bool> Refill();

  RecordReader& reader_;
  std::unique_ptr<Unpacker> unpacker_;  // null: not compressed
  Decoder decoder_;
  std::vector<char> bytes_;     // a piece of the file
  std::string_view unread_;     // of it
  std::vector<char> unpacked_;  // a piece of what it holds, where it is compressed
  std::string_view undecoded_;  // of that, or of the file
  bool direct_ = false;         // the piece at hand is the reader's
  bool file_ended_ = false;
  bool ended_ = false;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_INTAKE_H_
