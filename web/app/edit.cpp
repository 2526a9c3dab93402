#include "web/app/edit.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kohort {
namespace {

constexpr std::array kMeanings{
    Meaning::kCustomer,     Meaning::kEvent,       Meaning::kTime,       Meaning::kAmount,
    Meaning::kProperty,     Meaning::kAttribute,   Meaning::kIgnore,     Meaning::kQuantity,
    Meaning::kUnitPrice,    Meaning::kOrderId,     Meaning::kEventId,    Meaning::kEmail,
    Meaning::kPhone,        Meaning::kPushToken,   Meaning::kFirstName,  Meaning::kLanguage,
    Meaning::kConsentEmail, Meaning::kConsentPush, Meaning::kConsentSms, Meaning::kConsentWhatsapp};
static_assert(kMeanings.size() == kMeaningIds.size());

bool Has(SourceKind kind, Meaning meaning) {
  if (meaning == Meaning::kIgnore) return true;
  switch (kind) {
    case SourceKind::kEvents: return true;
    case SourceKind::kProfiles: return meaning == Meaning::kCustomer || IsAttribute(meaning);
    case SourceKind::kLookup: return meaning == Meaning::kProperty;
    case SourceKind::kList: break;
  }
  return meaning == Meaning::kCustomer;
}

template <class T>
bool Set(T& to, const T& value) {
  if (to == value) return false;
  to = value;
  return true;
}

bool SameColumns(const SourcePreview& a, const SourcePreview& b) {
  return std::ranges::equal(a.columns, b.columns, {}, &ColumnPreview::column,
                            &ColumnPreview::column);
}

}  // namespace

std::vector<Meaning> MeaningsOf(SourceKind kind) {
  std::vector<Meaning> meanings;
  std::ranges::copy_if(kMeanings, std::back_inserter(meanings),
                       [kind](Meaning meaning) { return Has(kind, meaning); });
  return meanings;
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetMeaning& c) {
  if (c.column >= source.columns.size()) return false;
  // One column each holds the customer, the event's name and its time: the new one takes over.
  for (ColumnPreview& column : source.columns) {
    if (IsSingle(c.meaning) && column.meaning == c.meaning) {
      column.meaning = Meaning::kProperty;
      column.format_chosen = false;
    }
  }
  source.columns[c.column].meaning = c.meaning;
  source.columns[c.column].format_chosen = false;
  if (c.meaning == Meaning::kEvent) source.constant_event.clear();
  return true;
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetFormat& c) {
  if (c.column >= source.columns.size()) return false;
  ColumnPreview& column = source.columns[c.column];
  const bool chosen = !c.format.empty();
  if (chosen == column.format_chosen && (!chosen || c.format == column.format)) return false;
  column.format_chosen = chosen;
  if (chosen) column.format = c.format;
  return true;
}

bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetKind& c) {
  if (!Set(source.kind, c.kind)) return false;
  if (guess != nullptr && guess->kind == c.kind && SameColumns(source, *guess)) {
    source.columns = guess->columns;
    source.constant_event = guess->constant_event;
    source.key = guess->key;
    source.property = guess->property;
    source.list = guess->list;
    return true;
  }
  for (ColumnPreview& column : source.columns) {
    if (Has(c.kind, column.meaning)) continue;
    column.format_chosen = false;
    column.meaning = c.kind == SourceKind::kProfiles ? Meaning::kAttribute
                     : c.kind == SourceKind::kLookup ? Meaning::kProperty
                                                     : Meaning::kIgnore;
  }
  if (c.kind != SourceKind::kEvents) source.constant_event.clear();
  if (c.kind != SourceKind::kLookup) source.key.clear(), source.property.clear();
  if (c.kind != SourceKind::kList) source.list.clear();
  return true;
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetConstantEvent& c) {
  return Set(source.constant_event, c.name);
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetLookup& c) {
  const bool key = Set(source.key, c.key);
  return Set(source.property, c.property) || key;
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetList& c) {
  return Set(source.list, c.name);
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetFilters& c) {
  return Set(source.filters, c.filters);
}

bool Edit(SourcePreview& source, const SourcePreview*, const command::SetReading& c) {
  return Set(source.reading, c.reading);
}

}  // namespace kohort
