// The command line as values.
#ifndef KOHORT_CLI_OPTIONS_H_
#define KOHORT_CLI_OPTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/import/mapping.h"
#include "core/segment/describe.h"
#include "core/segment/lifecycle_settings.h"

namespace kohort {

extern const char kUsage[];

// One "role=column" of --map.
struct MapEntry {
  Meaning meaning = Meaning::kProperty;
  std::string column;    // empty: `constant` holds
  std::string format;    // of a time column; empty = as detected
  std::string constant;  // of an event: its name in every row
};

struct Options {
  std::string command;
  std::string definitions_file;  // segments in JSON
  std::string segment;           // its ID
  std::string customer;          // an ID
  std::string with;              // another, beside it
  std::vector<std::string> files;
  std::vector<MapEntry> map;
  std::string map_file;  // a mapping in JSON; empty = none
  std::vector<RowFilter> where;
  std::optional<std::string> zone;  // none = UTC, or the mapping's
  LifecycleSettings lifecycle;
  std::string stage;
  std::string unit = "month";  // of a history: day, week or month
  int periods = 12;
  Language language = Language::kEnglish;
  std::string to;
  bool guard_formulas = true;
};

// `arguments` without the program's name. Errors are faults of usage.
Result<Options> ParseOptions(const std::vector<std::string>& arguments);

// The mapping as --map and --where say: a column that had a role before becomes a property. With
// both a column and a constant for the event, the constant is for files without that column. Error
// mapping_column_unknown.
Result<Mapping> ApplyOptions(Mapping mapping, const Options& options);

}  // namespace kohort

#endif  // KOHORT_CLI_OPTIONS_H_
