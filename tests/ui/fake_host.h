// A host in memory: keeps what was sent, tells the time it is told.
#ifndef KOHORT_TESTS_UI_FAKE_HOST_H_
#define KOHORT_TESTS_UI_FAKE_HOST_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "core/service/messages.h"
#include "web/app/host.h"

namespace kohort {

class FakeHost : public Host {
 public:
  explicit FakeHost(std::map<std::string, std::string> remembered = {})
      : memory(std::move(remembered)) {}

  void Send(std::string_view request_json) override {
    if (deaf) return;
    Result<Request> request = DecodeRequest(request_json);
    REQUIRE_MESSAGE(request.has_value(), request_json);
    sent.push_back(*std::move(request));
  }
  void ChooseFiles() override { ++choosers; }
  void ReadFile(std::uint64_t handle) override { reads.push_back(handle); }
  void SaveFile(std::string_view name, std::string_view, std::string_view text) override {
    saved[std::string(name)] = text;
  }
  void CopyLink(std::string_view text) override { link = text; }
  bool Remember(std::string_view key, std::string_view text) override {
    if (full) return false;
    if (text.empty()) {
      memory.erase(std::string(key));
    } else {
      memory[std::string(key)] = text;
    }
    return true;
  }
  std::string Recall(std::string_view key) override {
    const auto found = memory.find(std::string(key));
    return found == memory.end() ? "" : found->second;
  }
  std::string LocalTime() override { return local_time; }
  void ShowLanguage(std::string_view tag) override { language = tag; }
  void RestartEngine() override { ++restarts; }
  double NowMs() override { return now_ms; }

  // The latest request of a kind, and its ID; fails the test when there is none.
  template <typename T>
  const T& Last() const {
    return std::get<T>(LastRequest<T>().body);
  }
  template <typename T>
  std::uint64_t LastId() const {
    return LastRequest<T>().id;
  }
  template <typename T>
  std::size_t Count() const {
    std::size_t count = 0;
    for (const Request& request : sent) count += std::holds_alternative<T>(request.body) ? 1 : 0;
    return count;
  }
  bool Cancelled(std::uint64_t id) const {
    for (const Request& request : sent) {
      const auto* cancel = std::get_if<CancelRequest>(&request.body);
      if (cancel != nullptr && cancel->request == id) return true;
    }
    return false;
  }

  std::vector<Request> sent;
  std::vector<std::uint64_t> reads;  // handles of files to be read
  std::map<std::string, std::string> saved;
  std::map<std::string, std::string> memory;
  std::string link;      // the text of the last
  std::string language;  // shown
  std::string local_time = "2026-11-30 09:41:07";
  bool full = false;  // nothing more is remembered
  bool deaf = false;  // does not look at what is sent, so that the page's own time can be measured
  int choosers = 0;
  int restarts = 0;
  double now_ms = 1000;

 private:
  template <typename T>
  const Request& LastRequest() const {
    for (std::size_t i = sent.size(); i-- > 0;) {
      if (std::holds_alternative<T>(sent[i].body)) return sent[i];
    }
    FAIL("no such request was sent");
    return sent.front();
  }
};

}  // namespace kohort

#endif  // KOHORT_TESTS_UI_FAKE_HOST_H_
