// How files become a data set, as plain values: what they hold, what each column means, which rows
// count. A mapping is also a JSON file that people keep and share: core/import/mapping_json.h.
#ifndef KOHORT_CORE_IMPORT_MAPPING_H_
#define KOHORT_CORE_IMPORT_MAPPING_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/notice.h"

namespace kohort {

enum class Meaning {
  kCustomer,
  kEvent,
  kTime,
  kAmount,
  kQuantity,  // with kUnitPrice it gives the amount, where no column holds one
  kUnitPrice,
  kOrderId,
  kEventId,  // not kept: rows that repeat one are dropped
  kProperty,
  kAttribute,
  kEmail,
  kPhone,
  kPushToken,
  kConsentEmail,
  kConsentPush,
  kConsentSms,
  kConsentWhatsapp,
  kFirstName,
  kLanguage,
  kIgnore,
};

// As spelled in JSON and on the command line, in the order of Meaning.
inline constexpr std::array<std::string_view, 20> kMeaningIds{
    "customer",         "event",         "time",         "amount",
    "quantity",         "unit_price",    "order_id",     "event_id",
    "property",         "attribute",     "email",        "phone",
    "push_token",       "consent_email", "consent_push", "consent_sms",
    "consent_whatsapp", "first_name",    "language",     "ignore"};
static_assert(kMeaningIds.size() == static_cast<std::size_t>(Meaning::kIgnore) + 1);

// Kept with each event.
constexpr bool IsProperty(Meaning meaning) {
  return meaning >= Meaning::kAmount && meaning <= Meaning::kProperty &&
         meaning != Meaning::kEventId;
}

// Kept with the customer.
constexpr bool IsAttribute(Meaning meaning) {
  return meaning >= Meaning::kAttribute && meaning <= Meaning::kLanguage;
}

// Held by at most one column of a source.
constexpr bool IsSingle(Meaning meaning) {
  return meaning != Meaning::kProperty && meaning != Meaning::kAttribute &&
         meaning != Meaning::kIgnore;
}

struct ColumnMapping {
  std::string column;  // as in the header; repeated names get " (2)", " (3)", ...
  Meaning meaning = Meaning::kProperty;
  // How its values are written: a name of core/base/time_text.h ("d/m/y") or of core/base/number.h
  // ("1.234,56"), or "text". Empty = as detected.
  std::string format;

  bool operator==(const ColumnMapping&) const = default;
};

enum class SourceKind {
  kEvents,    // a row is something that a customer did
  kProfiles,  // a row is a customer, with attributes
  kLookup,    // a row says more about a value of an event property: a product, a store
  kList,      // a row is the ID of a customer who is on a list
};
inline constexpr std::array<std::string_view, 4> kSourceKindIds{"events", "profiles", "lookup",
                                                                "list"};

enum class FilterOp {
  kIs,
  kIsNot,
  kIsAnyOf,  // the values separated by commas
  kIsNoneOf,
  kIsEmpty,
  kIsNotEmpty,
  kContains,
  kDoesNotContain,
  kStartsWith,
  kDoesNotStartWith,
  kLess,  // of numbers, or of times on the time column
  kAtMost,
  kGreater,
  kAtLeast,
};
inline constexpr std::array<std::string_view, 14> kFilterOpIds{"is",          "is not",
                                                               "is any of",   "is none of",
                                                               "is empty",    "is not empty",
                                                               "contains",    "does not contain",
                                                               "starts with", "does not start with",
                                                               "<",           "<=",
                                                               ">",           ">="};
static_assert(kFilterOpIds.size() == static_cast<std::size_t>(FilterOp::kAtLeast) + 1);

// Rows for which it does not hold are skipped. Texts are compared without spaces around them, and
// ASCII letters without case.
struct RowFilter {
  std::string column;
  FilterOp op = FilterOp::kIs;
  std::string value;  // a number with a decimal point, or a date as 2026-11-12, where it compares

  bool operator==(const RowFilter&) const = default;
};

// How bytes become rows, where the guess is wrong. Empty = as detected.
struct Reading {
  std::string encoding;   // "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "ISO-8859-1"
  std::string delimiter;  // the characters themselves, or "spaces": runs of them
  std::string quote;      // the character itself, or "none"
  std::string header;     // "yes": the first row alone; "no"

