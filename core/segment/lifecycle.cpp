#include "core/segment/lifecycle.h"

#include <algorithm>

#include "core/base/nearest.h"
#include "core/base/text.h"
#include "core/base/time_text.h"
#include "core/segment/event_rows.h"

namespace kohort {
namespace {

struct StageName {
  std::string_view id;
  std::string_view goal;
};

constexpr std::array<StageName, kStages> kStageNames{{
    {"lead", "acquisition"},
    {"first_timer", "acquisition"},
    {"active", "retention"},
    {"defecting", "retention"},
    {"inactive", "retention"},
}};

// Names of purchases in lower case, the surest first.
constexpr auto kPurchaseNames = std::to_array<std::string_view>({"paid order",
                                                                 "order paid",
                                                                 "purchase",
                                                                 "purchased",
                                                                 "order completed",
                                                                 "completed order",
                                                                 "placed order",
                                                                 "order placed",
                                                                 "checkout completed",
                                                                 "payment completed",
                                                                 "transaction",
                                                                 "order",
                                                                 "sale",
                                                                 "pembelian",
                                                                 "beli",
                                                                 "bayar",
                                                                 "transaksi",
                                                                 "pesanan dibayar",
                                                                 "kauf",
                                                                 "bestellung",
                                                                 "compra",
                                                                 "pedido"});

std::string LowerWords(std::string_view name) {
  std::string lower;
  for (const char c : name) {
    lower += c == '_' || c == '-' ? ' ' : LowerAscii(c);
  }
  return lower;
}

Error UnknownPurchase(const DataSet& data, const std::string& name) {
  std::vector<std::string> names;
  std::string list;
  for (const EventTable& event : data.events) {
    names.push_back(event.name);
    if (names.size() <= 12) list += (list.empty() ? "" : ", ") + event.name;
  }
  if (names.size() > 12) list += ", ...";
  if (names.empty()) {
    return {"purchase_unknown", "The data has no events, so nobody has a stage.", "",
            "Open a file of activity as well."};
  }
  if (name.empty()) {
    return {"purchase_unknown", "No event of this data looks like a purchase.", "purchase event",
            "Choose one of: " + list + "."};
  }
  const std::string nearest = Nearest(name, names);
  return {"purchase_unknown",
          "There is no event \"" + name + "\"" +
              (nearest.empty() ? "." : " (did you mean \"" + nearest + "\"?)."),
          "purchase event", "Choose one of: " + list + "."};
}

Error InvalidAges(std::string what) {
  return {"ages_invalid", std::move(what), "ages",
          "Give two ages of 1 day to 100 years, the shorter one first, such as 6m,12m."};
}

struct Ages {
  Instant active_since;
  Instant defecting_since;

