#include "core/segment/event_filter.h"

#include <algorithm>
#include <string>

#include "core/segment/row_value.h"

namespace kohort {

Result<EventFilter> EventFilter::Create(const FilterGroup& where, const EventTable& table,
                                        const DataSet& data, const EvaluationTime& time) {
  EventFilter filter;
  if (where.filters.empty() && where.kind != GroupKind::kAny) return filter;
  Result<Node> root = MakeGroup(where, table, data, time);
  if (!root) return std::unexpected(root.error());
  filter.root_ = std::make_shared<const Node>(std::move(*root));
  return filter;
}

Result<EventFilter::Node> EventFilter::MakeGroup(const FilterGroup& group, const EventTable& table,
                                                 const DataSet& data, const EvaluationTime& time) {
  Node node;
  node.kind = Kind::kGroup;
  node.group = group.kind;
  for (const Filter& filter : group.filters) {
    const auto* test = std::get_if<PropertyTest>(&filter.body);
    Result<Node> made = test != nullptr
                            ? MakeTest(*test, table, data, time)
                            : MakeGroup(std::get<FilterGroup>(filter.body), table, data, time);
    if (!made) return made;
    node.nodes.push_back(std::move(*made));
  }
  // One test alone is that test.
  if (node.nodes.size() == 1 && group.kind != GroupKind::kNone) {
    Node only = std::move(node.nodes.front());
    return only;
  }
  return node;
}

Result<EventFilter::Node> EventFilter::MakeTest(const PropertyTest& test, const EventTable& table,
                                                const DataSet& data, const EvaluationTime& time) {
  Result<ValueTester> tester = ValueTester::Create(test.test, time);
  if (!tester) return std::unexpected(tester.error());
  const auto property = static_cast<std::size_t>(
      std::ranges::find(data.properties, test.property, &Property::name) - data.properties.begin());
  Node node;
  if (property == data.properties.size()) {
    node.constant = tester->OfMissing();
    return node;
  }
  const PropertyColumn& column = table.properties[property];
  if (const auto* codes = std::get_if<NarrowVector>(&column)) {
    node.kind = Kind::kCodes;
    node.codes = codes;
    node.truth = tester->TruthTable(data.properties[property].values);
    if (table.value_sets[property].size() > 0) {
      node.value_sets = &table.value_sets[property];
      for (std::size_t code = 0; code < node.truth.size(); ++code) {
        node.passing |= std::uint64_t{node.truth[code] != 0 ? 1U : 0U} << code;
      }
    }
  } else if (const auto* numbers = std::get_if<NumberColumn>(&column)) {
    node.kind = Kind::kNumbers;
    node.numbers = numbers;
    node.scale = data.properties[property].scale;
    node.tester = std::make_unique<ValueTester>(std::move(*tester));
  } else {
    node.constant = tester->OfMissing();
  }
  return node;
}

bool EventFilter::Passes(const Node& node, std::size_t row) {
  switch (node.kind) {
    case Kind::kConstant: return node.constant;
    case Kind::kCodes: return node.truth[static_cast<std::size_t>((*node.codes)[row])] != 0;
    case Kind::kNumbers: {
      const double number = NumberAt(*node.numbers, node.scale, row);
      if (IsNothing(number)) return node.tester->OfMissing();
      return node.tester->OfNumber(number, node.tester->is_numeric()
                                               ? std::string()
                                               : NumberTextAt(*node.numbers, node.scale, row));
    }
    case Kind::kGroup: break;
  }
  if (node.group == GroupKind::kAll) {
    return std::ranges::all_of(node.nodes, [&](const Node& n) { return Passes(n, row); });
  }
  const bool any = std::ranges::any_of(node.nodes, [&](const Node& n) { return Passes(n, row); });
  return any == (node.group == GroupKind::kAny);
}

}  // namespace kohort
