// The palette: Ctrl K anywhere, a few letters, Enter. It goes to an audience, does what a button
// somewhere does, or adds a condition on an event or attribute to the audience at hand.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/audience_parts.h"
#include "web/ui/chips.h"
#include "web/ui/views.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

constexpr const char* kId = "palette";
constexpr float kWidth = 560;
constexpr int kMostUntyped = 6;  // audiences, before anything is typed

class Finder {
 public:
  Finder(const Model& model, ViewState& state, bool take_first, float width, Commands& commands)
      : model_(model),
        state_(state),
        wanted_(state.palette_wanted),
        take_first_(take_first),
        width_(width),
        commands_(commands) {}

  void Draw() {
    if (model_.data) DrawAudiences();
    DrawCommands();
    if (model_.data && !wanted_.empty() && model_.audiences.catalog) DrawNames();
    if (options_ > 0) return;
    Gap(6);
    ImGui::Indent(Dp(8));
    Text(Tr(T::kNothingFound), Muted());
    ImGui::Unindent(Dp(8));
  }

 private:
  // True when it is taken: its commands follow.
  bool Option(std::string_view label, const char* icon, std::string_view detail = {}) {
    if (!Holds(label, wanted_)) return false;
    ImGui::PushID(options_++);
    const bool taken = MenuOption(label, false, width_, icon, detail) || take_first_;
    ImGui::PopID();
    take_first_ = false;
    if (taken) ImGui::CloseCurrentPopup();
    return taken;
  }

  void Offer(std::string_view label, const char* icon, Command command) {
    if (Option(label, icon)) commands_.push_back(std::move(command));
  }

  void DrawAudiences() {
    int shown = 0;
    for (const Segment& segment : model_.audiences.document.segments) {
      if (wanted_.empty() && shown++ == kMostUntyped) break;
      const SegmentSize* size = model_.audiences.SizeOf(segment.id);
      const bool known = size != nullptr && size->problems.empty();
      if (Option(segment.name, icons::kUsers, known ? Number(size->customers) : "")) {
        commands_.push_back(command::ShowScreen{Screen::kAudiences});
        commands_.push_back(command::SelectAudience{segment.id});
      }
    }
  }

  void DrawCommands() {
    if (!model_.data) {
      Offer(Tr(T::kChooseFiles), icons::kUpload, command::ChooseFiles{});
      Offer(Tr(T::kTrySample), icons::kSparkles, command::OpenSample{});
      return;
    }
    const Audiences& audiences = model_.audiences;
    if (Option(Tr(T::kNewEmpty), icons::kPlus)) Add(std::nullopt);
    if (Option(Tr(T::kNewFromSentence), icons::kTextQuote)) {
      commands_.push_back(command::ShowScreen{Screen::kAudiences});
      state_.audiences.choose_sentence = true;
    }
    if (Option(Tr(T::kNewFromIds), icons::kClipboardList)) {
      commands_.push_back(command::ShowScreen{Screen::kAudiences});
      commands_.push_back(command::OpenIds{});
    }
    const auto go = [this](T tab, const char* icon, Screen screen) {
      if (model_.screen != screen) {
        Offer(Fill(T::kGoTo, {Tr(tab)}), icon, command::ShowScreen{screen});
      }
    };
    go(T::kTabData, icons::kDatabase, Screen::kData);
    go(T::kTabAudiences, icons::kUsers, Screen::kAudiences);
    go(T::kTabLifecycle, icons::kRefreshCw, Screen::kLifecycle);
    if (audiences.undo) {
      Offer(Fill(T::kUndoNamed, {EditName(*audiences.undo, audiences.document)}), icons::kUndo2,
            command::Undo{});
    }
    if (audiences.redo) {
      Offer(Fill(T::kRedoNamed, {EditName(*audiences.redo, audiences.document)}), icons::kRedo2,
            command::Redo{});
    }
    Offer(Tr(T::kOpenFile), icons::kUpload, command::ChooseAudiences{});
    if (!audiences.document.segments.empty()) {
      Offer(Tr(T::kSaveFile), icons::kDownload, command::SaveAudiences{});
    }
    if (model_.exporting || model_.settings.purchase.empty()) return;
    const Segment* segment = audiences.segment();
    if (segment != nullptr) {
      Offer(Fill(T::kExportStageCsv, {segment->name}), icons::kFileDown,
            command::Export{.stage = "", .format = "csv", .segment = segment->id});
    }
    Offer(Tr(T::kExportAllCsv), icons::kFileDown, command::Export{.stage = "", .format = "csv"});
    Offer(Tr(T::kExportSqlite), icons::kDatabase, command::Export{.stage = "", .format = "sqlite"});
  }

  // What the data has: each adds a condition on itself.
  void DrawNames() {
    const CatalogReply& catalog = *model_.audiences.catalog;
    for (const EventSummary& event : catalog.events) {
      if (Option(event.name, icons::kClock, Tr(T::kAddsCondition))) {
        EventCondition condition;
        condition.events.event.names = {event.name};
        condition.window.kind = WindowKind::kLast;
        condition.window.count = 30;
        Add(Condition{std::move(condition)});
      }
    }
    for (const CatalogProperty& attribute : catalog.attributes) {
      if (Option(attribute.name, icons::kTag, Tr(T::kAddsCondition))) {
        Add(Condition{AttributeCondition{attribute.name, {}}});
      }
    }
  }

  // Adds the condition to the audience at hand, or an audience with it where there is none; without
  // a condition, an empty audience.
  void Add(std::optional<Condition> condition) {
    commands_.push_back(command::ShowScreen{Screen::kAudiences});
    const Segment* at_hand = condition ? model_.audiences.segment() : nullptr;
    Segment segment;
    if (at_hand != nullptr) segment = *at_hand;
    if (condition) segment.include.conditions.push_back(std::move(*condition));
    if (at_hand != nullptr) {
      commands_.push_back(command::EditAudience{std::move(segment), EditKind::kChange});
    } else {
      segment.name = Tr(T::kNewAudience);
      commands_.push_back(command::AddAudience{std::move(segment)});
    }
  }

  const Model& model_;
  ViewState& state_;
  const std::string& wanted_;
  bool take_first_;
  const float width_;
  Commands& commands_;
  int options_ = 0;
};

}  // namespace

void DrawPalette(const Model& model, ViewState& state, Commands& commands) {
  if (model.importing || model.preview) return;  // one thing after the other
  if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_K)) OpenMenu(kId);
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const float width = std::min(Dp(kWidth), page.x - Dp(24));
  const float top = std::floor(page.y * 0.12F);
  const ImVec2 at(std::floor((page.x - width) / 2), top);
  if (!BeginMenu(kId, {at, ImVec2(at.x + width, top)}, width, false, Tr(T::kPalette))) return;
  const bool appearing = ImGui::IsWindowAppearing();
  if (appearing) state.palette_wanted.clear();
  const float inner = width - 2 * Dp(5);
  const bool take_first = TextField(Tr(T::kPalette), state.palette_wanted,
                                    {.width = inner / PixelScale(),
                                     .hint = Tr(T::kPaletteHint),
                                     .focus = appearing,
                                     .icon = icons::kSearch})
                              .entered &&
                          !state.palette_wanted.empty();
  Gap(5);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();  // not the field alone
  Finder(model, state, take_first, inner, commands).Draw();
  EndMenu();
}

}  // namespace kohort
