#include "core/import/import_job.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/import/identity.h"
#include "core/import/preview.h"

namespace kohort {
namespace {

struct Words {
  const char* code;
  const char* text;
};

// In the order of Remark.
constexpr std::array<Words, 3> kRemarkWords{{
    {"amount_unreadable", "The amount is no number. These rows are kept without an amount."},
    {"ragged_rows",
     "More or fewer fields than columns. These rows are kept: missing fields are empty, extra "
     "ones are left out."},
    {"broken_quote",
     "A quote opens and never closes. These rows are kept, the quote as a plain character."},
}};

// Of lines that are no rows, in the order of RecordKind. Headers and blank lines are not told.
constexpr std::array<Words, kRecordKinds> kLineWords{{
    {nullptr, nullptr},
    {nullptr, nullptr},
    {"repeated_header", "The header again, as where files were joined. These lines are left out."},
    {"preamble_lines", "Text above the table. These lines are left out."},
    {"comment_lines", "Comments. These lines are left out."},
    {nullptr, nullptr},
    {"footer_lines", "Text below the table, such as a sum. These lines are left out."},
}};

// The name of the amount that is quantity times unit price.
constexpr const char* kComputedAmount = "amount";

// The index of a name in a list that grows.
std::size_t IndexOf(std::vector<std::string>& names, const std::string& name) {
  const auto index = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  if (index == names.size()) names.push_back(name);
  return index;
}

std::string UnusedName(const std::vector<std::string>& names, const std::string& base) {
  std::string name = base;
  for (int n = 2; std::ranges::find(names, name) != names.end(); ++n) {
    name = base + " (" + std::to_string(n) + ")";
  }
  return name;
}

bool Has(const SourceMapping& source, Meaning meaning) {
  return std::ranges::find(source.columns, meaning, &ColumnMapping::meaning) !=
         source.columns.end();
}

bool ComputesAmount(const SourceMapping& source) {
  return !Has(source, Meaning::kAmount) && Has(source, Meaning::kQuantity) &&
         Has(source, Meaning::kUnitPrice);
}

AttributeRole RoleOf(Meaning meaning) {
  switch (meaning) {
    case Meaning::kEmail: return AttributeRole::kEmail;
    case Meaning::kPhone: return AttributeRole::kPhone;
    case Meaning::kPushToken: return AttributeRole::kPushToken;
    case Meaning::kConsentEmail: return AttributeRole::kEmailConsent;
    case Meaning::kConsentPush: return AttributeRole::kPushConsent;
    case Meaning::kConsentSms: return AttributeRole::kSmsConsent;
    case Meaning::kConsentWhatsapp: return AttributeRole::kWhatsappConsent;
    default: return AttributeRole::kNone;
  }
}

}  // namespace

Result<std::unique_ptr<ImportJob>> ImportJob::Create(const Sources& sources, const Mapping& mapping,
                                                     std::size_t memory_bytes, SideThread* beside) {
  const Result<Preview> preview = MakePreview(sources, mapping);
  if (!preview) return std::unexpected(preview.error());
  if (const Notice* missing = preview->Missing()) {
    return std::unexpected(Error{"mapping_incomplete", missing->text, "mapping", ""});
  }
  std::unique_ptr<ImportJob> job(new ImportJob(sources, mapping, memory_bytes));
  job->zone_ = *TimeZone::Find(preview->zone);
  job->order_.resize(sources.heads().size());
  std::iota(job->order_.begin(), job->order_.end(), std::size_t{0});
  std::ranges::stable_partition(job->order_, [&](std::size_t head) {
    return mapping.sources[sources.source_of(head)].kind == SourceKind::kLookup;
  });
  job->PlanColumns(*preview);
  job->feed_ = std::make_unique<RowFeed>(
      DataShape{.properties = job->property_names_,
                .attributes = job->attribute_names_,
                .amount = job->amount_,
                .zone = job->zone_,
                .attribute_roles = job->attribute_roles_},
      beside, [tally = &job->tallies_[kAmountUnreadable]](std::size_t file, std::uint64_t line) {
        Count(*tally, file, line);
      });
  job->BeginFile();
  return job;
}

// Which columns the data set has. Amounts of all sources are one property.
void ImportJob::PlanColumns(const Preview& preview) {
  for (const SourceMapping& source : mapping_.sources) {
    const auto amount =
        std::ranges::find(source.columns, Meaning::kAmount, &ColumnMapping::meaning);
    if (source.kind != SourceKind::kEvents || amount == source.columns.end()) continue;
    amount_name_ = amount->column;
    break;
  }
  for (std::size_t s = 0; s < mapping_.sources.size(); ++s) {
    const SourceMapping& source = mapping_.sources[s];
    std::vector<CellFormat>& formats = formats_.emplace_back();
    for (std::size_t c = 0; c < source.columns.size(); ++c) {
      const auto& [name, meaning, format] = source.columns[c];
      formats.push_back(
          CellFormat::ByName(preview.sources[s].columns[c].format).value_or(CellFormat()));
      if (source.kind == SourceKind::kEvents && IsProperty(meaning)) {
        if (meaning != Meaning::kAmount) {
          IndexOf(property_names_, PropertyName(source, name));
        } else {
          amount_ = IndexOf(property_names_, amount_name_);
        }
      }
      if (source.kind == SourceKind::kEvents || source.kind == SourceKind::kProfiles) {
        if (IsAttribute(meaning)) PlanAttribute(name, meaning);
      }
    }
    whole_ids_.push_back(std::ranges::any_of(preview.sources[s].notices, [](const Notice& notice) {
      return notice.code == kIdsJoinedCode;
    }));
    if (source.kind == SourceKind::kList) PlanLists(s);
  }
  const bool computes = std::ranges::any_of(mapping_.sources, [](const SourceMapping& source) {
    return source.kind == SourceKind::kEvents && ComputesAmount(source);
  });
  if (computes && !amount_) {
    amount_name_ = UnusedName(property_names_, kComputedAmount);
    amount_ = IndexOf(property_names_, amount_name_);
  }
  for (std::size_t s = 0; s < mapping_.sources.size(); ++s) {
    if (mapping_.sources[s].kind == SourceKind::kLookup) PlanLookup(s);
  }
}

// Where sources do not agree on what an attribute is, the first that says more than that counts.
void ImportJob::PlanAttribute(const std::string& name, Meaning meaning) {
  const std::size_t attribute = IndexOf(attribute_names_, name);
  attribute_roles_.resize(attribute_names_.size());
  AttributeRole& role = attribute_roles_[attribute];
  if (role == AttributeRole::kNone) role = RoleOf(meaning);
}

void ImportJob::PlanLists(std::size_t source) {
  for (const std::size_t i : sources_.sources()[source].heads) {
    const std::string name = ListName(mapping_.sources[source], sources_.heads()[i].file);
    if (std::ranges::find(lists_, name, &List::name) == lists_.end()) {
      lists_.push_back({.name = name, .ids = {}});
    }
  }
}

void ImportJob::PlanLookup(std::size_t source) {
  const SourceMapping& mapping = mapping_.sources[source];
  Lookup lookup;
  lookup.source = source;
  lookup.property = IndexOf(property_names_, mapping.property);
  for (const ColumnMapping& column : mapping.columns) {
    if (column.column == mapping.key || column.meaning == Meaning::kIgnore) continue;
    lookup.properties.push_back(property_names_.size());
    property_names_.push_back(UnusedName(property_names_, column.column));
  }
  lookups_.push_back(std::move(lookup));
}

// The property that a column is. Where a source has the value of that name from elsewhere, an
// amount of its own or a lookup, it has another name.
std::string ImportJob::PropertyName(const SourceMapping& source, const std::string& name) const {
  const bool own_amount = Has(source, Meaning::kAmount) || ComputesAmount(source);
  const bool looked_up = std::ranges::any_of(lookups_, [&](const Lookup& lookup) {
    return std::ranges::any_of(
        lookup.properties, [&](std::size_t property) { return property_names_[property] == name; });
  });
  return (own_amount && name == amount_name_) || looked_up ? name + " (2)" : name;
}

void ImportJob::BeginFile() {
  if (!reading()) return;
  source_ = sources_.source_of(order_[file_]);
  intake_.reset();  // it refers to the reader
  reader_ = head().MakeReader();
  intake_.emplace(head().format, *reader_);
  PlaceColumns();
}

// Where the file keeps what its source maps.
void ImportJob::PlaceColumns() {
  const std::vector<std::string>& file_columns = head().columns;
  file_columns_ = file_columns.size();
  const SourceMapping& mapping = source();
  const bool events = mapping.kind == SourceKind::kEvents;
  keys_ = {};
  properties_.clear();
  attributes_.clear();
  filters_.emplace(zone_);
  if (mapping.kind == SourceKind::kList) {
    list_ = &*std::ranges::find(lists_, ListName(mapping, file()), &List::name);
  }
  for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
    const auto& [name, meaning, format_name] = mapping.columns[c];
    const CellFormat& format = formats_[source_][c];
    const auto field =
        static_cast<std::size_t>(std::ranges::find(file_columns, name) - file_columns.begin());
    for (const RowFilter& filter : mapping.filters) {
      if (filter.column == name) filters_->Add(filter, field, format);
    }
    if (mapping.kind == SourceKind::kLookup) {
      if (name == mapping.key) {
        keys_.lookup = field;
      } else if (meaning != Meaning::kIgnore) {
        properties_.push_back({.field = field, .column = 0, .format = format});
      }
      continue;
    }
    if (meaning == Meaning::kCustomer) keys_.customer = field;
    if (IsAttribute(meaning) && mapping.kind != SourceKind::kList) {
      attributes_.push_back(
          {field, IndexOf(attribute_names_, name), format, /*empty_is_none=*/true});
    }
    if (!events) continue;
    if (meaning == Meaning::kEvent) keys_.event = field;
    if (meaning == Meaning::kEventId) keys_.event_id = field;
    if (meaning == Meaning::kTime) {
      keys_.time = field;
      times_ = TimeReader(format.time, zone_);
    }
    if (meaning == Meaning::kQuantity) {
      keys_.quantity = field;
      quantity_format_ = format;
    }
    if (meaning == Meaning::kUnitPrice) {
      keys_.unit_price = field;
      unit_price_format_ = format;
    }
    if (IsProperty(meaning)) {
      const std::string property =
          meaning == Meaning::kAmount ? amount_name_ : PropertyName(mapping, name);
      const std::size_t column = IndexOf(property_names_, property);
      properties_.push_back({field, column, format, /*empty_is_none=*/column == amount_});
    }
  }
  if (!ComputesAmount(mapping)) keys_.quantity = keys_.unit_price = std::nullopt;
}

