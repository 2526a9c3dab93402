// Exports of known programs, recognised by their headers, and what their columns mean.
//
// Names of columns are those of the programs' own pages: Mixpanel's raw event export
// (docs.mixpanel.com/reference/raw-event-export), MoEngage's data export glossary
// (help.moengage.com 15975781928468), Klaviyo's tables as Fivetran writes them and its export of
// profiles, Shopify's orders export, WooCommerce's order export
// (woocommerce.com/document/import-and-export-of-woocommerce-orders) and the plugin Advanced Order
// Export, and the event table of Google Analytics 4 (support.google.com/analytics/answer/7029846).
#ifndef KOHORT_CORE_IMPORT_PRESETS_H_
#define KOHORT_CORE_IMPORT_PRESETS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/mapping.h"

namespace kohort {

struct PresetColumn {
  std::string_view column;
  Meaning meaning = Meaning::kProperty;
  std::string_view format = {};  // of a time; empty = as detected
  bool required = false;         // a header without it is another program's
};

// Rows are kept whose cell is one of these, case aside.
struct PresetFilter {
  std::string_view column;
  std::span<const std::string_view> values;
};

struct Preset {
  std::string_view id;    // "shopify_orders"
  std::string_view name;  // for people: "Shopify orders"
  // Of columns with the same single meaning the first that a file has holds it.
  std::span<const PresetColumn> columns;
  std::string_view constant_event = {};  // that every row is
  std::span<const PresetFilter> filters = {};
  bool profiles = false;  // rows are customers, not events
};

// All of them, the most specific first.
std::span<const Preset> Presets();

// The first preset that has all its required names in the header, in any order, spelled with or
// without capitals, spaces and signs; the last, "transactions", takes any header with a customer, a
// time, and an amount or a quantity and a price, but no event. Null where there is none.
const Preset* RecognisePreset(std::span<const std::string> header);

// Gives the preset's columns their meanings and formats. A guessed meaning that the preset gives to
// another column is taken away; other guesses stay.
void ApplyPreset(const Preset& preset, std::vector<ColumnMapping>& columns);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_PRESETS_H_
