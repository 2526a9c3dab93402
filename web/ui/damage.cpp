#include "web/ui/damage.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kohort {
namespace {

// FNV's scheme on words of eight bytes. Not cryptographic: that two different triangles look alike,
// at odds of one in 2^64, would leave one undrawn for a frame.
std::uint64_t Mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29);
}

std::uint64_t HashOf(const ImDrawVert& vertex) {
  static_assert(sizeof(ImDrawVert) == 20);
  std::uint64_t words[3] = {};
  std::memcpy(words, &vertex, sizeof vertex);
  return Mix(Mix(Mix(1, words[0]), words[1]), words[2]);
}

// What a command's triangles have in common. A texture keeps its number while it is not made yet.
std::uint64_t SeedOf(const ImDrawCmd& command) {
  const ImTextureData* texture = command.TexRef._TexData;
  std::uint64_t words[2];
  static_assert(sizeof command.ClipRect == sizeof words);
  std::memcpy(words, &command.ClipRect, sizeof words);
  const std::uint64_t name =
      texture != nullptr ? static_cast<std::uint64_t>(texture->UniqueID) : ~command.TexRef._TexID;
  return Mix(Mix(Mix(2, words[0]), words[1]), name);
}

std::int64_t Area(const PixelBox& box) {
  return std::int64_t{box.max_x - box.min_x} * (box.max_y - box.min_y);
}

PixelBox Union(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
          std::max(a.max_y, b.max_y)};
}

bool Overlap(const PixelBox& a, const PixelBox& b) {
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

ImVec4 Intersection(const ImVec4& clip, const PixelBox& box) {
  return {std::max(clip.x, static_cast<float>(box.min_x)),
          std::max(clip.y, static_cast<float>(box.min_y)),
          std::min(clip.z, static_cast<float>(box.max_x)),
          std::min(clip.w, static_cast<float>(box.max_y))};
}

// What two boxes as one have drawn for nothing.
std::int64_t Waste(const PixelBox& a, const PixelBox& b) {
  return Area(Union(a, b)) - Area(a) - Area(b);
}

// Another box is taken to cost as much as so many pixels: a choice, not measured.
constexpr std::int64_t kBoxPixels = 128 * 64;

// So far a difference is looked for where both go on alike.
constexpr std::size_t kFar = 256;

// To whole pixels, so that a command cut to a box draws the same there as one that is not.
void Snap(ImDrawData& data) {
  for (ImDrawList* list : data.CmdLists) {
    for (ImDrawCmd& command : list->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clip = ImVec4(std::floor(clip.x), std::floor(clip.y), std::ceil(clip.z), std::ceil(clip.w));
    }
  }
}

// Not with the vector itself: what ImGui has reserved serves the next frame.
template <class Value>
void Replace(ImVector<Value>& all, const ImVector<Value>& kept) {
  all.resize(kept.Size);
  if (kept.Size > 0)
    std::memcpy(all.Data, kept.Data, sizeof(Value) * static_cast<std::size_t>(kept.Size));
}

template <class Mark>
bool Reaches(const Mark& mark, const ImVec4& clip) {
  return mark.min_x < clip.z && clip.x < mark.max_x && mark.min_y < clip.w && clip.y < mark.max_y;
}

}  // namespace

void Damage::Read(const ImDrawList& list, Marks& marks) {
  marks.clear();
  vertices_.clear();
  for (const ImDrawVert& vertex : list.VtxBuffer) vertices_.push_back(HashOf(vertex));
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const std::uint64_t seed = SeedOf(command);
    const ImVec4& clip = command.ClipRect;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3, index += 3) {
      Mark mark{.hash = seed, .min_x = clip.z, .min_y = clip.w, .max_x = clip.x, .max_y = clip.y};
      for (int corner = 0; corner < 3; ++corner) {
        const int at = static_cast<int>(index[corner] + command.VtxOffset);
        const ImVec2& position = list.VtxBuffer[at].pos;
        mark.hash = Mix(mark.hash, vertices_[static_cast<std::size_t>(at)]);
        mark.min_x = std::min(mark.min_x, position.x);
        mark.min_y = std::min(mark.min_y, position.y);
        mark.max_x = std::max(mark.max_x, position.x);
        mark.max_y = std::max(mark.max_y, position.y);
      }
      mark.min_x = std::max(mark.min_x, clip.x);
      mark.min_y = std::max(mark.min_y, clip.y);
      mark.max_x = std::min(mark.max_x, clip.z);
      mark.max_y = std::min(mark.max_y, clip.w);
      marks.push_back(mark);
    }
  }
}

std::span<const PixelBox> Damage::Compare(ImDrawData& data) {
  Snap(data);
  std::swap(now_, before_);
  const auto windows = static_cast<std::size_t>(data.CmdLists.Size);
  if (now_.size() < windows) now_.resize(windows);
  for (std::size_t i = 0; i < windows; ++i) Read(*data.CmdLists[static_cast<int>(i)], now_[i]);
  for (std::size_t i = windows; i < now_.size(); ++i) now_[i].clear();

  const ImVec2 size = data.DisplaySize;
  const bool all = !known_ || size.x != size_.x || size.y != size_.y;
  known_ = true;
  size_ = size;
  boxes_.clear();
  if (all) {
    boxes_.push_back({0, 0, static_cast<int>(size.x), static_cast<int>(size.y)});
    return boxes_;
  }
  before_.resize(std::max(before_.size(), now_.size()));
  for (std::size_t i = 0; i < now_.size(); ++i) AddDifference(before_[i], now_[i]);
  while (JoinTwo()) {
  }
  return boxes_;
}

