#include "core/import/presets.h"

#include <algorithm>
#include <array>

#include "core/import/column_names.h"

namespace kohort {
namespace {

using enum Meaning;

constexpr std::string_view kPaidOrder = "Paid Order";

constexpr auto kMixpanel = std::to_array<PresetColumn>({
    {"event", kEvent, "", true},
    {"distinct_id", kCustomer, "", true},
    {"time", kTime, "", true},
    {"$insert_id", kEventId},
    {"$email", kEmail},
    {"$phone", kPhone},
    {"$first_name", kFirstName},
});
// Objects flattened to one column a key.
constexpr auto kMixpanelFlat = std::to_array<PresetColumn>({
    {"event", kEvent, "", true},
    {"properties.distinct_id", kCustomer, "", true},
    {"properties.time", kTime, "", true},
    {"properties.$insert_id", kEventId},
    {"properties.$email", kEmail},
    {"properties.$phone", kPhone},
    {"properties.$first_name", kFirstName},
});

constexpr auto kMoEngage = std::to_array<PresetColumn>({
    {"event_name", kEvent, "", true},
    {"event_time", kTime, "", true},
    {"event_uuid", kEventId, "", true},
    {"uid", kCustomer},
    {"customer_id", kCustomer},
    {"user_id", kCustomer},
    {"moengage_user_id", kCustomer},
    {"email_id", kEmail},
    {"mobile_number", kPhone},
    {"push_id", kPushToken},
});

constexpr auto kKlaviyoEvents = std::to_array<PresetColumn>({
    {"person_id", kCustomer, "", true},
    {"metric_id", kIgnore, "", true},
    {"type", kEvent, "", true},
    {"timestamp", kTime, "y-m-d", true},
    {"id", kEventId},
    {"property_value", kAmount},
    {"datetime", kIgnore},
    {"uuid", kIgnore},
    {"_variation", kIgnore},
    {"_fivetran_deleted", kIgnore},
    {"_fivetran_synced", kIgnore},
});
constexpr auto kKlaviyoPersons = std::to_array<PresetColumn>({
    {"id", kCustomer, "", true},
    {"email", kEmail, "", true},
    {"phone_number", kPhone, "", true},
    {"_fivetran_synced", kIgnore, "", true},
    {"first_name", kFirstName, "", true},
    {"custom_accepts_marketing", kConsentEmail},
    {"custom_sms_consent", kConsentSms},
    {"_fivetran_deleted", kIgnore},
});
constexpr auto kKlaviyoProfiles = std::to_array<PresetColumn>({
    {"Klaviyo ID", kCustomer, "", true},
    {"Email", kEmail, "", true},
    {"Email Marketing Consent", kConsentEmail, "", true},
    {"SMS Marketing Consent", kConsentSms},
    {"Phone Number", kPhone},
    {"First Name", kFirstName},
    {"Locale", kLanguage},
});

// An order is one row an item. What is of the order, its status among it, stands in the first row
// alone, so that the filter keeps one row an order.
constexpr auto kShopify = std::to_array<PresetColumn>({
    {"Name", kOrderId, "", true},
    {"Email", kCustomer, "", true},
    {"Financial Status", kProperty, "", true},
    {"Created at", kTime, "y-m-d", true},
    {"Total", kAmount, "", true},
    {"Lineitem quantity", kProperty, "", true},
    {"Lineitem price", kProperty},
    {"Accepts Marketing", kConsentEmail},
    {"Phone", kPhone},
    {"Billing Phone", kPhone},
    {"Shipping Phone", kPhone},
    {"Billing Name", kAttribute},
    {"Billing City", kAttribute},
    {"Billing Province", kAttribute},
    {"Billing Country", kAttribute},
});
constexpr auto kShopifyPaid = std::to_array<std::string_view>({"paid", "partially_refunded"});
constexpr auto kShopifyFilters = std::to_array<PresetFilter>({{"Financial Status", kShopifyPaid}});

// A guest's customer_id is 0, so that the address tells customers apart.
constexpr auto kWooCommerce = std::to_array<PresetColumn>({
    {"order_id", kOrderId, "", true},
    {"order_date", kTime, "", true},
    {"status", kProperty, "", true},
    {"order_total", kAmount, "", true},
    {"billing_email", kCustomer},
    {"customer_email", kCustomer},
    {"customer_id", kCustomer},
    {"billing_phone", kPhone},
    {"billing_first_name", kFirstName},
    {"billing_last_name", kAttribute},
    {"billing_city", kAttribute},
    {"billing_country", kAttribute},
});
constexpr auto kWooCommercePaid = std::to_array<std::string_view>({"completed", "processing"});
constexpr auto kWooCommerceFilters = std::to_array<PresetFilter>({{"status", kWooCommercePaid}});
constexpr auto kWooCommerceAdvanced = std::to_array<PresetColumn>({
    {"Order Number", kOrderId, "", true},
    {"Order Date", kTime, "", true},
    {"Order Status", kProperty, "", true},
    {"Email (Billing)", kCustomer, "", true},
    {"Order Total Amount", kAmount},
    {"Phone (Billing)", kPhone},
    {"First Name (Billing)", kFirstName},
    {"Last Name (Billing)", kAttribute},
    {"City (Billing)", kAttribute},
});
constexpr auto kWooCommerceAdvancedFilters =
    std::to_array<PresetFilter>({{"Order Status", kWooCommercePaid}});

constexpr auto kGa4 = std::to_array<PresetColumn>({
    {"event_timestamp", kTime, "unix us", true},
    {"event_name", kEvent, "", true},
    {"user_pseudo_id", kCustomer, "", true},
    {"event_date", kIgnore},
    {"user_id", kAttribute},
    {"ecommerce.purchase_revenue", kAmount},
    {"purchase_revenue", kAmount},
    {"event_value_in_usd", kAmount},
    {"ecommerce.transaction_id", kOrderId},
    {"transaction_id", kOrderId},
    {"ecommerce.total_item_quantity", kQuantity},
    {"device.language", kLanguage},
    {"geo.country", kAttribute},
    {"geo.city", kAttribute},
});

constexpr auto kPresets = std::to_array<Preset>({
    {.id = "klaviyo_events", .name = "Klaviyo events", .columns = kKlaviyoEvents},
    {.id = "klaviyo_persons",
     .name = "Klaviyo persons",
     .columns = kKlaviyoPersons,
     .profiles = true},
    {.id = "klaviyo_profiles",
     .name = "Klaviyo profiles",
     .columns = kKlaviyoProfiles,
     .profiles = true},
    {.id = "shopify_orders",
     .name = "Shopify orders",
     .columns = kShopify,
     .constant_event = kPaidOrder,
     .filters = kShopifyFilters},
    {.id = "woocommerce_orders",
     .name = "WooCommerce orders",
     .columns = kWooCommerce,
     .constant_event = kPaidOrder,
     .filters = kWooCommerceFilters},
    {.id = "woocommerce_orders",
     .name = "WooCommerce orders",
     .columns = kWooCommerceAdvanced,
     .constant_event = kPaidOrder,
     .filters = kWooCommerceAdvancedFilters},
    {.id = "ga4_events", .name = "Google Analytics 4 events", .columns = kGa4},
    {.id = "moengage_events", .name = "MoEngage events", .columns = kMoEngage},
    {.id = "mixpanel_events", .name = "Mixpanel events", .columns = kMixpanel},
    {.id = "mixpanel_events", .name = "Mixpanel events", .columns = kMixpanelFlat},
    {.id = "transactions", .name = "Transactions", .columns = {}, .constant_event = kPaidOrder},
});

bool Has(const std::vector<std::string>& names, std::string_view column) {
  return std::ranges::find(names, SimpleName(column)) != names.end();
}

bool Fits(const Preset& preset, const std::vector<std::string>& names) {
  bool customer = false;
  for (const PresetColumn& column : preset.columns) {
    const bool here = Has(names, column.column);
    if (column.required && !here) return false;
    if (column.meaning == kCustomer && here) customer = true;
  }
  return customer;
}

bool AreTransactions(const std::vector<std::string>& names) {
  const auto any = [&](std::span<const std::string_view> wanted) {
    return std::ranges::any_of(wanted, [&](std::string_view name) {
      return std::ranges::find(names, name) != names.end();
    });
  };
  return any(column_names::kCustomer) && any(column_names::kTime) && !any(column_names::kEvent) &&
         (any(column_names::kAmount) || any(column_names::kPrice) ||
          (any(column_names::kQuantity) && any(column_names::kUnitPrice)));
}

}  // namespace

std::span<const Preset> Presets() { return kPresets; }

const Preset* RecognisePreset(std::span<const std::string> header) {
  std::vector<std::string> names;
  for (const std::string& column : header) names.push_back(SimpleName(column));
  for (const Preset& preset : kPresets) {
    if (preset.columns.empty() ? AreTransactions(names) : Fits(preset, names)) return &preset;
  }
  return nullptr;
}

void ApplyPreset(const Preset& preset, std::vector<ColumnMapping>& columns) {
  std::vector<bool> named(columns.size());
  std::vector<Meaning> given;
  for (const PresetColumn& known : preset.columns) {
    const std::string name = SimpleName(known.column);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (named[i] || SimpleName(columns[i].column) != name) continue;
      const bool taken =
          IsSingle(known.meaning) && (std::ranges::find(given, known.meaning) != given.end());
      columns[i].meaning = !taken                       ? known.meaning
                           : IsAttribute(known.meaning) ? kAttribute
                                                        : kProperty;
      columns[i].format = known.format;
      named[i] = true;
      given.push_back(columns[i].meaning);
      break;
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Meaning& meaning = columns[i].meaning;
    if (!named[i] && IsSingle(meaning) && std::ranges::find(given, meaning) != given.end()) {
      meaning = IsAttribute(meaning) ? kAttribute : kProperty;
    }
    if (!named[i] && preset.profiles && meaning == kProperty) meaning = kAttribute;
  }
}

}  // namespace kohort
