// The cases of PapaParse, MIT: what its parser makes of a text. Its blank lines, rows of one empty
// field, are records of another kind here, and so is the last line end's; they are left out of both
// sides.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/csv/layout.h"
#include "core/csv/parser.h"
#include "tests/core/csv/read_table.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using nlohmann::json;

// Options that are not about how a text is written: values changed by functions or given other
// types, a part of the rows alone; and values that are none.
bool IsAboutReading(const json& config) {
  for (const char* option :
       {"dynamicTyping", "transform", "transformHeader", "step", "preview", "skipFirstNLines"}) {
    if (config.contains(option)) return false;
  }
  if (config.contains("delimiter") &&
      (!config["delimiter"].is_string() || config["delimiter"] == "\n")) {
    return false;
  }
  if (config.contains("comments")) {
    const json& comments = config["comments"];
    if (comments.is_number() || (comments.is_string() && comments.size() > 1)) return false;
    if (comments.is_string() && comments.get<std::string>().size() > 1) return false;
  }
  // "greedy" takes rows of blanks for blank lines.
  return !(config.contains("skipEmptyLines") && config["skipEmptyLines"] == "greedy");
}

Dialect DialectOf(const json& config, std::string_view input) {
  const bool given = config.contains("delimiter");
  Dialect dialect = given ? Dialect{.delimiter = config["delimiter"].get<std::string>()}
                          : GuessLayout(input, /*whole=*/true).dialect;
  if (config.contains("quoteChar")) dialect.quote = config["quoteChar"].get<std::string>()[0];
  if (config.contains("escapeChar")) dialect.backslash = true;
  if (config.contains("comments")) {
    const json& comments = config["comments"];
    dialect.comment = comments.is_string() ? comments.get<std::string>()[0] : '#';
  }
  return dialect;
}

Rows WithoutBlanks(Rows rows) {
  std::erase(rows, std::vector<std::string>{""});
  return rows;
}

// Rows as PapaParse has them under `header`: objects by name.
json Named(const Rows& rows) {
  json objects = json::array();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    json object = json::object();
    for (std::size_t k = 0; k < rows[i].size(); ++k) {
      if (k < rows[0].size()) {
        object[rows[0][k]] = rows[i][k];
      } else {
        object["__parsed_extra"].push_back(rows[i][k]);
      }
    }
    objects.push_back(object);
  }
  return objects;
}

// Where ours is another answer.
const std::map<std::string, const char*> kOtherAnswers{
    {"Quoted field with whitespace around quotes", "blanks around a quoted field are not of it"},
    {"Quoted field has no closing quote", "the quote is a character: it costs no other row"},
    {"Quoted field has invalid trailing quote after delimiter", "the same"},
    {"Quoted field has invalid trailing quote before delimiter", "the same"},
    {"Quoted field has invalid trailing quote after new line", "the same"},
    {"Mixed slash n and slash r should choose first as precident", "every kind of end ends a line"},
    {"Simple duplicated header names", "names are told apart above the parser, as \"A (2)\""},
    {"Duplicated header names existing column", "the same"},
    {"Duplicate header names with __proto__ field", "the same"},
};

TEST_CASE("PapaParse's cases are answered alike, or differ for a reason") {
  const auto text = ReadShared("cases/papaparse/cases.json");
  if (!text) return;
  const json cases = json::parse(*text);
  std::set<std::string> differ;
  std::size_t judged = 0;
  std::size_t skipped = 0;
  for (const char* group : {"CORE_PARSER_TESTS", "PARSE_TESTS"}) {
    for (const json& example : cases[group]) {
      const std::string name = example["description"];
      json config = json::object();
      if (example.contains("config") && example["config"].is_object()) config = example["config"];
      if (!IsAboutReading(config)) {
        ++skipped;
        continue;
      }
      ++judged;
      CAPTURE(name);
      const std::string input = example["input"];
      CsvParser parser(DialectOf(config, input));
      const Rows rows = WithoutBlanks(ReadAll(parser, input, input.size() + 1).rows);
      const json& data = example["expected"]["data"];
      bool same = false;
      if (!data.empty() && data[0].is_array()) {
        same = rows == WithoutBlanks(data.get<Rows>());
      } else if (config.contains("header")) {
        same = Named(rows) == data;
      } else {
        same = rows.empty() && data.empty();
      }
      if (!same) differ.insert(name);
      const bool expected = !kOtherAnswers.contains(name);
      INFO("read as ", json(rows).dump(), ", PapaParse has ", data.dump());
      CHECK(same == expected);
    }
  }
  CHECK(differ.size() == kOtherAnswers.size());
  CHECK(kOtherAnswers.size() <= 15);
  MESSAGE(judged, " cases judged, ", skipped, " not about reading");
}

}  // namespace
}  // namespace kohort
