// How many customers a channel reaches: those who have a contact for it and have consented.
//
// A customer has a contact if one of the attributes that hold it has a value, and has consented if
// an attribute of consent says so and none says otherwise, all as of one instant. Where the data
// has no consent to a channel, the contact alone counts. A pop-up needs neither.
#ifndef KOHORT_CORE_INSIGHT_REACH_H_
#define KOHORT_CORE_INSIGHT_REACH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/customer_set.h"

namespace kohort {

inline constexpr std::size_t kChannels = 5;
inline constexpr std::array<std::string_view, kChannels> kChannelIds{"push", "email", "sms",
                                                                     "whatsapp", "popup"};

// Whether a value of a consent attribute gives it: yes in the words of attribute tests, or what
// tools write: "subscribed", "opted in", "granted". Every other text does not.
bool GivesConsent(std::string_view value);

class Reach {
 public:
  // The data outlives this.
  Reach(const DataSet& data, Instant as_of);

  // Adds those of the customers [first, last) that are in the set.
  void Add(const CustomerSet& customers, std::uint32_t first, std::uint32_t last);

  struct Channel {
    bool contact_known = false;  // an attribute holds it, or it needs none
    bool consent_known = false;
    std::uint32_t customers = 0;
  };
  const std::array<Channel, kChannels>& channels() const { return channels_; }  // as kChannelIds

 private:
  struct Consent {
    const Attribute* attribute;
    std::vector<bool> given;  // by code
  };
  struct Source {
    std::vector<const Attribute*> contacts;
    std::vector<Consent> consents;
  };

  bool Reaches(const Source& source, std::uint32_t customer) const;

  Instant as_of_;
  std::array<Source, kChannels> sources_;
  std::array<Channel, kChannels> channels_{};
};

}  // namespace kohort

#endif  // KOHORT_CORE_INSIGHT_REACH_H_
