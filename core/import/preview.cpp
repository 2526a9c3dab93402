#include "core/import/preview.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/time_text.h"
#include "core/base/time_zone.h"
#include "core/import/cell.h"
#include "core/import/column_guess.h"
#include "core/import/currency.h"

namespace kohort {
namespace {

constexpr std::size_t kPreviewRows = 50;

const char* TypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kNumber: return "number";
    case ColumnType::kDate: return "date";
    case ColumnType::kDateTime: return "date and time";
    case ColumnType::kYesNo: return "yes/no";
    case ColumnType::kText: break;
  }
  return "text";
}

std::string ReadAs(const ColumnFacts& facts, std::string_view format_name, std::string_view zone) {
  const auto format = CellFormat::ByName(format_name);
  if (format && format->kind == CellFormat::Kind::kTime) {
    std::string text;
    switch (format->time) {
      case TimeFormat::kYearMonthDay: text = "year-month-day"; break;
      case TimeFormat::kCompact: text = "yyyymmdd"; break;
      case TimeFormat::kDayMonthYear: text = "day/month/year"; break;
      case TimeFormat::kMonthDayYear: text = "month/day/year"; break;
      case TimeFormat::kShortYearFirst: text = "year-month-day, years short"; break;
      case TimeFormat::kDayMonthName: text = "day month year"; break;
      case TimeFormat::kMonthNameDay: text = "month day, year"; break;
      case TimeFormat::kUnixSeconds: return "seconds since 1970";
      case TimeFormat::kUnixMilliseconds: return "milliseconds since 1970";
      case TimeFormat::kUnixMicroseconds: return "microseconds since 1970";
      case TimeFormat::kExcelDays: text = "Excel day numbers"; break;
    }
    return text + ", " + std::string(zone);
  }
  if (format && format->kind == CellFormat::Kind::kNumber) {
    const bool plain = format->number == NumberFormat();
    std::string unit = facts.mixed_units ? "several units" : facts.unit;
    if (plain) return unit;
    return std::string(format_name) + (unit.empty() ? "" : ", " + unit);
  }
  // How many there are is told of columns that repeat a few values, not of IDs and names: more rows
  // would show more of them.
  if (facts.type == ColumnType::kNumber || facts.distinct * 10 > facts.values) return "";
  return std::to_string(facts.distinct) + (facts.distinct == 1 ? " value" : " values");
}

// A row of a file, in the order of its source's columns.
std::vector<std::string> HeadRow(const FileHead& head, std::size_t row, const Source& source) {
  std::vector<std::string> cells;
  for (const SourceColumn& column : source.columns) {
    const auto found = std::ranges::find(head.columns, column.facts.name);
    cells.emplace_back(head.Cell(row, static_cast<std::size_t>(found - head.columns.begin())));
  }
  return cells;
}

void EstimateRows(std::span<const FileHead> heads, Preview& preview) {
  preview.rows_exact = true;
  for (const FileHead& head : heads) {
    if (head.whole) {
      preview.rows_estimated += head.rows();
      continue;
    }
    preview.rows_exact = false;
    const double per_row = static_cast<double>(std::max<std::uint64_t>(head.source_bytes, 1)) /
                           static_cast<double>(head.rows());
    preview.rows_estimated +=
        static_cast<std::uint64_t>(static_cast<double>(head.file.size_bytes) / per_row);
  }
}

// ---- What to check before importing

void Note(SourcePreview& source, std::string_view code, std::string text) {
  source.notices.push_back(
      {.code = std::string(code), .text = std::move(text), .rows = 0, .file = "", .line = 0});
}

const ColumnPreview* Only(const SourcePreview& source, Meaning meaning) {
  const auto found = std::ranges::find(source.columns, meaning, &ColumnPreview::meaning);
  return found == source.columns.end() ? nullptr : &*found;
}

void NoteRaggedRows(const FileHead& head, SourcePreview& source) {
  if (head.ragged_rows == 0) return;
  source.notices.push_back(
      {.code = "ragged_rows",
       .text = "Some rows have more or fewer fields than there are columns. They are kept: "
               "missing fields are empty, extra ones are left out.",
       .rows = head.ragged_rows,
       .file = head.file.name,
       .line = head.first_ragged_line});
}

// ---- What is missing. Each returns true when nothing is; else the last notice says what.

// For people, in the order of Meaning.
constexpr std::array<const char*, kMeaningIds.size()> kMeaningTitles{
    "Customer ID",       "Event name",     "Event time",    "Amount",
    "Quantity",          "Unit price",     "Order ID",      "Event ID",
    "Event property",    "Attribute",      "Email",         "Phone",
    "Push token",        "Consent: email", "Consent: push", "Consent: SMS",
    "Consent: WhatsApp", "First name",     "Language",      "Ignore"};

bool CheckSingles(SourcePreview& source) {
  for (std::size_t i = 0; i < kMeaningTitles.size(); ++i) {
    const auto meaning = static_cast<Meaning>(i);
    if (IsSingle(meaning) &&
        std::ranges::count(source.columns, meaning, &ColumnPreview::meaning) > 1) {
      Note(source, "meaning_twice",
           std::string("Two columns are marked ") + kMeaningTitles[i] + ". Keep one of them.");
      return false;
    }
  }
  return true;
}