void ImportJob::Commit(std::size_t bytes) {
  intake_->Commit(bytes);
  committed_ = true;
}

Result<void> ImportJob::Advance() {
  const Result<bool> more = intake_->Pump();
  if (!more) return std::unexpected(InFile(more.error()));
  if (const Result<void> added = AddRows(); !added) return added;
  if (const Result<void> fits = CheckMemory(); !fits) return fits;
  if (*more) return {};
  committed_ = false;
  if (!intake_->ended()) return {};
  ++file_;
  BeginFile();
  if (!reading() && rows_.accepted == 0) return std::unexpected(NoUsableRows());
  return {};
}

Error ImportJob::InFile(Error error) const {
  error.where = file().name + (error.where.empty() ? "" : ", " + error.where);
  return error;
}

// What is said is worth more before memory ends than after: how many rows fit.
Result<void> ImportJob::CheckMemory() {
  if (memory_bytes_ == kNoLimit) return {};
  std::uint64_t bytes =
      feed_->builder().peak_bytes() + rejects_->memory_bytes() + event_ids_.memory_bytes();
  for (const List& list : lists_) bytes += list.ids.memory_bytes();
  if (bytes <= memory_bytes_) return {};
  return std::unexpected(
      Error{"memory_full",
            "The data needs more memory than a tab has: " + std::to_string(feed_->row_count()) +
                " rows fit.",
            "",
            "Import fewer columns (mark those you do not need as Ignore), fewer files, or only the "
            "rows you need with a filter."});
}

