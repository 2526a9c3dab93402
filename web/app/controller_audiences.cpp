// What the controller does about audiences: edits of the document, and the questions that follow.
#include <algorithm>
#include <utility>

#include "core/document/segments.h"
#include "core/document/unfinished.h"
#include "web/app/controller.h"

namespace kohort {
namespace {

constexpr double kDeletedForMs = 10000;
constexpr int kMonthsShown = 12;

}  // namespace

Definitions Controller::Asked() const {
  Definitions asked = Finished(document_.now());
  asked.settings.lifecycle = model_.settings;
  return asked;
}

Definitions Controller::Asked(std::string_view segment) const {
  Definitions asked = Finished(WithReferences(document_.now(), segment));
  asked.settings.lifecycle = model_.settings;
  return asked;
}

void Controller::ForgetAudiences() {
  for (Id* id : {&sizes_, &count_, &size_history_, &profile_, &catalog_, &values_, &known_ids_}) {
    Abandon(*id);
  }
  Audiences& audiences = model_.audiences;
  others_old_ = false;
  audiences.sizes = {};
  audiences.count = {};
  audiences.history = {};
  audiences.profile = {};
  audiences.catalog.reset();
  audiences.ids.known = {};
  audiences.values_asked = {};
  audiences.values.reset();
}

void Controller::AskAudiences() {
  audiences_old_ = true;
  if (!model_.data || model_.screen != Screen::kAudiences) return;
  audiences_old_ = false;
  AskWhy();
  Audiences& audiences = model_.audiences;
  if (!audiences.catalog && catalog_ == 0) catalog_ = Send(CatalogRequest{});
  Abandon(count_);
  Abandon(sizes_);
  Abandon(size_history_);
  Abandon(profile_);
  Forget(member_pages_);
  audiences.count.busy = audiences.sizes.busy = audiences.history.busy = false;
  audiences.profile.busy = false;
  if (audiences.segment() == nullptr) {
    audiences.count = {};
    audiences.sizes = {};
    others_old_ = false;
    audiences.history = {};
    audiences.profile = {};
    model_.members.segment.clear();
    return;
  }
  asked_of_ = audiences.selected;
  // What is looked at first.
  Begin(audiences.count);
  count_ =
      Send(CountRequest{.definitions = Asked(audiences.selected), .segment = audiences.selected});
  if (model_.members.segment == audiences.selected) {
    members_old_ = true;
  } else {
    ShowMembersOf(audiences.selected);
  }
  Begin(audiences.sizes);
  Begin(audiences.history);
  others_old_ = true;
}

void Controller::AskSelected() {
  Audiences& audiences = model_.audiences;
  if (audiences.segment() == nullptr) return;
  // What is under way may be about another.
  const bool own = asked_of_ == audiences.selected;
  asked_of_ = audiences.selected;
  const bool counted = audiences.Counted() != nullptr && !audiences.count.error;
  if (audiences.count.busy ? !own : !counted) {
    Abandon(count_);
    Begin(audiences.count);
    count_ =
        Send(CountRequest{.definitions = Asked(audiences.selected), .segment = audiences.selected});
    Abandon(profile_);
    audiences.profile.busy = false;
  }
  if (model_.members.segment != audiences.selected) {
    ShowMembersOf(audiences.selected);
    if (!others_old_) AskMembersPage(0);
  }
  if (others_old_) return;  // the rest is asked after the count
  const auto& history = audiences.history.reply;
  if (audiences.history.busy ? !own : !history || history->segment != audiences.selected) {
    AskHistory();
  }
}

void Controller::AskHistory() {
  const std::string& segment = model_.audiences.selected;
  Abandon(size_history_);
  Begin(model_.audiences.history);
  size_history_ = Send(SizeHistoryRequest{.definitions = Asked(segment),
                                          .segment = segment,
                                          .unit = TimeUnit::kMonths,
                                          .periods = kMonthsShown});
}

// They are looked at after the count of the audience, and wait for it.
void Controller::AskOthers() {
  if (!std::exchange(others_old_, false)) return;
  if (member_pages_.empty()) AskMembersPage(0);
  AskHistory();
  sizes_ = Send(SizesRequest{.definitions = Asked()});
}

// It takes longer than a count, which is waited for, and means nothing where that fails.
void Controller::AskProfile() {
  Audiences& audiences = model_.audiences;
  const CountReply* count = audiences.Counted();
  if (count == nullptr || !count->problems.empty()) {
    audiences.profile = {};
    return;
  }
  Abandon(profile_);
  Begin(audiences.profile);
  AudienceProfileRequest request{
      .definitions = Asked(), .segment = audiences.selected, .others = {}};
  for (const Segment& segment : request.definitions.segments) {
    if (segment.id != request.segment) request.others.push_back(segment.id);
  }
  profile_ = Send(std::move(request));
}

// ---- Commands

void Controller::On(const command::AddAudience& c) {
  Definitions next = document_.now();
  const std::string id = AddSegment(next, c.segment);
  document_.Change({EditKind::kAdd, id}, std::move(next));
  model_.audiences.selected = id;
  CloseCustomer();
  ShowDocument();
  AskAudiences();
}

void Controller::On(const command::DuplicateAudience& c) {
  Definitions next = document_.now();
  const std::string id = DuplicateSegment(next, c.id, c.name);
  if (id.empty()) return;
  document_.Change({EditKind::kDuplicate, id}, std::move(next));
  model_.audiences.selected = id;
  CloseCustomer();
  ShowDocument();
  AskAudiences();
}

void Controller::On(const command::DeleteAudience& c) {
  Definitions next = document_.now();
  const Segment* segment = FindSegment(next, c.id);
  if (segment == nullptr) return;
  Toast toast;
  toast.kind = Toast::Kind::kDeleted;
  toast.file = segment->name;
  toast.until_ms = host_.NowMs() + kDeletedForMs;
  // The one below is selected then, else the one above.
  auto& segments = next.segments;
  const auto index = static_cast<std::size_t>(segment - segments.data());
  DeleteSegment(next, c.id);
  if (model_.audiences.selected == c.id) {
    model_.audiences.selected =
        segments.empty() ? "" : segments[std::min(index, segments.size() - 1)].id;
  }
  document_.Change({EditKind::kDelete, c.id}, std::move(next));
  ShowDocument();
  AskAudiences();
  Tell(std::move(toast));
}

void Controller::On(const command::MoveAudience& c) {
  Definitions next = document_.now();
  if (!MoveSegment(next, c.id, c.before)) return;
  document_.Change({EditKind::kMove, c.id}, std::move(next));
  ShowDocument();
}

void Controller::On(const command::SelectAudience& c) {
  if (FindSegment(document_.now(), c.id) == nullptr) return;
  CloseCustomer();
  document_.End();
  KeepDocument();
  versions_.EndSpell();
  model_.audiences.versions.reset();
  model_.audiences.selected = c.id;
  ShowDocument();
  AskSelected();
}

void Controller::On(const command::CompareAudience& c) {
  model_.audiences.compared = c.id;
  ShowDocument();
}

void Controller::On(const command::EditAudience& c) {
  Definitions next = document_.now();
  const Segment* before = FindSegment(next, c.segment.id);
  if (before == nullptr) return;
  // Words about it change nothing that is counted.
  Segment counted = c.segment;
  counted.name = before->name;
  counted.description = before->description;
  counted.goal = before->goal;
  counted.tags = before->tags;
  const bool same = counted == *before;
  ReplaceSegment(next, c.segment);
  DocumentEdit edit{c.kind, c.segment.id};
  if (c.place.empty()) {
    document_.Change(std::move(edit), std::move(next));
  } else {
    document_.Type(std::move(edit), c.place, std::move(next));
  }
  ShowDocument();
  if (!same) AskAudiences();
}

void Controller::On(const command::NeedValues& c) {
  ValuesRequest& asked = model_.audiences.values_asked;
  const bool same = asked.attribute == c.of.attribute && asked.property == c.of.property &&
                    asked.search == c.of.search;
  if (same || !model_.data) return;
  asked = c.of;
  Abandon(values_);
  values_ = Send(c.of);
}

// ---- Replies

void Controller::Take(Id id, SizesReply reply) {
  if (id == known_ids_ && id != 0) return TakeIds(reply);
  if (id != sizes_) return;
  sizes_ = 0;
  Finish(model_.audiences.sizes, std::move(reply));
}

void Controller::Take(Id id, CountReply reply) {
  if (id != count_) return;
  count_ = 0;
  Finish(model_.audiences.count, std::move(reply));
  AskOthers();
  AskProfile();
}

void Controller::Take(Id id, SizeHistoryReply reply) {
  if (id != size_history_) return;
  size_history_ = 0;
  Finish(model_.audiences.history, std::move(reply));
}

void Controller::Take(Id id, AudienceProfileReply reply) {
  if (id != profile_) return;
  profile_ = 0;
  Finish(model_.audiences.profile, std::move(reply));
}

void Controller::Take(Id id, CatalogReply reply) {
  if (id != catalog_) return;
  catalog_ = 0;
  model_.audiences.catalog = std::move(reply);
}

void Controller::Take(Id id, ValuesReply reply) {
  if (id != values_) return;
  values_ = 0;
  model_.audiences.values_search = model_.audiences.values_asked.search;
  model_.audiences.values = std::move(reply);
}

bool Controller::TakeAudiencesError(Id id, const Error& error) {
  Audiences& audiences = model_.audiences;
  const bool cancelled = error.code == "cancelled";
  const auto fail = [&error](auto& answer, Id& asked) {
    asked = 0;
    Fail(answer, error);
  };
  if (id == sizes_) {
    fail(audiences.sizes, sizes_);
  } else if (id == count_) {
    fail(audiences.count, count_);
    if (!cancelled) audiences.profile = {};
    AskOthers();
  } else if (id == size_history_) {
    fail(audiences.history, size_history_);
  } else if (id == profile_) {
    fail(audiences.profile, profile_);
  } else if (id == known_ids_) {
    fail(audiences.ids.known, known_ids_);
  } else if (id == catalog_) {
    catalog_ = 0;
    if (!cancelled) TellError(error);
  } else if (id == values_) {
    values_ = 0;
    audiences.values.reset();
    if (!cancelled) TellError(error);
  } else {
    return false;
  }
  return true;
}

}  // namespace kohort
