// The engine behind the page: requests in, replies out, one slice of work at a time.
//
// The host (the worker's script, the command, a test) owns the loop and the files:
//
//   engine.Handle(json);
//   for (;;) switch (engine.Step()) {
//     case Next::kIdle: wait for a message;
//     case Next::kStep: look for messages, then go on;
//     case Next::kRead: read engine.read() into engine.ReadBuffer(); engine.ReadDone(n) or
//     ReadFailed;
//   }
//
// Nothing here throws or blocks, and the only clock is one the host lends. Running out of memory
// ends the request at hand with an error; what was loaded before stays. One thread.
#ifndef KOHORT_CORE_SERVICE_ENGINE_H_
#define KOHORT_CORE_SERVICE_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/side_thread.h"

namespace kohort {

// Bytes of a file that the engine wants next.
struct ReadRequest {
  std::uint64_t handle = 0;
  std::uint64_t offset = 0;
};

enum class Next { kIdle, kStep, kRead };

class Engine {
 public:
  // Receives each reply's JSON and the bytes beside it, which are valid during the call. Bytes of
  // one file may come in several calls; those before the last come with an empty JSON.
  using Send = std::function<void(std::string_view json, std::span<const char> bytes)>;

  // Milliseconds since some instant of the host's; never less than before.
  using NowMs = std::function<double()>;

  // What the host lends, each for as long as the engine lives.
  struct Lent {
    SideThread* beside = nullptr;  // lets imports use a second thread
    NowMs now_ms = nullptr;        // lets counts say how long they took
  };

  // `memory_bytes`: what its data may take; an import that needs more ends with memory_full. 0: as
  // much as there is.
  explicit Engine(Send send, std::size_t memory_bytes = 0);
  Engine(Send send, std::size_t memory_bytes, Lent lent);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Takes a request. Cheap: the work is done in Step.
  void Handle(std::string_view json);

  // Does one slice of work, of at most a few tens of milliseconds.
  Next Step();

  // REQUIRES: the last Step returned kRead.
  const ReadRequest& read() const;
  std::span<char> ReadBuffer();
  void ReadDone(std::size_t bytes);  // 0 = the end of the file
  void ReadFailed(std::string_view reason);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_ENGINE_H_
