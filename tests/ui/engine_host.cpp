#include "tests/ui/engine_host.h"

#include <algorithm>
#include <cstring>
#include <variant>

#include "core/service/messages.h"

namespace kohort {

void EngineHost::RestartEngine() {
  replies.clear();
  part_.clear();
  engine_ = std::make_unique<Engine>([this](std::string_view json, std::span<const char> bytes) {
    part_.append(bytes.data(), bytes.size());
    if (json.empty()) return;
    const Result<Reply> reply = DecodeReply(json);
    if (reply && std::holds_alternative<ExportReply>(reply->body)) exported = part_;
    if (reply && !std::holds_alternative<Progress>(reply->body)) part_.clear();
    replies.emplace_back(json);
  });
}

bool EngineHost::Step() {
  switch (engine_->Step()) {
    case Next::kIdle: return false;
    case Next::kStep: return true;
    case Next::kRead: break;
  }
  const ReadRequest& read = engine_->read();
  const auto file = files.find(read.handle);
  if (file == files.end()) {
    engine_->ReadFailed("the file is gone");
    return true;
  }
  const std::span<char> buffer = engine_->ReadBuffer();
  const std::string& bytes = file->second;
  const auto offset = static_cast<std::size_t>(std::min<std::uint64_t>(read.offset, bytes.size()));
  const std::size_t size = std::min(buffer.size(), bytes.size() - offset);
  std::memcpy(buffer.data(), bytes.data() + offset, size);
  engine_->ReadDone(size);
  return true;
}

}  // namespace kohort