void Damage::AddDifference(std::span<const Mark> before, std::span<const Mark> now) {
  const auto like = [](const Mark& a, const Mark& b) { return a.hash == b.hash; };
  while (!before.empty() && !now.empty() && like(before.back(), now.back())) {
    before = before.first(before.size() - 1);
    now = now.first(now.size() - 1);
  }
  for (;;) {
    const auto [at_before, at_now] = std::ranges::mismatch(before, now, like);
    before = {at_before, before.end()};
    now = {at_now, now.end()};
    const auto [left_out, put_in] = NextAlike(before, now);
    AddBoxes(before.first(left_out));
    AddBoxes(now.first(put_in));
    if (left_out == before.size() || put_in == now.size()) break;
    before = before.subspan(left_out);
    now = now.subspan(put_in);
  }
}

// How many of each are to be left out until both begin alike: as few as can be, or all.
Damage::Difference Damage::NextAlike(std::span<const Mark> before, std::span<const Mark> now) {
  for (std::size_t sum = 0; sum <= 2 * kFar; ++sum) {
    for (std::size_t left_out = sum - std::min(sum, kFar); left_out <= std::min(sum, kFar);
         ++left_out) {
      const std::size_t put_in = sum - left_out;
      if (left_out < before.size() && put_in < now.size() &&
          before[left_out].hash == now[put_in].hash) {
        return {left_out, put_in};
      }
    }
  }
  return {before.size(), now.size()};
}

void Damage::AddBoxes(std::span<const Mark> marks) {
  for (const Mark& mark : marks) {
    const PixelBox box{static_cast<int>(std::floor(std::max(mark.min_x, 0.0F))),
                       static_cast<int>(std::floor(std::max(mark.min_y, 0.0F))),
                       static_cast<int>(std::ceil(std::min(mark.max_x, size_.x))),
                       static_cast<int>(std::ceil(std::min(mark.max_y, size_.y)))};
    if (box.min_x < box.max_x && box.min_y < box.max_y) AddBox(box);  // else it is clipped away
  }
}

// To the box nearby, if there is one, else as another.
void Damage::AddBox(const PixelBox& box) {
  const auto waste = [&](const PixelBox& other) { return Waste(other, box); };
  const auto nearest = std::ranges::min_element(boxes_, {}, waste);
  if (nearest != boxes_.end() && (boxes_.size() == kMostBoxes || waste(*nearest) <= kBoxPixels)) {
    *nearest = Union(*nearest, box);
  } else {
    boxes_.push_back(box);
  }
}

// Makes one of two that overlap, or are not worth being two.
bool Damage::JoinTwo() {
  for (std::size_t i = 1; i < boxes_.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!Overlap(boxes_[i], boxes_[j]) && Waste(boxes_[i], boxes_[j]) > kBoxPixels) continue;
      boxes_[j] = Union(boxes_[i], boxes_[j]);
      boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
  }
  return false;
}

void Damage::CutToBoxes(ImDrawData& data) {
  for (int i = 0; i < data.CmdLists.Size; ++i) {
    CutList(now_[static_cast<std::size_t>(i)], *data.CmdLists[i]);
  }
}

void Damage::CutList(std::span<const Mark> marks, ImDrawList& list) {
  constexpr ImDrawIdx kNone = static_cast<ImDrawIdx>(-1);
  commands_.resize(0);
  corners_.resize(0);
  kept_.resize(0);
  place_.assign(static_cast<std::size_t>(list.VtxBuffer.Size), kNone);
  const auto keep = [&](ImDrawIdx vertex) {
    ImDrawIdx& place = place_[vertex];
    if (place == kNone) {
      place = static_cast<ImDrawIdx>(kept_.Size);
      kept_.push_back(list.VtxBuffer[static_cast<int>(vertex)]);
    }
    return place;
  };
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const std::size_t triangles = command.ElemCount / 3;
    for (const PixelBox& box : boxes_) {
      ImDrawCmd cut = command;
      cut.ClipRect = Intersection(command.ClipRect, box);
      cut.VtxOffset = 0;
      cut.IdxOffset = static_cast<unsigned>(corners_.Size);
      const ImDrawIdx* corners = list.IdxBuffer.Data + command.IdxOffset;
      for (std::size_t i = 0; i < triangles; ++i, corners += 3) {
        if (!Reaches(marks[i], cut.ClipRect)) continue;
        for (int corner = 0; corner < 3; ++corner) {
          corners_.push_back(keep(corners[corner] + command.VtxOffset));
        }
      }
      cut.ElemCount = static_cast<unsigned>(corners_.Size) - cut.IdxOffset;
      if (cut.ElemCount > 0) commands_.push_back(cut);
    }
    marks = marks.subspan(triangles);
  }
  Replace(list.CmdBuffer, commands_);
  Replace(list.IdxBuffer, corners_);
  Replace(list.VtxBuffer, kept_);
}

}  // namespace kohort
