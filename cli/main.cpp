#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/convert.h"
#include "cli/local_engine.h"
#include "cli/options.h"
#include "core/import/sample_data.h"

namespace kohort {
namespace {

using nlohmann::json;

void Print(const Error& error) { std::fprintf(stderr, "kohort: %s\n", error.Message().c_str()); }

void Print(const Notice& notice) {
  std::string text = notice.text;
  if (notice.rows > 0) {
    text = std::to_string(notice.rows) + (notice.rows == 1 ? " row: " : " rows: ") + text;
  }
  if (notice.line > 0) text += " First: " + notice.file + ", line " + std::to_string(notice.line);
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

// Opens the files as --map and --zone say.
Result<Preview> Open(LocalEngine& engine, const Options& options) {
  const Result<std::vector<FileInfo>> files = engine.OpenFiles(options.files);
  if (!files) return std::unexpected(files.error());
  Result<Preview> guess =
      engine.Ask<Preview>(OpenRequest{.files = *files, .sample = false, .zone = options.zone});
  if (!guess || options.map.empty()) return guess;
  Result<Mapping> mapping = ApplyMap(guess->ToMapping(), options.map);
  if (!mapping) return std::unexpected(mapping.error());
  return engine.Ask<Preview>(RemapRequest{std::move(*mapping)});
}

// Imports what is open. A question that the page would ask is an error here.
Result<DataSummary> Import(LocalEngine& engine, const Preview& preview) {
  if (!preview.can_import) {
    std::string columns;
    for (const ColumnPreview& column : preview.columns) {
      columns += (columns.empty() ? "" : ", ") + column.column;
    }
    return std::unexpected(Error{"mapping_incomplete", preview.notices.back().text, "",
                                 "Use --map, such as --map customer=COLUMN,time=COLUMN. The "
                                 "columns are: " +
                                     columns + "."});
  }
  for (const Notice& notice : preview.notices) {
    if (notice.code != "day_month_unclear") continue;
    for (const ColumnPreview& column : preview.columns) {
      if (column.meaning != Meaning::kTime) continue;
      return std::unexpected(
          Error{notice.code, "\"" + column.examples[0] + "\" could be day/month or month/day.",
                "column " + column.column,
                "Say which: --map \"time=" + column.column +
                    ":d/m/y\" or --map \"time=" + column.column + ":m/d/y\"."});
    }
  }
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

// What the heads of the files show, and what all of their rows do.
Result<void> RunProfile(const Options& options) {
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());
  json profile = ToJson(loaded->summary);
  const json head = ToJson(loaded->preview);
  json columns = head["columns"];
  for (json& column : columns) {
    for (const json& full : profile["columns"]) {
      if (full["column"] != column["column"]) continue;
      column["values"] = full["values"];
      column["distinct"] = full["distinct"];
    }
  }
  profile["columns"] = columns;
  profile["files"] = head["files"];
  profile["constant_event"] = head["constant_event"];
  Print(profile);
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
Result<void> RunExport(const Options& options) {
  LocalEngine engine;
  const Result<Loaded> loaded = Load(engine, options);
  if (!loaded) return std::unexpected(loaded.error());

  const std::string part_path = options.to + ".part";
  std::FILE* part = std::fopen(part_path.c_str(), "wb");
  if (part == nullptr) {
    return std::unexpected(Error{"file_unwritable", "The file cannot be written.", options.to,
                                 "Choose another place with --to."});
  }
  Result<ExportReply> reply = engine.Ask<ExportReply>(
      ExportRequest{.settings = options.lifecycle,
                    .stage = options.stage,
                    .format = options.to.ends_with(".sqlite") ? "sqlite" : "csv",
                    .guard_formulas = options.guard_formulas},
      [part](std::span<const char> bytes) {
        return std::fwrite(bytes.data(), 1, bytes.size(), part) == bytes.size();
      });
  const bool closed = std::fclose(part) == 0;
  if (reply && (!closed || std::rename(part_path.c_str(), options.to.c_str()) != 0)) {
    reply = std::unexpected(Error{"file_unwritable", "The file could not be written.", options.to,
                                  "Check the space left on the disk."});
  }
  if (!reply) {
    std::remove(part_path.c_str());
    return std::unexpected(reply.error());
  }
  reply->file_name = options.to;
  Print(ToJson(*reply));
  return {};
}

Result<void> Run(const Options& options) {
  if (options.command == "profile") return RunProfile(options);
  if (options.command == "convert") return Convert(options.files);
  if (options.command == "lifecycle") return RunLifecycle(options);
  if (options.command == "export") return RunExport(options);
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
