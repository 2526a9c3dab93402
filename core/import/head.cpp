#include "core/import/head.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "core/base/text.h"
#include "core/csv/encoding.h"
#include "core/csv/table_reader.h"
#include "core/json/json_guess.h"
#include "core/json/json_reader.h"

namespace kohort {
namespace {

struct Signature {
  std::string_view bytes;
  const char* what;
  const char* fix;
};

// Files that are dropped by mistake, by their first bytes.
constexpr std::array<Signature, 4> kSignatures{{
    {"\xd0\xcf\x11\xe0", "This is an old Excel workbook, not a CSV file.",
     "Save the sheet as CSV and open that."},
    {"%PDF", "This is a PDF document, not a CSV file.", "Export the data as CSV and open that."},
    {"SQLite format 3", "This is a SQLite database, not a CSV file.",
     "Export the table as CSV and open that."},
    {"PAR1", "This is a Parquet file, not a CSV file.", "Export the data as CSV and open that."},
}};

// A tar archive says what it is in here.
constexpr std::size_t kTarMark = 257;

std::unexpected<Error> Fail(const FileInfo& file, const char* code, std::string what,
                            std::string fix) {
  return std::unexpected(Error{code, std::move(what), file.name, std::move(fix)});
}

// Puts what a person said in the place of what was guessed.
void Override(const Reading& reading, Layout& layout) {
  Dialect& dialect = layout.dialect;
  if (!reading.delimiter.empty()) {
    dialect.runs = reading.delimiter == "spaces";
    dialect.delimiter = dialect.runs ? " " : reading.delimiter;
    layout.columns = 0;
  }
  if (!reading.quote.empty()) dialect.quote = reading.quote == "none" ? '\0' : reading.quote[0];
  if (reading.header == "no") layout.header_rows = 0;
  if (reading.header == "yes") layout.header_rows = 1;
}

}  // namespace

std::vector<std::string> ColumnNames(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < header.size(); ++i) {
    std::string name(TrimSpaces(header[i]));
    if (name.empty()) name = "column " + std::to_string(i + 1);
    const std::string base = name;
    for (int n = 2; !taken.insert(name).second; ++n) name = base + " (" + std::to_string(n) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

bool IsZip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<FileHead> ReadHead(const HeadBytes& bytes, const Reading& reading) {
  Result<FileHead> head = ReadHeader(bytes, reading);
  if (head && head->rows() == 0) {
    return Fail(bytes.file, "file_no_rows",
                "The file has a row of column names and no rows after it.",
                "Choose a file that holds activity, or export it again with rows.");
  }
  return head;
}

namespace {

// The beginning as text, or why it is none.
Result<TextHead> DecodeHead(const HeadBytes& head, const Reading& reading) {
  if (head.bytes.empty()) {
    return Fail(head.file, "file_empty", "The file is empty.",
                "Choose a CSV file with a row of column names and rows of activity.");
  }
  for (const Signature& signature : kSignatures) {
    if (!head.entry && head.bytes.starts_with(signature.bytes)) {
      return Fail(head.file, "file_not_text", signature.what, signature.fix);
    }
  }
  Result<TextHead> text =
      ReadTextHead(head.bytes, head.whole, head.most, head.entry, EncodingByName(reading.encoding));
  if (!text) {
    Error error = text.error();
    error.where = head.file.name + (error.where.empty() ? "" : ", " + error.where);
    return std::unexpected(error);
  }
  if (text->text.size() > kTarMark && text->text.substr(kTarMark).starts_with("ustar")) {
    return Fail(head.file, "file_not_text", "This is a tar archive, not a CSV file.",
                "Unpack it and open the files inside.");
  }
  if (!text->is_text) {
    return Fail(head.file, "file_not_text", "This file does not hold text.",
                "Choose a CSV file: rows of text with a comma, semicolon or tab between fields.");
  }
  return text;
}

}  // namespace

Result<FileHead> ReadHeader(const HeadBytes& bytes, const Reading& reading) {
  Result<TextHead> text = DecodeHead(bytes, reading);
  if (!text) return std::unexpected(text.error());
  FileHead head;
  head.file = bytes.file;
  head.reading = reading;
  head.format = text->format;
  head.encoding_sure = text->sure;
  head.json = LooksLikeJson(text->text);
  if (!head.json) {
    head.layout = GuessLayout(text->text, text->whole);
    Override(reading, head.layout);
  }

  const auto read = std::make_shared<FileHead::Text>(std::string(bytes.bytes), bytes.whole,
                                                     bytes.most, head.MakeReader());
  RecordReader& reader = *read->reader;
  std::ranges::copy(text->text, reader.Space(text->text.size()).begin());
  reader.Commit(text->text.size());
  if (text->whole) reader.Finish();
  const Result<bool> parsed = reader.Next(read->batch);
  if (!parsed) {
    Error error = parsed.error();
    error.where = bytes.file.name + ", " + error.where;
    return std::unexpected(error);
  }
  head.whole = text->whole && reader.AtEnd();
  head.text_ = read;
  std::vector<std::vector<std::string>> header;
  const Record* first = nullptr;
  std::uint64_t text_bytes = 0;
  for (const Record& record : read->batch.records) {
    text_bytes += record.source.size() + 1;
    if (record.problem != nullptr) continue;
    if (record.kind == RecordKind::kRow) {
      if (first == nullptr) first = &record;
      read->rows.push_back(record);
    } else if (record.kind == RecordKind::kHeader) {
      if (first == nullptr) first = &record;
      auto& names = header.emplace_back();
      for (const RecordField& field : read->batch.Fields(record)) names.emplace_back(field.text());
    }
  }
  if (read->rows.empty() && (header.empty() || !text->whole)) {
    if (!text->whole) {
      return Fail(bytes.file, "line_too_long",
                  std::string("The ") + (header.empty() ? "first" : "second") +
                      " row does not end within 1 MB, so this is no table of rows.",
                  "Choose a CSV file that has one row a line.");
    }
    return Fail(bytes.file, "file_empty", "The file holds blank lines only.",
                "Choose a CSV file with a row of column names and rows of activity.");
  }
  head.source_bytes = text->source_bytes * std::min<std::uint64_t>(text_bytes, text->text.size()) /
                      std::max<std::uint64_t>(text->text.size(), 1);
  if (head.json) {
    head.columns.assign(reader.columns().begin(), reader.columns().end());
    return head;
  }

  // A person may have said how rows are written.
  if (head.layout.columns == 0) head.layout.columns = first->field_count;
  head.header = JoinHeader(header, head.layout.columns);
  std::vector<std::string> names = head.header;
  if (head.layout.header_rows == 0) names.resize(head.layout.columns);
  head.columns = ColumnNames(names);
  for (const Record& record : read->rows) {
    if (record.field_count != head.columns.size() && head.ragged_rows++ == 0) {
      head.first_ragged_line = record.line;
    }
  }
  return head;
}

std::string_view FileHead::Cell(std::size_t row, std::size_t column) const {
  const Record& record = text_->rows[row];
  if (column >= record.field_count) return {};
  return text_->batch.Fields(record)[column].text();
}

std::size_t FileHead::rows_and_samples() const {
  std::size_t all = rows();
  for (const auto& sample : samples_) all += sample->rows.size();
  return all;
}

std::size_t FileHead::AddValues(std::size_t column, std::size_t every,
                                std::vector<std::string_view>& values) const {
  std::size_t looked_at = 0;
  const auto add = [&](const Text& text) {
    for (std::size_t i = 0; i < text.rows.size(); i += every) {
      const Record& record = text.rows[i];
      ++looked_at;
      if (column >= record.field_count) continue;
      const std::string_view cell = text.batch.Fields(record)[column].text();
      if (!cell.empty()) values.push_back(cell);
    }
  };
  add(*text_);
  for (const auto& sample : samples_) add(*sample);
  return looked_at;
}

bool FileHead::can_sample() const {
  const bool bytes = format.encoding == Encoding::kUtf8 ||
                     format.encoding == Encoding::kWindows1252 ||
                     format.encoding == Encoding::kLatin1;
  return !whole && !json && bytes && format.compression == Compression::kNone;
}

// From the first line end on, and without the last row, which may be cut off. Rows of another
// number of fields are left out: where a quoted field was cut, what follows may be anything.
void FileHead::AddSample(std::string_view bytes) {
  const std::size_t line_end = bytes.find_first_of("\r\n");
  if (line_end == std::string_view::npos) return;
  Layout rows = layout;
  rows.first_line = 1;
  rows.header_rows = 0;
  const auto sample = std::make_shared<Text>(std::string(bytes), false, bytes.size(),
                                             std::make_unique<TableReader>(rows));
  std::string_view left = bytes.substr(line_end + 1);
  Decoder decoder(format.encoding);
  while (!left.empty()) {
    const std::span<char> space = sample->reader->Space(left.size() + Decoder::kLeastRoom);
    sample->reader->Commit(decoder.Decode(left, space));
  }
  if (!sample->reader->Next(sample->batch)) return;
  for (const Record& record : sample->batch.records) {
    const bool row = record.kind == RecordKind::kRow && !record.broken_quote;
    if (row && record.field_count == columns.size()) sample->rows.push_back(record);
  }
  samples_.push_back(sample);
}

std::unique_ptr<RecordReader> FileHead::MakeReader() const {
  if (json) return std::make_unique<JsonReader>();
  return std::make_unique<TableReader>(layout);
}

Result<FileHead> FileHead::ReadAgain(const Reading& asked) const {
  const bool entry = format.compression == Compression::kZip;
  Result<FileHead> again = ReadHead({.file = file,
                                     .bytes = text_->bytes,
                                     .whole = text_->whole,
                                     .entry = entry ? std::optional(format.entry) : std::nullopt,
                                     .most = text_->most},
                                    asked);
  if (again && again->can_sample()) {
    for (const auto& sample : samples_) again->AddSample(sample->bytes);
  }
  return again;
}

}  // namespace kohort
