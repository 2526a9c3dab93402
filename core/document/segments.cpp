#include "core/document/segments.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace kohort {
namespace {

auto PlaceOf(Definitions& document, std::string_view id) {
  return std::ranges::find(document.segments, id, &Segment::id);
}

bool NamesList(const std::vector<Condition>& conditions, const std::string& list) {
  return std::ranges::any_of(conditions, [&list](const Condition& condition) {
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      return NamesList(group->conditions, list);
    }
    const auto* on_list = std::get_if<ListCondition>(&condition.body);
    return on_list != nullptr && on_list->list == list;
  });
}

bool NamesList(const Segment& segment, const std::string& list) {
  return NamesList(segment.include.conditions, list) || NamesList(segment.exclude, list);
}

void AddWithReferences(const Definitions& document, std::string_view id, Definitions& to);

void AddReferences(const Definitions& document, const std::vector<Condition>& conditions,
                   Definitions& to) {
  for (const Condition& condition : conditions) {
    if (const auto* group = std::get_if<Group>(&condition.body)) {
      AddReferences(document, group->conditions, to);
    } else if (const auto* reference = std::get_if<SegmentCondition>(&condition.body)) {
      AddWithReferences(document, reference->segment, to);
    }
  }
}

void AddWithReferences(const Definitions& document, std::string_view id, Definitions& to) {
  const Segment* segment = FindSegment(document, id);
  if (segment == nullptr || FindSegment(to, id) != nullptr) return;
  to.segments.push_back(*segment);
  AddReferences(document, segment->include.conditions, to);
  AddReferences(document, segment->exclude, to);
}

}  // namespace

const Segment* FindSegment(const Definitions& document, std::string_view id) {
  const auto found = std::ranges::find(document.segments, id, &Segment::id);
  return found == document.segments.end() ? nullptr : &*found;
}

Segment* FindSegment(Definitions& document, std::string_view id) {
  return const_cast<Segment*>(FindSegment(std::as_const(document), id));
}

Definitions WithReferences(const Definitions& document, std::string_view id) {
  Definitions found;
  found.settings = document.settings;
  AddWithReferences(document, id, found);
  for (const IdList& list : document.lists) {
    const bool named = std::ranges::any_of(
        found.segments, [&list](const Segment& segment) { return NamesList(segment, list.name); });
    if (named) found.lists.push_back(list);
  }
  return found;
}

std::string FreeId(const Definitions& document, std::string_view name) {
  constexpr std::size_t kMostLetters = 40;
  std::string stem;
  for (const char c : name) {
    if (stem.size() >= kMostLetters) break;
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      stem += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  if (stem.empty()) stem = "segment";
  std::string id = stem;
  for (int number = 2; FindSegment(document, id) != nullptr; ++number) {
    id = stem + "-" + std::to_string(number);
  }
  return id;
}

std::string AddSegment(Definitions& document, Segment segment) {
  segment.id = FreeId(document, segment.name);
  document.segments.push_back(std::move(segment));
  return document.segments.back().id;
}

std::string DuplicateSegment(Definitions& document, std::string_view id, std::string_view name) {
  const auto original = PlaceOf(document, id);
  if (original == document.segments.end()) return "";
  Segment copy = *original;
  copy.name = name;
  copy.id = FreeId(document, name);
  return document.segments.insert(original + 1, std::move(copy))->id;
}

bool DeleteSegment(Definitions& document, std::string_view id) {
  const auto place = PlaceOf(document, id);
  if (place == document.segments.end()) return false;
  const Segment gone = std::move(*place);
  document.segments.erase(place);
  std::erase_if(document.lists, [&](const IdList& list) {
    return NamesList(gone, list.name) &&
           std::ranges::none_of(document.segments, [&list](const Segment& segment) {
             return NamesList(segment, list.name);
           });
  });
  return true;
}

bool MoveSegment(Definitions& document, std::string_view id, std::string_view before) {
  const auto place = PlaceOf(document, id);
  if (place == document.segments.end() || id == before) return false;
  Segment segment = std::move(*place);
  document.segments.erase(place);
  document.segments.insert(PlaceOf(document, before), std::move(segment));
  return true;
}

bool ReplaceSegment(Definitions& document, Segment segment) {
  const auto place = PlaceOf(document, segment.id);
  if (place == document.segments.end() || *place == segment) return false;
  *place = std::move(segment);
  return true;
}

void MergeDefinitions(Definitions& document, Definitions other) {
  if (document.segments.empty()) document.settings = std::move(other.settings);
  for (Segment& segment : other.segments) {
    const auto place = PlaceOf(document, segment.id);
    if (place == document.segments.end()) {
      document.segments.push_back(std::move(segment));
    } else {
      *place = std::move(segment);
    }
  }
  for (IdList& list : other.lists) {
    const auto place = std::ranges::find(document.lists, list.name, &IdList::name);
    if (place == document.lists.end()) {
      document.lists.push_back(std::move(list));
    } else {
      *place = std::move(list);
    }
  }
}

}  // namespace kohort
