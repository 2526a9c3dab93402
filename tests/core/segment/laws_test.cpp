// Laws that hold whatever a condition means, asked of the engine alone.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "core/segment/definition_fields.h"
#include "tests/core/segment/ask_engine.h"
#include "tests/core/segment/random_definition.h"

namespace kohort::reference {
namespace {

constexpr std::uint64_t kTables = 120;
constexpr int kRounds = 15;

// One without lists of the definitions, which these have not.
Condition Leaf(DefinitionMaker& maker) {
  for (;;) {
    Condition leaf = maker.Leaf();
    if (!std::holds_alternative<ListCondition>(leaf.body)) return leaf;
  }
}

// Random data and settings, of which a law is asked some times.
struct Ground {
  explicit Ground(std::uint64_t seed)
      : dice(seed), table(MakeRandomTable(dice)), data(Load(table)), maker(dice, table) {
    settings = maker.Make().settings;  // whose groups and scores its conditions then use
  }

  // In the engine's words; a law that it cannot evaluate is broken.
  Customers Ask(const Condition& condition) const {
    const auto found = AskEngine(data, settings, condition);
    CAPTURE(FieldWriter::ToJson(condition).dump());
    REQUIRE_MESSAGE(found, found.error().Message());
    return *found;
  }
  Customers Everybody() const { return Ask({Group{}}); }

