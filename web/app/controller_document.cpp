// What the controller does about the document as a whole: keeping it for other visits, files and
// links of it, its versions, taking back and doing again.
#include <algorithm>
#include <optional>
#include <utility>

#include "core/document/segments.h"
#include "core/segment/definition_json.h"
#include "web/app/controller.h"
#include "web/app/sharing.h"

namespace kohort {
namespace {

constexpr double kOpenedForMs = 8000;
constexpr double kKeepAfterMs = 300;
constexpr double kKeptNowForMs = 20000;
constexpr std::string_view kKept = "audiences";  // the document, for other visits

std::optional<DocumentEdit> Copy(const DocumentEdit* edit) {
  return edit == nullptr ? std::nullopt : std::optional(*edit);
}

}  // namespace

void Controller::RecallDocument() {
  Result<Definitions> kept = ParseDefinitions(host_.Recall(kKept));
  if (kept) document_.Reset(*std::move(kept));  // else of another version, or none
  kept_ = document_.now();
  ShowDocument();
}

void Controller::KeepDocument() {
  Audiences& audiences = model_.audiences;
  if (kept_ == document_.now()) {  // what was typed was taken back
    if (audiences.kept != Audiences::Kept::kSoon) return;
    audiences.kept = Audiences::Kept::kYes;
    audiences.kept_until_ms.reset();
    return;
  }
  const bool empty = document_.now() == Definitions{};
  const std::string text = empty ? "" : FormatDefinitions(document_.now());
  const bool kept = host_.Remember(kKept, text);
  versions_.Follow(kept_, document_.now());
  kept_ = document_.now();
  audiences.kept = kept ? Audiences::Kept::kNow : Audiences::Kept::kNo;
  audiences.kept_until_ms.reset();
  if (kept) audiences.kept_until_ms = host_.NowMs() + kKeptNowForMs;
  if (audiences.versions) audiences.versions = versions_.Of(audiences.selected);
}

void Controller::ShowDocument() {
  Audiences& audiences = model_.audiences;
  if (kept_ != document_.now()) {
    // All of it is written, which takes too long for every letter.
    audiences.kept = Audiences::Kept::kSoon;
    audiences.kept_until_ms = host_.NowMs() + kKeepAfterMs;
    if (!document_.typing()) KeepDocument();
  }
  audiences.document = document_.now();
  audiences.undo = Copy(document_.undo());
  audiences.redo = Copy(document_.redo());
  const auto& segments = audiences.document.segments;
  if (audiences.segment() == nullptr) {
    audiences.selected = segments.empty() ? "" : segments.front().id;
  }
  audiences.sentence = SegmentSentence(audiences.document, audiences.selected, model_.language);
  if (audiences.compared == audiences.selected) audiences.compared.clear();
  audiences.compared_sentence =
      SegmentSentence(audiences.document, audiences.compared, model_.language);
  if (audiences.versions) audiences.versions = versions_.Of(audiences.selected);
}

void Controller::OpenDefinitions(Definitions opened) {
  Toast toast;
  toast.kind = Toast::Kind::kOpened;
  toast.rows = opened.segments.size();
  toast.until_ms = host_.NowMs() + kOpenedForMs;
  const std::string first = opened.segments.empty() ? "" : opened.segments.front().id;
  Definitions next = document_.now();
  MergeDefinitions(next, std::move(opened));
  document_.Change({EditKind::kOpen, first}, std::move(next));
  model_.audiences.selected = first;
  CloseCustomer();
  ShowDocument();
  if (model_.data) {
    model_.screen = Screen::kAudiences;
    AskAudiences();
  }
  Tell(std::move(toast));
}

void Controller::On(const command::SaveAudiences&) {
  Definitions saved = document_.now();
  saved.settings.lifecycle = model_.settings;
  saved.settings.lifecycle.as_of.clear();  // they are asked of other days, too
  host_.SaveFile("audiences.json", "application/json", FormatDefinitions(saved));
}

void Controller::On(const command::ChooseAudiences&) {
  definitions_next_ = true;
  add_next_ = mapping_next_ = false;
  host_.ChooseFiles();
}

void Controller::On(const command::PasteAudiences& c) {
  Result<Definitions> pasted = ParseDefinitions(c.text);
  if (!pasted) return TellError(pasted.error());
  OpenDefinitions(*std::move(pasted));
}

void Controller::On(const command::ShareAudience& c) {
  if (FindSegment(document_.now(), c.id) == nullptr) return;
  Definitions shared = Shared(document_.now(), c.id);
  shared.settings.lifecycle = model_.settings;
  shared.settings.lifecycle.as_of.clear();
  const std::string text = FormatDefinitions(shared);
  if (text.size() <= kMostLinkText) return host_.CopyLink(text);
  TellError({"link_too_long", "This audience is too long for a link.", "",
             "Save all to a file and share that instead."});
}

void Controller::LinkCopied(bool copied) {
  if (!copied) {
    return TellError({"link_not_copied", "The browser did not let the page copy the link.", "",
                      "Allow the page to use the clipboard, or save all to a file."});
  }
  Toast toast;
  toast.kind = Toast::Kind::kLinkCopied;
  toast.until_ms = host_.NowMs() + kOpenedForMs;
  Tell(std::move(toast));
}

void Controller::LinkOpened(std::string_view text) {
  Result<Definitions> opened = ParseDefinitions(text);
  if (opened && !opened->segments.empty()) return OpenDefinitions(*std::move(opened));
  TellError({"link_broken", "This link holds no audience that can be read.", "",
             "It may have been cut off on its way: ask for it again, or for a file."});
}

void Controller::On(const command::ShowVersions& c) {
  model_.audiences.versions.reset();
  if (c.show && model_.audiences.segment() != nullptr) model_.audiences.versions.emplace();
  document_.End();
  ShowDocument();
}

void Controller::On(const command::RestoreVersion& c) {
  const std::optional<Versions>& versions = model_.audiences.versions;
  if (!versions || c.version >= versions->size()) return;
  Definitions next = document_.now();
  if (!ReplaceSegment(next, (*versions)[c.version].segment)) return;
  KeepDocument();
  versions_.EndSpell();
  document_.Change({EditKind::kRestore, model_.audiences.selected}, std::move(next));
  ShowDocument();
  AskAudiences();
}

void Controller::On(const command::EndTyping&) {
  document_.End();
  ShowDocument();
}

void Controller::On(const command::Undo&) {
  const std::optional<DocumentEdit> edit = Copy(document_.undo());
  if (!edit) return;
  document_.Undo();
  model_.audiences.selected = edit->segment;
  ShowDocument();
  AskAudiences();
  std::erase_if(model_.toasts,
                [](const Toast& toast) { return toast.kind == Toast::Kind::kDeleted; });
}

void Controller::On(const command::Redo&) {
  const std::optional<DocumentEdit> edit = Copy(document_.redo());
  if (!edit) return;
  document_.Redo();
  if (FindSegment(document_.now(), edit->segment) != nullptr) {
    model_.audiences.selected = edit->segment;
  }
  ShowDocument();
  AskAudiences();
}

}  // namespace kohort
