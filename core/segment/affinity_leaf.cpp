// Leaves about which value of a property customers do something with.

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "core/base/number.h"
#include "core/segment/leaf.h"
#include "core/segment/property_values.h"

namespace kohort {
namespace {

// Of one customer: events in all, those with the value, and the most with any other value.
struct Affinity {
  std::uint32_t events = 0;
  std::uint32_t with_value = 0;
  std::uint32_t most_other = 0;
};

class AffinityLeaf : public Leaf {
 public:
  AffinityLeaf(AffinityCondition affinity, RowQuery query, Bounds bounds, const DataSet& data)
      : affinity_(std::move(affinity)),
        query_(std::move(query)),
        bounds_(bounds),
        values_(affinity_.property, query_, data) {
    wanted_ = values_.KeyOfText(affinity_.value);
    if (affinity_.kind == AffinityKind::kTop || affinity_.kind == AffinityKind::kBottom) {
      FindThreshold(data.customers.size());
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    std::vector<bool> holds(last - first);
    ForEach(first, last, [&](std::uint32_t customer, const Affinity& affinity) {
      holds[customer - first] = Holds(affinity);
    });
    out.Fill(first, last, [&](std::uint32_t customer) { return holds[customer - first]; });
  }

  std::string ValueOf(std::uint32_t customer) const override {
    Affinity found;
    ForEach(customer, customer + 1,
            [&](std::uint32_t, const Affinity& affinity) { found = affinity; });
    if (affinity_.kind == AffinityKind::kShare) {
      return std::to_string(found.with_value) + "/" + std::to_string(found.events);
    }
    return std::to_string(Count(found));
  }
  std::vector<Rows> RowsUsed() const override { return {{&query_, bounds_}}; }

 private:
  template <class Use>
  void ForEach(std::uint32_t first, std::uint32_t last, Use&& use) const {
    std::vector<PropertyValues::Key> keys;
    ForEachCustomer(query_, bounds_, first, last,
                    [&](std::uint32_t customer, std::span<const RowRef> rows) {
                      keys.clear();
                      for (const RowRef& row : rows) {
                        if (const auto key = values_.KeyAt(row)) keys.push_back(*key);
                      }
                      std::ranges::sort(keys);
                      Affinity affinity{.events = static_cast<std::uint32_t>(rows.size())};
                      for (std::size_t i = 0; i < keys.size();) {
                        std::size_t end = i;
                        while (end < keys.size() && keys[end] == keys[i]) ++end;
                        const auto count = static_cast<std::uint32_t>(end - i);
                        if (wanted_ && keys[i] == *wanted_) {
                          affinity.with_value = count;
                        } else {
                          affinity.most_other = std::max(affinity.most_other, count);
                        }
                        i = end;
                      }
                      use(customer, affinity);
                    });
  }

  std::uint32_t Count(const Affinity& affinity) const {
    return affinity_.property.empty() ? affinity.events : affinity.with_value;
  }

  // The count that the last customer among the top or bottom has.
  void FindThreshold(std::uint32_t customers) {
    std::map<std::uint32_t, std::uint64_t> with_count;
    std::uint64_t all = 0;
    ForEach(0, customers, [&](std::uint32_t, const Affinity& affinity) {
      if (Count(affinity) == 0) return;
      ++with_count[Count(affinity)];
      ++all;
    });
    const bool top = affinity_.kind == AffinityKind::kTop;
    least_ = top ? std::numeric_limits<std::uint32_t>::max() : 1;
    most_ = top ? std::numeric_limits<std::uint32_t>::max() : 0;
    std::uint64_t before = 0;
    const auto take = [&](std::uint32_t count, std::uint64_t such) {
      if (100.0 * static_cast<double>(before) >= affinity_.percent * static_cast<double>(all))
        return;
      (top ? least_ : most_) = count;
      before += such;
    };
    if (top) {
      for (auto it = with_count.rbegin(); it != with_count.rend(); ++it)
        take(it->first, it->second);
    } else {
      for (const auto& [count, such] : with_count) take(count, such);
    }
  }

  bool Holds(const Affinity& affinity) const {
    switch (affinity_.kind) {
      case AffinityKind::kMostFrequent:
        return affinity.with_value > 0 && affinity.with_value >= affinity.most_other;
      case AffinityKind::kPredominant: return affinity.with_value > affinity.most_other;
      case AffinityKind::kShare:
        return 100.0 * affinity.with_value >= affinity_.percent * affinity.events;
      case AffinityKind::kTop:
      case AffinityKind::kBottom: break;
    }
    const std::uint32_t count = Count(affinity);
    return count >= least_ && count <= most_ && count > 0;
  }

  AffinityCondition affinity_;
  RowQuery query_;
  Bounds bounds_;
  PropertyValues values_;
  std::optional<PropertyValues::Key> wanted_;
  std::uint32_t least_ = 1;  // of top and bottom
  std::uint32_t most_ = 0;
};

}  // namespace

Result<std::unique_ptr<Leaf>> MakeLeaf(const AffinityCondition& condition,
                                       const LeafContext& context) {
  Result<RowQuery> query = MakeRowQuery(condition.events, context.data, context.time);
  if (!query) return std::unexpected(query.error());
  const Result<Bounds> bounds = EventBounds(condition.window, context);
  if (!bounds) return std::unexpected(bounds.error());
  return std::make_unique<AffinityLeaf>(condition, std::move(*query), *bounds, context.data);
}

}  // namespace kohort
