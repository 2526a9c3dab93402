#include "cli/convert.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "core/base/utf8.h"
#include "core/csv/parser.h"
#include "core/csv/writer.h"
#include "core/import/head.h"

namespace kohort {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
static_assert(kPieceBytes >= kHeadBytes);

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
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
        ReadHead({.handle = 0, .name = path, .size_bytes = 0}, piece, whole);
    if (!head) return std::unexpected(head.error());
    if (const Result<void> placed = PlaceColumns(*head); !placed) return placed;

    CsvParser parser(head->dialect);
    bool header_pending = head->header;
    for (;;) {
      std::ranges::copy(piece, parser.Space(piece.size()).begin());
      piece.empty() ? parser.Finish() : parser.Commit(piece.size());
      if (const Result<void> rows = WriteRows(parser, path, header_pending); !rows) return rows;
      if (piece.empty()) return {};
      piece.resize(kPieceBytes);
      piece.resize(std::fread(piece.data(), 1, piece.size(), file.get()));
      if (std::ferror(file.get())) return Unreadable(path);
    }
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
      for (const std::string& column : columns_) csv.Cell(column);
      csv.EndRow();
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

  Result<void> WriteRows(CsvParser& parser, const std::string& path, bool& header_pending) {
    CsvWriter csv(text_, {.guard_formulas = false});
    RecordBatch batch;
    for (;;) {
      const Result<bool> more = parser.Next(batch);
      if (!more) {
        Error error = more.error();
        error.where = path + ", " + error.where;
        return std::unexpected(error);
      }
      if (!*more) return {};
      for (const Record& record : batch.records) {
        if (std::exchange(header_pending, false)) continue;
        if (!IsUtf8(record.source)) {
          return std::unexpected(Error{"file_encoding", "The text of this row is not UTF-8.",
                                       path + ", line " + std::to_string(record.line),
                                       "Save the file as \"CSV UTF-8\" and convert that."});
        }
        const auto fields = batch.Fields(record);
        for (std::size_t i = 0; i < fields.size(); ++i) {
          const std::size_t place = i < places_.size() ? places_[i] : i;
          csv.Cell(place < fields.size() ? fields[place].text() : std::string_view());
        }
        csv.EndRow();
      }
      if (std::fwrite(text_.data(), 1, text_.size(), stdout) != text_.size()) {
        return std::unexpected(
            Error{"file_unwritable", "The output could not be written.", "", ""});
      }
      text_.clear();
    }
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
