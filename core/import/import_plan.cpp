#include "core/import/import_plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/import/preview.h"

namespace kohort {
namespace {

// The name of the amount that is quantity times unit price.
constexpr const char* kComputedAmount = "amount";

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

// Where sources do not agree on what an attribute is, the first that says more than that counts.
void PlanAttribute(ImportPlan& plan, const std::string& name, Meaning meaning) {
  const std::size_t attribute = IndexOf(plan.attributes, name);
  plan.attribute_roles.resize(plan.attributes.size());
  AttributeRole& role = plan.attribute_roles[attribute];
  if (role == AttributeRole::kNone) role = RoleOf(meaning);
}

// Amounts of all sources are one property.
void NameAmount(ImportPlan& plan) {
  for (const SourceMapping& source : plan.mapping.sources) {
    const auto amount =
        std::ranges::find(source.columns, Meaning::kAmount, &ColumnMapping::meaning);
    if (source.kind != SourceKind::kEvents || amount == source.columns.end()) continue;
    plan.amount_name = amount->column;
    return;
  }
}

void PlanSource(ImportPlan& plan, const SourceMapping& source, const SourcePreview& preview) {
  std::vector<CellFormat>& formats = plan.formats.emplace_back();
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const auto& [name, meaning, format] = source.columns[c];
    formats.push_back(CellFormat::ByName(preview.columns[c].format).value_or(CellFormat()));
    if (source.kind == SourceKind::kEvents && IsProperty(meaning)) {
      if (meaning != Meaning::kAmount) {
        IndexOf(plan.properties, plan.PropertyName(source, name));
      } else {
        plan.amount = IndexOf(plan.properties, plan.amount_name);
      }
    }
    if (source.kind == SourceKind::kEvents || source.kind == SourceKind::kProfiles) {
      if (IsAttribute(meaning)) PlanAttribute(plan, name, meaning);
    }
  }
  plan.whole_ids.push_back(std::ranges::any_of(
      preview.notices, [](const Notice& notice) { return notice.code == kIdsJoinedCode; }));
}

void PlanComputedAmount(ImportPlan& plan) {
  const bool computes = std::ranges::any_of(plan.mapping.sources, [](const SourceMapping& source) {
    return source.kind == SourceKind::kEvents && ComputesAmount(source);
  });
  if (!computes || plan.amount) return;
  plan.amount_name = UnusedName(plan.properties, kComputedAmount);
  plan.amount = IndexOf(plan.properties, plan.amount_name);
}

void PlanLookup(ImportPlan& plan, std::size_t source) {
  const SourceMapping& mapping = plan.mapping.sources[source];
  ImportPlan::Lookup lookup;
  lookup.source = source;
  lookup.property = IndexOf(plan.properties, mapping.property);
  for (const ColumnMapping& column : mapping.columns) {
    if (column.column == mapping.key || column.meaning == Meaning::kIgnore) continue;
    lookup.properties.push_back(plan.properties.size());
    plan.properties.push_back(UnusedName(plan.properties, column.column));
  }
  plan.lookups.push_back(std::move(lookup));
}

}  // namespace

Result<std::shared_ptr<const ImportPlan>> ImportPlan::Make(const Sources& sources,
                                                           const Mapping& mapping) {
  const Result<Preview> preview = MakePreview(sources, mapping);
  if (!preview) return std::unexpected(preview.error());
  if (const Notice* missing = preview->Missing()) {
    return std::unexpected(Error{"mapping_incomplete", missing->text, "mapping", ""});
  }
  auto plan = std::make_shared<ImportPlan>();
  plan->sources = sources;
  plan->mapping = mapping;
  plan->zone = *TimeZone::Find(preview->zone);
  plan->currency = preview->currency;
  plan->order.resize(sources.heads().size());
  std::iota(plan->order.begin(), plan->order.end(), std::size_t{0});
  std::ranges::stable_partition(plan->order, [&](std::size_t head) {
    return plan->SourceOf(head).kind == SourceKind::kLookup;
  });
  NameAmount(*plan);
  for (std::size_t s = 0; s < mapping.sources.size(); ++s) {
    const SourceMapping& source = mapping.sources[s];
    PlanSource(*plan, source, preview->sources[s]);
    if (source.kind != SourceKind::kList) continue;
    for (const std::size_t head : sources.sources()[s].heads) {
      IndexOf(plan->lists, ListName(source, sources.heads()[head].file));
    }
  }
  PlanComputedAmount(*plan);
  for (std::size_t s = 0; s < mapping.sources.size(); ++s) {
    if (mapping.sources[s].kind == SourceKind::kLookup) PlanLookup(*plan, s);
  }
  return plan;
}

DataShape ImportPlan::Shape() const {
  return {.properties = properties,
          .attributes = attributes,
          .amount = amount,
          .zone = zone,
          .currency = currency,
          .attribute_roles = attribute_roles};
}

std::vector<std::string> ImportPlan::FileNames() const {
  std::vector<std::string> names;
  for (const FileHead& head : sources.heads()) names.push_back(head.file.name);
  return names;
}

std::uint64_t ImportPlan::bytes() const {
  std::uint64_t bytes = 0;
  for (const FileHead& head : sources.heads()) bytes += head.file.size_bytes;
  return bytes;
}

std::string ImportPlan::PropertyName(const SourceMapping& source, const std::string& column) const {
  const bool own_amount = Has(source, Meaning::kAmount) || ComputesAmount(source);
  const bool looked_up = std::ranges::any_of(lookups, [&](const Lookup& lookup) {
    return std::ranges::any_of(
        lookup.properties, [&](std::size_t property) { return properties[property] == column; });
  });
  return (own_amount && column == amount_name) || looked_up ? column + " (2)" : column;
}

bool ComputesAmount(const SourceMapping& source) {
  return !Has(source, Meaning::kAmount) && Has(source, Meaning::kQuantity) &&
         Has(source, Meaning::kUnitPrice);
}

std::size_t IndexOf(std::vector<std::string>& names, const std::string& name) {
  const auto index = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  if (index == names.size()) names.push_back(name);
  return index;
}

}  // namespace kohort
