#include "cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/base/nearest.h"
#include "core/base/time_text.h"

namespace kohort {

const char kUsage[] = R"(kohort: customer activity in CSV and JSON files -> audiences

  kohort profile DATA...        what the files hold: columns, types, events, rows set aside
  kohort mapping DATA...        how the files are read, as a JSON file for --map
  kohort rejects DATA... --to FILE.csv
                                the rows that are set aside, with line and reason
  kohort convert DATA...        the rows as read, as plain UTF-8 CSV
  kohort lifecycle DATA...      customers by stage
  kohort export DATA... --to FILE [--stage STAGE]
                                customers with what they bought; FILE is .csv or .sqlite
  kohort check SEGMENTS.json [DATA...]
                                whether segments can be evaluated, and over this data
  kohort describe SEGMENTS.json [--language LANGUAGE]
                                what each segment means, in a sentence
  kohort count SEGMENTS.json DATA...
                                how many customers are in each segment
  kohort members SEGMENTS.json ID DATA... [--to FILE]
                                the customers of one, as export writes them; without --to as CSV
  kohort explain SEGMENTS.json ID CUSTOMER DATA... [--with CUSTOMER]
                                why a customer is in it or not, condition by condition
  kohort sizes SEGMENTS.json ID DATA...
                                its size at the end of each of the last months
  kohort plan SEGMENTS.json ID  the steps of its evaluation
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
  --language LANGUAGE           of sentences: en or id (en)
  --unit UNIT, --periods N      of sizes: day, week or month (month), and how many (12)
  --with CUSTOMER               another customer to explain beside
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
  } else if (name == "--language") {
    options.language = value == "id" ? Language::kIndonesian : Language::kEnglish;
    if (value != "id" && value != "en") {
      return Usage("There are no sentences in \"" + value + "\".", "Write --language en or id.");
    }
  } else if (name == "--with") {
    options.with = value;
  } else if (name == "--unit") {
    options.unit = value;
    if (value != "day" && value != "week" && value != "month") {
      return Usage("There is no unit \"" + value + "\".", "Write --unit day, week or month.");
    }
  } else if (name == "--periods") {
    const char* end = value.data() + value.size();
    const auto [read, error] = std::from_chars(value.data(), end, options.periods);
    if (error != std::errc() || read != end) {
      return Usage("\"" + value + "\" is no number of periods.",
                   "Write, for example, --periods 12.");
    }
  }
  return {};
}

enum class Data : std::uint8_t { kNone, kOptional, kNeeded };

// What each command takes.
struct Command {
  std::string_view name;
  std::vector<std::string_view> before;  // arguments before the files
  Data data = Data::kNeeded;
  std::vector<std::string_view> options;
};

const std::vector<Command>& Commands() {
  static const std::vector<std::string_view> kReading{"--map", "--where", "--zone"};
  static const std::vector<std::string_view> kAsking{"--map",   "--where",    "--zone",
                                                     "--as-of", "--purchase", "--ages"};
  const auto with = [](std::vector<std::string_view> options,
                       std::initializer_list<std::string_view> more) {
    options.insert(options.end(), more);
    return options;
  };
  static const std::vector<Command> kCommands{
      {"profile", {}, Data::kNeeded, kReading},
      {"mapping", {}, Data::kNeeded, kReading},
      {"rejects", {}, Data::kNeeded, with(kReading, {"--to"})},
      {"convert", {}, Data::kNeeded, {}},
      {"lifecycle", {}, Data::kNeeded, kAsking},
      {"export", {}, Data::kNeeded, with(kAsking, {"--stage", "--to", "--no-guard"})},
      {"check", {"SEGMENTS.json"}, Data::kOptional, kAsking},
      {"describe", {"SEGMENTS.json"}, Data::kNone, {"--language"}},
      {"count", {"SEGMENTS.json"}, Data::kNeeded, kAsking},
      {"members", {"SEGMENTS.json", "ID"}, Data::kNeeded, with(kAsking, {"--to", "--no-guard"})},
      {"explain", {"SEGMENTS.json", "ID", "CUSTOMER"}, Data::kNeeded, with(kAsking, {"--with"})},
      {"sizes", {"SEGMENTS.json", "ID"}, Data::kNeeded, with(kAsking, {"--unit", "--periods"})},
      {"plan", {"SEGMENTS.json", "ID"}, Data::kNone, {}},
      {"sample", {}, Data::kNone, {}}};
  return kCommands;
}

// Takes the arguments before the files out of them.
Result<void> TakeArguments(const Command& command, Options& options) {
  std::string usage = "Write kohort " + options.command;
  for (const std::string_view argument : command.before) usage += " " + std::string(argument);
  if (command.data == Data::kNeeded) usage += " DATA...";
  if (command.data == Data::kOptional) usage += " [DATA...]";
  usage += ".";
  const std::array<std::string*, 3> places{&options.definitions_file, &options.segment,
                                           &options.customer};
  for (std::size_t i = 0; i < command.before.size(); ++i) {
    if (options.files.empty()) {
      return Usage("The " + std::string(command.before[i]) + " is missing.", usage);
    }
    *places[i] = options.files.front();
    options.files.erase(options.files.begin());
  }
  if (command.data == Data::kNone && !options.files.empty()) {
    return Usage("kohort " + options.command + " takes no files" +
                     (command.before.empty() ? "." : " of data."),
                 usage);
  }
  if (command.data == Data::kNeeded && options.files.empty()) return Usage("Which files?", usage);
  return {};
}

Result<void> CheckComplete(Options& options, const std::vector<std::string>& given) {
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
  if (const Result<void> taken = TakeArguments(*command, options); !taken) return taken;
  if (options.command == "export" && !options.to.ends_with(".csv") &&
      !options.to.ends_with(".sqlite")) {
    return Usage("Where should the export go?", "Write --to FILE.csv or --to FILE.sqlite.");
  }
  if (options.command == "members" && !options.to.empty() && !options.to.ends_with(".csv") &&
      !options.to.ends_with(".sqlite")) {
    return Usage("Where should the customers go?", "Write --to FILE.csv or --to FILE.sqlite.");
  }
  if (options.command == "rejects" && !options.to.ends_with(".csv")) {
    return Usage("Where should the rows go?", "Write --to FILE.csv.");
  }
  return {};
}

}  // namespace

Result<Options> ParseOptions(const std::vector<std::string>& arguments) {
  static const std::vector<std::string> kNames{
      "--map", "--where",    "--zone", "--as-of",   "--purchase", "--ages", "--stage",
      "--to",  "--no-guard", "--unit", "--periods", "--language", "--with"};
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
