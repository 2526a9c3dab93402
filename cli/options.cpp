#include "cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/base/nearest.h"
#include "core/base/time_text.h"

namespace kohort {

const char kUsage[] = R"(kohort: customer activity in CSV and JSON files -> lifecycle audiences

  kohort profile DATA...        what the files hold: columns, types, events, rows set aside
  kohort mapping DATA...        how the files are read, as a JSON file for --map
  kohort rejects DATA... --to FILE.csv
                                the rows that are set aside, with line and reason
  kohort convert DATA...        the rows as read, as plain UTF-8 CSV
  kohort lifecycle DATA...      customers by stage
  kohort export DATA... --to FILE [--stage STAGE]
                                customers with what they bought; FILE is .csv or .sqlite
  kohort sample                 writes a sample data set

Several DATA files form one data set. Results go to the standard output, JSON where they are not
files; remarks go to the standard error.

  --map ROLE=COLUMN,...         what columns mean, where the guess is wrong. Roles: customer, event,
                                time, amount, quantity, unit_price, order_id, event_id, property,
                                attribute, email, phone, push_token, consent_email, consent_push,
                                consent_sms, consent_whatsapp, first_name, language, ignore.
                                event==NAME: every row is this event.
                                time=COLUMN:FORMAT with the format y-m-d, yyyymmdd, d/m/y, m/d/y,
                                yy-m-d, d mon y, mon d y, unix s, unix ms, unix us or excel
  --map FILE.json               a mapping that was kept: see kohort mapping
  --where "COLUMN OP VALUE"     only rows for which it holds, such as "Quantity > 0"; OP is one of is,
                                is not, is any of, is none of, is empty, is not empty, contains,
                                does not contain, starts with, does not start with, <, <=, >, >=.
                                May be given again; all must hold
  --zone ZONE                   IANA time zone of times without an offset, and of all windows (UTC)
  --as-of DATE                  a date, that whole day included, or a date and time (the end of the
                                last event's day)
  --purchase EVENT              the event that is a purchase (as its name suggests)
  --ages A,B                    defecting after A, inactive after B; months or days (6m,12m)
  --stage STAGE                 lead, first_timer, active, defecting or inactive (all)
  --to FILE                     where the export goes
  --no-guard                    CSV cells that a spreadsheet would run as a formula stay as they are

Exit status: 0 done, 1 the data or the request is at fault, 2 the command line is.
)";

namespace {

std::unexpected<Error> Usage(std::string what, std::string fix = "") {
  return std::unexpected(Error{"usage", std::move(what), "", std::move(fix)});
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

Result<MapEntry> ParseMapEntry(std::string_view text) {
  const std::size_t equal = text.find('=');
  const std::string_view role = text.substr(0, equal);
  const auto found = std::ranges::find(kMeaningIds, role);
  if (equal == std::string_view::npos || found == kMeaningIds.end()) {
    return Usage("--map does not know \"" + std::string(text) + "\".",
                 "Write role=column; kohort --help lists the roles.");
  }
  MapEntry entry{.meaning = static_cast<Meaning>(found - kMeaningIds.begin()),
                 .column = std::string(text.substr(equal + 1)),
                 .format = "",
                 .constant = ""};
  if (entry.meaning == Meaning::kEvent && entry.column.starts_with('=')) {
    entry.constant = entry.column.substr(1);
    entry.column.clear();
    if (entry.constant.empty()) return Usage("--map event== needs the event's name.");
    return entry;
  }
  if (entry.meaning == Meaning::kTime) {
    const std::size_t colon = entry.column.rfind(':');
    if (colon != std::string::npos && TimeFormatByName(entry.column.substr(colon + 1))) {
      entry.format = entry.column.substr(colon + 1);
      entry.column.resize(colon);
    }
  }
  if (entry.column.empty()) return Usage("--map " + std::string(role) + "= needs a column.");
  return entry;
}

// "Quantity > 0", "Status is not cancelled", "Invoice does not start with C", "Email is empty".
Result<RowFilter> ParseFilter(const std::string& text) {
  RowFilter filter;
  std::size_t at = std::string::npos;
  std::size_t size = 0;
  // The first comparison in the text; of those that begin there, the longest.
  for (std::size_t i = 0; i < kFilterOpIds.size(); ++i) {
    const std::string op = " " + std::string(kFilterOpIds[i]);
    const std::size_t found = (text + " ").find(op + " ");
    if (found == std::string::npos || found > at || (found == at && op.size() < size)) continue;
    at = found;
    size = op.size();
    filter.op = static_cast<FilterOp>(i);
  }
  if (at == std::string::npos || at == 0) {
    return Usage("\"" + text + "\" is no filter.",
                 "Write --where \"COLUMN OP VALUE\" with spaces around one of: is, is not, is any "
                 "of, is none of, is empty, is not empty, contains, does not contain, starts with, "
                 "does not start with, <, <=, >, >=.");
  }
  filter.column = text.substr(0, at);
  filter.value = text.substr(std::min(text.size(), at + size + 1));
  return filter;
}

Result<Age> ParseAge(std::string_view text) {
  Age age;
  const char* end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, age.count);
  const bool months = unit + 1 == end && *unit == 'm';
  const bool days = unit + 1 == end && *unit == 'd';
  if (error != std::errc() || (!months && !days)) {
    return Usage("\"" + std::string(text) + "\" is no age.",
                 "Write months or days, such as --ages 6m,12m or --ages 180d,365d.");
  }
  age.months = months;
  return age;
}

Result<void> SetAges(std::string_view text, LifecycleSettings& settings) {
  const std::vector<std::string_view> parts = Split(text, ',');
  if (parts.size() != 2) {
    return Usage("--ages needs two ages.", "Write, for example, --ages 6m,12m.");
  }
  const Result<Age> first = ParseAge(parts[0]);
  if (!first) return std::unexpected(first.error());
  const Result<Age> second = ParseAge(parts[1]);
  if (!second) return std::unexpected(second.error());
  settings.defecting_after = *first;
  settings.inactive_after = *second;
  return {};
}

Result<void> SetOption(const std::string& name, const std::string& value, Options& options) {
  if (name == "--map" && value.ends_with(".json")) {
    options.map_file = value;
  } else if (name == "--where") {
    Result<RowFilter> filter = ParseFilter(value);
    if (!filter) return std::unexpected(filter.error());
    options.where.push_back(std::move(*filter));
  } else if (name == "--map") {
    for (const std::string_view part : Split(value, ',')) {
      Result<MapEntry> entry = ParseMapEntry(part);
      if (!entry) return std::unexpected(entry.error());
      options.map.push_back(std::move(*entry));
    }
  } else if (name == "--zone") {
    options.zone = value;
  } else if (name == "--as-of") {
    options.lifecycle.as_of = value;
  } else if (name == "--purchase") {
    options.lifecycle.purchase = value;
  } else if (name == "--ages") {
    return SetAges(value, options.lifecycle);
  } else if (name == "--stage") {
    options.stage = value == "all" ? "" : value;
  } else if (name == "--to") {
    options.to = value;
  }
  return {};
}

// What each command takes.
struct Command {
  std::string_view name;
  std::vector<std::string_view> options;
};

const std::vector<Command>& Commands() {
  static const std::vector<Command> kCommands{
      {"profile", {"--map", "--where", "--zone"}},
      {"mapping", {"--map", "--where", "--zone"}},
      {"rejects", {"--map", "--where", "--zone", "--to"}},
      {"convert", {}},
      {"lifecycle", {"--map", "--where", "--zone", "--as-of", "--purchase", "--ages"}},
      {"export",
       {"--map", "--where", "--zone", "--as-of", "--purchase", "--ages", "--stage", "--to",
        "--no-guard"}},
      {"sample", {}}};
  return kCommands;
}

Result<void> CheckComplete(const Options& options, const std::vector<std::string>& given) {
  if (options.command.empty()) return Usage("Which command?", "See kohort --help.");
  const auto command = std::ranges::find(Commands(), options.command, &Command::name);
  if (command == Commands().end()) {
    std::vector<std::string> names;
    for (const Command& known : Commands()) names.emplace_back(known.name);
    const std::string nearest = Nearest(options.command, names);
    return Usage("There is no command \"" + options.command + "\"" +
                     (nearest.empty() ? "." : " (did you mean \"" + nearest + "\"?)."),
                 "See kohort --help.");
  }
  for (const std::string& name : given) {
    if (std::ranges::find(command->options, name) == command->options.end()) {
      return Usage("kohort " + options.command + " takes no " + name + ".", "See kohort --help.");
    }
  }
  if (options.command == "sample" && !options.files.empty()) {
    return Usage("kohort sample takes no files.");
  }
  if (options.files.empty() && options.command != "sample") {
    return Usage("Which files?", "Write kohort " + options.command + " DATA...");
  }
  if (options.command == "export" && !options.to.ends_with(".csv") &&
      !options.to.ends_with(".sqlite")) {
    return Usage("Where should the export go?", "Write --to FILE.csv or --to FILE.sqlite.");
  }
  if (options.command == "rejects" && !options.to.ends_with(".csv")) {
    return Usage("Where should the rows go?", "Write --to FILE.csv.");
  }
  return {};
}

}  // namespace

Result<Options> ParseOptions(const std::vector<std::string>& arguments) {
  static const std::vector<std::string> kNames{"--map",   "--where",    "--zone",
                                               "--as-of", "--purchase", "--ages",
                                               "--stage", "--to",       "--no-guard"};
  Options options;
  std::vector<std::string> given;
  bool only_files = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (only_files || !argument.starts_with("--")) {
      if (options.command.empty()) {
        options.command = argument;
      } else {
        options.files.push_back(argument);
      }
    } else if (argument == "--") {
      only_files = true;
    } else if (argument == "--no-guard") {
      options.guard_formulas = false;
      given.push_back(argument);
    } else {
      const std::size_t equal = argument.find('=');
      const std::string name = argument.substr(0, equal);
      if (std::ranges::find(kNames, name) == kNames.end()) {
        const std::string nearest = Nearest(name, kNames);
        return Usage("There is no option " + name +
                         (nearest.empty() ? "." : " (did you mean " + nearest + "?)."),
                     "See kohort --help.");
      }
      if (name == "--no-guard") return Usage("--no-guard takes no value.");
      given.push_back(name);
      const bool separate = equal == std::string::npos;
      if (separate && i + 1 == arguments.size()) return Usage(name + " needs a value.");
      const Result<void> set =
          SetOption(name, separate ? arguments[++i] : argument.substr(equal + 1), options);
      if (!set) return std::unexpected(set.error());
    }
  }
  if (const Result<void> complete = CheckComplete(options, given); !complete) {
    return std::unexpected(complete.error());
  }
  return options;
}

