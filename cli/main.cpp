#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/convert.h"
#include "cli/local_engine.h"
#include "cli/options.h"
#include "core/import/mapping_json.h"
#include "core/import/sample_data.h"
#include "core/segment/check.h"
#include "core/segment/definition_json.h"
#include "core/segment/describe.h"
#include "core/segment/plan.h"

namespace kohort {
namespace {

using json = nlohmann::ordered_json;

void Print(const Error& error) { std::fprintf(stderr, "kohort: %s\n", error.Message().c_str()); }

void Print(const Notice& notice) {
  std::string text = notice.text;
  if (notice.rows > 0) {
    text = std::to_string(notice.rows) + (notice.rows == 1 ? " row: " : " rows: ") + text;
  }
  if (notice.line > 0) {
    text += " First: " + notice.file + ", line " + std::to_string(notice.line);
  } else if (!notice.file.empty()) {
    text = notice.file + ": " + text;
  }
  std::fprintf(stderr, "kohort: %s\n", text.c_str());
}

// A reply as JSON without what only the page needs.
json ToJson(ReplyBody body) {
  json object = json::parse(Encode(Reply{.id = 0, .body = std::move(body)}));
  object.erase("id");
  object.erase("type");
  return object;
}

void Print(const json& object) { std::printf("%s\n", object.dump(2).c_str()); }

Result<std::string> ReadText(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return std::unexpected(Error{"file_unreadable", "The file cannot be read.", path,
                                 "Check its name and your rights to it."});
  }
  std::array<char, 4096> piece{};
  while (const std::size_t bytes = std::fread(piece.data(), 1, piece.size(), file)) {
    text.append(piece.data(), bytes);
  }
  std::fclose(file);
  return text;
}

// Opens the files as --map, --where and --zone say.
Result<Preview> Open(LocalEngine& engine, const Options& options) {
  const Result<std::vector<FileInfo>> files = engine.OpenFiles(options.files);
  if (!files) return std::unexpected(files.error());
  Result<Preview> preview = engine.Ask<Preview>(
      OpenRequest{.files = *files, .sample = false, .zone = options.zone.value_or("UTC")});
  if (!preview) return preview;
  if (!options.map_file.empty()) {
    const Result<std::string> text = ReadText(options.map_file);
    if (!text) return std::unexpected(text.error());
    Result<Mapping> kept = ReadMapping(*text);
    if (!kept) {
      Error error = kept.error();
      error.where = options.map_file + (error.where.empty() ? "" : ", " + error.where);
      return std::unexpected(error);
    }
    if (options.zone) kept->zone = *options.zone;
    preview = engine.Ask<Preview>(RemapRequest{std::move(*kept)});
    if (!preview) return preview;
  }
  if (options.map.empty() && options.where.empty()) return preview;
  Result<Mapping> mapping = ApplyOptions(preview->ToMapping(), options);
  if (!mapping) return std::unexpected(mapping.error());
  return engine.Ask<Preview>(RemapRequest{std::move(*mapping)});
}

// What stands in the way of an import, with the option that answers it.
std::optional<Error> FindQuestion(const Preview& preview) {
  for (const SourcePreview& source : preview.sources) {
    if (!source.complete) {
      std::string columns;
      for (const ColumnPreview& column : source.columns) {
        columns += (columns.empty() ? "" : ", ") + column.column;
      }
      return Error{"mapping_incomplete", source.notices.back().text, source.files[0].name,
                   "Use --map, such as --map customer=COLUMN,time=COLUMN. The columns are: " +
                       columns + "."};
    }
    for (const Notice& notice : source.notices) {
      if (notice.code != "day_month_unclear") continue;
      for (const ColumnPreview& column : source.columns) {
        if (column.meaning != Meaning::kTime) continue;
        return Error{notice.code, "\"" + column.examples[0] + "\" could be day/month or month/day.",
                     "column " + column.column,
                     "Say which: --map \"time=" + column.column +
                         ":d/m/y\" or --map \"time=" + column.column + ":m/d/y\"."};
      }
    }
  }
  return std::nullopt;
}

// What the page says before importing. Rows with fields too many are told of by the import, which
// sees them all.
void PrintRemarks(const Preview& preview) {
  for (const Notice& notice : preview.notices) Print(notice);
  for (const SourcePreview& source : preview.sources) {
    for (const Notice& notice : source.notices) {
      if (notice.code != "ragged_rows") Print(notice);
    }
  }
}

// Imports what is open. A question that the page would ask is an error here.
Result<DataSummary> Import(LocalEngine& engine, const Preview& preview) {
  if (std::optional<Error> question = FindQuestion(preview)) {
    return std::unexpected(std::move(*question));
  }
  PrintRemarks(preview);
  Result<DataSummary> summary = engine.Ask<DataSummary>(ImportRequest{preview.ToMapping()});
  if (summary) {
    for (const Notice& notice : summary->rejected) Print(notice);
    for (const Notice& notice : summary->notices) Print(notice);
  }
  return summary;
}

struct Loaded {
  Preview preview;
  DataSummary summary;
};

// Opens and imports the files.
Result<Loaded> Load(LocalEngine& engine, const Options& options) {
  Result<Preview> preview = Open(engine, options);
  if (!preview) return std::unexpected(preview.error());
  Result<DataSummary> summary = Import(engine, *preview);
  if (!summary) return std::unexpected(summary.error());
  return Loaded{std::move(*preview), std::move(*summary)};
}

// How the files are read, as their beginnings show, and what all of their rows hold.
Result<void> RunProfile(const Options& options) {
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  json profile = ToJson(loaded->summary);
  profile["sources"] = ToJson(loaded->preview)["sources"];
  for (json& source : profile["sources"]) source.erase("rows");
  Print(profile);
  return {};
}

Result<void> RunMapping(const Options& options) {
  LocalEngine engine;
  const Result<Preview> preview = Open(engine, options);
  if (!preview) return std::unexpected(preview.error());
  std::fputs(WriteMapping(preview->ToMapping()).c_str(), stdout);
  return {};
}

Result<void> RunLifecycle(const Options& options) {
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  const Result<LifecycleReply> reply =
      engine.Ask<LifecycleReply>(LifecycleRequest{options.lifecycle});
  if (!reply) return std::unexpected(reply.error());
  Print(ToJson(*reply));
  return {};
}

// The file appears under its name when it is complete; one that was there before stays until then.
Result<void> Save(LocalEngine& engine, RequestBody request, const std::string& path) {
  const std::string part_path = path + ".part";
  std::FILE* part = std::fopen(part_path.c_str(), "wb");
  if (part == nullptr) {
    return std::unexpected(Error{"file_unwritable", "The file cannot be written.", path,
                                 "Choose another place with --to."});
  }
  Result<ExportReply> reply =
      engine.Ask<ExportReply>(std::move(request), [part](std::span<const char> bytes) {
        return std::fwrite(bytes.data(), 1, bytes.size(), part) == bytes.size();
      });
  const bool closed = std::fclose(part) == 0;
  if (reply && (!closed || std::rename(part_path.c_str(), path.c_str()) != 0)) {
    reply = std::unexpected(Error{"file_unwritable", "The file could not be written.", path,
                                  "Check the space left on the disk."});
  }
  if (!reply) {
    std::remove(part_path.c_str());
    return std::unexpected(reply.error());
  }
  reply->file_name = path;
  Print(ToJson(*reply));
  return {};
}

Result<void> RunExport(const Options& options) {
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  return Save(engine,
              ExportRequest{.settings = options.lifecycle,
                            .stage = options.stage,
                            .format = options.to.ends_with(".sqlite") ? "sqlite" : "csv",
                            .guard_formulas = options.guard_formulas},
              options.to);
}

// The definitions, with what the command line says of them.
Result<Definitions> LoadDefinitions(const Options& options) {
  const Result<std::string> text = ReadText(options.definitions_file);
  if (!text) return std::unexpected(text.error());
  Result<Definitions> definitions = ParseDefinitions(*text);
  std::optional<Error> error;
  if (definitions) {
    LifecycleSettings& settings = definitions->settings.lifecycle;
    const LifecycleSettings unset;
    if (!options.lifecycle.as_of.empty()) settings.as_of = options.lifecycle.as_of;
    if (!options.lifecycle.purchase.empty()) settings.purchase = options.lifecycle.purchase;
    if (options.lifecycle.defecting_after != unset.defecting_after ||
        options.lifecycle.inactive_after != unset.inactive_after) {
      settings.defecting_after = options.lifecycle.defecting_after;
      settings.inactive_after = options.lifecycle.inactive_after;
    }
    error = Check(*definitions);
  } else {
    error = definitions.error();
  }
  if (error) {
    error->where = options.definitions_file + (error->where.empty() ? "" : ", " + error->where);
    return std::unexpected(*error);
  }
  return definitions;
}

// The reply to a request about definitions and data.
template <class Answer>
Result<Answer> AskAbout(const Options& options, LocalEngine& engine,
                        const std::function<RequestBody(Definitions)>& request) {
  Result<Definitions> definitions = LoadDefinitions(options);
  if (!definitions) return std::unexpected(definitions.error());
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  return engine.Ask<Answer>(request(std::move(*definitions)));
}

Result<void> RunCount(const Options& options) {
  LocalEngine engine;
  const Result<SizesReply> reply = AskAbout<SizesReply>(
      options, engine,
      [](Definitions definitions) { return SizesRequest{std::move(definitions)}; });
  if (!reply) return std::unexpected(reply.error());
  Print(ToJson(*reply));
  for (const SegmentSize& segment : reply->segments) {
    if (segment.problems.empty()) continue;
    Error error = segment.problems.front().error;
    error.where = "segment " + segment.segment + ", " + segment.problems.front().path;
    return std::unexpected(error);
  }
  return {};
}

Result<void> RunCheck(const Options& options) {
  if (!options.files.empty()) return RunCount(options);
  const Result<Definitions> definitions = LoadDefinitions(options);
  if (!definitions) return std::unexpected(definitions.error());
  std::optional<Error> error = CheckReferences(*definitions);
  if (error) {
    error->where = options.definitions_file + ", " + error->where;
    return std::unexpected(*error);
  }
  const std::size_t segments = definitions->segments.size();
  std::printf("%zu %s, nothing wrong\n", segments, segments == 1 ? "segment" : "segments");
  return {};
}

Result<void> RunDescribe(const Options& options) {
  const Result<Definitions> definitions = LoadDefinitions(options);
  if (!definitions) return std::unexpected(definitions.error());
  for (const Segment& segment : definitions->segments) {
    std::printf("%s: %s\n", segment.id.c_str(),
                Describe(segment, *definitions, options.language).c_str());
  }
  return {};
}

Result<void> RunMembers(const Options& options) {
  Result<Definitions> definitions = LoadDefinitions(options);
  if (!definitions) return std::unexpected(definitions.error());
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  ExportRequest request{.settings = {},
                        .stage = "",
                        .segment = options.segment,
                        .definitions = std::move(*definitions),
                        .format = options.to.ends_with(".sqlite") ? "sqlite" : "csv",
                        .guard_formulas = options.guard_formulas};
  if (!options.to.empty()) return Save(engine, std::move(request), options.to);
  const Result<ExportReply> reply =
      engine.Ask<ExportReply>(std::move(request), [](std::span<const char> bytes) {
        return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
      });
  if (!reply) return std::unexpected(reply.error());
  return {};
}

Result<void> RunExplain(const Options& options) {
  LocalEngine engine;
  const Result<ExplainReply> reply =
      AskAbout<ExplainReply>(options, engine, [&](Definitions definitions) {
        ExplainRequest request{std::move(definitions), options.segment, {options.customer}};
        if (!options.with.empty()) request.customers.push_back(options.with);
        return request;
      });
  if (!reply) return std::unexpected(reply.error());
  Print(ToJson(*reply));
  return {};
}

Result<void> RunSizes(const Options& options) {
  LocalEngine engine;
  const TimeUnit unit = options.unit == "day"    ? TimeUnit::kDays
                        : options.unit == "week" ? TimeUnit::kWeeks
                                                 : TimeUnit::kMonths;
  const Result<SizeHistoryReply> reply =
      AskAbout<SizeHistoryReply>(options, engine, [&](Definitions definitions) {
        return SizeHistoryRequest{std::move(definitions), options.segment, unit, options.periods};
      });
  if (!reply) return std::unexpected(reply.error());
  Print(ToJson(*reply));
  return {};
}

Result<void> RunPlan(const Options& options) {
  const Result<Definitions> definitions = LoadDefinitions(options);
  if (!definitions) return std::unexpected(definitions.error());
  const auto plan = MakePlan({.data = std::make_shared<const DataSet>(), .lists = {}}, *definitions,
                             {&options.segment, 1}, PlanNames::kTaken);
  if (!plan) return std::unexpected(plan.error());
  std::fputs((*plan)->Describe().c_str(), stdout);
  return {};
}

Result<void> RunRejects(const Options& options) {
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  return Save(engine, ExportRejectsRequest{}, options.to);
}

Result<void> Run(const Options& options) {
  if (options.command == "profile") return RunProfile(options);
  if (options.command == "convert") return Convert(options.files);
  if (options.command == "lifecycle") return RunLifecycle(options);
  if (options.command == "export") return RunExport(options);
  if (options.command == "mapping") return RunMapping(options);
  if (options.command == "rejects") return RunRejects(options);
  if (options.command == "check") return RunCheck(options);
  if (options.command == "describe") return RunDescribe(options);
  if (options.command == "count") return RunCount(options);
  if (options.command == "members") return RunMembers(options);
  if (options.command == "explain") return RunExplain(options);
  if (options.command == "sizes") return RunSizes(options);
  if (options.command == "plan") return RunPlan(options);
  const std::string sample = WriteSampleData();
  std::fwrite(sample.data(), 1, sample.size(), stdout);
  return {};
}

int Main(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument != "--help" && argument != "-h") continue;
    std::fputs(kUsage, stdout);
    return 0;
  }
  const Result<Options> options = ParseOptions(arguments);
  if (!options) {
    Print(options.error());
    return 2;
  }
  const Result<void> done = Run(*options);
  if (!done) Print(done.error());
  if (std::fflush(stdout) != 0 || !done) return 1;
  return 0;
}

}  // namespace
}  // namespace kohort

int main(int argc, char** argv) {
  return kohort::Main(std::vector<std::string>(argv + 1, argv + argc));
}
