#include "core/import/row_reader.h"

#include <algorithm>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/import/identity.h"

namespace kohort {

RowReader::RowReader(std::shared_ptr<const ImportPlan> plan, RowSink& sink)
    : plan_(std::move(plan)),
      sink_(sink),
      property_names_(plan_->properties),
      lookups_(plan_->lookups.size()) {
  BeginFile();
}

void RowReader::BeginFile() {
  intake_.reset();  // it refers to the reader
  reader_.reset();
  if (!reading()) {
    event_ids_ = Dictionary();  // arranging has use for their memory
    return;
  }
  reader_ = head().MakeReader();
  intake_.emplace(head().format, *reader_);
  file_offset_ = head().format.entry.offset;
  known_columns_ = head().columns.size();
  at_.emplace(*plan_, head_number(), property_names_);
  whole_ids_ = plan_->whole_ids[plan_->sources.source_of(head_number())];
  if (source().kind != SourceKind::kList) return;
  const auto list = std::ranges::find(plan_->lists, ListName(source(), file()));
  list_ = static_cast<std::uint32_t>(list - plan_->lists.begin());
}

void RowReader::Commit(std::size_t bytes) {
  intake_->Commit(bytes);
  committed_ = true;
  file_offset_ += bytes;
  totals_.bytes_read += bytes;
}

Result<void> RowReader::Advance() {
  const Result<bool> more = intake_->Pump();
  if (!more) return std::unexpected(InFile(more.error()));
  if (const Result<void> added = AddRows(); !added) return added;
  if (*more) return {};
  committed_ = false;
  if (!intake_->ended()) return {};
  ++file_;
  BeginFile();
  return {};
}

Error RowReader::InFile(Error error) const {
  error.where = file().name + (error.where.empty() ? "" : ", " + error.where);
  return error;
}

// Columns that the beginning of the file does not have: keys of JSON objects. In activity they are
// properties like others.
void RowReader::PlaceLateColumns() {
  const std::span<const std::string> columns = reader_->columns();
  for (; known_columns_ < columns.size(); ++known_columns_) {
    if (source().kind != SourceKind::kEvents) continue;
    const std::string name = plan_->PropertyName(source(), columns[known_columns_]);
    const std::size_t known = property_names_.size();
    const std::size_t column = IndexOf(property_names_, name);
    if (column == known) feed_->rows.new_properties.push_back(name);
    if (std::ranges::find(at_->properties, column, &Place::column) == at_->properties.end()) {
      at_->properties.push_back(
          {known_columns_, column, {}, /*empty_is_none=*/column == plan_->amount});
    }
  }
}

// The columns of what is to be filled.
void RowReader::BeginBatch() {
  RowBatch& rows = feed_->rows;
  rows.file = head_number();
  rows.list = list_;
  rows.columns.properties.resize(property_names_.size());
  rows.columns.attributes.resize(plan_->attributes.size());
  rows.profiles.attributes.resize(plan_->attributes.size());
}

Result<void> RowReader::AddRows() {
  for (;;) {
    feed_ = &sink_.rows();
    const Result<bool> more = reader_->Next(feed_->batch);
    if (!more) return std::unexpected(InFile(more.error()));
    if (!*more) return {};
    const RecordBatch& batch = feed_->batch;
    if (event_rows_ + batch.records.size() > DataSetBuilder::kMaxRows) {
      return std::unexpected(Error{"too_many_rows", "There are more than 4,294,967,294 rows.",
                                   file().name, "Import fewer files at a time."});
    }
    PlaceLateColumns();
    BeginBatch();
    const bool is_text = IsUtf8(batch.source());
    for (const Record& record : batch.records) {
      if (record.kind == RecordKind::kRow) {
        AddRow(record, is_text);
      } else {
        totals_.lines[static_cast<std::size_t>(record.kind)].Count(head_number(), record.line);
      }
    }
    HandOver();
  }
}

// `is_text`: the row is known to be UTF-8.
void RowReader::AddRow(const Record& record, bool is_text) {
  ++totals_.rows.read;
  fields_ = feed_->batch.Fields(record);
  if (record.problem != nullptr) return Reject(RejectReason::kNotReadable, record);
  if (!is_text && !IsUtf8(record.source)) return Reject(RejectReason::kNotText, record);
  if (!at_->filters.Pass(fields_)) {
    ++totals_.rows.skipped;
    return;
  }
  const std::uint64_t accepted = totals_.rows.accepted;
  switch (source().kind) {
    case SourceKind::kEvents: AddEvent(record); break;
    case SourceKind::kProfiles: AddProfile(record); break;
    case SourceKind::kLookup: AddToLookup(record); break;
    case SourceKind::kList: AddToList(record); break;
  }
  if (totals_.rows.accepted == accepted) return;
  if (!head().json && fields_.size() != head().columns.size())
    totals_.ragged.Count(head_number(), record.line);
  if (record.broken_quote) totals_.broken_quote.Count(head_number(), record.line);
}

void RowReader::AddEvent(const Record& record) {
  const auto customer = ReadCustomer(record);
  if (!customer) return;
  const std::string_view event =
      at_->event ? TrimSpaces(Field(at_->event)) : std::string_view(source().constant_event);
  if (event.empty()) return Reject(RejectReason::kNoEvent, record);
  const auto time = ReadTime(record);
  if (!time) return;
  if (const std::string_view id = Field(at_->event_id); !id.empty()) {
    const std::uint32_t before = event_ids_.size();
    event_ids_.Add(id);
    if (event_ids_.size() == before) return Reject(RejectReason::kDuplicateEvent, record);
  }
  ++totals_.rows.accepted;
  RowColumns& columns = feed_->rows.columns;
  feed_->kept.push_back(&record);
  columns.customers.push_back(*customer);
  columns.events.push_back(event);
  columns.times.push_back(*time);
}

void RowReader::AddProfile(const Record& record) {
  const auto customer = ReadCustomer(record);
  if (!customer) return;
  ++totals_.rows.accepted;
  ProfileColumns& profiles = feed_->rows.profiles;
  profiles.customers.push_back(*customer);
  for (const Place& place : at_->attributes) {
    profiles.attributes[place.column].push_back(Value(place, fields_));
  }
}

void RowReader::AddToLookup(const Record& record) {
  const auto planned = std::ranges::find(plan_->lookups, plan_->sources.source_of(head_number()),
                                         &ImportPlan::Lookup::source);
  Lookup& lookup = lookups_[static_cast<std::size_t>(planned - plan_->lookups.begin())];
  const std::string_view key = TrimSpaces(Field(at_->key));
  if (key.empty()) return Reject(RejectReason::kNoKey, record);
  if (lookup.keys.Find(key)) return Reject(RejectReason::kDuplicateKey, record);
  ++totals_.rows.accepted;
  lookup.keys.Add(key);
  for (const Place& place : at_->properties) lookup.values.emplace_back(Value(place, fields_));
}

void RowReader::AddToList(const Record& record) {
  const auto customer = ReadCustomer(record);
  if (!customer) return;
  ++totals_.rows.accepted;
  feed_->rows.list_ids.push_back(*customer);
}

std::string_view RowReader::Field(std::optional<std::size_t> index) const {
  return index && *index < fields_.size() ? fields_[*index].text() : std::string_view();
}

// As the data set keeps it; no text at all where there is no value.
std::string_view RowReader::Value(const Place& place, std::span<const RecordField> fields) {
  if (place.field >= fields.size() || fields[place.field].missing()) return {};
  const std::string_view cell = fields[place.field].text();
  if (cell.empty() && place.empty_is_none) return {};
  if (place.format.kind == CellFormat::Kind::kText) return cell;
  std::string made;
  const std::string_view plain = PlainCell(cell, place.format, plan_->zone, made);
  return plain.data() == made.data() ? feed_->made.Keep(made) : plain;
}

std::optional<std::string_view> RowReader::ReadCustomer(const Record& record) {
  std::string_view customer = TrimSpaces(Field(at_->customer));
  if (whole_ids_) customer = WithoutZeroFraction(customer);
  if (customer.empty()) {
    Reject(RejectReason::kNoCustomer, record);
    return std::nullopt;
  }
  if (MeansNobody(customer)) {
    Reject(RejectReason::kNobody, record);
    return std::nullopt;
  }
  return customer;
}

std::optional<Instant> RowReader::ReadTime(const Record& record) {
  const std::string_view text = Field(at_->time);
  if (text.empty()) {
    Reject(RejectReason::kNoTime, record);
    return std::nullopt;
  }
  const auto instant = at_->times.Read(text);
  if (!instant) {
    Reject(RejectReason::kTimeUnreadable, record);
  } else if (*instant < kFirstInstant || *instant >= kEndInstant) {
    Reject(RejectReason::kTimeOutOfRange, record);
    return std::nullopt;
  }
  return instant;
}

// Quantity times unit price, exact; no value where one of them is no decimal.
std::string_view RowReader::ComputeAmount() {
  const auto quantity = ParseDecimal(Field(at_->quantity), at_->quantity_format.number);
  const auto price = ParseDecimal(Field(at_->unit_price), at_->unit_price_format.number);
  Decimal amount;
  if (!quantity || !price || __builtin_mul_overflow(quantity->units, price->units, &amount.units)) {
    return {};
  }
  amount.scale = quantity->scale + price->scale;
  return feed_->made.Keep(FormatDecimal(amount));
}

// Adds what a lookup says of the rows.
void RowReader::LookUp(std::size_t lookup) {
  const auto& [keys, values] = lookups_[lookup];
  const ImportPlan::Lookup& planned = plan_->lookups[lookup];
  std::vector<std::vector<std::string_view>>& properties = feed_->rows.columns.properties;
  const std::vector<std::string_view>& looked_up = properties[planned.property];
  for (std::size_t row = 0; row < feed_->kept.size(); ++row) {
    const std::string_view value = looked_up.empty() ? std::string_view() : looked_up[row];
    const auto code = value.empty() ? std::nullopt : keys.Find(TrimSpaces(value));
    for (std::size_t i = 0; i < planned.properties.size(); ++i) {
      std::string_view found;
      if (code) found = values[*code * planned.properties.size() + i];
      properties[planned.properties[i]].push_back(found.empty() ? std::string_view() : found);
    }
  }
}

// One column at a time: that leaves little to decide at each row.
void RowReader::FillColumn(const Place& place, std::vector<std::string_view>& column) {
  column.resize(feed_->kept.size());
  if (place.format.kind != CellFormat::Kind::kText) {
    std::ranges::transform(feed_->kept, column.begin(), [&](const Record* record) {
      return Value(place, feed_->batch.Fields(*record));
    });
    return;
  }
  const RecordField* fields = feed_->batch.fields.data() + place.field;
  for (std::size_t row = 0; row < feed_->kept.size(); ++row) {
    const Record& record = *feed_->kept[row];
    std::string_view value;
    if (place.field < record.field_count) {
      const RecordField& field = fields[record.first_field];
      if (field.size > 0 || (field.quoted && !place.empty_is_none)) value = field.text();
    }
    column[row] = value;
  }
}

// Hands the batch's rows over.
void RowReader::HandOver() {
  RowBatch& rows = feed_->rows;
  for (const Place& place : at_->properties) {
    FillColumn(place, rows.columns.properties[place.column]);
  }
  for (const Place& place : at_->attributes) {
    FillColumn(place, rows.columns.attributes[place.column]);
  }
  if (at_->quantity) {
    for (const Record* record : feed_->kept) {
      fields_ = feed_->batch.Fields(*record);
      rows.columns.properties[*plan_->amount].push_back(ComputeAmount());
    }
  }
  for (std::size_t lookup = 0; lookup < lookups_.size(); ++lookup) LookUp(lookup);
  if (plan_->amount) {
    for (const Record* record : feed_->kept) rows.lines.push_back(record->line);
  }
  totals_.reader_bytes = event_ids_.memory_bytes();
  event_rows_ += rows.columns.rows();
  rows.totals = totals_;
  sink_.Add();
}

void RowReader::Reject(RejectReason reason, const Record& record) {
  ++totals_.rows.rejected;
  feed_->rows.rejected.push_back(
      {.file = head_number(), .reason = reason, .line = record.line, .text = record.source});
}

}  // namespace kohort
