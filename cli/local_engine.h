// An engine in this process that reads files of this machine.
#ifndef KOHORT_CLI_LOCAL_ENGINE_H_
#define KOHORT_CLI_LOCAL_ENGINE_H_

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/worker_thread.h"
#include "core/base/error.h"
#include "core/service/engine.h"
#include "core/service/messages.h"

namespace kohort {

class LocalEngine {
 public:
  // Takes the bytes of an exported file, part by part; false if they could not be kept.
  using TakeBytes = std::function<bool(std::span<const char>)>;

  LocalEngine();

  // Error file_unreadable.
  Result<std::vector<FileInfo>> OpenFiles(const std::vector<std::string>& paths);

  // Runs a request to its end. Bytes beside the reply go to `take_bytes`.
  template <class Answer>
  Result<Answer> Ask(RequestBody request, const TakeBytes& take_bytes = {}) {
    Result<ReplyBody> reply = Run(std::move(request), take_bytes);
    if (!reply) return std::unexpected(reply.error());
    return std::get<Answer>(std::move(*reply));
  }

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct File {
    std::string path;
    std::unique_ptr<std::FILE, CloseFile> stream;
    std::uint64_t offset = 0;  // of the stream
    bool seekable = true;
    std::string head;  // of a pipe: what was looked at before it is read from the beginning
  };

  Result<ReplyBody> Run(RequestBody request, const TakeBytes& take_bytes);
  void Read();

  WorkerThread beside_;
  Engine engine_;
  std::vector<File> files_;  // by handle
  std::uint64_t next_id_ = 1;
  std::vector<Reply> replies_;
  const TakeBytes* take_bytes_ = nullptr;
  bool bytes_lost_ = false;
};

}  // namespace kohort

#endif  // KOHORT_CLI_LOCAL_ENGINE_H_
