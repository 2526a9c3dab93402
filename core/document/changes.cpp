#include "core/document/changes.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include "core/document/unfinished.h"

namespace kohort {
namespace {

using Conditions = std::vector<Condition>;

void DropUnfinished(Conditions& conditions) {
  std::erase_if(conditions, [](Condition& condition) {
    auto* group = std::get_if<Group>(&condition.body);
    if (group == nullptr) return !IsFinished(condition);
    DropUnfinished(group->conditions);
    return group->conditions.empty();
  });
}

void AddLeaves(const Condition& condition, Conditions& to) {
  const auto* group = std::get_if<Group>(&condition.body);
  if (group == nullptr) return to.push_back(condition);
  for (const Condition& inner : group->conditions) AddLeaves(inner, to);
}

class Comparer {
 public:
  Comparer(const Definitions& document, Language language)
      : document_(document), language_(language) {}

  void Compare(const Group& before, const Group& after) {
    if (before.kind != after.kind) {
      changes_.push_back({.kind = ChangeKind::kGroup,
                          .excludes = excludes_,
                          .before = "",
                          .after = "",
                          .group = after.kind});
    }
    Compare(before.conditions, after.conditions);
  }

  // Of siblings: equal ones first, then those of one kind, the rest are gone or new.
  void Compare(const Conditions& before, const Conditions& after) {
    std::vector<std::optional<std::size_t>> met(before.size());
    std::vector<bool> taken(after.size());
    const auto meet = [&](std::size_t from, auto fits) {
      for (std::size_t to = 0; to < after.size() && !met[from]; ++to) {
        if (taken[to] || !fits(after[to], to)) continue;
        met[from] = to;
        taken[to] = true;
      }
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
      meet(i, [&](const Condition& other, std::size_t) { return other == before[i]; });
    }
    std::size_t next = 0;
    for (const auto& place : met) {
      if (place && *place < next) moved_ = true;
      if (place) next = *place + 1;
    }
    const auto same_kind = [&](std::size_t i, const Condition& other) {
      return other.body.index() == before[i].body.index();
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (met[i]) continue;
      meet(i,
           [&](const Condition& other, std::size_t to) { return to == i && same_kind(i, other); });
      meet(i, [&](const Condition& other, std::size_t) { return same_kind(i, other); });
      if (!met[i]) {
        removed_.push_back({before[i], excludes_});
      } else if (const auto* group = std::get_if<Group>(&before[i].body)) {
        Compare(*group, std::get<Group>(after[*met[i]].body));
      } else {
        Add(ChangeKind::kChanged, excludes_, Say(before[i]), Say(after[*met[i]]));
      }
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!taken[i]) added_.push_back({after[i], excludes_});
    }
  }

  void CompareExclusions(const Conditions& before, const Conditions& after) {
    excludes_ = true;
    Compare(before, after);
  }

  std::vector<SegmentChange> Take() {
    // What is in both has moved; so have all conditions of a group that was made or dissolved.
    DropMoved(added_, removed_);
    DropMoved(removed_, added_);
    for (const Side& side : added_) Add(ChangeKind::kAdded, side.excludes, "", Say(side.condition));
    for (const Side& side : removed_) {
      Add(ChangeKind::kRemoved, side.excludes, Say(side.condition), "");
    }
    if (moved_) Add(ChangeKind::kOrder, false, "", "");
    return std::move(changes_);
  }

  void Add(ChangeKind kind, bool excludes, std::string before, std::string after) {
    changes_.push_back({.kind = kind,
                        .excludes = excludes,
                        .before = std::move(before),
                        .after = std::move(after)});
  }

 private:
  struct Side {
    Condition condition;
    bool excludes = false;
  };

  std::string Say(const Condition& condition) const {
    return Describe(condition, document_, language_);
  }

  void DropMoved(std::vector<Side>& wholes, std::vector<Side>& others) {
    std::erase_if(wholes, [&](const Side& whole) {
      Conditions leaves;
      AddLeaves(whole.condition, leaves);
      std::vector<Side> left = others;
      for (const Condition& leaf : leaves) {
        const auto found = std::ranges::find_if(left, [&](const Side& side) {
          return side.excludes == whole.excludes && side.condition == leaf;
        });
        if (found == left.end()) return false;
        left.erase(found);
      }
      others = std::move(left);
      moved_ = true;
      return true;
    });
  }

  const Definitions& document_;
  Language language_;
  bool excludes_ = false;  // the conditions at hand
  bool moved_ = false;
  std::vector<Side> added_;
  std::vector<Side> removed_;
  std::vector<SegmentChange> changes_;
};

}  // namespace

std::vector<SegmentChange> CompareSegments(const Segment& before, const Segment& after,
                                           const Definitions& document, Language language) {
  Comparer comparer(document, language);
  const auto differ = [&](ChangeKind kind, const auto& was, const auto& is) {
    if (was != is) comparer.Add(kind, false, "", "");
  };
  if (before.name != after.name) {
    comparer.Add(ChangeKind::kName, false, before.name, after.name);
  }
  differ(ChangeKind::kDescription, before.description, after.description);
  differ(ChangeKind::kGoal, before.goal, after.goal);
  differ(ChangeKind::kTags, before.tags, after.tags);
  Segment was = before;
  Segment is = after;
  for (Segment* segment : {&was, &is}) {
    DropUnfinished(segment->include.conditions);
    DropUnfinished(segment->exclude);
  }
  comparer.Compare(was.include, is.include);
  comparer.CompareExclusions(was.exclude, is.exclude);
  differ(ChangeKind::kCap, before.cap, after.cap);
  return comparer.Take();
}

}  // namespace kohort
