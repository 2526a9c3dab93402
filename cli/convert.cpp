#include "cli/convert.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <span>

#include <sys/stat.h>

#include "core/base/record.h"
#include "core/base/utf8.h"
#include "core/csv/writer.h"
#include "core/import/head.h"
#include "core/import/intake.h"
#include "core/service/jobs.h"

namespace kohort {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
static_assert(kPieceBytes >= kHeadBytes);

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// What lines that are no rows are called, by RecordKind.
constexpr std::array<const char*, kRecordKinds> kKindNames{
    nullptr,         nullptr, "repeated headers",     "lines above the table",
    "comment lines", nullptr, "lines below the table"};

// Lines of a kind.
struct Skipped {
  std::uint64_t lines = 0;
  std::uint64_t first_line = 0;
};

class Converter {
 public:
  Result<void> Add(const std::string& path) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    struct stat status{};
    if (!file || fstat(fileno(file.get()), &status) != 0) return Unreadable(path);
    std::vector<FileHead> heads;
    OpenJob open(
        {{.handle = 0, .name = path, .size_bytes = static_cast<std::uint64_t>(status.st_size)}},
        [&heads](std::vector<FileHead> opened, const std::vector<Notice>&) -> Result<void> {
          heads = std::move(opened);
          return {};
        },
        /*rows_needed=*/false);
    for (;;) {
      const Result<Job::State> state = open.Step();
      if (!state) return std::unexpected(state.error());
      if (*state == Job::State::kDone) break;
      if (*state != Job::State::kRead) continue;
      const auto bytes = Read(file.get(), open.ReadOffset(), open.Buffer());
      if (!bytes) return Unreadable(path);
      if (const Result<void> taken = open.ReadDone(*bytes); !taken) return taken;
    }
    for (const FileHead& head : heads) {
      if (const Result<void> added = AddTable(file.get(), head); !added) return added;
    }
    return {};
  }

 private:
  static std::unexpected<Error> Unreadable(const std::string& path) {
    return std::unexpected(Error{
        "file_unreadable", std::string("The file cannot be read: ") + std::strerror(errno) + ".",
        path, "Check its name and your rights to it."});
  }

  // Nothing where the file cannot be read.
  static std::optional<std::size_t> Read(std::FILE* file, std::uint64_t offset,
                                         std::span<char> to) {
    if (std::fseek(file, static_cast<long>(offset), SEEK_SET) != 0) return std::nullopt;
    const std::size_t bytes = std::fread(to.data(), 1, to.size(), file);
    if (std::ferror(file) != 0) return std::nullopt;
    return bytes;
  }

  Result<void> AddTable(std::FILE* file, const FileHead& head) {
    if (const Result<void> placed = PlaceColumns(head); !placed) return placed;
    const std::unique_ptr<RecordReader> reader = head.MakeReader();
    Intake intake(head.format, *reader);
    std::array<Skipped, kRecordKinds> skipped{};
    for (std::uint64_t offset = head.format.entry.offset; !intake.ended();) {
      const auto bytes = Read(file, offset, intake.Space(kPieceBytes).first(kPieceBytes));
      if (!bytes) return Unreadable(head.file.name);
      offset += *bytes;
      intake.Commit(*bytes);
      for (bool more = true; more;) {
        const Result<bool> pumped = intake.Pump();
        if (!pumped) return std::unexpected(InFile(head, pumped.error()));
        more = *pumped;
        if (const Result<void> rows = WriteRows(*reader, head, skipped); !rows) return rows;
      }
    }
    for (std::size_t kind = 0; kind < kRecordKinds; ++kind) {
      if (skipped[kind].lines == 0 || kKindNames[kind] == nullptr) continue;
      std::fprintf(stderr, "%s: %s left out: %llu, the first in line %llu\n",
                   head.file.name.c_str(), kKindNames[kind],
                   static_cast<unsigned long long>(skipped[kind].lines),
                   static_cast<unsigned long long>(skipped[kind].first_line));
    }
    return {};
  }

