// The whole page as one object: what it knows, its views, and the edges the host calls.
//
// The host makes the ImGui context (SetUpImGui in web/ui/theme.h), feeds it input, and calls Draw
// between ImGui::NewFrame and ImGui::Render whenever something happened or NextFrameMs asks for it.
#ifndef KOHORT_WEB_UI_PAGE_H_
#define KOHORT_WEB_UI_PAGE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/service/messages.h"
#include "web/app/host.h"
#include "web/app/model.h"

namespace kohort {

struct PageOptions {
  std::string zone = "UTC";  // IANA name: the reader's own time zone
  bool dark = false;
  bool reduced_motion = false;
  Language language = Language::kEnglish;  // where none was chosen before
};

class Page {
 public:
  Page(Host& host, PageOptions options);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // A reply from the engine.
  void Receive(std::string_view reply_json);

  // The engine ended by itself (out of memory, or a defect). The page shows it and starts another.
  void EngineStopped(std::string_view reason);

  // Files were dropped on the page or chosen.
  void FilesChosen(std::vector<FileInfo> files);

  // Files are being dragged over the page, or no longer.
  void FilesHover(bool hovering);

  // The text of a file that the host was asked to read.
  void FileRead(std::uint64_t handle, std::string_view text);

  // A link was copied, or could not be.
  void LinkCopied(bool copied);

  // The page was opened by a link that carries this text; empty where it is broken.
  void LinkOpened(std::string_view text);

  // The reader goes, and may not come back: what would be kept in a moment is kept now.
  void Leave();

  void SetDark(bool dark);

  // Whether the reader wants as little motion as there can be.
  void SetReducedMotion(bool reduced);

  // Draws the page into the current ImGui frame.
  void Draw();

  // Milliseconds until the next frame is wanted though nothing happens (an animation, a caret);
  // nothing when the picture stands still.
  std::optional<double> NextFrameMs() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kohort

#endif  // KOHORT_WEB_UI_PAGE_H_