  Dice dice;
  RandomTable table;
  SegmentData data;
  DefinitionMaker maker;
  SegmentSettings settings;
};

Customers Without(const Customers& all, const Customers& some) {
  Customers rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

bool IsWithin(const Customers& some, const Customers& all) {
  return std::ranges::includes(all, some);
}

Condition Of(GroupKind kind, std::vector<Condition> conditions) {
  return {Group{kind, std::move(conditions)}};
}

// Calls law(ground) often, on many grounds.
template <class Law>
void Hold(const Law& law) {
  for (std::uint64_t seed = 1; seed <= kTables; ++seed) {
    CAPTURE(seed);
    Ground ground(seed);
    for (int round = 0; round < kRounds; ++round) law(ground);
  }
}

TEST_CASE("Law: not is everybody else, and not not is the same") {
  Hold([](Ground& ground) {
    const Condition leaf = Leaf(ground.maker);
    CAPTURE(FieldWriter::ToJson(leaf).dump());
    const Condition none = Of(GroupKind::kNone, {leaf});
    CHECK(ground.Ask(none) == Without(ground.Everybody(), ground.Ask(leaf)));
    CHECK(ground.Ask(Of(GroupKind::kNone, {none})) == ground.Ask(leaf));
  });
}

TEST_CASE("Law: De Morgan's") {
  Hold([](Ground& ground) {
    const Condition a = Leaf(ground.maker);
    const Condition b = Leaf(ground.maker);
    CAPTURE(FieldWriter::ToJson(a).dump());
    CAPTURE(FieldWriter::ToJson(b).dump());
    const Condition not_a = Of(GroupKind::kNone, {a});
    const Condition not_b = Of(GroupKind::kNone, {b});
    CHECK(ground.Ask(Of(GroupKind::kNone, {Of(GroupKind::kAll, {a, b})})) ==
          ground.Ask(Of(GroupKind::kAny, {not_a, not_b})));
    CHECK(ground.Ask(Of(GroupKind::kNone, {Of(GroupKind::kAny, {a, b})})) ==
          ground.Ask(Of(GroupKind::kAll, {not_a, not_b})));
  });
}

TEST_CASE("Law: one more condition in all of never adds a customer, in any of never takes one") {
  Hold([](Ground& ground) {
    const Condition a = Leaf(ground.maker);
    const Condition b = Leaf(ground.maker);
    const Condition c = Leaf(ground.maker);
    CAPTURE(FieldWriter::ToJson(Of(GroupKind::kAll, {a, b, c})).dump());
    CHECK(IsWithin(ground.Ask(Of(GroupKind::kAll, {a, b, c})),
                   ground.Ask(Of(GroupKind::kAll, {a, b}))));
    CHECK(IsWithin(ground.Ask(Of(GroupKind::kAny, {a, b})),
                   ground.Ask(Of(GroupKind::kAny, {a, b, c}))));
  });
}

// A window that holds all that this one does, if there is one of its kind.
Window Wider(Window window, Dice& dice) {
  switch (window.kind) {
    case WindowKind::kLast:
    case WindowKind::kWhole:
    case WindowKind::kComplete:
    case WindowKind::kAgo: window.count += dice.From(1, 5); return window;
    case WindowKind::kOn:
      window.kind = WindowKind::kBetween;
      window.to = window.from;
      return window;
    case WindowKind::kBetween: window.kind = WindowKind::kBefore; break;
    default: return {};
  }
  return {};
}

TEST_CASE("Law: a wider window loses nobody who did it at least so often") {
  Hold([](Ground& ground) {
    EventCondition condition{ground.maker.Query(), ground.maker.AnyWindow(), {}};
    condition.count.value = ground.dice.From(1, 3);
    EventCondition wider = condition;
    wider.window = Wider(condition.window, ground.dice);
    CAPTURE(FieldWriter::ToJson(Condition{condition}).dump());
    CAPTURE(FieldWriter::ToJson(Condition{wider}).dump());
    CHECK(IsWithin(ground.Ask({condition}), ground.Ask({wider})));
  });
}

TEST_CASE("Law: every customer is in exactly one lifecycle stage") {
  Hold([](Ground& ground) {
    if (ground.table.rows.empty()) return;
    Customers together;
    for (const char* stage : {"lead", "first_timer", "active", "defecting", "inactive"}) {
      const Customers some = ground.Ask({StageCondition{{stage}}});
      together.insert(together.end(), some.begin(), some.end());
    }
    std::ranges::sort(together);
    CHECK(together == ground.Everybody());
    ground.settings = ground.maker.Settings();
  });
}

TEST_CASE("Law: is not is not is, for every operator that has a negative") {
  using Pair = std::tuple<TestOp, TestOp, Kind>;
  const std::array<Pair, 8> pairs{{{TestOp::kIs, TestOp::kIsNot, Kind::kText},
                                   {TestOp::kContains, TestOp::kNotContains, Kind::kText},
                                   {TestOp::kStarts, TestOp::kNotStarts, Kind::kText},
                                   {TestOp::kEnds, TestOp::kNotEnds, Kind::kText},
                                   {TestOp::kMatches, TestOp::kNotMatches, Kind::kText},
                                   {TestOp::kEqual, TestOp::kNotEqual, Kind::kNumber},
                                   {TestOp::kInWindow, TestOp::kNotInWindow, Kind::kDate},
                                   {TestOp::kHasAny, TestOp::kHasNone, Kind::kList}}};
  Hold([&](Ground& ground) {
    for (const auto& [positive, negative, kind] : pairs) {
      const std::size_t attribute = ground.dice.Below(ground.table.attributes.size());
      AttributeCondition condition{ground.table.attributes[attribute], {}};
      while (condition.test.op != positive) {
        condition.test = ground.maker.Test(kind, {"Bandung", "web", "1", "a"});
      }
      CAPTURE(FieldWriter::ToJson(Condition{condition}).dump());
      const Customers some = ground.Ask({condition});
      condition.test.op = negative;
      CHECK(ground.Ask({condition}) == Without(ground.Everybody(), some));
      // And leaving out who has no value takes nobody else.
      AttributeCondition known = condition;
      known.test = {};
      known.test.op = TestOp::kNotEmpty;
      condition.test.only_known = true;
      CHECK(IsWithin(ground.Ask({condition}), ground.Ask({known})));
    }
  });
}

// IDs, as another order of rows gives customers other numbers.
std::vector<std::string> Ids(const Ground& ground, const SegmentData& data,
                             const Condition& condition) {
  const auto found = AskEngine(data, ground.settings, condition);
  REQUIRE_MESSAGE(found, found.error().Message());
  std::vector<std::string> ids;
  for (const std::uint32_t customer : *found) {
    ids.emplace_back(data.data->customers[customer]);
  }
  std::ranges::sort(ids);
  return ids;
}

TEST_CASE("Law: the order of rows does not matter where no two of a customer's tie in time") {
  for (std::uint64_t seed = 1; seed <= kTables; ++seed) {
    CAPTURE(seed);
    Ground ground(seed);
    // One row at each instant.
    std::ranges::sort(ground.table.rows, {},
                      [](const Row& row) { return std::tie(row.customer, row.time); });
    const auto tied = std::ranges::unique(
        ground.table.rows, {}, [](const Row& row) { return std::tie(row.customer, row.time); });
    ground.table.rows.erase(tied.begin(), tied.end());
    const SegmentData sorted = Load(ground.table);
    ground.dice.Shuffle(ground.table.rows);
    const SegmentData shuffled = Load(ground.table);
    DefinitionMaker maker(ground.dice, ground.table);  // of the events that are left
    ground.settings = maker.Make().settings;
    for (int round = 0; round < kRounds; ++round) {
      const Condition leaf = Leaf(maker);
      CAPTURE(FieldWriter::ToJson(leaf).dump());
      CHECK(Ids(ground, sorted, leaf) == Ids(ground, shuffled, leaf));
    }
  }
}

}  // namespace
}  // namespace kohort::reference