bool CheckCustomer(SourcePreview& source) {
  if (Only(source, Meaning::kCustomer) != nullptr) return true;
  Note(source, "customer_column_missing", "Say which column holds the Customer ID.");
  return false;
}

bool CheckEvents(SourcePreview& source, const Source& facts) {
  const ColumnPreview* time = Only(source, Meaning::kTime);
  if (time == nullptr) {
    Note(source, "time_column_missing", "Say which column holds the Event time.");
    return false;
  }
  if (!TimeFormatByName(time->format)) {
    const auto& examples =
        facts.columns[static_cast<std::size_t>(time - source.columns.data())].facts.examples;
    Note(source, "time_column_unreadable",
         "Column \"" + time->column + "\" is marked Event time but does not hold dates" +
             (examples.empty() ? "." : ": \"" + examples[0] + "\".") + " Mark another column.");
    return false;
  }
  if (Only(source, Meaning::kEvent) == nullptr && source.constant_event.empty()) {
    Note(source, "event_column_missing",
         "Say which column holds the Event name, or give the name of the event that each row is.");
    return false;
  }
  return true;
}

bool CheckLookup(SourcePreview& source, const Mapping& mapping) {
  if (std::ranges::find(source.columns, source.key, &ColumnPreview::column) ==
      source.columns.end()) {
    Note(source, "key_missing", "Say which column is looked up.");
    return false;
  }
  const bool known = std::ranges::any_of(mapping.sources, [&](const SourceMapping& other) {
    return other.kind == SourceKind::kEvents &&
           std::ranges::any_of(other.columns, [&](const ColumnMapping& column) {
             return column.column == source.property && IsProperty(column.meaning);
           });
  });
  if (known) return true;
  Note(source, "property_missing",
       "Say which event property holds the values of \"" + source.key + "\".");
  return false;
}

bool CheckFilters(SourcePreview& source) {
  for (const RowFilter& filter : source.filters) {
    if (std::ranges::find(source.columns, filter.column, &ColumnPreview::column) ==
        source.columns.end()) {
      Note(source, "filter_column_unknown",
           "A filter asks for a column \"" + filter.column + "\", which is not there.");
      return false;
    }
  }
  return true;
}

bool Check(SourcePreview& source, const Source& facts, const Mapping& mapping) {
  if (!CheckFilters(source)) return false;
  switch (source.kind) {
    case SourceKind::kEvents:
      return CheckSingles(source) && CheckCustomer(source) && CheckEvents(source, facts);
    case SourceKind::kProfiles: return CheckSingles(source) && CheckCustomer(source);
    case SourceKind::kLookup: return CheckLookup(source, mapping);
    case SourceKind::kList: break;
  }
  return CheckCustomer(source);
}

FilePreview Describe(const FileHead& head) {
  FilePreview file;
  file.name = head.file.name;
  file.size_bytes = head.file.size_bytes;
  file.format = head.json ? "JSON" : "CSV";
  if (head.format.compression != Compression::kNone) {
    file.compression = head.format.compression == Compression::kGzip ? "gzip" : "zip";
  }
  file.encoding = EncodingName(head.format.encoding);
  if (head.json) return file;
  file.delimiter = DelimiterName(head.layout.dialect);
  if (head.layout.dialect.quote != '\0') file.quote = head.layout.dialect.quote;
  file.skipped_lines = head.layout.first_line - 1;
  file.header_rows = head.layout.header_rows;
  return file;
}

void NoteEncoding(const FileHead& head, SourcePreview& source) {
  if (head.encoding_sure) return;
  source.notices.push_back({.code = "encoding_unclear",
                            .text = "The text is read as " +
                                    std::string(EncodingName(head.format.encoding)) +
                                    ", which is a guess. Look whether names read right.",
                            .rows = 0,
                            .file = head.file.name,
                            .line = 0});
}

// How its values are written: as a person said, else as it seems.
Result<std::string> FormatOf(const SourceColumn& column, const ColumnMapping& mapped) {
  const ColumnFacts& facts = column.facts;
  if (!mapped.format.empty()) {
    const auto format = CellFormat::ByName(mapped.format);
    const bool of_time = mapped.meaning == Meaning::kTime;
    if (format && (!of_time || format->kind == CellFormat::Kind::kTime)) return mapped.format;
    return std::unexpected(Error{
        "mapping_format_unknown",
        "There is no " + std::string(of_time ? "time " : "") + "format \"" + mapped.format + "\".",
        "mapping, column " + mapped.column,
        std::string("Use y-m-d, yyyymmdd, d/m/y, m/d/y, yy-m-d, d mon y, mon d y, unix s, unix ms, "
                    "unix us or excel") +
            (of_time ? "." : "; or 1234.56, 1,234.56, 1.234,56, 1234,56 and the like; or text.")});
  }
  if (facts.format) return std::string(TimeFormatName(*facts.format));
  // Rows whose time does not read are set aside, so a column said to hold times may have some.
  if (mapped.meaning == Meaning::kTime) {
    return facts.likely ? std::string(TimeFormatName(*facts.likely)) : std::string();
  }
  const bool number = facts.type == ColumnType::kNumber || mapped.meaning == Meaning::kAmount ||
                      mapped.meaning == Meaning::kQuantity || mapped.meaning == Meaning::kUnitPrice;
  if (number && facts.number_format) return std::string(NumberFormatName(*facts.number_format));
  return std::string();
}

