#include "core/import/preview.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/time_text.h"
#include "core/base/time_zone.h"
#include "core/import/column_guess.h"

namespace kohort {
namespace {

constexpr std::size_t kPreviewRows = 50;

// The columns of all files, which meet by name, with their cells of all heads.
std::vector<ColumnCells> JoinColumns(std::span<const FileHead> heads) {
  std::vector<ColumnCells> columns;
  for (const FileHead& head : heads) {
    for (std::size_t i = 0; i < head.columns.size(); ++i) {
      auto column = std::ranges::find(columns, head.columns[i], &ColumnCells::name);
      if (column == columns.end()) {
        column = columns.insert(columns.end(), {.name = head.columns[i], .values = {}});
      }
      column->rows += head.rows();
      for (std::size_t row = 0; row < head.rows(); ++row) {
        const std::string_view cell = head.Cell(row, i);
        if (!cell.empty()) column->values.push_back(cell);
      }
    }
  }
  return columns;
}

// Semicolons separate fields where the comma is the decimal mark.
char LikelyDecimal(std::span<const FileHead> heads) {
  const bool semicolons = !heads.empty() && std::ranges::all_of(heads, [](const FileHead& head) {
    return head.layout.dialect.delimiter == ";";
  });
  return semicolons ? ',' : '\0';
}

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

std::string ReadAs(const ColumnFacts& facts, std::string_view zone) {
  if (facts.format) {
    std::string text;
    switch (*facts.format) {
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
  // How many there are is told of columns that repeat a few values, not of IDs and names: more rows
  // would show more of them.
  if (facts.type == ColumnType::kNumber || facts.distinct * 10 > facts.values) return "";
  return std::to_string(facts.distinct) + (facts.distinct == 1 ? " value" : " values");
}

std::vector<std::string> HeadRow(const FileHead& head, std::size_t row,
                                 const std::vector<ColumnCells>& columns) {
  std::vector<std::string> cells;
  for (const ColumnCells& column : columns) {
    const auto found = std::ranges::find(head.columns, column.name);
    const auto index = static_cast<std::size_t>(found - head.columns.begin());
    cells.emplace_back(found == head.columns.end() ? std::string_view() : head.Cell(row, index));
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
    const double per_row = static_cast<double>(std::max<std::uint64_t>(head.row_bytes, 1)) /
                           static_cast<double>(head.rows());
    preview.rows_estimated +=
        static_cast<std::uint64_t>(static_cast<double>(head.file.size_bytes) / per_row);
  }
}

// ---- What to check before importing

void Note(Preview& preview, const char* code, std::string text) {
  preview.notices.push_back(
      {.code = code, .text = std::move(text), .rows = 0, .file = "", .line = 0});
}

const ColumnPreview* Only(const Preview& preview, Meaning meaning) {
  const auto found = std::ranges::find(preview.columns, meaning, &ColumnPreview::meaning);
  return found == preview.columns.end() ? nullptr : &*found;
}

void NoteRaggedRows(std::span<const FileHead> heads, Preview& preview) {
  for (const FileHead& head : heads) {
    if (head.ragged_rows == 0) continue;
    preview.notices.push_back(
        {.code = "ragged_rows",
         .text = "Some rows have more or fewer fields than there are columns. They are kept: "
                 "missing fields are empty, extra ones are left out.",
         .rows = head.ragged_rows,
         .file = head.file.name,
         .line = head.first_ragged_line});
  }
}

// True when nothing is missing; the last notice says what is.
bool CheckMeanings(Preview& preview, const std::vector<ColumnFacts>& facts) {
  struct Required {
    Meaning meaning;
    const char* code;
    const char* name;
  };
  constexpr std::array<Required, 4> kSingles{{
      {Meaning::kCustomer, "customer_twice", "Customer ID"},
      {Meaning::kEvent, "event_twice", "Event name"},
      {Meaning::kTime, "time_twice", "Event time"},
      {Meaning::kAmount, "amount_twice", "Amount"},
  }};
  for (const Required& single : kSingles) {
    if (std::ranges::count(preview.columns, single.meaning, &ColumnPreview::meaning) > 1) {
      Note(preview, single.code,
           std::string("Two columns are marked ") + single.name + ". Keep one of them.");
      return false;
    }
  }
  if (Only(preview, Meaning::kCustomer) == nullptr) {
    Note(preview, "customer_column_missing", "Say which column holds the Customer ID.");
    return false;
  }
  const ColumnPreview* time = Only(preview, Meaning::kTime);
  if (time == nullptr) {
    Note(preview, "time_column_missing", "Say which column holds the Event time.");
    return false;
  }
  const ColumnFacts& time_facts = facts[static_cast<std::size_t>(time - preview.columns.data())];
  if (!time_facts.format) {
    Note(preview, "time_column_unreadable",
         "Column \"" + time->column + "\" is marked Event time but does not hold dates" +
             (time_facts.examples.empty() ? "." : ": \"" + time_facts.examples[0] + "\".") +
             " Mark another column.");
    return false;
  }
  if (Only(preview, Meaning::kEvent) == nullptr && preview.constant_event.empty()) {
    Note(preview, "event_column_missing",
         "Say which column holds the Event name, or give the name of the event that each row is.");
    return false;
  }
  return true;
}

}  // namespace

Result<Preview> GuessPreview(std::span<const FileHead> heads, std::string_view zone) {
  const std::vector<ColumnCells> columns = JoinColumns(heads);
  const std::vector<MeaningGuess> meanings =
      GuessMeanings(LookAtAll(columns, LikelyDecimal(heads)));
  Mapping mapping{.columns = {}, .constant_event = "", .zone = std::string(zone)};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    mapping.columns.push_back({columns[i].name, meanings[i].meaning, ""});
  }
  if (std::ranges::find(meanings, Meaning::kEvent, &MeaningGuess::meaning) == meanings.end()) {
    mapping.constant_event = kDefaultEvent;
  }
  return MakePreview(heads, mapping);
}

Result<Preview> MakePreview(std::span<const FileHead> heads, const Mapping& mapping) {
  const Result<TimeZone> zone = TimeZone::Find(mapping.zone.empty() ? "UTC" : mapping.zone);
  if (!zone) return std::unexpected(zone.error());
  const std::vector<ColumnCells> columns = JoinColumns(heads);
  for (const ColumnMapping& mapped : mapping.columns) {
    if (std::ranges::find(columns, mapped.column, &ColumnCells::name) == columns.end()) {
      std::string known;
      for (const ColumnCells& column : columns) {
        known += (known.empty() ? "" : ", ") + column.name;
      }
      return std::unexpected(Error{"mapping_column_unknown",
                                   "There is no column \"" + mapped.column + "\".", "mapping",
                                   "Use one of: " + known + "."});
    }
  }

  Preview preview{.files = {},
                  .columns = {},
                  .constant_event = mapping.constant_event,
                  .zone = zone->name(),
                  .rows = {},
                  .notices = {}};
  for (const FileHead& head : heads) {
    preview.files.push_back({.name = head.file.name,
                             .size_bytes = head.file.size_bytes,
                             .delimiter = DelimiterName(head.layout.dialect),
                             .encoding = "UTF-8"});
    for (std::size_t row = 0; row < head.rows() && preview.rows.size() < kPreviewRows; ++row) {
      preview.rows.push_back(HeadRow(head, row, columns));
    }
  }
  EstimateRows(heads, preview);

  std::vector<ColumnFacts> facts = LookAtAll(columns, LikelyDecimal(heads));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnCells& column = columns[i];
    const auto mapped = std::ranges::find(mapping.columns, column.name, &ColumnMapping::column);
    ColumnFacts& fact = facts[i];
    const Meaning meaning = mapped == mapping.columns.end() ? Meaning::kProperty : mapped->meaning;
    const bool chosen = mapped != mapping.columns.end() && !mapped->format.empty();
    // Rows whose time does not read are set aside, so a column said to hold times may have some.
    if (meaning == Meaning::kTime && !fact.format) fact.format = fact.likely;
    if (chosen) {
      fact.format = TimeFormatByName(mapped->format);
      fact.day_month_unclear = false;
      if (!fact.format) {
        return std::unexpected(Error{"mapping_format_unknown",
                                     "There is no time format \"" + mapped->format + "\".",
                                     "mapping, column " + column.name,
                                     "Use y-m-d, yyyymmdd, d/m/y, m/d/y, yy-m-d, d mon y, mon d y, "
                                     "unix s, unix ms, unix us or excel."});
      }
    }
    preview.columns.push_back(
        {.column = column.name,
         .meaning = meaning,
         .type = TypeName(fact.type),
         .format = fact.format ? std::string(TimeFormatName(*fact.format)) : "",
         .format_chosen = chosen,
         .read_as = ReadAs(fact, preview.zone),
         .examples = fact.examples,
         .empty_share = column.rows == 0 ? 0
                                         : 1 - static_cast<double>(column.values.size()) /
                                                   static_cast<double>(column.rows)});
  }

  NoteRaggedRows(heads, preview);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (preview.columns[i].meaning != Meaning::kTime || !facts[i].day_month_unclear) continue;
    Note(preview, "day_month_unclear",
         "\"" + facts[i].examples[0] + "\" could be day/month or month/day. It is read as " +
             (facts[i].format == TimeFormat::kMonthDayYear ? "month" : "day") +
             " first unless you say otherwise.");
  }
  preview.can_import = CheckMeanings(preview, facts);
  return preview;
}

}  // namespace kohort
