// What the page needs from the place it runs in. The browser's twin is in web/platform; tests keep
// one in memory with a real engine behind it.
#ifndef KOHORT_WEB_APP_HOST_H_
#define KOHORT_WEB_APP_HOST_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace kohort {

class Host {
 public:
  virtual ~Host() = default;

  // Sends a request to the engine. Its replies arrive at Page::Receive, never during this call.
  virtual void Send(std::string_view request_json) = 0;

  // Opens the file chooser. The choice arrives at Page::FilesChosen.
  virtual void ChooseFiles() = 0;

  // Reads a small file whole. Its text arrives at Page::FileRead, never during this call; empty
  // where it cannot be read.
  virtual void ReadFile(std::uint64_t handle) = 0;

  // Gives the person a file.
  virtual void SaveFile(std::string_view name, std::string_view media_type,
                        std::string_view text) = 0;

  // Copies a link to this page that carries the text. Page::LinkCopied says later whether it could.
  // Where such a link is opened, the text arrives at Page::LinkOpened; empty where it is broken.
  virtual void CopyLink(std::string_view text) = 0;

  // Keeps a short text for other visits; an empty one is forgotten. False where there is no room or
  // no place for it. Recall answers with it, or with an empty text.
  virtual bool Remember(std::string_view key, std::string_view text) = 0;
  virtual std::string Recall(std::string_view key) = 0;

  // The reader's clock: local time, "2026-11-12 21:04:55".
  virtual std::string LocalTime() = 0;

  // Tells the place the language of what is shown, a BCP 47 tag.
  virtual void ShowLanguage(std::string_view tag) = 0;

  // Ends the engine at once, with whatever it holds, and starts an empty one.
  virtual void RestartEngine() = 0;

  // Monotonic, for speeds and remaining times.
  virtual double NowMs() = 0;
};

}  // namespace kohort

#endif  // KOHORT_WEB_APP_HOST_H_
