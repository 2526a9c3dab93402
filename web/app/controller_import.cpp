// What the controller does about files: what is chosen, how it is read, and taking it in.
#include <algorithm>
#include <cctype>
#include <utility>

#include "core/import/mapping_json.h"
#include "core/segment/definition_json.h"
#include "web/app/controller.h"
#include "web/app/edit.h"

namespace kohort {
namespace {

constexpr std::uint64_t kMostMappingBytes = 1 << 20;

// Files that are so named and so small may be mappings.
bool MayBeMapping(const FileInfo& file) {
  constexpr std::string_view kEnding = ".json";
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return file.size_bytes <= kMostMappingBytes && file.name.size() > kEnding.size() &&
         std::equal(file.name.end() - kEnding.size(), file.name.end(), kEnding.begin(), same);
}

// "orders.csv" -> "orders.mapping.json".
std::string MappingFileName(const Preview& preview) {
  std::string name = "files";
  if (!preview.sources.empty() && !preview.sources[0].files.empty()) {
    name = preview.sources[0].files[0].name;
  }
  name = name.substr(name.find_last_of("/\\") + 1);
  return name.substr(0, name.rfind('.')) + ".mapping.json";
}

// A file that means to be one of audiences, whatever is wrong with it.
bool IsOfSegments(std::string_view text) {
  const std::string_view start = text.substr(0, 200);
  const std::size_t kohort = start.find("\"kohort\"");
  return kohort != std::string_view::npos &&
         start.find("\"segments\"", kohort) != std::string_view::npos &&
         start.find("\"segments\"", kohort) < start.find(',', kohort);
}

}  // namespace

void Controller::FilesChosen(std::vector<FileInfo> files) {
  model_.files_hover = false;
  reading_mapping_ = std::exchange(mapping_next_, false);
  reading_definitions_ = std::exchange(definitions_next_, false);
  // What is dropped while IDs are asked for is meant there.
  reading_ids_ = std::exchange(ids_next_, false) || model_.audiences.ids.open;
  if (files.empty()) return;
  const auto mapping = std::ranges::find_if(files, [&](const FileInfo& file) {
    return reading_mapping_ || reading_definitions_ || reading_ids_ || MayBeMapping(file);
  });
  if (mapping == files.end()) {
    OpenData(std::move(files));
    return;
  }
  reading_file_ = mapping->handle;
  host_.ReadFile(reading_file_);
  waiting_files_ = std::move(files);
}

void Controller::FileRead(std::uint64_t handle, std::string_view text) {
  if (handle != reading_file_) return;  // others were chosen meanwhile
  reading_file_ = 0;
  std::vector<FileInfo> files = std::exchange(waiting_files_, {});
  if (std::exchange(reading_ids_, false)) return IdsRead(text);
  Result<Definitions> definitions = ParseDefinitions(text);
  if (definitions) {
    std::erase_if(files, [handle](const FileInfo& file) { return file.handle == handle; });
    OpenDefinitions(*std::move(definitions));
    if (!files.empty()) OpenData(std::move(files));
    return;
  }
  if (reading_definitions_ || IsOfSegments(text)) return TellError(definitions.error());
  Result<Mapping> mapping = ReadMapping(text);
  if (!mapping) {
    // JSON of another kind is data.
    const bool meant = reading_mapping_ || text.find("\"kohort\"") != std::string_view::npos;
    if (meant) {
      TellError(mapping.error());
    } else {
      OpenData(std::move(files));
    }
    return;
  }
  std::erase_if(files, [handle](const FileInfo& file) { return file.handle == handle; });
  if (!files.empty()) {
    OpenData(std::move(files));
    dropped_mapping_ = *std::move(mapping);
  } else if (model_.opening) {
    dropped_mapping_ = *std::move(mapping);
  } else if (model_.preview && !model_.importing) {
    Remap(*std::move(mapping));
  } else {
    TellError({"mapping_without_files", "This mapping says how to read files, and none are open.",
               "", "Open the files first, then the mapping."});
  }
}

void Controller::OpenData(std::vector<FileInfo> files) {
  if (add_next_ && model_.data && !model_.data_is_sample) {
    files.insert(files.begin(), loaded_files_.begin(), loaded_files_.end());
  }
  add_next_ = false;
  Open(std::move(files), false);
}

void Controller::FilesHover(bool hovering) {
  model_.files_hover = hovering;
  if (hovering)
    add_next_ = mapping_next_ = definitions_next_ = false;  // the chooser was left without a choice
}

void Controller::Open(std::vector<FileInfo> files, bool sample) {
  if (stopped_) {
    stopped_ = false;
    host_.RestartEngine();
  }
  Abandon(open_);
  Abandon(remap_);
  Abandon(import_);
  opened_files_ = files;
  opened_sample_ = sample;
  guess_.reset();
  dropped_mapping_.reset();
  recalling_ = start_over_ = false;
  model_.screen = Screen::kData;
  model_.preview.reset();
  model_.remapping = false;
  model_.importing = false;
  model_.opening = true;
  model_.opening_files = files;
  model_.import_progress = {};
  import_speed_.Reset();
  open_ = Send(OpenRequest{.files = std::move(files), .sample = sample, .zone = model_.zone});
}

void Controller::Remap(Mapping mapping) {
  Abandon(remap_);
  model_.remapping = true;
  remap_ = Send(RemapRequest{.mapping = std::move(mapping)});
}

void Controller::ShowPreview(Preview preview) {
  if (std::exchange(model_.opening, false)) {  // the first source that something is asked of
    const auto asking = std::ranges::find(preview.sources, false, &SourcePreview::complete);
    model_.source = asking == preview.sources.end()
                        ? 0
                        : static_cast<std::size_t>(asking - preview.sources.begin());
  }
  made_ = preview;
  model_.preview = std::move(preview);
  model_.source = std::min(model_.source, model_.preview->sources.size() - 1);
}

// ---- Commands

void Controller::On(const command::ChooseFiles& c) {
  add_next_ = c.add;
  mapping_next_ = definitions_next_ = false;
  host_.ChooseFiles();
}

void Controller::On(const command::OpenSample&) {
  add_next_ = false;
  Open({}, true);
}

void Controller::On(const command::ShowSource& c) {
  if (model_.preview && c.source < model_.preview->sources.size()) model_.source = c.source;
}

template <class Change>
void Controller::EditSource(const Change& c) {
  if (!model_.preview || model_.importing) return;
  const bool guessed = guess_ && model_.source < guess_->sources.size();
  const SourcePreview* guess = guessed ? &guess_->sources[model_.source] : nullptr;
  if (Edit(model_.preview->sources[model_.source], guess, c)) Remap(model_.preview->ToMapping());
}

void Controller::On(const command::SetMeaning& c) { EditSource(c); }
void Controller::On(const command::SetFormat& c) { EditSource(c); }
void Controller::On(const command::SetKind& c) { EditSource(c); }
void Controller::On(const command::SetConstantEvent& c) { EditSource(c); }
void Controller::On(const command::SetLookup& c) { EditSource(c); }
void Controller::On(const command::SetList& c) { EditSource(c); }
void Controller::On(const command::SetFilters& c) { EditSource(c); }
void Controller::On(const command::SetReading& c) { EditSource(c); }

void Controller::On(const command::SetZone& c) {
  if (!model_.preview || model_.importing) return;
  model_.preview->zone = c.zone;
  Remap(model_.preview->ToMapping());
}

void Controller::On(const command::SetCurrency& c) {
  if (!model_.preview || model_.importing) return;
  model_.preview->currency = c.currency;
  model_.preview->currency_chosen = true;
  Remap(model_.preview->ToMapping());
}

void Controller::On(const command::SaveMapping&) {
  if (!model_.preview) return;
  host_.SaveFile(MappingFileName(*model_.preview), "application/json",
                 WriteMapping(model_.preview->ToMapping()));
}

void Controller::On(const command::ChooseMapping&) {
  mapping_next_ = true;
  add_next_ = definitions_next_ = false;
  host_.ChooseFiles();
}

void Controller::On(const command::StartOver&) {
  if (!model_.preview || model_.importing) return;
  // Opened anew: files that were read in another way are read as they seem again.
  Open(opened_files_, opened_sample_);
  start_over_ = true;
}

void Controller::On(const command::Import&) {
  if (!model_.preview || model_.importing) return;
  model_.importing = true;
  model_.import_progress = {};
  import_speed_.Reset();
  import_ = Send(ImportRequest{.mapping = model_.preview->ToMapping()});
}

void Controller::On(const command::Cancel&) {
  if (model_.importing) {  // back to the preview; the answer says "cancelled"
    if (import_ != 0) Send(CancelRequest{.request = import_});
    return;
  }
  Abandon(open_);
  Abandon(remap_);
  recalling_ = false;
  model_.opening = false;
  model_.remapping = false;
  model_.preview.reset();
}

// ---- Replies

void Controller::Take(Id id, Preview reply) {
  if (id == open_) {
    open_ = 0;
    model_.as_last_time = false;
    guess_ = reply;
    if (dropped_mapping_) {
      ShowPreview(std::move(reply));
      Remap(*std::exchange(dropped_mapping_, {}));
      return;
    }
    std::optional<Mapping> kept;
    if (!start_over_ && !opened_sample_) kept = memory_.Find(reply);
    if (!kept) {
      ShowPreview(std::move(reply));
      return;
    }
    recalling_ = true;  // what is shown first is how it was last time
    remap_ = Send(RemapRequest{.mapping = *std::move(kept)});
  } else if (id == remap_) {
    remap_ = 0;
    model_.remapping = false;
    if (std::exchange(recalling_, false)) model_.as_last_time = true;
    ShowPreview(std::move(reply));
    if (dropped_mapping_) Remap(*std::exchange(dropped_mapping_, {}));
  }
}

void Controller::Take(Id id, DataSummary reply) {
  if (id != import_) return;
  import_ = 0;
  model_.importing = false;
  if (!opened_sample_ && guess_ && model_.preview) memory_.Keep(*guess_, *model_.preview);
  guess_.reset();
  model_.preview.reset();
  model_.data_is_sample = opened_sample_;
  loaded_files_ = opened_files_;
  model_.settings.purchase = reply.purchase;
  model_.settings.as_of.clear();
  model_.data = std::move(reply);
  model_.lifecycle.reset();
  const std::uint64_t version = model_.members.version;
  model_.members = {};  // its columns may be others
  model_.members.version = version;
  Forget(reject_pages_);
  ForgetAudiences();
  CloseCustomer();
  model_.rejects.open = false;
  model_.screen = Screen::kLifecycle;
  std::erase_if(model_.toasts,  // told of what is over
                [](const Toast& toast) { return toast.kind != Toast::Kind::kExported; });
  AskLifecycle();
}

bool Controller::TakeImportError(Id id, const Error& error) {
  const bool cancelled = error.code == "cancelled";
  if (id == open_) {
    open_ = 0;
    model_.opening = false;
  } else if (id == remap_) {
    remap_ = 0;
    model_.remapping = false;
    if (std::exchange(recalling_, false)) {  // what was kept does not fit: nothing to tell
      if (!cancelled) ShowPreview(*guess_);
      return true;
    }
    if (!cancelled && made_) model_.preview = made_;  // what was changed cannot be
  } else if (id == import_) {  // the preview is still there, to change and try again
    import_ = 0;
    model_.importing = false;
  } else {
    return false;
  }
  if (!cancelled) TellError(error);
  return true;
}

}  // namespace kohort