  bool operator==(const Reading&) const = default;
};

// Of a mapping whose amounts have no currency, whatever the cells say.
inline constexpr const char* kNoCurrency = "none";

// Signs that several countries use, so that no code can be told.
inline constexpr std::array<std::string_view, 4> kCurrencySigns{"$", "¥", "kr", "Rs"};

// Whether it is an ISO 4217 code by its form, or such a sign.
constexpr bool IsCurrency(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return (text.size() == 3 && std::ranges::all_of(text, is_capital)) ||
         std::ranges::find(kCurrencySigns, text) != kCurrencySigns.end();
}

// Files with these columns, in any order.
struct SourceMapping {
  SourceKind kind = SourceKind::kEvents;
  std::vector<ColumnMapping> columns;
  std::string constant_event;      // of rows without a column of event names
  std::string key;                 // of a lookup: the column that is looked up
  std::string property;            // of a lookup: the event property whose values `key` holds
  std::string list;                // of a list: its name; empty = each file's own
  std::vector<RowFilter> filters;  // rows that pass all of them count
  Reading reading;

  bool operator==(const SourceMapping&) const = default;
};

// Properties and attributes of several sources meet by name.
struct Mapping {
  std::string zone;  // IANA name: of times written without an offset, and of all windows
  // Of amounts, to be shown with them: an ISO 4217 code, or a sign such as "$" where several
  // countries use it. Empty = as the cells say; "none".
  std::string currency = {};
  std::vector<SourceMapping> sources;

  bool operator==(const Mapping&) const = default;
};

struct FileInfo {
  std::uint64_t handle = 0;  // the host's name for the file
  std::string name;
  std::uint64_t size_bytes = 0;

  bool operator==(const FileInfo&) const = default;
};

// What the beginning of the files shows, before anything is imported.

struct FilePreview {
  std::string name;
  std::uint64_t size_bytes = 0;
  std::string format;       // "CSV", "JSON"
  std::string compression;  // "gzip", "zip"; empty = none
  std::string encoding;     // as in Reading
  std::string delimiter;    // for people: "comma"; empty where there is none
  std::string quote;
  std::uint64_t skipped_lines = 0;  // before the rows: titles, comments
  std::uint64_t header_rows = 0;
};

struct ColumnPreview {
  std::string column;
  Meaning meaning = Meaning::kProperty;
  std::string type;            // "text", "number", "date", "date and time", "yes/no"
  std::string format;          // as in ColumnMapping: as detected or chosen
  bool format_chosen = false;  // by the mapping
  double confidence = 1;       // 0..1, of the guesses of type and meaning
  std::string read_as;         // for people: "year-month-day, Asia/Jakarta", "12 values"
  std::vector<std::string> examples;
  double empty_share = 0;  // 0..1, of the rows looked at
};

struct SourcePreview {
  SourceKind kind = SourceKind::kEvents;
  std::string preset;  // the tool that writes such files: "Klaviyo"; empty = none known
  std::vector<FilePreview> files;
  std::vector<ColumnPreview> columns;
  std::string constant_event;
  std::string key;
  std::string property;
  std::string list;
  std::vector<RowFilter> filters;
  Reading reading;                             // as chosen
  std::vector<std::vector<std::string>> rows;  // the first rows, by column
  std::vector<Notice> notices;                 // what to check before importing
  bool complete = false;                       // false: the last notice says what is missing
};

struct Preview {
  std::string zone;
  std::string currency = {};     // as in Mapping, but empty = none
  bool currency_chosen = false;  // by the mapping
  std::vector<SourcePreview> sources;
  std::vector<Notice> notices;  // of no source: files that were left out
  std::uint64_t rows_estimated = 0;
  bool rows_exact = false;  // the files are so small that rows_estimated is the count
  bool can_import = false;  // every source is complete

  // The mapping this preview shows, to change and send back.
  Mapping ToMapping() const {
    Mapping mapping{.zone = zone, .sources = {}};
    if (currency_chosen) mapping.currency = currency.empty() ? kNoCurrency : currency;
    for (const SourcePreview& source : sources) {
      SourceMapping& to = mapping.sources.emplace_back();
      to.kind = source.kind;
      to.constant_event = source.constant_event;
      to.key = source.key;
      to.property = source.property;
      to.list = source.list;
      to.filters = source.filters;
      to.reading = source.reading;
      for (const ColumnPreview& column : source.columns) {
        to.columns.push_back(
            {column.column, column.meaning, column.format_chosen ? column.format : ""});
      }
    }
    return mapping;
  }

  // The notice that says what is missing; null where nothing is.
  const Notice* Missing() const {
    for (const SourcePreview& source : sources) {
      if (!source.complete && !source.notices.empty()) return &source.notices.back();
    }
    return nullptr;
  }
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_MAPPING_H_
