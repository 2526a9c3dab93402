#include "web/ui/items.h"

#include <algorithm>

#include <imgui.h>
#include <imgui_internal.h>

#include "web/ui/theme.h"

namespace kohort {
namespace {

// One page draws at a time, as in ImGui itself.
std::vector<Item> items;
std::vector<ItemRegion> regions{{"main", "", 0}};
std::vector<std::uint32_t> region_stack;  // those begun and not ended
ImGuiID wanted_focus = 0;
ImGuiContext* recorded_context = nullptr;
int recorded_frame = -1;

void StartFrame(ImGuiContext* context) {
  if (context == recorded_context && context->FrameCount == recorded_frame) return;
  recorded_context = context;
  recorded_frame = context->FrameCount;
  items.clear();
  regions.resize(1);
}

std::uint32_t RegionNow() { return region_stack.empty() ? 0 : region_stack.back(); }

// Fills in the visible part of `box`; false when there is none.
bool Place(Item& item, ImRect box, const ImRect& clip) {
  box.ClipWith(clip);
  if (box.GetWidth() <= 0 || box.GetHeight() <= 0) return false;
  const float scale = PixelScale();
  item.x = box.Min.x / scale;
  item.y = box.Min.y / scale;
  item.w = box.GetWidth() / scale;
  item.h = box.GetHeight() / scale;
  return true;
}

Item* Find(ImGuiID id) {
  const auto found =
      std::find_if(items.rbegin(), items.rend(), [id](const Item& item) { return item.id == id; });
  return found == items.rend() ? nullptr : &*found;
}

}  // namespace

const std::vector<Item>& FrameItems() {
  // Scroll bars, windows and the like come without a name.
  std::erase_if(items, [](const Item& item) { return item.label.empty(); });
  return items;
}

const std::vector<ItemRegion>& FrameRegions() { return regions; }

void RecordItems(ImGuiContext* context) { context->TestEngineHookItems = true; }

void DescribeItem(std::string_view role, std::string_view label, ItemState state) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  Item* item = Find(context.LastItemData.ID);
  if (item == nullptr) return;  // not visible
  item->role = role;
  item->label = label;
  item->value = state.value;
  item->checked = state.checked;
}

void DescribeText(std::string_view role, std::string_view label, const ImVec2& min,
                  const ImVec2& max) {
  ImGuiContext* context = ImGui::GetCurrentContext();
  StartFrame(context);
  Item item;
  if (!Place(item, ImRect(min, max), context->CurrentWindow->ClipRect)) return;
  item.role = role;
  item.label = label;
  item.region = RegionNow();
  items.push_back(std::move(item));
}

void BeginRegion(std::string_view role, std::string_view label, std::uint32_t owner) {
  StartFrame(ImGui::GetCurrentContext());
  ItemRegion region{std::string(role), std::string(label), owner};
  const auto known = std::ranges::find(regions, region);  // "main" may have several parts
  region_stack.push_back(static_cast<std::uint32_t>(known - regions.begin()));
  if (known == regions.end()) regions.push_back(std::move(region));
}

void EndRegion() { region_stack.pop_back(); }

void FocusItem(std::uint32_t id) { wanted_focus = id; }

void PressItem(std::uint32_t id) {
  FocusItem(id);
  ImGui::ActivateItemByID(id);
}

}  // namespace kohort

// The hooks that IMGUI_ENABLE_TEST_ENGINE asks for (imgui_internal.h).

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data) {
  kohort::StartFrame(context);
  kohort::Item item;
  if (!kohort::Place(item, box, context->CurrentWindow->ClipRect)) return;
  item.id = id;
  item.enabled = data == nullptr || (data->ItemFlags & ImGuiItemFlags_Disabled) == 0;
  item.focused = context->NavId == id || context->ActiveId == id;
  item.region = kohort::RegionNow();
  if (kohort::wanted_focus == id) {
    kohort::wanted_focus = 0;
    ImGui::FocusItem();
    ImGui::SetNavCursorVisible(true);
  }
  kohort::items.push_back(std::move(item));
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {
  // ImGui cuts labels at "##", which texts from data may hold: DescribeItem says them instead.
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return ""; }