  static Error InFile(const FileHead& head, Error error) {
    error.where = head.file.name + (error.where.empty() ? "" : ", " + error.where);
    return error;
  }

  // Where this file keeps each column of the first, whose header is written once.
  Result<void> PlaceColumns(const FileHead& head) {
    if (columns_.empty()) {
      columns_ = head.columns;
      CsvWriter csv(text_, {.guard_formulas = false});
      const std::vector<std::string>& names = head.json ? head.columns : head.header;
      for (const std::string& name : names) csv.Cell(name);
      if (!names.empty()) csv.EndRow();
    }
    places_.clear();
    for (const std::string& column : columns_) {
      const auto found = std::ranges::find(head.columns, column);
      if (found == head.columns.end() || head.columns.size() != columns_.size()) {
        return std::unexpected(Error{"columns_differ",
                                     "The columns are not those of the first file.", head.file.name,
                                     "Convert files of one kind at a time."});
      }
      places_.push_back(static_cast<std::size_t>(found - head.columns.begin()));
    }
    return {};
  }

  Result<void> WriteRows(RecordReader& reader, const FileHead& head,
                         std::array<Skipped, kRecordKinds>& skipped) {
    CsvWriter csv(text_, {.guard_formulas = false});
    RecordBatch batch;
    for (;;) {
      const Result<bool> more = reader.Next(batch);
      if (!more) return std::unexpected(InFile(head, more.error()));
      for (const Record& record : batch.records) {
        if (record.kind != RecordKind::kRow) {
          Skipped& lines = skipped[static_cast<std::size_t>(record.kind)];
          if (lines.lines++ == 0) lines.first_line = record.line;
        } else if (record.problem != nullptr) {
          std::fprintf(stderr, "%s, line %llu: no row, left out (%s)\n", head.file.name.c_str(),
                       static_cast<unsigned long long>(record.line), record.problem);
        } else {
          if (!IsUtf8(record.source)) {
            std::fprintf(stderr, "%s, line %llu: text that is not UTF-8\n", head.file.name.c_str(),
                         static_cast<unsigned long long>(record.line));
          }
          WriteRow(batch.Fields(record), csv);
        }
      }
      if (std::fwrite(text_.data(), 1, text_.size(), stdout) != text_.size()) {
        return std::unexpected(
            Error{"file_unwritable", "The output could not be written.", "", ""});
      }
      text_.clear();
      if (!*more) return {};
    }
  }

  // Bytes that are no UTF-8 become U+FFFD.
  static std::string ValidUtf8(std::string_view text) {
    std::string valid;
    while (!text.empty()) {
      std::size_t size = 1;
      while (size <= 4 && !IsUtf8(text.substr(0, size))) ++size;
      valid += size > 4 ? std::string_view("\xef\xbf\xbd") : text.substr(0, size);
      text.remove_prefix(size > 4 ? 1 : std::min(size, text.size()));
    }
    return valid;
  }

  void WriteRow(std::span<const RecordField> fields, CsvWriter& csv) const {
    std::size_t size = fields.size();
    while (size > places_.size() && fields[size - 1].size == 0) --size;
    for (std::size_t i = 0; i < std::max(size, places_.size()); ++i) {
      const std::size_t place = i < places_.size() ? places_[i] : i;
      const std::string_view cell =
          place < fields.size() ? fields[place].text() : std::string_view();
      IsUtf8(cell) ? csv.Cell(cell) : csv.Cell(ValidUtf8(cell));
    }
    csv.EndRow();
  }

  std::vector<std::string> columns_;
  std::vector<std::size_t> places_;
  std::string text_;
};

}  // namespace

Result<void> Convert(const std::vector<std::string>& paths) {
  Converter converter;
  for (const std::string& path : paths) {
    if (const Result<void> added = converter.Add(path); !added) return added;
  }
  return {};
}

}  // namespace kohort
