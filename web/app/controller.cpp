#include "web/app/controller.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace kohort {
namespace {

constexpr double kSpeedWindowMs = 3000;
constexpr double kExportedForMs = 8000;
constexpr std::size_t kPagesKept = 40;  // about 8,000 rows
constexpr std::size_t kPagesInFlight = 3;

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

Controller::Controller(Host& host, std::string zone) : host_(host) {
  model_.zone = std::move(zone);
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
  pages_asked_.clear();
  loaded_files_.clear();
  opened_files_.clear();
  // All that it held is gone; what is on the screen must not look as if it were there.
  Model fresh;
  fresh.zone = model_.zone;
  fresh.files_hover = model_.files_hover;
  fresh.guard_formulas = model_.guard_formulas;
  fresh.toasts = std::move(model_.toasts);
  model_ = std::move(fresh);
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
  if (files.empty()) return;
  if (add_next_ && model_.data && !model_.data_is_sample) {
    files.insert(files.begin(), loaded_files_.begin(), loaded_files_.end());
  }
  add_next_ = false;
  Open(std::move(files), false);
}

void Controller::FilesHover(bool hovering) {
  model_.files_hover = hovering;
  if (hovering) add_next_ = false;  // the chooser was left without a choice
}

void Controller::Tick() {
  const double now = host_.NowMs();
  std::erase_if(model_.toasts,
                [now](const Toast& toast) { return toast.until_ms && *toast.until_ms <= now; });
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

void Controller::Remap() {
  Abandon(remap_);
  model_.remapping = true;
  remap_ = Send(RemapRequest{.mapping = model_.preview->ToMapping()});
}

void Controller::AskLifecycle() {
  Abandon(lifecycle_);
  for (const auto& [id, page] : pages_asked_) Send(CancelRequest{.request = id});
  pages_asked_.clear();
  model_.lifecycle_error.reset();
  model_.lifecycle_busy = false;
  const bool asked = model_.data && !model_.settings.purchase.empty();
  if (!asked) return;
  model_.lifecycle_busy = true;
  lifecycle_ = Send(LifecycleRequest{.settings = model_.settings});
  AskMembers();
}

void Controller::AskMembers() {
  for (const auto& [id, page] : pages_asked_) Send(CancelRequest{.request = id});
  pages_asked_.clear();
  MemberTable& members = model_.members;
  members.known = false;  // how many there are
  members.pages.clear();
  members.error.reset();
  ++members.version;
  AskPage(0);
}

void Controller::AskPage(std::uint64_t page) {
  const MemberTable& members = model_.members;
  const Id id = Send(MembersRequest{.settings = model_.settings,
                                    .stage = members.stage,
                                    .sort = members.sort,
                                    .descending = members.descending,
                                    .offset = page * MemberTable::kPageRows,
                                    .limit = MemberTable::kPageRows});
  pages_asked_[id] = page;
}

void Controller::TrimPages(std::uint64_t around) {
  auto& pages = model_.members.pages;
  while (pages.size() > kPagesKept) {
    const std::uint64_t below = around - std::min(around, pages.begin()->first);
    const std::uint64_t above = std::max(around, pages.rbegin()->first) - around;
    pages.erase(below > above ? pages.begin() : std::prev(pages.end()));
  }
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
  host_.ChooseFiles();
}

void Controller::On(const command::OpenSample&) {
  add_next_ = false;
  Open({}, true);
}

// The source that is shown, if it may be changed.
SourcePreview* Controller::EditedSource() {
  if (!model_.preview || model_.importing) return nullptr;
  return &model_.preview->sources[model_.source];
}

void Controller::On(const command::ShowSource& c) {
  if (model_.preview && c.source < model_.preview->sources.size()) model_.source = c.source;
}

void Controller::On(const command::SetMeaning& c) {
  SourcePreview* source = EditedSource();
  if (source == nullptr || c.column >= source->columns.size()) return;
  auto& columns = source->columns;
  // One column each holds the customer, the event's name and its time: the new one takes over.
  for (ColumnPreview& column : columns) {
    if (IsSingle(c.meaning) && column.meaning == c.meaning) {
      column.meaning = Meaning::kProperty;
      column.format_chosen = false;
    }
  }
  columns[c.column].meaning = c.meaning;
  columns[c.column].format_chosen = false;
  if (c.meaning == Meaning::kEvent) source->constant_event.clear();
  Remap();
}

void Controller::On(const command::SetTimeFormat& c) {
  SourcePreview* source = EditedSource();
  if (source == nullptr || c.column >= source->columns.size()) return;
  source->columns[c.column].format = c.format;
  source->columns[c.column].format_chosen = true;
  Remap();
}

void Controller::On(const command::SetZone& c) {
  if (!model_.preview || model_.importing) return;
  model_.preview->zone = c.zone;
  Remap();
}

void Controller::On(const command::SetConstantEvent& c) {
  SourcePreview* source = EditedSource();
  if (source == nullptr || source->constant_event == c.name) return;
  source->constant_event = c.name;
  Remap();
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
  model_.opening = false;
  model_.remapping = false;
  model_.preview.reset();
}

void Controller::On(const command::ShowScreen& c) {
  if (c.screen == Screen::kLifecycle && !model_.data) return;
  model_.screen = c.screen;
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
  model_.screen = Screen::kLifecycle;
  if (model_.members.stage == c.stage) return;
  model_.members.stage = c.stage;
  AskMembers();
}

void Controller::On(const command::SortMembers& c) {
  model_.members.sort = c.column;
  model_.members.descending = c.descending;
  AskMembers();
}

void Controller::On(const command::NeedRows& c) {
  MemberTable& members = model_.members;
  if (!members.known || members.error || members.total == 0) return;
  const std::uint64_t last = std::min(c.last, members.total - 1) / MemberTable::kPageRows;
  const std::uint64_t first = c.first / MemberTable::kPageRows;
  TrimPages(first);
  for (std::uint64_t page = first; page <= last; ++page) {
    if (members.pages.contains(page) || pages_asked_.size() >= kPagesInFlight) continue;
    const bool asked = std::any_of(pages_asked_.begin(), pages_asked_.end(),
                                   [page](const auto& entry) { return entry.second == page; });
    if (!asked) AskPage(page);
  }
}

void Controller::On(const command::Export& c) {
  if (!model_.data || model_.exporting) return;
  model_.exporting = ExportWork{.stage = c.stage, .format = c.format, .progress = {}};
  export_speed_.Reset();
  export_ = Send(ExportRequest{.settings = model_.settings,
                               .stage = c.stage,
                               .format = c.format,
                               .guard_formulas = model_.guard_formulas});
}

void Controller::On(const command::CancelExport&) {
  Abandon(export_);
  model_.exporting.reset();
}

void Controller::On(const command::SetGuard& c) { model_.guard_formulas = c.guard; }

void Controller::On(const command::Dismiss& c) {
  std::erase_if(model_.toasts, [&c](const Toast& toast) { return toast.id == c.toast; });
}

// ---- Replies

void Controller::Take(Id id, Progress reply) {
  if (id == open_ || id == import_) {
    import_speed_.Add(host_.NowMs(), reply, model_.import_progress);
  } else if (id == export_ && model_.exporting) {
    export_speed_.Add(host_.NowMs(), reply, model_.exporting->progress);
  }
}

void Controller::Take(Id id, Preview reply) {
  if (id == open_) {
    open_ = 0;
    model_.opening = false;
    model_.source = 0;
    model_.preview = std::move(reply);
  } else if (id == remap_) {
    remap_ = 0;
    model_.remapping = false;
    model_.preview = std::move(reply);
    model_.source = std::min(model_.source, model_.preview->sources.size() - 1);
  }
}

void Controller::Take(Id id, DataSummary reply) {
  if (id != import_) return;
  import_ = 0;
  model_.importing = false;
  model_.preview.reset();
  model_.data_is_sample = opened_sample_;
  loaded_files_ = opened_files_;
  model_.settings.purchase = reply.purchase;
  model_.settings.as_of.clear();
  model_.data = std::move(reply);
  model_.lifecycle.reset();
  const std::uint64_t version = model_.members.version;
  model_.members = {};
  model_.members.version = version;
  model_.screen = Screen::kLifecycle;
  std::erase_if(model_.toasts,  // told of what is over
                [](const Toast& toast) { return toast.kind != Toast::Kind::kExported; });
  AskLifecycle();
}

void Controller::Take(Id id, LifecycleReply reply) {
  if (id != lifecycle_) return;
  lifecycle_ = 0;
  model_.lifecycle_busy = false;
  model_.lifecycle = std::move(reply);
}

void Controller::Take(Id id, MembersReply reply) {
  const auto asked = pages_asked_.find(id);
  if (asked == pages_asked_.end()) return;
  MemberTable& members = model_.members;
  members.known = true;
  members.total = reply.total;
  members.columns = std::move(reply.columns);
  members.pages[asked->second] = std::move(reply.rows);
  pages_asked_.erase(asked);
}

void Controller::Take(Id id, RejectsReply reply) {
  if (id == rejects_) model_.rejects = std::move(reply);
}

void Controller::Take(Id id, const ExportReply& reply) {
  if (id != export_) return;
  export_ = 0;
  model_.exporting.reset();
  Toast toast;
  toast.kind = Toast::Kind::kExported;
  toast.file = reply.file_name;
  toast.rows = reply.rows;
  toast.until_ms = host_.NowMs() + kExportedForMs;
  Tell(std::move(toast));
}

void Controller::Take(Id, const CancelReply&) {}

void Controller::Take(Id id, const ErrorReply& reply) {
  const bool cancelled = reply.error.code == "cancelled";
  if (id == open_) {
    open_ = 0;
    model_.opening = false;
  } else if (id == remap_) {
    remap_ = 0;
    model_.remapping = false;
  } else if (id == import_) {  // the preview is still there, to change and try again
    import_ = 0;
    model_.importing = false;
  } else if (id == export_) {
    export_ = 0;
    model_.exporting.reset();
  } else if (id == lifecycle_) {
    lifecycle_ = 0;
    model_.lifecycle_busy = false;
    if (!cancelled) model_.lifecycle_error = reply.error;
    return;
  } else if (const auto asked = pages_asked_.find(id); asked != pages_asked_.end()) {
    pages_asked_.erase(asked);
    if (!cancelled) model_.members.error = reply.error;
    return;
  } else {
    return;  // of a question that no longer counts
  }
  if (!cancelled) TellError(reply.error);
}

}  // namespace kohort
