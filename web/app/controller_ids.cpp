// What the controller does about a list of IDs while it becomes an audience.
#include <algorithm>
#include <utility>

#include "core/document/segments.h"
#include "web/app/controller.h"

namespace kohort {
namespace {

constexpr const char* kTried = "ids";  // the list and the segment that the engine counts

// "VIP", "VIP 2", ...: as no list is called yet.
std::string FreeListName(const Audiences& audiences, const std::string& wanted) {
  const auto taken = [&audiences](const std::string& name) {
    const auto& loaded = audiences.catalog ? audiences.catalog->lists : std::vector<ListSummary>();
    return std::ranges::find(audiences.document.lists, name, &IdList::name) !=
               audiences.document.lists.end() ||
           std::ranges::find(loaded, name, &ListSummary::name) != loaded.end();
  };
  std::string name = wanted;
  for (int number = 2; taken(name); ++number) name = wanted + " " + std::to_string(number);
  return name;
}

Segment OnList(const std::string& name, const std::string& list) {
  Segment segment;
  segment.name = name;
  segment.include.conditions = {{ListCondition{.list = list, .member = true}}};
  return segment;
}

}  // namespace

void Controller::SetIds(std::string text) {
  IdDraft& draft = model_.audiences.ids;
  draft.text = std::move(text);
  draft.read = ReadIds(draft.text);
  Abandon(known_ids_);
  draft.known = {};
  if (draft.read.ids.empty() || draft.TooMany()) return;
  Begin(draft.known);
  Segment segment = OnList(kTried, kTried);
  segment.id = kTried;
  known_ids_ = Send(SizesRequest{{.settings = {},
                                  .segments = {std::move(segment)},
                                  .lists = {{.name = kTried, .customers = draft.read.ids}}}});
}

void Controller::TakeIds(const SizesReply& reply) {
  known_ids_ = 0;
  if (reply.segments.size() != 1) return;
  Finish(model_.audiences.ids.known, std::uint64_t{reply.segments[0].customers});
}

void Controller::IdsRead(std::string_view text) {
  ++model_.audiences.ids.version;
  SetIds(std::string(text));
}

void Controller::On(const command::OpenIds& c) {
  if (!model_.data) return;
  model_.audiences.ids.open = true;
  if (!c.text.empty()) IdsRead(c.text);
}

void Controller::On(const command::SetIds& c) { SetIds(c.text); }

void Controller::On(const command::ChooseIds&) {
  ids_next_ = true;
  add_next_ = mapping_next_ = definitions_next_ = false;
  host_.ChooseFiles();
}

void Controller::On(const command::CloseIds&) {
  ids_next_ = false;
  model_.audiences.ids.open = false;
}

void Controller::On(const command::AddIdAudience& c) {
  IdDraft& draft = model_.audiences.ids;
  if (draft.read.ids.empty() || draft.TooMany()) return;
  Definitions next = document_.now();
  const std::string list = FreeListName(model_.audiences, c.name);
  next.lists.push_back({.name = list, .customers = std::move(draft.read.ids)});
  const std::string id = AddSegment(next, OnList(c.name, list));
  document_.Change({EditKind::kAdd, id}, std::move(next));
  Abandon(known_ids_);
  const std::uint64_t version = draft.version;
  draft = {};
  draft.version = version;
  model_.audiences.selected = id;
  CloseCustomer();
  ShowDocument();
  AskAudiences();
}

}  // namespace kohort
