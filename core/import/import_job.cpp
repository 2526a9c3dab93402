#include "core/import/import_job.h"

#include <algorithm>
#include <utility>

#include "core/base/number.h"
#include "core/base/time_text.h"
#include "core/base/utf8.h"
#include "core/import/preview.h"

namespace kohort {
namespace {

struct Words {
  const char* code;
  const char* text;
};

// In the order of Remark.
constexpr std::array<Words, 9> kWords{{
    {"customer_missing", "No customer ID. These rows are set aside."},
    {"event_missing", "No event name. These rows are set aside."},
    {"time_missing", "No event time. These rows are set aside."},
    {"time_unreadable", "The event time does not read as one. These rows are set aside."},
    {"time_out_of_range", "The event time is before 1970 or after 2099. These rows are set aside."},
    {"not_utf8", "Text that is not UTF-8. These rows are set aside."},
    {"amount_unreadable", "The amount is no number. These rows are kept without an amount."},
    {"ragged_rows",
     "More or fewer fields than columns. These rows are kept: missing fields are empty, extra "
     "ones are left out."},
    {"broken_quote",
     "A quote opens and never closes. These rows are kept, the quote as a plain character."},
}};

std::string_view FieldText(std::span<const RecordField> fields, std::optional<std::size_t> index) {
  return index && *index < fields.size() ? fields[*index].text() : std::string_view();
}

}  // namespace

Result<std::unique_ptr<ImportJob>> ImportJob::Create(std::vector<FileHead> heads,
                                                     const Mapping& mapping) {
  const Result<Preview> preview = MakePreview(heads, mapping);
  if (!preview) return std::unexpected(preview.error());
  if (!preview->can_import) {
    return std::unexpected(
        Error{"mapping_incomplete", preview->notices.back().text, "mapping", ""});
  }
  std::unique_ptr<ImportJob> job(new ImportJob());
  job->heads_ = std::move(heads);
  job->mapping_ = preview->ToMapping();
  job->zone_ = *TimeZone::Find(preview->zone);
  for (const ColumnPreview& column : preview->columns) {
    if (column.meaning == Meaning::kTime) job->time_format_ = *TimeFormatByName(column.format);
    if (column.meaning == Meaning::kAmount) job->amount_ = job->property_names_.size();
    if (IsProperty(column.meaning)) job->property_names_.push_back(column.column);
    if (IsAttribute(column.meaning)) job->attribute_names_.push_back(column.column);
  }
  job->builder_ = std::make_unique<DataSetBuilder>(DataShape{.properties = job->property_names_,
                                                             .attributes = job->attribute_names_,
                                                             .amount = job->amount_,
                                                             .zone = job->zone_});
  job->columns_.properties.resize(job->property_names_.size());
  job->columns_.attributes.resize(job->attribute_names_.size());
  job->BeginFile();
  return job;
}

void ImportJob::BeginFile() {
  if (!reading()) return;
  const FileHead& head = heads_[file_];
  reader_ = std::make_unique<TableReader>(head.layout);
  customer_field_ = event_field_ = time_field_ = std::nullopt;
  properties_.clear();
  attributes_.clear();
  for (std::size_t field = 0; field < head.columns.size(); ++field) {
    const std::string& name = head.columns[field];
    const auto mapped = std::ranges::find(mapping_.columns, name, &ColumnMapping::column);
    switch (mapped->meaning) {
      case Meaning::kCustomer: customer_field_ = field; break;
      case Meaning::kEvent: event_field_ = field; break;
      case Meaning::kTime: time_field_ = field; break;
      default: break;
    }
    if (IsProperty(mapped->meaning)) {
      const auto at = std::ranges::find(property_names_, name) - property_names_.begin();
      properties_.push_back({field, static_cast<std::size_t>(at)});
    } else if (IsAttribute(mapped->meaning)) {
      const auto at = std::ranges::find(attribute_names_, name) - attribute_names_.begin();
      attributes_.push_back({field, static_cast<std::size_t>(at)});
    }
  }
}

Result<void> ImportJob::Commit(std::size_t bytes) {
  if (bytes == 0) {
    reader_->Finish();
  } else {
    reader_->Commit(bytes);
  }
  const Result<void> added = AddRows();
  if (!added) return added;
  if (bytes == 0) {
    ++file_;
    BeginFile();
    if (!reading() && builder_->rows() == 0) return std::unexpected(NoUsableRows());
  }
  return {};
}

Error ImportJob::NoUsableRows() const {
  if (rows_read_ == 0) {
    return {"no_usable_rows", "The files hold no rows.", "", "Open them again."};
  }
  std::string reasons;
  for (const Notice& notice : Notices(kNoCustomer, kFirstKept)) {
    reasons +=
        " " + std::to_string(notice.rows) + ": " + notice.text.substr(0, notice.text.find('.') + 1);
  }
  return {"no_usable_rows",
          "None of the " + std::to_string(rows_read_) + " rows can be used." + reasons, "",
          "Check what each column means."};
}

Result<void> ImportJob::AddRows() {
  for (;;) {
    const Result<bool> more = reader_->Next(batch_);
    if (!more) {
      Error error = more.error();
      error.where = file().name + ", " + error.where;
      return std::unexpected(error);
    }
    if (!*more) return {};
    if (builder_->rows() + batch_.records.size() > DataSetBuilder::kMaxRows) {
      return std::unexpected(Error{"too_many_rows", "There are more than 4,294,967,294 rows.",
                                   file().name, "Import fewer files at a time."});
    }
    for (const Record& record : batch_.records) {
      if (record.kind == RecordKind::kRow) AddRow(record, batch_.Fields(record));
    }
    Flush();
  }
}

void ImportJob::AddRow(const Record& record, std::span<const RecordField> fields) {
  ++rows_read_;
  const std::string_view customer = FieldText(fields, customer_field_);
  if (customer.empty()) return Count(kNoCustomer, record.line);
  const std::string_view event =
      event_field_ ? FieldText(fields, event_field_) : std::string_view(mapping_.constant_event);
  if (event.empty()) return Count(kNoEvent, record.line);
  const auto time = ReadTime(FieldText(fields, time_field_), record.line);
  if (!time) return;
  if (!IsAscii(record.source) && !IsUtf8(record.source)) return Count(kNotUtf8, record.line);
  if (fields.size() != heads_[file_].columns.size()) Count(kRagged, record.line);
  if (record.broken_quote) Count(kBrokenQuote, record.line);

  columns_.customers.push_back(customer);
  columns_.events.push_back(event);
  columns_.times.push_back(*time);
  lines_.push_back(record.line);
  for (const Place place : properties_) {
    std::string_view value;
    if (place.field < fields.size() && !fields[place.field].missing()) {
      value = fields[place.field].text();
    }
    if (value.empty() && amount_ == place.column) value = {};  // "" is no number either
    columns_.properties[place.column].push_back(value);
  }
  for (const Place place : attributes_) {
    const std::string_view value = FieldText(fields, place.field);
    columns_.attributes[place.column].push_back(value.empty() ? std::string_view() : value);
  }
}

void ImportJob::Flush() {
  for (const std::uint32_t row : builder_->AddRows(columns_)) {
    Count(kAmountUnreadable, lines_[row]);
  }
  columns_.customers.clear();
  columns_.events.clear();
  columns_.times.clear();
  lines_.clear();
  for (auto& values : columns_.properties) values.clear();
  for (auto& values : columns_.attributes) values.clear();
}

std::optional<Instant> ImportJob::ReadTime(std::string_view text, std::uint64_t line) {
  if (text == last_time_text_ && last_time_) return last_time_;
  if (text.empty()) {
    Count(kNoTime, line);
    return std::nullopt;
  }
  const auto parsed = ParseTime(text, time_format_);
  if (!parsed) {
    Count(kTimeUnreadable, line);
    return std::nullopt;
  }
  const Instant instant = parsed->fixed ? parsed->micros : zone_.ToInstant(parsed->micros);
  if (instant < kFirstInstant || instant >= kEndInstant) {
    Count(kTimeOutOfRange, line);
    return std::nullopt;
  }
  last_time_text_ = text;
  last_time_ = instant;
  return instant;
}

void ImportJob::Count(Remark remark, std::uint64_t line) {
  Tally& tally = tallies_[remark];
  if (tally.rows++ == 0) {
    tally.first_file = file_;
    tally.first_line = line;
  }
}

std::vector<Notice> ImportJob::Notices(Remark begin, Remark end) const {
  std::vector<Notice> notices;
  for (std::size_t remark = begin; remark < end; ++remark) {
    const Tally& tally = tallies_[remark];
    if (tally.rows == 0) continue;
    notices.push_back({.code = kWords[remark].code,
                       .text = kWords[remark].text,
                       .rows = tally.rows,
                       .file = heads_[tally.first_file].file.name,
                       .line = tally.first_line});
  }
  return notices;
}

Imported ImportJob::Take() {
  static_assert(kWords.size() == kRemarks);
  return {.data = builder_->Take(),
          .rows_read = rows_read_,
          .rejected = Notices(kNoCustomer, kFirstKept),
          .notices = Notices(kFirstKept, kRemarks)};
}

}  // namespace kohort
