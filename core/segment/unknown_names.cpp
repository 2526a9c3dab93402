#include "core/segment/unknown_names.h"

#include <algorithm>
#include <utility>

#include "core/base/nearest.h"
#include "core/segment/rfm_groups.h"

namespace kohort {
namespace {

template <class Things>
std::vector<std::string> NamesOf(const Things& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.name);
  return names;
}

class Finder {
 public:
  Finder(const DataSet& data, const std::vector<NamedCustomers>& lists,
         const Definitions& definitions)
      : data_(data), lists_(lists), definitions_(definitions) {}

  std::vector<Error> Take() { return std::move(errors_); }

  void Visit(const Group&) {}
  void Visit(const SegmentCondition&) {}
  void Visit(const StageCondition&) {}
  void Visit(const RandomCondition&) {}
  void Visit(const EventCondition& x) { Query(x.events); }
  void Visit(const FirstTimeCondition& x) { Query(x.events); }
  void Visit(const LastTimeCondition& x) { Query(x.events); }
  void Visit(const HabitCondition& x) { Query(x.events); }
  void Visit(const AggregateCondition& x) { Visit(x.measure); }
  void Visit(const Measure& x) {
    Query(x.events);
    if (x.per) Query(*x.per);
    if (!x.property.empty()) OfProperty(x.property);
  }
  void Visit(const SequenceCondition& x) {
    for (const EventQuery& step : x.steps) Query(step);
    for (const Without& without : x.without) Query(without.events);
    if (!x.same.empty()) OfProperty(x.same);
  }
  void Visit(const AffinityCondition& x) {
    Query(x.events);
    if (!x.property.empty()) OfProperty(x.property);
  }
  void Visit(const AttributeCondition& x) {
    OfAttribute(x.attribute);
    if (!x.test.other_attribute.empty()) OfAttribute(x.test.other_attribute);
  }
  void Visit(const RfmCondition& x) {
    std::vector<std::string> known = NamesOf(definitions_.settings.rfm.groups);
    if (known.empty()) known = NamesOf(DefaultRfmGroups());
    for (const std::string& group : x.groups) Need("group_unknown", "RFM group", group, known);
  }
  void Visit(const ListCondition& x) {
    std::vector<std::string> known = NamesOf(definitions_.lists);
    for (const NamedCustomers& list : lists_) known.push_back(list.name);
    Need("list_unknown", "list", x.list, known);
  }

 private:
  void Need(const char* code, const char* kind, const std::string& name,
            const std::vector<std::string>& known) {
    if (std::ranges::find(known, name) != known.end()) return;
    Error error = UnknownName(code, kind, name, known);
    if (std::ranges::find(errors_, error) == errors_.end()) errors_.push_back(std::move(error));
  }
  void OfProperty(const std::string& name) {
    Need("property_unknown", "property", name, NamesOf(data_.properties));
  }
  void OfAttribute(const std::string& name) {
    Need("attribute_unknown", "attribute", name, NamesOf(data_.attributes));
  }
  void Query(const EventQuery& query) {
    if (query.event.match == EventMatch::kNames) {
      for (const std::string& name : query.event.names) {
        Need("event_unknown", "event", name, NamesOf(data_.events));
      }
    }
    Filters(query.where);
  }
  void Filters(const FilterGroup& group) {
    for (const Filter& filter : group.filters) {
      if (const auto* test = std::get_if<PropertyTest>(&filter.body)) {
        OfProperty(test->property);
      } else {
        Filters(std::get<FilterGroup>(filter.body));
      }
    }
  }

  const DataSet& data_;
  const std::vector<NamedCustomers>& lists_;
  const Definitions& definitions_;
  std::vector<Error> errors_;
};

}  // namespace

Error UnknownName(const std::string& code, const std::string& kind, const std::string& name,
                  const std::vector<std::string>& known) {
  const std::string nearest = Nearest(name, known);
  std::string list;
  for (std::size_t i = 0; i < known.size() && i < 12; ++i) list += (i > 0 ? ", " : "") + known[i];
  if (known.size() > 12) list += ", ...";
  return {code,
          "Unknown " + kind + " \"" + name + "\"" +
              (nearest.empty() ? "." : " (did you mean \"" + nearest + "\"?)."),
          "",
          known.empty() ? "This data has none; open a file that has it as well."
                        : "Choose one of: " + list + "."};
}

std::vector<Error> FindUnknownNames(const Condition& condition, const DataSet& data,
                                    const std::vector<NamedCustomers>& lists,
                                    const Definitions& definitions) {
  Finder finder(data, lists, definitions);
  std::visit([&](const auto& body) { finder.Visit(body); }, condition.body);
  return finder.Take();
}

std::vector<Error> FindUnknownNames(const Measure& measure, const DataSet& data) {
  Finder finder(data, {}, {});
  finder.Visit(measure);
  return finder.Take();
}

}  // namespace kohort
