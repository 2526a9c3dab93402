#include "web/app/controller.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <variant>

#include "core/import/mapping_json.h"
#include "core/segment/definition_json.h"
#include "web/app/edit.h"

namespace kohort {
namespace {

constexpr double kSpeedWindowMs = 3000;
constexpr std::size_t kPagesKept = 40;  // about 8,000 rows
constexpr std::size_t kPagesInFlight = 3;
constexpr std::string_view kLanguage = "language";  // the one chosen, for other visits
constexpr std::uint64_t kMostMappingBytes = 1 << 20;

std::string_view TagOf(Language language) {
  return language == Language::kIndonesian ? "id" : "en";
}

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

void TrimPages(RowTable& table, std::uint64_t around) {
  auto& pages = table.pages;
  while (pages.size() > kPagesKept) {
    const std::uint64_t below = around - std::min(around, pages.begin()->first);
    const std::uint64_t above = std::max(around, pages.rbegin()->first) - around;
    pages.erase(below > above ? pages.begin() : std::prev(pages.end()));
  }
}

// Forgets what the table knows, for another question.
void Clear(RowTable& table) {
  table.known = false;
  table.pages.clear();
  table.error.reset();
  ++table.version;
}

// Of a table whose columns are known, in their order; none = all.
std::vector<std::string> ChosenColumns(const MemberTable& members) {
  std::vector<std::string> ids;
  for (const MemberColumn& column : members.columns) {
    if (members.Shows(column)) ids.push_back(column.id);
  }
  return ids.size() == members.columns.size() ? std::vector<std::string>() : ids;
}

}  // namespace

void SpeedMeter::Add(double now_ms, const Progress& at, WorkProgress& progress) {
  if (at.phase != phase_) {  // done counts something else now
    phase_ = at.phase;
    samples_.clear();
  }
  samples_.push_back({now_ms, at.done});
  while (samples_.size() > 2 && now_ms - samples_.front().ms > kSpeedWindowMs) {
    samples_.pop_front();
  }
  progress.phase = at.phase;
  progress.done = at.done;
  progress.total = at.total;
  progress.rows = at.rows;
  progress.per_second = 0;
  progress.seconds_left.reset();
  const double seconds = (now_ms - samples_.front().ms) / 1000;
  const std::uint64_t before = samples_.front().done;
  if (seconds < 0.2 || at.done <= before) return;
  progress.per_second = static_cast<double>(at.done - before) / seconds;
  if (at.total >= at.done) {
    progress.seconds_left = static_cast<double>(at.total - at.done) / progress.per_second;
  }
}

Controller::Controller(Host& host, std::string zone, Language language)
    : host_(host), memory_(host), versions_(host) {
  model_.zone = std::move(zone);
  const std::string chosen = host_.Recall(kLanguage);
  model_.language = chosen == TagOf(Language::kIndonesian) ? Language::kIndonesian
                    : chosen == TagOf(Language::kEnglish)  ? Language::kEnglish
                                                           : language;
  host_.ShowLanguage(TagOf(model_.language));
  RecallDocument();
}

void Controller::Apply(const Command& command) {
  std::visit([this](const auto& c) { On(c); }, command);
}

void Controller::Receive(std::string_view reply_json) {
  answered_ = true;
  Result<Reply> reply = DecodeReply(reply_json);
  if (!reply) {
    TellError(reply.error());
    return;
  }
  const Id id = reply->id;
  std::visit([this, id](auto&& body) { Take(id, std::forward<decltype(body)>(body)); },
             std::move(reply->body));
}

void Controller::EngineStopped(std::string_view reason) {
  open_ = remap_ = import_ = lifecycle_ = export_ = 0;
  sizes_ = count_ = size_history_ = profile_ = catalog_ = values_ = customer_ = why_ = 0;
  member_pages_.clear();
  customer_pages_.clear();
  reject_pages_.clear();
  loaded_files_.clear();
  opened_files_.clear();
  guess_.reset();
  // All that it held is gone; what is on the screen must not look as if it were there.
  Model fresh;
  fresh.zone = model_.zone;
  fresh.files_hover = model_.files_hover;
  fresh.guard_formulas = model_.guard_formulas;
  fresh.toasts = std::move(model_.toasts);
  fresh.audiences.selected = model_.audiences.selected;
  model_ = std::move(fresh);
  ShowDocument();
  Toast toast;
  toast.kind = Toast::Kind::kEngineStopped;
  toast.error.code = "engine_stopped";
  toast.error.what = reason;
  Tell(std::move(toast));
  // One that stops before it says anything would go on doing so: it waits for the next files.
  stopped_ = !answered_;
  answered_ = false;
  if (!stopped_) host_.RestartEngine();
}

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

void Controller::Tick() {
  const double now = host_.NowMs();
  std::erase_if(model_.toasts,
                [now](const Toast& toast) { return toast.until_ms && *toast.until_ms <= now; });
  Audiences& audiences = model_.audiences;
  if (!audiences.kept_until_ms || *audiences.kept_until_ms > now) return;
  if (audiences.kept == Audiences::Kept::kSoon) return KeepDocument();
  audiences.kept = Audiences::Kept::kYes;
  audiences.kept_until_ms.reset();
}

Controller::Id Controller::Send(RequestBody body) {
  const Id id = ++last_id_;
  host_.Send(Encode(Request{.id = id, .body = std::move(body)}));
  return id;
}

void Controller::Abandon(Id& id) {
  if (id == 0) return;
  Send(CancelRequest{.request = id});
  id = 0;
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

void Controller::AskLifecycle() {
  Abandon(lifecycle_);
  Forget(member_pages_);
  audiences_old_ = true;
  model_.lifecycle_error.reset();
  model_.lifecycle_busy = false;
  AskCustomer();
  const bool asked = model_.data && !model_.settings.purchase.empty();
  if (!asked) return;
  model_.lifecycle_busy = true;
  lifecycle_ = Send(LifecycleRequest{.settings = model_.settings});
  if (model_.screen == Screen::kAudiences) {
    AskAudiences();
  } else {
    AskMembers();
    AskWhy();
  }
}

void Controller::Forget(Pages& pages) {
  for (const auto& [id, page] : pages) Send(CancelRequest{.request = id});
  pages.clear();
}

void Controller::AskMembers() {
  Forget(member_pages_);
  members_old_ = false;
  Clear(model_.members);
  AskMembersPage(0);
}

void Controller::AskRejects() {
  Forget(reject_pages_);
  Clear(model_.rejects);
  AskRejectsPage(0);
}

void Controller::AskMembersPage(std::uint64_t page) {
  const MemberTable& members = model_.members;
  const bool audience = !members.segment.empty();
  const Id id =
      Send(MembersRequest{.settings = model_.settings,
                          .stage = audience ? "" : members.stage,
                          .segment = members.segment,
                          .definitions = audience ? Asked(members.segment) : Definitions{},
                          .sort = members.sort,
                          .descending = members.descending,
                          .filter = members.filter,
                          .offset = page * RowTable::kPageRows,
                          .limit = RowTable::kPageRows});
  member_pages_[id] = page;
}

void Controller::AskRejectsPage(std::uint64_t page) {
  const Id id = Send(RejectsRequest{.reason = model_.rejects.reason,
                                    .offset = page * RowTable::kPageRows,
                                    .limit = RowTable::kPageRows});
  reject_pages_[id] = page;
}

void Controller::Tell(Toast toast) {
  toast.id = ++last_toast_;
  // The same trouble again is not news.
  std::erase_if(model_.toasts, [&](const Toast& old) {
    return old.kind == toast.kind && old.error == toast.error && old.file == toast.file;
  });
  model_.toasts.push_back(std::move(toast));
}

void Controller::TellError(Error error) {
  Toast toast;
  toast.error = std::move(error);
  Tell(std::move(toast));
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

void Controller::On(const command::ShowScreen& c) {
  if (c.screen != Screen::kData && !model_.data) return;
  CloseCustomer();
  model_.screen = c.screen;
  if (c.screen == Screen::kAudiences) {
    if (audiences_old_) {
      AskAudiences();
    } else {
      AskSelected();
    }
  } else if (c.screen == Screen::kLifecycle && !model_.members.segment.empty()) {
    model_.members.segment.clear();
    model_.members.filter = {};
    AskMembers();
  }
}

void Controller::On(const command::ShowRejects& c) {
  if (!model_.data) return;
  model_.screen = Screen::kData;
  model_.rejects.open = true;
  model_.rejects.reason = c.reason;
  AskRejects();
}

void Controller::On(const command::HideRejects&) {
  Forget(reject_pages_);
  model_.rejects.open = false;
}

void Controller::On(const command::SetPurchase& c) {
  if (model_.settings.purchase == c.event) return;
  model_.settings.purchase = c.event;
  AskLifecycle();
}

void Controller::On(const command::SetAges& c) {
  if (model_.settings.defecting_after == c.defecting_after &&
      model_.settings.inactive_after == c.inactive_after) {
    return;
  }
  model_.settings.defecting_after = c.defecting_after;
  model_.settings.inactive_after = c.inactive_after;
  AskLifecycle();
}

void Controller::On(const command::SetAsOf& c) {
  if (model_.settings.as_of == c.as_of) return;
  model_.settings.as_of = c.as_of;
  AskLifecycle();
}

void Controller::On(const command::OpenStage& c) {
  CloseCustomer();
  model_.screen = Screen::kLifecycle;
  if (model_.members.stage == c.stage && model_.members.segment.empty()) return;
  model_.members.stage = c.stage;
  model_.members.segment.clear();
  model_.members.filter = {};
  AskMembers();
}

void Controller::On(const command::SortMembers& c) {
  model_.members.sort = c.column;
  model_.members.descending = c.descending;
  AskMembers();
}

void Controller::On(const command::FilterMembers& c) {
  if (model_.members.filter == c.filter) return;
  model_.members.filter = c.filter;
  Forget(member_pages_);
  members_old_ = true;  // the rows stay while one types
  AskMembersPage(0);
}

void Controller::On(const command::ShowColumn& c) {
  std::vector<std::string>& hidden = model_.members.hidden;
  std::erase(hidden, c.column);
  if (!c.show) hidden.push_back(c.column);
}

void Controller::On(const command::NeedRows& c) {
  struct Source {
    RowTable& table;
    const Pages& asked;
    void (Controller::*ask)(std::uint64_t page);
  };
  const auto source = [&]() -> Source {
    switch (c.rows) {
      case command::Rows::kMembers: break;
      case command::Rows::kRejects:
        return {model_.rejects, reject_pages_, &Controller::AskRejectsPage};
      case command::Rows::kCustomer:
        return {model_.customer.events, customer_pages_, &Controller::AskCustomerPage};
    }
    return {model_.members, member_pages_, &Controller::AskMembersPage};
  };
  const auto [table, asked, ask] = source();
  if (!table.known || table.error || table.total == 0) return;
  const std::uint64_t last = std::min(c.last, table.total - 1) / RowTable::kPageRows;
  const std::uint64_t first = c.first / RowTable::kPageRows;
  TrimPages(table, first);
  for (std::uint64_t page = first; page <= last; ++page) {
    if (table.pages.contains(page) || asked.size() >= kPagesInFlight) continue;
    const bool on_its_way =
        std::ranges::any_of(asked, [page](const auto& entry) { return entry.second == page; });
    if (on_its_way) continue;
    (this->*ask)(page);
  }
}

void Controller::On(const command::Export& c) {
  if (!model_.data || model_.exporting) return;
  const Segment* segment = FindSegment(model_.audiences.document, c.segment);
  model_.exporting = ExportWork{.stage = c.stage,
                                .audience = segment == nullptr ? "" : segment->name,
                                .format = c.format,
                                .progress = {}};
  export_speed_.Reset();
  export_ = Send(ExportRequest{.settings = model_.settings,
                               .stage = c.stage,
                               .segment = c.segment,
                               .definitions = c.segment.empty() ? Definitions{} : Asked(c.segment),
                               .format = c.format,
                               .columns = ChosenColumns(model_.members),
                               .guard_formulas = model_.guard_formulas});
}

void Controller::On(const command::ExportRejects&) {
  if (!model_.data || model_.exporting) return;
  model_.exporting =
      ExportWork{.stage = "", .audience = "", .format = "csv", .rejects = true, .progress = {}};
  export_speed_.Reset();
  export_ = Send(ExportRejectsRequest{});
}

void Controller::On(const command::CancelExport&) {
  Abandon(export_);
  model_.exporting.reset();
}

void Controller::On(const command::SetGuard& c) { model_.guard_formulas = c.guard; }

void Controller::On(const command::SetLanguage& c) {
  model_.language = c.language;
  host_.Remember(kLanguage, TagOf(c.language));
  host_.ShowLanguage(TagOf(c.language));
  ShowDocument();  // its sentence
}

void Controller::On(const command::Dismiss& c) {
  std::erase_if(model_.toasts, [&c](const Toast& toast) { return toast.id == c.toast; });
}

}  // namespace kohort
