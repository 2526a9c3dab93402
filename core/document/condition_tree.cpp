#include "core/document/condition_tree.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>
#include <variant>

namespace kohort {
namespace {

constexpr std::string_view kInclude = "/include";
constexpr std::string_view kExclude = "/exclude";
constexpr std::string_view kConditions = "/conditions";

std::ptrdiff_t Offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

// Takes "/NUMBER" from the front.
std::optional<std::size_t> TakeIndex(std::string_view& path) {
  if (!path.starts_with('/')) return std::nullopt;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(path.data() + 1, path.data() + path.size(), index);
  if (error != std::errc()) return std::nullopt;
  path.remove_prefix(static_cast<std::size_t>(end - path.data()));
  return index;
}

// Groups above and including the parent.
int DepthOf(std::string_view parent) {
  int depth = parent.starts_with(kInclude) ? 1 : 0;
  for (std::size_t at = parent.find(kConditions); at != std::string_view::npos;
       at = parent.find(kConditions, at + 1)) {
    ++depth;
  }
  // An exclusion's path names a group only by what follows it.
  return parent.starts_with(kExclude) && parent != kExclude ? depth + 1 : depth;
}

// The path of what stood at `path` before something was inserted.
std::string ShiftedBy(std::string_view path, const ConditionPlace& inserted) {
  const std::string first = ChildPath(inserted.parent, 0);
  const std::string_view siblings = std::string_view(first).substr(0, first.rfind('/'));
  if (!path.starts_with(siblings)) return std::string(path);
  std::string_view rest = path.substr(siblings.size());
  const std::optional<std::size_t> index = TakeIndex(rest);
  if (!index || *index < inserted.index) return std::string(path);
  return ChildPath(inserted.parent, *index + 1) + std::string(rest);
}

int HeightOf(const Condition& condition) {
  const auto* group = std::get_if<Group>(&condition.body);
  if (group == nullptr) return 0;
  int height = 0;
  for (const Condition& inner : group->conditions) height = std::max(height, HeightOf(inner));
  return height + 1;
}

}  // namespace

std::string ChildPath(std::string_view parent, std::size_t index) {
  std::string path(parent);
  if (parent != kExclude) path += kConditions;
  return path + "/" + std::to_string(index);
}

std::optional<ConditionPlace> PlaceOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string_view last = path.substr(slash);
  const std::optional<std::size_t> index = TakeIndex(last);
  if (!index || !last.empty()) return std::nullopt;
  std::string_view parent = path.substr(0, slash);
  if (parent != kExclude) {
    if (!parent.ends_with(kConditions)) return std::nullopt;
    parent.remove_suffix(kConditions.size());
  }
  return ConditionPlace{std::string(parent), *index};
}

std::vector<Condition>* ConditionsIn(Segment& segment, std::string_view parent) {
  if (parent == kExclude) return &segment.exclude;
  if (parent == kInclude) return &segment.include.conditions;
  Condition* condition = FindCondition(segment, parent);
  auto* group = condition == nullptr ? nullptr : std::get_if<Group>(&condition->body);
  return group == nullptr ? nullptr : &group->conditions;
}

Condition* FindCondition(Segment& segment, std::string_view path) {
  std::vector<Condition>* in = nullptr;
  if (path.starts_with(kInclude)) {
    path.remove_prefix(kInclude.size());
    if (!path.starts_with(kConditions)) return nullptr;
    path.remove_prefix(kConditions.size());
    in = &segment.include.conditions;
  } else if (path.starts_with(kExclude)) {
    path.remove_prefix(kExclude.size());
    in = &segment.exclude;
  }
  while (in != nullptr) {
    const std::optional<std::size_t> index = TakeIndex(path);
    if (!index || *index >= in->size()) return nullptr;
    Condition& found = (*in)[*index];
    if (path.empty()) return &found;
    if (!path.starts_with(kConditions)) return nullptr;
    path.remove_prefix(kConditions.size());
    auto* group = std::get_if<Group>(&found.body);
    in = group == nullptr ? nullptr : &group->conditions;
  }
  return nullptr;
}

const Condition* FindCondition(const Segment& segment, std::string_view path) {
  return FindCondition(const_cast<Segment&>(segment), path);  // which looks only
}

bool InsertCondition(Segment& segment, const ConditionPlace& place, Condition condition) {
  std::vector<Condition>* in = ConditionsIn(segment, place.parent);
  if (in == nullptr || place.index > in->size()) return false;
  if (DepthOf(place.parent) + HeightOf(condition) > kMostGroupDepth) return false;
  in->insert(in->begin() + Offset(place.index), std::move(condition));
  return true;
}

bool RemoveCondition(Segment& segment, std::string_view path) {
  const std::optional<ConditionPlace> place = PlaceOf(path);
  if (!place) return false;
  std::vector<Condition>* in = ConditionsIn(segment, place->parent);
  if (in == nullptr || place->index >= in->size()) return false;
  in->erase(in->begin() + Offset(place->index));
  return true;
}

bool DuplicateCondition(Segment& segment, std::string_view path) {
  std::optional<ConditionPlace> place = PlaceOf(path);
  const Condition* condition = FindCondition(segment, path);
  if (!place || condition == nullptr) return false;
  Condition copy = *condition;
  ++place->index;
  return InsertCondition(segment, *place, std::move(copy));
}

bool WrapCondition(Segment& segment, std::string_view path, GroupKind kind) {
  const std::optional<ConditionPlace> place = PlaceOf(path);
  Condition* condition = FindCondition(segment, path);
  if (!place || condition == nullptr) return false;
  if (DepthOf(place->parent) + HeightOf(*condition) + 1 > kMostGroupDepth) return false;
  Group group{.kind = kind, .conditions = {}};
  group.conditions.push_back(std::move(*condition));
  condition->body = std::move(group);
  return true;
}

bool UnwrapGroup(Segment& segment, std::string_view path) {
  const std::optional<ConditionPlace> place = PlaceOf(path);
  Condition* condition = FindCondition(segment, path);
  auto* group = condition == nullptr ? nullptr : std::get_if<Group>(&condition->body);
  if (!place || group == nullptr) return false;
  std::vector<Condition> inner = std::move(group->conditions);
  std::vector<Condition>& in = *ConditionsIn(segment, place->parent);
  const auto at = in.erase(in.begin() + Offset(place->index));
  in.insert(at, std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
  return true;
}

bool MoveCondition(Segment& segment, std::string_view path, const ConditionPlace& to) {
  const std::optional<ConditionPlace> from = PlaceOf(path);
  const Condition* condition = FindCondition(segment, path);
  std::vector<Condition>* in = ConditionsIn(segment, to.parent);
  if (!from || condition == nullptr || in == nullptr || to.index > in->size()) return false;
  const bool itself = to.parent == path || to.parent.starts_with(std::string(path) + "/");
  if (itself || DepthOf(to.parent) + HeightOf(*condition) > kMostGroupDepth) return false;
  // Inserted while both places hold; then removed from where it was, which that may have shifted.
  Condition moved = *condition;
  in->insert(in->begin() + Offset(to.index), std::move(moved));
  return RemoveCondition(segment, ShiftedBy(path, to));
}

}  // namespace kohort
