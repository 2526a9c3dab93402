#include "tests/core/segment/reference.h"

#include <algorithm>
#include <tuple>

#include "core/base/time_text.h"
#include "tests/core/segment/reference_values.h"

namespace kohort::reference {
namespace {

// A day as as-of is all of that day.
Instant AsOf(const DataSet& set, const std::string& text, const TimeZone& zone) {
  const auto time = ParseTime(text, TimeFormat::kYearMonthDay);
  if (!time) return zone.EndOfDay(set.last_event);
  if (time->date_only) return zone.ToInstant(time->micros + kDay);
  return time->fixed ? time->micros : zone.ToInstant(time->micros);
}

}  // namespace

Reference::Reference(const Data& data, const Definitions& definitions,
                     std::vector<NumberList> lists)
    : data_(data), definitions_(definitions), lists_(std::move(lists)) {
  const SegmentSettings& settings = definitions.settings;
  calendar_.zone = data.set.zone;
  if (!settings.zone.empty()) calendar_.zone = *TimeZone::Find(settings.zone);
  calendar_.week_start = settings.week_start;
  calendar_.as_of = AsOf(data.set, settings.lifecycle.as_of, calendar_.zone);
  rfm_.resize(3);
  for (const Customer& customer : data_.customers) {
    const std::vector<double> values = RfmValues(customer);
    for (std::size_t i = 0; i < values.size(); ++i) rfm_[i].push_back(values[i]);
  }
}

std::vector<std::uint32_t> Reference::Members(std::string_view segment_id) {
  const auto known = members_.find(segment_id);
  if (known != members_.end()) return known->second;
  const Segment& segment = *std::ranges::find(definitions_.segments, segment_id, &Segment::id);
  std::vector<const Customer*> members;
  for (const Customer& customer : data_.customers) {
    const bool excluded = std::ranges::any_of(
        segment.exclude, [&](const Condition& condition) { return Holds(condition, customer); });
    if (Holds(segment.include, customer) && !excluded) members.push_back(&customer);
  }
  std::vector<std::uint32_t> numbers;
  for (const Customer* customer : Capped(segment.cap, members)) {
    numbers.push_back(customer->number);
  }
  std::ranges::sort(numbers);
  members_.emplace(segment_id, numbers);
  return numbers;
}

std::vector<std::uint32_t> Reference::Matching(const Condition& condition) {
  std::vector<std::uint32_t> numbers;
  for (const Customer& customer : data_.customers) {
    if (Holds(condition, customer)) numbers.push_back(customer.number);
  }
  return numbers;
}

std::vector<const Customer*> Reference::Capped(const Cap& cap,
                                               std::vector<const Customer*> members) const {
  if (cap.kind == CapKind::kNone) return members;
  // What customers are ordered by, the least first: no value last, and equal ones by ID.
  const auto place = [&](const Customer* customer) {
    double value = 0;
    bool empty = false;
    std::uint64_t bucket = 0;
    if (cap.kind == CapKind::kRandom) {
      bucket = BucketHash(cap.salt, customer->id);
    } else {
      const auto measured = ValueOf(cap.by, *customer);
      empty = !measured;
      if (measured) value = cap.lowest ? *measured->number : -*measured->number;
    }
    return std::tuple(empty, value, bucket, customer->id);
  };
  std::ranges::sort(members, {}, place);
  if (members.size() > cap.customers) members.resize(static_cast<std::size_t>(cap.customers));
  return members;
}

bool Reference::Holds(const Condition& condition, const Customer& customer) {
  return std::visit([&](const auto& body) { return Holds(body, customer); }, condition.body);
}

bool Reference::Holds(const Group& group, const Customer& customer) {
  const auto holds = [&](const Condition& condition) { return Holds(condition, customer); };
  switch (group.kind) {
    case GroupKind::kAll: return std::ranges::all_of(group.conditions, holds);
    case GroupKind::kAny: return std::ranges::any_of(group.conditions, holds);
    case GroupKind::kNone: return std::ranges::none_of(group.conditions, holds);
  }
  return false;
}

bool Reference::Holds(const AttributeCondition& condition, const Customer& customer) const {
  const auto value = data_.AttributeAt(customer, condition.attribute, calendar_.as_of);
  const auto other = data_.AttributeAt(customer, condition.test.other_attribute, calendar_.as_of);
  return Passes(condition.test, value, calendar_, other);
}

bool Reference::Holds(const SegmentCondition& condition, const Customer& customer) {
  const auto members = Members(condition.segment);
  return std::ranges::binary_search(members, customer.number) == condition.member;
}

// A list in the definitions hides one of the data with its name.
bool Reference::Holds(const ListCondition& condition, const Customer& customer) const {
  for (const IdList& list : definitions_.lists) {
    if (list.name != condition.list) continue;
    const bool in = std::ranges::find(list.customers, customer.id) != list.customers.end();
    return in == condition.member;
  }
  for (const NumberList& list : lists_) {
    if (list.name != condition.list) continue;
    const bool in = std::ranges::find(list.customers, customer.number) != list.customers.end();
    return in == condition.member;
  }
  return !condition.member;
}

bool Reference::Holds(const RandomCondition& condition, const Customer& customer) const {
  const auto bucket = static_cast<int>(BucketHash(condition.salt, customer.id) % 10'000);
  return condition.from <= bucket && bucket <= condition.to;
}

// FNV-1a over salt, a zero byte and ID; then the finalizer of MurmurHash3.
std::uint64_t BucketHash(std::string_view salt, std::string_view id) {
  std::string text(salt);
  text += '\0';
  text += id;
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccd;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53;
  hash ^= hash >> 33;
  return hash;
}

}  // namespace kohort::reference
