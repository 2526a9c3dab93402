// Leaves about what customers are rather than what they did.

#include <algorithm>
#include <bit>
#include <utility>

#include "core/segment/bucket.h"
#include "core/segment/leaf.h"
#include "core/segment/rfm_groups.h"
#include "core/segment/value_tester.h"

namespace kohort {
namespace {

const Attribute* FindAttribute(const DataSet& data, const std::string& name) {
  const auto found = std::ranges::find(data.attributes, name, &Attribute::name);
  return found == data.attributes.end() ? nullptr : &*found;
}

std::optional<std::string_view> TextAt(const Attribute* attribute, std::uint32_t customer,
                                       Instant as_of) {
  if (attribute == nullptr) return std::nullopt;
  const auto code = attribute->CodeAt(customer, as_of);
  return code ? std::optional(attribute->values[*code]) : std::nullopt;
}

class AttributeLeaf : public Leaf {
 public:
  AttributeLeaf(const Attribute* attribute, const Attribute* other, ValueTester tester,
                Instant as_of)
      : attribute_(attribute), other_(other), tester_(std::move(tester)), as_of_(as_of) {
    if (other_ == nullptr && attribute_ != nullptr) {
      truth_ = tester_.TruthTable(attribute_->values);
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    out.Fill(first, last, [&](std::uint32_t customer) {
      if (other_ != nullptr) {
        return tester_.OfPair(TextAt(attribute_, customer, as_of_),
                              TextAt(other_, customer, as_of_));
      }
      if (attribute_ == nullptr) return tester_.OfMissing();
      const auto code = attribute_->CodeAt(customer, as_of_);
      return truth_[code ? std::size_t{*code} + 1 : 0] != 0;
    });
  }

  std::string ValueOf(std::uint32_t customer) const override {
    return std::string(TextAt(attribute_, customer, as_of_).value_or(""));
  }

 private:
  const Attribute* attribute_;
  const Attribute* other_;  // null: the test is of the one value
  ValueTester tester_;
  Instant as_of_;
  std::vector<std::uint8_t> truth_;  // by code plus one
};

class StageLeaf : public Leaf {
 public:
  StageLeaf(const StageCondition& condition, std::shared_ptr<const Lifecycle> lifecycle)
      : lifecycle_(std::move(lifecycle)) {
    for (const std::string& id : condition.stages) {
      if (const auto stage = StageById(id)) wanted_ |= BitOf(*stage);
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    // Shifts of bytes are slow where comparisons are quick, and mostly one stage is wanted.
    const Stage* const stage_of = lifecycle_->stage_of.data();
    if (std::has_single_bit(wanted_)) {
      const auto wanted = static_cast<Stage>(std::countr_zero(wanted_));
      out.Fill(first, last, [=](std::uint32_t customer) { return stage_of[customer] == wanted; });
    } else {
      out.Fill(first, last, [=, wanted = wanted_](std::uint32_t customer) {
        return (BitOf(stage_of[customer]) & wanted) != 0;
      });
    }
  }
  std::string ValueOf(std::uint32_t customer) const override {
    return std::string(StageId(lifecycle_->stage_of[customer]));
  }

 private:
  static constexpr unsigned BitOf(Stage stage) { return 1U << static_cast<unsigned>(stage); }

  std::shared_ptr<const Lifecycle> lifecycle_;
  unsigned wanted_ = 0;  // a bit each
};

class RfmLeaf : public Leaf {
 public:
  RfmLeaf(const RfmCondition& condition, const LeafContext& context) : scores_(context.rfm) {
    const std::vector<RfmGroup>& own = context.definitions.settings.rfm.groups;
    groups_ = own.empty() ? DefaultRfmGroups() : std::span<const RfmGroup>(own);
    for (std::size_t cell = 0; cell < RfmScores::kCells; ++cell) {
      if (Wants(condition, RfmScores::ScoreOf(cell))) cells_.push_back(cell);
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    for (const std::size_t cell : cells_) {
      const std::span<const std::uint32_t> customers = scores_->CustomersOf(cell);
      for (auto it = std::ranges::lower_bound(customers, first);
           it != customers.end() && *it < last; ++it) {
        out.Add(*it);
      }
    }
  }

  bool costs_little() const override { return true; }

  std::string ValueOf(std::uint32_t customer) const override {
    const RfmScore score = scores_->Of(customer);
    if (score.recency == 0) return "";
    std::string text = std::to_string(score.recency) + "-" + std::to_string(score.frequency) + "-" +
                       std::to_string(score.monetary);
    const RfmGroup* group = FindRfmGroup(groups_, score);
    return group == nullptr ? text : text + " " + group->name;
  }

 private:
  bool Wants(const RfmCondition& condition, RfmScore score) const {
    if (!condition.groups.empty()) {
      const RfmGroup* group = FindRfmGroup(groups_, score);
      return group != nullptr &&
             std::ranges::find(condition.groups, group->name) != condition.groups.end();
    }
    const auto in = [](std::uint8_t value, const ScoreRange& range) {
      return value >= range.from && value <= range.to;
    };
    return in(score.recency, condition.recency) && in(score.frequency, condition.frequency) &&
           in(score.monetary, condition.monetary);
  }

  std::shared_ptr<const RfmScores> scores_;
  std::span<const RfmGroup> groups_;
  std::vector<std::size_t> cells_;  // of RfmScores
};

class ListLeaf : public Leaf {
 public:
  ListLeaf(CustomerSet members, bool member) : members_(std::move(members)), member_(member) {}

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    out.Fill(first, last,
             [&](std::uint32_t customer) { return members_.Contains(customer) == member_; });
  }

