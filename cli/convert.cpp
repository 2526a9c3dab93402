#include "cli/convert.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>

#include "core/base/record.h"
#include "core/base/utf8.h"
#include "core/csv/table_reader.h"
#include "core/csv/writer.h"
#include "core/import/head.h"

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
    if (!file) return Unreadable(path);
    // The head decides how the rest is read.
    std::string piece(kPieceBytes, '\0');
    piece.resize(std::fread(piece.data(), 1, piece.size(), file.get()));
    if (std::ferror(file.get())) return Unreadable(path);
    const bool whole = piece.size() < kPieceBytes;
    const Result<FileHead> head =
        ReadHeader({.handle = 0, .name = path, .size_bytes = 0}, piece, whole);
    if (!head) return std::unexpected(head.error());
    if (const Result<void> placed = PlaceColumns(*head); !placed) return placed;

    TableReader reader(head->layout);
    std::array<Skipped, kRecordKinds> skipped{};
    for (;;) {
      std::ranges::copy(piece, reader.Space(piece.size()).begin());
      piece.empty() ? reader.Finish() : reader.Commit(piece.size());
      if (const Result<void> rows = WriteRows(reader, path, skipped); !rows) return rows;
      if (piece.empty()) break;
      piece.resize(kPieceBytes);
      piece.resize(std::fread(piece.data(), 1, piece.size(), file.get()));
      if (std::ferror(file.get())) return Unreadable(path);
    }
    for (std::size_t kind = 0; kind < kRecordKinds; ++kind) {
      if (skipped[kind].lines == 0 || kKindNames[kind] == nullptr) continue;
      std::fprintf(stderr, "%s: %s left out: %llu, the first in line %llu\n", path.c_str(),
                   kKindNames[kind], static_cast<unsigned long long>(skipped[kind].lines),
                   static_cast<unsigned long long>(skipped[kind].first_line));
    }
    return {};
  }

 private:
  static std::unexpected<Error> Unreadable(const std::string& path) {
    return std::unexpected(Error{
        "file_unreadable", std::string("The file cannot be read: ") + std::strerror(errno) + ".",
        path, "Check its name and your rights to it."});
  }

  // Where this file keeps each column of the first, whose header is written once.
  Result<void> PlaceColumns(const FileHead& head) {
    if (columns_.empty()) {
      columns_ = head.columns;
      CsvWriter csv(text_, {.guard_formulas = false});
      for (const std::string& name : head.header) csv.Cell(name);
      if (!head.header.empty()) csv.EndRow();
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

  Result<void> WriteRows(TableReader& reader, const std::string& path,
                         std::array<Skipped, kRecordKinds>& skipped) {
    CsvWriter csv(text_, {.guard_formulas = false});
    RecordBatch batch;
    for (;;) {
      const Result<bool> more = reader.Next(batch);
      if (!more) {
        Error error = more.error();
        error.where = path + ", " + error.where;
        return std::unexpected(error);
      }
      for (const Record& record : batch.records) {
        if (record.kind != RecordKind::kRow) {
          Skipped& lines = skipped[static_cast<std::size_t>(record.kind)];
          if (lines.lines++ == 0) lines.first_line = record.line;
        } else if (IsUtf8(record.source)) {
          WriteRow(batch.Fields(record), csv);
        } else {
          return std::unexpected(Error{"file_encoding", "The text of this row is not UTF-8.",
                                       path + ", line " + std::to_string(record.line),
                                       "Save the file as \"CSV UTF-8\" and convert that."});
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

  void WriteRow(std::span<const RecordField> fields, CsvWriter& csv) const {
    std::size_t size = fields.size();
    while (size > places_.size() && fields[size - 1].size == 0) --size;
    for (std::size_t i = 0; i < std::max(size, places_.size()); ++i) {
      const std::size_t place = i < places_.size() ? places_[i] : i;
      csv.Cell(place < fields.size() ? fields[place].text() : std::string_view());
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
