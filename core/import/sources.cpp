#include "core/import/sources.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/nearest.h"

namespace kohort {
namespace {

// So many rows of a source tell what its columns hold.
constexpr std::size_t kMostRows = 20'000;

std::vector<SourceColumn> LookAtColumns(std::span<const FileHead> heads,
                                        std::span<const std::size_t> of) {
  std::size_t rows = 0;
  for (const std::size_t i : of) rows += heads[i].rows_and_samples();
  const std::size_t every = (rows + kMostRows - 1) / kMostRows;
  std::vector<ColumnCells> cells;
  for (const std::string& name : heads[of[0]].columns) {
    ColumnCells& column = cells.emplace_back();
    column.name = name;
    for (const std::size_t i : of) {
      const FileHead& head = heads[i];
      const auto place =
          static_cast<std::size_t>(std::ranges::find(head.columns, name) - head.columns.begin());
      column.rows += head.AddValues(place, every, column.values);
    }
  }
  // Semicolons separate fields where the comma is the decimal mark.
  const bool semicolons = heads[of[0]].layout.dialect.delimiter == ";";
  std::vector<ColumnFacts> facts = LookAtAll(cells, semicolons ? ',' : '\0');
  const std::vector<MeaningGuess> guesses = GuessMeanings(facts);
  std::vector<SourceColumn> columns;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    columns.push_back({.facts = std::move(facts[i]), .guess = guesses[i], .cells = cells[i].rows});
  }
  return columns;
}

bool HasColumns(const FileHead& head, const SourceMapping& mapping) {
  return std::ranges::all_of(mapping.columns, [&](const ColumnMapping& column) {
    return std::ranges::find(head.columns, column.column) != head.columns.end();
  });
}

// The mapping's source whose columns a file has all, of several the one with the most.
std::optional<std::size_t> BestFit(const FileHead& head, const Mapping& mapping) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < mapping.sources.size(); ++i) {
    const SourceMapping& source = mapping.sources[i];
    if (source.columns.empty() || !HasColumns(head, source)) continue;
    if (!best || source.columns.size() > mapping.sources[*best].columns.size()) best = i;
  }
  return best;
}

// What the rows are. A file of people has each of them once, and says nothing of when; a list has
// nothing but their IDs.
SourceKind GuessKind(const Source& source, const std::vector<Meaning>& meanings) {
  const auto find = [&](Meaning meaning) -> const ColumnFacts* {
    const auto found = std::ranges::find(meanings, meaning);
    if (found == meanings.end()) return nullptr;
    return &source.columns[static_cast<std::size_t>(found - meanings.begin())].facts;
  };
  const ColumnFacts* customer = find(Meaning::kCustomer);
  const bool activity = find(Meaning::kEvent) != nullptr || find(Meaning::kAmount) != nullptr ||
                        find(Meaning::kQuantity) != nullptr || find(Meaning::kOrderId) != nullptr;
  if (customer == nullptr || activity) return SourceKind::kEvents;
  if (source.columns.size() == 1) return SourceKind::kList;
  const bool once = customer->values > 1 && customer->distinct == customer->values;
  const auto attributes = std::ranges::count_if(meanings, IsAttribute);
  if (find(Meaning::kTime) == nullptr) return once ? SourceKind::kProfiles : SourceKind::kEvents;
  return once && attributes >= 2 ? SourceKind::kProfiles : SourceKind::kEvents;
}

SourceMapping GuessSource(const Source& source, const FileHead& head) {
  SourceMapping mapping;
  mapping.reading = head.reading;
  std::vector<Meaning> meanings;
  for (const SourceColumn& column : source.columns) meanings.push_back(column.guess.meaning);
  mapping.kind = GuessKind(source, meanings);
  if (source.preset != nullptr) {
    mapping.kind = source.preset->profiles ? SourceKind::kProfiles : SourceKind::kEvents;
  }
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    Meaning meaning = meanings[i];
    const bool of_event = meaning == Meaning::kProperty || meaning == Meaning::kTime;
    if (mapping.kind == SourceKind::kProfiles && of_event) meaning = Meaning::kAttribute;
    mapping.columns.push_back({source.columns[i].facts.name, meaning, ""});
  }
  if (source.preset != nullptr) {
    ApplyPreset(*source.preset, mapping.columns);
    for (const PresetFilter& filter : source.preset->filters) {
      std::string values;
      for (const std::string_view value : filter.values) {
        values += (values.empty() ? "" : ", ") + std::string(value);
      }
      mapping.filters.push_back({std::string(filter.column), FilterOp::kIsAnyOf, values});
    }
  }
  // Of several files each is a list of its own.
  if (mapping.kind == SourceKind::kList && source.heads.size() == 1) {
    mapping.list = ListName(mapping, head.file);
  }
  const bool named = std::ranges::find(mapping.columns, Meaning::kEvent, &ColumnMapping::meaning) !=
                     mapping.columns.end();
  if (mapping.kind == SourceKind::kEvents && !named) {
    const bool known = source.preset != nullptr && !source.preset->constant_event.empty();
    mapping.constant_event = known ? source.preset->constant_event : kDefaultEvent;
  }
  return mapping;
}