namespace {

// Gives a column of a source its role, which is taken from the column that was guessed to have it.
void GiveRole(const MapEntry& entry, SourceMapping& source) {
  for (ColumnMapping& column : source.columns) {
    if (IsSingle(entry.meaning) && column.meaning == entry.meaning) {
      column.meaning = Meaning::kProperty;
    }
  }
  if (entry.meaning == Meaning::kEvent) source.constant_event = entry.constant;
  const auto column = std::ranges::find(source.columns, entry.column, &ColumnMapping::column);
  if (column == source.columns.end()) return;
  column->meaning = entry.meaning;
  if (!entry.format.empty()) column->format = entry.format;
}

bool HasColumn(const SourceMapping& source, const std::string& name) {
  return std::ranges::find(source.columns, name, &ColumnMapping::column) != source.columns.end();
}

Error UnknownColumn(const Mapping& mapping, const std::string& name, const char* option) {
  std::vector<std::string> names;
  std::string list;
  for (const SourceMapping& source : mapping.sources) {
    for (const ColumnMapping& column : source.columns) {
      if (std::ranges::find(names, column.column) != names.end()) continue;
      names.push_back(column.column);
      list += (list.empty() ? "" : ", ") + column.column;
    }
  }
  const std::string nearest = Nearest(name, names);
  return {"mapping_column_unknown",
          "There is no column \"" + name + "\"" +
              (nearest.empty() ? "." : " (did you mean \"" + nearest + "\"?)."),
          option, "Use one of: " + list + "."};
}

}  // namespace

Result<Mapping> ApplyOptions(Mapping mapping, const Options& options) {
  for (const MapEntry& entry : options.map) {
    bool found = entry.column.empty();
    for (SourceMapping& source : mapping.sources) {
      if (!HasColumn(source, entry.column)) continue;
      GiveRole(entry, source);
      found = true;
    }
    if (!found) return std::unexpected(UnknownColumn(mapping, entry.column, "--map"));
  }
  for (const MapEntry& entry : options.map) {
    if (entry.constant.empty()) continue;
    for (SourceMapping& source : mapping.sources) {
      const bool has_column = std::ranges::any_of(options.map, [&](const MapEntry& other) {
        return other.meaning == Meaning::kEvent && HasColumn(source, other.column);
      });
      if (source.kind == SourceKind::kEvents && !has_column) GiveRole(entry, source);
    }
  }
  for (const RowFilter& filter : options.where) {
    bool found = false;
    for (SourceMapping& source : mapping.sources) {
      if (!HasColumn(source, filter.column)) continue;
      source.filters.push_back(filter);
      found = true;
    }
    if (!found) return std::unexpected(UnknownColumn(mapping, filter.column, "--where"));
  }
  return mapping;
}

}  // namespace kohort
