#include "core/import/currency.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/import/column_names.h"

namespace kohort {
namespace {

// As SimpleName leaves them.
constexpr auto kColumns =
    std::to_array<std::string_view>({"currency", "currencycode", "ordercurrency", "matauang",
                                     "wahrung", "waehrung", "moneda", "divisa"});

// A column of the source that says one currency for all.
std::string_view ColumnOf(const Source& source) {
  for (const SourceColumn& column : source.columns) {
    const bool named = std::ranges::find(kColumns, SimpleName(column.facts.name)) != kColumns.end();
    if (named && column.facts.distinct == 1 && IsCurrency(column.facts.examples[0])) {
      return column.facts.examples[0];
    }
  }
  return {};
}

std::string InName(std::string_view name) {
  std::string code(CurrencyIn(name));
  for (char& c : code) c = static_cast<char>(c & ~0x20);  // a capital letter
  return code;
}

// What a source says; nothing where it says several.
std::optional<std::string> CurrencyOf(const Source& source, const SourceMapping& mapping) {
  for (const Meaning meaning : {Meaning::kAmount, Meaning::kUnitPrice}) {
    const auto found = std::ranges::find(mapping.columns, meaning, &ColumnMapping::meaning);
    if (found == mapping.columns.end()) continue;
    const auto index = static_cast<std::size_t>(found - mapping.columns.begin());
    const ColumnFacts& facts = source.columns[index].facts;
    if (facts.mixed_units) return std::nullopt;
    if (IsCurrency(facts.unit)) return facts.unit;
    const std::string_view column = ColumnOf(source);
    return column.empty() ? InName(facts.name) : std::string(column);
  }
  return "";
}

}  // namespace

std::string GuessCurrency(const Sources& sources, const Mapping& mapping) {
  std::string currency;
  for (std::size_t i = 0; i < sources.sources().size(); ++i) {
    if (mapping.sources[i].kind != SourceKind::kEvents) continue;
    const auto said = CurrencyOf(sources.sources()[i], mapping.sources[i]);
    if (!said || (!currency.empty() && !said->empty() && *said != currency)) return "";
    if (!said->empty()) currency = *said;
  }
  return currency;
}

}  // namespace kohort
