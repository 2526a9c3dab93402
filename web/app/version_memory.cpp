#include "web/app/version_memory.h"

#include <utility>

#include "core/document/segments.h"

namespace kohort {
namespace {

std::string KeyOf(const std::string& segment) { return "versions-" + segment; }

}  // namespace

const Versions& VersionMemory::Of(const std::string& segment) {
  const auto [place, added] = known_.try_emplace(segment);
  if (added) {
    Result<Versions> kept = ParseVersions(host_.Recall(KeyOf(segment)));
    if (kept) place->second = *std::move(kept);  // else of another version, or none
  }
  return place->second;
}

void VersionMemory::Write(const std::string& segment) {
  host_.Remember(KeyOf(segment), FormatVersions(Of(segment)));
}

void VersionMemory::Keep(const Segment* before, const Segment& after) {
  const std::string& id = after.id;
  const double now = host_.NowMs();
  const bool continues = edited_ == id && now - edited_ms_ < kPauseMs;
  Of(id);
  Versions& versions = known_[id];
  if (versions.empty() && before != nullptr) AddVersion(versions, {"", *before}, false);
  AddVersion(versions, {host_.LocalTime(), after}, continues);
  Write(id);
  // What it begins as stays, however soon it is changed.
  edited_ = before == nullptr ? "" : id;
  edited_ms_ = now;
}

void VersionMemory::Begin(const Segment& segment) {
  const Versions& versions = Of(segment.id);
  const bool back = !versions.empty() && versions.back().segment == segment;
  if (back) return Write(segment.id);  // it was deleted, and that was taken back
  known_[segment.id].clear();          // of another that had its ID
  Keep(nullptr, segment);
}

void VersionMemory::Follow(const Definitions& before, const Definitions& after) {
  for (const Segment& segment : before.segments) {
    if (FindSegment(after, segment.id) == nullptr) host_.Remember(KeyOf(segment.id), "");
  }
  for (const Segment& segment : after.segments) {
    const Segment* was = FindSegment(before, segment.id);
    if (was == nullptr) {
      Begin(segment);
    } else if (*was != segment) {
      Keep(was, segment);
    }
  }
}

}  // namespace kohort
