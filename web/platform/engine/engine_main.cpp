// The engine as worker.js sees it: the calls of core/service/engine.h as C functions. worker.js
// owns the loop and the files; replies leave through kohort_engine_post (lib_engine.js).
#include <cstddef>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include <emscripten/em_macros.h>
#include <emscripten/emscripten.h>
#include <emscripten/heap.h>

#include "core/service/engine.h"
#include "core/service/warm_up.h"

extern "C" {
void kohort_engine_post(const char* json, std::size_t json_size, const char* bytes,
                        std::size_t bytes_size);
void kohort_engine_stop(const char* reason, std::size_t size);
}

namespace {

// One engine a module: a new one is a new worker.
std::unique_ptr<kohort::Engine> engine;
std::unique_ptr<kohort::WarmUp> warm_up;

// Of a memory of `bytes`, what data may take: less the module itself, the files' pieces on their
// way in, and what lies unused between allocations.
std::size_t ForData(std::size_t bytes) {
  constexpr std::size_t kFixedBytes = std::size_t{24} << 20;
  return bytes - bytes / 16 - kFixedBytes;
}

// Text on its way in. worker.js writes it here and passes its length.
std::string text;

// The engine promises not to throw, but it runs on memory that can end anywhere. What escapes it
// leaves an engine that cannot be trusted: the worker ends, and says why.
template <class Call>
auto Guarded(Call call) -> decltype(call()) {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    constexpr std::string_view kReason = "it ran out of memory.";
    kohort_engine_stop(kReason.data(), kReason.size());
  } catch (const std::exception& error) {
    const std::string reason = std::string("an error inside it: ") + error.what();
    kohort_engine_stop(reason.data(), reason.size());
  }
  return decltype(call())();
}

}  // namespace

extern "C" {

// `memory_bytes`: of the memory that the worker made; 0 = as much as the module may have.
EMSCRIPTEN_KEEPALIVE void kohort_engine_start(std::size_t memory_bytes) {
  Guarded([=] {
    engine = std::make_unique<kohort::Engine>(
        [](std::string_view json, std::span<const char> bytes) {
          kohort_engine_post(json.data(), json.size(), bytes.data(), bytes.size());
        },
        ForData(memory_bytes == 0 ? emscripten_get_heap_max() : memory_bytes),
        kohort::Engine::Lent{.now_ms = emscripten_get_now});
  });
}

EMSCRIPTEN_KEEPALIVE char* kohort_engine_text(std::size_t size) {
  return Guarded([=] {
    text.resize(size);
    return text.data();
  });
}

EMSCRIPTEN_KEEPALIVE void kohort_engine_handle() {
  Guarded([] { engine->Handle(text); });
}

EMSCRIPTEN_KEEPALIVE int kohort_engine_step() {
  return Guarded([] { return static_cast<int>(engine->Step()); });
}

// Does some work that nobody asked for, so that what is asked goes faster (core/service/warm_up.h):
// for when there is nothing else to do. True while there is more.
EMSCRIPTEN_KEEPALIVE bool kohort_engine_warm_up() {
  return Guarded([] {
    if (!warm_up) warm_up = std::make_unique<kohort::WarmUp>();
    const bool more = warm_up->Step();
    if (!more) warm_up = nullptr;
    return more;
  });
}
// Its memory is needed.
EMSCRIPTEN_KEEPALIVE void kohort_engine_end_warm_up() { warm_up = nullptr; }

// Handles and offsets pass as doubles, which are exact up to 2^53.
EMSCRIPTEN_KEEPALIVE double kohort_engine_read_handle() {
  return static_cast<double>(engine->read().handle);
}
EMSCRIPTEN_KEEPALIVE double kohort_engine_read_offset() {
  return static_cast<double>(engine->read().offset);
}
EMSCRIPTEN_KEEPALIVE char* kohort_engine_read_buffer() { return engine->ReadBuffer().data(); }
EMSCRIPTEN_KEEPALIVE std::size_t kohort_engine_read_size() { return engine->ReadBuffer().size(); }

EMSCRIPTEN_KEEPALIVE void kohort_engine_read_done(std::size_t bytes) {
  Guarded([=] { engine->ReadDone(bytes); });
}
EMSCRIPTEN_KEEPALIVE void kohort_engine_read_failed() {
  Guarded([] { engine->ReadFailed(text); });
}

}  // extern "C"
