// What the controller takes from the engine's replies.
#include <algorithm>
#include <utility>

#include "web/app/controller.h"

namespace kohort {
namespace {

constexpr double kExportedForMs = 8000;

}  // namespace

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

void Controller::Take(Id id, LifecycleReply reply) {
  if (id != lifecycle_) return;
  lifecycle_ = 0;
  model_.lifecycle_busy = false;
  model_.lifecycle = std::move(reply);
}

void Controller::Take(Id id, MembersReply reply) {
  const auto asked = member_pages_.find(id);
  if (asked == member_pages_.end()) return;
  MemberTable& members = model_.members;
  if (std::exchange(members_old_, false)) {
    members.pages.clear();
    members.error.reset();
    ++members.version;
  }
  members.known = true;
  members.total = reply.total;
  members.columns = std::move(reply.columns);
  members.pages[asked->second] = std::move(reply.rows);
  member_pages_.erase(asked);
}

void Controller::Take(Id id, RejectsReply reply) {
  const auto asked = reject_pages_.find(id);
  if (asked == reject_pages_.end()) return;
  RejectTable& rejects = model_.rejects;
  rejects.known = true;
  rejects.total = reply.total;
  auto& rows = rejects.pages[asked->second];
  for (RejectedRow& row : reply.rows) {
    rows.push_back({std::move(row.file), std::to_string(row.line), std::move(row.reason),
                    std::move(row.text)});
  }
  reject_pages_.erase(asked);
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
    if (std::exchange(recalling_, false)) {  // what was kept does not fit: nothing to tell
      if (!cancelled) ShowPreview(*guess_);
      return;
    }
    if (!cancelled && made_) model_.preview = made_;  // what was changed cannot be
  } else if (id == import_) {  // the preview is still there, to change and try again
    import_ = 0;
    model_.importing = false;
  } else if (id == export_) {
    export_ = 0;
    model_.exporting.reset();
  } else if (TakeAudiencesError(id, reply.error) || TakeCustomerError(id, reply.error)) {
    return;
  } else if (id == lifecycle_) {
    lifecycle_ = 0;
    model_.lifecycle_busy = false;
    if (!cancelled) model_.lifecycle_error = reply.error;
    return;
  } else if (member_pages_.erase(id) > 0) {
    if (cancelled) return;
    members_old_ = false;
    model_.members.error = reply.error;
    return;
  } else if (reject_pages_.erase(id) > 0) {
    if (!cancelled) model_.rejects.error = reply.error;
    return;
  } else {
    return;  // of a question that no longer counts
  }
  if (!cancelled) TellError(reply.error);
}

}  // namespace kohort