 private:
  CustomerSet members_;
  bool member_;
};

class RandomLeaf : public Leaf {
 public:
  RandomLeaf(RandomCondition condition, const Dictionary& customers)
      : condition_(std::move(condition)), customers_(customers) {}

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    out.Fill(first, last, [&](std::uint32_t customer) {
      const int bucket = BucketOf(condition_.salt, customers_[customer]);
      return bucket >= condition_.from && bucket <= condition_.to;
    });
  }
  std::string ValueOf(std::uint32_t customer) const override {
    return std::to_string(BucketOf(condition_.salt, customers_[customer]));
  }

 private:
  RandomCondition condition_;
  const Dictionary& customers_;
};

}  // namespace

Result<std::unique_ptr<Leaf>> MakeLeaf(const AttributeCondition& condition,
                                       const LeafContext& context) {
  auto tester = ValueTester::Create(condition.test, context.time);
  if (!tester) return std::unexpected(tester.error());
  const std::string& other = condition.test.other_attribute;
  return std::make_unique<AttributeLeaf>(
      FindAttribute(context.data, condition.attribute),
      other.empty() ? nullptr : FindAttribute(context.data, other), std::move(*tester),
      context.time.as_of);
}

Result<std::unique_ptr<Leaf>> MakeLeaf(const StageCondition& condition,
                                       const LeafContext& context) {
  return std::make_unique<StageLeaf>(condition, context.lifecycle);
}

Result<std::unique_ptr<Leaf>> MakeLeaf(const RfmCondition& condition, const LeafContext& context) {
  return std::make_unique<RfmLeaf>(condition, context);
}

// The definitions' own lists come first.
Result<std::unique_ptr<Leaf>> MakeLeaf(const ListCondition& condition, const LeafContext& context) {
  CustomerSet members(context.data.customers.size());
  const auto own = std::ranges::find(context.definitions.lists, condition.list, &IdList::name);
  if (own != context.definitions.lists.end()) {
    for (const std::string& id : own->customers) {
      if (const auto customer = context.data.customers.Find(id)) members.Add(*customer);
    }
  } else {
    const auto list = std::ranges::find(context.lists, condition.list, &NamedCustomers::name);
    if (list != context.lists.end()) {
      for (const std::uint32_t customer : list->customers) members.Add(customer);
    }
  }
  return std::make_unique<ListLeaf>(std::move(members), condition.member);
}

Result<std::unique_ptr<Leaf>> MakeLeaf(const RandomCondition& condition,
                                       const LeafContext& context) {
  return std::make_unique<RandomLeaf>(condition, context.data.customers);
}

}  // namespace kohort
