#include "core/insight/reach.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/segment/value_tester.h"

namespace kohort {
namespace {

// What each channel needs, in the order of kChannelIds; kNone is nothing.
struct Needs {
  AttributeRole contact;
  AttributeRole consent;
};
constexpr std::array<Needs, kChannels> kNeeds{
    {{AttributeRole::kPushToken, AttributeRole::kPushConsent},
     {AttributeRole::kEmail, AttributeRole::kEmailConsent},
     {AttributeRole::kPhone, AttributeRole::kSmsConsent},
     {AttributeRole::kPhone, AttributeRole::kWhatsappConsent},
     {AttributeRole::kNone, AttributeRole::kNone}}};

}  // namespace

bool GivesConsent(std::string_view value) {
  if (const std::optional<bool> truth = TruthOf(value)) return *truth;
  constexpr auto kWords = std::to_array<std::string_view>(
      {"subscribed", "optedin", "optin", "granted", "given", "consented", "accepted", "active"});
  std::string word;
  for (const char c : value) {
    if (c != ' ' && c != '_' && c != '-') word += LowerAscii(c);
  }
  return std::ranges::find(kWords, word) != kWords.end();
}

Reach::Reach(const DataSet& data, Instant as_of) : as_of_(as_of) {
  for (std::size_t i = 0; i < kChannels; ++i) {
    const Needs& needs = kNeeds[i];
    Source& source = sources_[i];
    for (const Attribute& attribute : data.attributes) {
      if (attribute.role == AttributeRole::kNone) continue;
      if (attribute.role == needs.contact) source.contacts.push_back(&attribute);
      if (attribute.role != needs.consent) continue;
      Consent& consent = source.consents.emplace_back(&attribute);
      for (std::uint32_t code = 0; code < attribute.values.size(); ++code) {
        consent.given.push_back(GivesConsent(attribute.values[code]));
      }
    }
    channels_[i].contact_known = needs.contact == AttributeRole::kNone || !source.contacts.empty();
    channels_[i].consent_known = !source.consents.empty();
  }
}

bool Reach::Reaches(const Source& source, std::uint32_t customer) const {
  const bool contact = std::ranges::any_of(source.contacts, [&](const Attribute* attribute) {
    return attribute->CodeAt(customer, as_of_).has_value();
  });
  if (!contact && !source.contacts.empty()) return false;
  bool given = source.consents.empty();
  for (const Consent& consent : source.consents) {
    const auto code = consent.attribute->CodeAt(customer, as_of_);
    if (!code) continue;
    if (!consent.given[*code]) return false;
    given = true;
  }
  return given;
}

void Reach::Add(const CustomerSet& customers, std::uint32_t first, std::uint32_t last) {
  for (std::size_t i = 0; i < kChannels; ++i) {
    if (!channels_[i].contact_known) continue;
    for (std::uint32_t customer = first; customer < last; ++customer) {
      if (customers.Contains(customer) && Reaches(sources_[i], customer)) ++channels_[i].customers;
    }
  }
}

}  // namespace kohort
