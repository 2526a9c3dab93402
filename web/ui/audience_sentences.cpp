// A new audience from a sentence: the sentences that the data can fill, to choose one.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/sentences.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr const char* kId = "sentences";
constexpr float kWidth = 600;
constexpr float kPadding = 11;

// Its name above what it says; true when it is taken.
bool DrawSentenceOption(const Segment& segment, float width) {
  const std::string sentence = Describe(segment, {}, CurrentLanguage());
  const float inner = width - 2 * Dp(kPadding);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // As high as it is: the words are laid out first, and painted over the area.
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  ImGui::Dummy(ImVec2(0, Dp(7)));
  ImGui::Indent(Dp(kPadding));
  const ImVec2 name = ImGui::GetCursorScreenPos();
  const float line = LineHeight();
  PaintText(list, {name, ImVec2(name.x + inner, name.y + line)}, segment.name,
            {.weight = Weight::kMedium});
  ImGui::Dummy(ImVec2(inner, line));
  DrawSentence(sentence, inner);
  ImGui::Unindent(Dp(kPadding));
  ImGui::Dummy(ImVec2(0, Dp(7)));
  const float height = ImGui::GetCursorScreenPos().y - at.y;
  const ImVec2 end = ImGui::GetCursorPos();
  ImGui::SetCursorScreenPos(at);
  list->ChannelsSetCurrent(0);
  const Press press =
      PressArea("option", segment.name, ImVec2(width, height),
                {.state = {.value = sentence}, .radius = kRadius - 2, .ring_gap = -2});
  if (press.visible && press.hovered) {
    list->AddRectFilled(press.box.min, press.box.max, Colors().hover, Dp(kRadius - 2));
  }
  list->ChannelsMerge();
  ImGui::SetCursorPos(end);
  ImGui::Dummy(ImVec2(0, 0));
  return press.pressed;
}

void DrawOptions(const Model& model, ViewState& state, Commands& commands, float width) {
  const Audiences& audiences = model.audiences;
  const auto remark = [width](T text) {
    ImGui::Indent(Dp(kPadding));
    Paragraph(Tr(text), Muted(), width - 2 * Dp(kPadding));
    ImGui::Unindent(Dp(kPadding));
    Gap(8);
  };
  if (!audiences.catalog) return remark(T::kSentenceLoading);
  const CatalogReply& catalog = *audiences.catalog;
  const std::string& purchase =
      model.settings.purchase.empty() ? catalog.purchase : model.settings.purchase;
  if (catalog.events.empty()) return remark(T::kSentenceNoEvents);
  if (!catalog.amount.empty()) {
    commands.push_back(
        command::NeedValues{{.attribute = {}, .property = catalog.amount, .search = {}}});
  }
  const bool own = audiences.values && audiences.values->property == catalog.amount;
  const std::vector<ValueCount> none;
  remark(T::kSentenceHelp);
  for (Segment& segment : MakeSentences(catalog, purchase, own ? audiences.values->values : none)) {
    if (!DrawSentenceOption(segment, width)) continue;
    commands.push_back(command::ShowScreen{Screen::kAudiences});
    commands.push_back(command::AddAudience{std::move(segment)});
    state.audiences.search.clear();
    ImGui::CloseCurrentPopup();
  }
}

}  // namespace

void DrawNewFromSentence(const Model& model, ViewState& state, Commands& commands) {
  if (std::exchange(state.audiences.choose_sentence, false)) OpenMenu(kId);
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const float width = std::min(Dp(kWidth), page.x - Dp(24));
  const float top = std::floor(page.y * 0.12F);
  const ImVec2 at(std::floor((page.x - width) / 2), top);
  if (!BeginMenu(kId, {at, ImVec2(at.x + width, top)}, width, false, Tr(T::kNewFromSentence))) {
    return;
  }
  ImGui::Indent(Dp(kPadding));
  Text(Tr(T::kNewFromSentence), {.weight = Weight::kSemibold}, width - 2 * Dp(kPadding + 5),
       "heading", Dp(kFieldHeight));
  ImGui::Unindent(Dp(kPadding));
  DrawOptions(model, state, commands, width - 2 * Dp(5));
  EndMenu();
}

}  // namespace kohort