Error ImportJob::NoUsableRows() const {
  if (rows_.read == 0) {
    return {"no_usable_rows", "The files hold no rows.", "", "Open them again."};
  }
  std::string reasons;
  for (const Notice& notice : rejects_->Notices(FileNames())) {
    reasons +=
        " " + std::to_string(notice.rows) + ": " + notice.text.substr(0, notice.text.find('.') + 1);
  }
  if (rows_.skipped > 0) reasons += " " + std::to_string(rows_.skipped) + ": Skipped by a filter.";
  return {"no_usable_rows",
          "None of the " + std::to_string(rows_.read) + " rows can be used." + reasons, "",
          "Check what each column means."};
}

// Columns that the beginning of the file does not have: keys of JSON objects. In activity they are
// properties like others.
void ImportJob::PlaceLateColumns() {
  const std::span<const std::string> columns = reader_->columns();
  for (; file_columns_ < columns.size(); ++file_columns_) {
    if (source().kind != SourceKind::kEvents) continue;
    const std::string name = PropertyName(source(), columns[file_columns_]);
    const std::size_t column = IndexOf(property_names_, name);
    if (column == rows().columns.properties.size()) feed_->AddProperty(name);
    if (std::ranges::find(properties_, column, &Place::column) == properties_.end()) {
      properties_.push_back({file_columns_, column, {}, /*empty_is_none=*/column == amount_});
    }
  }
}

