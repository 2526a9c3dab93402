// The engine over files in memory, for tests.
#ifndef KOHORT_TESTS_CORE_SERVICE_TEST_ENGINE_H_
#define KOHORT_TESTS_CORE_SERVICE_TEST_ENGINE_H_

#include <algorithm>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "core/service/engine.h"
#include "core/service/messages.h"

namespace kohort {

class TestEngine {
 public:
  explicit TestEngine(std::size_t memory_bytes = 0, Engine::NowMs now_ms = nullptr)
      : engine(
            [this](std::string_view json, std::span<const char> part) {
              bytes.append(part.data(), part.size());
              if (json.empty()) return;
              const auto reply = DecodeReply(json);
              REQUIRE(reply);
              if (std::holds_alternative<Progress>(reply->body)) {
                progress.push_back(std::get<Progress>(reply->body));
              } else {
                replies.push_back(*reply);
              }
            },
            memory_bytes, {.beside = nullptr, .now_ms = std::move(now_ms)}) {}

  std::uint64_t Send(RequestBody body) {
    engine.Handle(Encode(Request{.id = ++last_id, .body = std::move(body)}));
    return last_id;
  }

  // Until nothing is left to do.
  void Run() {
    for (;;) {
      const Next next = engine.Step();
      if (next == Next::kIdle) return;
      if (next == Next::kRead) Read();
    }
  }

  void Read() {
    const auto file = files.find(engine.read().handle);
    if (file == files.end()) return engine.ReadFailed("it is gone");
    const std::span<char> buffer = engine.ReadBuffer();
    const auto offset = static_cast<std::size_t>(
        std::min<std::uint64_t>(engine.read().offset, file->second.size()));
    const std::size_t count = std::min({piece, buffer.size(), file->second.size() - offset});
    engine.ReadDone(file->second.copy(buffer.data(), count, offset));
  }

  template <class Answer>
  Answer Ask(RequestBody body) {
    replies.clear();
    bytes.clear();
    const std::uint64_t id = Send(std::move(body));
    Run();
    REQUIRE(replies.size() == 1);
    CHECK(replies[0].id == id);
    if constexpr (!std::is_same_v<Answer, ErrorReply>) {
      if (const auto* error = std::get_if<ErrorReply>(&replies[0].body)) {
        FAIL(error->error.Message());
      }
    }
    REQUIRE(std::holds_alternative<Answer>(replies[0].body));
    return std::get<Answer>(replies[0].body);
  }

  Error AskForError(RequestBody body) { return Ask<ErrorReply>(std::move(body)).error; }

  Preview Open(const std::string& text, const std::string& zone = "UTC") {
    files[1] = text;
    return Ask<Preview>(OpenRequest{.files = {{1, "a.csv", text.size()}}, .zone = zone});
  }
  Error OpenForError(const std::string& text) {
    files[1] = text;
    return AskForError(OpenRequest{.files = {{1, "a.csv", text.size()}}, .zone = ""});
  }

  DataSummary Load(const std::string& text) {
    return Ask<DataSummary>(ImportRequest{Open(text).ToMapping()});
  }

  Engine engine;
  std::map<std::uint64_t, std::string> files;
  std::size_t piece = 1 << 20;
  std::vector<Reply> replies;
  std::vector<Progress> progress;
  std::string bytes;
  std::uint64_t last_id = 0;
};

}  // namespace kohort

#endif  // KOHORT_TESTS_CORE_SERVICE_TEST_ENGINE_H_
