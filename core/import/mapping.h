// How files become a data set: what each column means, as plain values.
#ifndef KOHORT_CORE_IMPORT_MAPPING_H_
#define KOHORT_CORE_IMPORT_MAPPING_H_

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
  kQuantity,
  kUnitPrice,
  kOrderId,
  kEventId,
  kProperty,   // of the event
  kAttribute,  // of the customer
  kEmail,
  kPhone,
  kPushToken,
  kConsentEmail,
  kConsentPush,
  kConsentSms,
  kConsentWhatsapp,
  kFirstName,
  kLanguage,
  kIgnore
};

// As spelled in JSON and on the command line, in the order of Meaning.
inline constexpr std::array<std::string_view, 20> kMeaningIds{
    "customer",         "event",         "time",         "amount",
    "quantity",         "unit_price",    "order_id",     "event_id",
    "property",         "attribute",     "email",        "phone",
    "push_token",       "consent_email", "consent_push", "consent_sms",
    "consent_whatsapp", "first_name",    "language",     "ignore"};
static_assert(kMeaningIds.size() == static_cast<std::size_t>(Meaning::kIgnore) + 1);

// Kept with each event: amounts too.
constexpr bool IsProperty(Meaning meaning) {
  return meaning >= Meaning::kAmount && meaning <= Meaning::kProperty;
}

// Kept with the customer.
constexpr bool IsAttribute(Meaning meaning) {
  return meaning >= Meaning::kAttribute && meaning <= Meaning::kLanguage;
}

// Held by one column at most.
constexpr bool IsSingle(Meaning meaning) {
  return meaning != Meaning::kProperty && meaning != Meaning::kAttribute &&
         meaning != Meaning::kIgnore;
}

struct ColumnMapping {
  std::string column;  // as in the header; repeated names get " (2)", " (3)", ...
  Meaning meaning = Meaning::kProperty;
  std::string format;  // of a time column: see core/base/time_text.h; empty = as detected

  bool operator==(const ColumnMapping&) const = default;
};

// Files of one data set need not have the same columns: they meet by name.
struct Mapping {
  std::vector<ColumnMapping> columns;
  std::string constant_event;  // of the rows of files that have no column of event names
  std::string zone;            // IANA name: of times written without an offset, and of all windows

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
  std::string delimiter;  // "comma", "semicolon", "tab", "pipe", "spaces"
  std::string encoding;   // "UTF-8"
};

struct ColumnPreview {
  std::string column;
  Meaning meaning = Meaning::kProperty;
  std::string type;            // "text", "number", "date", "date and time", "yes/no"
  std::string format;          // of a time column: as detected or chosen
  bool format_chosen = false;  // by the mapping
  std::string read_as;         // for people: "yyyy-mm-dd hh:mm:ss", "12 values"; may be empty
  std::vector<std::string> examples;
  double empty_share = 0;  // 0..1, of the rows looked at
};

struct Preview {
  std::vector<FilePreview> files;
  std::vector<ColumnPreview> columns;
  std::string constant_event;
  std::string zone;
  std::vector<std::vector<std::string>> rows;  // the first rows, by column
  std::uint64_t rows_estimated = 0;
  bool rows_exact = false;      // the files are so small that rows_estimated is the count
  std::vector<Notice> notices;  // what to check before importing
  bool can_import = false;      // false: the last notice says what is missing

  // The mapping this preview shows, to change and send back.
  Mapping ToMapping() const {
    Mapping mapping{.columns = {}, .constant_event = constant_event, .zone = zone};
    for (const ColumnPreview& column : columns) {
      mapping.columns.push_back(
          {column.column, column.meaning, column.format_chosen ? column.format : ""});
    }
    return mapping;
  }
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_MAPPING_H_