Result<void> ImportJob::AddRows() {
  for (;;) {
    const Result<bool> more = reader_->Next(rows().batch);
    if (!more) return std::unexpected(InFile(more.error()));
    if (!*more) return {};
    const RecordBatch& batch = rows().batch;
    if (feed_->row_count() + batch.records.size() > DataSetBuilder::kMaxRows) {
      return std::unexpected(Error{"too_many_rows", "There are more than 4,294,967,294 rows.",
                                   file().name, "Import fewer files at a time."});
    }
    PlaceLateColumns();
    const bool is_text = IsUtf8(batch.source());
    for (const Record& record : batch.records) {
      if (record.kind == RecordKind::kRow) {
        AddRow(record, is_text);
      } else {
        Count(lines_of_kind_[static_cast<std::size_t>(record.kind)], order_[file_], record.line);
      }
    }
    Flush();
  }
}

// `is_text`: the row is known to be UTF-8.
void ImportJob::AddRow(const Record& record, bool is_text) {
  ++rows_.read;
  fields_ = rows().batch.Fields(record);
  if (record.problem != nullptr) return Reject(RejectReason::kNotReadable, record);
  if (!is_text && !IsUtf8(record.source)) return Reject(RejectReason::kNotText, record);
  if (!filters_->Pass(fields_)) {
    ++rows_.skipped;
    return;
  }
  const std::uint64_t accepted = rows_.accepted;
  switch (source().kind) {
    case SourceKind::kEvents: AddEvent(record); break;
    case SourceKind::kProfiles: AddProfile(record); break;
    case SourceKind::kLookup: AddToLookup(record); break;
    case SourceKind::kList: AddToList(record); break;
  }
  if (rows_.accepted == accepted) return;
  if (!head().json && fields_.size() != head().columns.size()) Remarked(kRagged, record.line);
  if (record.broken_quote) Remarked(kBrokenQuote, record.line);
}

