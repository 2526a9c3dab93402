// Draws what ImGui would draw, without a GPU, into a PNG: to look at the page natively.
#ifndef KOHORT_TESTS_UI_RASTER_H_
#define KOHORT_TESTS_UI_RASTER_H_

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;

namespace kohort {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;  // IM_COL32
};

// REQUIRES: the frame's textures are up to date (HandleTextures in test_page.h).
Picture Rasterise(const ImDrawData& data, std::uint32_t background);

// Likewise, on what is there.
void DrawOver(const ImDrawData& data, Picture& picture);

// False when the file cannot be written.
bool WritePng(const Picture& picture, const std::string& path);

}  // namespace kohort

#endif  // KOHORT_TESTS_UI_RASTER_H_
