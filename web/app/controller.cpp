#include "web/app/controller.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace kohort {
namespace {

constexpr std::string_view kLanguage = "language";  // the one chosen, for other visits

std::string_view TagOf(Language language) {
  return language == Language::kIndonesian ? "id" : "en";
}

}  // namespace

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

void Controller::Forget(Pages& pages) {
  for (const auto& [id, page] : pages) Send(CancelRequest{.request = id});
  pages.clear();
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
    ShowMembersOf("");
    AskMembersPage(0);
  }
}

void Controller::On(const command::SetLanguage& c) {
  model_.language = c.language;
  host_.Remember(kLanguage, TagOf(c.language));
  host_.ShowLanguage(TagOf(c.language));
  ShowDocument();  // its sentence
}

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

void Controller::Take(Id, const CancelReply&) {}

void Controller::Take(Id id, const ErrorReply& reply) {
  if (id == 0) return;
  const Error& error = reply.error;
  if (TakeImportError(id, error) || TakeTablesError(id, error) || TakeAudiencesError(id, error)) {
    return;
  }
  TakeCustomerError(id, error);  // or the question no longer counts
}

}  // namespace kohort