void ImportJob::AddEvent(const Record& record) {
  const auto customer = ReadCustomer(record);
  if (!customer) return;
  const std::string_view event =
      keys_.event ? TrimSpaces(Field(keys_.event)) : std::string_view(source().constant_event);
  if (event.empty()) return Reject(RejectReason::kNoEvent, record);
  const auto time = ReadTime(record);
  if (!time) return;
  if (const std::string_view id = Field(keys_.event_id); !id.empty()) {
    const std::uint32_t before = event_ids_.size();
    event_ids_.Add(id);
    if (event_ids_.size() == before) return Reject(RejectReason::kDuplicateEvent, record);
  }
  ++rows_.accepted;
  RowColumns& columns = rows().columns;
  rows().kept.push_back(&record);
  columns.customers.push_back(*customer);
  columns.events.push_back(event);
  columns.times.push_back(*time);
}

void ImportJob::AddProfile(const Record& record) {
  const auto customer = ReadCustomer(record);
  if (!customer) return;
  ++rows_.accepted;
  rows().profiles.customers.push_back(*customer);
  for (const Place& place : attributes_) {
    rows().profiles.attributes[place.column].push_back(Value(place, fields_));
  }
}

void ImportJob::AddToLookup(const Record& record) {
  const auto lookup = std::ranges::find(lookups_, source_, &Lookup::source);
  const std::string_view key = TrimSpaces(Field(keys_.lookup));
  if (key.empty()) return Reject(RejectReason::kNoKey, record);
  if (lookup->keys.Find(key)) return Reject(RejectReason::kDuplicateKey, record);
  ++rows_.accepted;
  lookup->keys.Add(key);
  for (const Place& place : properties_) lookup->values.emplace_back(Value(place, fields_));
}

void ImportJob::AddToList(const Record& record) {
  const auto customer = ReadCustomer(record);
  if (!customer) return;
  ++rows_.accepted;
  list_->ids.Add(*customer);
}

std::string_view ImportJob::Field(std::optional<std::size_t> index) const {
  return index && *index < fields_.size() ? fields_[*index].text() : std::string_view();
}

// As the data set keeps it; no text at all where there is no value.
std::string_view ImportJob::Value(const Place& place, std::span<const RecordField> fields) {
  if (place.field >= fields.size() || fields[place.field].missing()) return {};
  const std::string_view cell = fields[place.field].text();
  if (cell.empty() && place.empty_is_none) return {};
  if (place.format.kind == CellFormat::Kind::kText) return cell;
  std::string made;
  const std::string_view plain = PlainCell(cell, place.format, zone_, made);
  return plain.data() == made.data() ? rows().made.Keep(made) : plain;
}