// A source without customers is about a property that other sources have: their rows look it up.
void GuessLookups(const std::vector<Source>& sources, Mapping& mapping) {
  const auto is_property = [&](const std::string& name) {
    return std::ranges::any_of(mapping.sources, [&](const SourceMapping& other) {
      return other.kind == SourceKind::kEvents &&
             std::ranges::any_of(other.columns, [&](const ColumnMapping& column) {
               return column.column == name && IsProperty(column.meaning);
             });
    });
  };
  for (std::size_t i = 0; i < mapping.sources.size(); ++i) {
    SourceMapping& source = mapping.sources[i];
    const bool customers = std::ranges::find(source.columns, Meaning::kCustomer,
                                             &ColumnMapping::meaning) != source.columns.end();
    if (customers || source.kind != SourceKind::kEvents || mapping.sources.size() == 1) continue;
    source.kind = SourceKind::kLookup;  // its own columns are no properties to look for
    for (const SourceColumn& column : sources[i].columns) {
      const ColumnFacts& facts = column.facts;
      if (facts.distinct != facts.values || !is_property(facts.name)) continue;
      source.key = source.property = facts.name;
      break;
    }
    if (source.key.empty()) {
      source.kind = SourceKind::kEvents;
      continue;
    }
    source.constant_event.clear();
    for (ColumnMapping& column : source.columns) column.meaning = Meaning::kProperty;
  }
}

Error FitsNothing(std::span<const FileHead> heads, const Mapping& mapping) {
  for (const SourceMapping& source : mapping.sources) {
    for (const ColumnMapping& column : source.columns) {
      std::string known;
      for (const std::string& name : heads[0].columns) known += (known.empty() ? "" : ", ") + name;
      if (std::ranges::find(heads[0].columns, column.column) != heads[0].columns.end()) continue;
      const std::string nearest = Nearest(column.column, heads[0].columns);
      return {"mapping_fits_nothing",
              "The mapping is for other files: there is no column \"" + column.column + "\"" +
                  (nearest.empty() ? "." : " (did you mean \"" + nearest + "\"?)."),
              "mapping", "Choose a mapping of these columns: " + known + "."};
    }
  }
  return {"mapping_fits_nothing", "The mapping names no column.", "mapping",
          "Write at least one source with columns."};
}

}  // namespace

std::string ListName(const SourceMapping& source, const FileInfo& file) {
  if (!source.list.empty()) return source.list;
  const std::string name = file.name.substr(file.name.find_last_of("/\\") + 1);
  const std::size_t dot = name.rfind('.');
  return dot == 0 ? name : name.substr(0, dot);
}

Sources::Sources(std::vector<FileHead> heads, std::vector<Notice> notices)
    : heads_(std::move(heads)), notices_(std::move(notices)) {
  Sort();
}

void Sources::Sort() {
  sources_.clear();
  source_of_.clear();
  std::vector<std::vector<std::string>> names;  // of each source's columns, sorted
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    std::vector<std::string> sorted = heads_[i].columns;
    std::ranges::sort(sorted);
    const auto same = std::ranges::find(names, sorted);
    const auto at = static_cast<std::size_t>(same - names.begin());
    if (same == names.end()) {
      names.push_back(std::move(sorted));
      sources_.emplace_back();
    }
    sources_[at].heads.push_back(i);
    source_of_.push_back(at);
  }
  for (Source& source : sources_) {
    source.columns = LookAtColumns(heads_, source.heads);
    source.preset = RecognisePreset(heads_[source.heads[0]].columns);
  }
}

Mapping Sources::Guess(std::string_view zone) const {
  Mapping mapping{.zone = std::string(zone), .sources = {}};
  for (const Source& source : sources_) {
    mapping.sources.push_back(GuessSource(source, heads_[source.heads[0]]));
  }
  GuessLookups(sources_, mapping);
  return mapping;
}

Result<Mapping> Sources::Fit(const Mapping& mapping) {
  bool any = mapping.sources.empty();
  bool reread = false;
  std::vector<FileHead> heads = heads_;  // an error leaves these as they were
  for (FileHead& head : heads) {
    if (const auto fit = BestFit(head, mapping)) {
      any = true;
      const Reading& reading = mapping.sources[*fit].reading;
      if (reading == head.reading) continue;
      Result<FileHead> again = head.ReadAgain(reading);
      if (!again) return std::unexpected(again.error());
      head = std::move(*again);
      reread = true;
      continue;
    }
    for (const SourceMapping& source : mapping.sources) {
      if (source.reading == head.reading || source.columns.empty()) continue;
      Result<FileHead> again = head.ReadAgain(source.reading);
      if (!again || !HasColumns(*again, source)) continue;
      head = std::move(*again);
      any = reread = true;
      break;
    }
  }
  if (!any) return std::unexpected(FitsNothing(heads_, mapping));
  if (reread) {
    heads_ = std::move(heads);
    Sort();
  }

  Mapping fitted = Guess(mapping.zone);
  fitted.currency = mapping.currency;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const auto fit = BestFit(heads_[sources_[i].heads[0]], mapping);
    if (!fit) continue;
    SourceMapping& source = fitted.sources[i];
    const std::vector<ColumnMapping> named = mapping.sources[*fit].columns;
    source = mapping.sources[*fit];
    source.columns.clear();
    for (const SourceColumn& column : sources_[i].columns) {
      const auto found = std::ranges::find(named, column.facts.name, &ColumnMapping::column);
      source.columns.push_back(
          found == named.end() ? ColumnMapping{.column = column.facts.name, .format = ""} : *found);
    }
  }
  return fitted;
}

}  // namespace kohort