Result<ColumnPreview> Describe(const SourceColumn& column, const ColumnMapping& mapped,
                               std::string_view zone) {
  Result<std::string> format = FormatOf(column, mapped);
  if (!format) return std::unexpected(format.error());
  const ColumnFacts& facts = column.facts;
  ColumnPreview preview;
  preview.column = mapped.column;
  preview.meaning = mapped.meaning;
  preview.type = TypeName(facts.type);
  preview.format = std::move(*format);
  preview.format_chosen = !mapped.format.empty();
  preview.confidence = preview.format_chosen ? 1 : facts.confidence;
  if (mapped.meaning == column.guess.meaning) {
    preview.confidence = std::min(preview.confidence, column.guess.confidence);
  }
  preview.read_as = ReadAs(facts, preview.format, zone);
  preview.examples = facts.examples;
  if (column.cells > 0) {
    preview.empty_share = 1 - static_cast<double>(facts.values) / static_cast<double>(column.cells);
  }
  return preview;
}

// What to ask, and what is done with a column that a person may not expect.
void NoteColumn(const ColumnFacts& facts, const ColumnPreview& column, SourcePreview& source) {
  if (column.meaning == Meaning::kTime && facts.day_month_unclear && !column.format_chosen) {
    Note(source, "day_month_unclear",
         "\"" + facts.examples[0] + "\" could be day/month or month/day. It is read as " +
             (facts.format == TimeFormat::kMonthDayYear ? "month" : "day") +
             " first unless you say otherwise.");
  }
  const bool money = column.meaning == Meaning::kAmount || column.meaning == Meaning::kUnitPrice;
  if (money && facts.number_unclear && !column.format_chosen) {
    Note(source, "number_unclear",
         "The numbers of \"" + column.column + "\", such as \"" + facts.examples[0] +
             "\", can be read in two ways. They are read as " + column.format +
             " unless you say otherwise.");
  }
  if (column.meaning == Meaning::kCustomer && facts.joins_as_integers && !column.format_chosen) {
    Note(source, kIdsJoinedCode,
         "All IDs are whole numbers, some written as \"" + facts.examples[0] +
             "\". They are read without the zero, so that 17850.0 and 17850 are one customer.");
  }
}

Result<SourcePreview> Describe(const Sources& sources, std::size_t index, const Mapping& mapping,
                               std::string_view zone) {
  const Source& source = sources.sources()[index];
  const SourceMapping& mapped = mapping.sources[index];
  SourcePreview preview;
  preview.kind = mapped.kind;
  if (source.preset != nullptr) preview.preset = source.preset->name;
  preview.constant_event = mapped.constant_event;
  preview.key = mapped.key;
  preview.property = mapped.property;
  preview.list = mapped.list;
  preview.filters = mapped.filters;
  preview.reading = mapped.reading;
  for (const std::size_t i : source.heads) {
    const FileHead& head = sources.heads()[i];
    preview.files.push_back(Describe(head));
    for (std::size_t row = 0; row < head.rows() && preview.rows.size() < kPreviewRows; ++row) {
      preview.rows.push_back(HeadRow(head, row, source));
    }
    NoteEncoding(head, preview);
    NoteRaggedRows(head, preview);
  }
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    Result<ColumnPreview> column = Describe(source.columns[i], mapped.columns[i], zone);
    if (!column) return std::unexpected(column.error());
    NoteColumn(source.columns[i].facts, *column, preview);
    preview.columns.push_back(std::move(*column));
  }
  preview.complete = Check(preview, source, mapping);
  return preview;
}

}  // namespace

Result<Preview> MakePreview(const Sources& sources, const Mapping& mapping) {
  const Result<TimeZone> zone = TimeZone::Find(mapping.zone.empty() ? "UTC" : mapping.zone);
  if (!zone) return std::unexpected(zone.error());
  Preview preview{.zone = zone->name(), .sources = {}, .notices = sources.notices()};
  preview.currency_chosen = !mapping.currency.empty();
  preview.currency = preview.currency_chosen ? mapping.currency : GuessCurrency(sources, mapping);
  if (preview.currency == kNoCurrency) preview.currency.clear();
  EstimateRows(sources.heads(), preview);
  preview.can_import = true;
  for (std::size_t i = 0; i < sources.sources().size(); ++i) {
    Result<SourcePreview> source = Describe(sources, i, mapping, preview.zone);
    if (!source) return std::unexpected(source.error());
    preview.can_import = preview.can_import && source->complete;
    preview.sources.push_back(std::move(*source));
  }
  return preview;
}

}  // namespace kohort