std::optional<std::string_view> ImportJob::ReadCustomer(const Record& record) {
  std::string_view customer = TrimSpaces(Field(keys_.customer));
  if (whole_ids_[source_]) customer = WithoutZeroFraction(customer);
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

std::optional<Instant> ImportJob::ReadTime(const Record& record) {
  const std::string_view text = Field(keys_.time);
  if (text.empty()) {
    Reject(RejectReason::kNoTime, record);
    return std::nullopt;
  }
  const auto instant = times_.Read(text);
  if (!instant) {
    Reject(RejectReason::kTimeUnreadable, record);
  } else if (*instant < kFirstInstant || *instant >= kEndInstant) {
    Reject(RejectReason::kTimeOutOfRange, record);
    return std::nullopt;
  }
  return instant;
}

// Quantity times unit price, exact; no value where one of them is no decimal.
std::string_view ImportJob::ComputeAmount() {
  const auto quantity = ParseDecimal(Field(keys_.quantity), quantity_format_.number);
  const auto price = ParseDecimal(Field(keys_.unit_price), unit_price_format_.number);
  Decimal amount;
  if (!quantity || !price || __builtin_mul_overflow(quantity->units, price->units, &amount.units)) {
    return {};
  }
  amount.scale = quantity->scale + price->scale;
  return rows().made.Keep(FormatDecimal(amount));
}

// Adds what a lookup says of the rows.
void ImportJob::LookUp(const Lookup& lookup) {
  const std::vector<std::string_view>& looked_up = rows().columns.properties[lookup.property];
  for (std::size_t row = 0; row < rows().kept.size(); ++row) {
    const std::string_view value = looked_up.empty() ? std::string_view() : looked_up[row];
    const auto code = value.empty() ? std::nullopt : lookup.keys.Find(TrimSpaces(value));
    for (std::size_t i = 0; i < lookup.properties.size(); ++i) {
      std::string_view found;
      if (code) found = lookup.values[*code * lookup.properties.size() + i];
      rows().columns.properties[lookup.properties[i]].push_back(found.empty() ? std::string_view()
                                                                              : found);
    }
  }
}

// One column at a time: that leaves little to decide at each row.
void ImportJob::FillColumn(const Place& place, std::vector<std::string_view>& column) {
  column.resize(rows().kept.size());
  if (place.format.kind != CellFormat::Kind::kText) {
    std::ranges::transform(rows().kept, column.begin(), [&](const Record* record) {
      return Value(place, rows().batch.Fields(*record));
    });
    return;
  }
  const RecordField* fields = rows().batch.fields.data() + place.field;
  for (std::size_t row = 0; row < rows().kept.size(); ++row) {
    const Record& record = *rows().kept[row];
    std::string_view value;
    if (place.field < record.field_count) {
      const RecordField& field = fields[record.first_field];
      if (field.size > 0 || (field.quoted && !place.empty_is_none)) value = field.text();
    }
    column[row] = value;
  }
}

// Hands the batch's rows to the builder.
void ImportJob::Flush() {
  for (const Place& place : properties_) FillColumn(place, rows().columns.properties[place.column]);
  for (const Place& place : attributes_) FillColumn(place, rows().columns.attributes[place.column]);
  if (keys_.quantity) {
    for (const Record* record : rows().kept) {
      fields_ = rows().batch.Fields(*record);
      rows().columns.properties[*amount_].push_back(ComputeAmount());
    }
  }
  for (const Lookup& lookup : lookups_) LookUp(lookup);
  rows().file = order_[file_];
  feed_->Add();
}

void ImportJob::Reject(RejectReason reason, const Record& record) {
  ++rows_.rejected;
  rejects_->Add(reason, static_cast<std::uint32_t>(order_[file_]), record.line, record.source);
}

void ImportJob::Count(Tally& tally, std::size_t file, std::uint64_t line) {
  if (tally.rows++ == 0) {
    tally.first_file = file;
    tally.first_line = line;
  }
}

std::vector<std::string> ImportJob::FileNames() const {
  std::vector<std::string> names;
  for (const FileHead& head : sources_.heads()) names.push_back(head.file.name);
  return names;
}

Imported ImportJob::Take() {
  static_assert(kRemarkWords.size() == kRemarks);
  Imported imported{.data = feed_->builder().Take(),
                    .rejects = rejects_,
                    .lists = {},
                    .files = FileNames(),
                    .rows = rows_,
                    .rejected = rejects_->Notices(FileNames()),
                    .notices = {}};
  const auto tell = [&](const Words& words, const Tally& tally) {
    if (tally.rows == 0 || words.code == nullptr) return;
    imported.notices.push_back({.code = words.code,
                                .text = words.text,
                                .rows = tally.rows,
                                .file = imported.files[tally.first_file],
                                .line = tally.first_line});
  };
  for (std::size_t i = 0; i < kRemarks; ++i) tell(kRemarkWords[i], tallies_[i]);
  for (std::size_t i = 0; i < kRecordKinds; ++i) tell(kLineWords[i], lines_of_kind_[i]);
  for (const List& list : lists_) {
    CustomerList& taken = imported.lists.emplace_back();
    taken.name = list.name;
    for (std::uint32_t id = 0; id < list.ids.size(); ++id) {
      if (const auto customer = imported.data->customers.Find(list.ids[id])) {
        taken.customers.push_back(*customer);
      } else {
        ++taken.unknown;
      }
    }
    std::ranges::sort(taken.customers);
  }
  return imported;
}

}  // namespace kohort
