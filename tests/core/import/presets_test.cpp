// Exports of known programs. Their headers are shortened ones of real files.
#include "core/import/presets.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

std::vector<std::string> Split(std::string_view line) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == ',') {
      parts.emplace_back();
    } else if (c != '\r') {
      parts.back() += c;
    }
  }
  return parts;
}

std::string Recognised(std::string_view header) {
  const Preset* preset = RecognisePreset(Split(header));
  return preset == nullptr ? "none" : std::string(preset->id);
}

// "Email=customer Total=amount", of the columns that are no properties.
std::string Applied(std::string_view header) {
  const std::vector<std::string> names = Split(header);
  const Preset* preset = RecognisePreset(names);
  REQUIRE(preset != nullptr);
  std::vector<ColumnMapping> columns;
  for (const std::string& name : names) columns.push_back({name, Meaning::kProperty, ""});
  ApplyPreset(*preset, columns);
  std::string text;
  for (const ColumnMapping& column : columns) {
    if (column.meaning == Meaning::kProperty) continue;
    text += (text.empty() ? "" : " ") + column.column + "=" +
            std::string(kMeaningIds[static_cast<std::size_t>(column.meaning)]) +
            (column.format.empty() ? "" : ":" + column.format);
  }
  return text;
}

constexpr std::string_view kShopify =
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,Subtotal,"
    "Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing "
    "City,Billing Phone,Phone";

TEST_CASE("Exports are recognised by their headers") {
  CHECK(Recognised(kShopify) == "shopify_orders");
  CHECK(Recognised("status,order_total,order_id,order_date,billing_email") == "woocommerce_orders");
  CHECK(Recognised("Order Number,Order Status,Order Date,Email (Billing),Order Total Amount") ==
        "woocommerce_orders");
  CHECK(Recognised("event,distinct_id,time,$insert_id,mp_country_code") == "mixpanel_events");
  CHECK(Recognised("event,properties.time,properties.distinct_id") == "mixpanel_events");
  CHECK(Recognised("event_name,event_code,event_uuid,event_time,event_source,uid") ==
        "moengage_events");
  CHECK(Recognised("event_date,event_timestamp,event_name,user_id,user_pseudo_id,platform") ==
        "ga4_events");
  CHECK(Recognised("Email,Klaviyo ID,First Name,Last Name,Email Marketing Consent") ==
        "klaviyo_profiles");
  CHECK(Recognised("customer_id,order_date,revenue") == "transactions");
  CHECK(Recognised("Rechnungsdatum,Menge,Einzelpreis,Kundennr") == "transactions");
}

TEST_CASE("A header that lacks a required name is none") {
  CHECK(Recognised("event_name,event_time,event_uuid") == "none");  // of no customer
  CHECK(Recognised("order_id,order_date,status,order_total") == "none");
  CHECK(Recognised("customer_id,event,timestamp,amount") == "none");
  CHECK(Recognised("a,b") == "none");
  CHECK(Recognised("") == "none");
}

TEST_CASE("A preset gives meanings, each single one once") {
  CHECK(Applied(kShopify) ==
        "Name=order_id Email=customer Accepts Marketing=consent_email Total=amount "
        "Created at=time:y-m-d Billing City=attribute Billing Phone=attribute Phone=phone");
  CHECK(
      Applied("event_date,event_timestamp,event_name,user_id,user_pseudo_id,event_value_in_usd") ==
      "event_date=ignore event_timestamp=time:unix us event_name=event user_id=attribute "
      "user_pseudo_id=customer event_value_in_usd=amount");
}

TEST_CASE("A preset takes a guess away from another column") {
  const Preset* preset = RecognisePreset(Split("event,distinct_id,time,user_id,city"));
  REQUIRE(preset != nullptr);
  std::vector<ColumnMapping> columns{{"event", Meaning::kEvent, ""},
                                     {"distinct_id", Meaning::kProperty, ""},
                                     {"time", Meaning::kTime, ""},
                                     {"user_id", Meaning::kCustomer, ""},
                                     {"city", Meaning::kAttribute, ""}};
  ApplyPreset(*preset, columns);
  CHECK(columns[1].meaning == Meaning::kCustomer);
  CHECK(columns[3].meaning == Meaning::kProperty);
  CHECK(columns[4].meaning == Meaning::kAttribute);
}

TEST_CASE("Presets hold formats that exist and filter columns that they know") {
  for (const Preset& preset : Presets()) {
    CAPTURE(preset.id);
    for (const PresetColumn& column : preset.columns) {
      if (!column.format.empty()) CHECK(TimeFormatByName(column.format));
    }
    for (const PresetFilter& filter : preset.filters) {
      CHECK(std::ranges::find(preset.columns, filter.column, &PresetColumn::column) !=
            preset.columns.end());
      CHECK_FALSE(filter.values.empty());
    }
  }
}

TEST_CASE("Presets: Klaviyo's tables") {
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  const auto events = ReadShared("data/klaviyo/event.csv");
  const auto plain_events = ReadShared("data/klaviyo/event_norename.csv");
  const auto persons = ReadShared("data/klaviyo/person.csv");
  const auto metrics = ReadShared("data/klaviyo/metric.csv");
  if (!events || !plain_events || !persons || !metrics) return;
  CHECK(Recognised(first_line(*events)) == "klaviyo_events");
  CHECK(Recognised(first_line(*plain_events)) == "klaviyo_events");
  CHECK(Applied(first_line(*plain_events)).find("propertyvalue=amount") != std::string::npos);
  CHECK(Recognised(first_line(*persons)) == "klaviyo_persons");
  CHECK(Recognised(first_line(*metrics)) == "none");
}

}  // namespace
}  // namespace kohort
