#include "tests/ui/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <span>

#include <imgui.h>

namespace kohort {
namespace {

struct Color {
  float r, g, b, a;
};

Color Unpack(std::uint32_t c) {
  return {static_cast<float>(c & 255) / 255, static_cast<float>(c >> 8 & 255) / 255,
          static_cast<float>(c >> 16 & 255) / 255, static_cast<float>(c >> 24 & 255) / 255};
}

std::uint32_t Pack(const Color& c) {
  const auto byte = [](float value) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255));
  };
  return byte(c.r) | byte(c.g) << 8 | byte(c.b) << 16 | byte(c.a) << 24;
}

// Bilinear, as the page's renderer samples.
float SampleAlpha(const ImTextureData& texture, float u, float v, Color& rgb) {
  const float x = u * static_cast<float>(texture.Width) - 0.5F;
  const float y = v * static_cast<float>(texture.Height) - 0.5F;
  const int x0 = static_cast<int>(std::floor(x));
  const int y0 = static_cast<int>(std::floor(y));
  const float fx = x - static_cast<float>(x0);
  const float fy = y - static_cast<float>(y0);
  const std::array<float, 4> weights{(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
  Color sum{0, 0, 0, 0};
  for (int i = 0; i < 4; ++i) {
    const int tx = std::clamp(x0 + i % 2, 0, texture.Width - 1);
    const int ty = std::clamp(y0 + i / 2, 0, texture.Height - 1);
    const unsigned char* p = texture.Pixels + (ty * texture.Width + tx) * texture.BytesPerPixel;
    const float w = weights[static_cast<std::size_t>(i)];
    const bool rgba = texture.BytesPerPixel == 4;
    sum.r += w * static_cast<float>(rgba ? p[0] : 255) / 255;
    sum.g += w * static_cast<float>(rgba ? p[1] : 255) / 255;
    sum.b += w * static_cast<float>(rgba ? p[2] : 255) / 255;
    sum.a += w * static_cast<float>(rgba ? p[3] : p[0]) / 255;
  }
  rgb = sum;
  return sum.a;
}

void Triangle(Picture& picture, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
              const ImVec4& clip, const ImTextureData& texture) {
  const float area =
      (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y);
  if (area == 0) return;
  const float min_x = std::max(clip.x, std::floor(std::min({a.pos.x, b.pos.x, c.pos.x})));
  const float max_x = std::min(clip.z, std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x})));
  const float min_y = std::max(clip.y, std::floor(std::min({a.pos.y, b.pos.y, c.pos.y})));
  const float max_y = std::min(clip.w, std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y})));
  const int x_end = std::min(picture.width, static_cast<int>(max_x));
  const int y_end = std::min(picture.height, static_cast<int>(max_y));
  const Color ca = Unpack(a.col);
  const Color cb = Unpack(b.col);
  const Color cc = Unpack(c.col);
  // A pixel on an edge belongs to one of the two triangles that share it.
  const auto inside = [area](float w, float dx, float dy) {
    if (w * area > 0) return true;
    if (w != 0) return false;
    const float sx = area > 0 ? dx : -dx;
    const float sy = area > 0 ? dy : -dy;
    return sy < 0 || (sy == 0 && sx > 0);
  };
  for (int y = std::max(0, static_cast<int>(min_y)); y < y_end; ++y) {
    for (int x = std::max(0, static_cast<int>(min_x)); x < x_end; ++x) {
      const float px = static_cast<float>(x) + 0.5F;
      const float py = static_cast<float>(y) + 0.5F;
      const float wa = (b.pos.x - px) * (c.pos.y - py) - (c.pos.x - px) * (b.pos.y - py);
      const float wb = (c.pos.x - px) * (a.pos.y - py) - (a.pos.x - px) * (c.pos.y - py);
      const float wc = (a.pos.x - px) * (b.pos.y - py) - (b.pos.x - px) * (a.pos.y - py);
      if (!inside(wa, c.pos.x - b.pos.x, c.pos.y - b.pos.y)) continue;
      if (!inside(wb, a.pos.x - c.pos.x, a.pos.y - c.pos.y)) continue;
      if (!inside(wc, b.pos.x - a.pos.x, b.pos.y - a.pos.y)) continue;
      const float ta = wa / area;
      const float tb = wb / area;
      const float tc = wc / area;
      Color texel{1, 1, 1, 1};
      SampleAlpha(texture, ta * a.uv.x + tb * b.uv.x + tc * c.uv.x,
                  ta * a.uv.y + tb * b.uv.y + tc * c.uv.y, texel);
      const Color source{(ta * ca.r + tb * cb.r + tc * cc.r) * texel.r,
                         (ta * ca.g + tb * cb.g + tc * cc.g) * texel.g,
                         (ta * ca.b + tb * cb.b + tc * cc.b) * texel.b,
                         (ta * ca.a + tb * cb.a + tc * cc.a) * texel.a};
      const std::size_t at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                             static_cast<std::size_t>(x);
      const Color under = Unpack(picture.pixels[at]);
      picture.pixels[at] = Pack({source.r * source.a + under.r * (1 - source.a),
                                 source.g * source.a + under.g * (1 - source.a),
                                 source.b * source.a + under.b * (1 - source.a), 1});
    }
  }
}

