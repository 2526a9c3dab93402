#include "cli/local_engine.h"

#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/stat.h>

#include "core/import/head.h"

namespace kohort {
namespace {

Error Unreadable(const std::string& path, const char* reason) {
  return {"file_unreadable", std::string("The file cannot be read: ") + reason + ".", path,
          "Check its name and your rights to it."};
}

}  // namespace

LocalEngine::LocalEngine()
    : engine_(
          [this](std::string_view json, std::span<const char> bytes) {
            if (!bytes.empty() && (!*take_bytes_ || !(*take_bytes_)(bytes))) bytes_lost_ = true;
            if (json.empty()) return;
            Result<Reply> reply = DecodeReply(json);
            assert(reply);
            if (!std::holds_alternative<Progress>(reply->body)) {
              replies_.push_back(std::move(*reply));
            }
          },
          /*memory_bytes=*/0, {.beside = &beside_}) {}

Result<std::vector<FileInfo>> LocalEngine::OpenFiles(const std::vector<std::string>& paths) {
  std::vector<FileInfo> infos;
  for (const std::string& path : paths) {
    File file{.path = path, .stream = {}, .head = {}};
    file.stream.reset(std::fopen(path.c_str(), "rb"));
    struct stat status{};
    if (!file.stream || fstat(fileno(file.stream.get()), &status) != 0) {
      return std::unexpected(Unreadable(path, std::strerror(errno)));
    }
    if (S_ISDIR(status.st_mode)) return std::unexpected(Unreadable(path, "it is a folder"));
    file.seekable = S_ISREG(status.st_mode);
    infos.push_back({.handle = files_.size(),
                     .name = path,
                     .size_bytes = static_cast<std::uint64_t>(status.st_size)});
    files_.push_back(std::move(file));
  }
  return infos;
}

Result<ReplyBody> LocalEngine::Run(RequestBody request, const TakeBytes& take_bytes) {
  take_bytes_ = &take_bytes;
  replies_.clear();
  engine_.Handle(Encode(Request{.id = next_id_++, .body = std::move(request)}));
  while (replies_.empty()) {
    if (engine_.Step() == Next::kRead) Read();
  }
  if (bytes_lost_) {
    return std::unexpected(Error{"file_unwritable", "The file could not be written.", "",
                                 "Check the space left on the disk."});
  }
  if (auto* error = std::get_if<ErrorReply>(&replies_[0].body)) {
    return std::unexpected(std::move(error->error));
  }
  return std::move(replies_[0].body);
}

void LocalEngine::Read() {
  File& file = files_[engine_.read().handle];
  const std::uint64_t offset = engine_.read().offset;
  const std::span<char> buffer = engine_.ReadBuffer();
  if (!file.seekable && offset < file.head.size()) {
    engine_.ReadDone(
        file.head.copy(buffer.data(), buffer.size(), static_cast<std::size_t>(offset)));
    return;
  }
  if (offset != file.offset) {
    std::clearerr(file.stream.get());
    if (fseeko(file.stream.get(), static_cast<off_t>(offset), SEEK_SET) != 0) {
      return engine_.ReadFailed(std::strerror(errno));
    }
    file.offset = offset;
  }
  const std::size_t bytes = std::fread(buffer.data(), 1, buffer.size(), file.stream.get());
  if (bytes == 0 && std::ferror(file.stream.get())) {
    return engine_.ReadFailed(std::strerror(errno));
  }
  file.offset += bytes;
  if (!file.seekable && file.offset <= kHeadBytes) file.head.append(buffer.data(), bytes);
  engine_.ReadDone(bytes);
}

}  // namespace kohort
