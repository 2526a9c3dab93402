// A host with the real engine behind it, in the same process, and files in memory. Replies wait
// until they are delivered, as between a page and its worker.
#ifndef KOHORT_TESTS_UI_ENGINE_HOST_H_
#define KOHORT_TESTS_UI_ENGINE_HOST_H_

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/service/engine.h"
#include "web/app/host.h"

namespace kohort {

class EngineHost : public Host {
 public:
  EngineHost() { EngineHost::RestartEngine(); }

  void Send(std::string_view request_json) override { engine_->Handle(request_json); }
  void ChooseFiles() override {}
  void ReadFile(std::uint64_t) override {}
  void SaveFile(std::string_view, std::string_view, std::string_view text) override {
    exported = text;
  }
  void CopyLink(std::string_view) override {}
  bool Remember(std::string_view key, std::string_view text) override {
    memory[std::string(key)] = text;
    return true;
  }
  std::string Recall(std::string_view key) override { return memory[std::string(key)]; }
  void ShowLanguage(std::string_view) override {}
  void RestartEngine() override;
  std::string LocalTime() override { return "2026-11-30 09:41:07"; }
  double NowMs() override { return now_ms; }

  // One step of the engine's work. False when there is none.
  bool Step();

  std::map<std::uint64_t, std::string> files;  // by handle; missing = vanished
  std::deque<std::string> replies;             // not delivered yet
  std::string exported;                        // the last file in full
  std::map<std::string, std::string> memory;   // what is remembered
  double now_ms = 1000;

 private:
  std::unique_ptr<Engine> engine_;
  std::string part_;
};

}  // namespace kohort

#endif  // KOHORT_TESTS_UI_ENGINE_HOST_H_