// ---- PNG (ISO/IEC 15948), with stored blocks: no compression

std::uint32_t Crc(std::span<const unsigned char> bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const unsigned char byte : bytes) {
    crc ^= byte;
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
  }
  return ~crc;
}

void Append32(std::vector<unsigned char>& to, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    to.push_back(static_cast<unsigned char>(value >> shift & 255));
  }
}

void AppendChunk(std::vector<unsigned char>& to, const char* name,
                 const std::vector<unsigned char>& data) {
  Append32(to, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = to.size();
  to.insert(to.end(), name, name + 4);
  to.insert(to.end(), data.begin(), data.end());
  Append32(to, Crc(std::span(to).subspan(start)));
}

}  // namespace

Picture Rasterise(const ImDrawData& data, std::uint32_t background) {
  Picture picture;
  picture.width = static_cast<int>(data.DisplaySize.x);
  picture.height = static_cast<int>(data.DisplaySize.y);
  picture.pixels.assign(
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height),
      background);
  DrawOver(data, picture);
  return picture;
}

void DrawOver(const ImDrawData& data, Picture& picture) {
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr || command.TexRef._TexData == nullptr) continue;
      const ImTextureData& texture = *command.TexRef._TexData;
      for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto vertex = [&](unsigned int corner) -> const ImDrawVert& {
          const ImDrawIdx index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i + corner)];
          return list->VtxBuffer[static_cast<int>(command.VtxOffset + index)];
        };
        Triangle(picture, vertex(0), vertex(1), vertex(2), command.ClipRect, texture);
      }
    }
  }
}

bool WritePng(const Picture& picture, const std::string& path) {
  std::vector<unsigned char> rows;
  const auto width = static_cast<std::size_t>(picture.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
    rows.push_back(0);  // no filter
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint32_t c = picture.pixels[y * width + x];
      rows.push_back(static_cast<unsigned char>(c & 255));
      rows.push_back(static_cast<unsigned char>(c >> 8 & 255));
      rows.push_back(static_cast<unsigned char>(c >> 16 & 255));
    }
  }
  std::vector<unsigned char> stream{0x78, 0x01};
  std::uint32_t s1 = 1;
  std::uint32_t s2 = 0;
  for (std::size_t at = 0; at < rows.size(); at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, rows.size() - at);
    stream.push_back(at + size == rows.size() ? 1 : 0);
    for (const std::size_t length : {size, ~size}) {
      stream.push_back(static_cast<unsigned char>(length & 255));
      stream.push_back(static_cast<unsigned char>(length >> 8 & 255));
    }
    for (std::size_t i = at; i < at + size; ++i) {
      stream.push_back(rows[i]);
      s1 = (s1 + rows[i]) % 65521;
      s2 = (s2 + s1) % 65521;
    }
  }
  Append32(stream, s2 << 16 | s1);

  std::vector<unsigned char> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  std::vector<unsigned char> header;
  Append32(header, static_cast<std::uint32_t>(picture.width));
  Append32(header, static_cast<std::uint32_t>(picture.height));
  header.insert(header.end(), {8, 2, 0, 0, 0});
  AppendChunk(png, "IHDR", header);
  AppendChunk(png, "IDAT", stream);
  AppendChunk(png, "IEND", {});
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
  return file.good();
}

}  // namespace kohort
