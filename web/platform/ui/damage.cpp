#include "web/platform/ui/damage.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>

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

class Box {
 public:
  template <class Mark>
  void Add(const Mark& mark) {
    if (mark.min_x >= mark.max_x || mark.min_y >= mark.max_y) return;  // clipped away
    min_x_ = std::min(min_x_, mark.min_x);
    min_y_ = std::min(min_y_, mark.min_y);
    max_x_ = std::max(max_x_, mark.max_x);
    max_y_ = std::max(max_y_, mark.max_y);
  }

  PixelBox Pixels(const ImVec2& size) const {
    if (min_x_ >= max_x_) return {};
    return {static_cast<int>(std::floor(std::max(min_x_, 0.0F))),
            static_cast<int>(std::floor(std::max(min_y_, 0.0F))),
            static_cast<int>(std::ceil(std::min(max_x_, size.x))),
            static_cast<int>(std::ceil(std::min(max_y_, size.y)))};
  }

 private:
  float min_x_ = std::numeric_limits<float>::max();
  float min_y_ = std::numeric_limits<float>::max();
  float max_x_ = std::numeric_limits<float>::lowest();
  float max_y_ = std::numeric_limits<float>::lowest();
};

template <class Marks>
void AddDifference(const Marks& before, const Marks& now, Box& box) {
  const std::size_t shorter = std::min(before.size(), now.size());
  if (before.size() == now.size()) {
    for (std::size_t i = 0; i < shorter; ++i) {
      if (before[i].hash == now[i].hash) continue;
      box.Add(before[i]);
      box.Add(now[i]);
    }
    return;
  }
  std::size_t front = 0;
  while (front < shorter && before[front].hash == now[front].hash) ++front;
  std::size_t back = 0;
  while (back < shorter - front &&
         before[before.size() - 1 - back].hash == now[now.size() - 1 - back].hash) {
    ++back;
  }
  for (std::size_t i = front; i < before.size() - back; ++i) box.Add(before[i]);
  for (std::size_t i = front; i < now.size() - back; ++i) box.Add(now[i]);
}

// To whole pixels, so that a command cut to a box draws the same there as one that is not.
void Snap(ImDrawData& data) {
  for (ImDrawList* list : data.CmdLists) {
    for (ImDrawCmd& command : list->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clip = ImVec4(std::floor(clip.x), std::floor(clip.y), std::ceil(clip.z), std::ceil(clip.w));
    }
  }
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

PixelBox Damage::Compare(ImDrawData& data) {
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
  if (all) return {0, 0, static_cast<int>(size.x), static_cast<int>(size.y)};

  Box box;
  before_.resize(std::max(before_.size(), now_.size()));
  for (std::size_t i = 0; i < now_.size(); ++i) AddDifference(before_[i], now_[i], box);
  return box.Pixels(size);
}

void CutTo(const PixelBox& box, ImDrawData& data) {
  for (ImDrawList* list : data.CmdLists) {
    for (ImDrawCmd& command : list->CmdBuffer) {
      ImVec4& clip = command.ClipRect;
      clip.x = std::max(clip.x, static_cast<float>(box.min_x));
      clip.y = std::max(clip.y, static_cast<float>(box.min_y));
      clip.z = std::min(clip.z, static_cast<float>(box.max_x));
      clip.w = std::min(clip.w, static_cast<float>(box.max_y));
    }
  }
}

}  // namespace kohort