  // Of a customer with so many purchases, at least one. Nobody foresees whose is which, so nothing
  // branches on it.
  Stage StageOf(std::uint32_t purchases, Instant last) const {
    constexpr std::array<std::array<Stage, 2>, 3> kByAge{{{Stage::kActive, Stage::kFirstTimer},
                                                          {Stage::kDefecting, Stage::kDefecting},
                                                          {Stage::kInactive, Stage::kInactive}}};
    const std::size_t passed =
        (last <= active_since ? 1U : 0U) + (last <= defecting_since ? 1U : 0U);
    return kByAge[passed][purchases == 1 ? 1 : 0];
  }
};

}  // namespace

std::string_view StageId(Stage stage) { return kStageNames[static_cast<std::size_t>(stage)].id; }

std::string_view StageGoal(Stage stage) {
  return kStageNames[static_cast<std::size_t>(stage)].goal;
}

std::optional<Stage> StageById(std::string_view id) {
  const auto found = std::ranges::find(kStageNames, id, &StageName::id);
  if (found == kStageNames.end()) return std::nullopt;
  return static_cast<Stage>(found - kStageNames.begin());
}

std::string GuessPurchase(const DataSet& data) {
  for (const std::string_view wanted : kPurchaseNames) {
    for (const EventTable& event : data.events) {
      if (LowerWords(event.name) == wanted) return event.name;
    }
  }
  return "";
}

Result<Instant> ParseAsOf(std::string_view text, const TimeZone& zone) {
  const auto time = ParseTime(text, TimeFormat::kYearMonthDay);
  if (!time) {
    return std::unexpected(Error{"as_of_invalid", "\"" + std::string(text) + "\" is no date.",
                                 "as-of", "Write 2026-11-12, or 2026-11-12 21:04:55."});
  }
  if (time->date_only) return zone.ToInstant(time->micros + kDay);
  return time->fixed ? time->micros : zone.ToInstant(time->micros);
}

Result<const EventTable*> FindPurchases(const DataSet& data, const LifecycleSettings& settings) {
  const std::string name = settings.purchase.empty() ? GuessPurchase(data) : settings.purchase;
  const EventTable* purchases = data.FindEvent(name);
  if (purchases == nullptr) return std::unexpected(UnknownPurchase(data, name));
  return purchases;
}

Result<Instant> ResolveAsOf(const DataSet& data, const LifecycleSettings& settings,
                            const TimeZone& zone) {
  if (settings.as_of.empty()) return zone.EndOfDay(data.last_event);
  return ParseAsOf(settings.as_of, zone);
}

Instant AgeBefore(Age age, Instant instant, const TimeZone& zone) {
  return age.months ? zone.AddMonths(instant, -age.count) : zone.AddDays(instant, -age.count);
}

Result<Lifecycle> ComputeLifecycle(const DataSet& data, const LifecycleSettings& settings) {
  return ComputeLifecycle(data, settings, data.zone);
}

Result<Lifecycle> ResolveLifecycle(const DataSet& data, const LifecycleSettings& settings,
                                   const TimeZone& zone) {
  const Result<const EventTable*> found = FindPurchases(data, settings);
  if (!found) return std::unexpected(found.error());
  Lifecycle result{.settings = settings, .purchases = *found, .stage_of = {}};
  result.settings.purchase = result.purchases->name;
  const Result<Instant> as_of = ResolveAsOf(data, settings, zone);
  if (!as_of) return std::unexpected(as_of.error());
  result.as_of = *as_of;
  for (const Age& age : {settings.defecting_after, settings.inactive_after}) {
    if (age.count < 1 || age.count > (age.months ? 1200 : 36525)) {
      return std::unexpected(InvalidAges("An age is out of range."));
    }
  }
  result.active_since = AgeBefore(settings.defecting_after, result.as_of, zone);
  result.defecting_since = AgeBefore(settings.inactive_after, result.as_of, zone);
  if (result.defecting_since >= result.active_since) {
    return std::unexpected(InvalidAges("The second age is not longer than the first."));
  }
  return result;
}

Result<Lifecycle> ComputeLifecycle(const DataSet& data, const LifecycleSettings& settings,
                                   const TimeZone& zone) {
  Result<Lifecycle> resolved = ResolveLifecycle(data, settings, zone);
  if (!resolved) return resolved;
  Lifecycle& result = *resolved;
  const EventTable& purchases = *result.purchases;
  const Ages ages{result.active_since, result.defecting_since};
  result.stage_of.assign(data.customers.size(), Stage::kLead);
  const Bounds until{.begin = Bounds::kNoBegin, .end = result.as_of + 1};
  purchases.times.Visit([&](auto times, std::int64_t unit) {
    // By value, as what is written could be one of these.
    const auto take = [times, unit, ages, stage_of = result.stage_of.data()](
                          std::uint32_t customer, std::uint32_t begin, std::uint32_t end, auto) {
      stage_of[customer] = ages.StageOf(end - begin, times[end - 1] * unit);
    };
    ForEachRun({&purchases, {}}, until, 0, data.customers.size(), take);
  });
  for (std::size_t i = 0; i < kStages; ++i) {
    result.customers[i] =
        static_cast<std::uint64_t>(std::ranges::count(result.stage_of, static_cast<Stage>(i)));
  }
  return resolved;
}

}  // namespace kohort
