// What the controller does about the lifecycle and the tables: members, rejects, and their export.
#include <algorithm>
#include <utility>

#include "core/document/segments.h"
#include "web/app/controller.h"

namespace kohort {
namespace {

constexpr std::size_t kPagesKept = 40;  // about 8,000 rows
constexpr std::size_t kPagesInFlight = 3;
constexpr double kExportedForMs = 8000;

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

void Controller::ClearMembers() {
  Forget(member_pages_);
  members_old_ = false;
  Clear(model_.members);
}

void Controller::AskMembers() {
  ClearMembers();
  AskMembersPage(0);
}

void Controller::ShowMembersOf(const std::string& segment) {
  model_.members.segment = segment;
  model_.members.filter = {};
  ClearMembers();
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

// ---- Commands

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
  ShowMembersOf("");
  AskMembersPage(0);
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

// ---- Replies

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

bool Controller::TakeTablesError(Id id, const Error& error) {
  const bool cancelled = error.code == "cancelled";
  if (id == lifecycle_) {
    lifecycle_ = 0;
    model_.lifecycle_busy = false;
    if (!cancelled) model_.lifecycle_error = error;
  } else if (member_pages_.erase(id) > 0) {
    if (cancelled) return true;
    members_old_ = false;
    model_.members.error = error;
  } else if (reject_pages_.erase(id) > 0) {
    if (!cancelled) model_.rejects.error = error;
  } else if (id == export_) {
    export_ = 0;
    model_.exporting.reset();
    if (!cancelled) TellError(error);
  } else {
    return false;
  }
  return true;
}

}  // namespace kohort
