#include "tests/core/segment/case_table.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "tests/core/segment/ask_engine.h"

namespace kohort::reference {

void CaseTable::Put(const Json& values, const std::string& prefix, std::vector<std::string>& names,
                    std::vector<Cell>& cells) {
  if (!values.is_object()) return;
  for (const auto& [key, value] : values.items()) {
    if (value.is_object()) {
      Put(value, prefix + key + ".", names, cells);
      continue;
    }
    const auto column =
        static_cast<std::size_t>(std::ranges::find(names, prefix + key) - names.begin());
    if (column == names.size()) names.push_back(prefix + key);
    if (cells.size() <= column) cells.resize(column + 1);
    if (!value.is_null()) {
      cells[column] = value.is_string() ? value.get<std::string>() : value.dump();
    }
  }
}

void CaseTable::AddRow(const std::string& customer, const std::string& event, Instant time,
                       const Json& properties, const Json& traits) {
  Row row{customer, event, time, {}, {}};
  Put(properties, "", table_.properties, row.properties);
  Put(traits, "", table_.attributes, row.attributes);
  table_.rows.push_back(std::move(row));
}

void CaseTable::AddProfile(const std::string& customer, const Json& traits) {
  Profile profile{customer, {}};
  Put(traits, "", table_.attributes, profile.attributes);
  table_.profiles.push_back(std::move(profile));
}

void CaseTable::Know(const std::string& event, const std::vector<std::string>& properties,
                     const std::vector<std::string>& traits) {
  const auto nulls = [](const std::vector<std::string>& names) {
    Json object = Json::object();
    for (const std::string& name : names) object[name] = nullptr;
    return object;
  };
  AddRow("(nobody)", event, At("2099-01-01"), nulls(properties), nulls(traits));
}

std::vector<std::string> CaseTable::Who(const Condition& condition, Instant as_of,
                                        const std::vector<IdList>& lists) const {
  const SegmentData data = Load(table_);
  Definitions definitions;
  definitions.settings.lifecycle.as_of = FormatLocal(as_of);
  definitions.lists = lists;
  Segment& segment = definitions.segments.emplace_back();
  segment.id = "case";
  segment.include.conditions = {condition};
  const auto members = MembersOf(data, definitions, segment.id);
  REQUIRE_MESSAGE(members, members.error().Message());
  std::vector<std::string> ids;
  for (const std::uint32_t customer : *members) ids.emplace_back(data.data->customers[customer]);
  std::ranges::sort(ids);
  return ids;
}

EventQuery QueryOf(const std::string& event, std::vector<PropertyTest> tests) {
  EventQuery query;
  if (event.ends_with('*')) {
    query.event.match = EventMatch::kPrefix;
    query.event.prefix = event.substr(0, event.size() - 1);
  } else {
    query.event.names = {event};
  }
  for (PropertyTest& test : tests) query.where.filters.push_back({std::move(test)});
  return query;
}

ValueTest TextTest(TestOp op, std::vector<std::string> texts) {
  ValueTest test;
  test.op = op;
  test.texts = std::move(texts);
  return test;
}

}  // namespace kohort::reference
